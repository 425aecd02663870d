"""What organisers see while judging is open (counts), and only after freezing (marks)."""

from dataclasses import fields, is_dataclass
from datetime import timedelta

import pytest

from contest.contests.errors import GateAlreadyPassed
from contest.errors import PhaseStillOpen, WindowClosed
from contest.judging.conflicts import pin_conflict
from contest.judging.errors import ScoresFrozen, ScoresNotFrozen, TooFewReviews
from contest.judging.freezing import freeze_scores, list_scores
from contest.judging.progress import get_progress, remind_judges
from contest.judging.records import Frozen
from core.people.errors import RoleNeeded
from tests.contest.builders import add_review, day, grant, insert, snapshot
from tests.contest.judging.builders import FULL, URL, WHY, actions, add_season, mails, set_status

MS = timedelta(milliseconds=1)
TABLES = ("assignment", "review", "work", "work_event", "gate", "audit_event", "outgoing_mail")


def half_judged(db, works=2):
    """w1 has three reviews, w2 two and one that is not sent, each further work nothing but an assignment."""
    ids, _ = add_season(db, works=works, judges=3)
    set_status(db, "work", "in_review", ids)
    for judge in ("judge-j1", "judge-j2", "judge-j3"):
        add_review(db, judge, "w1", {**FULL, "data": "4.5"})
        add_review(db, judge, "w2", FULL if judge != "judge-j3" else None)
        for other in ids[2:]:
            add_review(db, judge, other, None)


def statuses(db, table="work"):
    return dict(db.rows(f"SELECT id, status FROM {table} ORDER BY id"))


def numbers_and_words(value):
    if is_dataclass(value):
        return [one for field in fields(value) for one in numbers_and_words(getattr(value, field.name))]
    if isinstance(value, list | tuple):
        return [one for each in value for one in numbers_and_words(each)]
    return [str(value)]


def test_progress_is_counts_by_judge_and_work(db):
    half_judged(db)

    progress = get_progress(db, "c1-s1", actor="o1", now=day(40))

    assert [(one.judge_id, one.assigned, one.submitted) for one in progress.judges] == [
        ("judge-j1", 2, 2),
        ("judge-j2", 2, 2),
        ("judge-j3", 2, 1),
    ]
    assert [(one.blind_code, one.assigned, one.submitted) for one in progress.works] == [
        ("B-w1", 3, 3),
        ("B-w2", 3, 2),
    ]
    assert [one.work_id for one in progress.below_minimum] == ["w2"]
    assert progress.needs_top_up == []


def test_progress_shows_no_mark(db):
    half_judged(db)

    shown = numbers_and_words(get_progress(db, "c1-s1", actor="o1", now=day(40)))

    assert "4.5" not in shown
    assert "7.5" not in shown


def test_progress_is_for_organisers_and_auditors(db):
    half_judged(db)
    grant(db, "watcher", "auditor", "contest:c1")

    for actor in ("j1", "m1-c1", "nobody"):
        with pytest.raises(RoleNeeded):
            get_progress(db, "c1-s1", actor=actor, now=day(40))
    assert get_progress(db, "c1-s1", actor="watcher", now=day(40)).min_reviews == 3


def test_void_and_recused_do_not_count(db):
    half_judged(db)
    pin_conflict(db, "judge-j1", "w1", reason=WHY, public_url=URL, actor="o1", now=day(40))
    set_status(db, "assignment", "recused", ["judge-j2:w1"])

    progress = get_progress(db, "c1-s1", actor="o1", now=day(40))

    assert [(one.assigned, one.submitted) for one in progress.works] == [(1, 1), (3, 2)]
    assert [one.recused for one in progress.judges] == [0, 1, 0]
    assert [one.work_id for one in progress.needs_top_up] == ["w1"]


def test_a_judge_is_late_when_a_quarter_of_the_window_is_left(db):
    half_judged(db)

    def late(now):
        return [one.judge_id for one in get_progress(db, "c1-s1", actor="o1", now=now).judges if one.is_late]

    assert late(day(42.5) - MS) == []
    assert late(day(42.5)) == ["judge-j3"]


def test_reminders_go_to_those_who_have_something_to_send(db):
    half_judged(db, works=4)
    insert(db, "conflict", contest_id="c1", judge_id="judge-j3", work_id="w2", source="team", is_pinned=False,
           reason="r", made_by="x", made_at=day(20), lift_reason="")  # fmt: skip
    set_status(db, "work", "withdrawn", ["w4"])

    assert remind_judges(db, "c1-s1", public_url=URL, actor="o1", now=day(44)) == 3

    assert sorted((to, "1" in subject) for to, subject, _ in mails(db)) == [
        ("j1@j1.example", True),
        ("j2@j2.example", True),
        ("j3@j3.example", True),
    ]
    assert all(f"{URL}/judging?contest=c1" in body for _, _, body in mails(db))


