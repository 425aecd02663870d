"""智慧环保: monthly water quality at sample sections of rivers, lakes and drinking-water sources."""

from collections.abc import Iterator
from functools import cache
from random import Random

from scripts.simulate.city import DISTRICTS, District, month_season, months, place_in, sample_word
from scripts.simulate.foundation.fields import DISTRICTS_KEY, district_fields, id_field, month_field, point_fields
from scripts.simulate.framework import F, Row, Table, rng
from scripts.simulate.governance.declare import (
    Choices,
    PlanRow,
    amount,
    category,
    flag_field,
    reference,
    simulated,
)
from scripts.simulate.governance.drawing import around, draw, flag

_BODIES: Choices = {
    "河流": ("River", 26),
    "湖库": ("Lake or reservoir", 8),
    "饮用水水源地": ("Drinking-water source", 8),
}
_GRADES: Choices = {
    "Ⅰ类": ("Class I", 1),
    "Ⅱ类": ("Class II", 2),
    "Ⅲ类": ("Class III", 3),
    "Ⅳ类": ("Class IV", 4),
    "Ⅴ类": ("Class V", 5),
    "劣Ⅴ类": ("Below class V", 6),
}
_GRADE_NAMES = list(_GRADES)
# GB 3838-2002: the highest value of classes I to V (dissolved oxygen: the lowest), mg/L; phosphorus of rivers.
_LIMITS = {
    "permanganate": (2, 4, 6, 10, 15),
    "ammonia": (0.15, 0.5, 1.0, 1.5, 2.0),
    "phosphorus": (0.02, 0.1, 0.2, 0.3, 0.4),
}
_OXYGEN_AT_LEAST = (7.5, 6, 5, 3, 2)

Section = tuple[str, str, District, str, str, float, float, float]


@cache
def _sections() -> tuple[Section, ...]:
    """id, name, district, kind of water, target, longitude, latitude, how dirty it usually is (1 = middling)."""
    random = rng("water-sections")
    return tuple(_section(random, number) for number in range(1, 41))


def _section(random: Random, number: int) -> Section:
    body = draw(random, _BODIES)
    place = (number - 1) % len(DISTRICTS)
    if body == "饮用水水源地" and place < 5:  # no drinking water comes from the five inner districts
        place = 5 + number % 8
    district = DISTRICTS[place]
    dirt = around(random, 0.33, 0.2) if body == "饮用水水源地" else around(random, 0.72, 0.35)
    target = "Ⅲ类" if body == "饮用水水源地" or dirt < 0.85 else "Ⅳ类"
    longitude, latitude = place_in(random, district)
    return (
        f"WQ{number:03d}",
        f"示例{sample_word(random)}断面",
        district,
        body,
        target,
        longitude,
        latitude,
        dirt,
    )


def _section_rows() -> Iterator[Row]:
    for code, name, district, body, target, longitude, latitude, _ in _sections():
        yield code, name, district.code, district.name, body, target, longitude, latitude


def _monthly_rows() -> Iterator[Row]:
    random = rng("water-quality")
    for month in months("2021-01"):
        for section in _sections():
            yield _sample(random, month, section)


def _sample(random: Random, month: str, section: Section) -> Row:
    """One sample; a frozen river is not sampled in the coldest months, and says so by empty values."""
    code, _, district, body, target, *_, usual = section
    head = (code, month, district.code, district.name)
    if body == "河流" and int(month[5:]) in (1, 2, 12) and random.random() < 0.16:
        return *head, *[""] * 7
    dirt = usual * 0.955 ** (int(month[:4]) - 2021) * around(random, 1, 0.22)
    values = {
        "permanganate": round(5.2 * dirt * month_season(month, peak=8, depth=0.14), 1),
        "ammonia": round(0.78 * dirt**1.3 * month_season(month, peak=2, depth=0.38), 2),
        "phosphorus": round(0.165 * dirt * month_season(month, peak=8, depth=0.15), 3),
    }
    oxygen = round(max(1.6, 9.6 * month_season(month, peak=1, depth=0.26) - 1.9 * dirt + random.gauss(0, 0.5)), 1)
    grade = _grade(values, oxygen)
    is_met = _GRADE_NAMES.index(grade) <= _GRADE_NAMES.index(target)
    return *head, round(random.gauss(7.8, 0.25), 1), oxygen, *values.values(), grade, flag(is_met)


