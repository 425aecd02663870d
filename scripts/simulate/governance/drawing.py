"""Drawing values: weighted choices, days with a season, counts round a mean."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from random import Random

from scripts.simulate.city import is_weekend
from scripts.simulate.foundation.enterprises import Enterprise
from scripts.simulate.governance.declare import Choices

# First and last day of the Spring Festival holiday, as the State Council announced it each year.
_SPRING_FESTIVALS = {
    2016: ("02-07", "02-13"),
    2017: ("01-27", "02-02"),
    2018: ("02-15", "02-21"),
    2019: ("02-04", "02-10"),
    2020: ("01-24", "02-02"),
    2021: ("02-11", "02-17"),
    2022: ("01-31", "02-06"),
    2023: ("01-21", "01-27"),
    2024: ("02-10", "02-17"),
    2025: ("01-28", "02-04"),
}
_NATIONAL_DAY = ("10-01", "10-07")
_MAY_DAY = ("05-01", "05-03")


def draw(random: Random, choices: Choices) -> str:
    return random.choices(list(choices), [weight for _, weight in choices.values()])[0]


def flag(is_true: bool) -> str:
    return "true" if is_true else "false"


def spring_festival(year: int) -> tuple[date, date]:
    first, last = _SPRING_FESTIVALS[year]
    return date.fromisoformat(f"{year}-{first}"), date.fromisoformat(f"{year}-{last}")


def is_spring_festival(day: date) -> bool:
    first, last = spring_festival(day.year)
    return first <= day <= last


def is_holiday(day: date) -> bool:
    text = day.isoformat()[5:]
    return is_spring_festival(day) or any(first <= text <= last for first, last in (_NATIONAL_DAY, _MAY_DAY))


def office_day(day: date) -> float:
    """How busy a counter is: 1 on working days, little at weekends, hardly anything on holidays."""
    return 0.06 if is_holiday(day) else 0.22 if is_weekend(day) else 1.0


def spread_over(random: Random, among: Sequence[date], weight: Callable[[date], float], count: int) -> list[date]:
    """`count` days in order, drawn with the given weight a day."""
    return sorted(random.choices(among, [weight(day) for day in among], k=count))


def moment(random: Random, day: date, hours: Sequence[float]) -> datetime:
    """A moment of the day; `hours` are the weights of the 24 hours."""
    hour = random.choices(range(24), hours)[0]
    return datetime.combine(day, datetime.min.time()) + timedelta(hours=hour, minutes=random.randrange(60))


def around(random: Random, mean: float, share: float = 0.1) -> float:
    """A positive value near the mean; `share` is the usual deviation as a part of it."""
    return mean * random.lognormvariate(-share * share / 2, share)


def small_month(month: str) -> float:
    """How much of a month's business the Spring Festival takes away, 0.55 to 1; it falls where the holiday falls."""
    year, number = int(month[:4]), int(month[5:])
    first, last = spring_festival(year)
    lost = sum((first + timedelta(n)).month == number for n in range(-3, (last - first).days + 5))
    return 1 - 0.45 * lost / 15


def firm_of_day(random: Random, firms: Sequence[Enterprise], day: date) -> Enterprise:
    """A firm that was registered by that day; the list must hold some."""
    while (firm := random.choice(firms)).registered_on > day:
        pass
    return firm
