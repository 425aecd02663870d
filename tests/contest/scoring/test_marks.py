"""Marks on their grid and exact totals (I13)."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.scoring.errors import CriterionUnknown, MarkOffGrid, MarksIncomplete, RubricUnsound
from contest.scoring.exact import plain, rounded, sha256_of
from contest.scoring.marks import Criterion, as_mark, read_marks, require_sound, shown, weighted_total
from core.words import Text

HALVES = Criterion("data", Decimal(100), Decimal(10), Decimal("0.5"), title=Text("数据使用", "data use"))
RUBRIC = (
    Criterion("data", Decimal(60), Decimal(3), Decimal(1)),
    Criterion("craft", Decimal(40), Decimal(10), Decimal("0.5")),
    Criterion("wish", Decimal(0), Decimal(1), Decimal(1), is_counted=False),
)


@pytest.mark.parametrize("given_", ["0", "0.5", "7.50", 10, Decimal("9.5"), "1E+1"])
def test_a_mark_of_the_grid_is_taken_as_it_is(given_):
    assert as_mark(given_, HALVES) == Decimal(given_)


@pytest.mark.parametrize("given_", ["-0.5", "10.5", "0.3", "7.49999999999999999999", "", "八", "NaN", "Infinity"])
def test_a_mark_off_the_grid_is_refused(given_):
    with pytest.raises(MarkOffGrid) as refused:
        as_mark(given_, HALVES)

    assert "数据使用" in refused.value.say("zh")
    assert "from 0 to 10 in steps of 0.5" in refused.value.say("en")


def test_the_total_is_exact_even_where_decimals_end_nowhere():
    marks = read_marks(RUBRIC, {"craft": "7.5", "data": "1"})

    assert weighted_total(RUBRIC, marks) == Fraction(50)
    assert weighted_total(RUBRIC, {"data": Decimal(2), "craft": Decimal("0.5")}) == Fraction(42)


def test_what_is_missing_or_unknown_is_named():
    with pytest.raises(MarksIncomplete, match="craft"):
        read_marks(RUBRIC, {"data": "1"})
    with pytest.raises(MarksIncomplete, match="craft"):
        weighted_total(RUBRIC, {"data": Decimal(1)})
    with pytest.raises(CriterionUnknown, match="charm"):
        read_marks(RUBRIC, {"data": "1", "craft": "1", "charm": "1"})


def test_a_criterion_that_does_not_count_is_kept_on_its_grid_and_changes_nothing():
    full = {"data": "3", "craft": "10"}

    assert weighted_total(RUBRIC, read_marks(RUBRIC, {**full, "wish": "1"})) == 100
    with pytest.raises(MarkOffGrid):
        read_marks(RUBRIC, {**full, "wish": "2"})


def test_weights_that_count_are_exactly_100():
    require_sound(RUBRIC)
    for wrong in (
        RUBRIC[:1],
        (*RUBRIC, Criterion("more", Decimal("0.0001"), Decimal(1), Decimal(1))),
        (Criterion("a", Decimal(100), Decimal(10), Decimal(3)),),
        (Criterion("a", Decimal(100), Decimal(10), Decimal(0)),),
        (Criterion("a", Decimal(50), Decimal(1), Decimal(1)),) * 2,
    ):
        with pytest.raises(RubricUnsound):
            require_sound(wrong)


@given(st.lists(st.integers(0, 20), min_size=5, max_size=5))
def test_the_total_of_the_default_rubric_is_recomputed_to_the_last_digit(halves):
    weights = (25, 25, 20, 20, 10)
    criteria = [Criterion(str(n), Decimal(w), Decimal(10), Decimal("0.5")) for n, w in enumerate(weights)]
    marks = {str(n): Decimal(half) / 2 for n, half in enumerate(halves)}

    total = weighted_total(criteria, marks)

    assert total == sum(Decimal(w) * marks[str(n)] / 10 for n, w in enumerate(weights))
    assert weighted_total(criteria, {key: Decimal(plain(mark)) for key, mark in marks.items()}) == total


def test_numbers_are_rounded_once_halves_up():
    assert [shown(Fraction(n, 1000)) for n in (1005, 1015, 2675, 1004)] == ["1.01", "1.02", "2.68", "1.00"]
    assert rounded(Fraction(-1, 200), 2) == Decimal("-0.01")
    assert str(rounded(0.0)) == "0E-10"


def test_the_hash_of_plain_data_does_not_depend_on_the_order_of_keys():
    assert sha256_of({"a": 1, "b": "数"}) == sha256_of({"b": "数", "a": 1}) != sha256_of({"a": 1, "b": "据"})
