"""12345热线: calls without names, numbers or addresses; heating rings in November, noise in summer."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from scripts.simulate.city import LAST_DAY, days, is_heating_season, is_weekend, pick_district, season
from scripts.simulate.foundation.fields import DISTRICTS_KEY, district_fields, id_field
from scripts.simulate.framework import F, Row, Table, rng
from scripts.simulate.governance.declare import (
    Choices,
    PlanRow,
    category,
    count,
    date_field,
    flag_field,
    simulated,
)
from scripts.simulate.governance.drawing import around, draw, flag, is_holiday, spread_over
from scripts.simulate.governance.weather import weather_days

_COUNT = 30_000
_FIRST_DAY = date(2022, 1, 1)
# topic: (English, weight), day of the year on which it is most frequent, how strongly, usual days to an answer
_TOPICS: dict[str, tuple[tuple[str, float], int, float, float]] = {
    "供热供暖": (("Heating", 15), 340, 0.9, 2.0),
    "物业管理": (("Property management", 15), 180, 0.1, 5.5),
    "停车交通": (("Parking and traffic", 12), 200, 0.1, 4.5),
    "环境噪声": (("Noise and smell", 11), 200, 0.5, 3.5),
    "市政设施": (("Roads and fixtures", 9), 110, 0.25, 4.0),
    "社会保障": (("Social security", 9), 60, 0.15, 2.5),
    "供水供电供气": (("Water, power and gas", 7), 195, 0.3, 1.8),
    "消费维权": (("Consumer rights", 7), 330, 0.15, 5.0),
    "教育入学": (("Schools", 6), 185, 0.8, 3.5),
    "医疗卫生": (("Health", 5), 20, 0.25, 3.0),
    "房产与不动产": (("Housing and property", 5), 170, 0.1, 6.5),
    "劳动就业": (("Work and wages", 5), 5, 0.35, 6.0),
    "公共交通": (("Public transport", 4), 200, 0.1, 3.0),
}
_SUBTOPICS: dict[str, Choices] = {
    "供热供暖": {
        "室温不热": ("Cold rooms", 60),
        "漏水报修": ("Leak", 18),
        "缴费报停": ("Payment or suspension", 22),
    },
    "物业管理": {"物业服务": ("Service", 44), "电梯故障": ("Lift out of order", 31), "物业收费": ("Charges", 25)},
    "停车交通": {
        "违法停车": ("Illegal parking", 52),
        "停车位": ("Parking places", 27),
        "信号灯": ("Traffic lights", 21),
    },
    "环境噪声": {
        "施工噪声": ("Building noise", 41),
        "商业噪声": ("Shop noise", 33),
        "异味油烟": ("Smell and fumes", 26),
    },
    "市政设施": {"路面破损": ("Broken road", 45), "路灯照明": ("Street lights", 29), "排水积水": ("Drainage", 26)},
    "社会保障": {
        "医保报销": ("Medical insurance", 43),
        "养老保险": ("Pension", 37),
        "社保卡": ("Social security card", 20),
    },
    "供水供电供气": {"停水": ("No water", 44), "停电": ("No power", 34), "燃气": ("Gas", 22)},
    "消费维权": {"预付卡": ("Prepaid card", 35), "网络购物": ("Online shopping", 38), "价格": ("Prices", 27)},
    "教育入学": {"入学咨询": ("School places", 58), "校外培训": ("Tutoring", 24), "校园管理": ("School life", 18)},
    "医疗卫生": {"就医挂号": ("Appointments", 48), "疫苗接种": ("Vaccination", 27), "医疗服务": ("Care", 25)},
    "房产与不动产": {"产权办理": ("Title", 46), "房屋质量": ("Building faults", 31), "公积金": ("Housing fund", 23)},
    "劳动就业": {"工资支付": ("Wages", 55), "就业政策": ("Job policy", 27), "劳动合同": ("Contract", 18)},
    "公共交通": {"公交线路": ("Bus routes", 52), "地铁": ("Metro", 25), "网约车出租车": ("Taxis", 23)},
}
_KINDS: Choices = {
    "咨询": ("Question", 38),
    "求助": ("Request for help", 30),
    "投诉": ("Complaint", 25),
    "建议": ("Suggestion", 5),
    "表扬": ("Praise", 2),
}
_CHANNELS: Choices = {"电话": ("Telephone", 72), "微信": ("WeChat", 15), "网站": ("Website", 6), "手机应用": ("App", 7)}
_HANDLERS: Choices = {
    "区县": ("District", 46),
    "市直部门": ("City department", 24),
    "公用事业单位": ("Utility", 16),
    "热线直接答复": ("Answered by the line", 14),
}
_SATISFACTION: Choices = {
    "满意": ("Satisfied", 66),
    "基本满意": ("Fairly satisfied", 13),
    "不满意": ("Not satisfied", 9),
    "未评价": ("Not rated", 12),
}
_TEMPERATURE = {day.on: day.mean for day in weather_days()}


def _ringing(day: date) -> float:
    """Calls of a day: more each year, fewer at weekends, far more on the first cold days of heating."""
    usual = (0.5 if is_holiday(day) else 0.72 if is_weekend(day) else 1.0) * (1 + 0.07 * (day.year - 2022))
    return usual * (1 + 0.35 * _cold(day))


def _cold(day: date) -> float:
    """0 outside the heating season, 1 on a usual winter day, up to 3 in the first two weeks or in a cold spell."""
    if not is_heating_season(day):
        return 0.0
    is_start = day.month == 11 and day.day <= 15
    return (2.2 if is_start else 1.0) * max(0.4, min(1.8, 1 - _TEMPERATURE[day] / 18))


def _topic(random: Random, day: date) -> str:
    weights = [
        weight * (0.12 + 1.6 * _cold(day) if name == "供热供暖" else season(day, peak_day=peak, depth=depth))
        for name, ((_, weight), peak, depth, _) in _TOPICS.items()
    ]
    return random.choices(list(_TOPICS), weights)[0]


def _rows() -> Iterator[Row]:
    random = rng("hotline-12345")
    for number, day in enumerate(spread_over(random, days(_FIRST_DAY), _ringing, _COUNT), 1):
        district = pick_district(random)
        topic, kind, handler = _topic(random, day), draw(random, _KINDS), draw(random, _HANDLERS)
        took = _answer_days(random, topic, kind, handler)
        is_open = day + timedelta(took) > LAST_DAY
        yield (
            f"HL{number:06d}",
            day,
            random.choices(range(24), _HOURS)[0],
            district.code,
            district.name,
            topic,
            draw(random, _SUBTOPICS[topic]),
            kind,
            draw(random, _CHANNELS),
            handler,
            flag(kind in ("投诉", "求助") and random.random() < 0.11),
            "" if is_open else took,
            "" if is_open else _rating(random, kind, took),
        )


_HOURS = [1, 0.6, 0.4, 0.3, 0.4, 1, 3, 6, 11, 12, 11, 9, 6, 8, 10, 10, 9, 8, 7, 6, 5, 4, 3, 2]


def _answer_days(random: Random, topic: str, kind: str, handler: str) -> int:
    if handler == "热线直接答复":
        return 0
    usual = _TOPICS[topic][3] * {"咨询": 0.5, "投诉": 1.4}.get(kind, 1.0)
    return max(0, round(around(random, usual, 0.6)))


def _rating(random: Random, kind: str, took: int) -> str:
    """The longer it took, the less pleased; complaints are harder to please."""
    satisfied, fairly, not_satisfied, unrated = (weight for _, weight in _SATISFACTION.values())
    worse = (1 + took / 12) * (1.7 if kind == "投诉" else 0.5 if kind in ("咨询", "表扬") else 1.0)
    return random.choices(list(_SATISFACTION), [satisfied, fairly, not_satisfied * worse, unrated])[0]


_ALL_SUBTOPICS: Choices = {name: value for group in _SUBTOPICS.values() for name, value in group.items()}
_TABLE = Table(
    "hotline-12345",
    "热线工单（脱敏）",
    "Hotline cases (without personal data)",
    [
        id_field("case_id", "工单编号", "Case id", "HL[0-9]{6}", "DE0034"),
        date_field("received_on", "来电日期", "Received on"),
        F(
            "hour",
            "来电时段",
            "Hour of the day",
            "integer",
            "时",
            "o'clock",
            kind="category",
            required=True,
            minimum=0,
            maximum=23,
        ),
        *district_fields(),
        category("topic", "诉求类别", "Topic", {name: row[0] for name, row in _TOPICS.items()}),
        category("subtopic", "诉求小类", "Subtopic", _ALL_SUBTOPICS),
        category("kind", "诉求性质", "Kind", _KINDS),
        category("channel", "来源渠道", "Channel", _CHANNELS),
        category("handler", "承办类型", "Handled by", _HANDLERS),
        flag_field("is_repeated", "是否重复诉求", "Repeated", required=True),
        count("answer_days", "办结用时", "Days to an answer", "天", "days", required=False),
        category("satisfaction", "满意度", "Satisfaction", _SATISFACTION, required=False),
    ],
    _rows,
    key=("case_id",),
    foreign_keys=[DISTRICTS_KEY],
    chart={"kind": "heatmap", "x": "received_on", "aggregate": "count", "color": "topic", "period": "month"},
    description="2025年最后几天还没有办结的工单，用时和满意度为空。",
    description_en="Cases still open on the last day of 2025 have no days and no rating.",
)

PACKAGES = [
    simulated(
        PlanRow("四（六）3", "一体化网上政务服务平台、12345热线", "市大数据局、政务服务办、市政府办公厅"),
        name="hotline-12345",
        title="12345热线工单（脱敏）",
        title_en="12345 hotline cases (without personal data)",
        summary="12345市民服务热线2022年至2025年的工单，已去掉姓名、电话、住址和原话：每行是一件诉求，有日期、时段、"
        "区县、类别（供暖、物业、停车、噪声等）、是咨询还是投诉、由哪类单位承办、几天办结、是否满意。",
        summary_en="Cases of the 12345 citizens' hotline from 2022 to 2025, without names, numbers, addresses or the "
        "words of the caller: one row is one request, with date, hour, district, topic (heating, property management,"
        " parking, noise …), kind, who handled it, days to the answer and whether the caller was satisfied.",
        limits="不是真实来电，也只是抽样规模，不能用来评价哪个区或哪个单位；反映问题请直接拨打当地热线。",
        limits_en="Not real calls, and only of sample size: it judges no district and no office.",
        question="供暖投诉从哪天开始猛增，哪类诉求办得最慢？",
        question_en="When do heating complaints surge, and which requests take longest?",
        keywords=[
            "12345",
            "热线",
            "投诉",
            "市民热线",
            "供暖",
            "暖气不热",
            "噪声",
            "物业",
            "停车",
            "停水",
            "建议",
            "求助",
        ],
        keywords_en=["hotline", "12345", "complaint", "heating", "noise", "parking", "request"],
        publisher="zwfwb",
        library="thematic/public-services",
        theme="government-services",
        update_cycle="daily",
        temporal=("2022-01-01", "2025-12-31"),
        granularity="district",
        related=["city-cases", "service-items", "utility-outages"],
        sensitivity=2,
        number=2,
        method="来电按人口分配到区县，供暖诉求随供暖期和气温（取自 weather-daily）变化，其余类别各有季节；"
        "从一开始就不含个人信息。",
        method_en="calls are shared out by population; heating follows the heating season and the temperature of "
        "weather-daily, other topics have their seasons; no personal data ever was in it.",
        tables=[_TABLE],
    )
]
