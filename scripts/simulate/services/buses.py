"""公交智能调度、乘车易: the bus routes, and how many rode each of them on every day of 2025."""

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from itertools import accumulate
from random import Random

from scripts.simulate.city import CITY_DISTRICTS, DISTRICTS, District, days, sample_word
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
    reference_column,
    simulated,
    yes_no,
    yes_no_column,
)
from scripts.simulate.services.year2025 import FIRST_DAY, bad_weather, day_kind, is_school_break, spring_festival_ebb

PLAN = {
    "plan_section": "四（五）1",
    "plan_system": "交通指挥中心、网约车监管、公交智能调度、乘车易、沈阳易行、车载WiFi",
    "system_en": "Traffic command centre, ride-hailing supervision, bus dispatching, 乘车易, 沈阳易行, on-board WiFi",
    "responsible": "市建委、交通局、公安局",
    "publisher": "jtj",
    "library": "social/public-transport",
    "theme": "transport",
}


@dataclass(frozen=True)
class _Kind:
    """What a kind of route is like; trips one way a day, riders a trip, both in the middle of the range."""

    english: str
    routes: int
    km: float
    stops_per_km: float
    fare: float
    minutes_between: int
    hours: tuple[int, int]
    trips: int
    riders: float


_KINDS = {
    "干线": _Kind("Trunk", 34, 18, 1.5, 1, 6, (5, 22), 230, 44),
    "普通": _Kind("Regular", 128, 13.5, 1.6, 1, 11, (5, 21), 150, 37),
    "支线": _Kind("Feeder", 52, 6.5, 1.8, 1, 15, (6, 20), 92, 22),
    "快速": _Kind("Express", 14, 24, 0.6, 2, 10, (6, 21), 112, 48),
    "城乡": _Kind("Urban-rural", 22, 38, 0.6, 5, 30, (5, 18), 42, 31),
    "夜间": _Kind("Night", 10, 16, 1.3, 1, 30, (21, 1), 16, 15),
}
_RURAL = DISTRICTS[9:]
_PULL = {"210102": 1.3, "210103": 1.3, "210111": 0.7, "210113": 0.7}  # routes meet in the middle of the city
_BY_DAY = {"working": 1.0, "saturday": 0.83, "sunday": 0.76, "holiday": 0.66, "spring_festival": 0.40}
_TRIPS_BY_DAY = {"working": 1.0, "saturday": 0.93, "sunday": 0.92, "holiday": 0.90, "spring_festival": 0.70}
_BY_WEATHER = {"snow": 0.94, "blizzard": 0.72, "rain": 0.96, "downpour": 0.83}


@dataclass(frozen=True)
class Route:
    code: str
    name: str
    kind: str
    district: District
    trips: int
    riders: float  # a trip, on an ordinary working day


@cache
def routes() -> tuple[Route, ...]:
    """260 routes by code; the code is four digits of text, so 168 is `0168`."""
    random = rng("bus-routes: names")
    numbers = sorted({168, *random.sample([n for n in range(101, 400) if n != 168], 249)})
    homes = [(kind, home) for kind, row in _KINDS.items() if kind != "夜间" for home in _homes(kind, row.routes)]
    random.shuffle(homes)
    by_day = [_route(random, number, kind, home) for number, (kind, home) in zip(numbers, homes, strict=True)]
    by_night = enumerate(_homes("夜间", _KINDS["夜间"].routes), 901)
    return tuple(by_day + [_route(random, number, "夜间", home) for number, home in by_night])


def _homes(kind: str, wanted: int) -> list[District]:
    """The districts where routes begin: urban-rural ones in turn, the others where people live."""
    if kind == "城乡":
        return [_RURAL[n % len(_RURAL)] for n in range(wanted)]
    shares = list(accumulate(d.weight * _PULL.get(d.code, 1.0) for d in CITY_DISTRICTS))
    return [CITY_DISTRICTS[bisect(shares, (n + 0.5) * shares[-1] / wanted)] for n in range(wanted)]


def _route(random: Random, number: int, kind: str, district: District) -> Route:
    row = _KINDS[kind]
    trips = max(8, round(row.trips * random.lognormvariate(0, 0.22)))
    return Route(f"{number:04d}", f"示例{number}路", kind, district, trips, row.riders * random.lognormvariate(0, 0.28))


