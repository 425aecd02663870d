"""建筑物库: 5 000 simulated buildings. Others that need a building import `building_ids()` or `buildings()`."""

from dataclasses import dataclass
from functools import cache
from random import Random

from scripts.simulate.city import CITY_DISTRICTS, District, pick_district, place_in, sample_word
from scripts.simulate.foundation.fields import DISTRICTS_KEY, category, district_fields, id_field, measure, point_fields
from scripts.simulate.framework import F, Package, Row, Table, rng

COUNT = 5000

# use: share of all buildings, words of a name, floors at most, middle floor plate in m²
_USES = {
    "住宅": (62, "花园 家园 小区 新村 公寓", 34, 620),
    "商业": (11, "商厦 广场 市场 商街", 8, 1800),
    "办公": (8, "大厦 写字楼 中心", 32, 1300),
    "工业": (9, "厂房 车间", 4, 4200),
    "教育": (4, "教学楼 实验楼", 7, 1500),
    "医疗": (2, "门诊楼 住院楼", 16, 1900),
    "文化体育": (1, "文化馆 体育馆", 4, 2600),
    "仓储": (3, "仓库 物流库", 2, 6500),
}
_ENGLISH = (
    "住宅=Housing;商业=Shops;办公=Offices;工业=Industry;教育=Education;医疗=Health;"
    "文化体育=Culture and sport;仓储=Storage"
)
# more usual in a district than in the city as a whole
_LEANINGS = {
    "210102": {"办公": 2.2, "商业": 1.5, "工业": 0.2, "仓储": 0.2},
    "210103": {"办公": 2.2, "商业": 1.6, "工业": 0.2, "仓储": 0.2},
    "210106": {"工业": 2.0, "仓储": 1.3},
    "210112": {"办公": 1.5, "教育": 1.5},
    "210113": {"教育": 2.0, "工业": 1.3},
    "210114": {"仓储": 2.4, "工业": 1.3},
}
_CITY_CODES = {d.code for d in CITY_DISTRICTS}


@dataclass(frozen=True)
class Building:
    id: str
    name: str
    district: District
    use: str
    built_year: int | None
    floors: int
    basements: int
    area_m2: float
    structure: str
    heating: str
    has_lift: bool
    green_stars: int | None
    longitude: float
    latitude: float


def building_ids() -> list[str]:
    """`SB000001` … `SB005000`."""
    return [b.id for b in buildings()]


@cache
def buildings() -> tuple[Building, ...]:
    random = rng("buildings")
    return tuple(_make(random, number) for number in range(1, COUNT + 1))


def _make(random: Random, number: int) -> Building:
    district = pick_district(random)
    leaning = _LEANINGS.get(district.code, {})
    use = random.choices(list(_USES), [row[0] * leaning.get(use, 1) for use, row in _USES.items()])[0]
    _, words, most_floors, plate = _USES[use]
    year = _built_year(random, is_city=district.code in _CITY_CODES)
    floors = _floors(random, use, most_floors, year, is_city=district.code in _CITY_CODES)
    longitude, latitude = place_in(random, district)
    return Building(
        id=f"SB{number:06d}",
        name=f"示例{sample_word(random)}{random.choice(words.split())}{random.randint(1, 28)}号楼",
        district=district,
        use=use,
        built_year=None if random.random() < 0.03 else year,
        floors=floors,
        basements=_basements(random, floors, year),
        area_m2=round(floors * plate * random.lognormvariate(0, 0.35), 1),
        structure=_structure(random, use, floors, year),
        heating=_heating(random, use, district),
        has_lift=floors >= 8 or (floors >= 4 and use in ("商业", "办公", "医疗") and random.random() < 0.8),
        green_stars=_green_stars(random, year),
        longitude=longitude,
        latitude=latitude,
    )


def _built_year(random: Random, *, is_city: bool) -> int:
    """Waves: the factories' housing of the fifties and eighties, the boom of 2000 to 2014, less since 2018."""
    spans = {(1950, 1965): 5, (1966, 1979): 5, (1980, 1989): 14, (1990, 1999): 19, (2000, 2007): 23}
    spans |= {(2008, 2014): 24, (2015, 2019): 8, (2020, 2024): 5}
    weights = [w * (0.35 if last < 1980 and not is_city else 1) for (_, last), w in spans.items()]
    first, last = random.choices(list(spans), weights)[0]
    return random.randint(first, last)


def _floors(random: Random, use: str, most: int, year: int, *, is_city: bool) -> int:
    """Housing: four to seven floors before lifts came, towers after 2000, low outside the city."""
    if use != "住宅":
        return max(1, min(most, round(random.lognormvariate(0.55, 0.55) * most / 4.5)))
    if year < 1998 or (not is_city and random.random() < 0.6):
        return random.choices([3, 4, 5, 6, 7], [6, 8, 14, 42, 30])[0]
    return random.choices([6, 7, 11, 18, 24, 27, 30, 33, 34], [14, 12, 15, 20, 9, 9, 8, 9, 4])[0]


def _basements(random: Random, floors: int, year: int) -> int:
    if floors < 8 or year < 1995:
        return int(random.random() < 0.08)
    return random.choices([0, 1, 2, 3], [12, 52, 30, 6])[0]


def _structure(random: Random, use: str, floors: int, year: int) -> str:
    if use in ("工业", "仓储") and year >= 1995:
        return random.choices(["钢结构", "框架结构"], [68, 32])[0]
    if floors >= 10:
        return random.choices(["剪力墙结构", "框架剪力墙结构"], [62, 38])[0]
    if year < 2000:
        return random.choices(["砖混结构", "框架结构", "砖木结构"], [84, 12, 4 if year < 1966 else 0])[0]
    return random.choices(["砖混结构", "框架结构"], [48, 52])[0]


