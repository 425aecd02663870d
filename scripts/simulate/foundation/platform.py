"""智慧沈阳统一云平台: a simulated catalogue of the interfaces through which offices exchange data."""

from datetime import date, timedelta
from math import log
from random import Random

from scripts.simulate.foundation.fields import category, id_field, measure
from scripts.simulate.framework import F, Package, Row, Table, rng

# office id, office, library, what the interface gives, dataset of this portal on the same subject
_INTERFACES = (
    ("gaj", "市公安局", "基础实体", "人口基础信息核验", "population-register"),
    ("gaj", "市公安局", "基础实体", "户籍变动通知", "population-register"),
    ("gaj", "市公安局", "基础实体", "机动车登记核验", "vehicle-register"),
    ("gaj", "市公安局", "基础实体", "机动车保有量统计", "vehicle-ownership"),
    ("gsj", "市工商局", "基础实体", "企业基本信息查询", "enterprises"),
    ("gsj", "市工商局", "基础实体", "企业变更订阅", "enterprises"),
    ("gsj", "市工商局", "基础实体", "市场主体登记统计", "business-registrations-monthly"),
    ("ghgtj", "市规划国土局", "基础实体", "建筑物信息查询", "buildings"),
    ("ghgtj", "市规划国土局", "基础实体", "不动产登记核验", "property-register"),
    ("ghgtj", "市规划国土局", "专业", "标准地名地址匹配", "place-names"),
    ("ghgtj", "市规划国土局", "专业", "区县边界底图服务", "districts"),
    ("ghgtj", "市规划国土局", "主题", "多规合一项目查询", "planning-projects"),
    ("tjj", "市统计局", "专业", "宏观指标查询", "macro-indicators"),
    ("tjj", "市统计局", "专业", "区划代码同步", "districts"),
    ("fgw", "市发展改革委", "主题", "信用信息查询", "credit-list"),
    ("fgw", "市发展改革委", "主题", "信用信息归集", "credit-list"),
    ("zwfwb", "市政务服务办", "主题", "电子证照核验", "licence-types"),
    ("zwfwb", "市政务服务办", "主题", "政务服务事项同步", "service-items"),
    ("zwfwb", "市政务服务办", "主题", "办件进度推送", "service-items"),
    ("zwfwb", "市政务服务办", "主题", "热线工单转派", "hotline-12345"),
    ("mzj", "市民政局", "主题", "婚姻登记核验", "marriage-statistics"),
    ("mzj", "市民政局", "主题", "低保对象核验", None),
    ("mzj", "市民政局", "主题", "社区服务点查询", "community-services"),
    ("mzj", "市民政局", "主题", "养老机构查询", "elder-care"),
    ("jw", "市建委", "社会", "停水停电停气停暖通知", "utility-outages"),
    ("jw", "市建委", "社会", "供热单位查询", "heating-companies"),
    ("jw", "市建委", "主题", "在建工地查询", "construction-sites"),
    ("jtj", "市交通局", "社会", "公交线路查询", "bus-routes"),
    ("jtj", "市交通局", "社会", "公交客流日报", "bus-daily-ridership"),
    ("jtj", "市交通局", "社会", "停车泊位查询", "parking-lots"),
    ("jtj", "市交通局", "社会", "路况指数推送", "traffic-congestion"),
    ("jtj", "市交通局", "社会", "网约车监管数据归集", "ride-hailing-monthly"),
    ("wjw", "市卫生计生委", "主题", "医疗机构查询", "hospitals"),
    ("wjw", "市卫生计生委", "主题", "门急诊量上报", "outpatient-visits"),
    ("wjw", "市卫生计生委", "主题", "健康档案调阅", "health-records"),
    ("jyj", "市教育局", "主题", "学校名录查询", "schools"),
    ("jyj", "市教育局", "主题", "入学资格核验", "enrolment"),
    ("lyw", "市旅游委", "社会", "景区名录查询", "scenic-spots"),
    ("lyw", "市旅游委", "社会", "景区客流推送", "visitor-numbers"),
    ("rsj", "市人力资源社会保障局", "主题", "招聘岗位同步", "job-vacancies"),
    ("rsj", "市人力资源社会保障局", "主题", "参保状态核验", None),
    ("rsj", "市人力资源社会保障局", "主题", "定点药店查询", "designated-pharmacies"),
    ("rsj", "市人力资源社会保障局", "主题", "医保结算月报", "insurance-settlement"),
    ("xzzfj", "市行政执法局", "主题", "城管案件流转", "city-cases"),
    ("syj", "市食品药品监管局", "主题", "食品监督检查结果推送", "food-inspections"),
    ("syj", "市食品药品监管局", "主题", "药品召回通知", "drug-recalls"),
    ("hbj", "市环保局", "主题", "空气质量实时数据", "air-quality-daily"),
    ("hbj", "市环保局", "主题", "地表水监测数据", "water-quality"),
    ("qxj", "市气象局", "社会", "天气实况", "weather-daily"),
    ("qxj", "市气象局", "社会", "气象预警推送", "weather-daily"),
    ("njw", "市农经委", "主题", "农产品批发价格", "produce-prices"),
    ("fwyw", "市服务业委", "社会", "物流运行月报", "logistics-monthly"),
    ("whj", "市文化局", "社会", "文化场馆查询", "cultural-venues"),
    ("tyj", "市体育局", "社会", "体育场馆查询", "sports-venues"),
    ("daj", "市档案局", "社会", "馆藏目录检索", "archive-collections"),
    ("lyj", "市林业局", "主题", "公园林地查询", "parks-and-forests"),
    ("ajj", "市安监局", "主题", "安全检查归集", "work-safety"),
    ("zjj", "市质监局", "主题", "质量抽查结果推送", "quality-inspections"),
    ("gshj", "市国税局", "专业", "税收统计月报", "tax-revenue-monthly"),
    ("dsj", "市大数据局", "专业", "统一身份认证", None),
)
_CALLS_A_DAY = {"查询接口": 900, "消息推送": 260, "库表交换": 24, "文件交换": 2}  # in the middle, with six users


