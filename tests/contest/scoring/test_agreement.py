"""Krippendorff's α: the textbook example, and when there is none."""

from decimal import Decimal
from fractions import Fraction

import krippendorff
import numpy as np
import pytest

from contest.scoring.agreement import interval_alpha

# Krippendorff's example of three coders and fifteen units, as in the README of the `krippendorff` package
TEXTBOOK = (
    "*    *    *    *    *    3    4    1    2    1    1    3    3    *    3",
    "1    *    2    1    3    3    4    3    *    *    *    *    *    *    *",
    "*    *    2    1    3    4    4    *    2    1    1    3    3    *    4",
)


def marks_of(rows):
    return {
        (f"j{judge}", f"w{work:02}"): Fraction(mark)
        for judge, row in enumerate(rows)
        for work, mark in enumerate(row.split())
        if mark != "*"
    }


def test_the_textbook_example():
    assert float(interval_alpha(marks_of(TEXTBOOK))) == pytest.approx(0.811, abs=5e-4)


@pytest.mark.parametrize("seed", range(5))
def test_it_is_what_the_package_of_that_name_computes(seed):
    rng = np.random.default_rng(seed)
    table = np.where(rng.random((6, 20)) < 0.4, np.nan, rng.integers(0, 21, (6, 20)) / 2)
    marks = {(f"j{j}", f"w{w}"): Fraction(table[j, w]) for j, w in np.argwhere(~np.isnan(table))}

    expected = krippendorff.alpha(reliability_data=table, level_of_measurement="interval")

    assert float(interval_alpha(marks)) == pytest.approx(expected, abs=1e-10)


def test_agreement_that_is_whole_or_turned_round():
    assert interval_alpha(marks_of(["1 5 9", "1 5 9"])) == 1
    assert interval_alpha(marks_of(["1 9", "9 1"])) < 0


def test_the_order_of_marks_changes_no_digit():
    marks = marks_of(TEXTBOOK)

    assert interval_alpha(dict(reversed(marks.items()))) == interval_alpha(marks)
    assert isinstance(interval_alpha(marks), Decimal)


@pytest.mark.parametrize("rows", [[], ["1 2 3"], ["1 *", "2 *"], ["5 5", "5 5"], ["1 * 3", "* 2 *"]])
def test_too_little_to_tell_is_none(rows):
    assert interval_alpha(marks_of(rows)) is None
