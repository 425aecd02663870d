"""Every way out of a team, and why some are closed."""

import pytest

from contest.contests.gates import pass_gate
from contest.errors import NotAllowedNow, NotYours, ReasonNeeded
from contest.teams.errors import (
    HandOverFirst,
    JudgingBindsTeam,
    LeadsAlready,
    NotInTeam,
    NotOneself,
    OnlyWithdrawal,
    ResultsBindTeam,
    TeamLocked,
)
from contest.teams.leaving import dissolve_team, hand_over, leave_team, remove_member, withdraw_team
from contest.teams.queries import get_team, list_membership_events
from core.audit import broken_links
from tests.contest.builders import add_contest, add_team, add_work, day, snapshot
from tests.contest.teams.ground import (
    CLOSE,
    MS,
    NOW,
    TABLES,
    add_people,
    found,
    leader,
    members,
    status,
    subjects_to,
)


@pytest.fixture
def season(db):
    add_contest(db)
    add_people(db, "an", "bo", "cy")
    return db


def work_status(db, work_id="w1"):
    return db.row("SELECT status FROM work WHERE id = ?", (work_id,))[0]


def test_a_member_leaves_and_may_found_a_team_at_once(season):
    team_id = found(season, "an", "bo")

    leave_team(season, team_id, actor="bo", now=NOW)
    found(season, "bo")

    assert members(season, team_id) == ["an"]
    assert subjects_to(season, "an@an.example")[-1] == "bo离开了团队“队伍 an”"
    kinds = {(e.account_id, e.kind) for e in list_membership_events(season, team_id)}
    assert kinds == {("an", "joined"), ("an", "leads"), ("bo", "joined"), ("bo", "left")}
    assert broken_links(season) == []


def test_a_leader_with_members_hands_over_first(season):
    team_id = found(season, "an", "bo")
    before = snapshot(season, *TABLES)

    with pytest.raises(HandOverFirst):
        leave_team(season, team_id, actor="an", now=NOW)
    assert snapshot(season, *TABLES) == before

    hand_over(season, team_id, "bo", actor="an", now=NOW)
    leave_team(season, team_id, actor="an", now=NOW)
    assert (leader(season, team_id), members(season, team_id)) == ("bo", ["bo"])


def test_the_last_one_to_leave_dissolves_the_team(season):
    team_id = found(season, "an")

    leave_team(season, team_id, actor="an", now=NOW)

    assert (status(season, team_id), members(season, team_id)) == ("dissolved", [])


@pytest.mark.parametrize("way_out", [leave_team, dissolve_team])
def test_with_a_submitted_work_only_withdrawal_is_left_and_the_sentence_says_so(season, way_out):
    team_id = found(season, "an")
    add_work(season, "w1", team_id, status="submitted")
    before = snapshot(season, *TABLES)

    with pytest.raises(OnlyWithdrawal) as refused:
        way_out(season, team_id, actor="an", now=NOW)
    assert "退赛" in refused.value.say("zh")
    assert snapshot(season, *TABLES) == before

    withdraw_team(season, team_id, actor="an", now=NOW)
    assert (status(season, team_id), members(season, team_id), work_status(season)) == ("withdrawn", [], "withdrawn")


@pytest.mark.parametrize("what", [{"version": 0}, {"status": "withdrawn"}])
def test_a_draft_or_a_work_taken_back_keeps_nobody(season, what):
    team_id = found(season, "an")
    add_work(season, "w1", team_id, **what)

    leave_team(season, team_id, actor="an", now=NOW)

    assert status(season, team_id) == "dissolved"


def test_the_leader_removes_a_member_who_is_told(season):
    team_id = found(season, "an", "bo")

    remove_member(season, team_id, "bo", actor="an", now=NOW)

    assert members(season, team_id) == ["an"]
    assert subjects_to(season, "bo@bo.example")[-1] == "您已被移出团队“队伍 an”"


def test_nobody_removes_oneself_or_somebody_of_another_team(season):
    team_id = found(season, "an", "bo")
    found(season, "cy")
    before = snapshot(season, *TABLES)

    with pytest.raises(NotOneself):
        remove_member(season, team_id, "an", actor="an", now=NOW)
    for stranger in ("cy", "nobody"):
        with pytest.raises(NotInTeam):
            remove_member(season, team_id, stranger, actor="an", now=NOW)

    assert snapshot(season, *TABLES) == before


def test_the_lead_goes_to_a_member_and_all_are_told(season):
    team_id = found(season, "an", "bo", "cy")

    hand_over(season, team_id, "cy", actor="an", now=NOW)

    assert leader(season, team_id) == "cy"
    for person in ("an", "bo", "cy"):
        assert subjects_to(season, f"{person}@{person}.example")[-1] == "团队“队伍 an”的队长已变更"


def test_the_lead_goes_to_nobody_else(season):
    team_id = found(season, "an", "bo")

    with pytest.raises(LeadsAlready):
        hand_over(season, team_id, "an", actor="an", now=NOW)
    with pytest.raises(NotInTeam):
        hand_over(season, team_id, "cy", actor="an", now=NOW)


@pytest.mark.parametrize("actor", ["bo", "cy", "o1", "nobody"])
def test_who_does_not_lead_decides_nothing_for_the_team(season, actor):
    team_id = found(season, "an", "bo")
    found(season, "cy")
    before = snapshot(season, *TABLES)

    with pytest.raises(NotYours):
        remove_member(season, team_id, "bo", actor=actor, now=NOW)
    with pytest.raises(NotYours):
        hand_over(season, team_id, "bo", actor=actor, now=NOW)
    with pytest.raises(NotYours):
        dissolve_team(season, team_id, actor=actor, now=NOW)

    assert snapshot(season, *TABLES) == before


