"""Working days, by which public notices and appeals are measured.

Days are those of Beijing. Saturdays, Sundays and statutory holidays do not count; weekends that are worked in
exchange for a holiday (调休上班) do. Both are given by the caller, who has them from the published holiday dates.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from contest.contests.moments import from_beijing
from core.clock import as_local

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    holidays: AbstractSet[date] = frozenset()
    worked_weekends: AbstractSet[date] = frozenset()

    def is_workday(self, day: date) -> bool:
        """
        >>> [WEEKENDS_ONLY.is_workday(date(2026, 4, number)) for number in (3, 4, 5, 6)]
        [True, False, False, True]
        """
        return day in self.worked_weekends or (day.weekday() < _SATURDAY and day not in self.holidays)

    def workday_after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, which does not count itself."""
        while count > 0:
            day += _ONE_DAY
            count -= self.is_workday(day)
        return day


WEEKENDS_ONLY = Calendar()


def after_workdays(moment: datetime, count: int, calendar: Calendar = WEEKENDS_ONLY) -> datetime:
    """The moment (naive UTC) by which so many working days, at least one, have gone by since `moment`.

    The day on which a period begins does not count (Civil Code of the PRC, article 201): it is over at the same time
    of the last working day, and at the end of that day where it began on a free day or at midnight.

    >>> after_workdays(datetime(2026, 4, 3, 9), 1)  # from Friday, 17:00 in Beijing
    datetime.datetime(2026, 4, 6, 9, 0)
    >>> after_workdays(datetime(2026, 4, 4, 9), 1)  # from Saturday: the whole of Monday
    datetime.datetime(2026, 4, 6, 16, 0)
    """
    local = as_local(moment).replace(tzinfo=None)
    last = calendar.workday_after(local.date(), count)
    if local.time() == time() or not calendar.is_workday(local.date()):
        return from_beijing(datetime.combine(last + _ONE_DAY, time()))
    return from_beijing(datetime.combine(last, local.time()))
