"""Works compared two at a time: strengths by Bradley and Terry, and which pair a judge sees next.

Everything is computed from the whole list of comparisons; to undo one is to leave it out and compute again.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations
from math import exp, sqrt

import choix
import numpy as np
import numpy.typing as npt

from contest.scoring.exact import rounded

ALPHA = 0.01  # never 0: a work that was never beaten would be infinitely strong
_MOST_ROUNDS, _TOLERANCE = 100_000, 1e-12

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Comparison:
    judge: str
    winner: str
    loser: str

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.winner, self.loser))


@dataclass(frozen=True, slots=True)
class Strengths:
    """`scores` are {work: log strength}, mean 0: a work beats another with probability 1 / (1 + exp(other − own))."""

    scores: Mapping[str, Decimal]
    covariance: Numbers = field(compare=False, repr=False)

    def standard_error(self, one: str, other: str | None = None) -> Decimal:
        """Of the score, or of its difference to another work's."""
        row = {work: n for n, work in enumerate(self.scores)}
        aim = np.zeros(len(row))
        aim[row[one]] += 1
        if other is not None:
            aim[row[other]] -= 1
        return rounded(sqrt(max(0.0, float(aim @ self.covariance @ aim))))

    def doubt(self, one: str, other: str) -> float:
        """How open it is which of the two wins: p (1 − p) times the variance of their difference."""
        wins = 1 / (1 + exp(float(self.scores[other] - self.scores[one])))
        return wins * (1 - wins) * float(self.standard_error(one, other)) ** 2


def fit_strengths(works: Collection[str], comparisons: Collection[Comparison], *, alpha: float = ALPHA) -> Strengths:
    """Bradley–Terry by I-LSR with regularisation `alpha`; works without any comparison come out at the average.

    Uncertainty is that of the logistic likelihood (inverse Fisher information), in which `alpha` counts as so many
    undecided comparisons of each pair. Source: Bradley and Terry 1952; Maystre and Grossglauser 2015 (choix).
    """
    if alpha <= 0:
        raise ValueError("alpha must be above 0")
    names = sorted(works)
    if len(names) < 2:
        return Strengths({name: rounded(0.0) for name in names}, np.zeros((len(names), len(names))))
    place = {name: n for n, name in enumerate(names)}
    log = sorted((place[one.winner], place[one.loser]) for one in comparisons)
    found = choix.ilsr_pairwise(len(names), log, alpha=alpha, max_iter=_MOST_ROUNDS, tol=_TOLERANCE)
    found = found - found.mean()
    scores = {name: rounded(float(value)) for name, value in zip(names, found, strict=True)}
    return Strengths(scores, _covariance(found, log, alpha))


def _covariance(strengths: Numbers, log: Sequence[tuple[int, int]], alpha: float) -> Numbers:
    """The inverse of the information among strengths that sum to 0."""
    count = len(strengths)
    met = np.full((count, count), 2 * alpha)
    np.fill_diagonal(met, 0)
    for winner, loser in log:
        met[winner, loser] += 1
        met[loser, winner] += 1
    wins = 1 / (1 + np.exp(strengths[None, :] - strengths[:, None]))
    weights = met * wins * (1 - wins)
    level = np.full((count, count), 1 / count)
    return np.asarray(np.linalg.inv(np.diag(weights.sum(axis=1)) - weights + level) - level, float)


def next_pair(
    works: Collection[str],
    comparisons: Collection[Comparison],
    *,
    judge: str,
    barred: Collection[str] = (),
    limit: int | None = None,
    seed: int,
    alpha: float = ALPHA,
) -> tuple[str, str] | None:
    """The pair from which most is to be learned, among those this judge may see and has not compared yet.

    That is p (1 − p) · variance of the difference: large when its order is open and the two are little known.

    barred  works the judge has a conflict with
    limit   comparisons of a judge who is done

    Equals and sides are drawn by chance seeded with the judge and how far he is. None when the judge is done.
    """
    done = [one for one in comparisons if one.judge == judge]
    seen = {one.pair for one in done}
    pairs = [pair for pair in combinations(sorted({*works} - {*barred}), 2) if frozenset(pair) not in seen]
    if not pairs or (limit is not None and len(done) >= limit):
        return None
    known = fit_strengths(works, comparisons, alpha=alpha)
    unknown = {pair: rounded(known.doubt(*pair), 6) for pair in pairs}
    most = max(unknown.values())
    rng = np.random.default_rng(_seed(seed, judge, len(done)))
    candidates = [pair for pair in pairs if unknown[pair] == most]
    one, other = candidates[int(rng.integers(len(candidates)))]
    return (other, one) if rng.integers(2) else (one, other)


def _seed(seed: int, judge: str, number: int) -> int:
    return int.from_bytes(hashlib.sha256(f"{seed}:{judge}:{number}".encode()).digest()[:8])


def majority_of(comparisons: Collection[Comparison]) -> Mapping[tuple[str, str], int]:
    """{(one, other): how often one won against other}."""
    return Counter((one.winner, one.loser) for one in comparisons)
