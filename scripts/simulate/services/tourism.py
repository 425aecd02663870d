"""智慧旅游: scenic spots, and how many people came to each on every day of 2025."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random

from scripts.simulate.city import DISTRICTS, District, days, pick_district, place_in, sample_word
from scripts.simulate.framework import F, Package, Row, Table, rng
from scripts.simulate.services.declare import (
    DISTRICT_KEY,
    amount,
    category,
    count,
    day_column,
    district_columns,
    key_column,
    name_column,
    point_columns,
    reference_column,
    simulated,
    yes_no,
    yes_no_column,
)
from scripts.simulate.services.year2025 import FIRST_DAY, bad_weather, day_kind, holiday_days_left

_PLAN = {
    "plan_section": "四（五）5",
    "plan_system": "智慧旅游(一网一卡一中心)",
    "system_en": "Smart tourism: one network, one card, one centre",
    "responsible": "市旅游委",
    "publisher": "lyw",
    "library": "social/tourism",
    "theme": "culture-tourism",
}


@dataclass(frozen=True)
class _Kind:
    english: str
    spots: int
    visitors: int  # on an ordinary working day
    price: int
    months: tuple[float, ...]  # how busy January … December are


_ALL_YEAR = (0.8, 0.85, 0.85, 1.0, 1.15, 1.1, 1.3, 1.3, 1.0, 1.15, 0.75, 0.75)
_OUTDOORS = (0.35, 0.4, 0.6, 1.2, 1.5, 1.25, 1.2, 1.25, 1.35, 1.5, 0.5, 0.3)
_SNOW = (2.4, 1.8, 0.25, 0, 0, 0, 0, 0, 0, 0, 0.4, 2.1)
_WARM = (1.7, 1.6, 1.1, 0.7, 0.5, 0.5, 0.7, 0.7, 0.6, 0.9, 1.2, 1.6)
_KINDS = {
    "历史遗址": _Kind("Historic site", 14, 900, 30, _ALL_YEAR),
    "博物馆": _Kind("Museum", 22, 650, 0, _ALL_YEAR),
    "公园": _Kind("Park", 20, 1100, 0, _OUTDOORS),
    "森林湿地": _Kind("Forest and wetland", 13, 380, 25, _OUTDOORS),
    "主题乐园": _Kind("Theme park", 7, 1300, 160, _OUTDOORS),
    "滑雪场": _Kind("Ski resort", 8, 620, 150, _SNOW),
    "温泉": _Kind("Hot spring", 6, 420, 130, _WARM),
    "乡村旅游点": _Kind("Village", 10, 260, 0, _OUTDOORS),
}
_GRADES_EN = {"5A": "5A", "4A": "4A", "3A": "3A", "2A": "2A", "未评级": "Not graded"}
_GRADE_PULL = {"5A": 3.2, "4A": 1.8, "3A": 1.0, "2A": 0.7, "未评级": 0.6}
_BY_DAY = {"working": 1.0, "saturday": 2.1, "sunday": 1.9, "holiday": 3.4, "spring_festival": 2.2}
_BY_WEATHER = {"snow": 0.85, "blizzard": 0.45, "rain": 0.72, "downpour": 0.35}
_REPORTING = 82  # spots that count their visitors day by day


@dataclass(frozen=True)
class Spot:
    id: str
    name: str
    kind: str
    grade: str
    district: District
    visitors: float
    capacity: int


@cache
def spots() -> tuple[Spot, ...]:
    random = rng("scenic-spots: names")
    kinds = [kind for kind, row in _KINDS.items() for _ in range(row.spots)]
    random.shuffle(kinds)
    return tuple(_spot(random, number, kind) for number, kind in enumerate(kinds, 1))


def _spot(random: Random, number: int, kind: str) -> Spot:
    grade = random.choices(list(_GRADES_EN), (2, 14, 30, 18, 36))[0]
    visitors = _KINDS[kind].visitors * _GRADE_PULL[grade] * random.lognormvariate(-0.1, 0.4)
    capacity = max(300, round(visitors * random.uniform(6, 9) / 100) * 100)
    name = f"示例{sample_word(random)}{kind}{number:03d}"
    district = DISTRICTS[number - 1] if number <= len(DISTRICTS) else pick_district(random)
    return Spot(f"SS{number:04d}", name, kind, grade, district, visitors, capacity)


def _spot_rows() -> Iterator[Row]:
    random = rng("scenic-spots")
    for spot in spots():
        base = _KINDS[spot.kind].price
        price = 0 if base == 0 or random.random() < 0.1 else max(5, round(base * random.lognormvariate(0, 0.3) / 5) * 5)
        longitude, latitude = place_in(random, spot.district)
        yield (
            spot.id,
            spot.name,
            spot.kind,
            spot.grade,
            spot.district.code,
            spot.district.name,
            longitude,
            latitude,
            price,
            round(price * 0.8 / 5) * 5,
            random.choice(("08:00:00", "08:30:00", "09:00:00", "09:00:00")),
            random.choice(("16:30:00", "17:00:00", "17:30:00", "18:00:00")),
            spot.capacity,
            round(random.uniform(2, 60) * (0.2 if spot.kind in ("博物馆", "历史遗址", "温泉") else 1), 1),
            yes_no(spot.kind == "滑雪场"),
            yes_no(random.random() < 0.72),
            yes_no(random.random() < 0.6),
        )


def _visitor_rows() -> Iterator[Row]:
    random = rng("visitor-numbers")
    reporting = sorted(random.sample(spots(), _REPORTING), key=lambda spot: spot.id)
    for day in days(FIRST_DAY):
        city = random.gauss(1, 0.05)
        for spot in reporting:
            yield _visitors(random, spot, day, city)


def _visitors(random: Random, spot: Spot, day: date, city: float) -> Row:
    same = (spot.id, spot.name, spot.kind, spot.district.code, spot.district.name, day)
    month = _KINDS[spot.kind].months[day.month - 1]
    is_closing_day = spot.kind == "博物馆" and day.weekday() == 0 and day_kind(day) == "working"
    if month == 0 or is_closing_day:
        return (*same, "闭园", 0, 0, 0.0)
    if random.random() < 0.003:  # the counter at the gate was out
        return (*same, "开放", None, None, None)
    wanted = spot.visitors * month * _crowd(day) * _weather(spot, day) * city * random.gauss(1, 0.12)
    visitors = max(0, min(spot.capacity, round(wanted)))
    online = round(visitors * min(0.95, max(0.05, random.gauss(0.46, 0.08))))
    return (*same, "开放", visitors, online, round(100 * visitors / spot.capacity, 1))


def _crowd(day: date) -> float:
    """Holidays fill the spots, and empty them again on the day when people travel home."""
    is_holiday = day_kind(day) in ("holiday", "spring_festival")
    going_home = {0: 0.62, 1: 0.84}.get(holiday_days_left(day), 1.0) if is_holiday else 1.0
    return _BY_DAY[day_kind(day)] * going_home


def _weather(spot: Spot, day: date) -> float:
    """Bad weather keeps people from what is outdoors; snow brings them to the slopes."""
    weather = bad_weather().get(day, "")
    if spot.kind == "滑雪场" and weather == "snow":
        return 1.15
    factor = _BY_WEATHER.get(weather, 1.0)
    return 1 - (1 - factor) * 0.4 if spot.kind in ("博物馆", "温泉") else factor


_KINDS_EN = {kind: row.english for kind, row in _KINDS.items()}

_SPOTS = Table(
    "scenic-spots",
    "旅游景区",
    "Scenic spots",
    [
        key_column("spot_id", "景区编号", "Scenic spot id", "^SS[0-9]{4}$", "DE0024"),
        name_column("spot_name", "景区名称", "Scenic spot", unique=True),
        category("spot_type", "景区类型", "Kind", _KINDS_EN),
        category("grade", "景区等级", "Grade", _GRADES_EN),
        *district_columns(),
        *point_columns(),
        amount("peak_price", "旺季门票", "Ticket in season", "元", "yuan", required=True),
        amount("low_price", "淡季门票", "Ticket out of season", "元", "yuan", required=True),
        F("opens_at", "开放时间", "Opens", "time", required=True),
        F("closes_at", "关闭时间", "Closes", "time", required=True),
        count("daily_capacity", "日最大承载量", "Most visitors a day", "人次", "visitors", required=True),
        amount("area", "占地面积", "Area", "公顷", "hectares", required=True),
        yes_no_column("is_winter_only", "是否只在冬季开放", "Open in winter only"),
        yes_no_column("has_online_ticket", "是否可网上购票", "Tickets online"),
        yes_no_column("takes_city_card", "是否可用旅游卡", "Takes the tourist card"),
    ],
    rows=_spot_rows,
    key=("spot_id",),
    foreign_keys=(DISTRICT_KEY,),
    coordinate_system="WGS-84",
    chart={"kind": "bar", "x": "spot_type", "aggregate": "count", "color": "grade"},
)

_VISITORS = Table(
    "visitor-numbers",
    "各景区每日游客",
    "Visitors of each scenic spot by day",
    [
        reference_column("spot_id", "景区编号", "Scenic spot id", "DE0024"),
        name_column("spot_name", "景区名称", "Scenic spot"),
        category("spot_type", "景区类型", "Kind", _KINDS_EN),
        *district_columns(),
        day_column("date", "日期", "Date", minimum="2025-01-01", maximum="2025-12-31"),
        category("state", "开放状态", "State", {"开放": "Open", "闭园": "Closed"}),
        count(
            "visitors",
            "游客数",
            "Visitors",
            "人次",
            "visitors",
            description="计数设备没有上报的日子为空，闭园为0。",
            description_en="Empty on days when the counter did not report, 0 when closed.",
        ),
        count("online_tickets", "网上预订人次", "Booked online", "人次", "visitors"),
        amount("load_share", "承载量占比", "Share of the capacity", "%", "%", maximum=100),
    ],
    rows=_visitor_rows,
    key=("spot_id", "date"),
    foreign_keys=(("spot_id", "scenic-spots", "scenic-spots", "spot_id"), DISTRICT_KEY),
    chart={"kind": "line", "x": "date", "y": "visitors", "aggregate": "sum", "period": "day"},
)

PACKAGES: list[Package] = [
    simulated(
        name="scenic-spots",
        title="旅游景区",
        title_en="Scenic spots",
        summary="全市的旅游景区，每个一行：名称、类型、几A级、所在区县和经纬度、旺季和淡季门票多少钱、几点开门几点关门、一天最多接待多少人、"
        "能不能网上购票和刷旅游卡。共100个，是2025年底的情况，名称都带“示例”。",
        summary_en="Scenic spots of the city, one row each: name, kind, grade, district and coordinates, tickets in "
        "and out of "
        "season, hours, most visitors a day, tickets online, tourist card. 100 at the end of 2025.",
        limits="不是真实景区，门票和开放时间都是模拟的，不能用来安排出游。",
        limits_en="Not the real spots: prices and hours are invented, so do not plan a visit by them.",
        question="哪些类型的景区不要门票？冬天能去哪里玩？",
        question_en="Which kinds of spots are free, and where can one go in winter?",
        keywords=("景区", "景点", "旅游", "旅游景点", "游玩", "门票", "公园", "博物馆", "滑雪", "温泉", "去哪玩"),
        keywords_en=("scenic spot", "tourist attraction", "attractions", "tourism", "ticket", "museum", "ski"),
        update_cycle="annual",
        temporal=("2025-12-31", "2025-12-31"),
        granularity="point",
        related=("visitor-numbers", "cultural-venues", "parks-and-forests", "parking-lots"),
        tables=[_SPOTS],
        number=1,
        **_PLAN,
    ),
    simulated(
        name="visitor-numbers",
        title="各景区每日游客人数",
        title_en="Visitors of each scenic spot by day",
        summary="每个景区每天来了多少游客：开放还是闭园、来了多少人、多少人是网上预订的、占最大承载量的百分之几。"
        "覆盖按日统计的82个景区、2025年的每一天，约三万行；能看出节假日、周末、雨雪天和滑雪季的差别。",
        summary_en="How many people visit each scenic spot on each day: open or closed, visitors, how many booked "
        "online, share of "
        "the capacity. 82 spots that count by day, every day of 2025, about thirty thousand rows.",
        limits="只有人数，没有任何游客的信息；同一个人去两个景区算两人次，不等于来沈游客数。",
        limits_en="Numbers only, nothing about visitors; one person at two spots counts twice, so it is not the "
        "number of tourists in the city.",
        question="国庆假期哪天人最多？哪些景区周末快要挤满？",
        question_en="On which day of the October holiday do most people come, and which spots fill up at weekends?",
        keywords=("游客", "景区", "景点", "旅游", "客流", "人多", "节假日", "国庆", "春节", "每日"),
        keywords_en=("visitors", "tourists", "scenic spot", "daily", "holiday"),
        update_cycle="daily",
        temporal=("2025-01-01", "2025-12-31"),
        granularity="point",
        related=("scenic-spots", "weather-daily", "bus-daily-ridership"),
        tables=[_VISITORS],
        number=2,
        **_PLAN,
    ),
]
