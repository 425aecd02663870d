"""沈阳易行: how congested 27 road segments were in each hour of the last quarter of 2025."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import exp
from random import Random

from scripts.simulate.city import CITY_DISTRICTS, District, days, sample_word
from scripts.simulate.framework import F, Package, Row, Table, rng
from scripts.simulate.services.buses import PLAN
from scripts.simulate.services.declare import (
    DISTRICT_KEY,
    amount,
    category,
    day_column,
    district_columns,
    key_column,
    name_column,
    reference_column,
    simulated,
)
from scripts.simulate.services.year2025 import bad_weather, day_kind

_FIRST_DAY = date(2025, 10, 1)
_GRADES = {"快速路": ("Expressway", 72), "主干路": ("Main road", 46), "次干路": ("Secondary road", 36)}
_LEVELS = {"畅通": "Free", "缓行": "Slow", "拥堵": "Congested", "严重拥堵": "Heavily congested"}
_BUSY = {"210102": 1.18, "210103": 1.15, "210106": 1.05, "210113": 0.72, "210111": 0.70}
_WORSE = {"snow": 1.12, "blizzard": 1.34, "rain": 1.08, "downpour": 1.2}


@dataclass(frozen=True)
class _Segment:
    id: str
    name: str
    district: District
    grade: str
    km: float
    load: float  # how much worse than the usual segment its peaks are


@cache
def _segments() -> tuple[_Segment, ...]:
    """Three segments in each of the nine urban districts, one of each grade."""
    random = rng("traffic-congestion: segments")
    made = []
    for district in CITY_DISTRICTS:
        for grade in _GRADES:
            number = len(made) + 1
            load = _BUSY.get(district.code, 0.9) * random.uniform(0.85, 1.15)
            name = f"示例{sample_word(random)}路{number}号路段"
            made.append(_Segment(f"RS{number:04d}", name, district, grade, round(random.uniform(0.8, 3.6), 1), load))
    return tuple(made)


def _segment_rows() -> Iterator[Row]:
    for s in _segments():
        yield s.id, s.name, s.district.code, s.district.name, s.grade, s.km, _GRADES[s.grade][1]


def _rows() -> Iterator[Row]:
    random = rng("traffic-congestion")
    for day in days(_FIRST_DAY):
        for segment in _segments():
            is_silent = random.random() < 0.008  # a detector is out for a day
            for hour in range(24):
                yield _row(random, segment, day, hour, is_silent)


def _row(random: Random, segment: _Segment, day: date, hour: int, is_silent: bool) -> Row:
    index = round(max(1.0, (1 + _peak(day, hour) * segment.load * _weather(day)) * random.gauss(1, 0.045)), 2)
    level = next(word for limit, word in zip((1.4, 1.8, 2.2, 99), _LEVELS, strict=True) if index < limit)
    speed = round(_GRADES[segment.grade][1] / index, 1)
    measured = (None, None, None) if is_silent else (index, speed, level)
    return (segment.id, segment.name, segment.district.code, segment.district.name, day, hour, *measured)


def _weather(day: date) -> float:
    return _WORSE.get(bad_weather().get(day, ""), 1.0)


def _peak(day: date, hour: int) -> float:
    """What the hour adds to the index: two peaks on a working day, one long afternoon at weekends and on holidays."""
    if day_kind(day) == "working":
        friday = 1.12 if day.weekday() == 4 else 1.0
        return 0.95 * _bump(hour, 7.7, 1.0) + 1.05 * friday * _bump(hour, 17.6, 1.4) + 0.32 * _bump(hour, 12.5, 3.5)
    height = 0.38 if day_kind(day) == "holiday" else 0.55
    return height * _bump(hour, 11, 2.2) + height * 1.15 * _bump(hour, 16.8, 2.4)


def _bump(hour: int, centre: float, width: float) -> float:
    return exp(-(((hour - centre) / width) ** 2) / 2)


_CONGESTION = Table(
    "traffic-congestion",
    "路段每小时拥堵指数",
    "Congestion of road segments by hour",
    [
        reference_column("segment_id", "路段编号", "Road segment id", "DE0019"),
        name_column("segment_name", "路段名称", "Road segment"),
        *district_columns(),
        day_column("date", "日期", "Date", minimum="2025-10-01", maximum="2025-12-31"),
        F("hour", "小时", "Hour", "integer", "时", "o'clock", "category", required=True, minimum=0, maximum=23),
        amount(
            "congestion_index",
            "拥堵指数",
            "Congestion index",
            "倍",
            "times",
            description="实际用时是畅通时的几倍；1为完全畅通。设备没有上报的为空。",
            description_en="Time needed, in times of free flow: 1 is free. Empty where the detector did not report.",
        ),
        amount("mean_speed", "平均车速", "Mean speed", "公里/小时", "km/h"),
        category("level", "拥堵等级", "Level", _LEVELS, required=False),
    ],
    rows=_rows,
    key=("segment_id", "date", "hour"),
    foreign_keys=(("segment_id", "traffic-congestion", "road-segments", "segment_id"), DISTRICT_KEY),
    chart={"kind": "heatmap", "x": "hour", "y": "congestion_index", "color": "district", "aggregate": "mean"},
)

_SEGMENTS = Table(
    "road-segments",
    "监测路段",
    "Road segments observed",
    [
        key_column("segment_id", "路段编号", "Road segment id", "^RS[0-9]{4}$", "DE0019"),
        name_column("segment_name", "路段名称", "Road segment", unique=True),
        *district_columns(),
        category("grade", "道路等级", "Kind of road", {grade: english for grade, (english, _) in _GRADES.items()}),
        amount("length_km", "路段长度", "Length", "公里", "km", required=True),
        amount("free_speed", "畅通车速", "Speed of free flow", "公里/小时", "km/h", required=True),
    ],
    rows=_segment_rows,
    key=("segment_id",),
    foreign_keys=(DISTRICT_KEY,),
    chart={"kind": "bar", "x": "segment_name", "y": "length_km", "aggregate": "sum", "color": "grade"},
)

PACKAGES: list[Package] = [
    simulated(
        name="traffic-congestion",
        title="路段每小时拥堵指数",
        title_en="Traffic congestion by road segment and hour",
        summary="主要路段每小时堵不堵：拥堵指数、平均车速和拥堵等级，还有路段所在的区县。"
        "覆盖城区9个区的27个路段、2025年10月到12月的每一天每一小时；能看出早晚高峰、周末、国庆假期和雨雪天的差别。",
        summary_en="How congested the main road segments are hour by hour: congestion index, mean speed and level, "
        "and its district. "
        "27 segments in the nine urban districts, every hour from October to December 2025.",
        limits="不是实时路况，不能用来导航；路段是虚构的，也不代表整条道路。",
        limits_en="Not live and not for navigation; the segments are invented and stand for no road.",
        question="早高峰几点最堵？下雪天比平时多堵多久？",
        question_en="At what hour is the morning worst, and how much worse is it in snow?",
        keywords=("堵车", "拥堵", "路况", "交通", "车速", "早高峰", "晚高峰", "拥堵指数", "开车", "出行"),
        keywords_en=("traffic", "congestion", "speed", "rush hour", "roads"),
        update_cycle="daily",
        temporal=("2025-10-01", "2025-12-31"),
        granularity="district",
        related=("bus-daily-ridership", "ride-hailing-monthly", "parking-lots", "weather-daily"),
        tables=[_CONGESTION, _SEGMENTS],
        number=6,
        **PLAN,
    )
]
