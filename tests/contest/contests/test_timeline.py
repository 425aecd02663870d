"""Dates are set in a draft and moved in public afterwards: never into the past, never shorter once open."""

from dataclasses import replace
from datetime import timedelta

import pytest

from contest.contests.errors import (
    BadNumber,
    EditedMeanwhile,
    IntoThePast,
    NeverShorter,
    NothingMoved,
    PhaseBackwards,
    PhasesArePublished,
    SameTwice,
    StaysClosed,
    TimelineBroken,
)
from contest.contests.gates import pass_gate
from contest.contests.queries import list_phase_changes
from contest.contests.records import PhaseChange
from contest.contests.timeline import extend_phase, move_phases, set_phases, shifted
from contest.errors import ContestNotOpen, ReasonNeeded, SomethingMissing
from contest.phases import Phase, get_phase, list_phases
from core.audit import broken_links
from core.people.errors import RoleNeeded
from tests.contest.builders import (
    SEASON,
    add_account,
    add_contest,
    add_judge,
    add_review,
    add_run,
    add_team,
    add_work,
    day,
    snapshot,
)

MS = timedelta(milliseconds=1)
REASON = "系统维护，提交通道中断"
TABLES = ("contest", "contest_phase", "phase_change", "audit_event")


def extend(db, kind, closes_at, *, now, actor="o1", reason=REASON):
    extend_phase(db, "c1", kind, closes_at=closes_at, reason=reason, actor=actor, now=now)


def move(db, *phases, now, actor="o1", reason=REASON):
    move_phases(db, "c1", phases, reason=reason, actor=actor, now=now)


def refused(db, error, act):
    before = snapshot(db, *TABLES)
    with pytest.raises(error):
        act()
    assert snapshot(db, *TABLES) == before


def show_to_judges(db):
    add_team(db, "t1", ["ann"])
    add_work(db, "w1", "t1")
    add_review(db, add_judge(db, "j1"), "w1", None)


# ---- in a draft ------------------------------------------------------------------------------------------


def test_a_draft_keeps_the_windows_that_were_set(both):
    add_contest(both, status="draft", published_at=None)
    phases = [Phase("registration", day(1), day(9)), Phase("submission", day(2), day(10), 300)]

    assert set_phases(both, "c1", phases, revision=1, actor="o1", now=day(0)) == 2

    assert list_phases(both, "c1") == phases
    assert both.rows("SELECT action FROM audit_event") == [("contest.phases",)]


@pytest.mark.parametrize(
    ("phases", "error"),
    [
        ([Phase("party", day(1), day(2))], SomethingMissing),
        ([Phase("voting", day(2), day(2))], PhaseBackwards),
        ([Phase("voting", day(2) + MS, day(2))], PhaseBackwards),
        ([Phase("voting", day(1), day(2), -1)], BadNumber),
        ([Phase("voting", day(1), day(2), 3601)], BadNumber),
        ([Phase("voting", day(1), day(2)), Phase("voting", day(3), day(4))], SameTwice),
    ],
)
def test_wrong_windows_are_refused_whole(db, phases, error):
    add_contest(db, status="draft")

    refused(db, error, lambda: set_phases(db, "c1", phases, revision=1, actor="o1", now=day(0)))


def test_dates_are_set_by_organisers_with_the_newest_form_before_publication(db):
    add_contest(db, status="draft")
    add_account(db, "plain")
    add_contest(db, "c2", season={})

    def put(contest_id="c1", revision=1, actor="o1"):
        return set_phases(db, contest_id, [], revision=revision, actor=actor, now=day(0))

    refused(db, RoleNeeded, lambda: put(actor="plain"))
    refused(db, EditedMeanwhile, lambda: put(revision=0))
    refused(db, PhasesArePublished, lambda: put("c2"))


# ---- in public -------------------------------------------------------------------------------------------


def test_an_extension_is_told_to_everybody(both):
    add_contest(both)

    extend(both, "registration", day(22), now=day(5))

    assert get_phase(both, "c1", "registration") == Phase("registration", day(0), day(22))
    [change] = list_phase_changes(both, "c1")
    assert change == PhaseChange(change.id, "c1", "registration", "closes_at", day(20), day(22), REASON, "o1", day(5))
    assert both.rows("SELECT actor, action, subject FROM audit_event") == [("o1", "contest.move_phases", "contest:c1")]
    assert broken_links(both) == []


def test_only_organisers_of_a_published_contest_with_a_reason(db):
    add_contest(db)
    add_account(db, "plain")

    refused(db, RoleNeeded, lambda: extend(db, "registration", day(22), now=day(5), actor="plain"))
    refused(db, ReasonNeeded, lambda: extend(db, "registration", day(22), now=day(5), reason="  "))
    refused(db, SomethingMissing, lambda: extend(db, "party", day(22), now=day(5)))
    refused(db, NothingMoved, lambda: extend(db, "registration", day(20), now=day(5)))
    with db.transaction() as tx:
        tx.execute("UPDATE contest SET status = 'cancelled'")
    refused(db, ContestNotOpen, lambda: extend(db, "registration", day(22), now=day(5)))


@pytest.mark.parametrize(("now", "is_refused"), [(day(0) - MS, False), (day(0), True), (day(0) + MS, True)])
def test_from_the_moment_it_opens_a_window_gets_no_shorter(db, now, is_refused):
    add_contest(db)

    if is_refused:
        refused(db, NeverShorter, lambda: extend(db, "registration", day(20) - MS, now=now))
    else:
        extend(db, "registration", day(20) - MS, now=now)
        assert get_phase(db, "c1", "registration").closes_at == day(20) - MS


