"""数字民政: homes and day care for the old."""

from collections.abc import Iterator
from random import Random

from scripts.simulate.city import DISTRICTS, District, pick_district, place_in, sample_firm
from scripts.simulate.framework import F, Package, Row, Table, rng
from scripts.simulate.services.community import PLAN
from scripts.simulate.services.declare import (
    DISTRICT_KEY,
    amount,
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

# kind: English, share, usual beds, yuan a month
_HOMES = {
    "公办养老院": ("Public home", 0.12, 230, 2100),
    "民办养老院": ("Private home", 0.48, 120, 2900),
    "农村敬老院": ("Rural home", 0.14, 95, 1300),
    "医养结合机构": ("Home with medical care", 0.12, 180, 4600),
    "社区日间照料中心": ("Day care in the community", 0.14, 24, 800),
}


def _home_rows() -> Iterator[Row]:
    random = rng("elder-care")
    for number in range(1, 201):
        kind = random.choices(list(_HOMES), [row[1] for row in _HOMES.values()])[0]
        district = pick_district(random, DISTRICTS[9:] if kind == "农村敬老院" else DISTRICTS)
        yield _home(random, number, kind, district)


def _home(random: Random, number: int, kind: str, district: District) -> Row:
    _, _, usual, price = _HOMES[kind]
    beds = max(10, round(usual * random.lognormvariate(-0.08, 0.5)))
    lowest = round(price * random.lognormvariate(-0.1, 0.18) / 50) * 50
    longitude, latitude = place_in(random, district)
    is_known = random.random() > 0.03
    return (
        f"EC{number:04d}",
        sample_firm(random, kind, number),
        kind,
        district.code,
        district.name,
        longitude,
        latitude,
        beds,
        min(beds, round(beds * random.betavariate(6, 3.2))) if is_known else None,
        round(beds * (0.8 if kind == "医养结合机构" else random.uniform(0.15, 0.6))),
        lowest if is_known else None,
        round(lowest * random.uniform(1.4, 2.6) / 50) * 50 if is_known else None,
        random.choice(range(1996, 2026)),
        yes_no(kind == "医养结合机构" or random.random() < 0.25),
        yes_no(random.random() < 0.4),
        random.choices((None, 1, 2, 3, 4, 5), (40, 8, 22, 20, 8, 2))[0],
    )


_ELDER_CARE = Table(
    "elder-care",
    "养老机构",
    "Homes for the old",
    [
        key_column("institution_id", "养老机构编号", "Home id", "^EC[0-9]{4}$", "DE0023"),
        name_column("institution_name", "养老机构名称", "Home", unique=True),
        category("institution_type", "机构类型", "Kind", {kind: row[0] for kind, row in _HOMES.items()}),
        *district_columns(),
        *point_columns(),
        count("beds", "床位数", "Beds", "张", "beds", required=True),
        count(
            "residents",
            "入住人数",
            "Residents",
            "人",
            "persons",
            description="没有上报的为空。",
            description_en="Empty where not reported.",
        ),
        count("nursing_beds", "护理型床位数", "Nursing beds", "张", "beds", required=True),
        amount("lowest_fee", "最低月收费", "Lowest price a month", "元/月", "yuan/month"),
        amount("highest_fee", "最高月收费", "Highest price a month", "元/月", "yuan/month"),
        F("opened_year", "开办年份", "Opened", "integer", kind="period", minimum=1990, maximum=2025),
        yes_no_column("has_medical_care", "是否医养结合", "Medical care"),
        yes_no_column("has_public_canteen", "食堂是否对外助餐", "Canteen open to neighbours"),
        F(
            "stars",
            "评定星级",
            "Stars",
            "integer",
            "星",
            "stars",
            "category",
            minimum=1,
            maximum=5,
            description="没有参加评定的为空。",
            description_en="Empty where not rated.",
        ),
    ],
    rows=_home_rows,
    key=("institution_id",),
    foreign_keys=(DISTRICT_KEY,),
    coordinate_system="WGS-84",
    chart={"kind": "tile_map", "x": "district", "y": "beds", "aggregate": "sum"},
)

PACKAGES: list[Package] = [
    simulated(
        name="elder-care",
        title="养老机构",
        title_en="Homes and day care for the old",
        summary="全市的养老机构，每家一行：养老院、敬老院、医养结合机构或日间照料中心，所在区县和经纬度、有多少床位、住了多少人、"
        "多少张护理床、每月最低和最高收多少钱、食堂能不能给邻居助餐、评了几星。共200家，是2025年底的情况。",
        summary_en="Homes and day-care centres for the old, one row each: kind, district and coordinates, beds, "
        "residents, nursing beds, lowest and highest price a month, canteen, stars. 200 at the end of 2025.",
        limits="不是真实养老机构名录，床位和收费都是模拟的，不能用来挑选养老院；没有任何老人的信息。",
        limits_en="Not the real homes: beds and prices are invented, so do not choose one by it. Nothing about "
        "residents.",
        question="我们区的养老院还有多少空床？每月大概要花多少钱？",
        question_en="How many beds are free in our district, and what does a month cost?",
        keywords=("养老", "养老院", "敬老院", "老人", "养老机构", "日间照料", "医养结合", "护理", "床位", "助餐"),
        keywords_en=("elder care", "nursing home", "old people", "day care", "beds"),
        update_cycle="semiannual",
        temporal=("2025-12-31", "2025-12-31"),
        granularity="point",
        related=("community-services", "hospitals", "districts"),
        tables=[_ELDER_CARE],
        number=2,
        **PLAN,
    ),
]
