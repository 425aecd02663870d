"""Assigning 300 works to 40 judges, and ranking them, beside the plainest program that meets the needs."""

from collections.abc import Iterator

import numpy as np
from scipy.optimize import LinearConstraint, milp
from scipy.sparse import csr_array

from bench.report import Line, Section, line_of
from bench.timing import Action, side_by_side, timed
from contest.scoring.assignment import Assigned, assign
from contest.scoring.program import Program
from contest.scoring.ranking import rank
from contest.scoring.request import Pair, Request

WORKS, JUDGES, NEED, LOAD = 300, 40, 5, 45
CONFLICTS = 0.08  # of all pairs
FEW = 3  # repetitions of what takes seconds
_CRITERIA = {"data": 25, "impact": 25, "innovation": 20, "completeness": 20, "presentation": 10}


def measure_assigning(repetitions: int) -> Section:
    few = min(FEW, repetitions)
    requests = [random_request(number) for number in range(few + 1)]
    floor, whole, once = (f(requests) for f in (_plainest, _assigning, _program))
    times = side_by_side({"floor": floor, "once": once, "whole": whole}, few, warm_up=1)
    assigned = assign(requests[0], seed=0)
    bundles = [random_bundle(assigned.pairs, 0)]
    ranked = timed(_ranking(bundles), few, warm_up=0)
    return Section(
        f"{WORKS} works × {JUDGES} judges × {NEED} reviews, 8 % conflicts, three tracks",
        (
            line_of("k   one balanced solution", times["once"], floor=times["floor"]),
            line_of("k   assigned: explained, 20 tries, best connected", times["whole"], floor=times["floor"]),
            *_facts(assigned),
            line_of("l   ranked, with what changes without each judge", ranked),
        ),
    )


def _facts(assigned: Assigned) -> Iterator[Line]:
    yield Line("k   least and greatest load differ by", float(assigned.spread), "", aim="≤ 1")
    yield Line(
        "k   weakest algebraic connectivity of a track", float(min(assigned.connectivity.values())), "", aim="> 0"
    )


def random_request(number: int) -> Request:
    rng = np.random.default_rng(number)
    works = {f"w{work:03}": f"t{work % 3}" for work in range(WORKS)}
    judges = dict.fromkeys(f"j{judge:02}" for judge in range(JUDGES))
    pairs = [(judge, work) for judge in judges for work in works]
    return Request(
        works=works,
        judges=judges,
        need=NEED,
        max_load=LOAD,
        conflicts=frozenset(pair for pair in pairs if rng.random() < CONFLICTS),
        costs={pair: int(cost) for pair, cost in zip(pairs, rng.integers(0, 10, len(pairs)), strict=True)},
    )


def random_bundle(pairs: tuple[Pair, ...], number: int) -> dict[str, object]:
    """Marks of all reviews, by a quality of the work and a severity of the judge."""
    rng = np.random.default_rng(number)
    quality, severity = rng.normal(12, 3, WORKS), rng.normal(0, 1.5, JUDGES)
    reviews = []
    for judge, work in pairs:
        expected = quality[int(work[1:])] + severity[int(judge[1:])]
        halves = np.clip(np.round(rng.normal(expected, 1.5, len(_CRITERIA))), 0, 20)
        marks = {key: str(half / 2) for key, half in zip(_CRITERIA, halves, strict=True)}
        reviews.append({"judge": judge, "work": work, "marks": marks})
    return {
        "method": "calibrated",
        "parameters": {"minimum_reviews": NEED, "first_criterion": "data", "second_criterion": "impact", "quota": 20},
        "criteria": [{"key": key, "weight": weight, "maximum": 10, "step": "0.5"} for key, weight in _CRITERIA.items()],
        "works": [{"id": f"w{work:03}", "track": f"t{work % 3}"} for work in range(WORKS)],
        "reviews": reviews,
    }


def _assigning(requests: list[Request]) -> Action:
    return lambda n: assign(requests[n % len(requests)], seed=n)


def _program(requests: list[Request]) -> Action:
    def solve(number: int) -> None:
        program = Program(requests[number % len(requests)])
        program.solve(np.zeros(len(program.pairs)))

    return solve


def _ranking(bundles: list[dict[str, object]]) -> Action:
    return lambda n: rank(bundles[n % len(bundles)])


# ---- the floor: the same needs, limits and costs as bare arrays, neither balanced nor connected --------------------


def _plainest(requests: list[Request]) -> Action:
    tables = [_table(request) for request in requests]
    return lambda n: _solved(*tables[n % len(tables)])


def _table(request: Request) -> tuple[np.ndarray, np.ndarray]:
    """Costs and upper bounds, judges × works."""
    costs = np.array([[request.costs[judge, work] for work in request.works] for judge in request.judges], float)
    allowed = [[(judge, work) not in request.conflicts for work in request.works] for judge in request.judges]
    return costs, np.array(allowed, float)


def _solved(costs: np.ndarray, allowed: np.ndarray) -> None:
    judges, works = costs.shape
    judge, work = (axis.ravel() for axis in np.indices(costs.shape))
    columns = np.arange(costs.size)
    needs = csr_array((np.ones(costs.size), (work, columns)))
    loads = csr_array((np.ones(costs.size), (judge, columns)))
    found = milp(
        costs.ravel(),
        bounds=(0, allowed.ravel()),
        constraints=[
            LinearConstraint(needs, np.full(works, NEED), np.full(works, NEED)),
            LinearConstraint(loads, np.zeros(judges), np.full(judges, LOAD)),
        ],
    )
    if not found.success:
        raise RuntimeError(found.message)