def _route_rows() -> Iterator[Row]:
    random = rng("bus-routes")
    for route in routes():
        row = _KINDS[route.kind]
        km = max(3.2, round(row.km * random.gauss(1, 0.22), 1))
        first, last = row.hours
        fare = row.fare if route.kind != "城乡" else float(random.randint(3, 9))
        yield (
            route.code,
            route.name,
            route.kind,
            route.district.code,
            route.district.name,
            f"示例{sample_word(random)}站",
            f"示例{sample_word(random)}路口站",
            km,
            max(6, round(km * row.stops_per_km * random.gauss(1, 0.1))),
            time(first, random.choice((0, 10, 20, 30, 40))).isoformat(),
            time(last, random.choice((0, 0, 10, 30, 30))).isoformat(),
            max(3, round(row.minutes_between * random.gauss(1, 0.2))),
            fare,
            yes_no(random.random() < 0.86),
            yes_no(random.random() < 0.64),
            random.choice((*range(1996, 2025), None)),
        )


def _ridership() -> Iterator[Row]:
    random = rng("bus-daily-ridership")
    lean = {route.code: random.uniform(-0.06, 0.04) for route in routes()}  # some routes grow, more lose riders
    works = {code: _roadworks(random) for code in random.sample([route.code for route in routes()], 24)}
    for day in days(FIRST_DAY):
        city = _city_factor(day) * random.gauss(1, 0.012)
        for route in routes():
            trend = 1 + lean[route.code] * day.timetuple().tm_yday / 365
            dip = 0.45 if day in works.get(route.code, ()) else 1.0
            yield _ridership_row(random, route, day, city * trend * dip)


def _roadworks(random: Random) -> frozenset[date]:
    """Two or three weeks during which a route is cut short."""
    calendar = days(FIRST_DAY)
    start = random.randrange(90, 300)
    return frozenset(calendar[start : start + random.randint(12, 22)])


def _city_factor(day: date) -> float:
    weather = _BY_WEATHER.get(bad_weather().get(day, ""), 1.0)
    school = 0.91 if is_school_break(day) else 1.0
    cold = 1.05 if day.month in (12, 1, 2) else 0.97 if day.month in (5, 6, 9, 10) else 1.0
    return _BY_DAY[day_kind(day)] * weather * school * cold * spring_festival_ebb(day)


def _ridership_row(random: Random, route: Route, day: date, factor: float) -> Row:
    is_blizzard = bad_weather().get(day) == "blizzard"
    trips = round(route.trips * _TRIPS_BY_DAY[day_kind(day)] * (0.86 if is_blizzard else 1) * random.gauss(1, 0.015))
    if route.kind == "夜间" and day_kind(day) != "working":
        factor *= 1.25  # people stay out later
    passengers = max(0, round(route.trips * route.riders * factor * random.gauss(1, 0.05)))
    is_missing = random.random() < 0.0016  # the card readers of a route did not report
    return (
        route.code,
        route.name,
        route.district.code,
        route.district.name,
        day,
        None if is_missing else passengers,
        trips,
    )


_ROUTES = Table(
    "bus-routes",
    "公交线路",
    "Bus routes",
    [
        key_column("route_code", "线路编码", "Route code", "^[0-9]{4}$", "DE0017"),
        name_column("route_name", "线路名称", "Route", unique=True),
        category("route_type", "线路类型", "Kind of route", {kind: row.english for kind, row in _KINDS.items()}),
        *district_columns(),
        name_column("start_stop", "起点站", "First stop"),
        name_column("end_stop", "终点站", "Last stop"),
        amount("length_km", "线路长度", "Length", "公里", "km", required=True),
        count("stops", "站点数", "Stops", "个", "stops", required=True),
        F("first_bus", "首班车时间", "First bus", "time", required=True),
        F(
            "last_bus",
            "末班车时间",
            "Last bus",
            "time",
            required=True,
            description="夜间线路的末班车在次日凌晨。",
            description_en="The last bus of a night route leaves after midnight.",
        ),
        count("peak_interval", "高峰发车间隔", "Minutes between buses at peak", "分钟", "minutes", required=True),
        amount("fare", "全程票价", "Fare", "元", "yuan", required=True),
        yes_no_column("has_air_conditioning", "是否空调车", "Air-conditioned"),
        yes_no_column("has_wifi", "是否有车载WiFi", "WiFi on board"),
        F(
            "since_year",
            "开通年份",
            "Running since",
            "integer",
            kind="period",
            minimum=1990,
            maximum=2025,
            description="少数线路没有记录。",
            description_en="Not recorded for a few routes.",
        ),
    ],
    rows=_route_rows,
    key=("route_code",),
    foreign_keys=(DISTRICT_KEY,),
    chart={"kind": "bar", "x": "district", "aggregate": "count", "color": "route_type"},
)

