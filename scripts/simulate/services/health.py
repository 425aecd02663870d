"""区域人口健康信息平台、智慧医院: hospitals, their outpatients by month; the records of patients stay closed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from scripts.simulate.city import DISTRICTS, District, month_season, months, pick_district, place_in, sample_word
from scripts.simulate.framework import F, Package, Row, Table, rng
from scripts.simulate.services.declare import (
    DISTRICT_KEY,
    amount,
    category,
    closed,
    count,
    district_columns,
    key_column,
    month_column,
    name_column,
    point_columns,
    reference_column,
    simulated,
    yes_no,
    yes_no_column,
)

_PLAN = {
    "plan_section": "四(五)2",
    "plan_system": "区域人口健康信息平台、智慧医院",
    "system_en": "Regional platform of health information, smart hospitals",
    "responsible": "市卫生计生委",
    "publisher": "wjw",
    "library": "thematic/health-care",
    "theme": "health",
}

# kind: English, how many, usual beds, outpatients a month
_KINDS = {
    "综合医院": ("General hospital", 78, 320, 15_500),
    "中医医院": ("Hospital of Chinese medicine", 32, 150, 6_800),
    "专科医院": ("Specialised hospital", 74, 110, 4_200),
    "妇幼保健院": ("Maternal and child health hospital", 14, 90, 5_600),
    "口腔医院": ("Dental hospital", 26, 12, 3_100),
    "社区卫生服务中心": ("Community health centre", 96, 20, 4_400),
    "乡镇卫生院": ("Township health centre", 30, 45, 2_300),
}
_LEVELS_EN = {
    "三级甲等": "Tertiary, grade A",
    "三级乙等": "Tertiary, grade B",
    "二级甲等": "Secondary, grade A",
    "二级乙等": "Secondary, grade B",
    "一级": "Primary",
    "未定级": "Not graded",
}
_LEVELS = {"综合医院": (10, 7, 24, 22, 10, 5), "中医医院": (5, 4, 12, 12, 8, 6), "专科医院": (3, 4, 14, 18, 12, 32)}
_SIZE = {"三级甲等": 3.2, "三级乙等": 2.0, "二级甲等": 1.0, "二级乙等": 0.7, "一级": 0.4, "未定级": 0.4}
_CARE_NEAR_HOME = ("社区卫生服务中心", "乡镇卫生院")
_REPORTING = 250  # hospitals that report outpatients month by month


@dataclass(frozen=True)
class Hospital:
    id: str
    name: str
    kind: str
    level: str
    district: District
    beds: int
    outpatients: float  # in an ordinary month of 2023


@cache
def hospitals() -> tuple[Hospital, ...]:
    random = rng("hospitals: names")
    kinds = [kind for kind, row in _KINDS.items() for _ in range(row[1])]
    random.shuffle(kinds)
    return tuple(_hospital(random, number, kind) for number, kind in enumerate(kinds, 1))


def _hospital(random: Random, number: int, kind: str) -> Hospital:
    level = (
        "一级"
        if kind in _CARE_NEAR_HOME
        else random.choices(list(_LEVELS_EN), _LEVELS.get(kind, (0, 1, 3, 5, 4, 9)))[0]
    )
    _, _, beds, outpatients = _KINDS[kind]
    size = (1.0 if kind in _CARE_NEAR_HOME else _SIZE[level]) * random.lognormvariate(-0.05, 0.35)
    district = pick_district(random, DISTRICTS[5:] if kind == "乡镇卫生院" else DISTRICTS)
    name = f"示例{sample_word(random)}{kind}{number:03d}"
    return Hospital(f"HS{number:04d}", name, kind, level, district, max(6, round(beds * size)), outpatients * size)


def _hospital_rows() -> Iterator[Row]:
    random = rng("hospitals")
    for h in hospitals():
        is_private = h.kind not in _CARE_NEAR_HOME and random.random() < (0.12 if h.level.startswith("三级") else 0.52)
        longitude, latitude = place_in(random, h.district)
        has_place = random.random() > 0.015  # a few are not on the map yet
        yield (
            h.id,
            h.name,
            h.kind,
            h.level,
            "民营" if is_private else "公立",
            h.district.code,
            h.district.name,
            longitude if has_place else None,
            latitude if has_place else None,
            h.beds,
            max(4, round(h.beds * random.uniform(0.32, 0.46) + h.outpatients / 1800)),
            max(4, round(h.beds * random.uniform(0.42, 0.62) + h.outpatients / 2400)),
            max(3, round(4 + h.beds**0.5 * random.uniform(0.9, 1.4))),
            yes_no(h.beds >= 100 and h.kind in ("综合医院", "中医医院", "妇幼保健院")),
            yes_no(h.level.startswith("三级") or random.random() < 0.55),
            yes_no(not is_private or random.random() < 0.7),
            yes_no(h.level.startswith("三级") and random.random() < 0.8),
        )


def _visit_rows() -> Iterator[Row]:
    random = rng("outpatient-visits")
    reporting = sorted(random.sample(hospitals(), _REPORTING), key=lambda h: h.id)
    growth = {h.id: random.uniform(-0.03, 0.07) for h in reporting}
    for month in months("2023-01"):
        years = int(month[:4]) - 2023 + int(month[5:]) / 12
        for h in reporting:
            yield _visits(random, h, month, (1 + growth[h.id]) ** years)


def _visits(random: Random, h: Hospital, month: str, trend: float) -> Row:
    holiday = 0.82 if month in ("2023-01", "2024-02", "2025-01") else 0.93 if month[5:] in ("02", "10") else 1.0
    flu = 1.13 if month in ("2023-03", "2023-11", "2023-12", "2025-01") else 1.0
    visits = round(
        h.outpatients * trend * holiday * flu * month_season(month, peak=12, depth=0.07) * random.gauss(1, 0.04)
    )
    has_emergency = h.beds >= 100 and h.kind in ("综合医院", "中医医院", "妇幼保健院")
    online = min(
        88.0, 28 + 9 * (int(month[:4]) - 2023) + (22 if h.level.startswith("三级") else 0) + random.gauss(0, 4)
    )
    is_missing = random.random() < 0.012  # not reported in time
    return (
        month,
        h.id,
        h.name,
        h.kind,
        h.district.code,
        h.district.name,
        None if is_missing else visits,
        None if is_missing else round(visits * random.uniform(0.07, 0.12)) if has_emergency else 0,
        None if is_missing else round(online, 1),
        None if is_missing else round((9 + 11 * _SIZE[h.level] ** 0.6) * random.gauss(1, 0.12), 1),
        None
        if is_missing
        else round((95 + 75 * _SIZE[h.level]) * (1.02 ** (int(month[:4]) - 2023)) * random.gauss(1, 0.06)),
    )


_HOSPITALS = Table(
    "hospitals",
    "医疗机构",
    "Hospitals",
    [
        key_column("hospital_id", "医院编号", "Hospital id", "^HS[0-9]{4}$", "DE0020"),
        name_column("hospital_name", "医院名称", "Hospital", unique=True),
        category("hospital_type", "医院类别", "Kind", {kind: row[0] for kind, row in _KINDS.items()}),
        category("level", "医院等级", "Level", _LEVELS_EN),
        category("ownership", "办医主体", "Ownership", {"公立": "Public", "民营": "Private"}),
        *district_columns(),
        *point_columns(),
        count("beds", "床位数", "Beds", "张", "beds", required=True),
        count("doctors", "执业医师数", "Doctors", "人", "persons", required=True),
        count("nurses", "注册护士数", "Nurses", "人", "persons", required=True),
        count("departments", "科室数", "Departments", "个", "departments", required=True),
        yes_no_column("has_emergency", "是否有急诊", "Emergency department"),
        yes_no_column("has_online_booking", "是否网上预约挂号", "Booking online"),
        yes_no_column("is_insured", "是否医保定点", "Designated for medical insurance"),
        yes_no_column("is_smart", "是否智慧医院", "Smart hospital"),
    ],
    rows=_hospital_rows,
    key=("hospital_id",),
    foreign_keys=(DISTRICT_KEY,),
    coordinate_system="WGS-84",
    chart={"kind": "tile_map", "x": "district", "y": "beds", "aggregate": "sum"},
)

_VISITS = Table(
    "outpatient-visits",
    "各医院每月门诊量",
    "Outpatients of each hospital by month",
    [
        month_column(),
        reference_column("hospital_id", "医院编号", "Hospital id", "DE0020"),
        name_column("hospital_name", "医院名称", "Hospital"),
        category("hospital_type", "医院类别", "Kind", {kind: row[0] for kind, row in _KINDS.items()}),
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
        name="hospitals",
        title="医院和基层医疗机构",
        title_en="Hospitals and community health centres",
        summary="一行是一家医院或社区卫生服务中心:名称、类别、等级、公立还是民营、所在区县和经纬度、床位数、医生和护士人数、"
        "有没有急诊、能不能网上挂号、是不是医保定点。共350家,是2025年底的情况,名称都带“示例”。",
        summary_en="One row is a hospital or community health centre: name, kind, level, ownership, district and "
        "coordinates, beds, doctors, nurses, emergency, online booking, medical insurance. 350 at the end of 2025.",
        limits="不是真实医院名录,不能用来挑选医院、挂号或看急诊;没有电话和地址。",
        limits_en="Not the real hospitals: do not choose one, book a visit or seek emergency care by it. No telephone "
        "numbers or addresses.",
        question="离我家近的区里有几家医院有急诊、能网上挂号?",
        question_en="How many hospitals in my district have an emergency department and booking online?",
        keywords=("医院", "看病", "就医", "挂号", "急诊", "床位", "医生", "社区卫生服务中心", "卫生院", "医保定点"),
        keywords_en=("hospital", "clinic", "doctor", "beds", "emergency", "health centre"),
        update_cycle="quarterly",
        temporal=("2025-12-31", "2025-12-31"),
        granularity="point",
        related=("outpatient-visits", "designated-pharmacies", "insurance-settlement", "parking-lots"),
        tables=[_HOSPITALS],
        number=1,
        **_PLAN,
    ),
    simulated(
        name="outpatient-visits",
        title="各医院每月门诊量",
        title_en="Outpatient visits of each hospital by month",
        summary="一行是一家医院一个月的门诊情况:门诊和急诊各多少人次、多少是网上预约的、平均候诊几分钟、看一次平均花多少钱。"
        "覆盖按月上报的250家医院,时间从2023年1月到2025年12月,共9000行。",
        summary_en="One row is a hospital in a month: outpatient and emergency visits, share booked online, mean wait "
        "and mean cost of a visit. The 250 hospitals that report by month, January 2023 to December 2025, 9,000 rows.",
        limits="只有每家医院的合计,没有任何病人的信息,也不分科室和病种。",
        limits_en="Totals by hospital: nothing about patients, no departments, no diseases.",
        question="几月看病的人最多?网上预约挂号之后候诊时间变短了吗?",
        question_en="In which month do most people see a doctor, and is the wait shorter where more book online?",
        keywords=("门诊", "看病", "就诊", "急诊", "挂号", "候诊", "医院", "医疗费用", "看病贵"),
        keywords_en=("outpatient", "visits", "hospital", "waiting time", "emergency", "cost"),
        update_cycle="monthly",
        temporal=("2023-01", "2025-12"),
        granularity="point",
        related=("hospitals", "insurance-settlement", "air-quality-daily"),
        tables=[_VISITS],
        number=2,
        **_PLAN,
    ),
    closed(
        name="health-records",
        title="居民电子健康档案(不予开放)",
        title_en="Health records of residents (closed)",
        summary="2017年方案要建设的区域人口健康信息平台,按人汇集就诊日期、诊断、用药等健康档案。"
        "健康信息属于敏感个人信息,这份数据不向社会开放;这里只给出一份示例结构,说明这类数据大致有哪些字段、由哪个部门负责、为什么不能公开。",
        summary_en="The regional health platform that the 2017 plan asks for gathers dates of visits, diagnoses and "
        "prescriptions by person. Health is sensitive personal information, so the data are not opened; a sample "
        "structure, the office in charge and the reason are shown.",
        question="健康档案由谁负责,为什么不能公开?",
        question_en="Who is in charge of health records, and why are they not public?",
        keywords=("健康档案", "病历", "就诊记录", "诊断", "体检", "电子病历", "个人信息保护"),
        keywords_en=("health record", "medical record", "diagnosis", "closed data", "privacy"),
        holds="每个人的就诊、诊断和用药,其中健康信息还属于敏感个人信息",
        holds_en="the visits, diagnoses and prescriptions of each person, which are sensitive personal information "
        "besides",
        instead="想了解看病的总体情况,可以看“各医院每月门诊量”。",
        instead_en="For the whole picture see the open “Outpatient visits of each hospital by month”.",
        related=("outpatient-visits", "hospitals"),
        tables=[_RECORDS],
        number=3,
        **_PLAN,
    ),
]
