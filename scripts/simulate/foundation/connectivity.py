"""无线城市 and 宽带城市: free WiFi areas, and how far fibre and mobile networks reach, both simulated."""

from datetime import date, timedelta
from math import exp
from random import Random
from typing import Any

from scripts.simulate.city import CITY_DISTRICTS, DISTRICTS, District, pick_district, place_in, sample_word
from scripts.simulate.foundation.fields import DISTRICTS_KEY, category, district_fields, id_field, measure, point_fields
from scripts.simulate.framework import F, Package, Row, Table, numpy_rng, rng

_SHARED: dict[str, Any] = {
    "publisher": "dsj",
    "library": "social/telecommunications",
    "theme": "infrastructure",
    "origin": "simulated",
    "plan_section": "四（一）2",
    "plan_system": "宽带、无线、光网、高清城市;IPv6",
    "responsible": "沈阳移动公司、沈阳联通公司、沈阳电信公司，市大数据局，各区、县（市）政府",
}

# ---- free WiFi areas: the plan wants 170 in nine categories, 50 of them new in 2017; the categories are ours --------

# category: English, areas in all, of them new in 2017, endings of a name, access points in the middle, users a day
_CATEGORIES = {
    "交通枢纽": ("Transport hub", 16, 4, "客运站 枢纽站", 46, 5200),
    "政务大厅": ("Government hall", 22, 6, "政务服务大厅 便民大厅", 12, 620),
    "医疗机构": ("Hospital", 24, 8, "医院 门诊部", 28, 1900),
    "商业街区": ("Shopping street", 26, 7, "商业街 步行街", 38, 3600),
    "公园广场": ("Park or square", 25, 8, "公园 广场", 18, 1250),
    "旅游景区": ("Scenic area", 14, 4, "景区 游客中心", 20, 980),
    "文化场馆": ("Cultural venue", 17, 5, "图书馆 文化宫 展览馆", 16, 760),
    "体育场馆": ("Sports venue", 10, 3, "体育馆 体育公园", 14, 540),
    "社区中心": ("Community centre", 16, 5, "社区服务中心", 8, 310),
}
_RURAL_PULL = 0.7  # hot spots are where people gather, so the outer districts have somewhat fewer a head


def _wifi_rows() -> list[Row]:
    random = rng("wifi-areas")
    plans = [(kind, n < new) for kind, (_, count, new, *_) in _CATEGORIES.items() for n in range(count)]
    opened = sorted(((_opening_day(random, is_new=is_new), kind) for kind, is_new in plans), key=lambda pair: pair[0])
    return [_wifi_area(random, number, kind, day) for number, (day, kind) in enumerate(opened, 1)]


def _opening_day(random: Random, *, is_new: bool) -> date:
    """The 120 older areas came in 2014 to 2016; the 50 new ones before the end of 2017."""
    first, last = (date(2017, 3, 20), date(2017, 12, 22)) if is_new else (date(2014, 6, 10), date(2016, 12, 20))
    return first + timedelta(int((last - first).days * random.random() ** 0.8))


def _wifi_area(random: Random, number: int, kind: str, opened_on: date) -> Row:
    among = DISTRICTS if random.random() < _RURAL_PULL else CITY_DISTRICTS
    district = pick_district(random, among)
    _, _, _, endings, points, users = _CATEGORIES[kind]
    access_points = max(2, round(points * random.lognormvariate(0, 0.45)))
    coverage = round(access_points * random.uniform(380, 760), -1)
    bandwidth = min([50, 100, 200, 300, 500, 1000], key=lambda step: abs(step - access_points * 9))
    daily = round(users * access_points / points * random.lognormvariate(0, 0.3))
    longitude, latitude = place_in(random, district)
    return (
        f"WA{number:03d}",
        f"示例{sample_word(random)}{random.choice(endings.split())}",
        kind,
        district.code,
        district.name,
        opened_on,
        str(opened_on.year == 2017).lower(),
        access_points,
        int(coverage),
        bandwidth,
        None if random.random() < 0.06 else daily,
        longitude,
        latitude,
    )


