"""智慧城管: what inspectors, residents and cameras reported, and how long it took to put right."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from scripts.simulate.city import LAST_DAY, days, is_weekend, pick_district, place_in, season
from scripts.simulate.foundation.fields import DISTRICTS_KEY, district_fields, id_field, point_fields
from scripts.simulate.framework import F, Row, Table, rng
from scripts.simulate.governance.declare import Choices, PlanRow, amount, category, codes_of, count, simulated
from scripts.simulate.governance.drawing import around, draw, flag, is_holiday, moment, spread_over

_COUNT = 20_000
_FIRST_DAY = date(2023, 1, 1)
# category: (English, weight), hours allowed, day of the year on which it is most frequent, how strongly
_CATEGORIES: dict[str, tuple[tuple[str, float], int, int, float]] = {
    "市容环卫": (("Street cleaning", 30), 12, 200, 0.15),
    "街面秩序": (("Street order", 25), 8, 205, 0.45),
    "市政设施": (("Roads and fixtures", 17), 48, 100, 0.25),
    "园林绿化": (("Greenery", 8), 72, 190, 0.6),
    "广告牌匾": (("Signs and billboards", 7), 72, 110, 0.15),
    "施工管理": (("Building sites", 7), 24, 190, 0.5),
    "清冰除雪": (("Snow and ice", 6), 6, 8, 1.0),
}
_KINDS: dict[str, Choices] = {
    "市容环卫": {
        "暴露垃圾": ("Litter in the open", 40),
        "垃圾箱满溢": ("Overflowing bin", 22),
        "道路不洁": ("Dirty road", 20),
        "非法小广告": ("Illegal small adverts", 18),
    },
    "街面秩序": {
        "占道经营": ("Trading on the pavement", 48),
        "机动车乱停放": ("Cars parked badly", 30),
        "共享单车乱停放": ("Shared bicycles in the way", 22),
    },
    "市政设施": {
        "井盖破损": ("Broken manhole cover", 24),
        "路面坑洼": ("Pothole", 34),
        "路灯不亮": ("Street light out", 26),
        "护栏损坏": ("Damaged railing", 16),
    },
    "园林绿化": {
        "树木倒伏": ("Fallen tree", 30),
        "绿地破坏": ("Damaged lawn", 40),
        "枝叶遮挡": ("Branches in the way", 30),
    },
    "广告牌匾": {"牌匾破损": ("Broken sign", 55), "违规设置广告": ("Advert without permission", 45)},
    "施工管理": {
        "施工扬尘": ("Building dust", 42),
        "夜间施工噪声": ("Building noise at night", 36),
        "渣土撒漏": ("Spilled earth", 22),
    },
    "清冰除雪": {"积雪未清": ("Snow not cleared", 70), "路面结冰": ("Ice on the road", 30)},
}
_CHANNELS: Choices = {
    "巡查员上报": ("Inspector", 52),
    "市民上报": ("Resident", 26),
    "视频发现": ("Camera", 12),
    "热线转办": ("Hotline", 10),
}
_STATUSES: Choices = {"已办结": ("Closed", 0), "处理中": ("Being handled", 0)}
_HOURS = [1, 0.5, 0.4, 0.4, 1, 3, 6, 8, 10, 10, 9, 7, 6, 7, 8, 8, 7, 6, 5, 4, 4, 3, 2, 1]


def _busy(day: date) -> float:
    return (0.55 if is_holiday(day) else 0.7 if is_weekend(day) else 1.0) * (1 + 0.06 * (day.year - 2023))


def _category(random: Random, day: date) -> str:
    """Snow only from November to March; the others each with their season."""
    weights = [
        weight
        * season(day, peak_day=peak, depth=depth)
        * (1.0 if name != "清冰除雪" or day.month in (11, 12, 1, 2, 3) else 0)
        for name, ((_, weight), _, peak, depth) in _CATEGORIES.items()
    ]
    return random.choices(list(_CATEGORIES), weights)[0]


def _rows() -> Iterator[Row]:
    random = rng("city-cases")
    for number, day in enumerate(spread_over(random, days(_FIRST_DAY), _busy, _COUNT), 1):
        reported = moment(random, day, _HOURS)
        district = pick_district(random)
        what = _category(random, day)
        allowed = _CATEGORIES[what][1]
        closed = _closed_at(random, reported, allowed)
        hours = round((closed - reported) / timedelta(hours=1), 1) if closed else ""
        yield (
            f"CC{number:06d}",
            reported.isoformat(),
            district.code,
            district.name,
            what,
            draw(random, _KINDS[what]),
            draw(random, _CHANNELS),
            *place_in(random, district),
            "已办结" if closed else "处理中",
            closed.isoformat() if closed else "",
            hours,
            allowed,
            flag(hours <= allowed) if closed else "",
        )


def _closed_at(random: Random, reported: datetime, allowed: int) -> datetime | None:
    """None while it is open on the last day of the series; a few cases stay open for long."""
    took = around(random, allowed * (2.6 if random.random() < 0.07 else 0.55), 0.55)
    closed = reported + timedelta(minutes=round(took * 60))
    return closed if closed.date() <= LAST_DAY else None


_ALL_KINDS: Choices = {kind: value for kinds in _KINDS.values() for kind, value in kinds.items()}
_TABLE = Table(
    "city-cases",
    "城管案件",
    "City cases",
    [
        id_field("case_id", "案件编号", "Case id", "CC[0-9]{6}", "DE0031"),
        F("reported_at", "上报时间", "Reported at", "datetime", kind="period", required=True),
        *district_fields(),
        category("category", "案件大类", "Category", {name: row[0] for name, row in _CATEGORIES.items()}),
        category("kind", "案件小类", "Kind", _ALL_KINDS),
        category("channel", "来源", "Reported by", _CHANNELS),
        *point_fields(),
        F("status", "状态", "Status", kind="category", codes=codes_of(_STATUSES), required=True),
        F(
            "closed_at",
            "办结时间",
            "Closed at",
            "datetime",
            description="处理中的案件为空",
            description_en="Empty while open",
        ),
        amount("hours_taken", "处理用时", "Time taken", "小时", "hours", required=False),
        count("hours_allowed", "处理时限", "Time allowed", "小时", "hours"),
        F("is_on_time", "是否按时", "On time", "boolean"),
    ],
    _rows,
    key=("case_id",),
    foreign_keys=[DISTRICTS_KEY],
    coordinate_system="WGS-84",
    chart={"kind": "line", "x": "reported_at", "aggregate": "count", "color": "category", "period": "month"},
)

PACKAGES = [
    simulated(
        PlanRow("四（六）1", "智慧城管指挥中心、城市运营(应急)指挥中心", "市行政执法局、市政府办公厅、市大数据局"),
        name="city-cases",
        title="城市管理案件",
        title_en="City management cases",
        summary="2023年至2025年城市管理中发现的问题：每行是一件，写明何时上报、在哪个区、什么问题（垃圾、占道、井盖、"
        "路灯、积雪等）、谁发现的、处理用了多少小时、是否按时，并有地图坐标。",
        summary_en="Problems found in the streets from 2023 to 2025: one row is one case, with when it was reported, "
        "the district, what it was (litter, pavement trading, manhole covers, street lights, snow …), who found it, "
        "how many hours it took, whether that was in time, and where it is on the map.",
        limits="不是真实案件，坐标只是落在各区范围里的示例点，不能用来评价哪条街、"
        "哪个区管得好不好；报修请拨打当地热线。",
        limits_en="Not real cases; the points are sample points inside a district and judge no street and no district.",
        question="冬天清雪、夏天占道，各类问题哪个月最多，多久能处理完？",
        question_en="In which months are snow and pavement trading reported most, and how long do they take?",
        keywords=["城管", "投诉", "占道经营", "垃圾", "井盖", "路灯", "乱停车", "扬尘", "除雪", "噪声", "市容"],
        keywords_en=["city management", "complaint", "litter", "street light", "pothole", "parking", "snow"],
        publisher="xzzfj",
        library="thematic/urban-rural",
        theme="city-management",
        update_cycle="daily",
        temporal=("2023-01-01", "2025-12-31"),
        granularity="point",
        related=["hotline-12345", "construction-sites", "planning-projects"],
        number=1,
        method="案件按人口分配到区县，各类问题有自己的季节，周末和假日较少；用时在时限附近波动。",
        method_en="cases are shared out by population, each category has its season, weekends and holidays are "
        "quieter; time taken varies round the time allowed.",
        tables=[_TABLE],
    )
]
