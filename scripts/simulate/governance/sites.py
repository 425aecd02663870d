"""工程智慧监管: building sites of the planning projects, with their progress and what supervision saw."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from scripts.simulate.city import LAST_DAY
from scripts.simulate.foundation.enterprises import firms_of
from scripts.simulate.foundation.fields import DISTRICTS_KEY, district_fields, enterprise_field, id_field, point_fields
from scripts.simulate.framework import F, Row, Table, rng
from scripts.simulate.governance.declare import (
    ENTERPRISE_KEY,
    Choices,
    PlanRow,
    category,
    count,
    date_field,
    flag_field,
    reference,
    simulated,
)
from scripts.simulate.governance.drawing import draw, firm_of_day, flag
from scripts.simulate.governance.projects import USES, Project, projects

_PHASES: Choices = {
    "基础施工": ("Foundations", 12),
    "主体结构": ("Structure", 55),
    "装饰装修": ("Fitting out", 82),
    "收尾验收": ("Finishing", 99),
    "已竣工": ("Completed", 100),
}  # the number is the highest progress of the phase, in %
_LIFTS: Choices = {
    "无": ("None", 30),
    "1台": ("One", 30),
    "2至4台": ("Two to four", 30),
    "5台以上": ("Five or more", 10),
}


def _sites() -> Iterator[tuple[int, Project, int]]:
    """Number of the site, its project, number of the section within the project; big projects have two or three."""
    number = 0
    for project in projects():
        if project.building_from:
            for section in range(1, 2 + (project.investment > 30_000) + (project.investment > 90_000)):
                number += 1
                yield number, project, section


def _rows() -> Iterator[Row]:
    random = rng("construction-sites")
    builders = firms_of("E")
    for number, project, section in _sites():
        starts = min(LAST_DAY, project.building_from + timedelta(random.randrange(6, 45)))
        planned = starts + timedelta(random.choice((240, 365, 480, 540, 600, 720)))
        progress = _progress(random, project, starts, planned)
        inspections = _inspections(random, starts, project.completed_on)
        yield (
            f"CS{number:05d}",
            f"{project.name}第{section}标段",
            project.id,
            firm_of_day(random, builders, starts).id,
            project.district.code,
            project.district.name,
            project.use,
            starts,
            planned,
            progress,
            next(phase for phase, (_, highest) in _PHASES.items() if progress <= highest),
            flag(random.random() < (0.92 if starts.year >= 2021 else 0.6)),
            draw(random, _LIFTS),
            inspections,
            sum(random.random() < 0.34 for _ in range(inspections)),
            *_near(random, project, section > 1),
        )


def _progress(random: Random, project: Project, starts: date, planned: date) -> int:
    if project.completed_on:
        return 100
    share = (LAST_DAY - starts).days / (planned - starts).days
    return max(1, min(98, round(100 * share * random.uniform(0.62, 0.98))))


def _inspections(random: Random, starts: date, completed_on: date | None) -> int:
    """About one visit in fifty days of building; winter stops most work."""
    length = ((completed_on or LAST_DAY) - starts).days
    return max(1, round(length / 50 * random.uniform(0.6, 1.4)))


def _near(random: Random, project: Project, is_second: bool) -> tuple[float, float]:
    """The project's own point, or one a few hundred metres off for its further sections."""
    shift = 0.004 if is_second else 0.0
    return (
        round(project.longitude + random.uniform(-shift, shift), 5),
        round(project.latitude + random.uniform(-shift, shift), 5),
    )


_TABLE = Table(
    "construction-sites",
    "工地",
    "Building sites",
    [
        id_field("site_id", "工地编号", "Site id", "CS[0-9]{5}", "DE0049"),
        F("site", "工地名称", "Site", kind="name", required=True),
        reference("project_id", "规划项目编号", "Planning project id", "DE0032"),
        enterprise_field("施工单位编号", "Builder's enterprise id"),
        *district_fields(),
        category("use", "用途", "Use", USES),
        date_field("started_on", "开工日期", "Started on"),
        date_field("planned_finish_on", "计划竣工日期", "Planned finish"),
        count("progress", "形象进度", "Progress", "%", "%", maximum=100),
        category("phase", "施工阶段", "Phase", _PHASES),
        flag_field("has_dust_monitor", "是否装有扬尘监测", "Dust monitored"),
        category("tower_cranes", "塔吊数量", "Tower cranes", _LIFTS),
        count("inspections", "累计检查次数", "Inspections so far", "次", "visits"),
        count("rectifications", "累计整改通知", "Notices to put right", "份", "notices"),
        *point_fields(),
    ],
    _rows,
    key=("site_id",),
    foreign_keys=[
        ("project_id", "planning-projects", "planning-projects", "project_id"),
        ENTERPRISE_KEY,
        DISTRICTS_KEY,
    ],
    coordinate_system="WGS-84",
    chart={"kind": "bar", "x": "district", "aggregate": "count", "color": "phase"},
)

PACKAGES = [
    simulated(
        PlanRow("四（六）同时", "工程智慧监管与诚信管理平台", "市大数据局等部门"),
        name="construction-sites",
        title="建筑工地",
        title_en="Building sites",
        summary="截至2025年底的建筑工地：每行是一个工地（标段），有所属规划项目、示例施工单位、区县、用途、"
        "开工和计划竣工日期、进度、有没有扬尘监测、检查和整改次数，并有地图坐标。可与规划建设项目、企业名录关联。",
        summary_en="Building sites as of the end of 2025: one row is one site (section of a project), with its "
        "planning project, sample builder, district, use, start and planned finish, progress, dust monitoring, "
        "inspections and notices, and its place on the map. It joins the planning projects and the list of "
        "enterprises.",
        limits="工地和施工单位都是示例，检查和整改次数不是对任何真实单位的评价；夜间施工扰民请拨打当地热线。",
        limits_en="Sites and builders are samples; inspections and notices judge no real firm.",
        question="家附近有没有工地，什么时候能完工，装没装扬尘监测？",
        question_en="Is there a building site near me, when will it finish, and is its dust monitored?",
        keywords=["工地", "施工", "扬尘", "噪声", "在建工程", "完工", "建筑", "塔吊", "诚信"],
        keywords_en=["building site", "construction", "dust", "noise", "progress", "builder"],
        publisher="jw",
        library="thematic/urban-rural",
        theme="city-management",
        update_cycle="monthly",
        temporal=("2018-01-01", "2025-12-31"),
        granularity="point",
        related=["planning-projects", "city-cases", "enterprises"],
        number=3,
        method="由已取得施工许可的示例规划项目展开，投资大的分成两到三个标段，施工单位从示例建筑企业中抽取。",
        method_en="sites are unfolded from sample projects with a building permit, big ones into two or three "
        "sections; builders are drawn from the sample building firms.",
        tables=[_TABLE],
    )
]