@pytest.mark.parametrize("actor", ["cy", "o1", "nobody"])
def test_nobody_leaves_a_team_they_are_not_in(season, actor):
    team_id = found(season, "an", "bo")

    with pytest.raises(NotYours):
        leave_team(season, team_id, actor=actor, now=NOW)


@pytest.mark.parametrize("team_id", ["nothing", "", "'; --"])
def test_a_team_that_is_not_there_looks_like_one_of_others(season, team_id):
    for way_out in (leave_team, dissolve_team, withdraw_team):
        with pytest.raises(NotYours):
            way_out(season, team_id, actor="an", now=NOW)


def test_dissolving_frees_everybody_and_tells_the_others(season):
    team_id = found(season, "an", "bo", "cy")

    dissolve_team(season, team_id, actor="an", now=NOW)

    assert (status(season, team_id), members(season, team_id)) == ("dissolved", [])
    assert subjects_to(season, "bo@bo.example")[-1] == "团队“队伍 an”已解散"
    assert "团队“队伍 an”已解散" not in subjects_to(season, "an@an.example")


def test_registration_locks_the_members_on_the_millisecond(season):
    add_team(season, "team", ["di", "ed", "fu", "ge"])

    leave_team(season, "team", actor="ge", now=CLOSE - MS)
    for late in (CLOSE, CLOSE + MS):
        before = snapshot(season, *TABLES)
        with pytest.raises(TeamLocked):
            leave_team(season, "team", actor="fu", now=late)
        with pytest.raises(TeamLocked):
            remove_member(season, "team", "fu", actor="di", now=late)
        with pytest.raises(TeamLocked):
            hand_over(season, "team", "ed", actor="di", now=late)
        with pytest.raises(TeamLocked):
            dissolve_team(season, "team", actor="di", now=late)
        assert snapshot(season, *TABLES) == before

    assert members(season, "team") == ["di", "ed", "fu"]


@pytest.mark.parametrize("stored", ["forming", "pending", "returned"])
def test_a_team_that_was_not_approved_can_still_dissolve_after_registration(db, stored):
    add_contest(db, settings='{"min_team_size": 2}')
    add_team(db, "team", ["an"], status=stored)

    dissolve_team(db, "team", actor="an", now=CLOSE)

    assert status(db, "team", now=CLOSE) == "dissolved"


@pytest.mark.parametrize("stored", ["forming", "pending", "returned", "approved", "locked"])
@pytest.mark.parametrize("now", [NOW, CLOSE])
def test_a_leader_can_withdraw_a_team_in_every_state(season, stored, now):
    add_team(season, "team", ["di", "ed"], status=stored)

    withdraw_team(season, "team", reason="时间不够", actor="di", now=now)

    assert (status(season, "team", now=now), members(season, "team")) == ("withdrawn", [])
    assert subjects_to(season, "ed@ed.example") == ["团队“team”已退赛"]


@pytest.mark.parametrize("ended", ["withdrawn", "dissolved", "disqualified"])
def test_what_has_ended_is_not_withdrawn_again(season, ended):
    add_team(season, "team", ["di"], status=ended)
    before = snapshot(season, *TABLES)

    with pytest.raises(NotAllowedNow):
        withdraw_team(season, "team", actor="di", now=NOW)

    assert snapshot(season, *TABLES) == before


@pytest.mark.parametrize("actor", ["bo", "ed", "nobody"])
def test_only_leader_and_organisers_withdraw(season, actor):
    add_team(season, "team", ["di", "ed"])

    with pytest.raises(NotYours):
        withdraw_team(season, "team", reason="没有理由的理由", actor=actor, now=NOW)


def test_an_organiser_withdraws_with_a_reason(season):
    add_team(season, "team", ["di"])

    with pytest.raises(ReasonNeeded):
        withdraw_team(season, "team", reason=" ", actor="o1", now=NOW)
    withdraw_team(season, "team", reason="应团队书面要求", actor="o1", now=NOW)

    assert status(season, "team") == "withdrawn"


@pytest.mark.parametrize("work", ["passed", "in_review"])
def test_once_judging_has_begun_a_leader_asks_an_organiser(season, work):
    add_team(season, "team", ["di"])
    add_work(season, "w1", "team", status=work)
    with season.transaction() as tx:
        pass_gate(tx, "c1", "open_judging", "c1-s1", actor="o1", now=day(35))
    before = snapshot(season, *TABLES)

    with pytest.raises(JudgingBindsTeam):
        withdraw_team(season, "team", actor="di", now=day(36))
    assert snapshot(season, *TABLES) == before

    withdraw_team(season, "team", reason="应团队书面要求", actor="o1", now=day(36))
    assert work_status(season) == "withdrawn"


def test_once_results_are_out_nobody_withdraws(season):
    add_team(season, "team", ["di"])
    add_work(season, "w1", "team", status="awarded")
    with season.transaction() as tx:
        pass_gate(tx, "c1", "publish_provisional", "c1-s1", actor="o1", now=day(46))

    for actor in ("di", "o1"):
        with pytest.raises(ResultsBindTeam):
            withdraw_team(season, "team", reason="应团队书面要求", actor=actor, now=day(47))


def test_a_team_without_a_work_withdraws_at_any_time(season):
    add_team(season, "team", ["di"])
    with season.transaction() as tx:
        pass_gate(tx, "c1", "open_judging", "c1-s1", actor="o1", now=day(35))

    withdraw_team(season, "team", actor="di", now=day(36))

    assert get_team(season, "team", now=day(36)).size == 0
