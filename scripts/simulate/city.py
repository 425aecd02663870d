"""What every simulated series shares: the real districts, seasons, weekdays, places inside the city, 示例 names."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import cos, pi
from random import Random


@dataclass(frozen=True)
class District:
    """Code and name are facts (GB/T 2260); the weight is the census population of 2020, in thousands.

    longitude, latitude, spread  the middle of the built-up part and how far simulated places scatter round it, degrees
    """

    code: str
    name: str
    weight: float
    longitude: float
    latitude: float
    spread: float


DISTRICTS = (
    District("210102", "和平区", 730.8, 123.4067, 41.7881, 0.018),
    District("210103", "沈河区", 782.6, 123.4457, 41.7956, 0.018),
    District("210104", "大东区", 755.0, 123.4700, 41.8185, 0.022),
    District("210105", "皇姑区", 877.3, 123.4057, 41.8323, 0.020),
    District("210106", "铁西区", 1335.9, 123.3507, 41.7878, 0.028),
    District("210111", "苏家屯区", 524.3, 123.3416, 41.6659, 0.030),
    District("210112", "浑南区", 798.8, 123.4590, 41.7319, 0.032),
    District("210113", "沈北新区", 619.4, 123.5215, 42.0123, 0.040),
    District("210114", "于洪区", 1066.1, 123.3008, 41.8108, 0.030),
    District("210115", "辽中区", 395.0, 122.7313, 41.5127, 0.040),
    District("210123", "康平县", 278.4, 123.3527, 42.7415, 0.045),
    District("210124", "法库县", 340.9, 123.4167, 42.5070, 0.045),
    District("210181", "新民市", 565.6, 122.8289, 41.9965, 0.045),
)
DISTRICT_WEIGHTS = [d.weight for d in DISTRICTS]
CITY_DISTRICTS = DISTRICTS[:9]  # the nine urban districts
BOUNDS = (122.40, 41.20, 123.82, 43.05)  # west, south, east, north: simulated places stay inside
LAST_DAY = date(2025, 12, 31)


def pick_district(random: Random, among: tuple[District, ...] = DISTRICTS) -> District:
    return random.choices(among, [d.weight for d in among])[0]


def place_in(random: Random, district: District) -> tuple[float, float]:
    """Longitude and latitude near the middle of a district, WGS-84-like, 5 decimals (about a metre)."""
    return (
        round(district.longitude + random.gauss(0, district.spread) / 1.35, 5),
        round(district.latitude + random.gauss(0, district.spread), 5),
    )


def days(first: date, last: date = LAST_DAY) -> list[date]:
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def months(first: str, last: str = "2025-12") -> list[str]:
    """`2024-11` … `2025-02` → each month as text."""
    year, month = map(int, first.split("-"))
    out = []
    while (text := f"{year}-{month:02d}") <= last:
        out.append(text)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return out


def season(day: date, *, peak_day: int = 200, depth: float = 0.3) -> float:
    """A yearly wave round 1.0, highest on the given day of the year."""
    return 1 + depth * cos(2 * pi * (day.timetuple().tm_yday - peak_day) / 365.25)


def month_season(month: str, *, peak: int = 7, depth: float = 0.3) -> float:
    return 1 + depth * cos(2 * pi * (int(month[5:7]) - peak) / 12)


def is_weekend(day: date) -> bool:
    return day.weekday() >= 5


def is_heating_season(day: date) -> bool:
    """沈阳 heats from 1 November to 31 March."""
    return day.month >= 11 or day.month <= 3


# Syllables that make a place or firm name nobody bears; every such name also says 示例.
_FIRST = "瑞 恒 启 嘉 盛 宏 泰 安 和 华 永 德 润 博 佳 顺 福 康 明 远".split()
_SECOND = "禾 川 辰 岳 林 源 达 宁 庭 舟 岚 野 桥 溪 原 汐 坤 榆 松 棠".split()


def sample_word(random: Random) -> str:
    return random.choice(_FIRST) + random.choice(_SECOND)


def sample_firm(random: Random, trade: str, number: int) -> str:
    """`示例瑞禾餐饮0012号店`-like: belongs to nobody, and says so."""
    return f"示例{sample_word(random)}{trade}{number:04d}"
