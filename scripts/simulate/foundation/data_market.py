"""数据流通平台 and 工业云: simulated catalogues of data products and of cloud services for factories."""

from datetime import date, timedelta
from random import Random

from scripts.simulate.city import LAST_DAY
from scripts.simulate.foundation.enterprises import Enterprise, firms_of
from scripts.simulate.foundation.fields import category, enterprise_field, id_field, measure
from scripts.simulate.framework import F, Package, Row, Table, rng

_ENTERPRISE_KEY = ("enterprise_id", "enterprises", "enterprises", "enterprise_id")

# field of use: share of products, what a product is about
_FIELDS = {
    "交通出行": (18, "客流热力 公交到站 停车泊位 路况指数"),
    "商业消费": (20, "商圈客流 消费指数 门店选址 价格监测"),
    "工业制造": (17, "设备运行 能耗分析 供应链 零部件目录"),
    "医疗健康": (10, "健康科普 药品价格 就诊流量"),
    "文化旅游": (9, "景区客流 活动日历 民宿供需"),
    "城市治理": (11, "投诉热点 环境监测 地址标准化"),
    "金融信用": (9, "企业景气 行业风险"),
    "农业农村": (6, "农产品行情 气象灾害"),
}
# form: share, middle price in yuan, how it is paid
_FORMS = {
    "数据集": (34, 6000, "按次"),
    "数据接口": (36, 12000, "按年"),
    "分析报告": (20, 3000, "按次"),
    "算法模型": (10, 30000, "按年"),
}
_KINDS = {
    "设备上云": (22, "机床联网 设备远程运维 产线看板"),
    "生产管理": (20, "轻量制造执行 排产 质量追溯"),
    "研发设计": (15, "在线仿真 图纸协同 工艺库"),
    "供应链协同": (16, "采购协同 库存共享 协同物流"),
    "能源管理": (15, "能耗监测 用电优化"),
    "安全防护": (12, "工控安全监测 数据备份"),
}


def _day_between(random: Random, first: date, last: date = LAST_DAY) -> date:
    """A day of the span; the later half is the likelier, since the platform grows."""
    return first + timedelta(int((last - first).days * random.random() ** 0.7))


def _provider(random: Random, firms: list[Enterprise], before: date) -> Enterprise:
    """A firm that existed when it offered the thing; a few firms offer much, most offer little."""
    founded = [firm for firm in firms if firm.registered_on < before]
    return founded[int(len(founded) * random.random() ** 2)]


def _product_rows() -> list[Row]:
    random, firms = rng("data-products"), firms_of("I", "M")[:60]
    listed = sorted(_day_between(random, date(2018, 3, 1)) for _ in range(180))
    return [_product(random, firms, number, listed_on) for number, listed_on in enumerate(listed, 1)]


def _product(random: Random, firms: list[Enterprise], number: int, listed_on: date) -> Row:
    area = random.choices(list(_FIELDS), [share for share, _ in _FIELDS.values()])[0]
    form = random.choices(list(_FORMS), [share for share, _, _ in _FORMS.values()])[0]
    name = f"示例{random.choice(_FIELDS[area][1].split())}{form}{number:03d}"
    is_free = random.random() < 0.22
    is_on_request = not is_free and random.random() < 0.18
    price = 0 if is_free else None if is_on_request else _round_price(_FORMS[form][1] * random.lognormvariate(0, 0.8))
    payment = "免费" if is_free else "面议" if is_on_request else _FORMS[form][2]
    months_listed = (LAST_DAY - listed_on).days / 30.4
    orders = int(months_listed * random.lognormvariate(-0.9, 1.0) * (3.5 if is_free else 1))
    status = random.choices(["在售", "下架"], [1, min(0.5, months_listed / 220)])[0]
    cycle = "一次性" if form == "分析报告" else random.choices(["实时", "每日", "每月", "每季度"], [15, 30, 40, 15])[0]
    provider = _provider(random, firms, listed_on)
    return _id("DP", number), name, provider.id, area, form, payment, price, cycle, listed_on, orders, status


def _round_price(price: float) -> int:
    step = 100 if price < 5000 else 1000
    return max(step, round(price / step) * step)


def _id(prefix: str, number: int) -> str:
    """`DP0012`-like."""
    return f"{prefix}{number:04d}"


