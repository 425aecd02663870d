"""The assignment as an integer program, solved by HiGHS.

A column for each pair that may be, and for each judge a column a review: the u-th review of a judge costs u times
`weight`, so reviews go where loads are small. The weight is larger than all that one exchange of judges can save in
affinity; balance therefore comes first, affinity second.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array

from contest.scoring.pricing import INFEASIBLE, reduced_costs, solve_priced
from contest.scoring.request import Pair, Request

Numbers = npt.NDArray[np.float64]

_NEAR = 1.0  # costs are whole numbers, and chance adds at most 0.5: what is dearer by more is seldom chosen
_WHOLE_WITHIN = 1e-5
_CHEAPEST = 3  # times the need of a work: the columns to begin with


@dataclass(frozen=True, slots=True)
class Row:
    """`least` ≤ the sum of the columns times their factors ≤ `most`."""

    columns: Mapping[int, float]
    least: float
    most: float


class Program:
    """The columns and rows of a request; solved as often as one likes, with other costs or more rows."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.pairs = request.eligible()
        self.costs = np.array([request.costs.get(pair, 0) for pair in self.pairs], float)
        kept = request.kept_by_judge()
        self._by_work: dict[str, list[int]] = defaultdict(list)
        self._by_judge: dict[str, list[int]] = defaultdict(list)
        for column, (judge, work) in enumerate(self.pairs):
            self._by_work[work].append(column)
            self._by_judge[judge].append(column)
        self.steps = [
            (judge, kept[judge] + number)
            for judge in sorted(self._by_judge)
            for number in range(1, min(request.room(judge), len(self._by_judge[judge])) + 1)
        ]
        self.weight = (max([*request.costs.values(), 0]) + 1) * len(request.judges) + 1
        self.works = sorted(request.works)
        self.needs = {work: self._need_row(work) for work in self.works}
        self.loads = self._load_rows()
        self.affiliations = self._affiliation_rows()
        self.experts = self._expert_rows()

    def _need_row(self, work: str) -> Row:
        missing = self.request.missing(work)
        return Row(dict.fromkeys(self._by_work[work], 1.0), missing, missing)

    def _load_rows(self) -> list[Row]:
        """The pairs of a judge are as many as his steps."""
        steps = defaultdict(list)
        for number, (judge, _) in enumerate(self.steps):
            steps[judge].append(len(self.pairs) + number)
        return [
            Row(dict.fromkeys(columns, 1.0) | dict.fromkeys(steps[judge], -1.0), 0, 0)
            for judge, columns in sorted(self._by_judge.items())
        ]

    def _affiliation_rows(self) -> list[Row]:
        if not self.request.avoid_same_affiliation:
            return []
        groups: dict[tuple[str, str], list[int]] = defaultdict(list)
        for column, (judge, work) in enumerate(self.pairs):
            affiliation = self.request.judges[judge]
            if affiliation:
                groups[work, affiliation].append(column)
        kept = {(work, self.request.judges.get(judge)) for judge, work in self.request.kept()}
        return [Row(dict.fromkeys(columns, 1.0), 0, int(group not in kept)) for group, columns in groups.items()]

    def _expert_rows(self) -> dict[str, Row]:
        """By work; none for works that keep an expert's review or need no more."""
        experts = self.request.experts
        if experts is None:
            return {}
        served = {work for judge, work in self.request.kept() if (judge, work) in experts}
        return {
            work: Row({column: 1.0 for column in self._by_work[work] if self.pairs[column] in experts}, 1, np.inf)
            for work in self.works
            if work not in served and self.request.missing(work)
        }

    def cut(self, group: str, judges: Collection[str], works: Collection[str]) -> Row:
        """Asks for a review that joins one part of a group's graph, its judges and works, to the rest."""
        joins = {
            column: 1.0
            for column, (judge, work) in enumerate(self.pairs)
            if self.request.works[work] == group and (judge in judges) != (work in works)
        }
        return Row(joins, 1, np.inf)

    def solve(self, jitter: Numbers, more: Sequence[Row] = ()) -> frozenset[Pair] | None:
        """The pairs to add, None when there is no way. `jitter`, one number a pair, is added to their costs."""
        objective = np.concatenate([self.costs + jitter, self._step_costs])
        found = self._flow(objective) if self._is_flow and not more else None
        if found is None or not _are_whole(found[: len(self.pairs)]):
            constraints = self._constraints if not more else _constraints([*self._rows, *more], len(objective))
            found = _solved(objective, len(self.pairs), constraints)
        return None if found is None else self._chosen(found)

    @property
    def _is_flow(self) -> bool:
        """Without affiliations, experts and cuts the corners of what the rows allow are whole numbers by themselves."""
        return bool(self.pairs) and not self.affiliations and not self.experts

    def _flow(self, objective: Numbers) -> Numbers | None:
        """Solved with the columns that come near to paying at the prices of the program without chance."""
        if self._prices is None:
            return None
        matrix, right = self._constraints.A, self._constraints.lb
        near = reduced_costs(objective, matrix, self._prices) < _NEAR
        found = solve_priced(objective, matrix, right, near)
        return None if found is None else found.values

    @cached_property
    def _prices(self) -> Numbers | None:
        """Of the rows; None when there is no solution. Begun with the cheapest pairs of each work and all steps."""
        objective = np.concatenate([self.costs, self._step_costs])
        first = np.ones(len(objective), bool)
        first[: len(self.pairs)] = False
        for columns in self._by_work.values():
            first[sorted(columns, key=lambda column: self.costs[column])[: _CHEAPEST * self.request.need]] = True
        found = solve_priced(objective, self._constraints.A, self._constraints.lb, first)
        return None if found is None else found.prices

    @cached_property
    def _step_costs(self) -> Numbers:
        return np.array([self.weight * number for _, number in self.steps], float)

    @property
    def _rows(self) -> list[Row]:
        return [*self.needs.values(), *self.loads, *self.affiliations, *self.experts.values()]

    @cached_property
    def _constraints(self) -> LinearConstraint:
        return _constraints(self._rows, len(self.pairs) + len(self.steps))

    def shortage(self) -> tuple[dict[str, int], frozenset[Pair]]:
        """By how many reviews works miss their need at the least, {work: number}, and the pairs that come nearest."""
        first = len(self.pairs) + len(self.steps)
        spare = {work: first + number for number, work in enumerate(self.works)}
        soft = [
            Row({**row.columns, spare[work]: 1.0}, row.least, row.most)
            for rows in (self.needs, self.experts)
            for work, row in rows.items()
        ]
        objective = np.concatenate([np.zeros(first), np.ones(len(self.works))])
        most = np.concatenate([np.ones(first), [float(self.request.need)] * len(self.works)])
        constraints = _constraints([*soft, *self.loads, *self.affiliations], len(objective))
        found = _solved(objective, len(self.pairs), constraints, most)
        if found is None:
            raise RuntimeError("a program that may fall short has a solution")
        short = {work: round(found[column]) for work, column in spare.items() if found[column] > 0.5}
        return short, self._chosen(found)

    def _chosen(self, found: Numbers) -> frozenset[Pair]:
        return frozenset(pair for pair, value in zip(self.pairs, found, strict=False) if value > 0.5)


