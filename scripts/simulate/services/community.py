"""社区事务一口式、网格管理: what can be settled at each community service point, and how much is."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from scripts.simulate.city import District, pick_district, place_in, sample_word
from scripts.simulate.framework import F, Package, Row, Table, rng
from scripts.simulate.services.declare import (
    DISTRICT_KEY,
    amount,
    category,
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

PLAN = {
    "plan_section": "四（五）4",
    "plan_system": "社区事务一口式、网格管理、数字民政",
    "system_en": "One counter for community affairs, grid management, digital civil affairs",
    "responsible": "市民政局、大数据局",
    "publisher": "mzj",
    "library": "thematic/community-governance",
    "theme": "community",
}

# matter: English, field, cases a point a year, working days
_MATTERS = {
    "最低生活保障申请": ("Minimum living allowance", "社会救助", 22, 12),
    "临时救助申请": ("Temporary relief", "社会救助", 15, 7),
    "残疾人补贴申请": ("Allowance for disabled persons", "助残", 19, 8),
    "高龄津贴申请": ("Allowance for great age", "养老", 46, 6),
    "居家养老服务申请": ("Care for the old at home", "养老", 34, 4),
    "老年人助餐登记": ("Meals for the old", "养老", 58, 1),
    "城乡居民医保登记": ("Residents' medical insurance", "社保医保", 210, 1),
    "养老待遇资格认证": ("Proof for the pension", "社保医保", 165, 1),
    "失业登记": ("Registration as unemployed", "就业", 48, 1),
    "灵活就业登记": ("Registration of flexible work", "就业", 62, 1),
    "公租房申请初审": ("First check for public rental housing", "住房", 17, 10),
    "志愿服务登记": ("Registration as volunteer", "志愿服务", 40, 1),
}
_SECTORS = {
    "社会救助": "Relief",
    "助残": "Disability",
    "养老": "Care for the old",
    "社保医保": "Social and medical insurance",
    "就业": "Work",
    "住房": "Housing",
    "志愿服务": "Volunteering",
}
_POINTS = 500


@dataclass(frozen=True)
class _Point:
    id: str
    name: str
    district: District
    size: float


@cache
def _points() -> tuple[_Point, ...]:
    random = rng("community-services: points")
    made = []
    for number in range(1, _POINTS + 1):
        name = f"示例{sample_word(random)}社区服务站{number:03d}"
        made.append(_Point(f"CP{number:04d}", name, pick_district(random), random.lognormvariate(-0.05, 0.35)))
    return tuple(made)


def _point_rows() -> Iterator[Row]:
    random = rng("community-services: places")
    for point in _points():
        longitude, latitude = place_in(random, point.district)
        residents = round(6200 * point.size)
        yield (
            point.id,
            point.name,
            point.district.code,
            point.district.name,
            longitude,
            latitude,
            residents,
            max(2, round(residents / random.uniform(850, 1250))),
            max(4, round(residents / random.uniform(520, 780))),
            yes_no(random.random() < 0.34),
            yes_no(random.random() < 0.46),
        )


def _service_rows() -> Iterator[Row]:
    random = rng("community-services")
    number = 0
    for point in _points():
        for matter in _MATTERS:
            number += 1
            yield _service(random, number, point, matter)


def _service(random: Random, number: int, point: _Point, matter: str) -> Row:
    _, sector, cases, days_usual = _MATTERS[matter]
    is_offered = random.random() < 0.94
    is_online = is_offered and random.random() < (0.8 if sector in ("社保医保", "就业") else 0.5)
    done = round(cases * point.size * random.lognormvariate(-0.05, 0.3)) if is_offered else 0
    is_rated = done > 0 and random.random() > 0.06
    return (
        f"CS{number:06d}",
        point.id,
        point.name,
        point.district.code,
        point.district.name,
        matter,
        sector,
        yes_no(is_offered),
        yes_no(is_online),
        round(days_usual * random.uniform(0.6, 1.0), 1) if done else None,
        done,
        round(done * random.uniform(0.2, 0.75)) if is_online else 0,
        round(min(100.0, random.gauss(96.4, 2.0)), 1) if is_rated else None,
    )


_SERVICES = Table(
    "community-services",
    "社区服务站可办事项",
    "What can be settled at each community point",
    [
        F(
            "service_id",
            "记录编号",
            "Record id",
            kind="identifier",
            required=True,
            unique=True,
            pattern="^CS[0-9]{6}$",
        ),
        reference_column("point_id", "社区服务站编号", "Community point id", "DE0022"),
        name_column("point_name", "社区服务站名称", "Community point"),
        *district_columns(),
        category("matter", "事项名称", "Matter", {matter: row[0] for matter, row in _MATTERS.items()}),
        category("sector", "事项类别", "Field", _SECTORS),
        yes_no_column("is_offered", "是否可办", "Offered"),
        yes_no_column("is_online", "是否可网上办", "Also online"),
        amount(
            "mean_days",
            "平均办理时长",
            "Mean time",
            "工作日",
            "working days",
            description="2025年没有办件的为空。",
            description_en="Empty where nothing was handled in 2025.",
        ),
        count("cases", "2025年办件量", "Cases in 2025", "件", "cases", required=True),
        count("cases_online", "其中网上办件量", "Cases online", "件", "cases", required=True),
        amount("satisfaction", "满意率", "Satisfied", "%", "%", maximum=100),
    ],
    rows=_service_rows,
    key=("service_id",),
    foreign_keys=(("point_id", "community-services", "service-points", "point_id"), DISTRICT_KEY),
    chart={"kind": "bar", "x": "matter", "y": "cases", "aggregate": "sum"},
)

_SERVICE_POINTS = Table(
    "service-points",
    "社区服务站",
    "Community service points",
    [
        key_column("point_id", "社区服务站编号", "Community point id", "^CP[0-9]{4}$", "DE0022"),
        name_column("point_name", "社区服务站名称", "Community point", unique=True),
        *district_columns(),
        *point_columns(),
        count("residents", "服务人口", "Residents served", "人", "persons", required=True),
        count("staff", "工作人员数", "Staff", "人", "persons", required=True),
        count("grids", "网格数", "Grids", "个", "grids", required=True),
        yes_no_column("has_self_service", "是否有自助终端", "Self-service terminal"),
        yes_no_column("is_open_weekends", "周末是否开放", "Open at weekends"),
    ],
    rows=_point_rows,
    key=("point_id",),
    foreign_keys=(DISTRICT_KEY,),
    coordinate_system="WGS-84",
    chart={"kind": "point_map", "x": "longitude", "y": "latitude"},
)

PACKAGES: list[Package] = [
    simulated(
        name="community-services",
        title="社区服务站可办事项与办件量",
        title_en="Community service points: what can be settled and how much is",
        summary="在社区服务站能办的事，每站每件事一行：低保、高龄津贴、居民医保、失业登记等十二件事，这里能不能办、能不能网上办、"
        "平均几天办好、2025年办了多少件、群众满意率多少。共6000行，另有500个服务站的位置、服务人口和工作人员数。",
        summary_en="What can be settled at community service points, one row for each matter at each point: twelve "
        "matters from the minimum living "
        "allowance to registration as unemployed; whether it is offered, also online, how long it takes, how many "
        "cases in 2025 and how many were satisfied. 6,000 rows, and the 500 points with coordinates, residents and "
        "staff.",
        limits="社区和服务站都是虚构的，不能用来查到哪里办事、要带什么材料；没有任何办事人的信息。",
        limits_en="Communities and points are invented: it cannot tell where to go or what to bring. Nothing about "
        "persons.",
        question="哪些事在社区就能办、还能网上办？哪里办得最快？",
        question_en="What can be settled in the community, also online, and where is it fastest?",
        keywords=("社区", "社区服务", "办事", "低保", "高龄津贴", "居委会", "网格", "民政", "助餐", "一口式办理"),
        keywords_en=("community", "services", "allowance", "counter", "civil affairs", "grid"),
        update_cycle="quarterly",
        temporal=("2025-01-01", "2025-12-31"),
        granularity="point",
        related=("elder-care", "service-items", "hotline-12345"),
        tables=[_SERVICES, _SERVICE_POINTS],
        number=1,
        **PLAN,
    ),
]
