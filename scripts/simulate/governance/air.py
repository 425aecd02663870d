"""智慧环保: daily air quality by station; smog in the heating season, ozone in summer, dust in spring."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from math import cos, exp, pi

import numpy as np

from scripts.simulate.city import DISTRICTS, District, place_in, sample_word
from scripts.simulate.foundation.fields import DISTRICTS_KEY, district_fields, id_field, point_fields
from scripts.simulate.framework import F, Row, Table, numpy_rng, rng
from scripts.simulate.governance.declare import (
    Choices,
    PlanRow,
    amount,
    category,
    count,
    date_field,
    reference,
    simulated,
)
from scripts.simulate.governance.weather import Day, weather_days

_FIRST_DAY = date(2023, 1, 1)
_SURROUNDINGS: Choices = {
    "城区": ("Urban", 0),
    "交通干道旁": ("Beside a main road", 0),
    "工业区旁": ("Beside an industrial area", 0),
    "郊区": ("Suburban", 0),
    "清洁对照点": ("Clean reference point", 0),
}
# What a station's surroundings do to its values: dust and soot, nitrogen dioxide, ozone.
_EFFECT = {
    "城区": (1.0, 1.0, 1.0),
    "交通干道旁": (1.10, 1.32, 0.90),
    "工业区旁": (1.16, 1.10, 0.97),
    "郊区": (0.88, 0.74, 1.06),
    "清洁对照点": (0.70, 0.55, 1.10),
}
_PM25_OF_MONTH = (63, 55, 44, 35, 28, 23, 20, 18, 21, 34, 48, 57)
_LEVELS: Choices = {
    "优": ("Excellent", 50),
    "良": ("Good", 100),
    "轻度污染": ("Lightly polluted", 150),
    "中度污染": ("Moderately polluted", 200),
    "重度污染": ("Heavily polluted", 300),
    "严重污染": ("Severely polluted", 500),
}  # the number is the highest AQI of the level
_POLLUTANTS: Choices = {name: (name, 0) for name in ("PM2.5", "PM10", "SO2", "NO2", "O3", "CO")}
# HJ 633-2012: concentrations at which the index is 0, 50, 100, 150, 200, 300, 400, 500 (daily means; ozone: 8 hours).
_INDEX = (0, 50, 100, 150, 200, 300, 400, 500)
_BREAKS = {
    "PM2.5": (0, 35, 75, 115, 150, 250, 350, 500),
    "PM10": (0, 50, 150, 250, 350, 420, 500, 600),
    "SO2": (0, 50, 150, 475, 800, 1600, 2100, 2620),
    "NO2": (0, 40, 80, 180, 280, 565, 750, 940),
    "O3": (0, 100, 160, 215, 265, 800),
    "CO": (0, 2, 4, 14, 24, 36, 48, 60),
}


@cache
def _stations() -> tuple[tuple[str, str, District, str, float, float], ...]:
    """Fifteen: one a district, a second in 铁西区 (industry), a clean reference point in 浑南区."""
    random = rng("air-stations")
    kinds = ["城区", "城区", "工业区旁", "交通干道旁", "工业区旁", "郊区", "城区", "城区", "交通干道旁", *["郊区"] * 4]
    places = [*zip(DISTRICTS, kinds, strict=True), (DISTRICTS[4], "交通干道旁"), (DISTRICTS[6], "清洁对照点")]
    return tuple(
        (f"AQ{n:02d}", f"示例{sample_word(random)}监测站", district, kind, *place_in(random, district))
        for n, (district, kind) in enumerate(places, 1)
    )


def _station_rows() -> Iterator[Row]:
    for code, name, district, kind, longitude, latitude in _stations():
        yield code, name, district.code, district.name, kind, longitude, latitude


def _daily_rows() -> Iterator[Row]:
    random = numpy_rng("air-quality-daily")
    stuck, dust = 0.0, 0.0
    off_until = dict.fromkeys((s[0] for s in _stations()), _FIRST_DAY)
    for day in (d for d in weather_days() if d.on >= _FIRST_DAY):
        stuck = 0.62 * stuck + random.normal(0, 0.34)
        dust = 0.4 * dust + (random.gamma(2, 75) if day.on.month in (3, 4, 5) and random.random() < 0.045 else 0)
        for code, _, district, kind, *_ in _stations():
            if random.random() < 0.0025:  # a fault, or calibration: one to five days without values
                off_until[code] = date.fromordinal(day.on.toordinal() + int(random.integers(1, 6)))
            values = None if day.on < off_until[code] else _concentrations(random, day, stuck, dust, kind)
            yield code, day.on.isoformat(), district.code, district.name, *_measured(values)


def _concentrations(random: np.random.Generator, day: Day, stuck: float, dust: float, kind: str) -> dict[str, float]:
    """µg/m³ a day, carbon monoxide mg/m³; `stuck` is how stagnant the air over the city is, `dust` in µg/m³."""
    soot, traffic, ozone = _EFFECT[kind]
    wash = 0.68 if day.rain > 2 else 1.0
    still = (day.wind / 2.8) ** -0.42
    trend = 0.965 ** (day.on.year - 2023)
    local = random.lognormal(0, 0.12)
    fine = _PM25_OF_MONTH[day.on.month - 1] * exp(stuck) * still * wash * soot * trend * local
    sun = max(0.25, min(1.3, 0.42 + day.sunshine / 14))
    winter = 0.5 + 0.5 * cos(2 * pi * (day.on.timetuple().tm_yday - 15) / 365.25)  # 1 in January, 0 in July
    return {
        "PM2.5": fine,
        "PM10": fine * random.normal(1.38, 0.1) + 11 + dust * random.normal(1, 0.15),
        "SO2": (7 + 16 * winter * exp(0.5 * stuck)) * soot * random.lognormal(0, 0.15),
        "NO2": (20 + 17 * winter) * traffic * still**0.8 * exp(0.4 * stuck) * random.lognormal(0, 0.12),
        "O3": max(12.0, (48 + 3.0 * max(-6.0, day.mean)) * sun * ozone * random.lognormal(0, 0.11)),
        "CO": (0.5 + 0.5 * winter) * exp(0.45 * stuck) * soot * random.lognormal(0, 0.12),
    }


def _index(pollutant: str, value: float) -> int:
    """The sub-index (IAQI), rounded up."""
    breaks = _BREAKS[pollutant]
    return int(np.ceil(np.interp(value, breaks, _INDEX[: len(breaks)])))


def _measured(values: dict[str, float] | None) -> tuple[object, ...]:
    if values is None:
        return ("",) * 9
    rounded = {name: round(value, 1) if name == "CO" else max(1, round(value)) for name, value in values.items()}
    indices = {name: _index(name, value) for name, value in rounded.items()}
    worst = max(indices, key=indices.__getitem__)
    aqi = indices[worst]
    level = next(name for name, (_, highest) in _LEVELS.items() if aqi <= highest)
    return aqi, level, worst if aqi > 50 else "", *rounded.values()


_PER_M3 = ("微克/立方米", "µg/m³")
_TABLES = [
    Table(
        "air-quality-daily",
        "逐日空气质量",
        "Daily air quality",
        [
            reference("station_id", "监测站编号", "Station id", "DE0037"),
            date_field(element="DE0040", role="reference"),
            *district_fields(),
            count(
                "aqi",
                "空气质量指数（AQI）",
                "Air quality index (AQI)",
                "无量纲",
                "index",
                maximum=500,
                description="按 HJ 633—2012 由六项浓度算出；越大越差",
                description_en="Computed from the six concentrations by HJ 633-2012; higher is worse",
            ),
            category("level", "空气质量级别", "Level", _LEVELS, required=False),
            category(
                "main_pollutant",
                "首要污染物",
                "Main pollutant",
                _POLLUTANTS,
                required=False,
                description="级别为“优”时没有首要污染物",
                description_en="Empty when the level is Excellent",
            ),
            count("pm25", "PM2.5（细颗粒物）", "PM2.5", *_PER_M3),
            count("pm10", "PM10（可吸入颗粒物）", "PM10", *_PER_M3),
            count("so2", "二氧化硫", "Sulphur dioxide", *_PER_M3),
            count("no2", "二氧化氮", "Nitrogen dioxide", *_PER_M3),
            count("o3", "臭氧（8小时）", "Ozone (8 hours)", *_PER_M3),
            amount("co", "一氧化碳", "Carbon monoxide", "毫克/立方米", "mg/m³"),
        ],
        _daily_rows,
        key=("station_id", "date"),
        foreign_keys=[("station_id", "air-quality-daily", "stations", "station_id"), DISTRICTS_KEY],
        chart={"kind": "line", "x": "date", "y": "pm25", "aggregate": "mean", "period": "month"},
        description="设备故障或校准的日子没有数值。",
        description_en="No values on days of a fault or a calibration.",
    ),
    Table(
        "stations",
        "监测站",
        "Stations",
        [
            id_field("station_id", "监测站编号", "Station id", "AQ[0-9]{2}", "DE0037"),
            F("station", "监测站名称", "Station", kind="name", required=True),
            *district_fields(),
            category("surroundings", "周边环境", "Surroundings", _SURROUNDINGS),
            *point_fields(),
        ],
        _station_rows,
        key=("station_id",),
        foreign_keys=[DISTRICTS_KEY],
        coordinate_system="WGS-84",
        chart={"kind": "point_map", "x": "longitude", "y": "latitude", "color": "surroundings"},
    ),
]

PACKAGES = [
    simulated(
        PlanRow("四（六）同时", "智慧环保", "市大数据局等部门"),
        name="air-quality-daily",
        title="空气质量逐日监测",
        title_en="Daily air quality",
        summary="2023年至2025年15个示例监测站每天的空气质量：每行是一个站的一天，有空气质量指数（AQI）、级别、"
        "首要污染物，以及PM2.5、PM10、二氧化硫、二氧化氮、臭氧、一氧化碳六项浓度。供暖季偏重，夏季臭氧偏高。"
        "另附监测站的位置。",
        summary_en="Air quality at 15 sample stations, every day from 2023 to 2025: one row is one station on one "
        "day, with the index (AQI), its level, the main pollutant and six concentrations (PM2.5, PM10, sulphur "
        "dioxide, nitrogen dioxide, ozone, carbon monoxide). The heating season is worse; ozone peaks in summer. "
        "Stations come with it.",
        limits="这不是真实监测结果，示例站与真实监测站的位置、名称都没有对应关系；今天出门该不该戴口罩，"
        "请看环保部门的实时发布。",
        limits_en="Not real measurements; the sample stations match no real station in place or name.",
        question="供暖以后PM2.5比供暖前高多少，哪个区最重？",
        question_en="How much does PM2.5 rise once heating starts, and in which district most?",
        keywords=["雾霾", "空气", "空气质量", "PM2.5", "PM10", "臭氧", "AQI", "污染", "沙尘", "口罩", "环保"],
        keywords_en=["air quality", "smog", "PM2.5", "PM10", "ozone", "AQI", "pollution", "environment"],
        publisher="hbj",
        library="thematic/ecology",
        theme="environment",
        update_cycle="daily",
        temporal=("2023-01-01", "2025-12-31"),
        granularity="point",
        related=["weather-daily", "water-quality", "parks-and-forests"],
        number=1,
        method="浓度随月份、风、降水（取自 weather-daily）和静稳天气变化，指数按 HJ 633—2012 分段计算。",
        method_en="concentrations follow the month, wind and rain (of weather-daily) and stagnant spells; "
        "the index is computed by the steps of HJ 633-2012.",
        tables=_TABLES,
    )
]
