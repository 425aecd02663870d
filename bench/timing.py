"""How long something takes: repeated, side by side with what it is compared to, so that both meet the same noise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from time import perf_counter

WARM_UP = 2  # repetitions that are not counted

Action = Callable[[int], object]
"""Does the work of one repetition, whose number chooses its parameters."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of each repetition."""

    milliseconds: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.milliseconds)

    @property
    def p95(self) -> float:
        """The time that 95 % of the repetitions do not exceed.

        >>> Timing(tuple(float(n) for n in range(1, 101))).p95
        95.0
        """
        in_order = sorted(self.milliseconds)
        return in_order[max(0, -(-len(in_order) * 95 // 100) - 1)]


def timed(action: Action, repetitions: int, *, warm_up: int = WARM_UP) -> Timing:
    return side_by_side({"": action}, repetitions, warm_up=warm_up)[""]


def side_by_side(actions: Mapping[str, Action], repetitions: int, *, warm_up: int = WARM_UP) -> dict[str, Timing]:
    """Each repetition runs every action once, in turn, with equal parameters."""
    for number in range(repetitions, repetitions + warm_up):
        for action in actions.values():
            action(number)
    taken: dict[str, list[float]] = {name: [] for name in actions}
    for number in range(repetitions):
        for name, action in actions.items():
            taken[name].append(milliseconds_of(action, number))
    return {name: Timing(tuple(each)) for name, each in taken.items()}


def milliseconds_of(action: Action, number: int) -> float:
    started_at = perf_counter()
    action(number)
    return (perf_counter() - started_at) * 1000


def best(timings: Mapping[str, Timing]) -> Timing:
    """The one with the smallest median."""
    return min(timings.values(), key=lambda each: each.median)
