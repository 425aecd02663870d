"""Deadlines in working days, counted as the law counts periods.

The day on which something happens does not count; the first day is the next one, and a period ends when its last
day does (Civil Code of the PRC, articles 201 and 203). Which days are worked is for the calendar to say.
"""

from datetime import UTC, datetime, time, timedelta

from contest.contests.workdays import WEEKENDS_ONLY, Calendar
from core.clock import LOCAL, as_local

_ONE_DAY = timedelta(days=1)
_JUST_BEFORE = timedelta(microseconds=1)


def end_of_workday(moment: datetime, count: int, calendar: Calendar = WEEKENDS_ONLY) -> datetime:
    """The end of the `count`-th working day after `moment`, both naive UTC.

    >>> end_of_workday(datetime(2026, 4, 23, 4, 0), 2)  # a Thursday noon: Friday, Monday, until midnight
    datetime.datetime(2026, 4, 27, 16, 0)
    """
    day = calendar.workday_after(as_local(moment).date(), count)
    midnight = datetime.combine(day + _ONE_DAY, time.min, tzinfo=LOCAL)
    return midnight.astimezone(UTC).replace(tzinfo=None)


def count_workdays(begins_at: datetime, ends_at: datetime, calendar: Calendar = WEEKENDS_ONLY) -> int:
    """How many working days there are after the day of `begins_at`, up to the last day before `ends_at`.

    >>> count_workdays(datetime(2026, 4, 20, 4, 0), datetime(2026, 4, 27, 4, 0))  # Monday noon to Monday noon
    5
    """
    day, last = as_local(begins_at).date(), as_local(ends_at - _JUST_BEFORE).date()
    count = 0
    while day < last:
        day += _ONE_DAY
        count += calendar.is_workday(day)
    return count
