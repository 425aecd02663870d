"""What is published beside a ranking so that it can be judged: severity, agreement, alarms, sensitivity."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from contest.scoring.agreement import interval_alpha
from contest.scoring.bundle import Bundle
from contest.scoring.scores import Scored
from contest.scoring.sensitivity import Change, Field, changes


def report_of(bundle: Bundle, scored: Scored, fields: Sequence[Field]) -> dict[str, Any]:
    """Plain JSON, numbers as decimal text.

    works, reviews, comparisons   how many count
    insufficient    works with too few reviews;  excluded  {work: reason}
    is_complete     whether every judge marked every work;  trims  whether extremes were left out
    pieces          works that can be compared, a list a connected piece: more than one needs a look
    ridge, sigma    λ and the noise of one review, null when unknown
    effects         {judge: {effect, reviews}}, above 0 for the lenient
    agreement       Krippendorff's α of the totals and {criterion: α}, null with too little to tell
    alarms          [{judge, work, residual}]
    sensitivity     {huber: {crossed, largest_shift} or null, without: {judge: the same}}
    """
    fit = scored.calibration
    reviews = Counter(judge for judge, _ in bundle.reviews)
    ranked = {work for field in fields for work in field.works}
    huber, without = changes(scored, fields)
    return {
        "works": len(bundle.works),
        "reviews": len(bundle.reviews),
        "comparisons": len(bundle.comparisons),
        "insufficient": [work for work in bundle.works if work not in ranked],
        "excluded": dict(bundle.excluded),
        "is_complete": bool(reviews) and len(bundle.reviews) == len(reviews) * len(bundle.works),
        "trims": scored.trims,
        "pieces": [list(works) for works in scored.pieces],
        "ridge": _number(fit.ridge if fit else None),
        "sigma": _number(fit.sigma if fit else None),
        "effects": {
            judge: {"effect": str(effect), "reviews": reviews[judge]}
            for judge, effect in (fit.effects.items() if fit else ())
        },
        "agreement": _agreement(bundle, scored),
        "alarms": [
            {"judge": one.judge, "work": one.work, "residual": str(one.residual)} for one in (fit.alarms if fit else ())
        ],
        "sensitivity": {
            "huber": _change(huber),
            "without": {judge: _change(one) for judge, one in without.items()},
        },
    }


def _agreement(bundle: Bundle, scored: Scored) -> dict[str, Any]:
    criteria = {
        one.key: interval_alpha({pair: marks[one.key] for pair, marks in bundle.reviews.items() if one.key in marks})
        for one in bundle.criteria
    }
    return {
        "total": _number(interval_alpha(scored.totals)),
        "criteria": {key: _number(alpha) for key, alpha in sorted(criteria.items())},
    }


def _change(change: Change | None) -> dict[str, Any] | None:
    return None if change is None else {"crossed": list(change.crossed), "largest_shift": change.largest_shift}


def _number(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
