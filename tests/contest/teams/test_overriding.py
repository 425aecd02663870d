"""What takes two organisers, and the way back from it."""

import pytest

from contest.contests.errors import ActAlreadyDecided
from contest.errors import AlreadyProposed, NeedsSecondPerson, NotAllowedNow, NotYours, ReasonNeeded, SomethingMissing
from contest.teams.errors import LeadsAlready, NotInTeam
from contest.teams.leaving import withdraw_team
from contest.teams.overriding import (
    decide_disqualification,
    decide_leader,
    propose_disqualification,
    propose_leader,
    restore_team,
)
from core.audit import broken_links
from core.people.errors import RoleNeeded
from tests.contest.builders import add_contest, add_team, add_work, snapshot
from tests.contest.teams.ground import CLOSE, MS, NOW, TABLES, leader, members, status, subjects_to

WHY = "作品系抄袭，已核实"


@pytest.fixture
def season(db):
    add_contest(db)
    add_team(db, "team", ["an", "bo"])
    return db


def disqualified(db, now=NOW):
    act_id = propose_disqualification(db, "team", reason=WHY, actor="o1", now=now)
    decide_disqualification(db, act_id, is_confirmed=True, actor="o2", now=now)


def test_two_organisers_disqualify_a_team_and_its_work(season):
    add_work(season, "w1", "team", status="in_review")

    disqualified(season)

    assert status(season, "team") == "disqualified"
    assert members(season, "team") == ["an", "bo"]
    assert season.rows("SELECT status, status_before FROM work") == [("disqualified", "in_review")]
    assert subjects_to(season, "bo@bo.example") == ["团队“team”已被取消资格"]
    assert broken_links(season) == []


def test_whoever_proposed_it_does_not_confirm_it(season):
    act_id = propose_disqualification(season, "team", reason=WHY, actor="o1", now=NOW)
    before = snapshot(season, *TABLES)

    with pytest.raises(NeedsSecondPerson):
        decide_disqualification(season, act_id, is_confirmed=True, actor="o1", now=NOW)

    assert snapshot(season, *TABLES) == before
    assert status(season, "team") == "approved"


def test_turned_down_it_changes_nothing_for_the_team(season):
    act_id = propose_disqualification(season, "team", reason=WHY, actor="o1", now=NOW)

    decide_disqualification(season, act_id, is_confirmed=False, reason="证据不足，不予确认", actor="o2", now=NOW)

    assert status(season, "team") == "approved"
    with pytest.raises(ActAlreadyDecided):
        decide_disqualification(season, act_id, is_confirmed=True, actor="o2", now=NOW)


def test_it_takes_a_reason_and_is_proposed_once(season):
    with pytest.raises(ReasonNeeded):
        propose_disqualification(season, "team", reason=" ", actor="o1", now=NOW)
    propose_disqualification(season, "team", reason=WHY, actor="o1", now=NOW)
    with pytest.raises(AlreadyProposed):
        propose_disqualification(season, "team", reason=WHY, actor="o2", now=NOW)


@pytest.mark.parametrize("actor", ["an", "bo", "nobody"])
def test_nobody_but_organisers_proposes_or_decides(season, actor):
    act_id = propose_disqualification(season, "team", reason=WHY, actor="o1", now=NOW)

    with pytest.raises(RoleNeeded):
        propose_disqualification(season, "team", reason=WHY, actor=actor, now=NOW)
    with pytest.raises(RoleNeeded):
        decide_disqualification(season, act_id, is_confirmed=True, actor=actor, now=NOW)


@pytest.mark.parametrize("stored", ["forming", "returned", "withdrawn", "dissolved", "disqualified"])
def test_what_does_not_stand_is_not_disqualified(season, stored):
    add_team(season, "other", ["cy"], status=stored)

    with pytest.raises(NotAllowedNow):
        propose_disqualification(season, "other", reason=WHY, actor="o1", now=NOW)


def test_a_team_that_withdrew_meanwhile_is_not_disqualified(season):
    act_id = propose_disqualification(season, "team", reason=WHY, actor="o1", now=NOW)
    withdraw_team(season, "team", actor="an", now=NOW)

    with pytest.raises(NotAllowedNow):
        decide_disqualification(season, act_id, is_confirmed=True, actor="o2", now=NOW)


@pytest.mark.parametrize(("stored", "now"), [("pending", NOW), ("approved", NOW), ("approved", CLOSE)])
def test_after_an_upheld_appeal_team_and_work_are_back_where_they_stood(db, stored, now):
    add_contest(db)
    add_team(db, "team", ["an", "bo"], status=stored)
    add_work(db, "w1", "team", status="passed")
    before = status(db, "team", now=now)
    disqualified(db, now=now)

    with db.transaction() as tx:
        restore_team(tx, "team", reason="申诉成立", actor="o2", now=now + MS)

    assert status(db, "team", now=now) == before
    assert db.rows("SELECT status FROM work") == [("passed",)]
    assert subjects_to(db, "an@an.example")[-1] == "团队“team”已恢复资格"


def test_what_was_not_disqualified_is_not_restored(season):
    with pytest.raises(NotAllowedNow), season.transaction() as tx:
        restore_team(tx, "team", reason="申诉成立", actor="o2", now=NOW)


def test_two_organisers_give_a_locked_team_another_leader(season):
    act_id = propose_leader(season, "team", "bo", reason="队长无法联系", actor="o1", now=CLOSE)
    decide_leader(season, act_id, is_confirmed=True, actor="o2", now=CLOSE)

    assert leader(season, "team") == "bo"
    assert members(season, "team") == ["an", "bo"]
    assert subjects_to(season, "an@an.example") == ["团队“team”的队长已变更"]


def test_the_leader_they_give_is_another_member(season):
    add_team(season, "other", ["cy"])

    with pytest.raises(NotInTeam):
        propose_leader(season, "team", "cy", reason="队长无法联系", actor="o1", now=CLOSE)
    with pytest.raises(LeadsAlready):
        propose_leader(season, "team", "an", reason="队长无法联系", actor="o1", now=CLOSE)
    with pytest.raises(NotYours):
        propose_leader(season, "nothing", "an", reason="队长无法联系", actor="o1", now=CLOSE)


def test_one_kind_of_proposal_is_not_confirmed_as_another(season):
    act_id = propose_leader(season, "team", "bo", reason="队长无法联系", actor="o1", now=NOW)

    with pytest.raises(SomethingMissing):
        decide_disqualification(season, act_id, is_confirmed=True, actor="o2", now=NOW)

    assert status(season, "team") == "approved"
