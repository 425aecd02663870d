"""Honest judges whose severity differs: how well the methods find the true order, in generous bands."""

from fractions import Fraction

import numpy as np
import pytest
from scipy.stats import kendalltau

from contest.scoring.calibration import calibrate

REPETITIONS = 25


def taus(works, judges, need, severity, seed):
    """Kendall's tau with the true quality (sd 10, noise 5): of the calibrated score and of the plain mean."""
    rng = np.random.default_rng([seed, works, judges, need, int(severity)])
    quality, bias = rng.normal(70, 10, works), rng.normal(0, severity, judges)
    seats = np.concatenate([rng.permutation(judges) for _ in range(-(-works * need // judges))])[: works * need]
    totals = {
        (f"j{judge}", f"w{work:03}"): Fraction(float(quality[work] + bias[judge] + rng.normal(0, 5)))
        for work, row in enumerate(seats.reshape(works, need))
        for judge in row
    }
    scores = calibrate(totals).scores
    names = sorted(scores)
    true = [quality[int(name[1:])] for name in names]
    means = [np.mean([float(v) for (_, work), v in totals.items() if work == name]) for name in names]
    return kendalltau(true, [float(scores[name]) for name in names])[0], kendalltau(true, means)[0]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("design", "calibrated", "plain"),
    [
        ((40, 10, 3, 8), 0.813, 0.715),
        ((40, 10, 5, 8), 0.857, 0.788),
        ((40, 10, 5, 2), 0.857, 0.853),
        ((12, 10, 3, 8), 0.789, 0.698),
        ((100, 15, 5, 8), 0.859, 0.775),
    ],
)
def test_calibration_finds_the_true_order_better_than_the_mean(design, calibrated, plain):
    ours, mean = np.mean([taus(*design, seed) for seed in range(REPETITIONS)], axis=0)

    assert ours == pytest.approx(calibrated, abs=0.05)
    assert mean == pytest.approx(plain, abs=0.06)
    assert ours - mean > (calibrated - plain) / 2 - 0.005
