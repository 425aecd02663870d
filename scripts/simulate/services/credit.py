"""信用沈阳: the lists of firms kept or broken faith; the credit of persons stays closed."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from scripts.simulate.city import LAST_DAY
from scripts.simulate.foundation.enterprises import COUNT, Enterprise, enterprise
from scripts.simulate.framework import F, Package, Row, Table, rng
from scripts.simulate.services.declare import (
    DISTRICT_KEY,
    ENTERPRISE_KEY,
    category,
    closed,
    day_column,
    district_columns,
    key_column,
    name_column,
    reference_column,
    simulated,
)

_SYSTEM = "企业法人、非企业法人、个人信用库;信用沈阳"
_SYSTEM_EN = "Credit bases of firms, other bodies and persons; Credit Shenyang"
_LISTS = {"守信激励名单": 0.52, "失信提醒名单": 0.33, "严重失信名单": 0.15}
_GOOD = ("纳税信用好", "按时支付工资", "产品质量稳定", "履行合同好", "安全生产好")
_BAD = ("拖欠账款", "未按期报送年报", "合同违约", "产品质量问题", "拖欠工资")
_GROUNDS_EN = {
    "纳税信用好": "Good tax record",
    "按时支付工资": "Pays wages on time",
    "产品质量稳定": "Steady product quality",
    "履行合同好": "Keeps its contracts",
    "安全生产好": "Good safety record",
    "拖欠账款": "Unpaid bills",
    "未按期报送年报": "Annual report not filed in time",
    "合同违约": "Breach of contract",
    "产品质量问题": "Product quality problems",
    "拖欠工资": "Unpaid wages",
}


def _subjects(random: Random) -> list[Enterprise]:
    """1 500 firms that were founded before the first listing and are still in business."""
    known = [
        firm for firm in map(enterprise, range(1, COUNT + 1)) if firm.registered_on.year < 2021 and not firm.left_on
    ]
    return random.sample(known, 1500)


def _credit_list() -> Iterator[Row]:
    random = rng("credit-list")
    subjects = _subjects(random)
    listed = sorted(date(2022, 1, 4) + timedelta(int(random.betavariate(1.6, 1) * 1455)) for _ in subjects)
    for number, (subject, listed_on) in enumerate(zip(subjects, listed, strict=True), 1):
        kind = random.choices(list(_LISTS), list(_LISTS.values()))[0]
        expires_on = listed_on + timedelta(365 * (3 if kind == "严重失信名单" else random.choice((1, 1, 2))))
        status, removed_on = _state(random, kind, listed_on, expires_on)
        yield (
            f"CR{number:06d}",
            kind,
            random.choice(_GOOD if kind == "守信激励名单" else _BAD),
            subject.id,
            subject.name,
            subject.district.code,
            subject.district.name,
            listed_on,
            expires_on,
            status,
            removed_on,
        )


def _state(random: Random, kind: str, listed_on: date, expires_on: date) -> tuple[str, date | None]:
    """Some firms put things right and leave the list early; the others stay until it expires."""
    is_repaired = kind != "守信激励名单" and random.random() < 0.28
    removed_on = listed_on + timedelta(random.randint(60, 330)) if is_repaired else expires_on
    if removed_on > LAST_DAY:
        return "在列", None
    return ("信用修复移出" if is_repaired else "到期移出"), removed_on


_CREDIT_LIST = Table(
    "credit-list",
    "信用名单",
    "Credit lists",
    [
        key_column("record_id", "信用记录编号", "Credit record id", "^CR[0-9]{6}$", "DE0027"),
        category(
            "list_type",
            "名单类型",
            "List",
            {"守信激励名单": "Trustworthy", "失信提醒名单": "Reminder", "严重失信名单": "Seriously untrustworthy"},
        ),
        category("ground", "列入事由", "Ground", _GROUNDS_EN),
        reference_column(
            "enterprise_id",
            "企业示例编号",
            "Sample enterprise id",
            "DE0006",
            description="代替统一社会信用代码的示例编号，与企业基本信息相通。",
            description_en="A sample id in place of the unified social credit code; joins the register of enterprises.",
        ),
        name_column("enterprise_name", "企业名称", "Enterprise", element="DE0007", role="reference"),
        *district_columns(),
        day_column("listed_on", "列入日期", "Listed on"),
        F("expires_on", "名单有效期至", "Valid until", "date", required=True),
        category(
            "status",
            "当前状态",
            "State",
            {"在列": "Listed", "到期移出": "Expired", "信用修复移出": "Removed after repair"},
        ),
        F(
            "removed_on",
            "移出日期",
            "Removed on",
            "date",
            description="仍在列的为空。",
            description_en="Empty while still listed.",
        ),
    ],
    rows=_credit_list,
    key=("record_id",),
    foreign_keys=(ENTERPRISE_KEY, DISTRICT_KEY),
    chart={"kind": "bar", "x": "ground", "aggregate": "count", "color": "list_type"},
)

PACKAGES: list[Package] = [
    simulated(
        name="credit-list",
        title="企业信用名单（守信与失信）",
        title_en="Credit lists of enterprises: trustworthy and untrustworthy",
        summary="企业列入信用名单的记录，每列入一次一行：属于守信激励、失信提醒还是严重失信，因什么事列入，哪天列入、"
        "有效到哪天，后来是否移出。时间从2022年到2025年底，共1500条，企业都是带“示例”字样的模拟企业。",
        summary_en="Enterprises put on a credit list, one row for each listing: which list, on what ground, from "
        "when until when, and "
        "whether it was removed since. 2022 to the end of 2025; 1,500 records of simulated enterprises named 示例.",
        limits="不含个人的信用信息，不含行政处罚决定书，也不是法院的失信被执行人名单。",
        limits_en="It holds no credit information of persons, no penalty decisions, and is not the courts' list.",
        question="哪个区县的失信企业最多，又有多少经过信用修复移出了名单？",
        question_en="Which district has most untrustworthy firms, and how many were removed after credit repair?",
        keywords=("信用", "诚信", "失信", "守信", "红名单", "黑名单", "老赖", "信用修复", "企业", "信用沈阳"),
        keywords_en=("credit", "trustworthy", "blacklist", "red list", "credit repair", "enterprises"),
        publisher="fgw",
        library="thematic/social-credit",
        theme="credit",
        update_cycle="weekly",
        plan_section="四（六）4",
        plan_system=_SYSTEM,
        system_en=_SYSTEM_EN,
        responsible="市发展改革委",
        temporal=("2022-01-04", "2025-12-31"),
        granularity="district",
        related=("enterprises", "personal-credit", "quality-inspections", "food-inspections"),
        tables=[_CREDIT_LIST],
        number=1,
    ),
    closed(
        name="personal-credit",
        title="个人信用信息（不予开放）",
        title_en="Personal credit records (closed)",
        summary="2017年方案要建设的个人信用库，按人记录守信和失信的事项、发生的日期、是否已经修复。"
        "因为记录到具体的人，这份数据不向社会开放；这里只给出一份示例结构，说明这类数据大致有哪些字段、由哪个部门负责、为什么不能公开。",
        summary_en="The credit base of persons that the 2017 plan asks for: kept and broken obligations, dates, "
        "repairs. Since it is about single persons it is not opened; a sample structure, the office in charge and the "
        "reason are shown.",
        question="个人信用这类数据由谁负责，为什么不能公开？",
        question_en="Who is in charge of the credit records of persons, and why are they not public?",
        keywords=("个人信用", "征信", "信用记录", "信用分", "诚信", "个人信息保护"),
        keywords_en=("personal credit", "credit record", "credit score", "closed data", "privacy"),
        publisher="fgw",
        library="thematic/social-credit",
        theme="credit",
        plan_section="四（六）4",
        plan_system=_SYSTEM,
        system_en=_SYSTEM_EN,
        responsible="市发展改革委",
        holds="每个人守信和失信的事项",
        holds_en="what each person kept or broke faith in",
        instead="想了解企业的信用情况，可以看“企业信用名单”。",
        instead_en="For enterprises see the open “Credit lists of enterprises”.",
        related=("credit-list",),
        number=2,
        tables=[
            Table(
                "personal-credit",
                "个人信用信息",
                "Personal credit records",
                [
                    F("person_key", "个人内部编号", "Internal person key", kind="identifier", required=True),
                    F("person_name", "姓名", "Name", kind="name", required=True),
                    F("event_type", "信用事项类别", "Kind of event", kind="category", required=True),
                    F("event_on", "发生日期", "Date of the event", "date", required=True),
                    F("is_repaired", "是否已修复", "Repaired", "boolean"),
                    F("expires_on", "信息有效期至", "Valid until", "date"),
                ],
                key=("person_key", "event_on"),
                is_empty=True,
            )
        ],
    ),
]
