"""The published chain: which rule decides, what is kept of it, and circles of majorities."""

from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest

from contest.scoring.tie_break import Evidence, Step, place, rules_for_comparisons, rules_for_marks

RULES = rules_for_marks("data", "impact")


def a_work(name, score="80", *, data=10, impact=10, shares=(1, 1), median=80, **totals):
    return Evidence(
        work=name,
        score=Decimal(score),
        totals={judge: Fraction(total) for judge, total in totals.items()},
        criteria={"data": Fraction(data), "impact": Fraction(impact)},
        shares=tuple(Fraction(share) for share in shares),
        median=Fraction(median),
    )


def order(*works, rules=RULES):
    return [(one.work, one.rank) for one in place(works, rules)]


@pytest.mark.parametrize(
    ("rule", "first", "second"),
    [
        ("score", {"score": "80.0001"}, {"score": "80.0000", "data": 25}),
        ("first_criterion", {"data": 11}, {"impact": 25}),
        ("second_criterion", {"impact": 11}, {"median": 100}),
        ("median", {"median": 81}, {"shares": (1, 1, 1)}),
        ("counts", {"shares": (1, 1, 0)}, {"shares": (1, Fraction(9, 10), Fraction(9, 10))}),
        ("majority", {"j1": 81, "j2": 81, "j3": 10}, {"j1": 80, "j2": 80, "j3": 90}),
    ],
)
def test_each_rule_decides_where_those_before_it_do_not(rule, first, second):
    placed = place([a_work("z", **first), a_work("a", **second)], RULES)

    assert [(one.work, one.rank) for one in placed] == [("z", 1), ("a", 2)]
    names = [one.name for one in RULES]
    assert [step.rule for step in placed[0].path] == names[: names.index(rule) + 1]


def test_scores_are_compared_at_four_decimals_halves_up():
    assert order(a_work("a", "80.00004999"), a_work("b", "80.0000")) == [("a", 1), ("b", 1)]
    assert order(a_work("a", "80.0000"), a_work("b", "80.00005")) == [("b", 1), ("a", 2)]


def test_a_shared_rank_leaves_the_next_one_empty():
    assert order(a_work("a"), a_work("b"), a_work("c", "70"), a_work("d", "90")) == [
        ("d", 1),
        ("a", 2),
        ("b", 2),
        ("c", 4),
    ]


def test_the_path_says_what_was_read():
    first, second = place([a_work("a", j1=5, j2=5), a_work("b", j1=5, j2=4)], RULES)

    assert first.path == (
        Step("score", "80.0000"),
        Step("first_criterion", "10.0000"),
        Step("second_criterion", "10.0000"),
        Step("median", "80.0000"),
        Step("counts", "100%×2"),
        Step("majority", "1:0"),
    )
    assert second.path[-1] == Step("majority", "0:1")
    assert place([a_work("a"), a_work("b")], RULES)[0].path[-1] == Step("shared", "2")
    assert place([a_work("a")], RULES)[0].path == (Step("score", "80.0000"),)


CIRCLE = (
    a_work("a", j1=3, j2=1, j3=2),
    a_work("b", j1=2, j2=3, j3=1),
    a_work("c", j1=1, j2=2, j3=3),
)


@pytest.mark.parametrize("works", list(permutations(CIRCLE)))
def test_a_circle_of_majorities_shares_its_rank_whatever_the_order(works):
    assert order(*works) == [("a", 1), ("b", 1), ("c", 1)]


def test_who_beats_or_loses_to_a_whole_circle_is_before_or_after_it():
    best, worst = a_work("z", j1=9, j2=9, j3=9), a_work("w", j1=0, j2=0, j3=0)

    placed = place([*CIRCLE, best, worst], RULES)

    assert [(one.work, one.rank) for one in placed] == [("z", 1), ("a", 2), ("b", 2), ("c", 2), ("w", 5)]
    assert placed[1].path[-2:] == (Step("majority", "2:2"), Step("shared", "3"))


def test_only_judges_common_to_both_have_a_say():
    assert order(a_work("a", j1=10, j2=99), a_work("b", j1=11, j3=0)) == [("b", 1), ("a", 2)]
    assert order(a_work("a", j1=10), a_work("b", j2=11)) == [("a", 1), ("b", 1)]


def test_criteria_that_were_not_named_are_no_rule():
    assert [rule.name for rule in rules_for_marks(None, None)] == ["score", "median", "counts", "majority"]
    assert [rule.name for rule in RULES] == [
        "score", "first_criterion", "second_criterion", "median", "counts", "majority"
    ]  # fmt: skip
    assert all(rule.words.zh and rule.words.en for rule in RULES)


def test_in_pairs_only_the_meetings_of_the_two_decide():
    rules = rules_for_comparisons(lambda a, b: (a.work < b.work) - (a.work > b.work))

    assert order(a_work("b", data=99), a_work("a"), rules=rules) == [("a", 1), ("b", 2)]
