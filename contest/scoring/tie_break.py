"""The published chain of rules that orders works, each applied only to those still tied after the ones before it.

A shared rank is followed by as many empty ones (standard competition ranking 1, 1, 3). When a work came in is no rule.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any

import networkx as nx

from contest.scoring.exact import SCORE_PLACES, rounded
from contest.scoring.words import TIE_RULES
from core.words import Text


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a work.

    score      the number it is ranked by
    totals     {judge: weighted total}
    criteria   {criterion: mean of its weighted marks}
    shares     every counted mark as a share of its maximum, the highest first
    median     of the totals
    """

    work: str
    score: Decimal
    totals: Mapping[str, Fraction] = field(default_factory=dict)
    criteria: Mapping[str, Fraction] = field(default_factory=dict)
    shares: tuple[Fraction, ...] = ()
    median: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Step:
    """A rule that was applied to a work, and what it read there."""

    rule: str
    value: str


@dataclass(frozen=True, slots=True)
class Placed:
    work: str
    rank: int
    path: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """split  tied works → groups, the best first;  value  a work among those tied → what the path keeps"""

    name: str
    split: Callable[[Sequence[Evidence]], list[list[Evidence]]]
    value: Callable[[Evidence, Sequence[Evidence]], str]

    @property
    def words(self) -> Text:
        return TIE_RULES[self.name]


Duel = Callable[[Evidence, Evidence], int]
"""How many more judges prefer the first to the second; below 0 when more prefer the second."""


def place(works: Iterable[Evidence], rules: Sequence[Rule]) -> list[Placed]:
    """The works from first to last; those that share a rank by id. The order they are given in means nothing."""
    groups = [sorted(works, key=lambda one: one.work)]
    paths: dict[str, list[Step]] = defaultdict(list)
    for number, rule in enumerate(rules):
        split = []
        for tied in groups:
            if len(tied) == 1 and number > 0:
                split.append(tied)
                continue
            for one in tied:
                paths[one.work].append(Step(rule.name, rule.value(one, tied)))
            split += rule.split(tied)
        groups = split
    return list(_ranked(groups, paths))


def _ranked(groups: Sequence[Sequence[Evidence]], paths: Mapping[str, list[Step]]) -> Iterable[Placed]:
    rank = 1
    for tied in groups:
        shared = [Step("shared", str(len(tied)))] if len(tied) > 1 else []
        for one in tied:
            yield Placed(one.work, rank, (*paths[one.work], *shared))
        rank += len(tied)


# ---- the rules ------------------------------------------------------------------------------------------------------


def rules_for_marks(first_criterion: str | None, second_criterion: str | None) -> tuple[Rule, ...]:
    """The chain where works were marked; a criterion that was not named beforehand is no rule."""
    named = {"first_criterion": first_criterion, "second_criterion": second_criterion}
    return (
        SCORE,
        *(_criterion(name, key) for name, key in named.items() if key),
        _by("median", lambda one: one.median, lambda value: str(rounded(value, SCORE_PLACES))),
        _by("counts", lambda one: one.shares, _counted),
        majority(_prefer_by_totals),
    )


def rules_for_comparisons(duel: Duel) -> tuple[Rule, ...]:
    """The chain where works were compared in pairs."""
    return (SCORE, majority(duel))


def _by(name: str, key: Callable[[Evidence], Any], shown: Callable[[Any], str]) -> Rule:
    def split(tied: Sequence[Evidence]) -> list[list[Evidence]]:
        return [list(group) for _, group in groupby(sorted(tied, key=key, reverse=True), key)]

    return Rule(name, split, lambda one, _: shown(key(one)))


SCORE = _by("score", lambda one: rounded(one.score, SCORE_PLACES), str)


def _criterion(name: str, key: str) -> Rule:
    return _by(name, lambda one: one.criteria.get(key, Fraction(0)), lambda value: str(rounded(value, SCORE_PLACES)))


def _counted(shares: Sequence[Fraction]) -> str:
    """The highest marks with how often they were given: "100%×3 80%×2"."""
    levels = [(share, len(list(group))) for share, group in groupby(shares)]
    return " ".join(f"{rounded(share * 100, 0)}%×{count}" for share, count in levels)


def majority(duel: Duel) -> Rule:
    """By the majority of the judges common to two works.

    Majorities may run in a circle (A before B before C before A). Works are therefore split no further than into the
    strongly connected pieces of “not beaten by”: of two works in different pieces the earlier one beat the later one,
    and those of a circle, or joined by equal votes, stay tied and go on to share their rank.
    """

    def split(tied: Sequence[Evidence]) -> list[list[Evidence]]:
        by_work = {one.work: one for one in tied}
        graph = nx.DiGraph()
        graph.add_nodes_from(sorted(by_work))
        graph.add_edges_from((a, b) for a in by_work for b in by_work if a != b and duel(by_work[a], by_work[b]) >= 0)
        pieces = nx.condensation(graph)
        order = [pieces.nodes[number]["members"] for number in nx.topological_sort(pieces)]
        return [[by_work[work] for work in sorted(members)] for members in order]

    def value(one: Evidence, tied: Sequence[Evidence]) -> str:
        duels = [duel(one, other) for other in tied if other.work != one.work]
        return f"{sum(d > 0 for d in duels)}:{sum(d < 0 for d in duels)}"

    return Rule("majority", split, value)


def _prefer_by_totals(one: Evidence, other: Evidence) -> int:
    common = one.totals.keys() & other.totals.keys()
    return sum((one.totals[j] > other.totals[j]) - (one.totals[j] < other.totals[j]) for j in common)
