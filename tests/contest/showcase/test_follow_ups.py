"""What became of the winners after 3, 6 and 12 months, told once each, by who may say so."""

import itertools
from datetime import timedelta

import pytest

from contest.errors import NotAllowedNow, NotYours
from contest.showcase.errors import FollowUpNotDue, FollowUpNotFound, UnknownFollowUpState
from contest.showcase.follow_ups import FOLLOW_UP, list_due_follow_ups, list_follow_ups, months_after, record_follow_up
from contest.showcase.records import FollowUp
from contest.showcase.showcase import open_gallery
from tests.contest.builders import snapshot
from tests.contest.showcase.scene import FINAL, add_gallery

MS = timedelta(milliseconds=1)
DUE = {months: months_after(FINAL, months) for months in (3, 6, 12)}
KEPT = ("follow_up", "audit_event")


def record(db, outcome="running", *, work="w1", months=3, actor="leader1", now=DUE[3], note="每天约有示例用户使用"):
    return record_follow_up(db, work, months, outcome=outcome, note=note, actor=actor, now=now)


def test_every_winner_is_asked_three_times_and_nobody_else(db):
    add_gallery(db)

    assert list_follow_ups(db, "w1") == [FollowUp("w1", months, due, "due", "", None) for months, due in DUE.items()]
    assert [len(list_follow_ups(db, work)) for work in ("w2", "w3", "w4", "w5")] == [3, 0, 0, 0]


def test_opening_the_gallery_again_keeps_the_dates(db):
    add_gallery(db)
    before = snapshot(db, "follow_up")

    open_gallery(db, "c1", actor="o1", now=FINAL + timedelta(days=9))

    assert snapshot(db, "follow_up") == before


def test_a_follow_up_is_due_to_the_millisecond(db):
    add_gallery(db)

    assert list_due_follow_ups(db, now=DUE[3] - MS) == []
    assert [(one.work_id, one.months) for one in list_due_follow_ups(db, now=DUE[3])] == [("w1", 3), ("w2", 3)]
    before = snapshot(db, *KEPT)
    with pytest.raises(FollowUpNotDue):
        record(db, now=DUE[3] - MS)
    assert snapshot(db, *KEPT) == before
    assert record(db, now=DUE[3]) == FollowUp("w1", 3, DUE[3], "running", "每天约有示例用户使用", DUE[3])


def test_what_was_told_is_due_no_more(db):
    add_gallery(db)
    record(db)

    assert [(one.work_id, one.months) for one in list_due_follow_ups(db, now=DUE[6], contest_id="c1")] == [
        ("w2", 3),
        ("w1", 6),
        ("w2", 6),
    ]
    assert list_due_follow_ups(db, now=DUE[6], contest_id="c2") == []


def test_a_work_that_lost_its_award_is_not_asked(db):
    add_gallery(db)
    with db.transaction() as tx:
        tx.execute("UPDATE work SET status = 'disqualified' WHERE id = 'w1'")

    assert {one.work_id for one in list_due_follow_ups(db, now=DUE[12])} == {"w2"}


@pytest.mark.parametrize("actor", ["mate1", "leader2", "stranger"])
def test_only_the_leader_and_organisers_tell(db, actor):
    add_gallery(db)
    before = snapshot(db, *KEPT)

    with pytest.raises(NotYours):
        record(db, actor=actor)

    assert snapshot(db, *KEPT) == before
    assert record(db, "changed", actor="o1").state == "changed"


def test_that_there_was_no_answer_only_an_organiser_says_and_the_team_may_still_answer(db):
    add_gallery(db)

    with pytest.raises(UnknownFollowUpState):
        record(db, "no_answer")
    record(db, "no_answer", actor="o1")

    assert record(db, "stopped").state == "stopped"
    with pytest.raises(NotAllowedNow):
        record(db, "running", actor="o1")


@pytest.mark.parametrize("months", [0, 4, 24])
def test_other_months_are_not_asked(db, months):
    add_gallery(db)

    with pytest.raises(FollowUpNotFound):
        record(db, months=months)


def test_a_follow_up_moves_as_the_table_says_and_in_no_other_way():
    allowed = {
        (was, act) for was, act in itertools.product(FOLLOW_UP.statuses, FOLLOW_UP.acts) if FOLLOW_UP.allows(was, act)
    }

    assert allowed == {
        ("due", "running"),
        ("due", "changed"),
        ("due", "stopped"),
        ("due", "no_answer"),
        ("no_answer", "running"),
        ("no_answer", "changed"),
        ("no_answer", "stopped"),
    }


def test_follow_ups_on_both_engines(both):
    add_gallery(both)

    record(both)

    assert [one.state for one in list_follow_ups(both, "w1")] == ["running", "due", "due"]
    assert len(list_due_follow_ups(both, now=DUE[12], contest_id="c1")) == 5
