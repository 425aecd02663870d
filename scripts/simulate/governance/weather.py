"""智慧气象: ten years of daily weather, shaped like Shenyang's climate (long cold winter, wet July and August)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import pi, sin

import numpy as np

from scripts.simulate.city import days
from scripts.simulate.framework import F, Row, Table, numpy_rng
from scripts.simulate.governance.declare import Choices, PlanRow, amount, category, date_field, simulated

STATION = "WS01"
# January to December: mean temperature °C, share of wet days, precipitation mm, wind m/s, humidity %.
_MEAN = (-11.0, -6.6, 1.6, 10.6, 17.6, 22.2, 24.9, 23.7, 17.8, 10.0, 0.6, -7.6)
_WET = (0.11, 0.11, 0.16, 0.22, 0.30, 0.40, 0.46, 0.38, 0.25, 0.22, 0.18, 0.13)
_RAIN = (6.5, 8.0, 17.5, 38.0, 57.0, 92.0, 166.0, 162.0, 64.0, 39.0, 20.5, 10.5)
_WIND = (2.6, 2.9, 3.5, 3.9, 3.6, 2.9, 2.6, 2.4, 2.4, 2.8, 2.9, 2.6)
_HUMIDITY = (60, 55, 51, 48, 53, 66, 77, 78, 69, 62, 61, 62)

_PHENOMENA: Choices = {
    "晴": ("Sunny", 0),
    "多云": ("Cloudy", 0),
    "阴": ("Overcast", 0),
    "雾": ("Fog", 0),
    "小雨": ("Light rain", 0),
    "中雨": ("Moderate rain", 0),
    "大雨": ("Heavy rain", 0),
    "暴雨": ("Rainstorm", 0),
    "雨夹雪": ("Sleet", 0),
    "小雪": ("Light snow", 0),
    "中雪": ("Moderate snow", 0),
    "大雪": ("Heavy snow", 0),
}
_WIND_DIRECTIONS: Choices = {
    "北": ("North", 0),
    "东北": ("North-east", 0),
    "东": ("East", 0),
    "东南": ("South-east", 0),
    "南": ("South", 0),
    "西南": ("South-west", 0),
    "西": ("West", 0),
    "西北": ("North-west", 0),
}
_WINTER_WINDS = (0.27, 0.16, 0.04, 0.04, 0.12, 0.12, 0.07, 0.18)
_SUMMER_WINDS = (0.07, 0.06, 0.06, 0.13, 0.36, 0.21, 0.06, 0.05)


@dataclass(frozen=True)
class Day:
    """Temperatures in °C, rain (melted snow included) in mm, wind in m/s, humidity in %."""

    on: date
    mean: float
    low: float
    high: float
    rain: float
    wind: float
    humidity: float
    sunshine: float


@cache
def weather_days() -> tuple[Day, ...]:
    """2016-01-01 to 2025-12-31. Other datasets use it too: still cold days are smoggy and make the 12345 line ring."""
    random = numpy_rng("weather-daily")
    anomaly, was_wet, out = 0.0, False, []
    for on in days(date(2016, 1, 1)):
        anomaly = 0.72 * anomaly + random.normal(0, 2.6 - 1.1 * sin(pi * (on.month - 1) / 11))
        was_wet = bool(random.random() < _wet_chance(on.month, was_wet))
        out.append(_one_day(random, on, anomaly, was_wet))
    return tuple(out)


def _wet_chance(month: int, was_wet: bool) -> float:
    share = _WET[month - 1]
    return share + (1 - share) * 0.25 if was_wet else share * 0.75


def _one_day(random: np.random.Generator, on: date, anomaly: float, is_wet: bool) -> Day:
    month = on.month - 1
    mean = _of_day(_MEAN, on) + anomaly + 0.03 * (on.year - 2020)
    rain = _rain(random, month) if is_wet else 0.0
    swing = max(3.0, random.normal(7.4 if is_wet else 11.4, 1.9))
    wind = max(0.6, random.gamma(9, _of_day(_WIND, on) / 9))
    humidity = min(99.0, max(16.0, random.normal(_of_day(_HUMIDITY, on) + (13 if is_wet else -4), 8.5)))
    longest = 12 + 2.9 * sin(
        2 * pi * (on.timetuple().tm_yday - 80) / 365.25
    )  # hours between sunrise and sunset, 41.8°N
    sunshine = longest * (random.beta(1.2, 4) if is_wet else random.beta(4.6, 1.9))
    return Day(on, mean, mean - 0.52 * swing, mean + 0.48 * swing, rain, wind, humidity, sunshine)


def _of_day(monthly: tuple[float, ...], on: date) -> float:
    """The monthly value, in a straight line from the middle of one month to the middle of the next."""
    place = on.month - 1 + (on.day - 15) / 30.4
    whole = int(place // 1)
    return monthly[whole % 12] + (place - whole) * (monthly[(whole + 1) % 12] - monthly[whole % 12])


def _rain(random: np.random.Generator, month: int) -> float:
    mean = _RAIN[month] / (30.4 * _WET[month])
    return max(0.1, round(random.gamma(0.62, mean / 0.62), 1))


def _phenomenon(day: Day) -> str:
    if day.rain == 0:
        if day.humidity > 84 and day.wind < 2.0:
            return "雾"
        return "晴" if day.sunshine > 7.2 else "多云" if day.sunshine > 3.2 else "阴"
    if day.mean < -0.5:
        return "小雪" if day.rain < 2.5 else "中雪" if day.rain < 5 else "大雪"
    if day.mean < 2:
        return "雨夹雪"
    return "小雨" if day.rain < 10 else "中雨" if day.rain < 25 else "大雨" if day.rain < 50 else "暴雨"


def _wind_direction(random: np.random.Generator, month: int) -> str:
    weights = _SUMMER_WINDS if 5 <= month <= 8 else _WINTER_WINDS
    return str(random.choice(list(_WIND_DIRECTIONS), p=weights))


def _rows() -> Iterator[Row]:
    random = numpy_rng("weather-daily/extras")
    snow = 0.0
    for day in weather_days():
        fresh = day.rain * 1.1 if day.mean < -0.5 else 0.0  # one mm of water is about one cm of snow
        snow = max(0.0, snow * 0.93 + fresh - max(0.0, day.mean + 1) * 1.6)
        pressure = 1016 - 0.62 * (day.mean - 8) + random.normal(0, 3.6)
        is_lost = random.random() < 0.004  # the sunshine recorder fails now and then
        yield (
            STATION,
            day.on.isoformat(),
            round(day.mean, 1),
            round(day.high, 1),
            round(day.low, 1),
            round(day.rain, 1),
            round(snow) if snow >= 1 else 0,
            round(day.humidity),
            round(day.wind, 1),
            _wind_direction(random, day.on.month),
            round(pressure, 1),
            "" if is_lost else round(day.sunshine, 1),
            _phenomenon(day),
        )


_TABLE = Table(
    "weather-daily",
    "逐日天气",
    "Daily weather",
    [
        F(
            "station_id",
            "气象站编号",
            "Station id",
            kind="identifier",
            required=True,
            element="DE0039",
            role="source",
            description="示例气象站，只有一个",
            description_en="The one sample station",
        ),
        date_field(unique=True, element="DE0040", role="reference"),
        amount("mean_temperature", "平均气温", "Mean temperature", "℃", "°C", minimum=-40, maximum=45),
        amount("max_temperature", "最高气温", "Highest temperature", "℃", "°C", minimum=-40, maximum=45),
        amount("min_temperature", "最低气温", "Lowest temperature", "℃", "°C", minimum=-45, maximum=40),
        amount("precipitation", "降水量", "Precipitation", "毫米", "mm"),
        amount("snow_depth", "积雪深度", "Snow depth", "厘米", "cm", type="integer"),
        amount("humidity", "平均相对湿度", "Mean relative humidity", "%", "%", type="integer", maximum=100),
        amount("wind_speed", "平均风速", "Mean wind speed", "米/秒", "m/s"),
        category("wind_direction", "主导风向", "Prevailing wind direction", _WIND_DIRECTIONS),
        amount("pressure", "平均气压", "Mean air pressure", "百帕", "hPa", minimum=960, maximum=1060),
        amount("sunshine_hours", "日照时数", "Sunshine", "小时", "hours", maximum=24),
        category("phenomenon", "天气现象", "Weather", _PHENOMENA),
    ],
    _rows,
    key=("station_id", "date"),
    chart={"kind": "line", "x": "date", "y": "mean_temperature", "aggregate": "mean", "period": "month"},
)

PACKAGES = [
    simulated(
        PlanRow("四（六）同时", "智慧气象", "市大数据局等部门"),
        name="weather-daily",
        title="逐日天气观测",
        title_en="Daily weather",
        summary="2016年至2025年每天的天气：每行是一天，有最高、最低和平均气温，降水、积雪、湿度、风、气压、"
        "日照和天气现象。四季起伏与沈阳的气候相近，冬长而冷，雨水集中在七、八月。",
        summary_en="The weather of every day from 2016 to 2025: one row a day, with highest, lowest and mean "
        "temperature, precipitation, snow, humidity, wind, pressure, sunshine and weather. The seasons resemble "
        "Shenyang's: a long cold winter, most rain in July and August.",
        limits="这不是真实观测记录，也不是天气预报；查某天的真实天气请用气象部门发布的资料。",
        limits_en="Not a record of real observations and not a forecast.",
        question="沈阳哪个月雨最多，冬天最冷能到多少度？",
        question_en="Which month is the wettest, and how cold does winter get?",
        keywords=["天气", "气温", "温度", "下雨", "降雨", "下雪", "降水", "刮风", "湿度", "冷不冷", "气象"],
        keywords_en=["weather", "temperature", "rain", "snow", "wind", "humidity", "climate"],
        publisher="qxj",
        library="social/meteorology",
        theme="weather",
        update_cycle="daily",
        temporal=("2016-01-01", "2025-12-31"),
        granularity="city",
        related=["air-quality-daily", "water-quality", "produce-prices"],
        method="气温用各月常年均值加自相关的波动，降水用干湿日转移和伽马分布，各要素彼此相关。",
        method_en="temperature is a monthly normal plus an autocorrelated swing; rain follows wet and dry spells "
        "with gamma amounts; the other elements depend on both.",
        tables=[_TABLE],
    )
]
