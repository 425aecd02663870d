"""The same model with Huber's loss: how the scores come out when surprising reviews weigh less."""

from decimal import Decimal

import numpy as np
import numpy.typing as npt
from scipy.optimize import least_squares
from scipy.sparse import csr_array

from contest.scoring.calibration import Calibration, Totals
from contest.scoring.exact import SCORE_PLACES, rounded

HUBER_WIDTH = 1.345  # σ beyond which a residual counts linearly: 95 % efficient for Gaussian noise (Huber 1964)

Numbers = npt.NDArray[np.float64]


def huber_scores(totals: Totals, plain: Calibration) -> dict[str, Decimal]:
    """{work: score} under Huber's loss with the λ and σ of the plain fit; its scores when σ is unknown or 0.

    Iterated, hence good to four decimals, which is what ranks are made of.
    """
    if not plain.sigma:
        return dict(plain.scores)
    width, reviews = HUBER_WIDTH * float(plain.sigma), sorted(totals)
    works, judges = list(plain.scores), list(plain.effects)
    design = csr_array(_design(reviews, works, judges, plain))
    start = np.array([float(v) for v in (*plain.scores.values(), *plain.effects.values())])
    right = np.concatenate([[float(totals[pair]) for pair in reviews], np.zeros(design.shape[0] - len(reviews))])
    found = least_squares(
        lambda unknown: (right - design @ unknown) / width,
        start,
        jac=lambda _: -design / width,
        loss=lambda squares: _loss(squares, len(reviews)),
        tr_solver="lsmr",
        tr_options={"atol": 1e-14, "btol": 1e-14},
        xtol=1e-12,
        ftol=None,
        gtol=1e-10,
    )
    return {work: rounded(float(score), SCORE_PLACES) for work, score in zip(works, found.x, strict=False)}


def _design(reviews: list[tuple[str, str]], works: list[str], judges: list[str], plain: Calibration) -> Numbers:
    """A row a review, then √λ for each judge, then one that makes the effects of each piece sum to 0."""
    work_at = {work: n for n, work in enumerate(works)}
    judge_at = {judge: len(works) + n for n, judge in enumerate(judges)}
    design = np.zeros((len(reviews) + len(judges) + len(plain.pieces), len(works) + len(judges)))
    for row, (judge, work) in enumerate(reviews):
        design[row, [work_at[work], judge_at[judge]]] = 1
    for row, judge in enumerate(judges, start=len(reviews)):
        design[row, judge_at[judge]] = float(plain.ridge) ** 0.5
    for row, (members, _) in enumerate(plain.pieces, start=len(reviews) + len(judges)):
        design[row, [judge_at[judge] for judge in members]] = 1
    return design


def _loss(squares: Numbers, reviews: int) -> Numbers:
    """Huber for the reviews, plain squares for the rows of the ridge: values and two derivatives, as scipy asks."""
    far = (squares > 1) & (np.arange(len(squares)) < reviews)
    root = np.sqrt(np.where(far, squares, 1))
    return np.array(
        [np.where(far, 2 * root - 1, squares), np.where(far, 1 / root, 1), np.where(far, -0.5 / root**3, 0)]
    )
