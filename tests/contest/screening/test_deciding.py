"""Screening: decisions with reasons, one correction with its own window, two people for a rejection, the gate."""

from datetime import timedelta

import pytest

from contest.contests.two_people import turn_down_act
from contest.errors import AlreadyProposed, NeedsSecondPerson, NotAllowedNow, ReasonNeeded
from contest.screening.deciding import (
    confirm_rejection,
    pass_work,
    propose_rejection,
    require_all_decided,
    return_work,
)
from contest.screening.errors import (
    JudgingIsOpen,
    ReturnedBefore,
    ScreeningReasonUnknown,
    TeamAwaitsApproval,
    WorksUndecided,
)
from contest.screening.queries import list_decisions, list_to_screen, undecided_count
from contest.screening.reasons import REASONS, reasons_for
from contest.works.drafts import save_draft
from contest.works.errors import CorrectionOver, NothingToSubmit, WorkNotFound
from contest.works.moving import move_work
from contest.works.queries import counted_version, get_work, list_events
from core.audit import broken_links
from core.people.errors import RoleNeeded
from tests.contest.builders import add_contest, add_team, add_work, day, grant, insert, snapshot
from tests.contest.works.samples import hand_in, ready_work, values

MS = timedelta(milliseconds=1)
URL = {"public_url": "https://data.example"}
WATCHED = ("work", "work_version", "work_event", "screening_decision", "two_person_act", "audit_event", "outgoing_mail")


@pytest.fixture
def locked(db, store):
    """A work that was handed in on day 20 and has closed on day 30."""
    work_id = ready_work(db)
    hand_in(db, store, work_id)
    return work_id


def send_back(db, work_id, *, actor="o1", now=None, reason_code="incomplete", note="请补充部署说明"):
    return return_work(db, work_id, reason_code=reason_code, note=note, actor=actor, now=now or day(31), **URL)


def propose(db, work_id, *, actor="o1", now=None, reason_code="copied", note="与去年的作品相同"):
    return propose_rejection(db, work_id, reason_code=reason_code, note=note, actor=actor, now=now or day(31))


def letters(db):
    return db.rows("SELECT recipient, subject, body FROM outgoing_mail ORDER BY recipient")


def test_a_work_passes_and_the_whole_team_is_told(db, locked):
    made = pass_work(db, locked, note="很完整", actor="o1", now=day(31), **URL)

    assert get_work(db, locked).status == "passed"
    assert list_decisions(db, locked) == [made]
    assert (made.number, made.result, made.reason_code, made.note) == (1, "passed", "meets_requirements", "很完整")
    assert [recipient for recipient, _, _ in letters(db)] == ["li@li.example", "wang@wang.example"]
    assert [(e.act, e.actor) for e in list_events(db, locked)] == [("submit", "li"), ("close", "clock"), ("pass", "o1")]
    assert broken_links(db) == []


@pytest.mark.parametrize("now", [day(29), day(30) - MS])
def test_nothing_is_decided_before_submission_has_closed(db, locked, now):
    before = snapshot(db, *WATCHED)

    for act in (
        lambda: pass_work(db, locked, actor="o1", now=now, **URL),
        lambda: send_back(db, locked, now=now),
        lambda: propose(db, locked, now=now),
    ):
        with pytest.raises(NotAllowedNow):
            act()

    assert snapshot(db, *WATCHED) == before


def test_a_draft_that_lapsed_is_not_screened(db):
    work_id = ready_work(db)

    with pytest.raises(NotAllowedNow):
        pass_work(db, work_id, actor="o1", now=day(31), **URL)

    assert list_to_screen(db, "c1", now=day(31)) == []


@pytest.mark.parametrize("actor", ["li", "j1", "admin", "o-of-another-contest"])
def test_only_organisers_of_this_contest_decide(db, locked, actor):
    if actor != "li":
        grant(db, actor, "organiser", "contest:c2")
    before = snapshot(db, *WATCHED)

    for act in (
        lambda: pass_work(db, locked, actor=actor, now=day(31), **URL),
        lambda: send_back(db, locked, actor=actor),
        lambda: propose(db, locked, actor=actor),
    ):
        with pytest.raises(RoleNeeded):
            act()

    assert snapshot(db, *WATCHED) == before


def test_a_work_that_is_not_there(db):
    add_contest(db)

    with pytest.raises(WorkNotFound):
        pass_work(db, "nothing", actor="o1", now=day(31), **URL)


@pytest.mark.parametrize("status", ["forming", "pending", "returned"])
def test_a_work_passes_only_with_an_approved_team(db, locked, status):
    with db.transaction() as tx:
        tx.execute("UPDATE team SET status = ?", (status,))

    with pytest.raises(TeamAwaitsApproval):
        pass_work(db, locked, actor="o1", now=day(31), **URL)


def test_a_returned_work_has_a_window_of_its_own(db, store, locked):
    send_back(db, locked)
    end = day(34)

    assert get_work(db, locked).return_closes_at == end
    save_draft(db, locked, {"deployment": "打开网页即可"}, revision=99, actor="wang", now=end - MS)
    made = hand_in(db, store, locked, now=end - MS)

    assert (made.number, made.is_late) == (2, False)
    assert (get_work(db, locked).status, counted_version(db, locked)) == ("locked", made)
    assert "2026-04-04 12:00" in letters(db)[0][2]


