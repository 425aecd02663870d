"""Windows of time: a millisecond before, at, and after every edge."""

from datetime import timedelta

import pytest

from contest.errors import PhaseStillOpen, SomethingMissing, WindowClosed, WindowNotOpenYet
from contest.phases import PHASES, Phase, list_phases, require_closed, require_open
from tests.contest.builders import SEASON, add_contest, add_phase, day

MS = timedelta(milliseconds=1)


@pytest.mark.parametrize("kind", PHASES)
def test_a_window_opens_on_the_millisecond_and_is_shut_at_its_end(db, kind):
    add_contest(db)
    opens, closes = (day(edge) for edge in SEASON[kind])

    with pytest.raises(WindowNotOpenYet):
        require_open(db, "c1", kind, opens - MS)
    assert require_open(db, "c1", kind, opens).kind == kind
    assert require_open(db, "c1", kind, opens + MS).kind == kind
    assert require_open(db, "c1", kind, closes - MS).kind == kind
    for late in (closes, closes + MS):
        with pytest.raises(WindowClosed):
            require_open(db, "c1", kind, late)


@pytest.mark.parametrize("kind", PHASES)
def test_what_follows_a_window_waits_for_its_end(db, kind):
    add_contest(db)
    closes = day(SEASON[kind][1])

    with pytest.raises(PhaseStillOpen):
        require_closed(db, "c1", kind, closes - MS)
    assert require_closed(db, "c1", kind, closes).kind == kind


def test_grace_is_only_for_those_who_are_allowed_it(db):
    add_contest(db, season={})
    add_phase(db, "c1", "submission", 10, 30, grace_s=300)
    end = day(30) + timedelta(seconds=300)

    assert require_open(db, "c1", "submission", end - MS, allow_grace=True).state(end - MS) == "grace"
    with pytest.raises(WindowClosed):
        require_open(db, "c1", "submission", day(30))
    with pytest.raises(WindowClosed):
        require_open(db, "c1", "submission", end, allow_grace=True)
    with pytest.raises(PhaseStillOpen):
        require_closed(db, "c1", "submission", end - MS)


def test_the_sentence_names_the_moment_in_beijing_time(db):
    add_contest(db)

    with pytest.raises(WindowClosed) as refused:
        require_open(db, "c1", "submission", day(30))

    assert "2026-03-31 12:00" in refused.value.say("zh")
    assert "UTC+8" in refused.value.say("en")


def test_phases_come_in_the_order_of_a_season(db):
    add_contest(db, season={"voting": (35, 45), "submission": (10, 30), "registration": (0, 20)})

    assert [phase.kind for phase in list_phases(db, "c1")] == ["registration", "submission", "voting"]


def test_a_contest_without_the_phase_says_so(db):
    add_contest(db, season={})

    with pytest.raises(SomethingMissing):
        require_open(db, "c1", "voting", day(0))


def test_a_phase_knows_its_own_state():
    phase = Phase("voting", day(1), day(2))

    assert [phase.state(day(at)) for at in (0.5, 1, 1.5, 2)] == ["before", "open", "open", "closed"]