def _solved(
    objective: Numbers, whole: int, constraints: LinearConstraint, most: Numbers | None = None
) -> Numbers | None:
    """The values of the columns, of which the first `whole` are 0 or 1; None when the rows contradict each other.

    The program is first solved without asking for whole numbers: often they come by themselves, in a quarter of the
    time.
    """
    if not len(objective):
        return objective if np.all(constraints.lb <= 0) else None
    bounds = Bounds(0, np.ones(len(objective)) if most is None else most)
    for is_whole in (0, 1):
        integrality = np.where(np.arange(len(objective)) < whole, is_whole, 0)
        found = milp(
            objective, integrality=integrality, bounds=bounds, constraints=constraints, options={"mip_rel_gap": 0.0}
        )
        if found.status == INFEASIBLE:
            return None
        if not found.success:
            raise RuntimeError(f"HiGHS stopped: {found.message}")
        values = np.asarray(found.x, float)
        if _are_whole(values[:whole]):
            return values
    raise RuntimeError("HiGHS gave parts of reviews")


def _are_whole(values: Numbers) -> bool:
    return bool(np.abs(values - values.round()).max(initial=0) < _WHOLE_WITHIN)


def _constraints(rows: Sequence[Row], columns: int) -> LinearConstraint:
    cells = [(number, column, factor) for number, row in enumerate(rows) for column, factor in row.columns.items()]
    at, of, factors = zip(*cells, strict=True) if cells else ((), (), ())
    matrix = csc_array((factors, (at, of)), shape=(len(rows), columns), dtype=float)
    return LinearConstraint(matrix, [row.least for row in rows], [row.most for row in rows])
