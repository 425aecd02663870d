"""一体化网上政务服务平台: what can be applied for, how long it takes, how often one has to come."""

from collections.abc import Iterator
from random import Random

from scripts.simulate.foundation.fields import id_field
from scripts.simulate.framework import F, Row, Table, rng
from scripts.simulate.governance.declare import Choices, PlanRow, category, count, flag_field, simulated
from scripts.simulate.governance.drawing import around, flag

_COUNT = 1_500
# theme: (English, what is applied for, who applies)
_THEMES = {
    "出生与户籍": ("Birth and household", "出生登记 户口迁移 户口项目变更 居住登记 居民身份证明 出入境证件", "个人"),
    "教育": ("Education", "入学登记 转学 学历证明 教师资格 民办培训机构 助学申请 学生资助 普通话测试", "个人"),
    "就业创业": ("Work and starting up", "失业登记 就业困难认定 创业补贴 职业技能补贴 人才引进 就业见习", "个人"),
    "社会保障": (
        "Social security",
        "养老保险参保 医保参保 异地就医备案 社会保障卡 生育津贴 失业保险金 工伤认定",
        "个人",
    ),
    "医疗卫生": ("Health", "医疗机构执业 护士执业 公共场所卫生 母婴保健 献血证明 放射诊疗", "企业"),
    "住房": ("Housing", "公租房申请 公积金提取 房屋租赁备案 商品房预售 物业维修资金 危房鉴定", "个人"),
    "不动产": ("Real estate", "不动产首次登记 不动产转移登记 不动产抵押登记 不动产查档 不动产预告登记", "个人"),
    "交通出行": ("Transport", "道路运输经营 驾驶员从业资格 停车场备案 网约车经营 老年乘车卡 大件运输", "个人"),
    "民政": ("Civil affairs", "婚姻登记预约 最低生活保障 高龄津贴 残疾人补贴 社会组织登记 殡葬服务 收养登记", "个人"),
    "企业开办": (
        "Starting a business",
        "企业设立登记 个体工商户登记 食品经营 药品经营 酒类经营 特种行业 户外广告设置",
        "企业",
    ),
    "税务": ("Tax", "发票领用 税务信息报告 税收优惠备案 出口退税 纳税证明", "企业"),
    "工程建设": (
        "Construction",
        "建设用地规划 建设工程规划 建筑工程施工 竣工验收备案 城市道路挖掘 人防工程 绿地占用",
        "企业",
    ),
    "环境保护": ("Environment", "环境影响评价 排污登记 夜间施工证明 危险废物转移 辐射安全", "企业"),
    "农业农村": ("Farming", "农药经营 种子经营 动物防疫 农机登记 农民合作社 水产养殖", "企业"),
    "文化体育": ("Culture and sports", "文艺演出 出版物零售 体育场所开放 文物保护 旅行社设立 高危体育项目", "企业"),
    "公用事业": ("Utilities", "用水报装 用气报装 用电报装 供热缴费过户 有线电视安装", "个人"),
}
_ACTIONS: Choices = {
    "新办": ("New", 10),
    "变更": ("Change", 6),
    "延续": ("Renewal", 4),
    "注销": ("Cancellation", 5),
    "补办": ("Replacement", 4),
    "信息查询": ("Look-up", 3),
}
_LEVELS: Choices = {"市级": ("City", 5), "区县级": ("District", 8), "街道乡镇级": ("Township", 3)}
_WAYS: Choices = {
    "全程网办": ("Wholly online", 62),
    "网上申请、一次到场": ("Apply online, come once", 28),
    "到窗口办理": ("At the counter", 10),
}
_AUDIENCES: Choices = {"个人": ("Person", 0), "企业": ("Firm", 0), "个人和企业": ("Both", 0)}
_DAYS_OF_ACTION = {"新办": 15, "变更": 8, "延续": 9, "注销": 5, "补办": 4, "信息查询": 1}


def _all_items() -> list[tuple[str, str, str, str]]:
    """Every (theme, object, action, level); more than are kept."""
    return [
        (theme, thing, action, level)
        for theme, (_, things, _) in _THEMES.items()
        for thing in things.split()
        for action in _ACTIONS
        for level in _LEVELS
    ]


def _kept(random: Random) -> list[tuple[str, str, str, str]]:
    """The items that the sample city offers, in the order of the themes; what is usual is kept more often."""
    items = _all_items()
    rank = {item: random.random() ** (1 / (_ACTIONS[item[2]][1] * _LEVELS[item[3]][1])) for item in items}
    lowest = sorted(rank.values())[-_COUNT]
    return [item for item in items if rank[item] >= lowest]


