"""The year of the daily series: the holidays of 2025, the make-up working days, and the weather of `weather-daily`."""

from datetime import date, timedelta
from functools import cache

from scripts.simulate.city import days, is_weekend
from scripts.simulate.governance.weather import Day, weather_days

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


def holiday_days_left(day: date) -> int:
    """How many days of the same holiday come after this one; 0 on its last day and on any other day."""
    left = 0
    while day in HOLIDAYS and day + timedelta(left + 1) in HOLIDAYS:
        left += 1
    return left


def spring_festival_ebb(day: date) -> float:
    """The week before the Spring Festival and the two after it, in which part of the city is away: 0.85 to 1."""
    if date(2025, 1, 23) <= day <= date(2025, 1, 27):
        return 0.95 - 0.02 * (day.day - 23)
    if date(2025, 2, 5) <= day <= date(2025, 2, 16):
        return 0.85 + 0.012 * (day.day - 5)
    return 1.0


@cache
def bad_weather() -> dict[date, str]:
    """The days of bad weather: snow | blizzard | rain | downpour. The same days are wet in `weather-daily`."""
    kinds = {day.on: _kind_of_weather(day) for day in weather_days() if day.on >= FIRST_DAY}
    return {day: kind for day, kind in kinds.items() if kind}


def _kind_of_weather(day: Day) -> str | None:
    if day.mean < -0.5:
        return "blizzard" if day.rain >= 5 else "snow" if day.rain >= 0.3 else None
    return "downpour" if day.rain >= 25 else "rain" if day.rain >= 1 else None