def _service_rows() -> list[Row]:
    random, firms = rng("industrial-cloud-services"), firms_of("I", "M")[60:110]
    opened = sorted(_day_between(random, date(2017, 9, 1)) for _ in range(120))
    return [_service(random, firms, number, opened_on) for number, opened_on in enumerate(opened, 1)]


def _service(random: Random, firms: list[Enterprise], number: int, opened_on: date) -> Row:
    kind = random.choices(list(_KINDS), [share for share, _ in _KINDS.values()])[0]
    name = f"示例{random.choice(_KINDS[kind][1].split())}服务{number:03d}"
    delivery = random.choices(["在线使用", "本地部署", "混合部署"], [62, 18, 20])[0]
    charging = random.choices(["按年订阅", "按用量", "按项目", "基础版免费"], [44, 20, 22, 14])[0]
    years = (LAST_DAY - opened_on).days / 365.25
    users = int(4 + years * 9 * random.lognormvariate(0, 0.8) * (1.8 if charging == "基础版免费" else 1))
    devices = int(users * random.lognormvariate(2.6, 0.7)) if kind in ("设备上云", "能源管理", "生产管理") else None
    status = random.choices(["运行", "停止服务"], [1, min(0.3, years / 40)])[0]
    provider = _provider(random, firms, opened_on)
    row = (_id("IS", number), name, provider.id, kind, delivery, charging, opened_on)
    return *row, users, devices, status


_PRODUCTS = Package(
    name="data-products",
    title="数据流通平台产品目录",
    title_en="Catalogue of the data circulation platform",
    summary="数据流通平台上的模拟数据产品，每件一行：名称、提供企业、应用领域、形态（数据集、接口、报告、模型）、"
    "价格、更新周期、上架日期和累计成交，"
    "共 180 件，截至 2025 年底。全部由程序模拟生成，名称带“示例”。",
    summary_en="Simulated products on the data circulation platform, one row each: name, providing firm, field of use, "
    "form (data set, API, report, model), price, update cycle, listing date and orders so far; 180 products up to "
    "the end of 2025. All generated by program, with 示例 (sample) in the name.",
    limits="不是真实的交易目录：产品、价格和成交量都是模拟的，不能据此购买或估价；提供企业也是模拟企业。",
    limits_en="Not a real market: products, prices and orders are simulated and so are the providing firms; "
    "nothing can "
    "be bought or valued by it.",
    question="哪个领域的数据产品最多？接口和报告的价格差多少？",
    question_en="Which field has most data products, and how do APIs and reports differ in price?",
    keywords=("数据交易", "数据流通", "数据产品", "数据接口", "数据要素", "买数据"),
    keywords_en=("data product", "data trading", "data market", "API"),
    publisher="dsj",
    library="professional/government-resources",
    theme="technology",
    update_cycle="monthly",
    origin="simulated",
    plan_section="四（三）2",
    plan_system="大数据流通平台",
    responsible="市大数据局，和平区政府",
    provenance="模拟：按领域和形态占比生成，价格近似对数正态，上架越久成交越多，免费产品成交更多；"
    "提供企业取自模拟企业名录。",
    provenance_en="Simulated by shares of fields and forms; prices near log-normal; more orders the longer listed and "
    "for free ones; providers from the simulated register.",
    temporal=("2018-03-01", "2025-12-31"),
    number=2,
    related=("enterprises", "platform-interfaces", "industry-clusters"),
    tables=(
        Table(
            name="data-products",
            title="数据产品（模拟）",
            title_en="Data products (simulated)",
            fields=(
                id_field("product_id", "产品编号", "Product id", "DP[0-9]{4}", "DE0051"),
                F("name", "产品名称", "Name", kind="name", required=True, unique=True),
                enterprise_field(),
                category(
                    "field",
                    "应用领域",
                    "Field of use",
                    "交通出行=Transport;商业消费=Retail;工业制造=Manufacturing;医疗健康=Health;文化旅游=Culture "
                    "and tourism;"
                    "城市治理=City management;金融信用=Finance and credit;农业农村=Agriculture",
                ),
                category("form", "形态", "Form", "数据集=Data set;数据接口=API;分析报告=Report;算法模型=Model"),
                category("payment", "计费方式", "Payment", "免费=Free;面议=On request;按次=Each time;按年=By the year"),
                measure(
                    "price",
                    "标价",
                    "List price",
                    "元",
                    "yuan",
                    required=False,
                    description="免费为 0，面议为空",
                    description_en="0 when free, empty when on request",
                ),
                category(
                    "update_cycle",
                    "更新周期",
                    "Update cycle",
                    "实时=Real time;每日=Daily;每月=Monthly;每季度=Quarterly;一次性=Once",
                ),
                F("listed_on", "上架日期", "Listed on", type="date", kind="period", required=True),
                measure("orders", "累计成交次数", "Orders so far", "次", "orders"),
                category("status", "状态", "Status", "在售=On offer;下架=Withdrawn"),
            ),
            rows=_product_rows,
            key=("product_id",),
            foreign_keys=(_ENTERPRISE_KEY,),
            chart={"kind": "bar", "x": "field", "color": "form", "aggregate": "count"},
        ),
    ),
)

