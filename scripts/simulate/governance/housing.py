"""数字房产、不动产登记: homes sold and prices, registrations by month; the register itself stays closed."""

from collections.abc import Iterator
from math import exp

from scripts.simulate.city import DISTRICTS, month_season, months
from scripts.simulate.foundation.fields import DISTRICTS_KEY, district_fields, month_field
from scripts.simulate.framework import F, Row, Table, numpy_rng
from scripts.simulate.governance.declare import Choices, PlanRow, amount, category, count, date_field, simulated
from scripts.simulate.governance.drawing import small_month

_ROW = PlanRow("四（六）同时", "不动产统一登记平台、数字房产系统", "市大数据局等部门")
_KINDS: Choices = {"新建商品住宅": ("New homes", 0), "二手住宅": ("Second-hand homes", 0)}
# The level of sales of each year and of prices at its start, 2016 = 1: a boom to 2019, a slide since 2021.
_SALES = dict(enumerate((1.0, 1.22, 1.28, 1.18, 1.05, 0.92, 0.62, 0.66, 0.58, 0.55), 2016))
_PRICES = dict(enumerate((1.0, 1.10, 1.25, 1.38, 1.47, 1.52, 1.47, 1.40, 1.31, 1.24, 1.20), 2016))
# yuan a square metre of a new home in 2016, and how busy the market is for its population
_MARKETS = {
    "210102": (9_300, 0.85),
    "210103": (9_000, 0.95),
    "210104": (7_400, 0.9),
    "210105": (7_600, 1.0),
    "210106": (7_100, 1.1),
    "210111": (5_600, 1.0),
    "210112": (8_300, 1.9),
    "210113": (5_900, 1.5),
    "210114": (6_500, 1.35),
    "210115": (4_100, 0.45),
    "210123": (3_400, 0.3),
    "210124": (3_500, 0.3),
    "210181": (3_900, 0.35),
}
_STOPPED = {"2020-02": 0.12, "2020-03": 0.55, "2022-03": 0.45, "2022-04": 0.40}


def _price_level(month: str) -> float:
    year, part = int(month[:4]), (int(month[5:]) - 1) / 12
    return _PRICES[year] * (1 - part) + _PRICES[year + 1] * part


def _transaction_rows() -> Iterator[Row]:
    random = numpy_rng("housing-transactions")
    drift = {district.code: 0.0 for district in DISTRICTS}
    for month in months("2016-01"):
        year = int(month[:4])
        usual = _SALES[year] * month_season(month, peak=9, depth=0.16) * small_month(month) * _STOPPED.get(month, 1.0)
        for district in DISTRICTS:
            base, busy = _MARKETS[district.code]
            drift[district.code] = 0.9 * drift[district.code] + random.normal(0, 0.008)
            for kind in _KINDS:
                second = kind == "二手住宅"
                grows = 1 + 0.055 * (year - 2016) if second else 1 - 0.035 * (year - 2016)
                mean = district.weight * busy * 0.62 * usual * grows * (0.72 if second else 1.0)
                sold = int(random.poisson(mean * random.lognormal(0, 0.09)))
                size = random.normal(86 if second else 104, 2.5)
                price = base * _price_level(month) * exp(drift[district.code]) * (0.86 if second else 1.0)
                price *= random.lognormal(0, 0.012 + 0.1 / (sold + 8))
                yield (
                    month,
                    district.code,
                    district.name,
                    kind,
                    sold,
                    round(sold * size),
                    round(price) if sold >= 5 else "",
                )


_REGISTRATIONS: Choices = {
    "首次登记": ("First registration", 14),
    "转移登记": ("Transfer", 34),
    "抵押登记": ("Mortgage", 24),
    "抵押注销": ("Mortgage released", 16),
    "变更登记": ("Change", 7),
    "预告登记": ("Advance notice", 13),
    "更正与异议登记": ("Correction or objection", 1),
}


