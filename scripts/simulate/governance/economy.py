"""国税业务平台、金审工程: tax revenue by month, and what audits of sample bodies found."""

from collections.abc import Iterator
from datetime import date
from random import Random

from scripts.simulate.city import LAST_DAY, months, sample_word
from scripts.simulate.foundation.fields import id_field, month_field
from scripts.simulate.framework import F, Row, Table, numpy_rng, rng
from scripts.simulate.governance.declare import Choices, PlanRow, amount, category, date_field, simulated, year_field
from scripts.simulate.governance.drawing import draw, small_month

_ROW = PlanRow("四（六）同时", "国税税收业务管理平台、金审工程", "市大数据局等部门")
_TAXES: Choices = {
    "增值税": ("Value added tax", 52),
    "企业所得税": ("Corporate income tax", 31),
    "消费税": ("Consumption tax", 12),
    "车辆购置税": ("Vehicle purchase tax", 5),
}
_SECTORS: Choices = {
    "制造业": ("Manufacturing", 33),
    "批发零售": ("Wholesale and retail", 22),
    "金融业": ("Finance", 14),
    "房地产": ("Real estate", 11),
    "建筑业": ("Construction", 8),
    "信息技术": ("Information technology", 6),
    "交通运输": ("Transport", 3),
    "其他行业": ("Other", 3),
}
_ALL_SECTORS = {name: weight / 100 for name, (_, weight) in _SECTORS.items()}
_OF_SECTOR = {"消费税": {"制造业": 1.0}, "车辆购置税": {"批发零售": 1.0}}
# Value added tax falls due a month after the quarter ends; corporate income tax a little later, and again in May.
_FILING = {"01": 1.45, "04": 1.3, "07": 1.25, "10": 1.2, "02": 0.72, "12": 0.85}
_SETTLED = {"05": 2.4, "04": 1.9, "07": 1.7, "10": 1.6, "01": 1.9}
_RELIEF = {"2020": 0.9, "2022": 0.86, "2023": 0.97}


def _tax_rows() -> Iterator[Row]:
    random = numpy_rng("tax-revenue-monthly")
    for month in months("2018-01"):
        years = int(month[:4]) - 2018
        grown = 1.045**years * _RELIEF.get(month[:4], 1.0) * small_month(month) ** 0.4
        for tax, (_, share) in _TAXES.items():
            due, otherwise = (_SETTLED, 0.75) if tax == "企业所得税" else (_FILING, 0.92)
            usual = 68_000 * share / 52 * grown * due.get(month[5:], otherwise)  # 万元
            for sector, part in _OF_SECTOR.get(tax, _ALL_SECTORS).items():
                shift = 1.14**years if sector == "信息技术" else 0.97**years if sector == "房地产" else 1.0
                value = usual * part * shift * random.lognormal(0, 0.05)
                yield month, tax, sector, round(value, 1)


_AUDITED: Choices = {
    "行政单位": ("Government office", 26),
    "事业单位": ("Public institution", 24),
    "国有企业": ("State-owned firm", 20),
    "建设项目": ("Building project", 18),
    "专项资金": ("Special fund", 12),
}
_AUDITS: Choices = {
    "预算执行审计": ("Budget", 30),
    "经济责任审计": ("Duties of office", 26),
    "政府投资审计": ("Public investment", 20),
    "民生资金审计": ("Livelihood funds", 15),
    "资源环境审计": ("Resources and environment", 9),
}
_FINDINGS: Choices = {
    "预算编制不实": ("Budget not realistic", 18),
    "资金使用不规范": ("Money not spent by rule", 20),
    "招标程序不规范": ("Tender not by rule", 14),
    "资产管理不到位": ("Property badly kept", 15),
    "项目进度滞后": ("Project behind time", 12),
    "内部控制薄弱": ("Weak controls", 14),
    "政策落实不到位": ("Policy not carried out", 7),
}
_STATES: Choices = {"已整改": ("Put right", 0), "整改中": ("Being put right", 0)}


def _audit_rows() -> Iterator[Row]:
    random = rng("audit-findings")
    number = 0
    for year in range(2018, 2026):
        for _ in range(random.randint(98, 122)):
            number += 1
            found = _found_on(random, year)
            put_right = _put_right_on(random, found)
            yield (
                f"AF{number:05d}",
                year,
                draw(random, _AUDITS),
                f"示例{sample_word(random)}{number:05d}",
                draw(random, _AUDITED),
                draw(random, _FINDINGS),
                _money(random),
                found,
                put_right or "",
                "已整改" if put_right else "整改中",
            )


def _found_on(random: Random, year: int) -> date:
    """Reports come out between April and November."""
    return date(year, random.randint(4, 11), random.randint(1, 28))


def _put_right_on(random: Random, found: date) -> date | None:
    """Most within half a year; some stay open."""
    on = date.fromordinal(found.toordinal() + max(20, round(random.lognormvariate(4.9, 0.7))))
    return on if on <= LAST_DAY and random.random() < 0.94 else None


