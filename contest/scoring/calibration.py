"""Scores with the severity of judges taken out: y = μ + q of the work + b of the judge + noise, ridge on b.

Minimises Σ (y − a − b)² + λ Σ b² with a = μ + q; the effects b of each connected piece sum to 0. A work's calibrated
score is a: the total it would have got from a judge of average severity.

λ = σ²_ε / σ²_b, the noise of one review over the spread of severity, both estimated from the fit with λ = 0:
σ²_ε = RSS / (reviews − works − judges + pieces), and σ²_b = (Σ b² − σ²_ε · trace L⁺) / (judges − pieces), since the
estimated effects scatter by noise as well as by severity (L is the matrix of `_Piece.laplacian`). λ is never below 0.1,
which is also taken when there is nothing to estimate it from, and never above 10 000, where all effects are nearly 0.

Source: the additive model of reviewer bias of Roos, Rothe and Scheuermann (AAAI 2011), its effects shrunk.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import fsum, sqrt

import numpy as np
import numpy.typing as npt

from contest.scoring.connectivity import components
from contest.scoring.exact import rounded
from contest.scoring.request import Pair

RIDGE_FLOOR = 0.1
RIDGE_CEILING = 10_000.0
ALARM_SIGMAS = 2.5

Totals = Mapping[Pair, Fraction]
"""{(judge, work): the weighted total of that review, 0-100}."""

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Alarm:
    """A review that the model does not expect: its judge is asked to confirm it; it is never dropped silently."""

    judge: str
    work: str
    residual: Decimal


@dataclass(frozen=True, slots=True)
class Calibration:
    """All numbers are rounded to ten decimals (`exact.KEPT_PLACES`).

    scores           {work: μ + q}
    standard_errors  {work: error}, of σ and the normal matrix; empty when σ is unknown
    effects          {judge: b}: positive for the lenient
    pieces           (judges, works) that are connected; scores compare within a piece
    ridge            λ
    sigma            the noise of one review; None when there are no more reviews than unknowns
    alarms           reviews further than 2.5 σ from what the model expects
    """

    scores: Mapping[str, Decimal]
    standard_errors: Mapping[str, Decimal]
    effects: Mapping[str, Decimal]
    pieces: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    ridge: Decimal
    sigma: Decimal | None
    alarms: tuple[Alarm, ...]
    gaps: "Gaps" = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is needed for the standard error of the difference of two works."""

    place: Mapping[str, tuple[int, int]]  # {work: (piece, row in it)}
    covariances: tuple[Numbers, ...]  # of each piece; empty when σ is unknown

    def standard_error(self, one: str, other: str) -> Decimal | None:
        """Of score(one) − score(other); None when σ is unknown or nothing joins the two."""
        (piece, row), (other_piece, other_row) = self.place[one], self.place[other]
        if not self.covariances or piece != other_piece:
            return None
        v = self.covariances[piece]
        return rounded(sqrt(max(0.0, float(v[row, row] + v[other_row, other_row] - 2 * v[row, other_row]))))


@dataclass(frozen=True, slots=True)
class _Piece:
    """One connected piece: `reviewed` is works × judges of 0 and 1, `y` the totals there, 0 elsewhere."""

    judges: tuple[str, ...]
    works: tuple[str, ...]
    reviewed: Numbers
    y: Numbers

    @property
    def counts(self) -> Numbers:
        return np.asarray(self.reviewed.sum(axis=1), float)

    def laplacian(self) -> Numbers:
        """What is left of the normal matrix for the judges when the works are solved for; its rows sum to 0."""
        shared = self.reviewed.T @ (self.reviewed / self.counts[:, None])
        return np.asarray(np.diag(self.reviewed.sum(axis=0)) - shared, float)

    def inverse(self, ridge: float) -> Numbers:
        """(L + λ)⁻¹ among effects that sum to 0."""
        judges = len(self.judges)
        level = np.full((judges, judges), 1 / judges)
        return np.asarray(np.linalg.inv(self.laplacian() + ridge * np.eye(judges) + level) - level / (ridge + 1), float)

    def fit(self, ridge: float) -> tuple[Numbers, Numbers, Numbers]:
        """Scores of works, effects of judges, residuals (works × judges)."""
        means = self.y.sum(axis=1) / self.counts
        right = (self.y - self.reviewed * means[:, None]).sum(axis=0)
        effects = self.inverse(ridge) @ right
        scores = means - self.reviewed @ effects / self.counts
        return scores, effects, self.reviewed * (self.y - scores[:, None] - effects[None, :])

    def covariance(self, ridge: float) -> Numbers:
        """Of the scores, in units of σ²."""
        share = self.reviewed / self.counts[:, None]
        return np.asarray(np.diag(1 / self.counts) + share @ self.inverse(ridge) @ share.T, float)


