"""One work reviewed again after the freezing, and nothing else."""

import pytest

from contest.contests.errors import GateAlreadyPassed, GateNotPassed
from contest.contests.gates import pass_gate
from contest.errors import NotAllowedNow, NotYours, ReasonNeeded, SomethingMissing
from contest.judging.bundles import result_bundle
from contest.judging.conflicts import pin_conflict
from contest.judging.errors import ScoresFrozen
from contest.judging.freezing import freeze_scores
from contest.judging.queries import list_assignments
from contest.judging.reassessing import finish_reassessment, reassess_work
from contest.judging.records import Marks
from contest.judging.reviews import reopen_review, submit_review
from contest.scoring.errors import AssignmentImpossible
from core.audit import broken_links
from core.people.errors import RoleNeeded
from tests.contest.builders import add_review, day, snapshot
from tests.contest.judging.builders import FULL, URL, WHY, add_season, mails, set_status

TABLES = ("assignment", "review", "work", "audit_event", "outgoing_mail", "conflict")


def frozen(db, judges=4):
    """Two works with three reviews each, frozen; then a conflict of j1 with w1 is found."""
    works, _ = add_season(db, works=2, judges=judges)
    set_status(db, "work", "in_review", works)
    for judge in ("judge-j1", "judge-j2", "judge-j3"):
        for work in works:
            add_review(db, judge, work, FULL)
    freeze_scores(db, "c1-s1", actor="o1", now=day(46))
    pin_conflict(db, "judge-j1", "w1", reason=WHY, public_url=URL, actor="o1", now=day(51))


def again(db, work="w1", actor="o1", reason=WHY, at=52.0):
    return reassess_work(db, "c1-s1", work, reason=reason, seed=1, public_url=URL, actor=actor, now=day(at))


def send(db, assignment, actor, at=53.0, revision=0):
    marks = Marks({**FULL, "data": "9"})
    submit_review(db, assignment, marks, revision=revision, public_url=URL, actor=actor, now=day(at))


def test_another_judge_reviews_the_work_and_the_bundle_changes(both):
    frozen(both)

    assert again(both) == ["judge-j4"]

    new = next(one for one in list_assignments(both, "c1-s1") if one.judge_id == "judge-j4")
    send(both, new.id, "j4")
    finish_reassessment(both, "c1-s1", "w1", actor="o1", now=day(54))
    counted = [(row["judge"], row["work"]) for row in result_bundle(both, "c1-s1")["reviews"]]
    assert counted == [("J02", "w1"), ("J03", "w1"), ("J04", "w1"), ("J01", "w2"), ("J02", "w2"), ("J03", "w2")]
    assert both.row("SELECT status FROM work WHERE id = 'w1'") == ("reviewed",)
    assert "j4@j4.example" in {to for to, _, _ in mails(both)}
    assert broken_links(both) == []


def test_only_that_work_is_open(db):
    frozen(db)
    again(db)
    before = snapshot(db, *TABLES)

    with pytest.raises(ScoresFrozen):
        reopen_review(db, "judge-j2:w2", reason=WHY, public_url=URL, actor="o1", now=day(53))
    assert snapshot(db, *TABLES) == before

    reopen_review(db, "judge-j2:w1", reason=WHY, public_url=URL, actor="o1", now=day(53))
    send(db, "judge-j2:w1", "j2", revision=1)
    with pytest.raises(NotYours):
        send(db, "judge-j1:w1", "j1", revision=1)


def test_what_is_not_sent_by_the_end_is_void(db):
    frozen(db)
    again(db)
    new = next(one for one in list_assignments(db, "c1-s1") if one.judge_id == "judge-j4")

    finish_reassessment(db, "c1-s1", "w1", actor="o1", now=day(54))

    assert db.row("SELECT status, void_reason FROM assignment WHERE id = ?", (new.id,)) == ("void", "not_sent")
    with pytest.raises(NotYours):
        send(db, new.id, "j4")
    with pytest.raises(ScoresFrozen):
        reopen_review(db, "judge-j2:w1", reason=WHY, public_url=URL, actor="o1", now=day(54))


def test_a_work_that_lacks_no_judge_is_only_opened(db):
    frozen(db)

    assert again(db, "w2") == []
    reopen_review(db, "judge-j2:w2", reason=WHY, public_url=URL, actor="o1", now=day(53))

    assert db.row("SELECT status FROM assignment WHERE id = 'judge-j2:w2'") == ("reopened",)


def test_nobody_left_to_review_is_explained(db):
    frozen(db, judges=3)
    before = snapshot(db, *TABLES)

    with pytest.raises(AssignmentImpossible):
        again(db)

    assert snapshot(db, *TABLES) == before


def test_what_a_judge_takes_on_counts_the_other_works_too(db):
    frozen(db)
    add_review(db, "judge-j4", "w2", FULL)
    with db.transaction() as tx:
        tx.execute("UPDATE judge SET max_load = 1 WHERE id = 'judge-j4'")

    with pytest.raises(AssignmentImpossible):
        again(db)


def test_it_takes_an_organiser_a_reason_and_frozen_marks(db):
    add_season(db, works=1, judges=3)
    set_status(db, "work", "reviewed", ["w1"])
    with pytest.raises(GateNotPassed):
        again(db)
    with db.transaction() as tx:
        pass_gate(tx, "c1", "freeze_scores", "c1-s1", actor="o1", now=day(46))
    before = snapshot(db, *TABLES)

    for actor in ("j1", "m1-c1"):
        with pytest.raises(RoleNeeded):
            again(db, actor=actor)
        with pytest.raises(RoleNeeded):
            finish_reassessment(db, "c1-s1", "w1", actor=actor, now=day(53))
    with pytest.raises(ReasonNeeded):
        again(db, reason="")
    with pytest.raises(SomethingMissing):
        finish_reassessment(db, "c1-s1", "w1", actor="o1", now=day(53))
    assert snapshot(db, *TABLES) == before


def test_a_final_result_is_not_opened_again(db):
    frozen(db)
    with db.transaction() as tx:
        pass_gate(tx, "c1", "finalise", "c1-s1", actor="o1", now=day(52))

    with pytest.raises(GateAlreadyPassed):
        again(db)


def test_a_work_in_review_is_not_taken_up_twice(db):
    frozen(db)
    again(db)

    with pytest.raises(NotAllowedNow):
        again(db)
