"""Bradley–Terry on published data, undoing by leaving out, and the choice of the next pair."""

from itertools import combinations

import pytest

from contest.scoring.pairwise import Comparison, fit_strengths, next_pair

# American League 1987, wins of the row over the column: Agresti, Categorical Data Analysis, tables 10.10 and 10.11
TEAMS = ("Milwaukee", "Detroit", "Toronto", "New York", "Boston", "Cleveland", "Baltimore")
WINS = (
    (0, 7, 9, 7, 7, 9, 11),
    (6, 0, 7, 5, 11, 9, 9),
    (4, 6, 0, 7, 7, 8, 12),
    (6, 8, 6, 0, 6, 7, 10),
    (6, 2, 6, 7, 0, 7, 12),
    (4, 4, 5, 6, 6, 0, 6),
    (2, 4, 1, 3, 1, 7, 0),
)
SEASON = [
    Comparison("umpire", TEAMS[row], TEAMS[column])
    for row, wins in enumerate(WINS)
    for column, count in enumerate(wins)
    for _ in range(count)
]


def test_the_published_strengths_of_the_baseball_season():
    found = fit_strengths(TEAMS, SEASON, alpha=1e-9).scores

    beside = [round(float(found[team] - found["Baltimore"]), 2) for team in reversed(TEAMS[:-1])]
    assert beside == [0.68, 1.11, 1.25, 1.29, 1.44, 1.58]


def test_a_work_that_was_never_beaten_has_a_finite_strength():
    found = fit_strengths(["a", "b", "c"], [Comparison("j", "a", "b"), Comparison("j", "a", "c")])

    assert found.scores["a"] > found.scores["b"] == found.scores["c"]
    assert sum(found.scores.values()) < 1e-9


def test_without_any_comparison_all_are_equal_and_one_is_alone():
    assert set(fit_strengths(["a", "b"], []).scores.values()) == {0}
    assert fit_strengths(["a"], []).scores == {"a": 0}
    assert fit_strengths([], []).scores == {}
    with pytest.raises(ValueError, match="above 0"):
        fit_strengths(["a", "b"], [], alpha=0)


def test_neither_the_order_of_works_nor_of_comparisons_changes_a_digit():
    assert fit_strengths(TEAMS[::-1], SEASON[::-1]) == fit_strengths(TEAMS, SEASON)


def test_undoing_a_comparison_is_to_leave_it_out():
    extra = Comparison("j", "Baltimore", "Milwaukee")

    with_it = fit_strengths(TEAMS, [*SEASON, extra])
    undone = fit_strengths(TEAMS, [one for one in [*SEASON, extra] if one is not extra])

    assert with_it.scores != undone.scores
    assert undone == fit_strengths(TEAMS, SEASON)


def test_more_comparisons_make_strengths_more_certain():
    before, after = fit_strengths(TEAMS, SEASON), fit_strengths(TEAMS, SEASON * 4)

    assert float(before.standard_error("Boston")) == pytest.approx(2 * float(after.standard_error("Boston")), rel=0.02)
    assert before.standard_error("Boston", "Boston") == 0


def play(works, judges, *, limit=None, barred=(), seed=1):
    """Every judge answers, by the alphabet, until there is no pair left."""
    log = []
    for judge in judges:
        while pair := next_pair(works, log, judge=judge, barred=barred, limit=limit, seed=seed):
            log.append(Comparison(judge, *sorted(pair)))
    return log


def test_a_judge_sees_every_pair_once_and_is_then_done():
    log = play("abcd", ["j1"])

    assert sorted((one.winner, one.loser) for one in log) == list(combinations("abcd", 2))


def test_a_limit_ends_the_work_of_a_judge():
    assert len(play("abcdef", ["j1", "j2"], limit=4)) == 8


def test_a_work_with_a_conflict_is_never_shown():
    log = play("abcd", ["j1"], barred=["c"])

    assert len(log) == 3
    assert all("c" not in one.pair for one in log)


def test_the_least_known_pair_comes_first():
    known = [Comparison("j0", *pair) for pair in combinations("abc", 2)] * 5

    assert "d" in next_pair("abcd", known, judge="j1", seed=1)


def test_the_choice_is_repeatable_and_differs_between_judges_and_seeds():
    def ask(judge, seed):
        return next_pair("abcdefgh", [], judge=judge, seed=seed)

    assert ask("j1", 1) == ask("j1", 1)
    assert len({ask(f"j{n}", 1) for n in range(10)}) > 5
    assert len({ask("j1", seed) for seed in range(10)}) > 5


def test_ten_judges_who_see_a_third_of_the_pairs_find_the_order():
    works = "abcdefgh"

    found = fit_strengths(works, play(works, [f"j{n}" for n in range(10)], limit=9)).scores

    assert sorted(works, key=lambda work: -found[work]) == list(works)
