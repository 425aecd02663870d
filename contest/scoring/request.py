"""What an assignment is made from, and the hash by which it is known again."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from contest.scoring.exact import sha256_of

Pair = tuple[str, str]
"""A judge and a work, by their ids: (judge, work)."""


@dataclass(frozen=True, slots=True)
class Request:
    """Who is to review what.

    works      {work: group}; works of one group (a track) are ranked together
    judges     {judge: affiliation, or None}
    need       reviews of each work
    max_load   reviews a judge may be given, one number or {judge: number}; kept reviews count
    conflicts  pairs that must not be
    costs      {pair: 0 fits best … 9}; a pair that is not named costs 0
    fixed      reviews that are kept, also of judges who are no longer there
    avoid_same_affiliation  at most one judge of an affiliation reviews a work
    experts    pairs where the judge knows the field: each work gets at least one; None asks for none

    The order of rows means nothing: everything is sorted before it is used.
    """

    works: Mapping[str, str]
    judges: Mapping[str, str | None]
    need: int
    max_load: int | Mapping[str, int]
    conflicts: Collection[Pair] = frozenset()
    costs: Mapping[Pair, int] = field(default_factory=dict)
    fixed: Collection[Pair] = frozenset()
    avoid_same_affiliation: bool = False
    experts: Collection[Pair] | None = None

    def limit(self, judge: str) -> int:
        return self.max_load if isinstance(self.max_load, int) else self.max_load[judge]

    def eligible(self) -> list[Pair]:
        """The pairs that may be added, by work and judge: no conflict, not kept already, the judge takes any at all."""
        out = {*self.conflicts, *self.fixed}
        free = [judge for judge in sorted(self.judges) if self.room(judge) > 0]
        return [(judge, work) for work in sorted(self.works) for judge in free if (judge, work) not in out]

    def room(self, judge: str) -> int:
        """How many reviews the judge may still be given."""
        return max(0, self.limit(judge) - self.kept_by_judge()[judge])

    def missing(self, work: str) -> int:
        """How many reviews the work still needs."""
        return max(0, self.need - self.kept_by_work()[work])

    def kept(self) -> list[Pair]:
        """The fixed reviews of works that are asked about."""
        return sorted({pair for pair in self.fixed if pair[1] in self.works})

    def kept_by_judge(self) -> Counter[str]:
        return Counter(judge for judge, _ in self.kept())

    def kept_by_work(self) -> Counter[str]:
        return Counter(work for _, work in self.kept())


def input_sha256(request: Request) -> str:
    """SHA-256 of the canonical JSON of the request: equal for equal requests, in whatever order their rows come."""
    return sha256_of(
        {
            "works": dict(request.works),
            "judges": dict(request.judges),
            "need": request.need,
            "max_load": {judge: request.limit(judge) for judge in request.judges},
            "conflicts": _rows(request.conflicts),
            "costs": sorted([*pair, cost] for pair, cost in request.costs.items()),
            "fixed": _rows(request.fixed),
            "avoid_same_affiliation": request.avoid_same_affiliation,
            "experts": None if request.experts is None else _rows(request.experts),
        }
    )


def _rows(pairs: Collection[Pair]) -> list[list[str]]:
    return [list(pair) for pair in sorted(set(pairs))]
