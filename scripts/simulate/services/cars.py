"""网约车监管与停车: ride-hailing by month, and the parking lots of the city."""

from collections.abc import Iterator
from random import Random

from scripts.simulate.city import DISTRICTS, District, month_season, months, pick_district, place_in, sample_firm
from scripts.simulate.framework import Package, Row, Table, rng
from scripts.simulate.services.buses import PLAN
from scripts.simulate.services.declare import (
    DISTRICT_KEY,
    amount,
    category,
    count,
    district_columns,
    key_column,
    month_column,
    name_column,
    point_columns,
    simulated,
    yes_no,
    yes_no_column,
)

# ---- ride-hailing ----------------------------------------------------------------------------------------

_PULL = {"210102": 1.7, "210103": 1.6, "210112": 1.35, "210106": 1.1}  # stations, shops and offices draw rides
_RURAL_PULL = 0.22
_BY_YEAR = {2021: 0.80, 2022: 0.72, 2023: 0.98, 2024: 1.10, 2025: 1.16}
_DIPS = {"2022-03": 0.52, "2022-04": 0.38, "2022-05": 0.75, "2022-12": 0.62, "2021-01": 0.84}


def _rides() -> Iterator[Row]:
    random = rng("ride-hailing-monthly")
    for month in months("2021-01"):
        for district in DISTRICTS:
            yield _ride_row(random, month, district)


def _ride_row(random: Random, month: str, district: District) -> Row:
    is_rural = district in DISTRICTS[9:]
    pull = _RURAL_PULL if is_rural else _PULL.get(district.code, 0.9)
    factor = _BY_YEAR[int(month[:4])] * _DIPS.get(month, 1.0) * month_season(month, peak=12, depth=0.06)
    february = 0.86 if month.endswith("-02") else 1.0
    orders = round(district.weight * 1450 * pull * factor * february * random.gauss(1, 0.025))
    vehicles = round(orders / random.uniform(300, 345))
    kilometres = random.gauss(10.8 if is_rural else 7.1, 0.25)
    return (
        month,
        district.code,
        district.name,
        orders,
        vehicles,
        round(vehicles * random.uniform(1.08, 1.2)),
        round(kilometres, 1),
        round(6.5 + 2.1 * kilometres * random.gauss(1, 0.02), 1),
        round(random.gauss(6.8 if is_rural else 4.3, 0.3) * (1.15 if month[5:] in ("12", "01", "07") else 1), 1),
        None if random.random() < 0.01 else round(orders / 100_000 * random.uniform(2.2, 4.6)),
    )


_RIDES = Table(
    "ride-hailing-monthly",
    "各区县网约车月度运营",
    "Ride-hailing by district and month",
    [
        month_column(),
        *district_columns(),
        count("orders", "完成订单数", "Rides", "单", "rides", required=True),
        count("vehicles", "活跃车辆数", "Active cars", "辆", "cars", required=True),
        count("drivers", "活跃驾驶员数", "Active drivers", "人", "drivers", required=True),
        amount("mean_distance", "平均里程", "Mean distance", "公里/单", "km/ride", required=True),
        amount("mean_price", "平均车费", "Mean price", "元/单", "yuan/ride", required=True),
        amount("mean_wait", "平均等候时间", "Mean wait", "分钟/单", "minutes/ride", required=True),
        count("complaints", "乘客投诉数", "Complaints", "件", "complaints"),
    ],
    rows=_rides,
    key=("month", "district_code"),
    foreign_keys=(DISTRICT_KEY,),
    chart={"kind": "line", "x": "month", "y": "orders", "aggregate": "sum", "period": "month"},
)

# ---- parking ---------------------------------------------------------------------------------------------

# kind: English, share, usual spaces, yuan an hour
_LOTS = {
    "公共停车场": ("Public car park", 0.27, 180, 4),
    "路侧泊位": ("Kerbside", 0.24, 42, 5),
    "商业配建": ("Shops", 0.20, 420, 5),
    "办公配建": ("Offices", 0.12, 230, 4),
    "医院配建": ("Hospital", 0.06, 260, 3),
    "景区配建": ("Scenic spot", 0.04, 200, 5),
    "换乘停车场": ("Park and ride", 0.07, 310, 1),
}


def _parking() -> Iterator[Row]:
    random = rng("parking-lots")
    for number in range(1, 901):
        kind = random.choices(list(_LOTS), [row[1] for row in _LOTS.values()])[0]
        yield _lot_row(random, number, kind, pick_district(random))


def _lot_row(random: Random, number: int, kind: str, district: District) -> Row:
    _, _, usual, price = _LOTS[kind]
    spaces = max(8, round(usual * random.lognormvariate(-0.1, 0.6)))
    is_free = random.random() < (0.30 if district in DISTRICTS[9:] else 0.08)
    fee = 0.0 if is_free else max(1.0, price + random.choice((-1, 0, 0, 0, 1, 2)))
    longitude, latitude = place_in(random, district)
    return (
        f"PK{number:06d}",
        sample_firm(random, "停车场", number),
        kind,
        district.code,
        district.name,
        longitude,
        latitude,
        spaces,
        round(spaces * random.choice((0, 0, 0.05, 0.08, 0.1, 0.15, 0.2))),
        0 if kind == "路侧泊位" else max(1, round(spaces * 0.02)),
        fee,
        0 if is_free else random.choice((15, 30, 30, 30, 60)),
        None if is_free or random.random() < 0.12 else fee * random.choice((5, 6, 8)),
        yes_no(kind != "办公配建" and random.random() < 0.8),
        yes_no(random.random() < 0.55),
    )


