"""Whether an office kept its promise to update: the promised cycle against the day of the last update."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from catalog.records import Dataset
from catalog.vocabularies import UPDATE_CYCLES
from core.clock import as_local

FreshnessState = Literal["fresh", "due", "late", "frozen", "irregular"]

GRACE_SHARE = 0.2  # of the cycle: a monthly dataset is late after a week, a yearly one after ten weeks


@dataclass(frozen=True, slots=True)
class Freshness:
    """`due_on` is the day by which the next update was promised; None where nothing is promised."""

    state: FreshnessState
    due_on: date | None


def freshness_of(dataset: Dataset, now: datetime) -> Freshness:
    """
    fresh      the promised day has not come
    due        it has come, and the days of grace are running
    late       they are over
    frozen     a series that ended on `frozen_on`: judged against that day, it is complete and never late
    irregular  nothing was promised, or the dataset is closed and has nothing to update
    """
    days = UPDATE_CYCLES[dataset.update_cycle].days
    if dataset.frozen_on is not None:
        return Freshness("frozen", None)
    if days is None or dataset.is_closed:
        return Freshness("irregular", None)
    due_on = dataset.modified_on + timedelta(days=days)
    today = as_local(now).date()
    if today < due_on:
        return Freshness("fresh", due_on)
    grace = timedelta(days=max(1, round(days * GRACE_SHARE)))
    return Freshness("due" if today <= due_on + grace else "late", due_on)
