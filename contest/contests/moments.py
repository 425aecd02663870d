"""The date editor: what organisers read and write is Beijing time, what state keeps is naive UTC.

What was put in comes back: `from_form(as_form(moment)) == moment`, whatever zone the browser or the server is in.
"""

import re
from datetime import UTC, date, datetime, time

from contest.contests.errors import BadMoment
from core.clock import LOCAL, as_local
from core.words import Text

YEARS = (2000, 2100)  # those of an editor; also far from where dates overflow
_FORM = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})[ T]+(\d{1,2})[:：](\d{2})(?:[:：](\d{2})(?:\.(\d{1,6}))?)?", re.ASCII)


def from_beijing(local: datetime) -> datetime:
    """A naive Beijing time as naive UTC.

    >>> from_beijing(datetime(2026, 6, 1, 17, 0))
    datetime.datetime(2026, 6, 1, 9, 0)
    """
    return local.replace(tzinfo=LOCAL).astimezone(UTC).replace(tzinfo=None)


def as_form(moment: datetime) -> str:
    """A moment as the editor shows it, with seconds only where there are some.

    >>> as_form(datetime(2026, 6, 1, 9, 0)), as_form(datetime(2026, 6, 1, 15, 59, 59))
    ('2026-06-01 17:00', '2026-06-01 23:59:59')
    """
    local = as_local(moment).replace(tzinfo=None)
    exact = "microseconds" if local.microsecond else "seconds" if local.second else "minutes"
    return local.isoformat(sep=" ", timespec=exact)


def from_form(text: str, field: Text) -> datetime:
    """The naive UTC moment that was written as Beijing time. `field`: what it is the moment of, for the sentence.

    Raises BadMoment, also for 24:00: midnight is 00:00 of the next day.
    """
    found = _FORM.fullmatch(text.strip())
    if found is None:
        raise BadMoment(field=field, value=text[:40])
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    microsecond = int((found[7] or "0").ljust(6, "0"))
    try:
        local = datetime.combine(date(year, month, day), time(hour, minute, second, microsecond))
    except ValueError:
        raise BadMoment(field=field, value=text[:40]) from None
    if not YEARS[0] <= local.year <= YEARS[1]:
        raise BadMoment(field=field, value=text[:40])
    return from_beijing(local)


def as_day_and_time(moment: datetime) -> tuple[date, time]:
    """A moment for an editor with one box for the day and one for the time, both of Beijing."""
    local = as_local(moment).replace(tzinfo=None)
    return local.date(), local.time()


def from_day_and_time(day: date, at: time) -> datetime:
    """The naive UTC moment of a Beijing day and time."""
    return from_beijing(datetime.combine(day, at.replace(tzinfo=None)))