_WIFI = Package(
    name="wifi-areas",
    title="免费WiFi热点区域",
    title_en="Free public WiFi areas",
    summary="模拟的免费 WiFi 热点区域，每个一行：名称、类别、所在区县、开通日期、接入点数、覆盖面积、带宽、"
    "日均使用人次和坐标。总数 170 个、九大类、2017 年新增 50 个与方案一致，其余内容由程序模拟生成，名称带“示例”。",
    summary_en="Simulated areas of free WiFi, one row each: name, category, district, opening date, access points, "
    "area "
    "covered, bandwidth, users a day and coordinates. The totals (170 areas, nine categories, 50 new in 2017) are the "
    "plan's; all else is simulated and names say 示例 (sample).",
    limits="不是真实点位，不能据此去找 WiFi；九个类别的名称是我们拟的（方案没有列出）；"
    "坐标是所属区县建成区附近的随机点。",
    limits_en="No real places: do not go there for WiFi. The names of the nine categories are ours, since the plan "
    "lists none. Coordinates are random points near the built-up part of the district.",
    question="哪个区的免费 WiFi 区域最多？2017 年新增的 50 个是哪些类型？",
    question_en="Which district has most free WiFi areas, and what kinds were the 50 new ones of 2017?",
    keywords=("WiFi", "无线网络", "免费上网", "热点", "无线城市", "公共WiFi"),
    keywords_en=("WiFi", "free internet", "hot spot", "wireless city"),
    update_cycle="annual",
    provenance="模拟：各类数量按方案总数分配，接入点、面积、带宽和使用人次按场所类型生成，"
    "约百分之六的点位没有使用人次。",
    provenance_en="Simulated: numbers by category add up to the plan's; points, area, bandwidth and users follow the "
    "kind of place; about six in a hundred lack the users.",
    granularity="point",
    temporal=("2014-06-10", "2017-12-31"),
    number=1,
    related=("broadband-coverage", "plan-targets", "districts"),
    tables=(
        Table(
            name="wifi-areas",
            title="热点区域名录（模拟）",
            title_en="List of WiFi areas (simulated)",
            coordinate_system="WGS-84",
            fields=(
                id_field("area_id", "热点区域编号", "Area id", "WA[0-9]{3}", "DE0014"),
                F("name", "名称", "Name", kind="name", required=True),
                category(
                    "category", "类别", "Category", ";".join(f"{kind}={row[0]}" for kind, row in _CATEGORIES.items())
                ),
                *district_fields(),
                F("opened_on", "开通日期", "Opened on", type="date", kind="period", required=True),
                F("is_new_in_2017", "2017年新增", "New in 2017", type="boolean", required=True),
                measure("access_points", "接入点数", "Access points", "个", "points"),
                measure("coverage", "覆盖面积", "Area covered", "平方米", "m²"),
                measure("bandwidth", "出口带宽", "Bandwidth", "Mbps", "Mbit/s"),
                measure("daily_users", "日均使用人次", "Users a day", "人次", "users", required=False),
                *point_fields(),
            ),
            rows=_wifi_rows,
            key=("area_id",),
            foreign_keys=(DISTRICTS_KEY,),
            chart={"kind": "point_map", "x": "longitude", "y": "latitude", "color": "category"},
        ),
    ),
    **_SHARED,
)

# ---- broadband coverage: one row a district and a year ------------------------------------------------------------

_YEARS = range(2015, 2026)
_RURAL = {"210115", "210123", "210124", "210181"}
_SUBURBAN = {"210111", "210113", "210114"}


def _reach(year: int, middle: float, speed: float, first: float, last: float) -> float:
    """An S-curve between two shares: slow at first, fast round the middle year, flat at the end."""
    return first + (last - first) / (1 + exp(-(year - middle) * speed))


def _broadband_rows() -> list[Row]:
    return [row for district in DISTRICTS for row in _broadband_of(district)]


