"""Nobody enters without having accepted the rules, or with another role in the contest."""

import pytest

from contest.contests.errors import RulesMovedOn, RulesNotAccepted, StaffCannotEnter
from contest.contests.rules import accept_rules
from contest.teams.approving import submit_team
from contest.teams.errors import ApplicantNotReady, TeamNameTaken
from contest.teams.founding import change_team, create_team
from contest.teams.inviting import invite_by_link
from contest.teams.joining import accept_link, decline_link
from contest.teams.requests import accept_request, ask_to_join
from core.people.consents import has_consented
from tests.contest.builders import add_contest, add_judge, add_team, day, grant, insert, snapshot
from tests.contest.teams.ground import NOW, TABLES, URL, add_people, mailed_secret, members, secret_in


def add_rules(db, version, is_material=True):
    insert(
        db,
        "rule_version",
        contest_id="c1",
        version=version,
        body_zh=f"规则 {version}",
        body_en=f"Rules {version}",
        sha256=str(version) * 64,
        is_material=is_material,
        published_by="o1",
        published_at=day(version - 10),
    )


@pytest.fixture
def season(db):
    add_contest(db)
    add_rules(db, 1)
    add_people(db, "an", "bo")
    return db


def test_a_team_is_founded_after_accepting_the_rules(season):
    before = snapshot(season, *TABLES)
    with pytest.raises(RulesNotAccepted):
        create_team(season, "c1", name="数据队", actor="an", now=NOW)
    assert snapshot(season, *TABLES) == before

    accept_rules(season, "c1", version=1, actor="an", now=NOW)
    create_team(season, "c1", name="数据队", actor="an", now=NOW)


def test_or_with_the_same_click(season):
    create_team(season, "c1", name="数据队", rules_version=1, actor="an", now=NOW)

    assert has_consented(season, "an", "contest-rules:c1", 1)


def test_a_refused_founding_keeps_no_acceptance(season):
    create_team(season, "c1", name="数据队", rules_version=1, actor="an", now=NOW)
    before = snapshot(season, "consent", *TABLES)

    with pytest.raises(RulesMovedOn):
        create_team(season, "c1", name="别的队", rules_version=2, actor="bo", now=NOW)
    with pytest.raises(TeamNameTaken):
        create_team(season, "c1", name="数据队", rules_version=1, actor="bo", now=NOW)

    assert snapshot(season, "consent", *TABLES) == before


def test_the_invitee_accepts_the_rules_to_join_but_not_to_decline(season):
    team_id = create_team(season, "c1", name="数据队", rules_version=1, actor="an", now=NOW)
    secret = mailed_secret(season, team_id, "bo@bo.example", leader="an")
    before = snapshot(season, *TABLES)

    with pytest.raises(RulesNotAccepted):
        accept_link(season, secret, actor="bo", now=NOW)
    assert snapshot(season, *TABLES) == before

    accept_link(season, secret, rules_version=1, actor="bo", now=NOW)
    assert members(season, team_id) == ["an", "bo"]

    other = secret_in(invite_by_link(season, team_id, public_url=URL, actor="an", now=NOW).url)
    add_people(season, "cy")
    decline_link(season, other, actor="cy", now=NOW)


def test_a_material_change_asks_the_leader_again_before_the_next_step(season):
    team_id = create_team(season, "c1", name="数据队", rules_version=1, actor="an", now=NOW)
    add_rules(season, 2)

    with pytest.raises(RulesNotAccepted):
        invite_by_link(season, team_id, public_url=URL, actor="an", now=NOW)
    with pytest.raises(RulesNotAccepted):
        submit_team(season, team_id, actor="an", now=NOW)
    accept_rules(season, "c1", version=2, actor="an", now=NOW)
    submit_team(season, team_id, actor="an", now=NOW)


def test_a_change_of_words_asks_nobody_again(season):
    team_id = create_team(season, "c1", name="数据队", rules_version=1, actor="an", now=NOW)
    add_rules(season, 2, is_material=False)

    submit_team(season, team_id, actor="an", now=NOW)


def test_who_asks_to_join_accepts_the_rules_and_again_when_they_change(season):
    team_id = create_team(season, "c1", name="数据队", rules_version=1, actor="an", now=NOW)
    change_team(season, team_id, looking_for="队友", actor="an", now=NOW)

    with pytest.raises(RulesNotAccepted):
        ask_to_join(season, team_id, message="", public_url=URL, actor="bo", now=NOW)
    request_id = ask_to_join(season, team_id, message="", public_url=URL, rules_version=1, actor="bo", now=NOW)
    add_rules(season, 2)
    with pytest.raises(ApplicantNotReady):
        accept_request(season, request_id, actor="an", now=NOW)
    accept_rules(season, "c1", version=2, actor="bo", now=NOW)
    accept_request(season, request_id, actor="an", now=NOW)

    assert members(season, team_id) == ["an", "bo"]


def test_organisers_judges_auditors_and_administrators_do_not_enter(db):
    add_contest(db)
    add_team(db, "team", ["an"])
    add_judge(db, "judge")
    grant(db, "auditor", "auditor", "contest:c1")
    grant(db, "root", "administrator")
    grant(db, "officer", "publisher", "office:air")
    secret = secret_in(invite_by_link(db, "team", public_url=URL, actor="an", now=NOW).url)
    before = snapshot(db, *TABLES)

    for person in ("o1", "judge", "auditor", "root", "officer"):
        with pytest.raises(StaffCannotEnter):
            create_team(db, "c1", name="数据队", actor=person, now=NOW)
        with pytest.raises(StaffCannotEnter):
            accept_link(db, secret, actor=person, now=NOW)

    assert snapshot(db, *TABLES) == before


def test_roles_in_another_contest_keep_nobody_out(db):
    add_contest(db)
    grant(db, "o9", "organiser", "contest:c9")

    create_team(db, "c1", name="数据队", actor="o9", now=NOW)
