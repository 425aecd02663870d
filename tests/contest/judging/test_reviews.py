"""Marks: saved, submitted, reopened, given up; refused off the grid, outside the window and from anybody else."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest

from contest.contests.gates import pass_gate
from contest.errors import NotAllowedNow, NotYours, ReasonNeeded, WindowClosed, WindowNotOpenYet
from contest.judging.errors import (
    CommentNeeded,
    CommentTooLong,
    ReviewChangedMeanwhile,
    ScoresFrozen,
    UnknownFlag,
)
from contest.judging.queries import conflicting_pairs, list_conflicts
from contest.judging.records import Marks
from contest.judging.reviews import get_my_review, recuse, reopen_review, save_review, submit_review
from contest.scoring.errors import CriterionUnknown, MarkOffGrid, MarksIncomplete
from core.audit import broken_links
from core.errors import PortalError
from core.people.errors import RoleNeeded
from tests.contest.builders import add_review, day, insert, snapshot
from tests.contest.judging.builders import FULL, URL, WHY, actions, add_season, mails, set_status

MS = timedelta(milliseconds=1)
TABLES = ("assignment", "review", "conflict", "judge", "audit_event", "outgoing_mail")
IN_TIME = day(40)
GOOD = Marks(FULL, "说明")


@pytest.fixture
def mine(db):
    """An assignment of j1, with a decoy of j2 on the same work."""
    return assigned(db)


def assigned(state):
    works, _ = add_season(state, works=2, judges=3)
    set_status(state, "work", "in_review", works)
    add_review(state, "judge-j2", "w1", FULL)
    return add_review(state, "judge-j1", "w1", None)


def save(db, id_, marks=GOOD, revision=0, actor="j1", now=IN_TIME):
    return save_review(db, id_, marks, revision=revision, actor=actor, now=now)


def submit(db, id_, marks=GOOD, revision=0, actor="j1", now=IN_TIME):
    return submit_review(db, id_, marks, revision=revision, public_url=URL, actor=actor, now=now)


def status(db, id_):
    return db.row("SELECT status FROM assignment WHERE id = ?", (id_,))[0]


def test_a_review_is_saved_as_it_is_written_and_submitted_once(both):
    id_ = assigned(both)

    first = save(both, id_, Marks({"data": "8.0", "impact": ""}, "  草稿\r\n"), now=day(36))
    second = save(both, id_, Marks({"data": "8", "impact": "7.5"}), revision=1, now=day(37))
    last = submit(both, id_, Marks(FULL, "好", ("wants_to_adopt",)), revision=2, now=day(38))

    assert (first.marks, first.revision) == (Marks({"data": "8"}, "草稿"), 1)
    assert (second.marks, second.revision, second.submitted_at) == (Marks({"data": "8", "impact": "7.5"}), 2, None)
    assert (last.marks, last.revision, last.submitted_at) == (Marks(FULL, "好", ("wants_to_adopt",)), 3, day(38))
    assert get_my_review(both, id_, actor="j1") == last
    assert status(both, id_) == "submitted"
    assert actions(both) == ["review.begin", "review.submit"]
    assert broken_links(both) == []


def test_nothing_written_yet_is_revision_0(db, mine):
    assert get_my_review(db, mine, actor="j1").revision == 0


def test_the_events_of_a_review_hold_no_marks_and_no_comment(db, mine):
    submit(db, mine, Marks(FULL, "很有见地的评语"))

    facts = db.row("SELECT facts FROM audit_event WHERE action = 'review.submit'")[0]
    assert "评语" not in facts
    assert "7.5" not in facts


@pytest.mark.parametrize("mark", ["10.5", "-0.5", "8.25", "NaN", "Infinity", "八", "1e1000", "8,5"])
@pytest.mark.parametrize("act", [save, submit])
def test_a_mark_off_the_grid_is_refused(db, mine, act, mark):
    before = snapshot(db, *TABLES)

    with pytest.raises(MarkOffGrid):
        act(db, mine, Marks({**FULL, "data": mark}))

    assert snapshot(db, *TABLES) == before


@pytest.mark.parametrize(
    ("marks", "error"),
    [
        (Marks({**FULL, "beauty": "5"}), CriterionUnknown),
        (Marks(FULL, "长" * 4001), CommentTooLong),
        (Marks(FULL, "", ("loves_it",)), UnknownFlag),
    ],
)
@pytest.mark.parametrize("act", [save, submit])
def test_what_the_form_does_not_have_is_refused(db, mine, act, marks, error):
    before = snapshot(db, *TABLES)

    with pytest.raises(error):
        act(db, mine, marks)

    assert snapshot(db, *TABLES) == before


def test_submitting_needs_every_mark_that_counts(db, mine):
    some = {key: mark for key, mark in FULL.items() if key != "impact"}

    with pytest.raises(MarksIncomplete) as refused:
        submit(db, mine, Marks(some))

    assert "指标 impact" in refused.value.say("zh")
    assert status(db, mine) == "offered"
    save(db, mine, Marks(some))


def test_a_criterion_that_does_not_count_may_be_left_out(db, mine):
    insert(db, "criterion", stage_id="c1-s1", key="wish", ordinal=9, title_zh="z", title_en="e", about_zh="",
           about_en="", weight=0, maximum="5", step="1", anchors="{}", is_counted=False)  # fmt: skip

    submit(db, mine)

    assert status(db, mine) == "submitted"


@pytest.mark.parametrize("extreme", ["0", "10", "10.0"])
def test_highest_and_lowest_marks_need_a_comment(db, mine, extreme):
    marks = {**FULL, "data": extreme}
    before = snapshot(db, *TABLES)

    with pytest.raises(CommentNeeded):
        submit(db, mine, Marks(marks, "九个字的评语不够用"))
    assert snapshot(db, *TABLES) == before

    submit(db, mine, Marks(marks, "十个字的评语正好够用了"))
    assert status(db, mine) == "submitted"


@pytest.mark.parametrize("act", [save, submit])
def test_the_window_is_half_open(db, mine, act):
    with pytest.raises(WindowNotOpenYet):
        act(db, mine, now=day(35) - MS)
    for late in (day(45), day(45) + MS):
        with pytest.raises(WindowClosed):
            act(db, mine, now=late)

    act(db, mine, now=day(45) - MS)


@pytest.mark.parametrize("act", [save, submit])
def test_reviewing_begins_with_the_window(db, mine, act):
    act(db, mine, now=day(35))


@pytest.mark.parametrize("actor", ["j2", "j3", "o1", "m1-c1", "nobody"])
def test_another_judges_assignment_is_not_yours(db, mine, actor):
    before = snapshot(db, *TABLES)

    for act in (save, submit):
        with pytest.raises(NotYours):
            act(db, mine, actor=actor)
    with pytest.raises(NotYours):
        get_my_review(db, mine, actor=actor)
    with pytest.raises(NotYours):
        recuse(db, mine, reason=WHY, public_url=URL, actor=actor, now=day(40))

    assert snapshot(db, *TABLES) == before


def test_a_judge_reads_only_the_own_review(db, mine):
    add = "judge-j2:w1"

    assert get_my_review(db, mine, actor="j1").marks == Marks()
    with pytest.raises(NotYours):
        get_my_review(db, add, actor="j1")


def test_two_windows_do_not_overwrite_each_other(db, mine):
    save(db, mine, Marks({"data": "5"}))
    before = snapshot(db, *TABLES)

    for act in (save, submit):
        with pytest.raises(ReviewChangedMeanwhile):
            act(db, mine, revision=0)

    assert snapshot(db, *TABLES) == before


def test_a_double_click_submits_once(db, mine):
    first = submit(db, mine)
    before = snapshot(db, *TABLES)

    assert submit(db, mine, now=day(41)) == first

    assert snapshot(db, *TABLES) == before


def test_a_submitted_review_stays_as_it_is(db, mine):
    submit(db, mine)
    before = snapshot(db, *TABLES)

    with pytest.raises(NotAllowedNow):
        save(db, mine, revision=1)
    with pytest.raises(NotAllowedNow):
        submit(db, mine, Marks({**FULL, "data": "9"}), revision=1)

    assert snapshot(db, *TABLES) == before


@pytest.mark.slow
def test_of_two_different_reviews_at_once_one_is_submitted(both):
    id_ = assigned(both)
    start, outcomes = Barrier(2), []

    def send(mark):
        start.wait()
        try:
            submit(both, id_, Marks({**FULL, "data": mark}))
            outcomes.append("submitted")
        except PortalError as refused:
            outcomes.append(refused.code())

    threads = [Thread(target=send, args=(mark,)) for mark in ("6", "9")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["not_allowed_now", "submitted"]
    assert both.row("SELECT revision FROM review WHERE assignment_id = ?", (id_,)) == (1,)
    assert actions(both) == ["review.submit"]


@pytest.mark.slow
def test_the_same_review_sent_twice_at_once_counts_once(both):
    id_ = assigned(both)
    start, sent = Barrier(2), []

    def send():
        start.wait()
        sent.append(submit(both, id_))

    threads = [Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sent[0] == sent[1]
    assert actions(both) == ["review.submit"]


def test_an_organiser_reopens_with_a_reason_and_the_judge_hears_of_it(db, mine):
    submit(db, mine)

    reopen_review(db, mine, reason=WHY, public_url=URL, actor="o1", now=day(41))

    assert status(db, mine) == "reopened"
    assert [(to, WHY in body and "B-w1" in body) for to, _, body in mails(db)] == [("j1@j1.example", True)]
    submit(db, mine, Marks({**FULL, "data": "9"}, "改过了"), revision=1, now=day(42))
    assert status(db, mine) == "submitted"
    assert actions(db) == ["review.submit", "review.reopen", "review.submit"]


def test_reopening_is_for_organisers_in_the_window_and_for_submitted_reviews(db, mine):
    def reopen(actor="o1", reason=WHY, now=IN_TIME):
        reopen_review(db, mine, reason=reason, public_url=URL, actor=actor, now=now)

    with pytest.raises(NotAllowedNow):
        reopen()
    submit(db, mine)
    before = snapshot(db, *TABLES)
    for actor in ("j1", "j2", "m1-c1"):
        with pytest.raises(RoleNeeded):
            reopen(actor=actor)
    with pytest.raises(ReasonNeeded):
        reopen(reason="")
    with pytest.raises(WindowClosed):
        reopen(now=day(45))

    assert snapshot(db, *TABLES) == before


def test_a_judge_who_was_done_goes_on_when_a_review_is_reopened(db, mine):
    submit(db, mine)
    set_status(db, "judge", "completed", ["judge-j1"])

    reopen_review(db, mine, reason=WHY, public_url=URL, actor="o1", now=day(41))

    assert db.row("SELECT status FROM judge WHERE id = 'judge-j1'") == ("active",)


@pytest.mark.parametrize("begun", ["offered", "in_progress", "submitted"])
def test_recusing_makes_a_pinned_conflict_and_asks_for_another_judge(db, mine, begun):
    if begun == "in_progress":
        save(db, mine)
    if begun == "submitted":
        submit(db, mine)

    recuse(db, mine, reason=WHY, public_url=URL, actor="j1", now=day(41))

    assert status(db, mine) == "recused"
    assert [(c.judge_id, c.work_id, c.source, c.is_pinned) for c in list_conflicts(db, "c1")] == [
        ("judge-j1", "w1", "declared", True)
    ]
    assert conflicting_pairs(db, "c1") == {("judge-j1", "w1")}
    assert {to for to, _, _ in mails(db)} == {"o1@o1.example", "o2@o2.example"}
    assert status(db, "judge-j2:w1") == "submitted"
    with pytest.raises(NotYours):
        get_my_review(db, mine, actor="j1")


def test_recusing_needs_a_reason(db, mine):
    before = snapshot(db, *TABLES)

    with pytest.raises(ReasonNeeded):
        recuse(db, mine, reason="  ", public_url=URL, actor="j1", now=day(41))

    assert snapshot(db, *TABLES) == before


def test_after_freezing_nothing_changes(db, mine):
    submit(db, mine)
    with db.transaction() as tx:
        pass_gate(tx, "c1", "freeze_scores", "c1-s1", actor="o1", now=day(44))
    before = snapshot(db, *TABLES)

    for act in (
        lambda: save(db, mine, revision=1, now=day(44)),
        lambda: submit(db, mine, revision=1, now=day(44)),
        lambda: reopen_review(db, mine, reason=WHY, public_url=URL, actor="o1", now=day(44)),
        lambda: recuse(db, mine, reason=WHY, public_url=URL, actor="j1", now=day(44)),
    ):
        with pytest.raises(ScoresFrozen):
            act()

    assert snapshot(db, *TABLES) == before


def test_the_second_independent_report_of_a_leak_reaches_the_organisers(db, mine):
    third = add_review(db, "judge-j3", "w1", None)
    leak = Marks(FULL, "看得出作者", ("identity_leak",))

    submit(db, mine, leak)
    assert mails(db) == []
    submit(db, third, leak, actor="j3")

    assert {to for to, _, _ in mails(db)} == {"o1@o1.example", "o2@o2.example"}
    assert all("B-w1" in subject for _, subject, _ in mails(db))


def test_reports_about_different_works_are_not_added_up(db, mine):
    other = add_review(db, "judge-j3", "w2", None)
    leak = Marks(FULL, "看得出作者", ("identity_leak",))

    submit(db, mine, leak)
    submit(db, other, leak, actor="j3")

    assert mails(db) == []
