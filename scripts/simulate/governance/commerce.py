"""跨境电商、现代物流、城市配送: trade over the border, parcels, freight, delivery points."""

from collections.abc import Iterator
from datetime import date
from random import Random

from scripts.simulate.city import (
    CITY_DISTRICTS,
    DISTRICTS,
    days,
    month_season,
    months,
    pick_district,
    place_in,
    sample_firm,
)
from scripts.simulate.foundation.enterprises import firms_of
from scripts.simulate.framework import Row, numpy_rng, rng
from scripts.simulate.governance.declare import Choices
from scripts.simulate.governance.drawing import draw, firm_of_day, flag, small_month, spread_over

# mode of customs: (English, weight), yearly growth, yuan an order
MODES: dict[str, tuple[tuple[str, float], float, float]] = {
    "网购保税进口（1210）": (("Bonded import (1210)", 46), 1.16, 210.0),
    "直购进口（9610）": (("Direct import (9610)", 14), 1.10, 260.0),
    "零售出口（9610）": (("Retail export (9610)", 22), 1.14, 150.0),
    "B2B直接出口（9710）": (("B2B export (9710)", 12), 1.22, 5_200.0),
    "海外仓出口（9810）": (("Overseas warehouse export (9810)", 6), 1.26, 8_600.0),
}
PARTNERS: Choices = {
    "韩国": ("South Korea", 22),
    "日本": ("Japan", 20),
    "俄罗斯": ("Russia", 16),
    "美国": ("United States", 11),
    "德国": ("Germany", 10),
    "东盟": ("ASEAN", 12),
    "其他地区": ("Elsewhere", 9),
}
FLOWS: Choices = {"进口": ("Import", 0), "出口": ("Export", 0)}
_SHOPPING = {"06": 1.3, "11": 1.75, "12": 1.2}  # 618, double eleven, the end of the year
_CLOSED = {"2020-02": 0.45, "2020-03": 0.7, "2022-03": 0.7, "2022-04": 0.65, "2022-12": 0.85}


def trade_rows() -> Iterator[Row]:
    random = numpy_rng("cross-border-trade")
    for month in months("2019-01"):
        years = int(month[:4]) - 2019 + int(month[5:]) / 12
        rush = _SHOPPING.get(month[5:], 1.0) * small_month(month) ** 0.7 * _CLOSED.get(month, 1.0)
        for mode, ((_, share), growth, yuan) in MODES.items():
            for partner, (_, part) in PARTNERS.items():
                lift = 1.6 if partner == "俄罗斯" and mode.startswith(("B2B", "海外仓")) and month >= "2022-06" else 1.0
                wanted = 5_400 * share / 100 * part / 100 * growth**years * rush * lift * random.lognormal(0, 0.12)
                value = max(0.1, wanted)  # 万元
                orders = round(value * 10_000 / (yuan * random.lognormal(0, 0.08)))
                yield month, mode, "进口" if "进口" in mode else "出口", partner, orders, round(value, 1)


FREIGHT: Choices = {"公路": ("Road", 0), "铁路": ("Rail", 0), "航空": ("Air", 0)}


def logistics_rows() -> Iterator[Row]:
    """Parcels and warehouses of each district: busy in the west and south-west, where the depots are."""
    random = numpy_rng("logistics-monthly")
    depots = {"210106": 1.4, "210111": 1.5, "210114": 1.8, "210112": 1.3}
    for month in months("2018-01"):
        years = int(month[:4]) - 2018 + int(month[5:]) / 12
        rush = _SHOPPING.get(month[5:], 1.0) * small_month(month) * _CLOSED.get(month, 1.0)
        for district in DISTRICTS:
            got = district.weight * 0.0042 * 1.155**years * rush * random.lognormal(0, 0.05)
            sent = got * 0.62 * depots.get(district.code, 0.7) * random.lognormal(0, 0.06)
            road = district.weight * depots.get(district.code, 0.8) * 0.19 * 1.02**years * small_month(month)
            road *= month_season(month, peak=10, depth=0.08) * _CLOSED.get(month, 1.0) * random.lognormal(0, 0.05)
            full = min(98.5, 78 * rush**0.12 * random.lognormal(0, 0.03))
            is_unreported = random.random() < 0.008
            yield (
                month,
                district.code,
                district.name,
                round(got, 2),
                round(sent, 2),
                round(road, 2),
                "" if is_unreported else round(full, 1),
            )


def freight_rows() -> Iterator[Row]:
    """The whole city by way of transport, 万吨."""
    random = numpy_rng("logistics-monthly/freight")
    usual = {"公路": 1_560.0, "铁路": 210.0, "航空": 1.1}
    growth = {"公路": 1.018, "铁路": 0.995, "航空": 1.045}
    for month in months("2018-01"):
        years = int(month[:4]) - 2018 + int(month[5:]) / 12
        for way, tonnes in usual.items():
            quiet = small_month(month) ** (1.0 if way == "公路" else 0.35) * _CLOSED.get(month, 1.0)
            value = tonnes * growth[way] ** years * quiet * month_season(month, peak=10, depth=0.07)
            yield month, way, round(value * random.lognormal(0, 0.03), 2 if way == "航空" else 1)


POINT_KINDS: Choices = {
    "快递驿站": ("Parcel shop", 46),
    "智能快件箱": ("Parcel lockers", 30),
    "共同配送中心": ("Shared delivery depot", 8),
    "城市配送停靠点": ("Loading bay", 16),
}
_NAMES = {"快递驿站": "快递驿站", "智能快件箱": "快件箱", "共同配送中心": "配送中心", "城市配送停靠点": "停靠点"}
HOURS: Choices = {"全天": ("All day", 30), "08:00-20:00": ("08:00–20:00", 45), "09:00-21:00": ("09:00–21:00", 25)}


def point_rows() -> Iterator[Row]:
    random = rng("delivery-points")
    firms = firms_of("G", "F")
    opened = spread_over(random, days(date(2014, 3, 1)), _opening, 1_200)
    random.shuffle(opened)
    for number, day in enumerate(opened, 1):
        kind = draw(random, POINT_KINDS)
        district = pick_district(random, CITY_DISTRICTS if random.random() < 0.55 else DISTRICTS)
        yield (
            f"DP{number:04d}",
            sample_firm(random, _NAMES[kind], number),
            kind,
            firm_of_day(random, firms, day).id,
            district.code,
            district.name,
            "全天" if kind == "智能快件箱" else draw(random, HOURS),
            _capacity(random, kind),
            flag(kind in ("快递驿站", "共同配送中心") and random.random() < 0.14),
            day,
            *place_in(random, district),
        )


def _opening(day: date) -> float:
    return 0.4 + (day.year - 2014) * 0.22 if day.year < 2021 else 1.5


def _capacity(random: Random, kind: str) -> int:
    """Parcels a day, or the compartments of a locker."""
    usual = {"快递驿站": 420, "智能快件箱": 84, "共同配送中心": 6_400, "城市配送停靠点": 36}[kind]
    return max(6, round(usual * random.lognormvariate(-0.1, 0.45)))
