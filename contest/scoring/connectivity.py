"""The graph of judges and works: only within one piece of it can severity and quality be told apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

import numpy as np

from contest.scoring.exact import rounded
from contest.scoring.request import Pair

_ZERO = 1e-9  # below it an eigenvalue is 0, but for the floating point: something hangs apart


def components(pairs: Iterable[Pair]) -> list[tuple[list[str], list[str]]]:
    """The pieces as (judges, works), each sorted, ordered by their first work."""
    judges_of, works_of = defaultdict(list), defaultdict(list)
    for judge, work in set(pairs):
        judges_of[work].append(judge)
        works_of[judge].append(work)
    pieces, seen = [], set()
    for first in judges_of:
        if first not in seen:
            piece = _piece(first, judges_of, works_of)
            seen.update(piece[1])
            pieces.append(piece)
    return sorted(pieces, key=lambda piece: piece[1])


def _piece(
    first: str, judges_of: Mapping[str, list[str]], works_of: Mapping[str, list[str]]
) -> tuple[list[str], list[str]]:
    """Everything that hangs together with a work."""
    judges: set[str] = set()
    works, waiting = {first}, [first]
    while waiting:
        new = set(judges_of[waiting.pop()]) - judges
        judges |= new
        reached = {work for judge in new for work in works_of[judge]} - works
        works |= reached
        waiting += reached
    return sorted(judges), sorted(works)


def connectivity(pairs: Iterable[Pair], works: Iterable[str]) -> Decimal:
    """The algebraic connectivity: the second smallest eigenvalue of the Laplacian, 0 when something hangs apart.

    The larger, the less a calibrated score depends on a single judge. `works` are there even without a review.
    Source: M. Fiedler, 1973.
    """
    pairs = set(pairs)
    judges = sorted({judge for judge, _ in pairs})
    names = sorted({*works, *(work for _, work in pairs)})
    size = len(judges) + len(names)
    if size < 2:
        return Decimal(1)
    rows = {judge: place for place, judge in enumerate(judges)}
    columns = {work: place for place, work in enumerate(names, start=len(judges))}
    laplacian = np.zeros((size, size))
    for judge, work in pairs:
        laplacian[rows[judge], columns[work]] = laplacian[columns[work], rows[judge]] = -1
    np.fill_diagonal(laplacian, -laplacian.sum(axis=0))
    second = float(np.linalg.eigvalsh(laplacian)[1])
    return rounded(second) if second > _ZERO else Decimal(0)


def by_group(pairs: Iterable[Pair], groups: Mapping[str, str]) -> dict[str, list[Pair]]:
    """The pairs of each group of works, {group: pairs}; a group without a pair is there too."""
    found: dict[str, list[Pair]] = {group: [] for group in sorted(set(groups.values()))}
    for judge, work in sorted(pairs):
        found[groups[work]].append((judge, work))
    return found