def test_nobody_is_reminded_after_the_end_or_by_others(db):
    half_judged(db)
    before = snapshot(db, *TABLES)

    with pytest.raises(WindowClosed):
        remind_judges(db, "c1-s1", public_url=URL, actor="o1", now=day(45))
    with pytest.raises(RoleNeeded):
        remind_judges(db, "c1-s1", public_url=URL, actor="j1", now=day(44))

    assert snapshot(db, *TABLES) == before


def test_freezing_waits_for_the_end_of_the_window(db):
    half_judged(db)
    before = snapshot(db, *TABLES)

    with pytest.raises(PhaseStillOpen):
        freeze_scores(db, "c1-s1", accepts_few=True, actor="o1", now=day(45) - MS)
    with pytest.raises(RoleNeeded):
        freeze_scores(db, "c1-s1", accepts_few=True, actor="j1", now=day(45))

    assert snapshot(db, *TABLES) == before
    freeze_scores(db, "c1-s1", accepts_few=True, actor="o1", now=day(45))


def test_works_with_too_few_reviews_are_named_before_anything_is_frozen(db):
    half_judged(db)
    before = snapshot(db, *TABLES)

    with pytest.raises(TooFewReviews) as refused:
        freeze_scores(db, "c1-s1", actor="o1", now=day(45))

    assert refused.value.facts == {"count": 1, "minimum": 3, "codes": "B-w2"}
    assert snapshot(db, *TABLES) == before


def test_every_work_has_enough_reviews_or_is_flagged(both):
    half_judged(both, works=3)

    frozen = freeze_scores(both, "c1-s1", accepts_few=True, actor="o1", now=day(45))

    assert frozen == Frozen(reviewed=["w1", "w2"], insufficient=["w2", "w3"])
    assert statuses(both) == {"w1": "reviewed", "w2": "reviewed", "w3": "in_review"}
    assert actions(both) == ["gate.freeze_scores", "work.complete", "work.complete", "scores.freeze"]
    with pytest.raises(GateAlreadyPassed):
        freeze_scores(both, "c1-s1", accepts_few=True, actor="o2", now=day(45))


def test_works_that_are_out_are_left_alone(db):
    half_judged(db)
    set_status(db, "work", "disqualified", ["w2"])

    assert freeze_scores(db, "c1-s1", actor="o1", now=day(45)) == Frozen(["w1"], [])
    assert statuses(db) == {"w1": "reviewed", "w2": "disqualified"}


def test_organisers_see_marks_only_after_freezing(db):
    half_judged(db)
    grant(db, "watcher", "auditor", "contest:c1")

    with pytest.raises(ScoresNotFrozen):
        list_scores(db, "c1-s1", actor="o1")
    assert len(list_scores(db, "c1-s1", actor="watcher")) == 5
    freeze_scores(db, "c1-s1", accepts_few=True, actor="o1", now=day(45))

    seen = list_scores(db, "c1-s1", actor="o1")
    assert [(one.blind_code, one.judge_id) for one in seen] == [
        ("B-w1", "judge-j1"),
        ("B-w1", "judge-j2"),
        ("B-w1", "judge-j3"),
        ("B-w2", "judge-j1"),
        ("B-w2", "judge-j2"),
    ]
    assert seen[0].marks.scores["data"] == "4.5"


@pytest.mark.parametrize("actor", ["j1", "m1-c1", "admin", "nobody"])
def test_nobody_else_sees_marks_before_or_after(db, actor):
    half_judged(db)
    grant(db, "admin", "administrator")

    with pytest.raises(RoleNeeded):
        list_scores(db, "c1-s1", actor=actor)
    freeze_scores(db, "c1-s1", accepts_few=True, actor="o1", now=day(45))
    with pytest.raises(RoleNeeded):
        list_scores(db, "c1-s1", actor=actor)


def test_reminding_after_freezing_is_refused(db):
    half_judged(db)
    freeze_scores(db, "c1-s1", accepts_few=True, actor="o1", now=day(45))

    with pytest.raises(ScoresFrozen):
        remind_judges(db, "c1-s1", public_url=URL, actor="o1", now=day(45))