def _registration_rows() -> Iterator[Row]:
    random = numpy_rng("property-registrations-monthly")
    for month in months("2020-01"):
        year = int(month[:4])
        usual = _SALES[year] * small_month(month) * _STOPPED.get(month, 1.0) * month_season(month, peak=10, depth=0.1)
        days = 4.6 * 0.74 ** (year - 2020) + 0.7
        online = min(0.93, 0.28 + 0.13 * (year - 2020))
        for district in DISTRICTS:
            _, busy = _MARKETS[district.code]
            for kind, (_, share) in _REGISTRATIONS.items():
                mean = district.weight * busy * share / 34 * 1.55 * usual
                cases = int(random.poisson(mean * random.lognormal(0, 0.08)))
                yield (
                    month,
                    district.code,
                    district.name,
                    kind,
                    cases,
                    int(random.binomial(cases, online)),
                    round(max(0.3, days * random.lognormal(0, 0.1)), 1) if cases else "",
                )


_TRANSACTIONS = simulated(
    _ROW,
    name="housing-transactions",
    title="商品住宅成交（区县·月）",
    title_en="Homes sold, by district and month",
    summary="2016年至2025年每个区县每月卖出多少住宅：每行是一个区县一个月的新房或二手房，有成交套数、"
    "成交面积和平均单价（元/平方米）。可以看房价走势、淡旺季，也可以比较各区。",
    summary_en="Homes sold in each district and month from 2016 to 2025: one row is new or second-hand homes in one "
    "district and month, with the number sold, their floor area and the mean price (yuan a square metre).",
    limits="不是真实成交和真实房价，不能用来估价、买卖或投资。",
    limits_en="Not real sales or prices: no basis for valuing, buying or investing.",
    question="我们区的房价这几年涨了还是跌了，几月份成交最多？",
    question_en="Have home prices in my district gone up or down, and in which months do most homes sell?",
    keywords=["房价", "买房", "卖房", "新房", "二手房", "楼市", "成交", "均价", "商品房", "住房"],
    keywords_en=["house prices", "housing", "homes", "property market", "second-hand"],
    publisher="ghgtj",
    library="base/buildings",
    theme="housing",
    update_cycle="monthly",
    temporal=("2016-01", "2025-12"),
    granularity="district",
    related=["property-registrations-monthly", "planning-projects", "buildings"],
    number=2,
    method="套数按人口和市场热度取均值，随年度行情、季节和春节变化，按泊松分布取整；单价由示例基价、"
    "年度走势和自相关波动组成，成交少于5套的不给单价。",
    method_en="numbers follow population, the mood of each year, season and the Spring Festival, drawn from a "
    "Poisson distribution; prices are a sample base, the course of the years and an autocorrelated swing; fewer than "
    "five sales give no price.",
    tables=[
        Table(
            "housing-transactions",
            "住宅成交",
            "Homes sold",
            [
                month_field(),
                *district_fields(),
                category("kind", "住宅类型", "Kind", _KINDS),
                count("homes", "成交套数", "Homes sold", "套", "homes"),
                count("area", "成交面积", "Floor area", "平方米", "m²"),
                count(
                    "price",
                    "平均单价",
                    "Mean price",
                    "元/平方米",
                    "yuan/m²",
                    description="成交少于5套的为空",
                    description_en="Empty when fewer than five were sold",
                ),
            ],
            _transaction_rows,
            key=("month", "district_code", "kind"),
            foreign_keys=[DISTRICTS_KEY],
            chart={"kind": "line", "x": "month", "y": "price", "aggregate": "mean", "color": "kind"},
        )
    ],
)

