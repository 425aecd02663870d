"""How far judges agree: Krippendorff's α for numbers on an interval scale."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from contest.scoring.exact import rounded
from contest.scoring.request import Pair

FEWEST_WORKS = 2  # that two judges have both marked


def interval_alpha(marks: Mapping[Pair, Fraction | Decimal]) -> Decimal | None:
    """1 when judges agree wholly, 0 when no more than by chance, below 0 when they contradict each other.

    None when fewer than two works have two marks, or when all those marks are the same: α is not defined then.
    Computed exactly, 1 − D_o / D_e with squared differences, and rounded once, to ten decimals.
    Source: K. Krippendorff, Content Analysis (2004), chapter 11.
    """
    by_work: dict[str, list[Fraction]] = defaultdict(list)
    for (_, work), mark in marks.items():
        by_work[work].append(Fraction(mark))
    works = [given for given in by_work.values() if len(given) >= 2]
    pairable = [mark for given in works for mark in given]
    if len(works) < FEWEST_WORKS or min(pairable) == max(pairable):
        return None
    observed = sum((_differences(given) / (len(given) - 1) for given in works), Fraction(0))
    return rounded(1 - observed * (len(pairable) - 1) / _differences(pairable))


def _differences(marks: Sequence[Fraction]) -> Fraction:
    """Σ (x − y)² over all ordered pairs."""
    return 2 * (len(marks) * sum((mark * mark for mark in marks), Fraction(0)) - sum(marks, Fraction(0)) ** 2)