def calibrate(totals: Totals, *, ridge: Decimal | float | None = None) -> Calibration:
    """The model fitted to every connected piece, with one λ for all: estimated, or as given (0 turns the ridge off).

    The order of reviews means nothing. Without any review everything is empty.
    """
    centre, pieces = _pieces(totals)
    given = _estimated_ridge(pieces) if ridge is None else float(ridge)
    fits = [piece.fit(given) for piece in pieces]
    sigma = _sigma(pieces, [residuals for *_, residuals in fits], given)
    covariances = () if sigma is None else tuple(sigma**2 * piece.covariance(given) for piece in pieces)
    return Calibration(
        scores=_named([piece.works for piece in pieces], [scores + centre for scores, *_ in fits]),
        standard_errors=_named([piece.works for piece in pieces], [np.sqrt(np.diag(v)) for v in covariances]),
        effects=_named([piece.judges for piece in pieces], [effects for _, effects, _ in fits]),
        pieces=tuple((piece.judges, piece.works) for piece in pieces),
        ridge=rounded(given),
        sigma=None if sigma is None else rounded(sigma),
        alarms=_alarms(pieces, [residuals for *_, residuals in fits], sigma),
        gaps=Gaps(
            {work: (n, row) for n, piece in enumerate(pieces) for row, work in enumerate(piece.works)}, covariances
        ),
    )


def calibrated_scores(totals: Totals, *, ridge: Decimal) -> dict[str, Decimal]:
    """The scores of `calibrate`, without what is known of their uncertainty."""
    centre, pieces = _pieces(totals)
    return _named([piece.works for piece in pieces], [piece.fit(float(ridge))[0] + centre for piece in pieces])


def _pieces(totals: Totals) -> tuple[float, list[_Piece]]:
    """The middle of all totals, and the pieces in canonical order without that middle: small numbers err less."""
    if not totals:
        return 0.0, []
    numbers = {pair: float(total) for pair, total in totals.items()}
    centre = fsum(numbers.values()) / len(numbers)  # fsum errs not, in whatever order
    return centre, [_piece(numbers, centre, judges, works) for judges, works in components(totals)]


def _piece(numbers: Mapping[Pair, float], centre: float, judges: Sequence[str], works: Sequence[str]) -> _Piece:
    row_of, column_of = ({name: n for n, name in enumerate(names)} for names in (works, judges))
    reviewed, y = np.zeros((len(works), len(judges))), np.zeros((len(works), len(judges)))
    for (judge, work), number in numbers.items():
        if work in row_of:
            reviewed[row_of[work], column_of[judge]], y[row_of[work], column_of[judge]] = 1, number - centre
    return _Piece(tuple(judges), tuple(works), reviewed, y)


def _free(pieces: Collection[_Piece]) -> int:
    """Reviews beyond the unknowns of the model without ridge."""
    return sum(int(p.reviewed.sum()) - len(p.works) - len(p.judges) + 1 for p in pieces)


def _estimated_ridge(pieces: Collection[_Piece]) -> float:
    free, comparable = _free(pieces), sum(len(piece.judges) - 1 for piece in pieces)
    if free < 1 or comparable < 1:
        return RIDGE_FLOOR
    fits = [piece.fit(0) for piece in pieces]
    noise = sum(float((residuals**2).sum()) for *_, residuals in fits) / free
    scatter = sum(float((effects**2).sum()) for _, effects, _ in fits)
    severity = (scatter - noise * sum(float(np.trace(piece.inverse(0))) for piece in pieces)) / comparable
    if noise <= severity * RIDGE_FLOOR or noise == 0:
        return RIDGE_FLOOR
    return RIDGE_CEILING if severity * RIDGE_CEILING <= noise else noise / severity


def _sigma(pieces: Collection[_Piece], residuals: Sequence[Numbers], ridge: float) -> float | None:
    """√(RSS / (reviews − effective unknowns)): a shrunken effect counts as less than one unknown."""
    if _free(pieces) < 1:
        return None
    unknowns = sum(len(p.works) + float(np.trace(p.inverse(ridge) @ p.laplacian())) for p in pieces)
    squares = sum(float((each**2).sum()) for each in residuals)
    return sqrt(squares / (sum(float(p.reviewed.sum()) for p in pieces) - unknowns))


def _alarms(pieces: Sequence[_Piece], residuals: Sequence[Numbers], sigma: float | None) -> tuple[Alarm, ...]:
    if sigma is None:
        return ()
    found = [
        Alarm(piece.judges[column], piece.works[row], rounded(float(each[row, column])))
        for piece, each in zip(pieces, residuals, strict=True)
        for row, column in np.argwhere(np.abs(each) > max(ALARM_SIGMAS * sigma, 1e-9))
    ]
    return tuple(sorted(found, key=lambda alarm: (alarm.work, alarm.judge)))


def _named(names: Sequence[Sequence[str]], numbers: Sequence[Numbers]) -> dict[str, Decimal]:
    pairs = {
        name: rounded(float(value))
        for of_piece, values in zip(names, numbers, strict=False)
        for name, value in zip(of_piece, values, strict=True)
    }
    return dict(sorted(pairs.items()))
