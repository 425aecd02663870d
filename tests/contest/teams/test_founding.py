"""Who may found a team, and what its words may be."""

import pytest

from contest.errors import ContestNotFound, ContestNotOpen, NotYours
from contest.teams.errors import (
    AlreadyInTeam,
    ConfirmToEnter,
    TeamLocked,
    TeamNameTaken,
    UnknownCategory,
)
from contest.teams.founding import change_team, create_team
from contest.teams.leaving import dissolve_team
from contest.teams.queries import find_team_of, get_team, list_members, list_membership_events, list_teams
from core.audit import broken_links
from tests.contest.builders import add_account, add_contest, add_team, day, snapshot
from tests.contest.teams.ground import CLOSE, NOW, TABLES, add_people, found, members, status


@pytest.fixture
def season(db):
    add_contest(db)
    add_people(db, "an", "bo")
    return db


def test_who_founds_a_team_leads_it_as_its_only_member(season):
    team_id = create_team(season, "c1", name=" 数据  向善 ", about="做地图", actor="an", now=NOW)

    team = get_team(season, team_id, now=NOW)
    assert (team.name, team.about, team.status, team.leader_id, team.size) == (
        "数据 向善",
        "做地图",
        "forming",
        "an",
        1,
    )
    assert [(m.account_id, m.is_leader) for m in list_members(season, team_id)] == [("an", True)]
    assert sorted(e.kind for e in list_membership_events(season, team_id)) == ["joined", "leads"]
    assert find_team_of(season, "an", "c1", now=NOW) == team
    assert broken_links(season) == []


def test_a_second_team_of_the_same_person_is_refused_by_the_name_of_the_first(season):
    found(season, "an", name="第一队")
    before = snapshot(season, *TABLES)

    with pytest.raises(AlreadyInTeam) as refused:
        create_team(season, "c1", name="第二队", actor="an", now=NOW)

    assert "第一队" in refused.value.say("zh")
    assert snapshot(season, *TABLES) == before


def test_one_person_may_have_a_team_in_each_contest(season):
    add_contest(season, "c2", slug="two")

    found(season, "an")
    found(season, "an", contest_id="c2")

    assert len(list_teams(season, "c1", now=NOW)) == len(list_teams(season, "c2", now=NOW)) == 1


@pytest.mark.parametrize("name", ["数据a队", "数据Ａ队", "数据 A 队"])
def test_a_name_is_taken_whatever_its_case_and_width(season, name):
    found(season, "an", name="数据A队")
    before = snapshot(season, *TABLES)

    with pytest.raises(TeamNameTaken):
        create_team(season, "c1", name=name, actor="bo", now=NOW)

    assert snapshot(season, *TABLES) == before


def test_the_name_of_a_dissolved_team_is_free_again(season):
    dissolve_team(season, found(season, "an", name="数据队"), actor="an", now=NOW)

    assert status(season, found(season, "bo", name="数据队")) == "forming"


def test_who_has_not_confirmed_the_address_is_told_to(season):
    add_account(season, "new", confirmed_at=None)
    before = snapshot(season, *TABLES)

    with pytest.raises(ConfirmToEnter):
        create_team(season, "c1", name="新队", actor="new", now=NOW)

    assert snapshot(season, *TABLES) == before


@pytest.mark.parametrize("actor", ["nobody", "gone"])
def test_an_account_that_is_closed_or_never_was_founds_nothing(season, actor):
    add_account(season, "gone", closed_at=day(0), email=None)

    with pytest.raises(NotYours):
        create_team(season, "c1", name="新队", actor=actor, now=NOW)


@pytest.mark.parametrize("status", ["draft", "cancelled", "archived"])
def test_a_contest_that_does_not_run_takes_no_teams(db, status):
    add_contest(db, status=status)
    add_people(db, "an")

    with pytest.raises(ContestNotOpen):
        create_team(db, "c1", name="新队", actor="an", now=NOW)


def test_a_contest_that_is_not_there_is_named(season):
    with pytest.raises(ContestNotFound):
        create_team(season, "c9", name="新队", actor="an", now=NOW)


def test_a_kind_of_team_that_does_not_exist_names_those_that_do(season):
    with pytest.raises(UnknownCategory) as refused:
        create_team(season, "c1", name="新队", category="army", actor="an", now=NOW)

    assert "高校" in refused.value.say("zh")


def test_the_leader_changes_only_the_words_that_are_given(season):
    team_id = create_team(season, "c1", name="旧名", about="介绍", actor="an", now=NOW)

    change_team(season, team_id, name="新名", looking_for="会画图的人", category="school", actor="an", now=NOW)

    team = get_team(season, team_id, now=NOW)
    assert (team.name, team.about, team.looking_for, team.category) == ("新名", "介绍", "会画图的人", "school")


@pytest.mark.parametrize("actor", ["bo", "an2", "nobody"])
def test_nobody_else_changes_them(season, actor):
    add_people(season, "an2")
    team_id = found(season, "an", "an2")
    before = snapshot(season, *TABLES)

    with pytest.raises(NotYours):
        change_team(season, team_id, name="别人的名字", actor=actor, now=NOW)

    assert snapshot(season, *TABLES) == before


def test_a_team_cannot_take_the_name_of_another(season):
    found(season, "an", name="数据队")
    team_id = found(season, "bo", name="别的队")

    with pytest.raises(TeamNameTaken):
        change_team(season, team_id, name="数据队", actor="bo", now=NOW)


def test_a_team_may_keep_its_own_name(season):
    team_id = found(season, "an", name="数据队")

    change_team(season, team_id, name="数据队", about="新介绍", actor="an", now=NOW)

    assert get_team(season, team_id, now=NOW).about == "新介绍"


@pytest.mark.parametrize(("settings", "after"), [("{}", "pending"), ('{"auto_approve_teams": true}', "approved")])
def test_a_new_name_has_an_approved_team_looked_at_again(db, settings, after):
    add_contest(db, settings=settings)
    add_team(db, "team", ["an"])

    change_team(db, "team", about="新介绍", actor="an", now=NOW)
    assert status(db, "team") == "approved"
    change_team(db, "team", name="新名字", actor="an", now=NOW)
    assert status(db, "team") == after


def test_after_registration_the_words_stay_as_they_are(season):
    add_team(season, "team", ["bo"])
    before = snapshot(season, *TABLES)

    with pytest.raises(TeamLocked) as refused:
        change_team(season, "team", name="新名字", actor="bo", now=CLOSE)

    assert "退赛" in refused.value.say("zh")
    assert snapshot(season, *TABLES) == before
    assert members(season, "team") == ["bo"]