def _heating(random: Random, use: str, district: District) -> str:
    if use in ("工业", "仓储"):
        return random.choices(["集中供热", "自备锅炉", "不供热"], [42, 22, 36])[0]
    share = 96 if district.code in _CITY_CODES else 80
    return random.choices(["集中供热", "自备锅炉", "电采暖"], [share, (100 - share) * 0.6, (100 - share) * 0.4])[0]


def _green_stars(random: Random, year: int) -> int | None:
    """Rated since 2010, and then only some."""
    if year < 2010 or random.random() > 0.1 + 0.03 * (year - 2010):
        return None
    return random.choices([1, 2, 3], [58, 35, 7])[0]


def _rows() -> list[Row]:
    return [
        (b.id, b.name, b.district.code, b.district.name, b.use, *_construction(b), b.longitude, b.latitude)
        for b in buildings()
    ]


def _construction(b: Building) -> Row:
    size = (b.built_year, b.floors, b.basements, b.area_m2)
    return *size, b.structure, b.heating, str(b.has_lift).lower(), b.green_stars


_FIELDS = (
    id_field("building_id", "建筑物示例编号", "Sample building id", "SB[0-9]{6}", "DE0008"),
    F("name", "名称", "Name", kind="name", required=True),
    *district_fields(),
    category("use", "用途", "Use", _ENGLISH),
    F(
        "built_year",
        "建成年份",
        "Year built",
        type="year",
        kind="period",
        minimum="1950",
        maximum="2025",
        description="约百分之三的记录缺失",
        description_en="About three records in a hundred lack it",
    ),
    measure("floors", "地上层数", "Floors above ground", "层", "floors", minimum=1, maximum=60),
    measure("basements", "地下层数", "Floors below ground", "层", "floors", maximum=6),
    measure("floor_area", "建筑面积", "Floor area", "平方米", "m²", "number"),
    category(
        "structure",
        "结构",
        "Structure",
        "砖木结构=Brick and timber;砖混结构=Brick and concrete;框架结构=Frame;剪力墙结构=Shear wall;"
        "框架剪力墙结构=Frame and shear wall;钢结构=Steel",
    ),
    category(
        "heating",
        "供热方式",
        "Heating",
        "集中供热=District heating;自备锅炉=Own boiler;电采暖=Electric;不供热=None",
    ),
    F("has_lift", "有无电梯", "Has a lift", type="boolean", required=True),
    F(
        "green_stars",
        "绿色建筑星级",
        "Green-building stars",
        type="integer",
        unit="星",
        unit_en="stars",
        minimum=1,
        maximum=3,
        description="没有评定的为空",
        description_en="Empty when not rated",
    ),
    *point_fields(),
)

PACKAGES = [
    Package(
        name="buildings",
        title="建筑物基本信息",
        title_en="Buildings of the city",
        summary="城里的模拟建筑物，每栋一行：示例编号、名称、所在区县、用途、建成年份、地上地下层数、建筑面积、结构、"
        "供热方式、有无电梯和坐标，"
        "共 5 000 栋，截至 2025 年底。按建筑物库可以开放的项目由程序模拟生成，名称带“示例”。",
        summary_en="Simulated buildings of the city, one row each: sample id, name, district, use, year built, "
        "floors above "
        "and below "
        "ground, floor area, structure, heating, lift and coordinates; 5,000 buildings up to the end of 2025. Shaped "
        "like the open part of the register of buildings; names say 示例 (sample).",
        limits="不是真实楼盘：没有地址、产权人和门牌；坐标落在区县建成区附近的随机位置，与真实建筑无关；"
        "不能用于买房估价或抗震判断。",
        limits_en="No real building: no address, owner or door number. Coordinates are random points near the built-up "
        "part of the district. Not for valuing a flat or judging earthquake safety.",
        question="哪个区的老楼最多？没有电梯的七层住宅有多少栋？",
        question_en="Which district has most old buildings, and how many seven-floor blocks have no lift?",
        keywords=("建筑", "楼房", "小区", "房屋", "电梯", "老楼", "楼龄", "供热", "绿色建筑"),
        keywords_en=("building", "housing", "floors", "lift", "structure"),
        publisher="ghgtj",
        library="base/buildings",
        theme="housing",
        update_cycle="quarterly",
        origin="simulated",
        plan_section="四（二）1",
        plan_system="建筑物库(房屋与城市部件)",
        responsible="市大数据局；配合单位：市直相关部门",
        provenance="模拟：按区县人口抽样，用途随各区特点，层数、结构随年代变化（2000 年前多为六七层砖混，之后多高层），"
        "新近建筑才有绿色星级。",
        provenance_en="Simulated: sampled by population; uses lean by district; floors and structure follow the age "
        "(brick blocks of six or seven floors before 2000, towers after); only recent ones carry green stars.",
        granularity="point",
        temporal=("1950", "2025-12-31"),
        number=1,
        related=("housing-transactions", "construction-sites", "heating-companies", "districts"),
        tables=(
            Table(
                name="buildings",
                title="建筑物名录（模拟）",
                title_en="List of buildings (simulated)",
                coordinate_system="WGS-84",
                fields=_FIELDS,
                rows=_rows,
                key=("building_id",),
                foreign_keys=(DISTRICTS_KEY,),
                chart={"kind": "point_map", "x": "longitude", "y": "latitude", "color": "use"},
            ),
        ),
    ),
]
