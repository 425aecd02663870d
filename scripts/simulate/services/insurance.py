"""智慧医保: pharmacies where medical insurance pays, and what it paid month by month."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from scripts.simulate.city import DISTRICTS, District, month_season, months, pick_district, place_in, sample_firm
from scripts.simulate.framework import F, Package, Row, Table, rng
from scripts.simulate.services.declare import (
    DISTRICT_KEY,
    amount,
    category,
    count,
    district_columns,
    key_column,
    month_column,
    name_column,
    point_columns,
    simulated,
    yes_no,
    yes_no_column,
)

_PLAN = {
    "plan_section": "四（五）6",
    "plan_system": "智慧医保",
    "system_en": "Smart medical insurance",
    "responsible": "市人力资源社会保障局",
    "publisher": "rsj",
    "library": "thematic/social-security",
    "theme": "social-security",
}

# ---- pharmacies ------------------------------------------------------------------------------------------

_TYPES = {"连锁": "Chain", "单体": "Single shop"}


def pharmacy_code(number: int) -> str:
    """18 digits of text: two zeros, the city, the kind of institution, a running number that is scattered.

    Sixteen significant digits: a spreadsheet that takes it for a number loses the zeros and the last digit.
    """
    return f"0021010008{number * 39119 % 99_999_989:08d}"


def _pharmacy_rows() -> Iterator[Row]:
    random = rng("designated-pharmacies")
    for number in range(1, 2501):
        yield _pharmacy(random, number, pick_district(random))


def _pharmacy(random: Random, number: int, district: District) -> Row:
    is_chain = random.random() < 0.68
    is_all_day = random.random() < 0.06
    longitude, latitude = place_in(random, district)
    has_place = random.random() > 0.02
    since = date(2004, 1, 1) + timedelta(int(8000 * random.betavariate(1.8, 1.1)))
    return (
        pharmacy_code(number),
        sample_firm(random, "大药房", number),
        "连锁" if is_chain else "单体",
        district.code,
        district.name,
        longitude if has_place else None,
        latitude if has_place else None,
        since,
        yes_no(random.random() < (0.62 if is_chain else 0.38)),
        yes_no(random.random() < 0.11),
        yes_no(is_all_day),
        None if is_all_day else random.choice(("07:30:00", "08:00:00", "08:00:00", "08:30:00")),
        None if is_all_day else random.choice(("19:00:00", "20:00:00", "20:30:00", "21:00:00")),
        random.choices((1, 2, 3, 4), (56, 31, 10, 3))[0],
        round(1900 * random.lognormvariate(0, 0.35) * (1.1 if is_chain else 0.8)),
    )


_PHARMACIES = Table(
    "designated-pharmacies",
    "医保定点药店",
    "Designated pharmacies",
    [
        key_column("pharmacy_code", "定点药店编码", "Pharmacy code", "^00[0-9]{16}$", "DE0026"),
        name_column("pharmacy_name", "药店名称", "Pharmacy", unique=True),
        category("pharmacy_type", "经营类型", "Kind", _TYPES),
        *district_columns(),
        *point_columns(),
        F("designated_on", "定点起始日期", "Designated since", "date", kind="period", required=True),
        yes_no_column("takes_prescriptions", "是否开通门诊统筹", "Outpatient prescriptions paid"),
        yes_no_column("has_special_drugs", "是否供应特殊药品", "Special drugs"),
        yes_no_column("is_open_all_day", "是否24小时营业", "Open 24 hours"),
        F(
            "opens_at",
            "开门时间",
            "Opens",
            "time",
            description="24小时营业的为空。",
            description_en="Empty if always open.",
        ),
        F("closes_at", "关门时间", "Closes", "time"),
        count("pharmacists", "执业药师数", "Pharmacists", "人", "persons", required=True),
        count("drugs", "药品品种数", "Drugs on sale", "种", "drugs", required=True),
    ],
    rows=_pharmacy_rows,
    key=("pharmacy_code",),
    foreign_keys=(DISTRICT_KEY,),
    coordinate_system="WGS-84",
    chart={"kind": "tile_map", "x": "district", "aggregate": "count"},
)

# ---- settlement ------------------------------------------------------------------------------------------

_SCHEMES = {"职工医保": "Employees", "居民医保": "Residents"}
# service: English, settlements a month per thousand people, yuan each, paid by the fund: employees, residents
_SERVICES = {
    "门诊": ("Outpatient", 210, 215, 0.55, 0.42),
    "门诊慢特病": ("Chronic disease, outpatient", 42, 640, 0.82, 0.63),
    "住院": ("Inpatient", 14, 9_800, 0.79, 0.62),
    "定点药店购药": ("Pharmacy", 330, 118, 0.46, 0.28),
}
_SHARE = {"职工医保": 0.62, "居民医保": 0.38}
_RURAL_SHARE = {"职工医保": 0.25, "居民医保": 0.75}


def _settlement_rows() -> Iterator[Row]:
    random = rng("insurance-settlement")
    for month in months("2023-01"):
        for district in DISTRICTS:
            for scheme in _SCHEMES:
                for service in _SERVICES:
                    yield _settlement(random, month, district, scheme, service)


def _settlement(random: Random, month: str, district: District, scheme: str, service: str) -> Row:
    _, per_thousand, each, for_employees, for_residents = _SERVICES[service]
    share = (_RURAL_SHARE if district in DISTRICTS[9:] else _SHARE)[scheme]
    years = int(month[:4]) - 2023 + int(month[5:]) / 12
    holiday = 0.84 if month in ("2023-01", "2024-02", "2025-01") else 1.0
    season = month_season(month, peak=12, depth=0.06) * (1.1 if month.endswith("-12") and service == "住院" else 1)
    growth = (1.06 if service in ("门诊", "定点药店购药") else 1.02) ** years
    people = round(district.weight * per_thousand * share * growth * holiday * season * random.gauss(1, 0.03))
    total = people * each * 1.015**years * random.gauss(1, 0.025) / 10_000
    paid = for_employees if scheme == "职工医保" else for_residents
    fund = total * min(0.95, paid + 0.012 * years + random.gauss(0, 0.008))
    remote = people * min(0.3, (0.12 if service == "住院" else 0.02) * (1 + 0.25 * years)) * random.gauss(1, 0.08)
    return (
        month,
        district.code,
        district.name,
        scheme,
        service,
        people,
        round(total, 2),
        round(fund, 2),
        round(round(total, 2) - round(fund, 2), 2),
        None if random.random() < 0.006 else round(remote),
    )


_SETTLEMENT = Table(
    "insurance-settlement",
    "医保每月结算",
    "Settlement of medical insurance by month",
    [
        month_column(),
        *district_columns(),
        category("scheme", "参保类型", "Scheme", _SCHEMES),
        category("service", "结算类别", "Service", {service: row[0] for service, row in _SERVICES.items()}),
        count("settlements", "结算人次", "Settlements", "人次", "settlements", required=True),
        amount("total_cost", "医疗总费用", "Total cost", "万元", "10,000 yuan", required=True),
        amount("fund_paid", "报销金额", "Paid by the fund", "万元", "10,000 yuan", required=True),
        amount("self_paid", "个人支付金额", "Paid by the insured", "万元", "10,000 yuan", required=True),
        count("remote_settlements", "其中异地就医人次", "Settlements from elsewhere", "人次", "settlements"),
    ],
    rows=_settlement_rows,
    key=("month", "district_code", "scheme", "service"),
    foreign_keys=(DISTRICT_KEY,),
    chart={"kind": "area", "x": "month", "y": "fund_paid", "aggregate": "sum", "color": "service", "period": "month"},
)

PACKAGES: list[Package] = [
    simulated(
        name="designated-pharmacies",
        title="医保定点药店",
        title_en="Pharmacies designated for medical insurance",
        summary="可以用医保的定点药店，每家一行：编码、名称、连锁还是单体、所在区县和经纬度、从哪天起定点、能不能用门诊统筹报销、"
        "是不是24小时营业、几点开门关门、有几名药师。共2500家，是2025年底的情况，店名都带“示例”。",
        summary_en="Pharmacies where medical insurance pays, one row each: code, name, kind, district and coordinates, "
        "designated since, whether outpatient prescriptions are paid, hours, pharmacists. 2,500 at the end of 2025.",
        limits="不是真实药店名录，不能用来找药店买药；编码是示例，不是国家医保编码。编码有18位并以0开头，要按文本打开。",
        limits_en="Not the real pharmacies, so do not look for medicine by it; the code is a sample, not the national "
        "one. It has 18 digits and begins with 0: open it as text.",
        question="我们区有几家药店夜里也开门、还能用医保报销？",
        question_en="How many pharmacies in our district are open at night and paid by medical insurance?",
        keywords=("药店", "买药", "医保", "定点药店", "药房", "医疗保险", "门诊统筹", "24小时", "刷医保卡"),
        keywords_en=("pharmacy", "pharmacies", "medicine", "drugstore", "medical insurance"),
        update_cycle="monthly",
        temporal=("2025-12-31", "2025-12-31"),
        granularity="point",
        related=("insurance-settlement", "hospitals", "drug-recalls"),
        tables=[_PHARMACIES],
        number=1,
        **_PLAN,
    ),
    simulated(
        name="insurance-settlement",
        title="医保每月结算与报销",
        title_en="Medical insurance: settled and paid by month",
        summary="各区县每月的医保结算，分参保人和服务类别：结算多少人次、医疗总费用多少、医保报销多少、自己付多少、"
        "其中多少是异地就医。分职工和居民两类参保，门诊、慢特病、住院、药店四类服务，从2023年1月到2025年12月。",
        summary_en="Medical insurance settlements of each district and month, by scheme and service: settlements, "
        "total cost, paid by the fund, paid "
        "by the insured, and treatment elsewhere. Employees and residents; outpatient, chronic disease, inpatient and "
        "pharmacy; January 2023 to December 2025.",
        limits="只有合计，没有任何参保人的信息；报销比例由模拟得出，不是医保待遇标准，不能用来算自己能报多少。",
        limits_en="Totals only, nothing about the insured; shares paid are invented and no rule of the insurance.",
        question="住院和门诊医保各报销了多少？自己要付的比例在变小吗？",
        question_en="How much did insurance pay for inpatients and outpatients, and is the share people pay shrinking?",
        keywords=("医保", "报销", "医疗保险", "结算", "住院", "门诊", "慢病", "异地就医", "医保基金", "社保"),
        keywords_en=("medical insurance", "settlement", "reimbursement", "inpatient", "outpatient", "fund"),
        update_cycle="monthly",
        temporal=("2023-01", "2025-12"),
        granularity="district",
        related=("designated-pharmacies", "outpatient-visits", "hospitals"),
        tables=[_SETTLEMENT],
        number=2,
        **_PLAN,
    ),
]
