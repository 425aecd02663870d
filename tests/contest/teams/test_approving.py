"""Handing a team in, approving it, returning it with a reason, and handing it in again."""

import pytest

from contest.errors import ContestNotOpen, NotAllowedNow, NotYours, ReasonNeeded, WindowClosed
from contest.teams.approving import approve_team, return_team, submit_team
from contest.teams.errors import TeamLocked, TeamTooSmall
from contest.teams.founding import change_team
from contest.teams.queries import list_approval_queue, list_decisions
from core.audit import broken_links
from core.people.errors import RoleNeeded
from tests.contest.builders import add_contest, add_team, day, grant, snapshot
from tests.contest.teams.ground import CLOSE, MS, NOW, TABLES, add_people, found, join, status, subjects_to


@pytest.fixture
def season(db):
    add_contest(db, settings='{"min_team_size": 2}')
    add_people(db, "an", "bo", "cy")
    return db


def test_a_team_is_handed_in_and_approved(season):
    team_id = found(season, "an", "bo")

    assert submit_team(season, team_id, actor="an", now=NOW) == "pending"
    assert [team.id for team in list_approval_queue(season, "c1", now=NOW)] == [team_id]
    approve_team(season, team_id, actor="o1", now=NOW)

    assert status(season, team_id) == "approved"
    assert list_approval_queue(season, "c1", now=NOW) == []
    assert subjects_to(season, "bo@bo.example") == ["团队“队伍 an”已通过审核"]
    assert broken_links(season) == []


def test_what_is_returned_is_changed_and_handed_in_again(season):
    team_id = found(season, "an", "bo")
    submit_team(season, team_id, actor="an", now=NOW)

    return_team(season, team_id, reason="请写明单位全称", actor="o1", now=NOW)
    change_team(season, team_id, about="示例大学数据社", actor="an", now=NOW)
    submit_team(season, team_id, actor="an", now=NOW)
    approve_team(season, team_id, actor="o2", now=NOW + MS)

    decisions = [(one.result, one.reason, one.decided_by) for one in list_decisions(season, team_id)]
    assert decisions == [("approved", "", "o2"), ("returned", "请写明单位全称", "o1")]
    assert subjects_to(season, "an@an.example")[-2:] == ["团队“队伍 an”的报名需要修改", "团队“队伍 an”已通过审核"]


def test_a_contest_may_approve_teams_without_a_look(db):
    add_contest(db, settings='{"auto_approve_teams": true}')
    add_people(db, "an")

    assert submit_team(db, found(db, "an"), actor="an", now=NOW) == "approved"


def test_a_team_that_is_too_small_is_told_how_many_it_needs(season):
    team_id = found(season, "an")
    before = snapshot(season, *TABLES)

    with pytest.raises(TeamTooSmall) as refused:
        submit_team(season, team_id, actor="an", now=NOW)
    assert refused.value.facts == {"size": 1, "minimum": 2}
    assert snapshot(season, *TABLES) == before

    join(season, team_id, "bo", leader="an")
    assert submit_team(season, team_id, actor="an", now=NOW) == "pending"


def test_a_team_is_returned_with_a_reason_only(season):
    add_team(season, "team", ["di"], status="pending")
    before = snapshot(season, *TABLES)

    with pytest.raises(ReasonNeeded):
        return_team(season, "team", reason="  ", actor="o1", now=NOW)

    assert snapshot(season, *TABLES) == before


@pytest.mark.parametrize("stored", ["forming", "returned", "approved", "withdrawn", "dissolved", "disqualified"])
def test_only_what_waits_is_decided(season, stored):
    add_team(season, "team", ["di"], status=stored)
    before = snapshot(season, *TABLES)

    with pytest.raises(NotAllowedNow):
        approve_team(season, "team", actor="o1", now=NOW)
    with pytest.raises(NotAllowedNow):
        return_team(season, "team", reason="请写明单位全称", actor="o1", now=NOW)

    assert snapshot(season, *TABLES) == before


@pytest.mark.parametrize("stored", ["pending", "approved", "disqualified"])
def test_what_was_handed_in_is_not_handed_in_twice(season, stored):
    add_team(season, "team", ["di", "ed"], status=stored)

    with pytest.raises(NotAllowedNow):
        submit_team(season, "team", actor="di", now=NOW)


@pytest.mark.parametrize("actor", ["di", "bo", "o9", "nobody"])
def test_only_organisers_of_this_contest_decide(season, actor):
    grant(season, "o9", "organiser", "contest:c9")
    add_team(season, "team", ["di"], status="pending")
    before = snapshot(season, *TABLES)

    with pytest.raises(RoleNeeded):
        approve_team(season, "team", actor=actor, now=NOW)
    with pytest.raises(RoleNeeded):
        return_team(season, "team", reason="请写明单位全称", actor=actor, now=NOW)

    assert snapshot(season, *TABLES) == before


@pytest.mark.parametrize("actor", ["ed", "bo", "o1", "nobody"])
def test_only_the_leader_hands_a_team_in(season, actor):
    add_team(season, "team", ["di", "ed"], status="forming")

    with pytest.raises(NotYours):
        submit_team(season, "team", actor=actor, now=NOW)


def test_registration_ends_handing_in_on_the_millisecond(season):
    for name in ("early", "late"):
        add_team(season, name, [f"{name}-a", f"{name}-b"], status="forming")

    assert submit_team(season, "early", actor="early-a", now=CLOSE - MS) == "pending"
    for late in (CLOSE, CLOSE + MS):
        with pytest.raises(TeamLocked):
            submit_team(season, "late", actor="late-a", now=late)


def test_what_was_returned_can_be_handed_in_until_submission_closes(season):
    for name in ("one", "two"):
        add_team(season, name, [f"{name}-a", f"{name}-b"], status="returned")
    submission_closes = day(30)

    change_team(season, "one", name="改过的名称", actor="one-a", now=CLOSE)
    assert submit_team(season, "one", actor="one-a", now=submission_closes - MS) == "pending"
    for late in (submission_closes, submission_closes + MS):
        with pytest.raises(WindowClosed):
            submit_team(season, "two", actor="two-a", now=late)


def test_a_team_approved_after_registration_is_locked_at_once(season):
    add_team(season, "team", ["di", "ed"], status="pending")

    approve_team(season, "team", actor="o1", now=CLOSE + MS)

    assert status(season, "team", now=CLOSE + MS) == "locked"


def test_in_a_contest_that_was_cancelled_nothing_is_decided(db):
    add_contest(db, status="cancelled")
    add_team(db, "team", ["di"], status="pending")

    with pytest.raises(ContestNotOpen):
        approve_team(db, "team", actor="o1", now=NOW)