_RIDERSHIP = Table(
    "bus-daily-ridership",
    "公交线路每日客流",
    "Daily riders of each bus route",
    [
        reference_column("route_code", "线路编码", "Route code", "DE0017", pattern="^[0-9]{4}$"),
        name_column("route_name", "线路名称", "Route"),
        *district_columns(),
        day_column("date", "日期", "Date", minimum="2025-01-01", maximum="2025-12-31"),
        count(
            "passengers",
            "客流量",
            "Passengers",
            "人次",
            "boardings",
            description="刷卡、扫码和投币合计；车载设备没有上报的日子为空。",
            description_en="Cards, codes and cash together; empty on days when the readers did not report.",
        ),
        count("trips", "发车班次", "Trips", "班次", "trips", required=True),
    ],
    rows=_ridership,
    key=("route_code", "date"),
    foreign_keys=(("route_code", "bus-routes", "bus-routes", "route_code"), DISTRICT_KEY),
    chart={"kind": "line", "x": "date", "y": "passengers", "aggregate": "sum", "period": "day"},
)

PACKAGES: list[Package] = [
    simulated(
        name="bus-routes",
        title="公交线路",
        title_en="Bus routes",
        summary="全市的公交线路，每条一行：线路编码和名称、类型、起点所在区县、起点站和终点站、长度、站点数、首班车和末班车、高峰几分钟一班、"
        "票价、有没有空调和车载WiFi。共260条，是2025年底的情况；线路和站名都是带“示例”字样的模拟名称。",
        summary_en="The bus routes of the city, one row each: code and name, kind, district of its first stop, both "
        "ends, length, "
        "stops, first and last bus, minutes between buses at peak, fare, air conditioning and WiFi. 260 routes at the "
        "end of 2025.",
        limits="不是真实的公交线路，不能用来查怎么坐车、几点有车；没有站点坐标和走向。",
        limits_en="Not the real routes: it cannot tell how to get anywhere. No coordinates of stops, no course.",
        question="哪个区县的公交线路最多？几点以后就没有公交车了？",
        question_en="Which district has most bus routes, and until when do buses run?",
        keywords=("公交", "公交车", "公交线路", "坐车", "乘车", "出行", "首末班车", "票价", "站点", "车载WiFi"),
        keywords_en=("bus", "bus route", "public transport", "timetable", "fare", "stops"),
        update_cycle="monthly",
        temporal=("2025-12-31", "2025-12-31"),
        granularity="district",
        related=("bus-daily-ridership", "metro-stations", "districts"),
        tables=[_ROUTES],
        number=2,
        **PLAN,
    ),
    simulated(
        name="bus-daily-ridership",
        title="公交线路每日客流",
        title_en="Daily riders of each bus route",
        summary="每条公交线路每天有多少人坐：线路编码和名称、所在区县、日期、有多少人次乘车、发了多少班次。"
        "覆盖260条线路、2025年的每一天，共九万多行；能看出工作日和周末、节假日、雨雪天和寒暑假的差别。",
        summary_en="How many people took each bus route on each day: code and name, district, date, boardings and "
        "trips. 260 routes "
        "on every day of 2025, over ninety thousand rows; working days, holidays, bad weather and school breaks show.",
        limits="是按线路的合计，没有按站点和时刻的客流，也没有任何乘客的信息；一人换乘两次算两人次。",
        limits_en="Totals by route: not by stop or hour, nothing about passengers. A change of bus counts twice.",
        question="哪条公交线路人最多？春节和暴雪天坐公交的人少了多少？",
        question_en="Which route carries most people, and how many fewer ride at the Spring Festival or in a blizzard?",
        keywords=("公交", "公交车", "客流", "客流量", "坐车", "乘车", "人次", "班次", "出行", "每日"),
        keywords_en=("bus", "ridership", "passengers", "daily", "public transport", "trips"),
        update_cycle="daily",
        temporal=("2025-01-01", "2025-12-31"),
        granularity="district",
        related=("bus-routes", "metro-stations", "weather-daily", "traffic-congestion"),
        tables=[_RIDERSHIP],
        number=3,
        **PLAN,
    ),
]
