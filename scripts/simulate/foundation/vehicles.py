"""车辆库, the open part: how many motor vehicles of each type there are, month by month."""

from scripts.simulate.city import month_season, months
from scripts.simulate.foundation.fields import measure, month_field
from scripts.simulate.framework import F, Package, Row, Table, rng

# type: English, vehicles at the end of 2020, yearly growth, share taken off the road a year, how strong the seasons are
_TYPES = {
    "小型载客汽车": ("Small passenger car", 2_236_000, 0.052, 0.019, 0.12),
    "中型载客汽车": ("Medium passenger car", 6_900, -0.045, 0.090, 0.10),
    "大型载客汽车": ("Large passenger car", 15_800, 0.010, 0.075, 0.10),
    "微型载客汽车": ("Mini passenger car", 21_500, -0.110, 0.130, 0.05),
    "重型载货汽车": ("Heavy lorry", 58_400, 0.022, 0.080, 0.30),
    "中型载货汽车": ("Medium lorry", 9_300, -0.060, 0.105, 0.20),
    "轻型载货汽车": ("Light lorry", 148_600, 0.035, 0.060, 0.22),
    "摩托车": ("Motorcycle", 42_700, 0.048, 0.045, 0.75),
    "挂车": ("Trailer", 31_200, 0.028, 0.065, 0.28),
    "专项作业车": ("Special-purpose vehicle", 8_100, 0.030, 0.050, 0.20),
}
_SHOCKS = {"2021-01": 0.92, "2022-03": 0.58, "2022-04": 0.46, "2022-05": 0.82, "2022-12": 1.18, "2025-12": 1.10}
# share of new-energy vehicles among the new ones, by year
_ELECTRIC = {2021: 0.055, 2022: 0.11, 2023: 0.17, 2024: 0.27, 2025: 0.36}
_ELECTRIC_LEANING = {"小型载客汽车": 1.0, "微型载客汽车": 1.4, "大型载客汽车": 1.9, "轻型载货汽车": 0.45}


def _rows() -> list[Row]:
    rows = [row for kind in _TYPES for row in _rows_of(kind)]
    return sorted(rows, key=lambda row: row[0])


def _rows_of(kind: str) -> list[Row]:
    """Month-end stock = last month's + new − taken off the road; the flow is what drives the growth."""
    random = rng(f"vehicle-ownership:{kind}")
    _, stock, growth, leave_rate, depth = _TYPES[kind]
    rows: list[Row] = []
    for month in months("2021-01"):
        year, number = int(month[:4]), int(month[5:])
        spring_festival = 0.66 if number == 2 else 1
        wave = month_season(month, peak=9, depth=depth) * spring_festival * _SHOCKS.get(month, 1)
        cooling = 1 - 0.06 * (year - 2021)  # the market fills up
        new = max(0, round(stock * (growth * cooling + leave_rate) / 12 * wave * random.gauss(1, 0.05)))
        left = round(stock * leave_rate / 12 * (1.25 if number in (11, 12) else 0.955) * random.gauss(1, 0.06))
        stock += new - left
        electric = round(new * min(0.95, _ELECTRIC[year] * _ELECTRIC_LEANING.get(kind, 0.08) * random.gauss(1, 0.08)))
        rows.append((month, kind, stock, new, electric, left))
    return rows


PACKAGES = [
    Package(
        name="vehicle-ownership",
        title="机动车保有量月报",
        title_en="Motor vehicles by month and type",
        summary="每个月每种机动车的月末保有量、当月新登记、其中新能源车和当月注销数量，分 10 种车型，从 2021 "
        "年 1 月到 2025 年 12 月共 600 行。"
        "由程序按车型结构、季节和市场起伏模拟生成，不是真实统计。",
        summary_en="Motor vehicles by month and by ten types: vehicles at the end of the month, newly "
        "registered, "
        "new-energy ones among them and deregistered; 600 rows from January 2021 to December 2025. Simulated from the "
        "mix of types, the seasons and the market; not real statistics.",
        limits="是模拟数字，不能当作沈阳市的车辆统计引用；不分区县，也不含号牌、车主等任何可识别到个人的内容；"
        "没有电动自行车。",
        limits_en="Simulated: not to be quoted as Shenyang's figures. Not by district, nothing about plates or "
        "owners, and "
        "no electric bicycles.",
        question="全市有多少辆小汽车？新上牌的车里新能源占多大比例？",
        question_en="How many cars are there, and what share of the new ones runs on new energy?",
        keywords=("机动车", "汽车", "保有量", "上牌", "新能源车", "电动车", "货车", "摩托车"),
        keywords_en=("motor vehicle", "car", "new energy vehicle", "registration", "lorry"),
        publisher="gaj",
        library="base/vehicles",
        theme="transport",
        update_cycle="monthly",
        origin="simulated",
        plan_section="四（二）1",
        plan_system="车辆库",
        responsible="市大数据局；配合单位：市直相关部门",
        provenance="模拟：每种车型有自己的存量、增长率和注销率；新登记随季节、春节和 2022 年春天的低谷起伏，"
        "新能源占比逐年上升，"
        "月末保有量逐月结转。",
        provenance_en="Simulated: each type has its stock, growth and exit rate; registrations follow the seasons, "
        "春节 and "
        "the trough of spring 2022; new energy rises year by year; the stock is carried from month to month.",
        temporal=("2021-01", "2025-12"),
        number=1,
        related=("vehicle-register", "parking-lots", "traffic-congestion", "ride-hailing-monthly"),
        tables=(
            Table(
                name="vehicle-ownership",
                title="按月和车型的保有量（模拟）",
                title_en="Vehicles by month and type (simulated)",
                fields=(
                    month_field(),
                    F(
                        "vehicle_type",
                        "车辆类型",
                        "Vehicle type",
                        kind="category",
                        required=True,
                        element="DE0009",
                        role="source",
                        codes={kind: (kind, row[0]) for kind, row in _TYPES.items()},
                    ),
                    measure(
                        "vehicles", "月末保有量", "At month end", "辆", "vehicles", element="DE0010", role="source"
                    ),
                    measure("registered", "新登记", "Newly registered", "辆", "vehicles"),
                    measure("new_energy", "其中新能源", "Of these new-energy", "辆", "vehicles"),
                    measure("deregistered", "注销", "Deregistered", "辆", "vehicles"),
                ),
                rows=_rows,
                key=("month", "vehicle_type"),
                chart={
                    "kind": "line",
                    "x": "month",
                    "y": "registered",
                    "aggregate": "sum",
                    "where": {"vehicle_type": "小型载客汽车"},
                },
            ),
        ),
    ),
]
