"""Marks on their grid, and the weighted total of one review.

A total is a `Fraction`: a third of 25 points has no last decimal digit. It is rounded once, where it is shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache

from contest.scoring.errors import CriterionUnknown, MarkOffGrid, MarksIncomplete, RubricUnsound
from contest.scoring.exact import plain, rounded
from core.words import Text

FULL_WEIGHT = 100
SHOWN_PLACES = 2


@dataclass(frozen=True, slots=True)
class Criterion:
    """A line of the rubric: marks run from 0 to `maximum` in steps of `step`.

    weight  points of 100 that a full mark is worth; of a criterion that is not counted it means nothing
    title   how people know it; errors say the key where there is none
    """

    key: str
    weight: Decimal
    maximum: Decimal
    step: Decimal
    is_counted: bool = True
    title: Text | None = None

    @property
    def name(self) -> Text | str:
        return self.title or self.key


def require_sound(criteria: Sequence[Criterion]) -> None:
    """Weights that count sum to exactly 100, every grid ends at its maximum. Raises RubricUnsound."""
    total = sum((one.weight for one in criteria if one.is_counted), Decimal(0))
    grids = all(one.maximum > 0 and one.step > 0 and one.maximum % one.step == 0 for one in criteria)
    weights = all(one.weight > 0 for one in criteria if one.is_counted)
    if total != FULL_WEIGHT or not grids or not weights or len({one.key for one in criteria}) < len(criteria):
        raise RubricUnsound(total=plain(total))


def as_mark(given: str | int | Decimal, criterion: Criterion) -> Decimal:
    """The mark as a number of the grid. Raises MarkOffGrid for anything between, beyond or not a number."""
    try:
        mark = Decimal(given)
    except InvalidOperation:
        raise _off_grid(given, criterion) from None
    if not mark.is_finite() or not 0 <= mark <= criterion.maximum or not _is_multiple(mark, criterion.step):
        raise _off_grid(given, criterion)
    return mark


@lru_cache(maxsize=4096)
def _is_multiple(mark: Decimal, step: Decimal) -> bool:
    return Fraction(mark) % Fraction(step) == 0


def _off_grid(given: object, criterion: Criterion) -> MarkOffGrid:
    return MarkOffGrid(
        criterion=criterion.name,
        mark=str(given)[:20],
        maximum=plain(criterion.maximum),
        step=plain(criterion.step),
    )


def read_marks(criteria: Sequence[Criterion], given: Mapping[str, str | int | Decimal]) -> dict[str, Decimal]:
    """The marks of one review, in the order of the rubric; criteria that do not count may be left out.

    Raises CriterionUnknown, MarksIncomplete or MarkOffGrid.
    """
    keys = [one.key for one in criteria]
    for key in given:
        if key not in keys:
            raise CriterionUnknown(criterion=key[:40])
    missing = [one for one in criteria if one.is_counted and one.key not in given]
    if missing:
        raise MarksIncomplete(missing=_listed(missing))
    return {one.key: as_mark(given[one.key], one) for one in criteria if one.key in given}


def _listed(criteria: Sequence[Criterion]) -> Text:
    titles = [one.title or Text(one.key, one.key) for one in criteria]
    return Text("、".join(title.zh for title in titles), ", ".join(title.en for title in titles))


def weighted_total(criteria: Sequence[Criterion], marks: Mapping[str, Decimal]) -> Fraction:
    """Σ weight · mark / maximum over the criteria that count: exactly, from 0 to 100. Raises MarksIncomplete.

    Source: the published rubric; weights sum to 100 (`require_sound`).

    >>> data = Criterion("data", weight=Decimal(60), maximum=Decimal(3), step=Decimal(1))
    >>> craft = Criterion("craft", weight=Decimal(40), maximum=Decimal(5), step=Decimal("0.5"))
    >>> weighted_total([data, craft], {"data": Decimal(1), "craft": Decimal(5)})
    Fraction(60, 1)
    """
    counted = [one for one in criteria if one.is_counted]
    missing = [one for one in counted if one.key not in marks]
    if missing:
        raise MarksIncomplete(missing=_listed(missing))
    return sum((share(one, marks[one.key]) * Fraction(one.weight) for one in counted), Fraction(0))


def share(criterion: Criterion, mark: Decimal) -> Fraction:
    """How much of the full mark: 0 to 1."""
    return _ratio(mark, criterion.maximum)


@lru_cache(maxsize=4096)  # marks are of a grid: the same few come again and again
def _ratio(mark: Decimal, maximum: Decimal) -> Fraction:
    return Fraction(mark) / Fraction(maximum)


def shown(total: Fraction | Decimal, places: int = SHOWN_PLACES) -> str:
    """A score for people to read, rounded half up once.

    >>> shown(Fraction(200, 3)), shown(Decimal("84.125"))
    ('66.67', '84.13')
    """
    return str(rounded(total, places))
