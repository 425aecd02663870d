"""智慧农业: weekly wholesale prices of farm produce at four sample markets."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import cos, exp, pi

import numpy as np

from scripts.simulate.city import DISTRICTS, District
from scripts.simulate.foundation.fields import DISTRICTS_KEY, district_fields, id_field, point_fields
from scripts.simulate.framework import F, Row, Table, numpy_rng
from scripts.simulate.governance.declare import Choices, PlanRow, amount, category, date_field, reference, simulated
from scripts.simulate.governance.drawing import is_spring_festival, spring_festival

_FIRST_DAY = date(2021, 1, 6)  # a Wednesday; prices are asked every Wednesday
_LAST_DAY = date(2025, 12, 31)
# id, name, district, longitude, latitude, level of prices, level of trade
_MARKETS: tuple[tuple[str, str, District, float, float, float, float], ...] = (
    ("WM1", "示例东城农产品批发市场", DISTRICTS[2], 123.48640, 41.82310, 1.00, 1.4),
    ("WM2", "示例西郊果蔬批发市场", DISTRICTS[8], 123.28150, 41.80420, 0.97, 1.1),
    ("WM3", "示例北园水产粮油市场", DISTRICTS[3], 123.39820, 41.84110, 1.03, 0.8),
    ("WM4", "示例辽中农产品产地市场", DISTRICTS[9], 122.74010, 41.50530, 0.90, 0.6),
)
_MARKET_NAMES: Choices = {
    "示例东城农产品批发市场": ("East City market (sample)", 0),
    "示例西郊果蔬批发市场": ("West fruit and vegetable market (sample)", 0),
    "示例北园水产粮油市场": ("North fish and grain market (sample)", 0),
    "示例辽中农产品产地市场": ("Liaozhong growers' market (sample)", 0),
}
_GROUPS: Choices = {
    "蔬菜": ("Vegetables", 0),
    "水果": ("Fruit", 0),
    "肉禽蛋": ("Meat and eggs", 0),
    "水产品": ("Fish", 0),
    "粮油": ("Grain and oil", 0),
}
# product: English, group, yuan a kilogram, dearest week of the year, how strongly, weekly swing, tonnes a week
_PRODUCTS = {
    "大白菜": ("Chinese cabbage", "蔬菜", 1.6, 20, 0.42, 0.07, 320),
    "土豆": ("Potatoes", "蔬菜", 2.3, 18, 0.24, 0.05, 280),
    "萝卜": ("Radish", "蔬菜", 1.8, 19, 0.32, 0.06, 160),
    "胡萝卜": ("Carrots", "蔬菜", 2.8, 20, 0.25, 0.06, 110),
    "黄瓜": ("Cucumbers", "蔬菜", 3.6, 3, 0.48, 0.11, 190),
    "番茄": ("Tomatoes", "蔬菜", 4.2, 5, 0.40, 0.10, 180),
    "茄子": ("Aubergines", "蔬菜", 4.0, 5, 0.45, 0.10, 120),
    "豆角": ("Green beans", "蔬菜", 6.2, 5, 0.46, 0.11, 100),
    "青椒": ("Green peppers", "蔬菜", 4.4, 6, 0.42, 0.10, 110),
    "菠菜": ("Spinach", "蔬菜", 4.6, 4, 0.40, 0.12, 70),
    "油菜": ("Pak choi", "蔬菜", 3.2, 4, 0.38, 0.12, 80),
    "芹菜": ("Celery", "蔬菜", 3.0, 5, 0.34, 0.09, 90),
    "韭菜": ("Chinese chives", "蔬菜", 4.2, 3, 0.45, 0.11, 60),
    "大葱": ("Leeks", "蔬菜", 3.4, 21, 0.34, 0.07, 130),
    "大蒜": ("Garlic", "蔬菜", 7.5, 14, 0.12, 0.03, 60),
    "生姜": ("Ginger", "蔬菜", 9.6, 30, 0.15, 0.04, 40),
    "洋葱": ("Onions", "蔬菜", 2.4, 14, 0.30, 0.06, 100),
    "苹果": ("Apples", "水果", 7.0, 30, 0.14, 0.04, 210),
    "梨": ("Pears", "水果", 5.0, 28, 0.18, 0.05, 130),
    "香蕉": ("Bananas", "水果", 5.6, 8, 0.18, 0.07, 150),
    "柑橘": ("Oranges", "水果", 5.4, 28, 0.30, 0.07, 160),
    "西瓜": ("Watermelons", "水果", 3.8, 5, 0.58, 0.10, 260),
    "葡萄": ("Grapes", "水果", 9.5, 10, 0.40, 0.09, 80),
    "草莓": ("Strawberries", "水果", 26.0, 48, 0.40, 0.10, 40),
    "猪肉": ("Pork", "肉禽蛋", 21.0, 1, 0.08, 0.03, 240),
    "牛肉": ("Beef", "肉禽蛋", 66.0, 2, 0.03, 0.012, 70),
    "羊肉": ("Mutton", "肉禽蛋", 64.0, 2, 0.05, 0.012, 40),
    "白条鸡": ("Chicken", "肉禽蛋", 16.0, 3, 0.05, 0.02, 130),
    "鸡蛋": ("Eggs", "肉禽蛋", 9.0, 37, 0.10, 0.035, 200),
    "鲤鱼": ("Carp", "水产品", 14.0, 18, 0.12, 0.03, 60),
    "草鱼": ("Grass carp", "水产品", 16.0, 18, 0.12, 0.03, 50),
    "带鱼": ("Hairtail", "水产品", 28.0, 26, 0.08, 0.03, 40),
    "对虾": ("Prawns", "水产品", 48.0, 6, 0.16, 0.04, 30),
    "花蛤": ("Clams", "水产品", 9.5, 5, 0.18, 0.05, 50),
    "大米": ("Rice", "粮油", 5.2, 32, 0.02, 0.007, 330),
    "面粉": ("Flour", "粮油", 4.3, 20, 0.02, 0.007, 220),
    "大豆油": ("Soya oil", "粮油", 9.8, 10, 0.02, 0.015, 120),
    "花生油": ("Peanut oil", "粮油", 17.5, 10, 0.02, 0.01, 30),
    "玉米面": ("Corn flour", "粮油", 3.6, 22, 0.03, 0.008, 60),
}
_SOLD_FROM = {"草莓": (46, 20)}  # weeks between which it is on the market
# Yearly level of pork: dear at the start of 2021, cheap in 2023, and the others' slow rise
_PORK = {2021: 1.22, 2022: 1.02, 2023: 0.88, 2024: 0.98, 2025: 0.90}


def _rows() -> Iterator[Row]:
    random = numpy_rng("produce-prices")
    swing = dict.fromkeys(_PRODUCTS, 0.0)
    day = _FIRST_DAY
    while day <= _LAST_DAY:
        for product, row in _PRODUCTS.items():
            swing[product] = 0.86 * swing[product] + random.normal(0, row[5])
        for number, product in enumerate(_PRODUCTS, 1):
            if _is_sold(product, day):
                for market in _MARKETS:
                    yield from _asked(random, day, number, product, market, swing[product])
        day += timedelta(7)


def _is_sold(product: str, day: date) -> bool:
    first, last = _SOLD_FROM.get(product, (1, 53))
    week = day.isocalendar().week
    return first <= week or week <= last if first > last else True


def _asked(
    random: np.random.Generator, day: date, number: int, product: str, market: tuple, swing: float
) -> Iterator[Row]:
    """One row, or none in the week when the market is shut for the Spring Festival, or when nobody asked."""
    code, name, district, _, _, level, trade = market
    if (is_spring_festival(day) and code != "WM1") or random.random() < 0.006:
        return
    _, group, base, *_, tonnes = _PRODUCTS[product]
    price = base * _level(product, day) * level * exp(swing) * random.lognormal(0, 0.018)
    below, above = random.uniform(0.04, 0.13, 2)
    volume = tonnes * trade * random.lognormal(-0.03, 0.2) * (1.4 if _is_before_festival(day) else 1.0)
    is_unweighed = random.random() < 0.012
    yield (
        day,
        code,
        name,
        district.code,
        district.name,
        f"NP{number:02d}",
        product,
        group,
        round(price * (1 - below), 2),
        round(price, 2),
        round(price * (1 + above), 2),
        "" if is_unweighed else round(volume / 4, 1),
    )


def _level(product: str, day: date) -> float:
    """Season, the long course of prices, and the fortnight before the Spring Festival."""
    _, group, _, dearest, strength, *_ = _PRODUCTS[product]
    season = 1 + strength * cos(2 * pi * (day.isocalendar().week - dearest) / 52.18)
    course = _PORK[day.year] if product == "猪肉" else 1 + 0.012 * (day.year - 2021)
    festive = 1.0 if group == "粮油" or not _is_before_festival(day) else 1.09
    return season * course * festive


def _is_before_festival(day: date) -> bool:
    first, _ = spring_festival(day.year)
    return 0 <= (first - day).days <= 14


def _market_rows() -> Iterator[Row]:
    for code, name, district, longitude, latitude, *_ in _MARKETS:
        yield code, name, district.code, district.name, longitude, latitude


_PER_KG = ("元/公斤", "yuan/kg")
PACKAGES = [
    simulated(
        PlanRow("四（四）2、 同时", "智慧农业、“互联网+供销合作社”", "市农经委、服务业委;配合单位:各区、县(市)政府"),
        name="produce-prices",
        title="农产品批发价格（周）",
        title_en="Wholesale prices of farm produce, weekly",
        summary="四个示例批发市场2021年至2025年每周三的农产品价格：每行是一种菜、水果、肉、蛋、"
        "鱼或粮油在一个市场的一周，有最低、平均、最高批发价（元/公斤）和成交量，共39种。春节前涨价、"
        "冬季菜贵都看得出来。",
        summary_en="Wholesale prices of 39 kinds of produce at four sample markets, every Wednesday from 2021 to "
        "2025: one row is one vegetable, fruit, meat, egg, fish, grain or oil at one market in one week, with lowest,"
        " mean and highest price (yuan a kilogram) and tonnes sold.",
        limits="不是真实行情，也不是超市零售价，不能作为交易依据。",
        limits_en="Not real prices, not retail prices, no basis for a trade.",
        question="大白菜、猪肉什么时候最贵，春节前会涨多少？",
        question_en="When are cabbage and pork dearest, and how much do prices rise before the Spring Festival?",
        keywords=["菜价", "肉价", "猪肉", "白菜", "鸡蛋", "水果", "批发", "农产品", "市场价格", "物价", "买菜"],
        keywords_en=["vegetable prices", "pork", "eggs", "wholesale", "market", "farm produce"],
        publisher="njw",
        library="thematic/agriculture",
        theme="agriculture",
        update_cycle="weekly",
        temporal=("2021-01-06", "2025-12-31"),
        granularity="district",
        related=["food-inspections", "weather-daily", "logistics-monthly"],
        method="各品种有自己的示例基价、季节和自相关波动，四个市场价格略有高低；春节前两周上浮，"
        "放假那周多数市场休市没有报价。",
        method_en="each product has a sample base, season and autocorrelated swing, the four markets differ a little;"
        " prices rise in the two weeks before the Spring Festival, in whose week most markets are shut.",
        tables=[
            Table(
                "produce-prices",
                "批发价格",
                "Wholesale prices",
                [
                    date_field("priced_on", "报价日期", "Priced on", element="DE0040", role="reference"),
                    reference("market_id", "市场编号", "Market id", "DE0059"),
                    category("market", "批发市场", "Market", _MARKET_NAMES),
                    *district_fields(),
                    reference("product_code", "农产品代码", "Product code", "DE0041"),
                    category("product", "农产品", "Product", {name: (row[0], 0) for name, row in _PRODUCTS.items()}),
                    category("group", "类别", "Group", _GROUPS),
                    amount("price_low", "最低价", "Lowest price", *_PER_KG),
                    amount("price", "平均价", "Mean price", *_PER_KG),
                    amount("price_high", "最高价", "Highest price", *_PER_KG),
                    amount(
                        "tonnes",
                        "成交量",
                        "Sold",
                        "吨",
                        "tonnes",
                        description="当周上市量，少数未统计",
                        description_en="Of the week; a few were not weighed",
                    ),
                ],
                _rows,
                key=("priced_on", "market_id", "product_code"),
                foreign_keys=[
                    ("market_id", "produce-prices", "markets", "market_id"),
                    ("product_code", "produce-prices", "products", "product_code"),
                    DISTRICTS_KEY,
                ],
                chart={
                    "kind": "line",
                    "x": "priced_on",
                    "y": "price",
                    "aggregate": "mean",
                    "color": "group",
                    "period": "month",
                },
            ),
            Table(
                "markets",
                "批发市场",
                "Markets",
                [
                    id_field("market_id", "市场编号", "Market id", "WM[0-9]", "DE0059"),
                    F("market", "批发市场", "Market", kind="name", required=True),
                    *district_fields(),
                    *point_fields(),
                ],
                _market_rows,
                key=("market_id",),
                foreign_keys=[DISTRICTS_KEY],
                coordinate_system="WGS-84",
                chart={"kind": "point_map", "x": "longitude", "y": "latitude"},
            ),
            Table(
                "products",
                "农产品",
                "Products",
                [
                    id_field("product_code", "农产品代码", "Product code", "NP[0-9]{2}", "DE0041"),
                    F("product", "农产品", "Product", kind="name", required=True),
                    category("group", "类别", "Group", _GROUPS),
                ],
                lambda: ((f"NP{n:02d}", name, row[1]) for n, (name, row) in enumerate(_PRODUCTS.items(), 1)),
                key=("product_code",),
                chart={"kind": "bar", "x": "group", "aggregate": "count"},
            ),
        ],
    )
]