def _rows() -> list[Row]:
    random = rng("platform-interfaces")
    return [_row(random, number, *interface) for number, interface in enumerate(_INTERFACES, 1)]


def _row(random: Random, number: int, office_id: str, office: str, library: str, name: str, dataset: str | None) -> Row:
    method = _method_of(random, name)
    opened_on = date(2017, 9, 4) + timedelta(int(2400 * random.random() ** 1.4))
    is_personal = name.endswith(("核验", "变动通知", "调阅"))
    sharing = "有条件共享" if is_personal else random.choices(["无条件共享", "有条件共享"], [70, 30])[0]
    status = random.choices(["运行", "试运行", "停用"], [86, 8, 6])[0]
    users = max(1, round(random.lognormvariate(log(6), 0.7)))
    calls = round(_CALLS_A_DAY[method] * users / 6 * random.lognormvariate(0, 0.9))
    cycle = "实时" if method in ("查询接口", "消息推送") else random.choice(["每日", "每周", "每月"])
    use = (users, None if status == "停用" else calls)
    code = f"IF{number:03d}"
    return (
        code,
        f"示例接口：{name}",
        office_id,
        office,
        library,
        method,
        sharing,
        cycle,
        opened_on,
        *use,
        status,
        dataset,
    )


def _method_of(random: Random, name: str) -> str:
    if name.endswith(("推送", "通知", "订阅", "流转", "转派")):
        return "消息推送"
    if name.endswith(("同步", "归集", "上报", "月报", "日报", "统计")):
        return random.choices(["库表交换", "文件交换"], [62, 38])[0]
    return "查询接口"


