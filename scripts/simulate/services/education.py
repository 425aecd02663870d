"""Pupils of each school by year; 电子学生证, the cards of pupils, stay closed."""

from collections.abc import Iterator
from random import Random

from scripts.simulate.framework import F, Package, Row, Table, rng
from scripts.simulate.services.declare import (
    DISTRICT_KEY,
    category,
    closed,
    count,
    district_columns,
    name_column,
    reference_column,
    simulated,
)
from scripts.simulate.services.schools import PLAN, STAGES, STAGES_EN, School, schools

_YEARS = range(2020, 2026)


def _enrolment_rows() -> Iterator[Row]:
    random = rng("enrolment")
    tempers = {school.id: random.uniform(-0.02, 0.02) for school in schools()}
    for school in schools():
        for year in _YEARS:
            yield _enrolment(random, school, year, tempers[school.id])


def _enrolment(random: Random, school: School, year: int, temper: float) -> Row:
    stage = STAGES[school.stage]
    usual = max(6.0, stage.a_class * stage.classes_a_year * school.size)
    new = max(2, round(usual * (1 + stage.growth + temper) ** (year - 2020) * random.gauss(1, 0.03)))
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


_ENROLMENT = Table(
    "enrolment",
    "各学校招生与在校生",
    "Enrolment of each school",
    [
        F("year", "年份", "Year", "year", kind="period", required=True, minimum="2020", maximum="2025"),
        reference_column("school_id", "学校编号", "School id", "DE0021"),
        name_column("school_name", "学校名称", "School"),
        category("school_type", "学校类型", "Kind", STAGES_EN),
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
        name="enrolment",
        title="各学校招生与在校生",
        title_en="New pupils and enrolment of each school",
        summary="每所学校和幼儿园每年有多少学生：招生多少人、在校多少人、毕业多少人、几个班、多少专任教师。"
        "覆盖900所学校，时间从2020年到2025年，每年秋季开学时统计；幼儿园招生逐年减少，初中逐年增加。",
        summary_en="How many pupils each school and kindergarten has each year: new pupils, pupils, graduates, "
        "classes, teachers. "
        "900 schools, 2020 to 2025, counted when school begins in autumn; kindergartens shrink year by year while "
        "junior secondary schools grow.",
        limits="只有每所学校的合计人数，没有任何学生的信息，也没有学区范围和录取分数。",
        limits_en="Totals by school: nothing about pupils, no catchment areas, no marks for admission.",
        question="幼儿园和小学的招生人数这几年变了多少？哪个区县的班额最大？",
        question_en="How did the intake of kindergartens and primary schools change, and where are classes largest?",
        keywords=("招生", "上学", "入学", "在校生", "学生", "毕业生", "班级", "教师", "学区", "幼儿园", "学校"),
        keywords_en=("enrolment", "pupils", "students", "admission", "graduates", "teachers"),
        update_cycle="annual",
        temporal=("2020", "2025"),
        granularity="point",
        related=("schools", "districts"),
        tables=[_ENROLMENT],
        number=2,
        **PLAN,
    ),
    closed(
        name="student-cards",
        title="电子学生证（不予开放）",
        title_en="Electronic student cards (closed)",
        summary="2017年方案提出推进电子学生证试点，这类数据按学生记录所在学校、年级和进出校时间。"
        "学生多是未成年人，这份数据不向社会开放；这里只给出一份示例结构，说明这类数据大致有哪些字段、由哪个部门负责、为什么不能公开。",
        summary_en="The 2017 plan asks for a trial of electronic student cards. Such data record school, grade and "
        "times at the gate by pupil. Most pupils are minors, so it is not opened; a sample structure, the office in "
        "charge and the reason are shown.",
        question="电子学生证的数据由谁负责，为什么不能公开？",
        question_en="Who is in charge of the data of student cards, and why are they not public?",
        keywords=("电子学生证", "学生卡", "校园卡", "学生信息", "未成年人", "个人信息保护"),
        keywords_en=("student card", "pupils", "minors", "closed data", "privacy"),
        holds="每名学生的姓名、学校和进出校时间，而且多是未成年人",
        holds_en="the name, school and times at the gate of each pupil, most of them minors",
        instead="想了解学生人数，可以看“各学校招生与在校生”。",
        instead_en="For numbers of pupils see the open “New pupils and enrolment of each school”.",
        related=("schools", "enrolment"),
        tables=[_CARDS],
        number=3,
        **PLAN,
    ),
]
