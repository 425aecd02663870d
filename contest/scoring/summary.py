"""What is known of a work without any model: how many reviews, their mean, median and spread."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from statistics import mean, median

from contest.scoring.exact import rounded


@dataclass(frozen=True, slots=True)
class Summary:
    """Of the totals of one work. `deviation` is the sample standard deviation, None of a single review."""

    count: int
    mean: Fraction
    median: Fraction
    deviation: Decimal | None


def summarise(totals: Sequence[Fraction]) -> Summary | None:
    """None when there is no review.

    >>> summarise([Fraction(60), Fraction(70), Fraction(95)])
    Summary(count=3, mean=Fraction(75, 1), median=Fraction(70, 1), deviation=Decimal('18.0277563773'))
    """
    if not totals:
        return None
    return Summary(len(totals), mean(totals), median(totals), _deviation(totals))


def _deviation(totals: Sequence[Fraction]) -> Decimal | None:
    if len(totals) < 2:
        return None
    centre = mean(totals)
    variance = sum(((one - centre) ** 2 for one in totals), Fraction(0)) / (len(totals) - 1)
    with localcontext(prec=40):
        return rounded((Decimal(variance.numerator) / Decimal(variance.denominator)).sqrt())


def trimmed_mean(totals: Sequence[Fraction]) -> Fraction:
    """The mean without one highest and one lowest total. Raises ValueError with fewer than three.

    >>> trimmed_mean([Fraction(n) for n in (10, 80, 82, 84, 100)])
    Fraction(82, 1)
    """
    if len(totals) < 3:
        raise ValueError("nothing is left of fewer than three totals")
    return mean(sorted(totals)[1:-1])
