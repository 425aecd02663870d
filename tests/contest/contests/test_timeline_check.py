"""What is wrong with a time line is said phase by phase."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from contest.contests.timeline_check import ALWAYS_NEEDED, timeline_problems
from contest.contests.workdays import Calendar
from contest.phases import PHASES, Phase
from tests.contest.builders import SEASON, day

MS = timedelta(milliseconds=1)


def season(**changes):
    """The usual season, with some windows moved or (None) left out; edges as moments."""
    windows = {kind: (day(opens), day(closes)) for kind, (opens, closes) in SEASON.items()} | changes
    return [Phase(kind, *window) for kind, window in windows.items() if window]


def problems(phases, *, workdays=5, **what):
    return timeline_problems(phases, publicity_workdays=workdays, **what)


def test_the_usual_season_holds():
    assert problems(season()) == []


def test_a_season_without_final_and_voting_holds():
    assert problems(season(final=None, voting=None, verification=None)) == []


@pytest.mark.parametrize("kind", ALWAYS_NEEDED)
def test_what_is_missing_is_named(kind):
    assert [one.zh for one in problems(season(**{kind: None}))] == [f"还没有设定“{PHASES[kind].zh}”的起止时间。"]


def test_voting_is_followed_by_a_check():
    assert len(problems(season(verification=None))) == 1
    assert "票数核查" in problems(season(verification=None))[0].zh


# (phase, edge, what it must not pass, the other phase); touching is allowed, a millisecond more is not
@pytest.mark.parametrize(
    ("kind", "edge", "limit", "step", "other"),
    [
        ("registration", "closes_at", day(30), MS, "submission"),
        ("submission", "opens_at", day(0), -MS, "registration"),
        ("screening", "opens_at", day(30), -MS, "submission"),
        ("judging", "opens_at", day(35), -MS, "screening"),
        ("final", "opens_at", day(45), -MS, "judging"),
        ("publicity", "opens_at", day(50), -MS, "final"),
        ("voting", "opens_at", day(35), -MS, "screening"),
        ("verification", "opens_at", day(45), -MS, "voting"),
        ("verification", "closes_at", day(50), MS, "publicity"),
        ("appeals", "opens_at", day(50), -MS, "publicity"),
    ],
)
def test_the_order_at_its_edge(kind, edge, limit, step, other):
    whole = season()
    at_the_edge = [replace(one, **{edge: limit}) if one.kind == kind else one for one in whole]
    beyond = [replace(one, **{edge: limit + step}) if one.kind == kind else one for one in whole]

    assert problems(at_the_edge) == []
    [problem] = problems(beyond)
    assert PHASES[kind].zh in problem.zh
    assert PHASES[other].zh in problem.zh
    assert PHASES[kind].en in problem.en


def test_appeals_begin_before_the_public_notice_is_over():
    assert problems(season(appeals=(day(57), day(60)))) == []
    assert len(problems(season(appeals=(day(57) + MS, day(60))))) == 1


def test_the_public_notice_lasts_its_working_days():
    assert problems(season(publicity=(day(50), day(57)))) == []
    [problem] = problems(season(publicity=(day(50), day(57) - MS)))
    assert "5 个工作日" in problem.zh
    assert len(problems(season(), workdays=6)) == 1


def test_holidays_make_the_public_notice_longer():
    friday = date(2026, 4, 24)

    assert len(problems(season(), calendar=Calendar(holidays={friday}))) == 1


def test_every_problem_is_told():
    wrong = season(screening=(day(20), day(25)), verification=None, appeals=None)

    assert len(problems(wrong)) == 3
