"""How far judges agree: Krippendorff's α for numbers on an interval scale."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import krippendorff
import numpy as np

from contest.scoring.exact import rounded
from contest.scoring.request import Pair

FEWEST_WORKS = 2  # that two judges have both marked


def interval_alpha(marks: Mapping[Pair, Fraction | Decimal]) -> Decimal | None:
    """1 when judges agree wholly, 0 when no more than by chance, below 0 when they contradict each other.

    None when fewer than two works have two marks, or when all those marks are the same: α is not defined then.
    Source: K. Krippendorff, Content Analysis (2004), chapter 11; ten decimals.
    """
    judges, works = sorted({judge for judge, _ in marks}), sorted({work for _, work in marks})
    table = np.full((len(judges), len(works)), np.nan)
    for (judge, work), mark in marks.items():
        table[judges.index(judge), works.index(work)] = float(mark)
    comparable = table[:, (~np.isnan(table)).sum(axis=0) >= 2]
    if comparable.shape[1] < FEWEST_WORKS or np.nanmin(comparable) == np.nanmax(comparable):
        return None
    return rounded(float(krippendorff.alpha(reliability_data=table, level_of_measurement="interval")))
