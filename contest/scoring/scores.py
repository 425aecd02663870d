"""The number each work is ranked by, one function a method, with what is known of its uncertainty."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from contest.scoring.bundle import Bundle
from contest.scoring.calibration import Calibration, Totals, calibrate
from contest.scoring.connectivity import components
from contest.scoring.exact import rounded
from contest.scoring.marks import share, weighted_total
from contest.scoring.pairwise import fit_strengths, majority_of
from contest.scoring.summary import Summary, summarise, trimmed_mean
from contest.scoring.tie_break import Evidence, Rule, rules_for_comparisons, rules_for_marks

FEWEST_TO_TRIM = 5  # totals of each work, before the highest and the lowest may be left out


@dataclass(frozen=True, slots=True)
class Scored:
    """What a method makes of a bundle.

    scores       {work: number}; a work nothing is known of is not there
    errors       {work: standard error}; empty when unknown
    gap_error    the standard error of the difference of two works, None when unknown
    counts       {work: reviews, or comparisons it took part in}
    summaries    {work: raw mean, median, deviation}; empty in pairs
    pieces       works that can be compared with each other
    calibration  the fit, None in pairs
    trims        whether highest and lowest totals were left out
    """

    scores: Mapping[str, Decimal]
    errors: Mapping[str, Decimal]
    gap_error: Callable[[str, str], Decimal | None]
    counts: Mapping[str, int]
    summaries: Mapping[str, Summary]
    evidence: Mapping[str, Evidence]
    rules: tuple[Rule, ...]
    pieces: tuple[tuple[str, ...], ...]
    totals: Totals
    calibration: Calibration | None = None
    trims: bool = False


def score(bundle: Bundle) -> Scored:
    return _METHODS[bundle.method](bundle)


def totals_of(bundle: Bundle) -> dict[tuple[str, str], Fraction]:
    """{(judge, work): weighted total}."""
    return {pair: weighted_total(bundle.criteria, marks) for pair, marks in bundle.reviews.items()}


def by_work(totals: Totals) -> dict[str, dict[str, Fraction]]:
    """{work: {judge: total}}, both sorted."""
    found: dict[str, dict[str, Fraction]] = defaultdict(dict)
    for judge, work in sorted(totals, key=lambda pair: (pair[1], pair[0])):
        found[work][judge] = totals[judge, work]
    return dict(found)


def _calibrated(bundle: Bundle) -> Scored:
    totals = totals_of(bundle)
    fit = calibrate(totals, ridge=bundle.parameters.ridge)
    return _marked(bundle, totals, fit, fit.scores, trims=False)


def _complete(bundle: Bundle) -> Scored:
    """Plain means. Where every judge marked every work, calibration (λ = 0) gives the same and their uncertainty."""
    totals = totals_of(bundle)
    works = by_work(totals)
    trims = bundle.parameters.drop_extremes and all(len(each) >= FEWEST_TO_TRIM for each in works.values())
    means = {
        work: rounded(trimmed_mean(list(each.values())) if trims else Fraction(sum(each.values()), len(each)))
        for work, each in works.items()
    }
    return _marked(bundle, totals, calibrate(totals, ridge=0), means, trims=trims)


def _marked(bundle: Bundle, totals: Totals, fit: Calibration, scores: Mapping[str, Decimal], *, trims: bool) -> Scored:
    works = by_work(totals)
    summaries = {work: found for work, each in works.items() if (found := summarise(list(each.values())))}
    return Scored(
        scores=scores,
        errors=fit.standard_errors,
        gap_error=fit.gaps.standard_error,
        counts={work: len(each) for work, each in works.items()},
        summaries=summaries,
        evidence={
            work: _evidence(bundle, work, scores[work], works[work], summaries[work].median) for work in sorted(works)
        },
        rules=rules_for_marks(bundle.parameters.first_criterion, bundle.parameters.second_criterion),
        pieces=tuple(piece for _, piece in fit.pieces),
        totals=totals,
        calibration=fit,
        trims=trims,
    )


def _evidence(bundle: Bundle, work: str, score: Decimal, totals: Mapping[str, Fraction], median: Fraction) -> Evidence:
    counted = [one for one in bundle.criteria if one.is_counted]
    shares = {one.key: [share(one, bundle.reviews[judge, work][one.key]) for judge in totals] for one in counted}
    return Evidence(
        work=work,
        score=score,
        totals=totals,
        criteria={one.key: sum(shares[one.key]) * Fraction(one.weight) / len(totals) for one in counted},
        shares=tuple(sorted((value for values in shares.values() for value in values), reverse=True)),
        median=median,
    )


def _pairwise(bundle: Bundle) -> Scored:
    """Strengths of all works of the stage together; only those that were compared at all have one."""
    met = sorted({work for one in bundle.comparisons for work in one.pair})
    known = fit_strengths(met, bundle.comparisons, alpha=float(bundle.parameters.alpha))
    wins = majority_of(bundle.comparisons)
    joined = {(f"{one.winner} {one.loser}", work) for one in bundle.comparisons for work in one.pair}
    return Scored(
        scores=known.scores,
        errors={work: known.standard_error(work) for work in met},
        gap_error=known.standard_error,
        counts={work: sum(work in one.pair for one in bundle.comparisons) for work in met},
        summaries={},
        evidence={work: Evidence(work, known.scores[work]) for work in met},
        rules=rules_for_comparisons(lambda a, b: wins.get((a.work, b.work), 0) - wins.get((b.work, a.work), 0)),
        pieces=tuple(tuple(works) for _, works in components(joined)),
        totals={},
    )


_METHODS: Mapping[str, Callable[[Bundle], Scored]] = {
    "calibrated": _calibrated,
    "complete": _complete,
    "pairwise": _pairwise,
}
