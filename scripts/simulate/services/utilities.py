"""公用事业 (水电气暖): notices that a supply stops, and the companies that heat the city."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random

from scripts.simulate.city import DISTRICTS, District, days, is_heating_season, pick_district, sample_firm, sample_word
from scripts.simulate.framework import F, Package, Row, Table, rng
from scripts.simulate.services.declare import (
    DISTRICT_KEY,
    amount,
    category,
    count,
    district_columns,
    key_column,
    name_column,
    reference_column,
    simulated,
    yes_no,
    yes_no_column,
)

_PLAN = {
    "plan_section": "四（二）1",
    "plan_system": "公用事业(水电气暖)",
    "system_en": "Public utilities: water, electricity, gas, heating",
    "responsible": "市大数据局；配合单位：市直相关部门",
    "publisher": "jw",
    "library": "social/public-utilities",
    "theme": "utilities",
}

# ---- heating companies -----------------------------------------------------------------------------------

_FUELS = {"燃煤热电联产": 0.42, "区域燃煤锅炉": 0.22, "燃气": 0.17, "电": 0.06, "热泵": 0.09, "生物质": 0.04}
_FUELS_EN = {
    "燃煤热电联产": "Coal, combined heat and power",
    "区域燃煤锅炉": "Coal, district boilers",
    "燃气": "Gas",
    "电": "Electricity",
    "热泵": "Heat pumps",
    "生物质": "Biomass",
}


@dataclass(frozen=True)
class HeatingCompany:
    id: str
    name: str
    district: District


@cache
def heating_companies() -> tuple[HeatingCompany, ...]:
    random = rng("heating-companies: names")
    made = []
    for number in range(1, 87):
        district = DISTRICTS[number - 1] if number <= len(DISTRICTS) else pick_district(random)
        made.append(HeatingCompany(f"HC{number:04d}", sample_firm(random, "供热公司", number), district))
    return tuple(made)


def _companies() -> Iterator[Row]:
    random = rng("heating-companies")
    for company in heating_companies():
        fuel = random.choices(list(_FUELS), list(_FUELS.values()))[0]
        size = {"燃煤热电联产": 950, "区域燃煤锅炉": 420}.get(fuel, 160)
        area = size * random.lognormvariate(0, 0.6)
        yield (
            company.id,
            company.name,
            company.district.code,
            company.district.name,
            fuel,
            round(area, 1),
            round(area * random.uniform(92, 104)),
            max(1, round(area / random.uniform(11, 18))),
            round(area * random.uniform(0.08, 0.16), 1) if random.random() > 0.04 else None,
            random.choice((1978, 1985, *range(1990, 2020))),
            yes_no(random.random() < 0.58),
        )


_COMPANIES = Table(
    "heating-companies",
    "供热企业",
    "Heating companies",
    [
        key_column("company_id", "供热单位编号", "Heating company id", "^HC[0-9]{4}$", "DE0029"),
        name_column("company_name", "供热单位名称", "Heating company", unique=True),
        *district_columns(),
        category("fuel", "热源类型", "Source of heat", _FUELS_EN),
        amount("heated_area", "供热面积", "Heated area", "万平方米", "10,000 m²", required=True),
        count("households", "供热户数", "Households heated", "户", "households", required=True),
        count("substations", "换热站数", "Heat substations", "座", "substations", required=True),
        amount("network_km", "供热管网长度", "Length of pipes", "公里", "km"),
        F("since_year", "开始供热年份", "Heating since", "integer", kind="period", minimum=1950, maximum=2025),
        yes_no_column("is_metered", "是否支持分户计量", "Metered by household"),
    ],
    rows=_companies,
    key=("company_id",),
    foreign_keys=(DISTRICT_KEY,),
    chart={"kind": "bar", "x": "district", "y": "heated_area", "aggregate": "sum", "color": "fuel"},
)

# ---- outages ---------------------------------------------------------------------------------------------

_SUPPLIES = {"停水": "Water", "停电": "Electricity", "停气": "Gas", "停暖": "Heating"}
_REASONS = {
    "计划检修": "Planned maintenance",
    "管网改造": "Renewal of the network",
    "故障抢修": "Repair of a breakdown",
    "施工影响": "Construction work",
}
_HOURS = {"停水": 7.5, "停电": 5.0, "停气": 6.5, "停暖": 9.0}
_HOMES = {"停水": 620, "停电": 340, "停气": 410, "停暖": 520}


def _weight(day: date, supply: str) -> float:
    """How likely a day is: heat only in the heating season, power in the heat of summer, water when pipes freeze."""
    if supply == "停暖":
        return 1.6 if day.month in (1, 12) else float(is_heating_season(day))
    summer, freeze = day.month in (6, 7, 8), day.month in (1, 2, 12)
    weight = {"停电": 1.8 if summer else 1.0, "停水": 1.5 if freeze else 1.1 if summer else 1.0}.get(supply, 1.0)
    return weight * (0.5 if day.weekday() >= 5 else 1.0)


def _outages() -> Iterator[Row]:
    random = rng("utility-outages")
    calendar = days(date(2024, 1, 1))
    notices = []
    for supply, share in (("停水", 680), ("停电", 790), ("停气", 170), ("停暖", 360)):
        weights = [_weight(day, supply) for day in calendar]
        notices += [(day, supply) for day in random.choices(calendar, weights, k=share)]
    for number, (day, supply) in enumerate(sorted(notices), 1):
        yield _notice(random, number, day, supply)


def _notice(random: Random, number: int, day: date, supply: str) -> Row:
    reason = random.choices(list(_REASONS), (46, 18, 27, 9))[0]
    is_sudden = reason == "故障抢修"
    begins = (
        time(random.randint(0, 23), random.choice((0, 10, 25, 40))) if is_sudden else time(random.choice((8, 9, 22)))
    )
    hours = _HOURS[supply] * random.lognormvariate(-0.1, 0.45) * (0.7 if is_sudden else 1.0)
    start = datetime.combine(day, begins)
    planned = start + timedelta(minutes=30 * round(2 * hours + 1))
    end = start + timedelta(minutes=5 * round(12 * hours * random.gauss(1, 0.18)))
    company = random.choice(heating_companies())
    district = company.district if supply == "停暖" else pick_district(random)
    return (
        f"UO{number:06d}",
        supply,
        reason,
        yes_no(not is_sudden),
        district.code,
        district.name,
        f"示例{sample_word(random)}小区{random.randint(1, 400)}号片区",
        start.isoformat(),
        planned.isoformat(),
        end.isoformat() if random.random() > 0.02 else None,
        0 if is_sudden else random.choice((24, 24, 48, 48, 72)),
        max(12, round(_HOMES[supply] * random.lognormvariate(-0.2, 0.8))),
        company.id if supply == "停暖" else None,
    )


_OUTAGES = Table(
    "utility-outages",
    "停水停电停气停暖通知",
    "Notices of supply interruptions",
    [
        key_column("outage_id", "停供通知编号", "Outage notice id", "^UO[0-9]{6}$", "DE0030"),
        category("supply", "停供类型", "Supply that stops", _SUPPLIES),
        category("reason", "原因", "Reason", _REASONS),
        yes_no_column("is_planned", "是否计划内", "Planned"),
        *district_columns(),
        name_column("area", "影响范围", "Area affected"),
        F("started_at", "停供开始时间", "Stops at", "datetime", kind="period", required=True),
        F("planned_end_at", "计划恢复时间", "Promised back at", "datetime", required=True),
        F(
            "ended_at",
            "实际恢复时间",
            "Back at",
            "datetime",
            description="未回报的为空。",
            description_en="Empty where it was not reported back.",
        ),
        count("notice_hours", "提前通知时间", "Notice given ahead", "小时", "hours", required=True),
        count("households", "影响户数", "Households affected", "户", "households", required=True),
        reference_column(
            "company_id",
            "供热单位编号",
            "Heating company id",
            "DE0029",
            required=False,
            description="只有停暖通知填写。",
            description_en="Only for notices of heating.",
        ),
    ],
    rows=_outages,
    key=("outage_id",),
    foreign_keys=(DISTRICT_KEY, ("company_id", "heating-companies", "heating-companies", "company_id")),
    chart={"kind": "bar", "x": "started_at", "aggregate": "count", "color": "supply", "period": "month"},
)

PACKAGES: list[Package] = [
    simulated(
        name="utility-outages",
        title="停水停电停气停暖通知",
        title_en="Water, power, gas and heating outages",
        summary="停水、停电、停气和停暖的通知，每次一行：在哪个区县、影响哪一片、多少户，什么原因，几点停、说好几点来、实际几点来，"
        "提前多久通知。时间从2024年1月到2025年12月，共2000条。",
        summary_en="Notices that water, power, gas or heating stops, one row each: district, area, households, "
        "reason, when it stops, when it was promised back and when it came back. 2024 and 2025, 2,000 notices.",
        limits="不是实时通知，不能用来查今天家里停不停水电；小区和片区都是虚构的。",
        limits_en="Not live: it cannot tell whether your supply stops today. Areas are invented.",
        question="哪个区县停水停电最多？说好的恢复时间有多少次没有做到？",
        question_en="Which district has most outages, and how often was the promised time not kept?",
        keywords=(
            "停水",
            "停电",
            "停气",
            "停暖",
            "取暖",
            "停供",
            "检修",
            "抢修",
            "暖气",
            "燃气",
            "自来水",
            "供暖",
            "水电气暖",
        ),
        keywords_en=("outage", "water", "power cut", "gas", "heating", "maintenance", "utilities"),
        update_cycle="daily",
        temporal=("2024-01-01", "2025-12-31"),
        granularity="district",
        related=("heating-companies", "hotline-12345", "weather-daily"),
        tables=[_OUTAGES],
        number=1,
        **_PLAN,
    ),
    simulated(
        name="heating-companies",
        title="供热企业名录",
        title_en="Heating companies",
        summary="全市的供热企业，每家一行：在哪个区县供暖、用什么热源、供热面积和户数、有几座换热站、从哪年开始供热、能不能分户计量。"
        "共86家，是2025年供暖季的情况，企业都是带“示例”字样的模拟企业。",
        summary_en="The heating companies of the city, one row each: district, source of heat, area and households "
        "heated, substations, "
        "since when, and whether households are metered. 86 companies in the heating season of 2025.",
        limits="不含供热价格、室温投诉和报修电话，不能用来查自家归哪家供热。",
        limits_en="No prices, complaints or telephone numbers; it cannot tell who heats your home.",
        question="我们区的暖气主要靠什么烧？清洁能源供热占多少面积？",
        question_en="What heats our district, and how much of the area is heated by clean energy?",
        keywords=("供暖", "暖气", "供热", "取暖", "热力", "换热站", "供热公司", "供热企业", "冬天"),
        keywords_en=("heating", "heat supply", "district heating", "heating company", "winter"),
        update_cycle="annual",
        temporal=("2025-11-01", "2025-12-31"),
        granularity="district",
        related=("utility-outages", "enterprises", "weather-daily"),
        tables=[_COMPANIES],
        number=2,
        **_PLAN,
    ),
]
