"""法人库 and 智慧工商: the open part of the register, and what was registered month by month."""

from scripts.simulate.city import DISTRICTS, District, month_season, months
from scripts.simulate.foundation.enterprises import FORMS, TRADES, Enterprise, enterprises, pull
from scripts.simulate.foundation.fields import (
    DISTRICTS_KEY,
    category,
    district_fields,
    id_field,
    measure,
    month_field,
)
from scripts.simulate.framework import F, Package, Row, Table, rng

_SHARED = {
    "publisher": "gsj",
    "library": "base/legal-entities",
    "theme": "commerce",
    "update_cycle": "monthly",
    "origin": "simulated",
    "plan_section": "四（二）1",
    "plan_system": "法人库、智慧工商",
    "responsible": "市大数据局；配合单位：市直相关部门",
    "granularity": "district",
}


def _enterprise_rows() -> list[Row]:
    return [
        (e.id, e.name, e.district.code, e.district.name, *_business(e), e.registered_on, e.status, e.left_on, e.scale)
        for e in enterprises()
    ]


def _business(e: Enterprise) -> Row:
    return e.trade, e.form, e.capital_wan


_ENTERPRISE_FIELDS = (
    id_field("enterprise_id", "企业示例编号", "Sample enterprise id", "SE[0-9]{6}", "DE0006"),
    F("name", "企业名称", "Name", kind="name", required=True, unique=True, element="DE0007", role="source"),
    *district_fields(),
    F(
        "trade",
        "行业门类",
        "Trade",
        kind="category",
        required=True,
        description="GB/T 4754 国民经济行业分类的门类字母",
        description_en="Section letter of GB/T 4754",
        codes={letter: (row[0], row[1]) for letter, row in TRADES.items()},
    ),
    F(
        "legal_form",
        "企业类型",
        "Legal form",
        kind="category",
        required=True,
        codes={form: (form, english) for form, (_, _, english) in FORMS.items()},
    ),
    measure(
        "registered_capital",
        "注册资本",
        "Registered capital",
        "万元",
        "10,000 yuan",
        "number",
        required=False,
        description="分公司没有注册资本；另有约三十分之一的记录缺失",
        description_en="A branch has none; of the others about one record in thirty lacks it",
    ),
    F("registered_on", "成立日期", "Registered on", type="date", kind="period", required=True),
    category("status", "经营状态", "Status", "存续=In business;注销=Deregistered;吊销=Licence revoked;迁出=Moved away"),
    F(
        "left_on",
        "退出日期",
        "Left on",
        type="date",
        description="注销、吊销或迁出的日期；存续企业为空",
        description_en="Day of deregistration, revocation or move; empty while in business",
    ),
    category("scale", "企业规模", "Size class", "大型=Large;中型=Medium;小型=Small;微型=Micro"),
)

# kind: registered entities per 1 000 people at the end of 2018, new ones a month and leaving ones a month per 1 000
_KINDS = {"企业": (42.0, 0.0105, 0.0052), "个体工商户": (66.0, 0.0125, 0.0080), "农民专业合作社": (1.1, 0.0042, 0.0040)}
_YEAR_LIFT = {2019: 1.0, 2020: 0.84, 2021: 1.06, 2022: 0.86, 2023: 1.12, 2024: 1.08, 2025: 1.05}
_SHOCKS = {"2020-02": 0.22, "2020-03": 0.70, "2022-03": 0.45, "2022-04": 0.38, "2022-12": 0.72}


def _registration_rows() -> list[Row]:
    rows: list[Row] = []
    for district in DISTRICTS:
        for kind in _KINDS:
            rows += _registrations_of(district, kind)
    return sorted(rows, key=lambda row: (row[0], row[1]))


def _registrations_of(district: District, kind: str) -> list[Row]:
    """The stock at each month's end is last month's, plus the new, minus those that left."""
    random = rng(f"business-registrations-monthly:{district.code}:{kind}")
    density, new_rate, leave_rate = _KINDS[kind]
    is_rural = district.code in ("210115", "210123", "210124", "210181")
    share = (14.0 if is_rural else 0.35) if kind == "农民专业合作社" else pull(district.code)
    stock = round(district.weight * density * share * random.uniform(0.93, 1.07))
    rows: list[Row] = []
    for month in months("2019-01"):
        year, number = int(month[:4]), int(month[5:])
        wave = month_season(month, peak=5, depth=0.12) * (0.62 if number == 2 else 1) * _SHOCKS.get(month, 1)
        year_end = 1.6 if number in (6, 12) else 0.9  # licences are cleared away at half-year and year end
        new = round(stock * new_rate * _YEAR_LIFT[year] * wave * random.gauss(1, 0.07))
        left = round(stock * leave_rate * year_end * _SHOCKS.get(month, 1) * random.gauss(1, 0.12))
        stock += new - left
        rows.append((month, district.code, district.name, kind, new, left, stock))
    return rows


