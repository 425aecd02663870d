"""Whether the phases of a contest follow each other as the rights that hang on them need it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from contest.contests import words
from contest.contests.workdays import WEEKENDS_ONLY, Calendar, after_workdays
from contest.phases import PHASES, Phase, beijing
from core.words import Text

_EDGES = {"opens_at": words.OPENS, "closes_at": words.CLOSES}


@dataclass(frozen=True, slots=True)
class Order:
    """One edge is not later than another; it is asked only where the contest has both phases."""

    earlier: str
    earlier_edge: str
    later: str
    later_edge: str

    def holds(self, phases: Mapping[str, Phase]) -> bool:
        if self.earlier not in phases or self.later not in phases:
            return True
        earlier: datetime = getattr(phases[self.earlier], self.earlier_edge)
        later: datetime = getattr(phases[self.later], self.later_edge)
        return earlier <= later

    def problem(self, phases: Mapping[str, Phase]) -> Text:
        return words.OUT_OF_ORDER.filled(
            later=PHASES[self.later],
            later_edge=_EDGES[self.later_edge],
            later_at=beijing(getattr(phases[self.later], self.later_edge)),
            earlier=PHASES[self.earlier],
            earlier_edge=_EDGES[self.earlier_edge],
            earlier_at=beijing(getattr(phases[self.earlier], self.earlier_edge)),
        )


def _after(*kinds: str) -> list[Order]:
    """Each begins when the one before it is over: their rights exclude each other."""
    return [Order(earlier, "closes_at", later, "opens_at") for earlier, later in pairwise(kinds)]


ALWAYS_NEEDED = ("registration", "submission", "screening", "judging", "publicity", "appeals")
ORDERS: Sequence[Order] = (
    Order("registration", "opens_at", "submission", "opens_at"),
    Order("registration", "closes_at", "submission", "closes_at"),
    *_after("submission", "screening", "judging", "final", "publicity"),
    *_after("judging", "publicity"),  # where there is no final
    *_after("screening", "voting", "verification", "publicity"),  # only what passed is voted on
    Order("publicity", "opens_at", "appeals", "opens_at"),
    Order("appeals", "opens_at", "publicity", "closes_at"),  # no gap in which nobody could appeal
)


def timeline_problems(
    phases: Sequence[Phase], *, publicity_workdays: int, calendar: Calendar = WEEKENDS_ONLY
) -> list[Text]:
    """What is wrong with a time line, a sentence each, in the order of a season. Empty when it holds."""
    by_kind = {phase.kind: phase for phase in phases}
    missing = [words.PHASE_MISSING.filled(phase=PHASES[kind]) for kind in ALWAYS_NEEDED if kind not in by_kind]
    if "voting" in by_kind and "verification" not in by_kind:
        missing.append(words.VOTING_NEEDS_CHECK)
    wrong = [order.problem(by_kind) for order in ORDERS if not order.holds(by_kind)]
    return missing + wrong + _short_publicity(by_kind, publicity_workdays, calendar)


def _short_publicity(phases: Mapping[str, Phase], workdays: int, calendar: Calendar) -> list[Text]:
    publicity = phases.get("publicity")
    if publicity is None:
        return []
    earliest = after_workdays(publicity.opens_at, workdays, calendar)
    if publicity.closes_at >= earliest:
        return []
    return [
        words.PUBLICITY_TOO_SHORT.filled(
            workdays=workdays, earliest=beijing(earliest), closes_at=beijing(publicity.closes_at)
        )
    ]