_SERVICES = Package(
    name="industrial-cloud-services",
    title="工业云服务目录",
    title_en="Catalogue of industrial cloud services",
    summary="工业云平台上的模拟服务，每项一行：名称、提供企业、类别（设备上云、生产管理、研发设计等）、"
    "交付和收费方式、上线日期、使用企业数和接入设备数，"
    "共 120 项，截至 2025 年底。由程序模拟生成，名称带“示例”。",
    summary_en="Simulated services of the industrial cloud, one row each: name, provider, kind (machines online, "
    "production, design and more), delivery, charging, opening date, firms using it and machines connected; 120 "
    "services up to the end of 2025. Generated by program, with 示例 (sample) in the name.",
    limits="不是真实的工业云目录，服务、用户数和设备数都是模拟的；研发设计、供应链协同、安全防护类不统计设备数。",
    limits_en="Not a real catalogue: services, users and machines are simulated. Design, supply-chain and security "
    "services do not count machines.",
    question="工厂想让设备上云，有哪几类服务？哪一类用的企业最多？",
    question_en="What services are there for a factory that wants its machines online, and which are most used?",
    keywords=("工业云", "工业互联网", "设备上云", "智能制造", "工厂", "装备制造", "数字化转型"),
    keywords_en=("industrial cloud", "industrial internet", "smart manufacturing"),
    publisher="dsj",
    library="thematic/industry",
    theme="technology",
    update_cycle="quarterly",
    origin="simulated",
    plan_section="四（四）1",
    plan_system="3个产业集聚区、工业云、双创平台",
    responsible="市大数据局、经济和信息化委；配合单位：铁西区政府",
    provenance="模拟：按类别占比生成，使用企业随上线年数增长；提供企业取自模拟企业名录。",
    provenance_en="Simulated by shares of kinds; users grow with years since opening; providers from the simulated "
    "register.",
    temporal=("2017-09-01", "2025-12-31"),
    number=4,
    related=("industry-clusters", "enterprises", "incubators"),
    tables=(
        Table(
            name="industrial-cloud-services",
            title="工业云服务（模拟）",
            title_en="Industrial cloud services (simulated)",
            fields=(
                id_field("service_id", "服务编号", "Service id", "IS[0-9]{4}", "DE0052"),
                F("name", "服务名称", "Name", kind="name", required=True, unique=True),
                enterprise_field(),
                category(
                    "kind",
                    "类别",
                    "Kind",
                    "设备上云=Machines online;生产管理=Production;研发设计=Design;供应链协同=Supply chain;"
                    "能源管理=Energy;"
                    "安全防护=Security",
                ),
                category("delivery", "交付方式", "Delivery", "在线使用=Online;本地部署=On site;混合部署=Hybrid"),
                category(
                    "charging",
                    "收费方式",
                    "Charging",
                    "按年订阅=By the year;按用量=By use;按项目=By project;基础版免费=Basic edition free",
                ),
                F("opened_on", "上线日期", "Opened on", type="date", kind="period", required=True),
                measure("firms", "使用企业数", "Firms using it", "家", "firms"),
                measure("machines", "接入设备数", "Machines connected", "台", "machines", required=False),
                category("status", "状态", "Status", "运行=Running;停止服务=Closed"),
            ),
            rows=_service_rows,
            key=("service_id",),
            foreign_keys=(_ENTERPRISE_KEY,),
            chart={"kind": "bar", "x": "kind", "y": "firms", "aggregate": "sum"},
        ),
    ),
)

PACKAGES = [_SERVICES, _PRODUCTS]
