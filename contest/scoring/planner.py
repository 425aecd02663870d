"""How many judges a stage needs, and how long they will be at it."""

from dataclasses import dataclass
from math import ceil

MINUTES_PER_REVIEW = 15


@dataclass(frozen=True, slots=True)
class Plan:
    """`judges` is the least that suffices when nobody has a conflict; `minutes_each` is of the busiest judge."""

    reviews: int
    judges: int
    minutes: int
    minutes_each: int


def plan_judging(works: int, need: int, max_load: int, *, minutes_per_review: int = MINUTES_PER_REVIEW) -> Plan:
    """At least `need` judges, since one judge reviews a work once.

    >>> plan_judging(300, 5, 40)
    Plan(reviews=1500, judges=38, minutes=22500, minutes_each=600)
    """
    reviews = works * need
    judges = max(ceil(reviews / max_load), need) if reviews else 0
    busiest = ceil(reviews / judges) if judges else 0
    return Plan(reviews, judges, reviews * minutes_per_review, busiest * minutes_per_review)
