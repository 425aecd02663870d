"""智慧安监、智慧质监: safety inspections of sample firms by month and trade, and sampling of consumer goods."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from scripts.simulate.city import DISTRICTS, LAST_DAY, days, month_season, months
from scripts.simulate.foundation.enterprises import firms_of
from scripts.simulate.foundation.fields import DISTRICTS_KEY, district_fields, enterprise_field, id_field, month_field
from scripts.simulate.framework import Row, Table, numpy_rng, rng
from scripts.simulate.governance.declare import (
    ENTERPRISE_KEY,
    Choices,
    PlanRow,
    category,
    count,
    date_field,
    simulated,
)
from scripts.simulate.governance.drawing import draw, firm_of_day, office_day, small_month, spread_over

_SAFETY_TRADES: Choices = {
    "制造业": ("Manufacturing", 34),
    "建筑业": ("Construction", 24),
    "交通运输": ("Transport", 14),
    "批发零售": ("Wholesale and retail", 12),
    "住宿餐饮": ("Hotels and catering", 11),
    "能源供应": ("Energy", 5),
}
_LETTERS = {"制造业": "C", "建筑业": "E", "交通运输": "G", "批发零售": "F", "住宿餐饮": "H", "能源供应": "D"}
_HAZARDS: Choices = {
    "消防通道": ("Blocked fire exit", 19),
    "电气线路": ("Wiring", 18),
    "安全培训": ("Training missing", 16),
    "设备防护": ("Machine without guard", 14),
    "高处作业": ("Work at height", 10),
    "危险化学品": ("Dangerous chemicals", 7),
    "有限空间": ("Confined space", 6),
    "台账记录": ("Records", 10),
}
_GRADES: Choices = {"一般": ("Ordinary", 93), "重大": ("Serious", 7)}
_OUTCOMES: Choices = {
    "已整改": ("Put right", 0),
    "整改中": ("Being put right", 0),
    "未发现隐患": ("No hazard found", 0),
}


def _month_rows() -> Iterator[Row]:
    random = numpy_rng("work-safety-monthly")
    for month in months("2019-01"):
        year = int(month[:4])
        slow = small_month(month) * (0.3 if month in ("2020-02", "2020-03") else 1.0)
        for district in DISTRICTS:
            for trade, (_, share) in _SAFETY_TRADES.items():
                winter_stop = 0.35 if trade == "建筑业" and month[5:] in ("12", "01", "02") else 1.0
                visits = int(random.poisson(district.weight * share / 100 * 0.16 * slow * winter_stop))
                hazards = int(random.binomial(visits, 0.46)) + int(random.binomial(visits, 0.2))
                accidents = 0.055 * share / 20 * district.weight / 698 * 0.9 ** (year - 2019) * winter_stop
                yield (
                    month,
                    district.code,
                    district.name,
                    trade,
                    visits,
                    hazards,
                    int(random.binomial(hazards, 0.955)),
                    int(random.poisson(accidents * month_season(month, peak=8, depth=0.25))),
                )


def _inspection_rows() -> Iterator[Row]:
    random = rng("work-safety")
    firms = {trade: firms_of(letter) for trade, letter in _LETTERS.items()}
    for number, day in enumerate(spread_over(random, days(date(2023, 1, 3)), _rounds, 4_000), 1):
        trade = draw(random, _SAFETY_TRADES)
        firm = firm_of_day(random, firms[trade], day)
        has_hazard = random.random() < 0.52
        hazard = draw(random, _HAZARDS) if has_hazard else ""
        grade = draw(random, _GRADES) if has_hazard else ""
        due = day + timedelta(30 if grade == "重大" else 15) if has_hazard else None
        outcome = _outcome(random, due)
        yield (
            f"WS{number:06d}",
            day,
            firm.id,
            firm.district.code,
            firm.district.name,
            trade,
            hazard,
            grade,
            due or "",
            outcome,
        )


def _rounds(day: date) -> float:
    """Inspections: working days, more in the month of safety (June) and before the long holidays."""
    return office_day(day) * {1: 1.2, 6: 1.45, 9: 1.2, 12: 1.15}.get(day.month, 1.0)


def _outcome(random: Random, due: date | None) -> str:
    if due is None:
        return "未发现隐患"
    return "整改中" if due > LAST_DAY or random.random() < 0.01 else "已整改"


# goods: (English, weight), part that fails, what then is wrong
_GOODS: dict[str, tuple[tuple[str, float], float, str]] = {
    "儿童玩具": (("Toys", 10), 0.085, "小零件或毛边"),
    "童装": (("Children's clothes", 10), 0.09, "绳带或色牢度"),
    "学生文具": (("School supplies", 9), 0.07, "有害物质"),
    "电动自行车": (("E-bikes", 9), 0.12, "电气安全"),
    "头盔": (("Helmets", 6), 0.10, "冲击吸收"),
    "插座充电器": (("Sockets and chargers", 11), 0.11, "电气安全"),
    "电线电缆": (("Cables", 9), 0.09, "导体电阻"),
    "燃气灶具": (("Gas cookers", 7), 0.075, "热效率或气密性"),
    "卫生用品": (("Hygiene products", 9), 0.03, "微生物"),
    "洗涤用品": (("Detergents", 7), 0.035, "有效成分"),
    "建筑涂料": (("Paints", 7), 0.06, "有害物质"),
    "消防产品": (("Fire equipment", 6), 0.08, "灭火性能"),
}
_CHANNELS: Choices = {"实体店": ("Shop", 52), "网店": ("Online shop", 30), "生产企业": ("Factory", 18)}
_RESULTS: Choices = {"合格": ("Passed", 0), "不合格": ("Failed", 0)}
_FAILURES: Choices = {
    "小零件或毛边": ("Small parts or edges", 0),
    "绳带或色牢度": ("Cords or colour fastness", 0),
    "有害物质": ("Harmful substances", 0),
    "电气安全": ("Electrical safety", 0),
    "冲击吸收": ("Shock absorption", 0),
    "导体电阻": ("Resistance", 0),
    "热效率或气密性": ("Efficiency or tightness", 0),
    "微生物": ("Microbes", 0),
    "有效成分": ("Active content", 0),
    "灭火性能": ("Extinguishing", 0),
    "标签标识": ("Label", 0),
}


def _quality_rows() -> Iterator[Row]:
    random = rng("quality-inspections")
    firms = firms_of("C", "F")
    weights = {name: (english, weight) for name, ((english, weight), *_) in _GOODS.items()}
    for number, day in enumerate(spread_over(random, days(date(2020, 1, 2)), _quality_rounds, 3_600), 1):
        firm, goods = firm_of_day(random, firms, day), draw(random, weights)
        _, share, failure = _GOODS[goods]
        channel = draw(random, _CHANNELS)
        online = 1.4 if channel == "网店" else 1.0
        has_failed = random.random() < share * online * 0.95 ** (day.year - 2020)
        yield (
            f"QI{number:06d}",
            day,
            firm.id,
            firm.district.code,
            firm.district.name,
            goods,
            channel,
            random.randint(3, 16),
            "不合格" if has_failed else "合格",
            (failure if random.random() < 0.78 else "标签标识") if has_failed else "",
        )


def _quality_rounds(day: date) -> float:
    """Few samples in early 2020; more round 15 March, 1 June and the start of school."""
    slow = 0.25 if (day.year, day.month) in ((2020, 2), (2020, 3)) else 1.0
    return office_day(day) * slow * {3: 1.35, 5: 1.25, 8: 1.3, 11: 1.15}.get(day.month, 1.0)


_SAFETY = simulated(
    PlanRow("四（六）同时", "智慧安监大数据管理平台", "市大数据局等部门"),
    name="work-safety",
    title="安全生产检查与隐患",
    title_en="Work-safety inspections and hazards",
    summary="安全生产检查的两张表：一张是2023年至2025年对示例企业的检查，每行是一次，有日期、行业、发现什么隐患、"
    "整改期限和结果；另一张是2019年至2025年各区县每月各行业的检查次数、隐患数、整改数和事故起数。",
    summary_en="Work safety in two tables: inspections of sample firms from 2023 to 2025, one row each, with day, "
    "trade, hazard, the day by which it must be put right and the outcome; and monthly inspections, hazards, hazards "
    "put right and accidents by district and trade from 2019 to 2025.",
    limits="企业、隐患和事故数都是模拟的，不是对任何真实企业或区县的结论；不含人员伤亡信息。",
    limits_en="Firms, hazards and accidents are simulated and judge no real firm or district; there is nothing about "
    "people hurt.",
    question="哪个行业检查出的隐患最多，都整改了吗？",
    question_en="In which trade are most hazards found, and are they put right?",
    keywords=["安全生产", "隐患", "检查", "事故", "消防", "整改", "工厂", "企业安全", "安监"],
    keywords_en=["work safety", "hazard", "inspection", "accident", "fire safety"],
    publisher="ajj",
    library="thematic/work-safety",
    theme="public-safety",
    update_cycle="monthly",
    temporal=("2019-01", "2025-12"),
    granularity="district",
    related=["enterprises", "quality-inspections", "construction-sites"],
    method="检查对象从示例企业中按行业抽取，次数随工作日、节前和安全生产月变化；事故起数逐年减少，按泊松分布取整。",
    method_en="firms are drawn by trade from the sample firms; visits follow working days, holidays and the month of "
    "safety; accidents fall year by year and are drawn from a Poisson distribution.",
    tables=[
        Table(
            "work-safety",
            "安全生产检查",
            "Inspections",
            [
                id_field("inspection_id", "检查编号", "Inspection id", "WS[0-9]{6}", "DE0047"),
                date_field("inspected_on", "检查日期", "Inspected on"),
                enterprise_field("被检查企业编号", "Enterprise id"),
                *district_fields(),
                category("trade", "行业", "Trade", _SAFETY_TRADES),
                category("hazard", "隐患类型", "Hazard", _HAZARDS, required=False),
                category("grade", "隐患等级", "Grade", _GRADES, required=False),
                date_field("due_on", "整改期限", "To be put right by", required=False),
                category("outcome", "结果", "Outcome", _OUTCOMES),
            ],
            _inspection_rows,
            key=("inspection_id",),
            foreign_keys=[ENTERPRISE_KEY, DISTRICTS_KEY],
            chart={"kind": "bar", "x": "trade", "aggregate": "count", "color": "outcome"},
            description="没有发现隐患的检查，隐患类型、等级和期限为空。",
            description_en="Inspections that found nothing have no hazard, grade or date.",
        ),
        Table(
            "monthly",
            "区县行业月度统计",
            "By month, district and trade",
            [
                month_field(),
                *district_fields(),
                category("trade", "行业", "Trade", _SAFETY_TRADES),
                count("inspections", "检查次数", "Inspections", "次", "visits"),
                count("hazards", "发现隐患", "Hazards found", "项", "hazards"),
                count("put_right", "已整改", "Put right", "项", "hazards"),
                count("accidents", "事故起数", "Accidents", "起", "accidents"),
            ],
            _month_rows,
            key=("month", "district_code", "trade"),
            foreign_keys=[DISTRICTS_KEY],
            chart={"kind": "line", "x": "month", "y": "hazards", "aggregate": "sum", "color": "trade"},
        ),
    ],
)

_QUALITY = simulated(
    PlanRow("四（六）同时", "智慧质监云平台数据集成系统", "市大数据局等部门"),
    name="quality-inspections",
    title="产品质量监督抽查",
    title_en="Quality sampling of consumer goods",
    summary="2020年至2025年对玩具、童装、文具、电动自行车、插座、燃气灶等日用产品的质量抽查：每行是一批样品，"
    "有抽样日期、示例企业、区县、产品、在实体店还是网店抽的、检了几项、合格还是不合格、哪里不合格。",
    summary_en="Quality samples of toys, children's clothes, school supplies, e-bikes, sockets, gas cookers and more "
    "from 2020 to 2025: one row is one sample, with day, sample firm, district, product, shop or online, number of "
    "tests, result and what failed.",
    limits="企业和结果都是模拟的，不是对任何真实品牌的评价；不含食品药品，食品见“食品监督抽检结果”。",
    limits_en="Firms and results are simulated and judge no real brand. No food or drugs: see the food samples.",
    question="给孩子买玩具、童装，哪类产品抽查不合格更多？",
    question_en="Which goods for children fail quality sampling most often?",
    keywords=["产品质量", "抽查", "不合格", "玩具", "童装", "电动车", "充电器", "网购", "质监", "假货"],
    keywords_en=["product quality", "sampling", "toys", "e-bikes", "sockets", "consumer goods"],
    publisher="zjj",
    library="thematic/public-services",
    theme="food-drug",
    update_cycle="quarterly",
    temporal=("2020-01-02", "2025-12-31"),
    granularity="district",
    related=["food-inspections", "enterprises", "work-safety"],
    number=3,
    method="在示例制造和批发零售企业中抽样，不合格率随产品取值，网店略高，逐年略降。",
    method_en="samples are taken at sample firms of manufacturing and trade; the part that fails depends on the "
    "product, is a little higher online, and falls a little every year.",
    tables=[
        Table(
            "quality-inspections",
            "质量抽查",
            "Quality samples",
            [
                id_field("inspection_id", "抽查批次编号", "Sample id", "QI[0-9]{6}", "DE0048"),
                date_field("sampled_on", "抽样日期", "Sampled on"),
                enterprise_field("被抽查企业编号", "Enterprise id"),
                *district_fields(),
                category("product", "产品", "Product", {name: row[0] for name, row in _GOODS.items()}),
                category("channel", "抽样渠道", "Where", _CHANNELS),
                count("tests", "检验项目数", "Tests", "项", "tests"),
                category("result", "结果", "Result", _RESULTS),
                category("failure", "不合格项目", "What failed", _FAILURES, required=False),
            ],
            _quality_rows,
            key=("inspection_id",),
            foreign_keys=[ENTERPRISE_KEY, DISTRICTS_KEY],
            chart={"kind": "bar", "x": "product", "aggregate": "count", "color": "result"},
        )
    ],
)
PACKAGES = [_SAFETY, _QUALITY]
