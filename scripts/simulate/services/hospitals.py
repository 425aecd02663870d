"""智慧医院: hospitals and health centres, with coordinates, beds and staff."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from scripts.simulate.city import DISTRICTS, District, pick_district, place_in, sample_word
from scripts.simulate.framework import Package, Row, Table, rng
from scripts.simulate.services.declare import (
    DISTRICT_KEY,
    category,
    count,
    district_columns,
    key_column,
    name_column,
    point_columns,
    simulated,
    yes_no,
    yes_no_column,
)

PLAN = {
    "plan_section": "四（五）2",
    "plan_system": "区域人口健康信息平台、智慧医院",
    "system_en": "Regional platform of health information, smart hospitals",
    "responsible": "市卫生计生委",
    "publisher": "wjw",
    "library": "thematic/health-care",
    "theme": "health",
}

# kind: English, how many, usual beds, outpatients a month
KINDS = {
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
_CARE_NEAR_HOME = ("社区卫生服务中心", "乡镇卫生院")
_LEVELS = {  # how many of a kind are on each of the six levels, in parts
    "综合医院": (10, 7, 24, 22, 10, 5),
    "中医医院": (5, 4, 12, 12, 8, 6),
    "专科医院": (3, 4, 14, 18, 12, 32),
    **dict.fromkeys(_CARE_NEAR_HOME, (0, 0, 0, 0, 1, 0)),
}
_LEVELS_OTHERWISE = (0, 1, 3, 5, 4, 9)
SIZE = {"三级甲等": 3.2, "三级乙等": 2.0, "二级甲等": 1.0, "二级乙等": 0.7, "一级": 0.4, "未定级": 0.4}


@dataclass(frozen=True)
class Hospital:
    id: str
    name: str
    kind: str
    level: str
    district: District
    beds: int
    outpatients: float  # in an ordinary month of 2023

    @property
    def has_emergency(self) -> bool:
        return self.beds >= 100 and self.kind in ("综合医院", "中医医院", "妇幼保健院")


@cache
def hospitals() -> tuple[Hospital, ...]:
    random = rng("hospitals: names")
    kinds = [kind for kind, row in KINDS.items() for _ in range(row[1])]
    random.shuffle(kinds)
    return tuple(_hospital(random, number, kind) for number, kind in enumerate(kinds, 1))


def _hospital(random: Random, number: int, kind: str) -> Hospital:
    level = random.choices(list(_LEVELS_EN), _LEVELS.get(kind, _LEVELS_OTHERWISE))[0]
    _, _, beds, outpatients = KINDS[kind]
    size = (1.0 if kind in _CARE_NEAR_HOME else SIZE[level]) * random.lognormvariate(-0.05, 0.35)
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
            yes_no(h.has_emergency),
            yes_no(h.level.startswith("三级") or random.random() < 0.55),
            yes_no(not is_private or random.random() < 0.7),
            yes_no(h.level.startswith("三级") and random.random() < 0.8),
        )


_HOSPITALS = Table(
    "hospitals",
    "医疗机构",
    "Hospitals",
    [
        key_column("hospital_id", "医院编号", "Hospital id", "^HS[0-9]{4}$", "DE0020"),
        name_column("hospital_name", "医院名称", "Hospital", unique=True),
        category("hospital_type", "医院类别", "Kind", {kind: row[0] for kind, row in KINDS.items()}),
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

PACKAGES: list[Package] = [
    simulated(
        name="hospitals",
        title="医院和基层医疗机构",
        title_en="Hospitals and community health centres",
        summary="全市的医院和社区卫生服务中心，每家一行：名称、类别、等级、公立还是民营、所在区县和经纬度、床位数、医生和护士人数、"
        "有没有急诊、能不能网上挂号、是不是医保定点。共350家，是2025年底的情况，名称都带“示例”。",
        summary_en="Hospitals and community health centres, one row each: name, kind, level, ownership, district and "
        "coordinates, beds, doctors, nurses, emergency, online booking, medical insurance. 350 at the end of 2025.",
        limits="不是真实医院名录，不能用来挑选医院、挂号或看急诊；没有电话和地址。",
        limits_en="Not the real hospitals: do not choose one, book a visit or seek emergency care by it. No telephone "
        "numbers or addresses.",
        question="离我家近的区里有几家医院有急诊、能网上挂号？",
        question_en="How many hospitals in my district have an emergency department and booking online?",
        keywords=("医院", "看病", "就医", "挂号", "急诊", "床位", "医生", "社区卫生服务中心", "卫生院", "医保定点"),
        keywords_en=("hospital", "clinic", "doctor", "beds", "emergency", "health centre"),
        update_cycle="quarterly",
        temporal=("2025-12-31", "2025-12-31"),
        granularity="point",
        related=("outpatient-visits", "designated-pharmacies", "insurance-settlement", "parking-lots"),
        tables=[_HOSPITALS],
        number=1,
        **PLAN,
    ),
]