_MONTHLY = simulated(
    _ROW,
    name="property-registrations-monthly",
    title="不动产登记办理（区县·月）",
    title_en="Property registrations, by district and month",
    summary="2020年至2025年每个区县每月办理的不动产登记：每行是一个区县一个月的一类登记（首次、转移、抵押、注销、"
    "变更、预告等），有办件量、其中网上申请的件数和平均办理天数。只有汇总，不含任何房屋和权利人。",
    summary_en="Property registrations in each district and month from 2020 to 2025: one row is one kind (first, "
    "transfer, mortgage, release, change, advance notice …), with cases, how many were applied for online and mean "
    "days taken. Totals only: no home and no owner.",
    limits="不是真实办件量；查自己的房产登记请到登记窗口或官方应用。",
    limits_en="Not real numbers; to look up your own title go to the registry.",
    question="办房产证现在平均要几天，网上能办多少？",
    question_en="How many days does a title take now, and how much is done online?",
    keywords=["不动产", "房产证", "过户", "抵押", "贷款", "登记", "办证", "房屋登记"],
    keywords_en=["property registration", "title deed", "transfer", "mortgage"],
    publisher="ghgtj",
    library="base/buildings",
    theme="housing",
    update_cycle="monthly",
    temporal=("2020-01", "2025-12"),
    granularity="district",
    related=["housing-transactions", "property-register", "service-items"],
    number=3,
    method="办件量随示例成交行情、人口和季节变化，办理天数逐年缩短，网上比例逐年提高。",
    method_en="cases follow the sample market, population and season; days get fewer and the online part grows every "
    "year.",
    tables=[
        Table(
            "property-registrations-monthly",
            "不动产登记",
            "Property registrations",
            [
                month_field(),
                *district_fields(),
                category("kind", "登记类型", "Kind", _REGISTRATIONS),
                count("cases", "办件量", "Cases", "件", "cases"),
                count("online_cases", "网上申请件数", "Applied for online", "件", "cases"),
                amount("days", "平均办理时间", "Mean time", "工作日", "working days"),
            ],
            _registration_rows,
            key=("month", "district_code", "kind"),
            foreign_keys=[DISTRICTS_KEY],
            chart={"kind": "line", "x": "month", "y": "cases", "aggregate": "sum", "color": "kind"},
        )
    ],
)

_REGISTER = simulated(
    _ROW,
    name="property-register",
    title="不动产登记簿",
    title_en="Property register",
    summary="记载每处不动产归谁所有、有没有抵押的登记簿：每行应是一个不动产单元，有单元号、坐落、面积、用途、权利人、"
    "权利类型和登记时间。不予开放，这里只公布数据的结构和不开放的原因，没有任何数据行。",
    summary_en="The register of who owns a property and whether it is mortgaged: a row would be one unit with its "
    "number, place, area, use, owner, right and day of registration. It is not opened: only the structure and the "
    "reason are shown; there are no rows.",
    limits="没有数据行；权利人和利害关系人可依法到登记机构查询。",
    limits_en="There are no rows; owners and those concerned may look it up at the registry under the law.",
    question="为什么不能在网上查别人的房产？",
    question_en="Why can I not look up other people's property?",
    keywords=["房产", "产权", "不动产登记簿", "查房", "房主", "权利人"],
    keywords_en=["property register", "owner", "title", "real estate"],
    publisher="ghgtj",
    library="base/buildings",
    theme="housing",
    update_cycle="daily",
    granularity="point",
    open_type="closed",
    closed_reason="含有依法受保护的个人信息：权利人姓名、"
    "证件号码和住址受个人信息保护法保护，不动产登记资料只供权利人、利害关系人依法查询。"
    "可以公开的汇总见“不动产登记办理”。",
    closed_reason_en="Personal information protected by law: names, identity numbers and addresses of owners. "
    "Registration papers may be looked up by owners and those concerned only. The totals are in “Property "
    "registrations”.",
    related=["property-registrations-monthly", "housing-transactions", "buildings"],
    sensitivity=4,
    number=4,
    method="由本项目按2017年方案的描述拟定字段，没有数据行。",
    method_en="Fields drawn up by this project after the 2017 plan; no rows.",
    tables=[
        Table(
            "property-register",
            "不动产登记簿",
            "Property register",
            [
                F("unit_id", "不动产单元号", "Unit number", kind="identifier", required=True, unique=True),
                *district_fields(),
                F("location", "坐落", "Place"),
                amount("area", "建筑面积", "Floor area", "平方米", "m²"),
                F("use", "用途", "Use"),
                F("owner", "权利人", "Owner"),
                F("right", "权利类型", "Right"),
                F("is_mortgaged", "是否抵押", "Mortgaged", "boolean"),
                date_field("registered_on", "登记日期", "Registered on"),
            ],
            key=("unit_id",),
            foreign_keys=[DISTRICTS_KEY],
            is_empty=True,
        )
    ],
)
PACKAGES = [_TRANSACTIONS, _MONTHLY, _REGISTER]