def _grade(values: dict[str, float], oxygen: float) -> str:
    """The worst class of the single items, as GB 3838-2002 judges it."""
    places = [sum(value > limit for limit in _LIMITS[item]) for item, value in values.items()]
    places.append(sum(oxygen < limit for limit in _OXYGEN_AT_LEAST))
    return _GRADE_NAMES[max(places)]


_TABLES = [
    Table(
        "water-quality",
        "水质月度监测",
        "Monthly water quality",
        [
            reference("section_id", "断面编号", "Section id", "DE0038"),
            month_field(),
            *district_fields(),
            amount("ph", "pH值", "pH", "无量纲", "pH", maximum=14),
            amount("dissolved_oxygen", "溶解氧", "Dissolved oxygen", "毫克/升", "mg/L"),
            amount("permanganate_index", "高锰酸盐指数", "Permanganate index", "毫克/升", "mg/L"),
            amount("ammonia_nitrogen", "氨氮", "Ammonia nitrogen", "毫克/升", "mg/L"),
            amount("total_phosphorus", "总磷", "Total phosphorus", "毫克/升", "mg/L"),
            category(
                "grade",
                "水质类别",
                "Class",
                _GRADES,
                required=False,
                description="按 GB 3838—2002 由表中四项算出，取最差的一项",
                description_en="From four items of this table by GB 3838-2002: the worst one counts",
            ),
            flag_field("is_target_met", "是否达标", "Target met"),
        ],
        _monthly_rows,
        key=("section_id", "month"),
        foreign_keys=[("section_id", "water-quality", "sections", "section_id"), DISTRICTS_KEY],
        chart={"kind": "bar", "x": "month", "aggregate": "count", "color": "grade", "period": "year"},
        description="冬季封冻没有采样的月份数值为空。",
        description_en="Months in which a frozen river was not sampled have no values.",
    ),
    Table(
        "sections",
        "监测断面",
        "Sections",
        [
            id_field("section_id", "断面编号", "Section id", "WQ[0-9]{3}", "DE0038"),
            F("section", "断面名称", "Section", kind="name", required=True),
            *district_fields(),
            category("water_body", "水体类型", "Kind of water", _BODIES),
            category("target_grade", "目标类别", "Target class", _GRADES),
            *point_fields(),
        ],
        _section_rows,
        key=("section_id",),
        foreign_keys=[DISTRICTS_KEY],
        coordinate_system="WGS-84",
        chart={"kind": "point_map", "x": "longitude", "y": "latitude", "color": "water_body"},
    ),
]

PACKAGES = [
    simulated(
        PlanRow("四（六）同时", "智慧环保", "市大数据局等部门"),
        name="water-quality",
        title="地表水与水源地水质",
        title_en="Water quality of rivers, lakes and drinking-water sources",
        summary="2021年至2025年40个示例断面每月的水质：每行是一个断面的一个月，有pH、溶解氧、高锰酸盐指数、氨氮、"
        "总磷，以及水质类别和是否达到目标。包括河流、湖库和饮用水水源地，另附断面的位置。",
        summary_en="Water quality at 40 sample sections of rivers, lakes and drinking-water sources, monthly from "
        "2021 to 2025: one row is one section in one month, with pH, dissolved oxygen, permanganate index, ammonia, "
        "phosphorus, the class and whether the target was met. The places of the sections come with it.",
        limits="这不是真实监测结果，示例断面不对应任何真实的河流或水库；也不是自来水的出厂或龙头水质。",
        limits_en="Not real measurements; no sample section is a real river or reservoir. Not tap water either.",
        question="饮用水水源地每个月都达标吗，哪些月份氨氮偏高？",
        question_en="Do drinking-water sources meet their target every month, and when is ammonia high?",
        keywords=["水质", "河水", "喝水", "饮用水", "水源地", "氨氮", "污水", "河流", "水库", "水污染", "环保"],
        keywords_en=["water quality", "river", "drinking water", "reservoir", "ammonia", "pollution"],
        publisher="hbj",
        library="thematic/ecology",
        theme="environment",
        update_cycle="monthly",
        temporal=("2021-01", "2025-12"),
        granularity="point",
        related=["air-quality-daily", "weather-daily", "parks-and-forests"],
        number=2,
        method="各断面有固定的基础水平，按季节、逐年改善和随机波动取值，类别按 GB 3838—2002 单因子法判定。",
        method_en="each section has its usual level, changed by season, yearly improvement and chance; "
        "the class is judged by the single-factor rule of GB 3838-2002.",
        tables=_TABLES,
    )
]