@pytest.mark.parametrize("late", [timedelta(0), MS])
def test_the_correction_ends_to_the_millisecond(db, store, locked, late):
    send_back(db, locked)
    save_draft(db, locked, {"deployment": "打开网页即可"}, revision=99, actor="wang", now=day(33))
    before = snapshot(db, *WATCHED)

    with pytest.raises(CorrectionOver):
        save_draft(db, locked, {"title": "太晚"}, revision=99, actor="li", now=day(34) + late)
    with pytest.raises(CorrectionOver):
        hand_in(db, store, locked, now=day(34) + late)

    assert snapshot(db, *WATCHED) == before


def test_a_correction_without_a_change_is_none(db, store, locked):
    send_back(db, locked)

    with pytest.raises(NothingToSubmit):
        hand_in(db, store, locked, now=day(32))


def test_a_work_is_returned_only_once(db, store, locked):
    send_back(db, locked)
    save_draft(db, locked, {"deployment": "打开网页即可"}, revision=99, actor="li", now=day(32))
    hand_in(db, store, locked, now=day(32))
    before = snapshot(db, *WATCHED)

    with pytest.raises(ReturnedBefore):
        send_back(db, locked, now=day(33))

    assert snapshot(db, *WATCHED) == before
    assert [one.was_returned for one in list_to_screen(db, "c1", now=day(33))] == [True]


def test_a_rejection_takes_two_people(db, locked):
    act_id = propose(db, locked)
    before = snapshot(db, *WATCHED)

    with pytest.raises(NeedsSecondPerson):
        confirm_rejection(db, act_id, actor="o1", now=day(32), **URL)
    with pytest.raises(AlreadyProposed):
        propose(db, locked, actor="o2")
    assert snapshot(db, *WATCHED) == before

    made = confirm_rejection(db, act_id, actor="o2", now=day(32), **URL)

    assert get_work(db, locked).status == "rejected"
    assert (made.result, made.reason_code, made.note, made.decided_by) == (
        "rejected",
        "copied",
        "与去年的作品相同",
        "o2",
    )
    assert "appeal" in letters(db)[0][2]


def test_a_rejection_that_is_turned_down_leaves_the_work(db, locked):
    act_id = propose(db, locked)
    waiting = list_to_screen(db, "c1", now=day(31))

    turn_down_act(db, act_id, reason="证据不足，不同意", actor="o2", now=day(32))

    assert [one.proposal_id for one in waiting] == [act_id]
    assert [one.proposal_id for one in list_to_screen(db, "c1", now=day(32))] == [None]
    assert get_work(db, locked).status == "locked"


def test_a_work_that_passed_meanwhile_cannot_be_rejected(db, locked):
    act_id = propose(db, locked)
    pass_work(db, locked, actor="o2", now=day(31), **URL)

    with pytest.raises(NotAllowedNow):
        confirm_rejection(db, act_id, actor="o2", now=day(32), **URL)

    assert get_work(db, locked).status == "passed"


@pytest.mark.parametrize(
    ("act", "code", "note", "refusal"),
    [
        (send_back, "copied", "理由足够长", ScreeningReasonUnknown),
        (send_back, "no-such-code", "理由足够长", ScreeningReasonUnknown),
        (send_back, "incomplete", " ", ReasonNeeded),
        (propose, "meets_requirements", "理由足够长", ScreeningReasonUnknown),
        (propose, "copied", "", ReasonNeeded),
    ],
)
def test_a_decision_against_a_work_needs_its_reason(db, locked, act, code, note, refusal):
    before = snapshot(db, *WATCHED)

    with pytest.raises(refusal):
        act(db, locked, reason_code=code, note=note)

    assert snapshot(db, *WATCHED) == before


def test_every_result_has_reasons():
    assert set(reasons_for("returned")) | set(reasons_for("rejected")) | set(reasons_for("passed")) == set(REASONS)


def test_judging_waits_until_everything_is_decided(db, store, locked):
    add_team(db, "second", ["zhao"])
    add_work(db, "w2", "second", status="submitted", content=values())
    add_team(db, "third", ["qian"])
    add_work(db, "w3", "third", version=0)

    counts = [undecided_count(db, "c1", now=now) for now in (day(30), day(31))]
    pass_work(db, locked, actor="o1", now=day(31), **URL)
    send_back(db, "w2")
    with pytest.raises(WorksUndecided):
        require_all_decided(db, "c1", now=day(34) - MS)
    require_all_decided(db, "c1", now=day(34))  # the correction is over

    assert counts == [2, 2]


def test_once_judging_is_open_decisions_stand(db, locked):
    insert(db, "gate", contest_id="c1", stage_id="c1-s1", kind="open_judging", passed_by="o1", passed_at=day(35))

    with pytest.raises(JudgingIsOpen):
        pass_work(db, locked, actor="o1", now=day(36), **URL)


def test_a_work_that_an_appeal_restored_is_decided_on_again(db, locked):
    confirm_rejection(db, propose(db, locked), actor="o2", now=day(32), **URL)
    insert(db, "gate", contest_id="c1", stage_id="c1-s1", kind="open_judging", passed_by="o1", passed_at=day(35))
    with db.transaction() as tx:
        move_work(tx, locked, "restore", actor="o1", reason="申诉成立", now=day(40))

    pass_work(db, locked, actor="o1", now=day(41), **URL)

    assert get_work(db, locked).status == "passed"


def test_decisions_run_on_both_engines(both, store):
    work_id = ready_work(both)
    hand_in(both, store, work_id)

    confirm_rejection(both, propose(both, work_id), actor="o2", now=day(32), **URL)

    assert (get_work(both, work_id).status, undecided_count(both, "c1", now=day(33))) == ("rejected", 0)
