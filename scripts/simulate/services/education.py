"""数字校园、智慧教室、电子学生证: schools with their stars, enrolment by year; the cards of pupils stay closed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from scripts.simulate.city import DISTRICTS, District, pick_district, place_in, sample_word
from scripts.simulate.framework import F, Package, Row, Table, rng
from scripts.simulate.services.declare import (
    DISTRICT_KEY,
    category,
    closed,
    count,
    district_columns,
    key_column,
    name_column,
    point_columns,
    reference_column,
    simulated,
    yes_no,
    yes_no_column,
)

_PLAN = {
    "plan_section": "四(五)3",
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


_STAGES = {
    "幼儿园": _Stage("Kindergarten", 390, 26, 2.6, 3, 0.62, -0.085),
    "小学": _Stage("Primary school", 255, 38, 3.6, 6, 0.04, -0.015),
    "初中": _Stage("Junior secondary school", 96, 42, 6.0, 3, 0.07, 0.035),
    "九年一贯制学校": _Stage("Nine-year school", 62, 38, 4.2, 9, 0.12, 0.005),
    "普通高中": _Stage("Senior secondary school", 58, 48, 9.5, 3, 0.14, 0.025),
    "中等职业学校": _Stage("Vocational school", 27, 36, 7.0, 3, 0.22, -0.01),
    "特殊教育学校": _Stage("Special school", 12, 10, 1.2, 9, 0.0, 0.0),
}
_PILOTS = ("和平区", "沈河区", "浑南区", "康平县")  # smart classrooms were to start here, says the plan
_YEARS = range(2020, 2026)
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
    stages = [stage for stage, row in _STAGES.items() for _ in range(row.schools)]
    random.shuffle(stages)
    return tuple(_school(random, number, stage) for number, stage in enumerate(stages, 1))


def _school(random: Random, number: int, stage: str) -> School:
    district = pick_district(random)
    size = random.lognormvariate(-0.05, 0.35) * (0.6 if district in DISTRICTS[9:] else 1.1)
    name = f"示例{sample_word(random)}{stage}{number:03d}"
    return School(f"SC{number:04d}", name, stage, district, random.random() < _STAGES[stage].private, size)


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
        classes = round(_STAGES[school.stage].classes_a_year * _STAGES[school.stage].years * school.size)
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
            random.choice((*range(1949, 2021, 3), None)),
            stars,
            round(max(3, classes) * random.uniform(0.3, 0.9)) if is_pilot else random.choice((0, 0, 0, 1, 2, 4)),
            0 if stars is None else round(stars * school.size * random.uniform(1, 9)),
            yes_no(stars is not None and random.random() < (0.35 if is_pilot else 0.12)),
            yes_no(random.random() < 0.78),
        )


def _enrolment_rows() -> Iterator[Row]:
    random = rng("enrolment")
    tempers = {school.id: random.uniform(-0.02, 0.02) for school in schools()}
    for school in schools():
        for year in _YEARS:
            yield _enrolment(random, school, year, tempers[school.id])


def _enrolment(random: Random, school: School, year: int, temper: float) -> Row:
    stage = _STAGES[school.stage]
    usual = max(6.0, stage.a_class * stage.classes_a_year * school.size)
    dip = 0.90 if school.stage == "幼儿园" and year == 2020 else 1.0
    new = max(2, round(usual * (1 + stage.growth + temper) ** (year - 2020) * dip * random.gauss(1, 0.03)))
    held = 1 + (stage.growth + temper) * (year - 2020) * 0.6
    pupils = max(new, round(usual * stage.years * held * random.gauss(1, 0.012)))
    classes = max(stage.years, round(pupils / stage.a_class))
    return (
        year,
        school.id,
        school.name,
        school.stage,
        school.district.code,
        school.district.name,
        new,
        pupils,
        round(usual * held * random.gauss(0.98, 0.02)),
        classes,
        None if random.random() < 0.008 else round(classes * random.uniform(1.9, 2.6)),
    )


_STAGES_EN = {stage: row.english for stage, row in _STAGES.items()}

_SCHOOLS = Table(
    "schools",
    "学校",
    "Schools",
    [
        key_column("school_id", "学校编号", "School id", "^SC[0-9]{4}$", "DE0021"),
        name_column("school_name", "学校名称", "School", unique=True),
        category("school_type", "学校类型", "Kind", _STAGES_EN),
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
            description="幼儿园不参加评定,为空。",
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

_ENROLMENT = Table(
    "enrolment",
    "各学校招生与在校生",
    "Enrolment of each school",
    [
        F("year", "年份", "Year", "year", kind="period", required=True, minimum="2020", maximum="2025"),
        reference_column("school_id", "学校编号", "School id", "DE0021"),
        name_column("school_name", "学校名称", "School"),
        category("school_type", "学校类型", "Kind", _STAGES_EN),
        *district_columns(),
        count("new_pupils", "招生数", "New pupils", "人", "pupils", required=True),
        count("pupils", "在校生数", "Pupils", "人", "pupils", required=True),
        count("graduates", "毕业生数", "Graduates", "人", "pupils", required=True),
        count("classes", "班级数", "Classes", "个", "classes", required=True),
        count("teachers", "专任教师数", "Teachers", "人", "teachers"),
    ],
    rows=_enrolment_rows,
    key=("year", "school_id"),
    foreign_keys=(("school_id", "schools", "schools", "school_id"), DISTRICT_KEY),
    chart={
        "kind": "line",
        "x": "year",
        "y": "new_pupils",
        "aggregate": "sum",
        "color": "school_type",
        "period": "year",
    },
)

_CARDS = Table(
    "student-cards",
    "电子学生证",
    "Electronic student cards",
    [
        F("card_key", "学生证内部编号", "Internal card key", kind="identifier", required=True),
        F("pupil_name", "学生姓名", "Name of the pupil", kind="name", required=True),
        F("school_id", "学校编号", "School id", kind="identifier", element="DE0021", role="reference"),
        F("grade", "年级", "Grade", kind="category"),
        F("passed_at", "进出校时间", "Passed the gate at", "datetime"),
    ],
    key=("card_key", "passed_at"),
    foreign_keys=(("school_id", "schools", "schools", "school_id"),),
    is_empty=True,
)

PACKAGES: list[Package] = [
    simulated(
        name="schools",
        title="中小学和幼儿园",
        title_en="Schools and kindergartens",
        summary="一行是一所学校或幼儿园:名称、类型、公办还是民办、所在区县和经纬度、建校年份、数字校园几星、有多少智慧教室、"
        "分享了多少节优课、有没有食堂。共900所,是2025年底的情况,校名都带“示例”。",
        summary_en="One row is a school or kindergarten: name, kind, ownership, district and coordinates, founded, "
        "digital-campus stars, smart classrooms, lessons shared, canteen. 900 at the end of 2025.",
        limits="不是真实学校名录,没有学区划分、招生范围和升学率,不能用来择校。",
        limits_en="Not the real schools; no catchment areas, no rates of admission: do not choose a school by it.",
        question="各区县有多少所公办学校达到了三星以上数字校园?",
        question_en="How many public schools in each district have three digital-campus stars or more?",
        keywords=("学校", "上学", "学区", "幼儿园", "小学", "初中", "高中", "入园", "数字校园", "智慧教室", "教育"),
        keywords_en=("school", "kindergarten", "education", "digital campus", "smart classroom"),
        update_cycle="annual",
        temporal=("2025-12-31", "2025-12-31"),
        granularity="point",
        related=("enrolment", "student-cards", "districts"),
        tables=[_SCHOOLS],
        number=1,
        **_PLAN,
    ),
    simulated(
        name="enrolment",
        title="各学校招生与在校生",
        title_en="New pupils and enrolment of each school",
        summary="一行是一所学校或幼儿园一年的学生情况:招生多少人、在校多少人、毕业多少人、几个班、多少专任教师。"
        "覆盖900所学校,时间从2020年到2025年,每年秋季开学时统计;幼儿园招生逐年减少,初中逐年增加。",
        summary_en="One row is a school or kindergarten in a year: new pupils, pupils, graduates, classes, teachers. "
        "900 schools, 2020 to 2025, counted when school begins in autumn; kindergartens shrink year by year while "
        "junior secondary schools grow.",
        limits="只有每所学校的合计人数,没有任何学生的信息,也没有学区范围和录取分数。",
        limits_en="Totals by school: nothing about pupils, no catchment areas, no marks for admission.",
        question="幼儿园和小学的招生人数这几年变了多少?哪个区县的班额最大?",
        question_en="How did the intake of kindergartens and primary schools change, and where are classes largest?",
        keywords=("招生", "上学", "入学", "在校生", "学生", "毕业生", "班级", "教师", "学区", "幼儿园", "学校"),
        keywords_en=("enrolment", "pupils", "students", "admission", "graduates", "teachers"),
        update_cycle="annual",
        temporal=("2020", "2025"),
        granularity="point",
        related=("schools", "districts"),
        tables=[_ENROLMENT],
        number=2,
        **_PLAN,
    ),
    closed(
        name="student-cards",
        title="电子学生证(不予开放)",
        title_en="Electronic student cards (closed)",
        summary="2017年方案提出推进电子学生证试点,这类数据按学生记录所在学校、年级和进出校时间。"
        "学生多是未成年人,这份数据不向社会开放;这里只给出一份示例结构,说明这类数据大致有哪些字段、由哪个部门负责、为什么不能公开。",
        summary_en="The 2017 plan asks for a trial of electronic student cards. Such data record school, grade and "
        "times at the gate by pupil. Most pupils are minors, so it is not opened; a sample structure, the office in "
        "charge and the reason are shown.",
        question="电子学生证的数据由谁负责,为什么不能公开?",
        question_en="Who is in charge of the data of student cards, and why are they not public?",
        keywords=("电子学生证", "学生卡", "校园卡", "学生信息", "未成年人", "个人信息保护"),
        keywords_en=("student card", "pupils", "minors", "closed data", "privacy"),
        holds="每名学生的姓名、学校和进出校时间,而且多是未成年人",
        holds_en="the name, school and times at the gate of each pupil, most of them minors",
        instead="想了解学生人数,可以看“各学校招生与在校生”。",
        instead_en="For numbers of pupils see the open “New pupils and enrolment of each school”.",
        related=("schools", "enrolment"),
        tables=[_CARDS],
        number=3,
        **_PLAN,
    ),
]
