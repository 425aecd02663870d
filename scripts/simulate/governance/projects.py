"""多规合一: planning projects from their first idea to the final check."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from scripts.simulate.city import LAST_DAY, District, days, pick_district, place_in, sample_firm
from scripts.simulate.foundation.fields import DISTRICTS_KEY, district_fields, id_field, point_fields
from scripts.simulate.framework import F, Row, Table, rng
from scripts.simulate.governance.declare import Choices, PlanRow, category, count, date_field, simulated
from scripts.simulate.governance.drawing import around, draw, office_day, spread_over

_COUNT = 1_200
_FIRST_DAY = date(2018, 1, 2)
USES: Choices = {
    "住宅": ("Housing", 30),
    "商业办公": ("Shops and offices", 14),
    "工业仓储": ("Industry and storage", 20),
    "市政道路": ("Roads and pipes", 12),
    "教育": ("Education", 8),
    "医疗": ("Health", 4),
    "文化体育": ("Culture and sports", 4),
    "公园绿地": ("Parks", 8),
}
# use: hectares, floor area for each square metre of land, 万元 for each square metre of floor (of land without floors)
_SIZES = {
    "住宅": (4.2, 1.9, 0.42),
    "商业办公": (1.8, 2.6, 0.58),
    "工业仓储": (5.5, 1.0, 0.26),
    "市政道路": (3.2, 0.0, 0.09),
    "教育": (2.6, 0.8, 0.46),
    "医疗": (2.4, 1.5, 0.72),
    "文化体育": (2.0, 1.0, 0.62),
    "公园绿地": (5.0, 0.0, 0.035),
}
STAGES: Choices = {
    "项目生成": ("Project set up", 40),
    "用地许可": ("Land permit", 90),
    "工程规划许可": ("Planning permit", 120),
    "施工许可": ("Building permit", 620),
    "竣工验收": ("Completed and accepted", 0),
}  # the number is how many days a project usually spends in the stage
_FUNDING: Choices = {"政府投资": ("Public money", 1), "社会投资": ("Private money", 1)}
_PUBLIC_USES = {"市政道路", "教育", "医疗", "文化体育", "公园绿地"}


@dataclass(frozen=True)
class Project:
    """A project on the last day of the series; dates of steps not yet reached are None. Investment in 万元."""

    id: str
    name: str
    district: District
    longitude: float
    latitude: float
    use: str
    funding: str
    land_m2: int
    floor_m2: int | None
    investment: int
    accepted_on: date
    approval_days: int | None
    building_from: date | None
    completed_on: date | None
    stage: str


@cache
def projects() -> tuple[Project, ...]:
    random = rng("planning-projects")
    starts = spread_over(random, days(_FIRST_DAY), _activity, _COUNT)
    return tuple(_project(random, number, start) for number, start in enumerate(starts, 1))


def _activity(day: date) -> float:
    """Fewer new projects year by year since 2021, and very few in the first half of 2020."""
    of_year = {2018: 1.15, 2019: 1.2, 2020: 0.9, 2021: 1.1, 2022: 0.8, 2023: 0.85, 2024: 0.8, 2025: 0.78}[day.year]
    return of_year * office_day(day) * (0.35 if (day.year, day.month) in ((2020, 2), (2020, 3)) else 1)


def _project(random: Random, number: int, accepted_on: date) -> Project:
    district, use = pick_district(random), draw(random, USES)
    is_public = random.random() < (0.88 if use in _PUBLIC_USES else 0.06)
    hectares, ratio, cost = _SIZES[use]
    land = 10 * round(around(random, hectares * 1_000, 0.6))
    floor = 10 * round(land * around(random, ratio, 0.2) / 10) if ratio else None
    longitude, latitude = place_in(random, district)
    steps = _steps(random, accepted_on)
    reached = [on for on in steps if on and on <= LAST_DAY]
    approval, building, completed = (on if on in reached else None for on in steps[1:])
    return Project(
        f"PP{number:05d}",
        sample_firm(random, f"{use}项目", number),
        district,
        longitude,
        latitude,
        use,
        "政府投资" if is_public else "社会投资",
        land,
        floor,
        round(around(random, (floor or land) * cost, 0.25)),
        accepted_on,
        (approval - accepted_on).days if approval else None,
        building,
        completed,
        list(STAGES)[len(reached)],
    )


def _steps(random: Random, accepted_on: date) -> tuple[date | None, ...]:
    """Days of: land permit, planning permit, building permit, completion; one in fifteen stops on the way."""
    quicker = 0.93 ** (accepted_on.year - 2018)
    usual = (40 * quicker, 90 * quicker, 60 * quicker, 620)
    stops_after = random.randrange(4) if random.random() < 0.065 else 4
    out: list[date | None] = []
    on = accepted_on
    for place, length in enumerate(usual):
        on += timedelta(max(3, round(around(random, length, 0.35))))
        out.append(on if place < stops_after else None)
    return tuple(out)


def _rows() -> Iterator[Row]:
    for p in projects():
        yield (
            p.id,
            p.name,
            p.district.code,
            p.district.name,
            p.use,
            p.funding,
            p.stage,
            p.land_m2,
            p.floor_m2 or "",
            p.investment,
            p.accepted_on,
            "" if p.approval_days is None else p.approval_days,
            p.building_from or "",
            p.completed_on or "",
            p.longitude,
            p.latitude,
        )


_TABLE = Table(
    "planning-projects",
    "规划建设项目",
    "Planning projects",
    [
        id_field("project_id", "项目编号", "Project id", "PP[0-9]{5}", "DE0032"),
        F("project", "项目名称", "Project", kind="name", required=True),
        *district_fields(),
        category("use", "用途", "Use", USES),
        category("funding", "资金来源", "Funding", _FUNDING),
        category("stage", "所处阶段", "Stage", STAGES),
        count("land_area", "用地面积", "Land area", "平方米", "m²"),
        count(
            "floor_area",
            "建筑面积",
            "Floor area",
            "平方米",
            "m²",
            required=False,
            description="道路和公园没有建筑面积",
            description_en="Roads and parks have none",
        ),
        count("investment", "总投资", "Investment", "万元", "10 000 yuan"),
        date_field("accepted_on", "受理日期", "Accepted on"),
        count("approval_days", "规划审批用时", "Days to planning permit", "天", "days", required=False),
        date_field("building_from", "施工许可日期", "Building permit on", required=False),
        date_field("completed_on", "竣工日期", "Completed on", required=False),
        *point_fields(),
    ],
    _rows,
    key=("project_id",),
    foreign_keys=[DISTRICTS_KEY],
    coordinate_system="WGS-84",
    chart={"kind": "bar", "x": "use", "y": "investment", "aggregate": "sum", "color": "stage"},
)

PACKAGES = [
    simulated(
        PlanRow("四（六）2", "多规合一 (协同、审批、项目管理)", "市规划国土局、政务服务办、发展改革委"),
        name="planning-projects",
        title="规划建设项目",
        title_en="Planning projects",
        summary="2018年至2025年受理的规划建设项目：每行是一个项目，有名称、所在区县、用途（住宅、道路、学校、"
        "公园等）、面积、投资、走到哪一步、审批用了多少天、什么时候开工和竣工，并有地图坐标。",
        summary_en="Projects accepted for planning from 2018 to 2025: one row is one project, with its district, use "
        "(housing, roads, schools, parks …), areas, investment, the stage it has reached, days of approval, when "
        "building began and ended, and its place on the map.",
        limits="项目名称都带“示例”，不是真实项目，也没有许可证号；买房、征地、施工前请查规划部门的公示。",
        limits_en="Every project is a sample and carries no permit number; look at the real notices before you buy "
        "or build.",
        question="我们区正在建什么，学校和公园有几处，审批要多少天？",
        question_en="What is being built in my district, and how long does approval take?",
        keywords=["规划", "在建", "建设项目", "审批", "征地", "修路", "建学校", "楼盘", "用地", "多规合一"],
        keywords_en=["planning", "construction", "project", "approval", "land use", "investment"],
        publisher="ghgtj",
        library="thematic/urban-rural",
        theme="city-management",
        update_cycle="monthly",
        temporal=("2018-01-02", "2025-12-31"),
        granularity="point",
        related=["construction-sites", "housing-transactions", "city-cases"],
        number=2,
        method="项目按人口分配到区县，面积和投资随用途取值，各阶段用时逐年略减，少数项目停在半路。",
        method_en="projects are shared out by population, areas and investment follow the use, stages get a little "
        "shorter every year, a few projects stop on the way.",
        tables=[_TABLE],
    )
]