def _broadband_of(district: District) -> list[Row]:
    noise = numpy_rng(f"broadband-coverage:{district.code}")
    lag = 1.9 if district.code in _RURAL else 0.7 if district.code in _SUBURBAN else 0.0
    households = district.weight * 1000 / 2.35
    leaning = noise.normal(0, 0.2)
    rows: list[Row] = []
    for year in _YEARS:
        fibre = min(100.0, _reach(year, 2014.4 + lag + leaning, 1.2, 62, 100) + noise.normal(0, 0.1))
        fast = min(fibre, _reach(year, 2014.7 + lag + leaning, 1.4, 30, 99.6) + noise.normal(0, 0.15))
        gigabit = max(0.0, _reach(year, 2023.3 + lag, 0.9, 0, 46) - 0.05) if year >= 2019 else None
        lte = min(100.0, _reach(year, 2014.9 + lag, 1.2, 70, 99.9) + noise.normal(0, 0.05))
        stations = round(district.weight * _reach(year, 2022.3 + lag * 0.6, 0.85, 0, 2.6)) if year >= 2019 else None
        subscribers = round(households * _reach(year, 2016.8 + lag, 0.42, 0.42, 1.04) * (1 + noise.normal(0, 0.008)))
        speed = _reach(year, 2021.6 + lag * 0.8, 0.42, 12, 112) + noise.normal(0, 1.3)
        shares = (round(fibre, 1), round(fast, 1), None if gigabit is None else round(gigabit, 1), round(lte, 1))
        rows.append((year, district.code, district.name, *shares, stations, subscribers, round(speed, 1)))
    return rows


_BROADBAND = Package(
    name="broadband-coverage",
    title="宽带与移动网络覆盖情况",
    title_en="Broadband and mobile coverage by district",
    summary="各区县每年年底的网络情况：光纤覆盖率、百兆和千兆接入比例、4G 覆盖率、5G 基站数、"
    "固定宽带用户数和平均下载速率，2015 至 2025 年，13 个区县。由程序按城乡差别和普及过程模拟生成，"
    "不是运营商的真实数据。",
    summary_en="The network in each district at the end of each year: fibre coverage, share with 100M and gigabit "
    "access, 4G "
    "coverage, 5G base stations, broadband subscribers and mean download speed; 2015 to 2025, 13 districts. Simulated "
    "from the gap between town and country and the course of adoption; not the operators' data.",
    limits="是模拟数字，不代表任何运营商的实际网络；千兆和 5G 在 2019 年以前没有统计，留空；覆盖率到不了具体小区。",
    limits_en="Simulated; says nothing of any operator's network. Gigabit and 5G are empty before 2019. Shares do not "
    "reach down to a single estate.",
    question="农村地区的光纤覆盖比城区晚几年？哪个区的网速最快？",
    question_en="How many years does rural fibre lag behind the city, and which district is fastest?",
    keywords=("宽带", "光纤", "网速", "4G", "5G", "基站", "百兆", "千兆", "上网"),
    keywords_en=("broadband", "fibre", "4G", "5G", "coverage", "speed"),
    update_cycle="annual",
    provenance="模拟：各项按 S 形普及曲线生成，郊区和农村区县滞后，2017 年年底主城区接近全部具备百兆接入，"
    "与方案目标相符。",
    provenance_en="Simulated: S-curves of adoption, later in suburbs and countryside; at the end of 2017 nearly all "
    "of the main urban area has 100M access, as the plan wants.",
    granularity="district",
    temporal=("2015", "2025"),
    number=2,
    related=("wifi-areas", "plan-targets", "districts"),
    tables=(
        Table(
            name="broadband-coverage",
            title="按区县和年份的网络覆盖（模拟）",
            title_en="Coverage by district and year (simulated)",
            fields=(
                F("year", "年份", "Year", type="year", kind="period", required=True),
                *district_fields(),
                measure("fibre", "光纤覆盖率", "Fibre coverage", "%", "%", "number", maximum=100),
                measure("access_100m", "百兆及以上接入比例", "With 100M or more", "%", "%", "number", maximum=100),
                measure(
                    "access_gigabit", "千兆接入比例", "With a gigabit", "%", "%", "number", required=False, maximum=100
                ),
                measure("coverage_4g", "4G覆盖率", "4G coverage", "%", "%", "number", maximum=100),
                measure("stations_5g", "5G基站数", "5G base stations", "个", "stations", required=False),
                measure("subscribers", "固定宽带用户", "Broadband subscribers", "户", "households"),
                measure("download_speed", "平均下载速率", "Mean download speed", "Mbps", "Mbit/s", "number"),
            ),
            rows=_broadband_rows,
            key=("year", "district_code"),
            foreign_keys=(DISTRICTS_KEY,),
            chart={"kind": "line", "x": "year", "y": "download_speed", "color": "district", "aggregate": "mean"},
        ),
    ),
    **_SHARED,
)

PACKAGES = [_WIFI, _BROADBAND]