def _rows() -> Iterator[Row]:
    random = rng("service-items")
    for number, (theme, thing, action, level) in enumerate(_kept(random), 1):
        legal = max(1, round(around(random, _DAYS_OF_ACTION[action], 0.45)))
        way = random.choices(list(_WAYS), _way_weights(action, level))[0]
        yield (
            f"FW{number:05d}",
            f"{thing}（{action}·{level}·示例）",
            theme,
            thing,
            action,
            level,
            "个人和企业" if random.random() < 0.15 else _THEMES[theme][2],
            way,
            {"全程网办": 0, "网上申请、一次到场": 1}.get(way, random.choice((1, 1, 2))),
            legal,
            _promised(random, legal),
            1 if action == "信息查询" else random.randint(2, 9 if action == "新办" else 6),
            flag(random.random() < 0.06),
            flag(level != "街道乡镇级" and random.random() < 0.55),
            _handled(random, action, level),
        )


def _way_weights(action: str, level: str) -> list[float]:
    """Look-ups are online; the smaller the office, the more is still done at the counter."""
    online, once, counter = (weight for _, weight in _WAYS.values())
    is_easy, is_small = action == "信息查询", level == "街道乡镇级"
    return [online * (3 if is_easy else 1), once, counter * (2.2 if is_small else 1)]


def _promised(random: Random, legal: int) -> int:
    """Days promised, never more than the law allows; 0 is done at once."""
    return 0 if legal <= 2 and random.random() < 0.6 else max(1, round(legal * random.uniform(0.25, 0.8)))


def _handled(random: Random, action: str, level: str) -> int | str:
    """Applications of 2025; a few items had none, and a few were not counted."""
    if random.random() < 0.02:
        return ""
    usual = {"新办": 620, "变更": 310, "延续": 240, "注销": 120, "补办": 260, "信息查询": 900}[action]
    return round(usual * {"市级": 1.0, "区县级": 1.6, "街道乡镇级": 0.7}[level] * random.lognormvariate(-0.5, 1.1))


_TABLE = Table(
    "service-items",
    "政务服务事项",
    "Service items",
    [
        id_field("item_code", "事项编码", "Item code", "FW[0-9]{5}", "DE0033"),
        F("item", "事项名称", "Item", kind="name", required=True),
        category("theme", "主题", "Theme", {name: (row[0], 0) for name, row in _THEMES.items()}),
        F("subject", "办什么", "Subject", required=True),
        category("action", "办理类型", "Action", _ACTIONS),
        category("level", "办理层级", "Level", _LEVELS),
        category("audience", "谁来办", "For whom", _AUDIENCES),
        category("way", "办理方式", "How", _WAYS),
        count("visits", "最多跑几次", "Visits at most", "次", "visits", maximum=5),
        count("legal_days", "法定办结时限", "Days allowed by rule", "工作日", "working days"),
        count(
            "promised_days",
            "承诺办结时限",
            "Days promised",
            "工作日",
            "working days",
            description="0 表示当场办结",
            description_en="0 means at once",
        ),
        count("documents", "需要材料", "Documents needed", "份", "documents"),
        flag_field("has_fee", "是否收费", "Has a fee"),
        flag_field("uses_e_licence", "是否可用电子证照", "Accepts electronic licences"),
        count("handled_2025", "2025年办件量", "Handled in 2025", "件", "cases", required=False),
    ],
    _rows,
    key=("item_code",),
    chart={"kind": "bar", "x": "theme", "y": "handled_2025", "aggregate": "sum", "color": "way"},
)

PACKAGES = [
    simulated(
        PlanRow("四（六）3", "一体化网上政务服务平台、12345热线", "市大数据局、政务服务办、市政府办公厅"),
        name="service-items",
        title="政务服务事项清单",
        title_en="Government service items",
        summary="可以申请办理的政务服务事项：每行是一个事项，说明属于什么主题、谁来办、能不能全程网办、最多跑几次、"
        "要几份材料、法定和承诺几天办结、收不收费、2025年办了多少件。截至2025年底。",
        summary_en="What can be applied for at government counters, as of the end of 2025: one row is one item, with "
        "its theme, for whom it is, whether it is wholly online, visits and documents needed, days allowed and "
        "promised, fee, and how many were handled in 2025.",
        limits="这不是真实的办事指南，事项名称都带“示例”，时限、材料、"
        "收费都不能作为办事依据；办事请看政务服务网的指南。",
        limits_en="Not a real guide: times, documents and fees are samples. Look at the real guide before you apply.",
        question="哪些事不用跑腿就能办，补办证件要几天？",
        question_en="What can be done without coming to the counter, and how long does a replacement take?",
        keywords=[
            "办事",
            "办证",
            "政务服务",
            "网上办理",
            "补办",
            "跑腿",
            "一网通办",
            "办事指南",
            "审批",
            "开店",
            "材料",
        ],
        keywords_en=["government services", "apply online", "licence", "counter", "documents", "one-stop"],
        publisher="zwfwb",
        library="thematic/public-services",
        theme="government-services",
        update_cycle="quarterly",
        temporal=("2025-01-01", "2025-12-31"),
        related=["hotline-12345", "licence-types", "overseas-services"],
        number=1,
        method="由十六个主题下的办理对象、六种办理类型和三个层级组合后抽取，时限和办件量随类型和层级取值。",
        method_en="drawn from the combinations of subjects in sixteen themes, six actions and three levels; times "
        "and numbers follow the action and the level.",
        tables=[_TABLE],
    )
]
