"""宏观经济库: monthly, quarterly and yearly indicators in long format, all simulated."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi

from scripts.simulate.city import months
from scripts.simulate.foundation.fields import category
from scripts.simulate.framework import F, Package, Row, Table, numpy_rng


@dataclass(frozen=True)
class Indicator:
    """level: value in the first period; growth: a year, before the shocks; depth, peak: its season (a quarterly one
    peaks at the year's end); noise: relative."""

    name: str
    name_en: str
    unit: str
    unit_en: str
    level: float
    growth: float
    depth: float = 0.0
    peak: int = 6
    noise: float = 0.015
    digits: int = 1
    is_rate: bool = False  # an index or a percentage wanders round its level and has no growth of its own


_MONTHLY = (
    Indicator("规模以上工业增加值", "Value added of larger industry", "亿元", "100 million yuan", 132, 0.045, 0.10, 11),
    Indicator("固定资产投资", "Fixed-asset investment", "亿元", "100 million yuan", 118, 0.030, 0.55, 7, 0.04),
    Indicator("房地产开发投资", "Real-estate investment", "亿元", "100 million yuan", 66, 0.012, 0.50, 7, 0.05),
    Indicator("社会消费品零售总额", "Retail sales", "亿元", "100 million yuan", 305, 0.042, 0.08, 11, 0.02),
    Indicator("进出口总额", "Imports and exports", "亿元", "100 million yuan", 72, 0.050, 0.06, 11, 0.05),
    Indicator("一般公共预算收入", "Public budget revenue", "亿元", "100 million yuan", 54, 0.035, 0.14, 5, 0.05),
    Indicator("一般公共预算支出", "Public budget spending", "亿元", "100 million yuan", 76, 0.040, 0.22, 11, 0.06),
    Indicator("全社会用电量", "Electricity use", "亿千瓦时", "100 million kWh", 27.5, 0.034, 0.10, 1, 0.02, 2),
    Indicator(
        "工业用电量", "Electricity use of industry", "亿千瓦时", "100 million kWh", 12.2, 0.030, 0.05, 11, 0.02, 2
    ),
    Indicator("金融机构存款余额", "Bank deposits", "亿元", "100 million yuan", 15200, 0.062, 0.004, 6, 0.003, 0),
    Indicator("金融机构贷款余额", "Bank loans", "亿元", "100 million yuan", 13100, 0.058, 0.003, 6, 0.003, 0),
    Indicator("居民消费价格指数", "Consumer prices", "上年同月=100", "index", 101.6, 0, 0.3, 1, 0.35, 1, True),
    Indicator("工业生产者出厂价格指数", "Producer prices", "上年同月=100", "index", 100.8, 0, 0.2, 6, 0.9, 1, True),
    Indicator("城镇登记失业率", "Registered unemployment", "%", "%", 3.2, 0, 0.08, 2, 0.07, 2, True),
)
_QUARTERLY = (
    Indicator("地区生产总值", "Gross domestic product", "亿元", "100 million yuan", 1390, 0.052, 0.11, noise=0.004),
    Indicator("第一产业增加值", "Primary sector", "亿元", "100 million yuan", 62, 0.038, 0.55, noise=0.010),
    Indicator("第二产业增加值", "Secondary sector", "亿元", "100 million yuan", 498, 0.044, 0.12, noise=0.006),
    Indicator("第三产业增加值", "Tertiary sector", "亿元", "100 million yuan", 830, 0.055, 0.06, noise=0.004),
    Indicator(
        "城镇居民人均可支配收入", "Income per head, urban", "元", "yuan", 10300, 0.056, -0.04, noise=0.004, digits=0
    ),
    Indicator(
        "农村居民人均可支配收入", "Income per head, rural", "元", "yuan", 3850, 0.072, 0.16, noise=0.005, digits=0
    ),
    Indicator("城镇新增就业", "New urban jobs", "万人", "10,000 persons", 2.9, 0.010, 0.18, noise=0.03, digits=2),
    Indicator(
        "实际利用外资", "Foreign capital used", "亿元", "100 million yuan", 17.5, 0.025, 0.20, noise=0.09, digits=2
    ),
)
_YEARLY = (
    Indicator("常住人口", "Residents", "万人", "10,000 persons", 825, 0.0082, noise=0.0006),
    Indicator("户籍人口", "Registered population", "万人", "10,000 persons", 703, 0.0066, noise=0.0005),
    Indicator("城镇化率", "Urban share", "%", "%", 76.4, 0.0055, noise=0.001),
    Indicator("城市建成区面积", "Built-up area", "平方千米", "km²", 330, 0.029, noise=0.004, digits=0),
    Indicator("建成区绿化覆盖率", "Green cover of the built-up area", "%", "%", 37.5, 0.0065, noise=0.004),
    Indicator("公路里程", "Roads", "千米", "km", 10650, 0.013, noise=0.002, digits=0),
    Indicator("普通高校在校学生", "Students at universities", "万人", "10,000 persons", 31.2, 0.019, noise=0.006),
    Indicator("卫生机构床位", "Beds in health institutions", "万张", "10,000 beds", 4.1, 0.043, noise=0.006, digits=2),
    Indicator("社会用水总量", "Water used", "亿立方米", "100 million m³", 25.6, 0.006, noise=0.012),
    Indicator("研究与试验发展经费", "Research and development", "亿元", "100 million yuan", 61, 0.079, noise=0.012),
)
# the city as a whole in these months: the trough of early 2020, the spring of 2022, the ends of recovery
_SHOCKS = {"2020-02": 0.62, "2020-03": 0.78, "2020-04": 0.90, "2020-05": 0.96, "2022-03": 0.82, "2022-04": 0.74}
_SHOCKS |= {"2022-05": 0.91, "2022-12": 0.92}
_QUARTER_WAVE = (-1.0, 0.05, 0.1, 0.85)  # the first quarter is the lowest, the last the highest
_STEADY = {"金融机构存款余额", "金融机构贷款余额", "全社会用电量"}  # hardly feel a shock


def _rows() -> list[Row]:
    rows: list[Row] = []
    for prefix, frequency, indicators, periods in (
        ("M", "月", _MONTHLY, months("2017-01")),
        ("Q", "季", _QUARTERLY, [f"{year}Q{q}" for year in range(2017, 2026) for q in (1, 2, 3, 4)]),
        ("Y", "年", _YEARLY, [str(year) for year in range(2006, 2026)]),
    ):
        for number, indicator in enumerate(indicators, 1):
            rows += _series(f"{prefix}{number:02d}", frequency, indicator, periods)
    return rows


def _series(code: str, frequency: str, indicator: Indicator, periods: list[str]) -> Iterator[Row]:
    """One indicator over its periods, with the change on the same period a year before."""
    per_year = {"月": 12, "季": 4, "年": 1}[frequency]
    values = _values(code, indicator, periods, per_year)
    for n, (period, value) in enumerate(zip(periods, values, strict=True)):
        before = values[n - per_year] if n >= per_year else None
        change = None if before is None or indicator.is_rate else round((value / before - 1) * 100, 1)
        shown = round(value, indicator.digits) if indicator.digits else round(value)
        name = (code, indicator.name, frequency)
        yield *name, period, _first_day(period), shown, indicator.unit, change


def _values(code: str, indicator: Indicator, periods: list[str], per_year: int) -> list[float]:
    """Growth that cools a little each year, a season, a slow drift and shocks; an index wanders round its level."""
    random = numpy_rng(f"macro-indicators:{code}")
    drift, out = 0.0, []
    for n, period in enumerate(periods):
        drift = 0.86 * drift + random.normal(0, indicator.noise)
        month = int(_first_day(period)[5:7])
        wave = _QUARTER_WAVE[month // 3] if "Q" in period else cos(2 * pi * (month - indicator.peak) / 12)
        if indicator.is_rate:
            out.append(float(indicator.level + drift + indicator.depth * wave - 0.0006 * n * indicator.level / 12))
            continue
        years = n / per_year
        trend = (1 + indicator.growth) ** (years - 0.012 * years**2)
        out.append(float(indicator.level * trend * (1 + indicator.depth * wave + drift) * _shock(indicator, period)))
    return out


def _shock(indicator: Indicator, period: str) -> float:
    if indicator.name in _STEADY or len(period) == 4:
        return 1.0
    if "Q" in period:
        first = int(_first_day(period)[5:7])
        near = [_SHOCKS.get(f"{period[:4]}-{month:02d}", 1.0) for month in range(first, first + 3)]
        return 1 - (1 - sum(near) / 3) * 0.45
    return 1 - (1 - _SHOCKS.get(period, 1.0)) * 0.8


def _first_day(period: str) -> str:
    """`2024-03` → 2024-03-01, `2024Q2` → 2024-04-01, `2024` → 2024-01-01."""
    if "Q" in period:
        return f"{period[:4]}-{int(period[5]) * 3 - 2:02d}-01"
    return f"{period}-01" if len(period) == 7 else f"{period}-01-01"


_INDICATORS = (*_MONTHLY, *_QUARTERLY, *_YEARLY)

PACKAGES = [
    Package(
        name="macro-indicators",
        title="宏观经济与社会发展主要指标",
        title_en="Main economic and social indicators",
        summary="全市主要指标每月、每季度或每年的数值和同比：地区生产总值、工业、投资、消费、财政、用电、物价、"
        "收入、人口等 32 个指标，月度和季度从 2017 年起，年度从 2006 年起，到 2025 年共 2 000 行。由程序模拟生成，"
        "不是统计局公布的数字。",
        summary_en="The city's main indicators by month, quarter or year, with the change on a year before: 32 "
        "indicators from GDP, industry, investment, retail, budget, power and prices to incomes and population; "
        "monthly and quarterly from 2017, yearly from 2006, 2,000 rows to 2025. Simulated; not published statistics.",
        limits="是模拟数字，不得当作沈阳市的统计数据引用；月度和季度值为当期值，不是累计值；各指标独立生成，"
        "分项之和不等于总数。",
        limits_en="Simulated: never to be quoted as Shenyang's statistics. Monthly and quarterly values are for the "
        "period, not cumulative. Indicators are generated apart, so parts do not add up to totals.",
        question="消费和投资哪个恢复得快？居民收入每年增长多少？",
        question_en="Which recovered faster, retail or investment, and how fast do incomes grow?",
        keywords=("经济", "GDP", "生产总值", "物价", "CPI", "收入", "消费", "投资", "财政", "统计"),
        keywords_en=("economy", "GDP", "prices", "income", "investment", "statistics"),
        publisher="tjj",
        library="professional/macro-economy",
        theme="economy",
        update_cycle="monthly",
        origin="simulated",
        plan_section="四（二）1、四（六）5",
        plan_system="宏观经济库、宏观经济与社会发展基础数据库系统",
        responsible="市统计局；配合部门：市直相关部门",
        provenance="模拟：每个指标有自己的水平、增速、季节和波动，并带 2020 年初和 2022 年春天的低谷；"
        "同比由序列本身算出。",
        provenance_en="Simulated: each indicator has its own level, growth, season and noise, with the troughs of "
        "early 2020 and spring 2022; the change is computed from the series.",
        temporal=("2006", "2025"),
        number=4,
        related=("tax-revenue-monthly", "business-registrations-monthly", "districts", "cross-border-trade"),
        tables=(
            Table(
                name="macro-indicators",
                title="指标（长表，模拟）",
                title_en="Indicators in long format (simulated)",
                description="长表：一行一个指标一个时期，筛选“指标”一列即得一条时间序列",
                description_en="Long format: filter one indicator to get one series",
                fields=(
                    F(
                        "indicator_code",
                        "指标代码",
                        "Indicator code",
                        kind="identifier",
                        required=True,
                        pattern="[MQY][0-9]{2}",
                        element="DE0012",
                        role="source",
                    ),
                    F(
                        "indicator",
                        "指标",
                        "Indicator",
                        kind="category",
                        required=True,
                        codes={i.name: (i.name, i.name_en) for i in _INDICATORS},
                    ),
                    category("frequency", "频率", "Frequency", "月=Month;季=Quarter;年=Year"),
                    F(
                        "period",
                        "时期",
                        "Period",
                        kind="period",
                        required=True,
                        pattern="[0-9]{4}(-[0-9]{2}|Q[1-4])?",
                        description="如 2024-03、2024Q2、2024",
                        description_en="Such as 2024-03, 2024Q2, 2024",
                    ),
                    F("period_start", "时期首日", "First day of the period", type="date", kind="period", required=True),
                    F("value", "数值", "Value", type="number", kind="measure", required=True, minimum=0),
                    F(
                        "unit",
                        "单位",
                        "Unit",
                        kind="category",
                        required=True,
                        codes={i.unit: (i.unit, i.unit_en) for i in _INDICATORS},
                    ),
                    F(
                        "change",
                        "同比",
                        "Change on a year before",
                        type="number",
                        unit="%",
                        unit_en="%",
                        kind="measure",
                        description="第一年没有；指数和比率类不计算",
                        description_en="None in the first year, nor for indices and rates",
                    ),
                ),
                rows=_rows,
                key=("indicator_code", "period"),
                chart={
                    "kind": "line",
                    "x": "period_start",
                    "y": "value",
                    "aggregate": "sum",
                    "where": {"indicator": "社会消费品零售总额"},
                },
            ),
        ),
    ),
]