def _money(random: Random) -> float | str:
    """万元; a fifth of the findings are about order and not about money."""
    return "" if random.random() < 0.2 else round(random.lognormvariate(4.2, 1.6), 2)


_TAX = simulated(
    _ROW,
    name="tax-revenue-monthly",
    title="国税税收收入（月）",
    title_en="State tax revenue, monthly",
    summary="2018年至2025年每月收了多少税：每行是一个税种（增值税、企业所得税、消费税、"
    "车辆购置税）在一个行业的一个月收入（万元）。季度申报月份收入更高，5月有企业所得税汇算清缴。",
    summary_en="Tax revenue by month from 2018 to 2025: one row is one tax (value added, corporate income, "
    "consumption, vehicle purchase) in one trade in one month, in 10 000 yuan. Months after a quarter bring more; "
    "corporate income tax is settled in May.",
    limits="不是税务统计，只到行业，不含任何企业的纳税情况；用的是2017年方案里的部门名称。",
    limits_en="Not tax statistics; by trade only, and nothing about any firm. Offices keep the names of the 2017 plan.",
    question="哪个税种收入最多，哪个月是高峰？",
    question_en="Which tax brings most, and in which month?",
    keywords=["税收", "纳税", "增值税", "企业所得税", "国税", "财政", "经济", "车辆购置税"],
    keywords_en=["tax", "revenue", "value added tax", "corporate tax", "economy"],
    publisher="gshj",
    library="professional/macro-economy",
    theme="economy",
    update_cycle="monthly",
    temporal=("2018-01", "2025-12"),
    related=["macro-indicators", "audit-findings"],
    number=2,
    method="各税种和行业有示例份额和年增长，随申报月份和减税年度变化。",
    method_en="each tax and trade has a sample share and yearly growth, changed by the months of filing and years of "
    "relief.",
    tables=[
        Table(
            "tax-revenue-monthly",
            "税收收入",
            "Tax revenue",
            [
                month_field(),
                category("tax", "税种", "Tax", _TAXES),
                category("sector", "行业", "Trade", _SECTORS),
                amount("revenue", "收入", "Revenue", "万元", "10 000 yuan"),
            ],
            _tax_rows,
            key=("month", "tax", "sector"),
            chart={"kind": "area", "x": "month", "y": "revenue", "aggregate": "sum", "color": "tax"},
        )
    ],
)

_AUDIT = simulated(
    _ROW,
    name="audit-findings",
    title="审计发现问题与整改",
    title_en="Audit findings and what was put right",
    summary="2018年至2025年审计发现的问题（示例）：每行是一个问题，有审计年度、审计类型、"
    "被审计对象的类别（名称都带“示例”）、问题类别、涉及金额（万元）、发现日期、整改日期和状态。",
    summary_en="Audit findings from 2018 to 2025 (sample): one row is one finding, with the year, the kind of audit, "
    "the kind of body (every name is a sample), the kind of finding, the money involved (10 000 yuan), the day found,"
    " the day put right and the state.",
    limits="被审计对象全部是示例，不对应任何真实单位，也不是任何真实审计报告的内容。",
    limits_en="Every audited body is a sample and no real one; nothing here is taken from a real report.",
    question="审计发现最多的是什么问题，整改了多少？",
    question_en="What do audits find most often, and how much is put right?",
    keywords=["审计", "整改", "财政资金", "监督", "预算", "公开", "问题"],
    keywords_en=["audit", "findings", "budget", "public money", "rectification"],
    publisher="sjj",
    library="professional/macro-economy",
    theme="economy",
    update_cycle="annual",
    temporal=("2018-01-01", "2025-12-31"),
    related=["tax-revenue-monthly", "macro-indicators"],
    number=3,
    method="问题按示例类别和金额分布抽取，多数在半年内整改。",
    method_en="findings are drawn from sample kinds and amounts; most are put right within half a year.",
    tables=[
        Table(
            "audit-findings",
            "审计发现问题",
            "Findings",
            [
                id_field("finding_id", "问题编号", "Finding id", "AF[0-9]{5}", "DE0050"),
                year_field("audit_year", "审计年度", "Audit year", first=2018),
                category("audit", "审计类型", "Audit", _AUDITS),
                F("audited", "被审计对象（示例）", "Audited body (sample)", kind="name", required=True),
                category("audited_kind", "对象类别", "Kind of body", _AUDITED),
                category("finding", "问题类别", "Finding", _FINDINGS),
                amount("money", "涉及金额", "Money involved", "万元", "10 000 yuan"),
                date_field("found_on", "发现日期", "Found on"),
                date_field("put_right_on", "整改日期", "Put right on", required=False),
                category("state", "整改状态", "State", _STATES),
            ],
            _audit_rows,
            key=("finding_id",),
            chart={"kind": "bar", "x": "finding", "aggregate": "count", "color": "state"},
        )
    ],
)
PACKAGES = [_TAX, _AUDIT]
