"""Dates as Solr writes them: whole or in part, or reckoned from now (`NOW-7DAYS/DAY`)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from catalog.ckan.errors import SearchQueryInvalid

_DATE = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d)(?::(\d\d)(?::(\d\d)(\.\d{1,9})?)?)?)?)?)?(Z|[+-]\d\d:\d\d)?", re.ASCII
)
_STEP = re.compile(r"([+-])(\d{1,6})([A-Z]+)|/([A-Z]+)", re.ASCII)
_NOW = "NOW"


@dataclass(frozen=True, slots=True)
class _Unit:
    """How to go on by a number of them, and where the one that holds a moment began."""

    later: Callable[[datetime, int], datetime]
    start: Callable[[datetime], datetime]


def _by_months(at: datetime, months: int) -> datetime:
    """The same day some months later, or the last day of a month that is shorter."""
    year, month = divmod(at.year * 12 + at.month - 1 + months, 12)
    for day in range(at.day, at.day - 4, -1):
        try:
            return at.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    raise OverflowError


def _fixed(length: timedelta, **zeros: int) -> _Unit:
    return _Unit(lambda at, count: at + count * length, lambda at: _replaced(at, zeros))


def _replaced(at: datetime, parts: Mapping[str, int]) -> datetime:
    return at.replace(**parts)  # type: ignore[arg-type]  # none of them is a time zone


_TO_SECOND = {"microsecond": 0}
_TO_MINUTE = {"second": 0, **_TO_SECOND}
_TO_HOUR = {"minute": 0, **_TO_MINUTE}
_TO_DAY = {"hour": 0, **_TO_HOUR}
_TO_MONTH = {"day": 1, **_TO_DAY}
_TO_YEAR = {"month": 1, **_TO_MONTH}
_DAY = _fixed(timedelta(days=1), **_TO_DAY)
_MILLI = _Unit(
    lambda at, count: at + count * timedelta(milliseconds=1),
    lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000),
)
_UNITS = {
    "YEAR": _Unit(lambda at, count: _by_months(at, 12 * count), lambda at: _replaced(at, _TO_YEAR)),
    "MONTH": _Unit(_by_months, lambda at: _replaced(at, _TO_MONTH)),
    "DAY": _DAY,
    "DATE": _DAY,
    "HOUR": _fixed(timedelta(hours=1), **_TO_HOUR),
    "MINUTE": _fixed(timedelta(minutes=1), **_TO_MINUTE),
    "SECOND": _fixed(timedelta(seconds=1), **_TO_SECOND),
    "MILLI": _MILLI,
    "MILLISECOND": _MILLI,
}
# How far a date reaches that is written so far only: 2026-03 is the whole of March.
_WRITTEN = ("YEAR", "MONTH", "DAY", "HOUR", "MINUTE")


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` on and before `end`; both the same for a moment, naive UTC."""

    start: datetime
    end: datetime


def span_of(text: str, now: datetime) -> Span:
    """What a date of a query stands for. Raises SearchQueryInvalid.

    >>> now = datetime(2026, 3, 15, 12)
    >>> span_of("2026-03", now).end, span_of("NOW-1MONTH/DAY", now).start
    (datetime.datetime(2026, 4, 1, 0, 0), datetime.datetime(2026, 2, 15, 0, 0))
    """
    try:
        if text.startswith(_NOW):
            at = _reckoned(now, text[len(_NOW) :])
            return Span(at, at)
        found = _DATE.match(text)
        if found is None:
            raise ValueError
        start, end = _written(found)
        return Span(_reckoned(start, text[found.end() :]), _reckoned(end, text[found.end() :]))
    except (ValueError, OverflowError):
        raise SearchQueryInvalid(f"Invalid date: “{text[:50]}”") from None


def _written(found: re.Match[str]) -> tuple[datetime, datetime]:
    parts = [int(part) for part in found.groups()[:6] if part is not None]
    start = datetime(*[*parts, 1, 1][:3], *parts[3:])  # type: ignore[arg-type]  # noqa: DTZ001 — naive UTC, as in state
    if found[7]:
        start += timedelta(microseconds=round(float(found[7]) * 1_000_000))
    if found[8] and found[8] != "Z":
        hours, minutes = found[8][1:].split(":")
        ahead = timedelta(hours=int(hours), minutes=int(minutes))
        start = start - ahead if found[8][0] == "+" else start + ahead
    is_whole = len(parts) > len(_WRITTEN)
    return start, start if is_whole else _UNITS[_WRITTEN[len(parts) - 1]].later(start, 1)


def _reckoned(at: datetime, steps: str) -> datetime:
    place = 0
    while place < len(steps):
        found = _STEP.match(steps, place)
        unit = _UNITS.get((found[3] or found[4]).removesuffix("S")) if found else None
        if found is None or unit is None:
            raise ValueError
        at = unit.start(at) if found[4] else unit.later(at, int(found[1] + found[2]))
        place = found.end()
    return at
