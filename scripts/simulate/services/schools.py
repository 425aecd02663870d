"""数字校园、智慧教室、一师一优课: schools and kindergartens, with coordinates and digital-campus stars."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from scripts.simulate.city import DISTRICTS, District, pick_district, place_in, sample_word
from scripts.simulate.framework import F, Package, Row, Table, rng
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
    "plan_section": "四（五）3",
    "plan_system": "数字校园、智慧教室、电子学生证、一师一优课",
    "system_en": "Digital campus, smart classrooms, electronic student card, 一师一优课",
    "responsible": "市教育局",
    "publisher": "jyj",
    "library": "thematic/education",
    "theme": "education",
}


@dataclass(frozen=True)
class _Stage:
    """What a stage of schooling is like: pupils a class, classes a year, years, and its size year by year."""

    english: str
    schools: int
    a_class: int
    classes_a_year: float
    years: int
    private: float
    growth: float  # of the new pupils, a year


STAGES = {
    "幼儿园": _Stage("Kindergarten", 390, 26, 2.6, 3, 0.62, -0.085),
    "小学": _Stage("Primary school", 255, 38, 3.6, 6, 0.04, -0.015),
    "初中": _Stage("Junior secondary school", 96, 42, 6.0, 3, 0.07, 0.035),
    "九年一贯制学校": _Stage("Nine-year school", 62, 38, 4.2, 9, 0.12, 0.005),
    "普通高中": _Stage("Senior secondary school", 58, 48, 9.5, 3, 0.14, 0.025),
    "中等职业学校": _Stage("Vocational school", 27, 36, 7.0, 3, 0.22, -0.01),
    "特殊教育学校": _Stage("Special school", 12, 10, 1.2, 9, 0.0, 0.0),
}
_PILOTS = ("和平区", "沈河区", "浑南区", "康平县")  # smart classrooms were to start here, says the plan
_NOT_DIGITAL = ("幼儿园", "中等职业学校", "特殊教育学校")


@dataclass(frozen=True)
class School:
    id: str
    name: str
    stage: str
    district: District
    is_private: bool
    size: float  # 1 is usual


@cache
def schools() -> tuple[School, ...]:
    random = rng("schools: names")
    stages = [stage for stage, row in STAGES.items() for _ in range(row.schools)]
    random.shuffle(stages)
    return tuple(_school(random, number, stage) for number, stage in enumerate(stages, 1))


def _school(random: Random, number: int, stage: str) -> School:
    district = pick_district(random)
    size = random.lognormvariate(-0.05, 0.35) * (0.6 if district in DISTRICTS[9:] else 1.1)
    name = f"示例{sample_word(random)}{stage}{number:03d}"
    return School(f"SC{number:04d}", name, stage, district, random.random() < STAGES[stage].private, size)


def _stars(random: Random, school: School) -> int | None:
    """Public primary and secondary schools have two stars or more, as the plan set out; kindergartens are not rated."""
    if school.stage == "幼儿园":
        return None
    is_promised = not school.is_private and school.stage not in _NOT_DIGITAL
    return random.choices((1, 2, 3, 4, 5), (0 if is_promised else 3, 4, 5, 3, 1))[0]


def _school_rows() -> Iterator[Row]:
    random = rng("schools")
    for school in schools():
        longitude, latitude = place_in(random, school.district)
        stars = _stars(random, school)
        is_pilot = school.district.name in _PILOTS and school.stage != "幼儿园"
        classes = round(STAGES[school.stage].classes_a_year * STAGES[school.stage].years * school.size)
        has_place = random.random() > 0.01
        yield (
            school.id,
            school.name,
            school.stage,
            "民办" if school.is_private else "公办",
            school.district.code,
            school.district.name,
            longitude if has_place else None,
            latitude if has_place else None,
            random.randint(1949, 2020) if random.random() > 0.04 else None,
            stars,
            round(max(3, classes) * random.uniform(0.3, 0.9)) if is_pilot else random.choice((0, 0, 0, 1, 2, 4)),
            0 if stars is None else round(stars * school.size * random.uniform(1, 9)),
            yes_no(stars is not None and random.random() < (0.35 if is_pilot else 0.12)),
            yes_no(random.random() < 0.78),
        )


STAGES_EN = {stage: row.english for stage, row in STAGES.items()}

_SCHOOLS = Table(
    "schools",
    "学校",
    "Schools",
    [
        key_column("school_id", "学校编号", "School id", "^SC[0-9]{4}$", "DE0021"),
        name_column("school_name", "学校名称", "School", unique=True),
        category("school_type", "学校类型", "Kind", STAGES_EN),
        category("ownership", "办学性质", "Ownership", {"公办": "Public", "民办": "Private"}),
        *district_columns(),
        *point_columns(),
        F(
            "founded_year",
            "建校年份",
            "Founded",
            "integer",
            kind="period",
            minimum=1900,
            maximum=2025,
            description="部分学校没有记录。",
            description_en="Not recorded for some schools.",
        ),
        F(
            "digital_campus_stars",
            "数字校园星级",
            "Digital-campus stars",
            "integer",
            "星",
            "stars",
            "category",
            minimum=1,
            maximum=5,
            description="幼儿园不参加评定，为空。",
            description_en="Empty for kindergartens, which are not rated.",
        ),
        count("smart_classrooms", "智慧教室数", "Smart classrooms", "间", "rooms", required=True),
        count("shared_lessons", "一师一优课节数", "Lessons shared online", "节", "lessons", required=True),
        yes_no_column("has_student_card", "是否试用电子学生证", "Tries electronic student cards"),
        yes_no_column("has_canteen", "是否有食堂", "Canteen"),
    ],
    rows=_school_rows,
    key=("school_id",),
    foreign_keys=(DISTRICT_KEY,),
    coordinate_system="WGS-84",
    chart={"kind": "bar", "x": "district", "aggregate": "count", "color": "school_type"},
)

PACKAGES: list[Package] = [
    simulated(
        name="schools",
        title="中小学和幼儿园",
        title_en="Schools and kindergartens",
        summary="全市的中小学和幼儿园，每所一行：名称、类型、公办还是民办、所在区县和经纬度、建校年份、数字校园几星、有多少智慧教室、"
        "分享了多少节优课、有没有食堂。共900所，是2025年底的情况，校名都带“示例”。",
        summary_en="Schools and kindergartens of the city, one row each: name, kind, ownership, district and "
        "coordinates, founded, "
        "digital-campus stars, smart classrooms, lessons shared, canteen. 900 at the end of 2025.",
        limits="不是真实学校名录，没有学区划分、招生范围和升学率，不能用来择校。",
        limits_en="Not the real schools; no catchment areas, no rates of admission: do not choose a school by it.",
        question="各区县有多少所公办学校达到了三星以上数字校园？",
        question_en="How many public schools in each district have three digital-campus stars or more?",
        keywords=("学校", "上学", "学区", "幼儿园", "小学", "初中", "高中", "入园", "数字校园", "智慧教室", "教育"),
        keywords_en=("school", "kindergarten", "education", "digital campus", "smart classroom"),
        update_cycle="annual",
        temporal=("2025-12-31", "2025-12-31"),
        granularity="point",
        related=("enrolment", "student-cards", "districts"),
        tables=[_SCHOOLS],
        number=1,
        **PLAN,
    ),
]