PACKAGES = [
    Package(
        name="enterprises",
        title="企业基本信息（开放部分）",
        title_en="Enterprises: the open part of the register",
        summary="模拟企业的基本信息，每家一行：示例编号、名称、所在区县、行业门类、企业类型、注册资本、成立日期和经营状态，"
        "共 8 000 家，截至 2025 年底。按市工商局法人库可以开放的部分设计，全部由程序模拟生成，"
        "名称都带“示例”，不对应任何真实企业。",
        summary_en="Simulated firms, one row each: a sample id, name, district, trade, legal form, registered capital, "
        "founding date and status; 8,000 firms up to the end of 2025. Shaped like the open part of the register of "
        "legal entities; every name says 示例 (sample) and belongs to no real firm.",
        limits="没有统一社会信用代码、法定代表人、股东、电话和地址；不能用来核对某家真实企业，"
        "也不能据此推断真实的企业数量。",
        limits_en="No unified social credit code, legal representative, shareholder, telephone or address. It cannot "
        "be used to check a real firm, nor to infer how many firms there really are.",
        question="哪个区的制造业企业最多？近几年新成立的企业集中在哪些行业？",
        question_en="Which district has most manufacturers, and in which trades are new firms founded?",
        keywords=("企业", "公司", "法人", "工商登记", "注册资本", "行业", "营业执照"),
        keywords_en=("enterprise", "company", "legal entity", "business register", "trade"),
        provenance="模拟：按区县人口和产业特点、行业占比、逐年登记量与注销率随机生成。",
        provenance_en="Simulated from district population and leaning, shares of trades, registrations and exits.",
        temporal=("1994-01-01", "2025-12-31"),
        number=1,
        related=("business-registrations-monthly", "food-inspections", "credit-list", "data-products"),
        tables=(
            Table(
                name="enterprises",
                title="企业名录（模拟）",
                title_en="List of enterprises (simulated)",
                fields=_ENTERPRISE_FIELDS,
                rows=_enterprise_rows,
                key=("enterprise_id",),
                foreign_keys=(DISTRICTS_KEY,),
                chart={"kind": "tile_map", "x": "district", "aggregate": "count"},
            ),
        ),
        **_SHARED,
    ),
    Package(
        name="business-registrations-monthly",
        title="市场主体登记月报",
        title_en="Business registrations by month",
        summary="每个月、每个区县、每一类市场主体（企业、个体工商户、农民专业合作社）的新登记户数、"
        "注销户数和月末实有户数，"
        "从 2019 年 1 月到 2025 年 12 月。按市工商局登记月报的样子模拟生成，数字不是真实统计。",
        summary_en="By month, district and kind of business (enterprise, sole trader, farmers' "
        "cooperative): newly registered, deregistered and on the register at the end of the month, January 2019 to "
        "December 2025. Simulated in the shape of a monthly registration report; not real statistics.",
        limits="是模拟数字，不能当作沈阳市的登记统计引用；迁入迁出不单列，已并入新登记和注销。",
        limits_en="Simulated: not to be quoted as Shenyang's statistics. Moves between districts are not shown apart.",
        question="开店、办公司的人今年比去年多了还是少了？哪个区新登记最多？",
        question_en="Are more businesses opening than last year, and in which district?",
        keywords=("市场主体", "个体户", "开店", "新登记", "注销", "营商", "办公司", "合作社"),
        keywords_en=("business registration", "sole trader", "new firms", "deregistration", "monthly"),
        provenance="模拟：按区县人口推算存量，新登记和注销按年份景气、月份和春节、2020 与 2022 年的低谷生成，"
        "月末实有逐月结转。",
        provenance_en="Simulated: stock from population; entries and exits follow the year, the month, 春节 and the "
        "troughs of 2020 and 2022; the stock is carried from month to month.",
        temporal=("2019-01", "2025-12"),
        number=2,
        related=("enterprises", "macro-indicators", "tax-revenue-monthly"),
        tables=(
            Table(
                name="business-registrations-monthly",
                title="按月、区县和主体类型的登记户数（模拟）",
                title_en="Registrations by month, district and kind (simulated)",
                fields=(
                    month_field(),
                    *district_fields(),
                    category(
                        "kind",
                        "主体类型",
                        "Kind of business",
                        "企业=Enterprise;个体工商户=Sole trader;农民专业合作社=Farmers' cooperative",
                    ),
                    measure("registered", "新登记户数", "Newly registered", "户", "businesses"),
                    measure("deregistered", "注销户数", "Deregistered", "户", "businesses"),
                    measure("on_register", "月末实有户数", "On the register at month end", "户", "businesses"),
                ),
                rows=_registration_rows,
                key=("month", "district_code", "kind"),
                foreign_keys=(DISTRICTS_KEY,),
                chart={"kind": "line", "x": "month", "y": "registered", "color": "kind", "aggregate": "sum"},
            ),
        ),
        **_SHARED,
    ),
]
