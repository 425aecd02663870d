"""区域人口健康信息平台: outpatients of each hospital by month; the records of patients stay closed."""

from collections.abc import Iterator
from random import Random

from scripts.simulate.city import month_season, months
from scripts.simulate.framework import F, Package, Row, Table, rng
from scripts.simulate.services.declare import (
    DISTRICT_KEY,
    amount,
    category,
    closed,
    count,
    district_columns,
    month_column,
    name_column,
    reference_column,
    simulated,
)
from scripts.simulate.services.hospitals import KINDS, PLAN, SIZE, Hospital, hospitals

# the months of the Spring Festival, and those in which many are ill
_SPECIAL_MONTHS = {
    "2023-01": 0.82,
    "2023-03": 1.13,
    "2023-11": 1.13,
    "2023-12": 1.13,
    "2024-02": 0.80,
    "2025-01": 0.90,
    "2025-02": 0.95,
}
_REPORTING = 250  # hospitals that report outpatients month by month


def _visit_rows() -> Iterator[Row]:
    random = rng("outpatient-visits")
    reporting = sorted(random.sample(hospitals(), _REPORTING), key=lambda h: h.id)
    growth = {h.id: random.uniform(-0.03, 0.07) for h in reporting}
    for month in months("2023-01"):
        years = int(month[:4]) - 2023 + int(month[5:]) / 12
        for h in reporting:
            yield _visits(random, h, month, (1 + growth[h.id]) ** years)


def _visits(random: Random, h: Hospital, month: str, trend: float) -> Row:
    same = (month, h.id, h.name, h.kind, h.district.code, h.district.name)
    if random.random() < 0.012:  # not reported in time
        return (*same, None, None, None, None, None)
    season = _SPECIAL_MONTHS.get(month, 1.0) * month_season(month, peak=12, depth=0.07)
    visits = round(h.outpatients * trend * season * random.gauss(1, 0.04))
    since_2023 = int(month[:4]) - 2023
    online = 28 + 9 * since_2023 + (22 if h.level.startswith("三级") else 0) + random.gauss(0, 4)
    cost = (95 + 75 * SIZE[h.level]) * 1.02**since_2023 * random.gauss(1, 0.06)
    return (
        *same,
        visits,
        round(visits * random.uniform(0.07, 0.12)) if h.has_emergency else 0,
        round(min(88.0, online), 1),
        round((9 + 11 * SIZE[h.level] ** 0.6) * random.gauss(1, 0.12), 1),
        round(cost),
    )


_VISITS = Table(
    "outpatient-visits",
    "各医院每月门诊量",
    "Outpatients of each hospital by month",
    [
        month_column(),
        reference_column("hospital_id", "医院编号", "Hospital id", "DE0020"),
        name_column("hospital_name", "医院名称", "Hospital"),
        category("hospital_type", "医院类别", "Kind", {kind: row[0] for kind, row in KINDS.items()}),
        *district_columns(),
        count(
            "outpatient_visits",
            "门诊人次",
            "Outpatient visits",
            "人次",
            "visits",
            description="没有按时上报的月份为空。",
            description_en="Empty for months not reported in time.",
        ),
        count("emergency_visits", "急诊人次", "Emergency visits", "人次", "visits"),
        amount("online_share", "网上预约占比", "Share booked online", "%", "%", maximum=100),
        amount("wait_minutes", "平均候诊时间", "Mean wait", "分钟", "minutes"),
        amount("mean_cost", "门诊次均费用", "Mean cost of a visit", "元/人次", "yuan/visit"),
    ],
    rows=_visit_rows,
    key=("month", "hospital_id"),
    foreign_keys=(("hospital_id", "hospitals", "hospitals", "hospital_id"), DISTRICT_KEY),
    chart={"kind": "line", "x": "month", "y": "outpatient_visits", "aggregate": "sum", "period": "month"},
)

_RECORDS = Table(
    "health-records",
    "居民电子健康档案",
    "Health records of residents",
    [
        F("resident_key", "居民内部编号", "Internal resident key", kind="identifier", required=True),
        F("resident_name", "姓名", "Name", kind="name", required=True),
        F("visited_on", "就诊日期", "Date of visit", "date", required=True),
        F("hospital_id", "医院编号", "Hospital id", kind="identifier", element="DE0020", role="reference"),
        F("diagnosis", "诊断", "Diagnosis"),
        F("prescription", "用药", "Prescription"),
    ],
    key=("resident_key", "visited_on"),
    foreign_keys=(("hospital_id", "hospitals", "hospitals", "hospital_id"),),
    is_empty=True,
)

PACKAGES: list[Package] = [
    simulated(
        name="outpatient-visits",
        title="各医院每月门诊量",
        title_en="Outpatient visits of each hospital by month",
        summary="各家医院每月的门诊情况：门诊和急诊各多少人次、多少是网上预约的、平均候诊几分钟、看一次平均花多少钱。"
        "覆盖按月上报的250家医院，时间从2023年1月到2025年12月，共9000行。",
        summary_en="Outpatients of each hospital in each month: outpatient and emergency visits, share booked "
        "online, mean wait "
        "and mean cost of a visit. The 250 hospitals that report by month, January 2023 to December 2025, 9,000 rows.",
        limits="只有每家医院的合计，没有任何病人的信息，也不分科室和病种。",
        limits_en="Totals by hospital: nothing about patients, no departments, no diseases.",
        question="几月看病的人最多？网上预约挂号之后候诊时间变短了吗？",
        question_en="In which month do most people see a doctor, and is the wait shorter where more book online?",
        keywords=("门诊", "看病", "就诊", "急诊", "挂号", "候诊", "医院", "医疗费用", "看病贵"),
        keywords_en=("outpatient", "visits", "hospital", "waiting time", "emergency", "cost"),
        update_cycle="monthly",
        temporal=("2023-01", "2025-12"),
        granularity="point",
        related=("hospitals", "insurance-settlement", "air-quality-daily"),
        tables=[_VISITS],
        number=2,
        **PLAN,
    ),
    closed(
        name="health-records",
        title="居民电子健康档案（不予开放）",
        title_en="Health records of residents (closed)",
        summary="2017年方案要建设的区域人口健康信息平台，按人汇集就诊日期、诊断、用药等健康档案。"
        "健康信息属于敏感个人信息，这份数据不向社会开放；这里只给出一份示例结构，说明这类数据大致有哪些字段、由哪个部门负责、为什么不能公开。",
        summary_en="The regional health platform that the 2017 plan asks for gathers dates of visits, diagnoses and "
        "prescriptions by person. Health is sensitive personal information, so the data are not opened; a sample "
        "structure, the office in charge and the reason are shown.",
        question="健康档案由谁负责，为什么不能公开？",
        question_en="Who is in charge of health records, and why are they not public?",
        keywords=("健康档案", "病历", "就诊记录", "诊断", "体检", "电子病历", "个人信息保护"),
        keywords_en=("health record", "medical record", "diagnosis", "closed data", "privacy"),
        holds="每个人的就诊、诊断和用药，其中健康信息还属于敏感个人信息",
        holds_en="the visits, diagnoses and prescriptions of each person, which are sensitive personal information "
        "besides",
        instead="想了解看病的总体情况，可以看“各医院每月门诊量”。",
        instead_en="For the whole picture see the open “Outpatient visits of each hospital by month”.",
        related=("outpatient-visits", "hospitals"),
        tables=[_RECORDS],
        number=3,
        **PLAN,
    ),
]