PACKAGES = [
    Package(
        name="platform-interfaces",
        title="信息交换共享接口目录",
        title_en="Catalogue of data exchange interfaces",
        summary="统一云平台上模拟的信息交换共享接口，每个一行：名称、提供部门、所属的库、交换方式、共享类型、"
        "更新周期、上线日期、使用部门数、日均调用量和状态，"
        "共 60 个，截至 2025 年底；并注明本门户中同主题的数据集。由程序模拟生成。",
        summary_en="Simulated interfaces of the city's cloud platform, one row each: name, providing office, library, "
        "way of exchange, sharing, update cycle, opening date, offices using it, calls a day and status; 60 up to the "
        "end of 2025, with the dataset of this portal on the same subject. Generated by program.",
        limits="不是真实的接口清单：接口、使用部门数和调用量都是模拟的，没有地址、密钥和参数，不能调用，"
        "也不反映任何部门的工作情况。",
        limits_en="Not a real list: interfaces, users and calls are simulated. There is no address, key or parameter, "
        "nothing can be called, and it says nothing about the work of any office.",
        question="哪些主题的数据在部门之间共享？用的是接口、推送还是库表交换？",
        question_en="On which subjects do offices share data, and by query, push or table exchange?",
        keywords=("接口", "数据共享", "信息交换", "云平台", "部门共享", "智慧沈阳", "API"),
        keywords_en=("interface", "data sharing", "exchange", "cloud platform", "API"),
        publisher="dsj",
        library="professional/government-resources",
        theme="infrastructure",
        update_cycle="quarterly",
        origin="simulated",
        plan_section="四（一）1",
        plan_system="区域云中心、智慧沈阳统一云平台",
        responsible="市大数据局，相关区、县（市）政府",
        provenance="模拟：按四库和各部门职责拟定接口名称，交换方式由名称决定，调用量随使用部门数变化；"
        "停用接口没有调用量。",
        provenance_en="Simulated: names follow the four libraries and the duties of offices; the way of exchange "
        "follows the name, calls follow the number of users; closed interfaces have no calls.",
        temporal=("2017-09-04", "2025-12-31"),
        number=1,
        related=("plan-tasks", "data-products", "enterprises"),
        tables=(
            Table(
                name="platform-interfaces",
                title="共享接口（模拟）",
                title_en="Interfaces (simulated)",
                fields=(
                    id_field("interface_id", "接口编号", "Interface id", "IF[0-9]{3}", "DE0013"),
                    F("name", "接口名称", "Name", kind="name", required=True, unique=True),
                    F(
                        "office_id",
                        "提供部门编号",
                        "Office id",
                        required=True,
                        description="本门户的部门编号",
                        description_en="Id of the office on this portal",
                    ),
                    F("office", "提供部门", "Providing office", kind="category", required=True),
                    category(
                        "library",
                        "所属的库",
                        "Library",
                        "基础实体=Base entities;专业=Professional;主题=Thematic;社会=Social",
                    ),
                    category(
                        "method",
                        "交换方式",
                        "Way of exchange",
                        "查询接口=Query;消息推送=Push;库表交换=Table exchange;文件交换=File exchange",
                    ),
                    category("sharing", "共享类型", "Sharing", "无条件共享=Unconditional;有条件共享=Conditional"),
                    category(
                        "update_cycle", "更新周期", "Update cycle", "实时=Real time;每日=Daily;每周=Weekly;每月=Monthly"
                    ),
                    F("opened_on", "上线日期", "Opened on", type="date", kind="period", required=True),
                    measure("users", "使用部门数", "Offices using it", "个", "offices"),
                    measure("calls_a_day", "日均调用量", "Calls a day", "次", "calls", required=False),
                    category("status", "状态", "Status", "运行=Running;试运行=On trial;停用=Closed"),
                    F(
                        "dataset",
                        "本门户同主题数据集",
                        "Dataset on the same subject",
                        description="本门户数据集的编号；没有的为空",
                        description_en="Slug of a dataset of this portal; empty where there is none",
                    ),
                ),
                rows=_rows,
                key=("interface_id",),
                chart={"kind": "bar", "x": "office", "color": "method", "aggregate": "count"},
            ),
        ),
    ),
]
