"""How much the outcome hangs on the model and on single judges: what changes at the award lines, and by how many ranks.

Ranks here are by score alone, at four decimals.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from contest.scoring.calibration import Totals, calibrated_scores
from contest.scoring.exact import SCORE_PLACES, rounded
from contest.scoring.robust import huber_scores
from contest.scoring.scores import Scored

Scores = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Change:
    """Against the ranking as it stands.

    crossed        works that stand on the other side of an award line, or have no score any more
    largest_shift  the most ranks that a work moved
    """

    crossed: tuple[str, ...]
    largest_shift: int


@dataclass(frozen=True, slots=True)
class Field:
    """The works of a track that are ranked, and the ranks after which an award ends."""

    works: tuple[str, ...]
    lines: tuple[int, ...]


def changes(scored: Scored, fields: Iterable[Field]) -> tuple[Change | None, dict[str, Change]]:
    """With Huber's loss, and {judge: without that judge}, λ as in the ranking; None and nothing for pairs."""
    fit, fields = scored.calibration, list(fields)
    if fit is None:
        return None, {}
    huber = change(fit.scores, huber_scores(scored.totals, fit), fields)
    judges = {
        judge: change(fit.scores, calibrated_scores(_without(scored.totals, judge), ridge=fit.ridge), fields)
        for judge in fit.effects
    }
    return huber, judges


def change(before: Scores, after: Scores, fields: Iterable[Field]) -> Change:
    """What differs between two sets of scores. A line that no work stands after separates nothing."""
    crossed: set[str] = set()
    largest = 0
    for field in fields:
        old, new = _ranks(before, field.works), _ranks(after, field.works)
        for line in field.lines:
            crossed |= {work for work in old if (old[work] <= line) != (new.get(work, line + 1) <= line)}
        largest = max([largest, *(abs(old[work] - new[work]) for work in new)])
    return Change(tuple(sorted(crossed)), largest)


def _ranks(scores: Scores, works: Iterable[str]) -> dict[str, int]:
    below = {work: -rounded(scores[work], SCORE_PLACES) for work in works if work in scores}
    in_order = sorted(below.values())
    return {work: 1 + bisect_left(in_order, mine) for work, mine in below.items()}


def _without(totals: Totals, judge: str) -> Totals:
    return {pair: total for pair, total in totals.items() if pair[0] != judge}
