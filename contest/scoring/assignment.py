"""A balanced assignment of judges to works that keeps out conflicts and hangs together."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from contest.scoring.connectivity import by_group, components, connectivity
from contest.scoring.errors import AssignmentImpossible
from contest.scoring.obstacles import count_obstacles, explain_impossible
from contest.scoring.program import Program, Row
from contest.scoring.request import Pair, Request, input_sha256
from core.words import Text

ATTEMPTS = 20  # with other chance, of which the best connected is kept
CUTS = 50  # rows added at most to join what hangs apart
METHOD = "milp-highs-1"


@dataclass(frozen=True, slots=True)
class Assigned:
    """Who reviews what.

    pairs         all of them, kept reviews included, sorted
    added         those that were not there before
    loads         {judge: number of reviews}, 0 included
    cost          the sum of the affinity costs of `pairs`
    connectivity  {group: algebraic connectivity of its graph}; 0 where works of the group cannot be compared
    """

    pairs: tuple[Pair, ...]
    added: tuple[Pair, ...]
    loads: Mapping[str, int]
    cost: int
    connectivity: Mapping[str, Decimal]
    seed: int
    input_sha256: str
    method: str = METHOD

    @property
    def is_connected(self) -> bool:
        return all(value > 0 for value in self.connectivity.values())

    @property
    def spread(self) -> int:
        """How far loads are apart."""
        return max(self.loads.values(), default=0) - min(self.loads.values(), default=0)


def assign(request: Request, *, seed: int) -> Assigned:
    """Each work gets its judges, loads as equal as the conflicts allow, affinity as good as that leaves.

    Of `ATTEMPTS` solutions with seeded chance the one is kept whose least connected group is best connected, among
    those with the same balance and at most 1 % more cost than the best. Where a group still hangs apart, reviews that
    join it are asked for; if there are none, the result says so (`is_connected`).

    Equal requests and seeds give equal results. Raises AssignmentImpossible, with the obstacles as `details`.
    """
    if count_obstacles(request):
        raise _impossible(request)
    program = Program(request)
    sha256 = input_sha256(request)
    near = _as_good(request, list(_attempts(program, seed)))
    best = max((_assigned(request, added, seed, sha256) for added in near), key=_weakest)
    return best if best.is_connected else _joined(program, best)


def _impossible(request: Request) -> AssignmentImpossible:
    obstacles = explain_impossible(request)
    texts = [one.text for one in obstacles[:5]]
    refused = AssignmentImpossible(obstacles=Text("".join(t.zh for t in texts), " ".join(t.en for t in texts)))
    refused.details = tuple(obstacles)
    return refused


def _attempts(program: Program, seed: int) -> Iterator[frozenset[Pair]]:
    """Half of the attempts only choose among equals: their chance adds less than 1 to any solution's cost.

    Raises AssignmentImpossible.
    """
    for number in range(ATTEMPTS):
        largest = 0.5 / max(len(program.pairs), 1) if number % 2 == 0 else 0.5
        added = program.solve(np.random.default_rng([seed, number]).uniform(0, largest, len(program.pairs)))
        if added is None:
            raise _impossible(program.request)
        yield added


def _as_good(request: Request, attempts: Collection[frozenset[Pair]]) -> list[frozenset[Pair]]:
    """Those with the best balance, and at most 1 % more cost than the best of them; each once."""
    kept = Counter(judge for judge, _ in request.kept())
    unevenness = {added: _unevenness(kept + Counter(judge for judge, _ in added)) for added in attempts}
    balance = min(unevenness.values())
    costs = {added: _cost(request, added) for added in dict.fromkeys(attempts) if unevenness[added] == balance}
    least = min(costs.values())
    return [added for added, cost in costs.items() if cost * 100 <= least * 101]


def _unevenness(loads: Mapping[str, int]) -> int:
    """What the program makes least: Σ 1 + 2 + … + load, over the judges."""
    return sum(load * (load + 1) // 2 for load in loads.values())


def _cost(request: Request, added: Collection[Pair]) -> int:
    return sum(request.costs.get(pair, 0) for pair in {*request.kept(), *added})


def _assigned(request: Request, added: Collection[Pair], seed: int, sha256: str) -> Assigned:
    pairs = sorted({*request.kept(), *added})
    counted = Counter(judge for judge, _ in pairs)
    groups = by_group(pairs, request.works)
    return Assigned(
        pairs=tuple(pairs),
        added=tuple(sorted(added)),
        loads={judge: counted[judge] for judge in sorted({*request.judges, *counted})},
        cost=_cost(request, added),
        connectivity={
            group: connectivity(within, [work for work in request.works if request.works[work] == group])
            for group, within in groups.items()
        },
        seed=seed,
        input_sha256=sha256,
    )


def _weakest(assigned: Assigned) -> Decimal:
    return min(assigned.connectivity.values(), default=Decimal(0))


def _joined(program: Program, apart: Assigned) -> Assigned:
    """Solved again with a row for each piece that hangs apart, until none does or no solution is left."""
    rows: list[Row] = []
    best = apart
    while not best.is_connected and len(rows) < CUTS:
        rows += _cuts(program, best)
        added = program.solve(np.random.default_rng([apart.seed, ATTEMPTS]).uniform(0, 1e-4, len(program.pairs)), rows)
        if added is None:
            return apart
        best = _assigned(program.request, added, apart.seed, apart.input_sha256)
    return best if best.is_connected else apart


def _cuts(program: Program, apart: Assigned) -> Iterator[Row]:
    for group, within in by_group(apart.pairs, program.request.works).items():
        pieces = components(within)
        if len(pieces) > 1:
            yield from (program.cut(group, judges, works) for judges, works in pieces)
