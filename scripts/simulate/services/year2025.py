"""The year of the daily series: the holidays of 2025, the make-up working days, and simulated bad weather."""

from datetime import date
from functools import cache

from scripts.simulate.city import days, is_weekend
from scripts.simulate.framework import rng

FIRST_DAY = date(2025, 1, 1)

SPRING_FESTIVAL = frozenset(days(date(2025, 1, 28), date(2025, 2, 4)))
HOLIDAYS = SPRING_FESTIVAL.union(
    days(date(2025, 1, 1), date(2025, 1, 1)),
    days(date(2025, 4, 4), date(2025, 4, 6)),
    days(date(2025, 5, 1), date(2025, 5, 5)),
    days(date(2025, 5, 31), date(2025, 6, 2)),
    days(date(2025, 10, 1), date(2025, 10, 8)),
)
MAKE_UP_DAYS = frozenset(
    {date(2025, 1, 26), date(2025, 2, 8), date(2025, 4, 27), date(2025, 9, 28), date(2025, 10, 11)}
)


def day_kind(day: date) -> str:
    """spring_festival | holiday | working | saturday | sunday"""
    if day in SPRING_FESTIVAL:
        return "spring_festival"
    if day in HOLIDAYS:
        return "holiday"
    if day in MAKE_UP_DAYS or not is_weekend(day):
        return "working"
    return "saturday" if day.weekday() == 5 else "sunday"


def is_working(day: date) -> bool:
    return day_kind(day) == "working"


def is_school_break(day: date) -> bool:
    """Winter and summer holidays of the schools, about."""
    return date(2025, 1, 11) <= day <= date(2025, 2, 23) or date(2025, 7, 12) <= day <= date(2025, 8, 31)


@cache
def bad_weather() -> dict[date, str]:
    """The days of simulated bad weather: snow | blizzard | rain | downpour."""
    random = rng("weather of the services, 2025")
    found = {}
    for day in days(FIRST_DAY):
        wet, heavy = ("snow", "blizzard") if day.month in (11, 12, 1, 2, 3) else ("rain", "downpour")
        chance = 0.30 if day.month in (7, 8) else 0.13
        if random.random() < chance:
            found[day] = heavy if random.random() < 0.14 else wet
    return found