_PARKING = Table(
    "parking-lots",
    "停车场",
    "Parking lots",
    [
        key_column("lot_id", "停车场编号", "Parking lot id", "^PK[0-9]{6}$", "DE0018"),
        name_column("lot_name", "停车场名称", "Parking lot", unique=True),
        category("lot_type", "停车场类型", "Kind", {kind: row[0] for kind, row in _LOTS.items()}),
        *district_columns(),
        *point_columns(),
        count("spaces", "泊位数", "Parking spaces", "个", "spaces", required=True),
        count("charging_spaces", "充电泊位数", "Spaces with a charger", "个", "spaces", required=True),
        count("accessible_spaces", "无障碍泊位数", "Accessible spaces", "个", "spaces", required=True),
        amount("hourly_fee", "每小时收费", "Price an hour", "元/小时", "yuan/hour", required=True),
        count("free_minutes", "免费时长", "Free of charge for", "分钟", "minutes", required=True),
        amount(
            "daily_cap",
            "每天封顶价",
            "Most for a day",
            "元",
            "yuan",
            description="免费或没有封顶的为空。",
            description_en="Empty where parking is free or has no cap.",
        ),
        yes_no_column("is_open_all_day", "是否24小时开放", "Open 24 hours"),
        yes_no_column("is_connected", "是否接入空余泊位显示", "Reports its free spaces"),
    ],
    rows=_parking,
    key=("lot_id",),
    foreign_keys=(DISTRICT_KEY,),
    coordinate_system="WGS-84",
    chart={"kind": "point_map", "x": "longitude", "y": "latitude", "color": "lot_type"},
)

PACKAGES: list[Package] = [
    simulated(
        name="ride-hailing-monthly",
        title="各区县网约车月度运营",
        title_en="Ride-hailing by district and month",
        summary="各区县每月的网约车情况：完成多少订单、有多少车和驾驶员在跑、平均每单多远、多少钱、要等几分钟、有多少投诉。"
        "按上车地点归到区县，时间从2021年1月到2025年12月，是各平台的合计。",
        summary_en="Ride-hailing in each district and month: rides, active cars and drivers, mean distance, price "
        "and wait, "
        "and complaints. By where the ride began; January 2021 to December 2025, all platforms together.",
        limits="不含巡游出租车，不分平台，没有任何行程、车牌和驾驶员的信息；一辆车在几个区县接单会重复计算。",
        limits_en="No street-hailed taxis, no platforms apart, no trips, plates or drivers. A car that picks up in "
        "several districts counts in each.",
        question="网约车哪个月最多？在哪个区县打车等得最久？",
        question_en="In which month are there most rides, and where does one wait longest?",
        keywords=("网约车", "打车", "叫车", "出租车", "车费", "订单", "出行", "交通"),
        keywords_en=("ride-hailing", "taxi", "cab", "rides", "price", "waiting time"),
        update_cycle="monthly",
        temporal=("2021-01", "2025-12"),
        granularity="district",
        related=("traffic-congestion", "bus-daily-ridership", "vehicle-ownership"),
        tables=[_RIDES],
        number=4,
        **PLAN,
    ),
    simulated(
        name="parking-lots",
        title="停车场分布与收费",
        title_en="Parking lots: where they are and what they cost",
        summary="全市的停车场，每个一行：名称、类型、所在区县和经纬度、有多少泊位、多少个能充电、多少个无障碍泊位、每小时多少钱、"
        "前多少分钟免费、一天封顶多少、是不是全天开放。共900个，是2025年底的情况。",
        summary_en="Parking lots of the city, one row each: name, kind, district and coordinates, spaces, spaces "
        "with chargers, "
        "accessible spaces, price an hour, free minutes, cap for a day, opening. 900 lots at the end of 2025.",
        limits="不是实时的空余泊位，位置和收费都是模拟的，不能用来导航或核对收费。",
        limits_en="Free spaces are not live; places and prices are simulated: neither navigate nor check a bill by "
        "them.",
        question="哪个区县停车位最多、最便宜？哪里能边停车边充电？",
        question_en="Which district has most and cheapest parking, and where can one charge?",
        keywords=("停车", "停车场", "停车位", "泊位", "车位", "停车费", "充电", "充电桩", "路侧停车"),
        keywords_en=("parking", "car park", "parking space", "charging", "fee"),
        update_cycle="quarterly",
        temporal=("2025-12-31", "2025-12-31"),
        granularity="point",
        related=("traffic-congestion", "hospitals", "scenic-spots", "vehicle-ownership"),
        tables=[_PARKING],
        number=5,
        **PLAN,
    ),
]
