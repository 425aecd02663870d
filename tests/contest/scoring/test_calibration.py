"""The additive model: exact on exact data, equal to statsmodels, blind to order and names (I15, I16)."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf
from hypothesis import given, settings
from hypothesis import strategies as st

from contest.scoring.calibration import RIDGE_CEILING, RIDGE_FLOOR, calibrate
from contest.scoring.robust import huber_scores
from tests.contest.scoring.builders import as_totals

HAND = as_totals("J1: A 90, B 80; J2: B 60, C 70")


def noisy(seed, works=20, judges=6, need=3, *, severity=8.0, noise=5.0):
    """Totals in hundredths; every work has its neighbours among the judges, so that all hang together."""
    rng = np.random.default_rng(seed)
    quality, bias = rng.normal(70, 10, works), rng.normal(0, severity, judges)
    return {
        (f"j{judge}", f"w{work:02}"): Fraction(round(100 * (quality[work] + bias[judge] + rng.normal(0, noise))), 100)
        for work in range(works)
        for judge in {(work + turn * turn) % judges for turn in range(need)} | {(work + 1) % judges}
    }


def test_the_hand_example():
    found = calibrate(HAND, ridge=0)

    assert found.scores == {"A": 80, "B": 70, "C": 80}
    assert found.effects == {"J1": 10, "J2": -10}
    assert found.sigma is None
    assert found.standard_errors == {}


def test_noiseless_scores_are_recovered():
    rng = np.random.default_rng(1)
    quality, bias = rng.uniform(40, 90, 30), rng.normal(0, 8, 8)
    bias -= bias.mean()
    totals = {
        (f"j{j}", f"w{w:02}"): Fraction(quality[w] + bias[j])
        for w in range(30)
        for j in rng.choice(8, 3, replace=False)
    }

    found = calibrate(totals, ridge=0)

    assert max(abs(float(found.scores[f"w{w:02}"]) - quality[w]) for w in range(30)) < 1e-8
    assert max(abs(float(found.effects[f"j{j}"]) - bias[j]) for j in range(8)) < 1e-8
    assert found.alarms == ()


@pytest.mark.parametrize("seed", range(4))
def test_scores_and_errors_are_the_marginal_means_of_statsmodels(seed):
    totals = noisy(seed)
    frame = pd.DataFrame([(j, w, float(v)) for (j, w), v in totals.items()], columns=["j", "w", "v"])
    fit = smf.ols("v ~ 0 + C(w) + C(j, Sum)", frame).fit()

    found = calibrate(totals, ridge=0)

    for work, score in found.scores.items():
        assert float(score) == pytest.approx(fit.params[f"C(w)[{work}]"], abs=1e-8)
        assert float(found.standard_errors[work]) == pytest.approx(fit.bse[f"C(w)[{work}]"], abs=1e-8)
    assert float(found.sigma) == pytest.approx(fit.mse_resid**0.5, abs=1e-8)
    gap = fit.t_test("C(w)[w00] - C(w)[w07] = 0")
    assert float(found.gaps.standard_error("w00", "w07")) == pytest.approx(float(gap.sd.item()), abs=1e-8)


@pytest.mark.slow
def test_huber_is_that_of_reweighted_least_squares():
    totals = noisy(3, works=30) | {("j0", "w00"): Fraction(5)}
    plain = calibrate(totals, ridge=0)
    frame = pd.DataFrame([(j, w, float(v)) for (j, w), v in totals.items()], columns=["j", "w", "v"])
    unweighted = smf.ols("v ~ 0 + C(w) + C(j, Sum)", frame)
    exog, far = unweighted.exog, 1.345 * float(plain.sigma)
    unknown = np.linalg.lstsq(exog, frame.v, rcond=None)[0]
    for _ in range(1000):
        residual = np.abs(frame.v - exog @ unknown)
        root = np.sqrt(np.where(residual > far, far / residual.clip(lower=1e-9), 1))
        unknown = np.linalg.lstsq(exog * np.asarray(root)[:, None], frame.v * root, rcond=None)[0]

    scores = huber_scores(totals, plain)

    at = {name: n for n, name in enumerate(unweighted.exog_names)}
    assert all(abs(float(score) - unknown[at[f"C(w)[{work}]"]]) < 2e-4 for work, score in scores.items())
    assert abs(scores["w00"] - plain.scores["w00"]) > 1


def test_one_wild_mark_raises_an_alarm_and_moves_huber_less():
    totals = noisy(5, works=40, judges=8, need=4, noise=1.0)
    wild = {**totals, ("j0", "w00"): totals["j0", "w00"] - 40}

    found = calibrate(wild)

    worst = min(found.alarms, key=lambda one: one.residual)
    assert (worst.judge, worst.work) == ("j0", "w00")
    assert worst.residual < -20
    assert {one.work for one in found.alarms} == {"w00"}
    right = calibrate(totals).scores["w00"]
    assert abs(huber_scores(wild, found)["w00"] - right) < abs(found.scores["w00"] - right)


def test_the_ridge_is_noise_over_severity():
    strong = [float(calibrate(noisy(seed, works=80, judges=12, need=4)).ridge) for seed in range(12)]
    none = calibrate(noisy(1, works=80, judges=12, need=4, severity=0.0)).ridge

    assert 0.2 < np.median(strong) < 0.8  # 25 / 64
    assert none > 5


def test_the_ridge_has_a_floor_and_a_ceiling():
    exact = {(f"j{j}", f"w{w}"): Fraction(50 + w + 5 * j) for j in range(3) for w in range(4)}
    chance = {
        ("j0", "w0"): Fraction(60), ("j1", "w0"): Fraction(40), ("j0", "w1"): Fraction(40), ("j1", "w1"): Fraction(60)
    }  # fmt: skip

    assert float(calibrate(HAND).ridge) == RIDGE_FLOOR
    assert float(calibrate(exact).ridge) == RIDGE_FLOOR
    assert float(calibrate(chance).ridge) == RIDGE_CEILING
    assert float(calibrate({("j0", "w0"): Fraction(50)}).ridge) == RIDGE_FLOOR


def test_a_ridge_draws_effects_towards_zero_that_still_sum_to_zero():
    found = calibrate(HAND)

    assert found.effects == {"J1": Decimal("9.0909090909"), "J2": Decimal("-9.0909090909")}
    assert found.scores == {"A": Decimal("80.9090909091"), "B": 70, "C": Decimal("79.0909090909")}


def test_pieces_that_nothing_joins_are_calibrated_each_by_itself():
    found = calibrate(as_totals("J1: A 90, B 80; J2: B 60, C 70; J3: X 50, Y 40; J4: X 30, Y 20"), ridge=0)

    assert found.pieces == ((("J1", "J2"), ("A", "B", "C")), (("J3", "J4"), ("X", "Y")))
    assert found.scores == {"A": 80, "B": 70, "C": 80, "X": 40, "Y": 30}
    assert found.effects == {"J1": 10, "J2": -10, "J3": 10, "J4": -10}
    assert found.gaps.standard_error("A", "X") is None


def test_no_reviews_give_nothing():
    found = calibrate({})

    assert (found.scores, found.effects, found.pieces, found.sigma) == ({}, {}, (), None)


# ---- what must not matter -------------------------------------------------------------------------------------------


@st.composite
def designs(draw):
    """Connected: work n is marked by judges n and n + 1, and by others."""
    judges = draw(st.integers(2, 5))
    works = draw(st.integers(judges, 8))
    seen = {(j, w) for w in range(works) for j in (w % judges, (w + 1) % judges)}
    seen |= draw(st.sets(st.tuples(st.integers(0, judges - 1), st.integers(0, works - 1)), max_size=6))
    return {(f"j{j}", f"w{w}"): Fraction(draw(st.integers(0, 200)), 2) for j, w in sorted(seen)}


def ranking(scores):
    return sorted(scores, key=lambda work: (-round(scores[work], 6), work))


@settings(max_examples=60, deadline=None)
@given(designs(), st.integers(-50, 50), st.sampled_from(["j0", "j1"]))
def test_a_judge_who_adds_a_constant_changes_no_rank(totals, constant, judge):
    shifted = {pair: total + constant * (pair[0] == judge) for pair, total in totals.items()}
    judges = len({judge for judge, _ in totals})

    before, after = calibrate(totals, ridge=0), calibrate(shifted, ridge=0)

    assert ranking(after.scores) == ranking(before.scores)
    for work, score in before.scores.items():
        assert float(after.scores[work] - score) == pytest.approx(constant / judges, abs=1e-8)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 100), min_size=3, max_size=3), min_size=2, max_size=6), st.integers(-50, 50))
def test_where_everybody_marks_everything_no_ridge_lets_a_constant_change_a_rank(table, constant):
    totals = {(f"j{j}", f"w{w}"): Fraction(mark) for w, row in enumerate(table) for j, mark in enumerate(row)}
    shifted = {pair: total + constant * (pair[0] == "j0") for pair, total in totals.items()}

    assert ranking(calibrate(shifted).scores) == ranking(calibrate(totals).scores)


@settings(max_examples=40, deadline=None)
@given(designs(), st.randoms())
def test_the_order_of_reviews_changes_no_digit(totals, random):
    rows = list(totals.items())
    random.shuffle(rows)

    assert calibrate(dict(rows)) == calibrate(totals)


@settings(max_examples=40, deadline=None)
@given(designs(), st.permutations(["j0", "j1", "j2", "j3", "j4"]))
def test_the_names_of_judges_change_no_score(totals, names):
    renamed = {(names[int(judge[1:])], work): total for (judge, work), total in totals.items()}

    before, after = calibrate(totals), calibrate(renamed)

    for work, score in before.scores.items():
        assert abs(after.scores[work] - score) <= Decimal("1e-9")
    for judge, effect in before.effects.items():
        assert abs(after.effects[names[int(judge[1:])]] - effect) <= Decimal("1e-9")


@settings(max_examples=40, deadline=None)
@given(designs())
def test_nothing_is_ever_not_a_number(totals):
    found = calibrate(totals)

    numbers = [*found.scores.values(), *found.effects.values(), *found.standard_errors.values(), found.ridge]
    assert all(number.is_finite() for number in numbers)
