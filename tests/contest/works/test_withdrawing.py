"""Withdrawal: free before judging, on request during it, taken back while entries are accepted."""

from datetime import timedelta

import pytest

from contest.errors import NotAllowedNow, NotYours, ReasonNeeded, WindowClosed
from contest.phases import list_phases
from contest.works.clockwork import status_at
from contest.works.errors import JudgingHasBegun, NotAskedFor
from contest.works.queries import counted_version, get_work
from contest.works.withdrawing import (
    ask_release,
    find_release_request,
    release_work,
    take_back_withdrawal,
    withdraw_work,
)
from core.audit import broken_links
from core.people.errors import RoleNeeded
from tests.contest.builders import (
    add_contest,
    add_judge,
    add_review,
    add_team,
    add_work,
    day,
    insert,
    snapshot,
)
from tests.contest.works.samples import hand_in, ready_work

MS = timedelta(milliseconds=1)


@pytest.fixture
def submitted(db, store):
    work_id = ready_work(db)
    hand_in(db, store, work_id)
    return work_id


def open_judging(db):
    insert(db, "gate", contest_id="c1", stage_id="c1-s1", kind="open_judging", passed_by="o1", passed_at=day(35))


def test_a_withdrawn_work_comes_back_until_closing(db, submitted):
    before = counted_version(db, submitted)

    withdraw_work(db, submitted, actor="li", now=day(21))
    away = get_work(db, submitted).status
    take_back_withdrawal(db, submitted, actor="li", now=day(30) - MS)

    assert (away, get_work(db, submitted).status) == ("withdrawn", "submitted")
    assert counted_version(db, submitted) == before
    assert broken_links(db) == []


def test_after_closing_a_withdrawal_stays(db, submitted):
    withdraw_work(db, submitted, actor="li", now=day(21))

    with pytest.raises(WindowClosed):
        take_back_withdrawal(db, submitted, actor="li", now=day(30))

    assert get_work(db, submitted).status == "withdrawn"


def test_a_closed_work_may_be_withdrawn_until_judging_begins(db, submitted):
    withdraw_work(db, submitted, actor="li", now=day(32))

    assert get_work(db, submitted).status == "withdrawn"


def test_once_judging_began_it_takes_the_organisers(db, submitted):
    open_judging(db)
    before = snapshot(db, "work", "work_event", "audit_event")

    with pytest.raises(JudgingHasBegun):
        withdraw_work(db, submitted, actor="li", now=day(36))

    assert snapshot(db, "work", "work_event", "audit_event") == before


@pytest.mark.parametrize("act", [withdraw_work, take_back_withdrawal])
@pytest.mark.parametrize("actor", ["wang", "o1"])
def test_only_the_leader_withdraws(db, submitted, act, actor):
    with pytest.raises(NotYours):
        act(db, submitted, actor=actor, now=day(21))


def test_a_draft_has_nothing_to_withdraw(db):
    work_id = ready_work(db)

    with pytest.raises(NotAllowedNow):
        withdraw_work(db, work_id, actor="li", now=day(21))


def judged(db):
    add_contest(db)
    add_team(db, "t", ["li", "wang"])
    add_work(db, "w", "t", status="in_review")
    return add_review(db, add_judge(db, "j1"), "w", {"data": "8"})


def test_a_request_and_a_consent_take_the_work_out_and_void_its_reviews(db):
    assignment = judged(db)

    ask_release(db, "w", reason="数据来源有误，愿意退出", actor="li", now=day(36))
    asked = find_release_request(db, "w")
    release_work(db, "w", actor="o1", now=day(37))

    assert (asked.actor, asked.reason) == ("li", "数据来源有误，愿意退出")
    assert get_work(db, "w").status == "withdrawn"
    assert db.row("SELECT status, void_reason FROM assignment WHERE id = ?", (assignment,)) == ("void", "withdrawn")
    assert db.row("SELECT count(*) FROM review") == (1,)


def test_no_organiser_withdraws_what_the_team_did_not_ask_for(db):
    judged(db)

    with pytest.raises(NotAskedFor):
        release_work(db, "w", actor="o1", now=day(37))


def test_a_request_needs_a_reason_and_its_consent_an_organiser(db):
    judged(db)

    with pytest.raises(ReasonNeeded):
        ask_release(db, "w", reason="  ", actor="li", now=day(36))
    with pytest.raises(NotYours):
        ask_release(db, "w", reason="足够长的理由", actor="wang", now=day(36))
    ask_release(db, "w", reason="足够长的理由", actor="li", now=day(36))
    with pytest.raises(RoleNeeded):
        release_work(db, "w", actor="wang", now=day(37))


def test_the_status_follows_the_clock_before_anything_is_written(db, submitted):
    work, phases = get_work(db, submitted), list_phases(db, "c1")

    assert [status_at(work, phases, day(30) + at) for at in (-MS, timedelta(0), MS)] == [
        "submitted",
        "locked",
        "locked",
    ]