@pytest.mark.parametrize(("now", "is_refused"), [(day(10) - MS, False), (day(10), True), (day(10) + MS, True)])
def test_its_beginning_moves_only_before_it(db, now, is_refused):
    add_contest(db)
    later = Phase("submission", day(11), day(30))

    if is_refused:
        refused(db, NeverShorter, lambda: move(db, later, now=now))
    else:
        move(db, later, now=now)
        assert get_phase(db, "c1", "submission") == later


@pytest.mark.parametrize(("new", "is_refused"), [(day(5) - MS, True), (day(5), True), (day(5) + MS, False)])
def test_nothing_is_moved_into_the_past(db, new, is_refused):
    add_contest(db)
    moved = Phase("submission", new, day(30))

    if is_refused:
        refused(db, IntoThePast, lambda: move(db, moved, now=day(5)))
    else:
        move(db, moved, now=day(5))
        assert get_phase(db, "c1", "submission") == moved


def test_a_closed_window_is_not_extended_to_a_moment_that_is_past(db):
    add_contest(db)

    refused(db, IntoThePast, lambda: extend(db, "registration", day(22), now=day(22)))
    extend(db, "registration", day(22) + MS, now=day(22))


@pytest.mark.parametrize(("now", "is_refused"), [(day(20) - MS, False), (day(20), True), (day(20) + MS, True)])
def test_once_works_were_shown_to_judges_a_closed_window_stays_closed(db, now, is_refused):
    add_contest(db)
    show_to_judges(db)

    if is_refused:
        refused(db, StaysClosed, lambda: extend(db, "registration", day(25), now=now))
    else:
        extend(db, "registration", day(25), now=now)
        assert get_phase(db, "c1", "registration").closes_at == day(25)


def test_before_that_a_closed_window_opens_again(db):
    add_contest(db)

    extend(db, "registration", day(25), now=day(21))

    assert get_phase(db, "c1", "registration").is_open(day(21))


def test_works_shown_in_another_contest_do_not_matter(db):
    add_contest(db)
    add_contest(db, "c2")
    add_team(db, "t1", ["ann"], "c2")
    add_work(db, "w1", "t1", "c2")
    add_review(db, add_judge(db, "j1", "c2"), "w1", None, "c2-s1")

    extend(db, "registration", day(25), now=day(21))


def test_the_vote_never_opens_again(db):
    add_contest(db)
    longer = [Phase("voting", day(35), day(46)), Phase("verification", day(46), day(47))]

    refused(db, StaysClosed, lambda: move(db, *longer, now=day(45)))
    move(db, replace(longer[0]), longer[1], now=day(45) - MS)


@pytest.mark.parametrize(
    ("kind", "gate", "closes"),
    [("judging", "freeze_scores", 45), ("verification", "verify_votes", 47), ("appeals", "finalise", 57)],
)
def test_what_was_concluded_stays_closed(db, kind, gate, closes):
    add_contest(db, season={**SEASON, "final": (48, 50)})
    with db.transaction() as tx:
        pass_gate(tx, "c1", gate, actor="o1", now=day(closes))

    refused(db, StaysClosed, lambda: extend(db, kind, day(closes + 1), now=day(closes)))


def test_the_notice_opens_again_for_a_version_that_came_after_the_final_one(both):
    add_contest(both)
    with both.transaction() as tx:
        pass_gate(tx, "c1", "finalise", actor="o1", now=day(57))
    add_run(both, "run-1", status="final", number=1)
    again = shifted(list_phases(both, "c1"), "publicity", day(70), now=day(60))
    refused(both, StaysClosed, lambda: move(both, *again, now=day(60)))

    add_run(both, "run-2", status="provisional", number=2)
    move(both, *again, now=day(60))

    assert [get_phase(both, "c1", kind).is_open(day(69)) for kind in ("publicity", "appeals")] == [True, True]


def test_what_follows_has_to_be_moved_too(both):
    add_contest(both)
    phases = list_phases(both, "c1")

    refused(both, TimelineBroken, lambda: extend(both, "submission", day(33), now=day(15)))
    move(both, *shifted(phases, "submission", day(33), now=day(15)), now=day(15))

    assert [(one.kind, one.opens_at, one.closes_at) for one in list_phases(both, "c1")] == [
        ("registration", day(0), day(20)),
        ("submission", day(10), day(33)),
        *(
            (kind, day(SEASON[kind][0] + 3), day(SEASON[kind][1] + 3))
            for kind in ("screening", "judging", "final", "voting", "verification", "publicity", "appeals")
        ),
    ]
    assert len(list_phase_changes(both, "c1")) == 15


def test_only_what_has_not_opened_is_shifted(db):
    add_contest(db)
    moved = shifted(list_phases(db, "c1"), "registration", day(21), now=day(30))

    assert [one.kind for one in moved] == [
        "registration", "judging", "final", "voting", "verification", "publicity", "appeals",
    ]  # fmt: skip


def test_what_closes_together_goes_on_closing_together(db):
    add_contest(db)
    moved = shifted(list_phases(db, "c1"), "publicity", day(60), now=day(55))

    assert [(one.kind, one.opens_at, one.closes_at) for one in moved] == [
        ("publicity", day(50), day(60)),
        ("appeals", day(50), day(60)),
    ]


def test_a_refused_move_among_several_moves_none(db):
    add_contest(db)
    good, bad = Phase("registration", day(0), day(22)), Phase("submission", day(9), day(30))

    refused(db, NeverShorter, lambda: move(db, good, bad, now=day(12)))


def test_grace_is_not_changed_by_moving(db):
    add_contest(db)
    with db.transaction() as tx:
        tx.execute("UPDATE contest_phase SET grace_s = 120 WHERE kind = 'registration'")

    move(db, Phase("registration", day(0), day(22), 0), now=day(5))

    assert get_phase(db, "c1", "registration").grace_s == 120
