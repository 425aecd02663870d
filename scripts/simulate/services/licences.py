"""电子证照库: the kinds of licences and certificates, and how far each has an electronic form."""

from collections.abc import Iterator

from scripts.simulate.framework import F, Package, Row, Table, rng
from scripts.simulate.services.declare import category, count, key_column, name_column, simulated, yes_no, yes_no_column

_SECTORS_EN = {
    "公安户政": "Police and residence",
    "民政": "Civil affairs",
    "教育": "Education",
    "人社": "Work and social security",
    "卫生健康": "Health",
    "交通": "Transport",
    "住房建设": "Housing and construction",
    "自然资源": "Land and natural resources",
    "市场监管": "Market supervision",
    "农业": "Agriculture",
    "文化旅游": "Culture and tourism",
    "生态环境": "Environment",
}
# field: kinds held by persons; kinds held by organisations. Everyday names; no issuing body and no rule is stated.
_KINDS = {
    "公安户政": (
        (
            "居"
            "民身份证 居民户口簿 无犯罪记录证明 居住证 机动车驾驶证 机动车行驶证 机动车登记证书 普通护照 往来港澳通行证"
        ),
        ("保安服务许可证 特种行业许可证"),
    ),
    "民政": (
        ("结婚证 离婚证 收养登记证 最低生活保障证 老年人优待证"),
        ("社会团体法人登记证书 民办非企业单位登记证书 基金会法人登记证书"),
    ),
    "教育": (
        ("教师资格证书 普通话水平测试等级证书 普通高中毕业证书 中等职业学校毕业证书"),
        ("民办学校办学许可证 校外培训机构办学许可证"),
    ),
    "人社": (
        ("社会保障卡 就业创业证 失业登记证明 专业技术职称证书 职业资格证书 职业技能等级证书 退休证 工伤认定决定书"),
        ("人力资源服务许可证 劳务派遣经营许可证"),
    ),
    "卫生健康": (
        ("出生医学证明 医师执业证书 医师资格证书 护士执业证书 乡村医生执业证书 预防接种证 健康证明 献血证"),
        ("医疗机构执业许可证 公共场所卫生许可证 放射诊疗许可证 消毒产品生产企业卫生许可证"),
    ),
    "交通": (
        (
            "网络预约出租汽车驾驶员证 巡游出租汽车驾驶员证 机动车驾驶教练员证 道路货物运输从业资格证 "
            "道路旅客运输从业资格证"
        ),
        (
            "道路运输经营许可证 道路运输证 网络预约出租汽车经营许可证 网络预约出租汽车运输证 "
            "船舶营业运输证 港口经营许可证"
        ),
    ),
    "住房建设": (
        ("二级建造师注册证书 二级造价工程师注册证书 住房公积金缴存证明 公共租赁住房资格证明"),
        (
            "建筑业企业资质证书 建筑工程施工许可证 房地产开发企业资质证书 商品房预售许可证 "
            "安全生产许可证 燃气经营许可证 供热经营许可证 城镇污水排入排水管网许可证"
        ),
    ),
    "自然资源": (
        ("不动产权证书 不动产登记证明 宅基地批准书"),
        (
            "建设用地规划许可证 建设工程规划许可证 乡村建设规划许可证 建设项目用地预审与选址意见书 "
            "测绘资质证书 林木采伐许可证"
        ),
    ),
    "市场监管": (
        ("特种设备作业人员证 执业药师注册证"),
        (
            "营业执照 食品经营许可证 食品生产许可证 药品经营许可证 医疗器械经营许可证 "
            "医疗器械生产许可证 检验检测机构资质认定证书 计量标准考核证书 工业产品生产许可证 "
            "特种设备使用登记证 第二类医疗器械经营备案凭证 化妆品生产许可证 食品小作坊登记证"
        ),
    ),
    "农业": (
        ("拖拉机和联合收割机驾驶证 执业兽医资格证书 农村土地承包经营权证 渔业船员证书"),
        (
            "农药经营许可证 兽药经营许可证 种子生产经营许可证 动物防疫条件合格证 饲料生产许可证 "
            "水产养殖证 生鲜乳收购许可证"
        ),
    ),
    "文化旅游": (
        ("导游证 社会体育指导员证书 演出经纪人员资格证"),
        (
            "营业性演出许可证 娱乐经营许可证 互联网上网服务营业场所许可证 旅行社业务经营许可证 "
            "出版物经营许可证 印刷经营许可证 电影放映经营许可证"
        ),
    ),
    "生态环境": (
        ("辐射安全培训合格证"),
        ("排污许可证 危险废物经营许可证 辐射安全许可证 取水许可证"),
    ),
}
_EVERYDAY = (
    "居民身份证",
    "社会保障卡",
    "机动车驾驶证",
    "营业执照",
    "机动车行驶证",
    "不动产权证书",
    "结婚证",
    "健康证明",
)


def _kinds() -> list[tuple[str, str, str]]:
    """(name, field, holder) of the 120 kinds, field by field."""
    every = []
    for sector, (persons, bodies) in _KINDS.items():
        every += [(name, sector, "个人") for name in persons.split()]
        every += [(name, sector, "法人和其他组织") for name in bodies.split()]
    return every


def _rows() -> Iterator[Row]:
    random = rng("licence-types")
    for number, (name, sector, holder) in enumerate(_kinds(), 1):
        is_electronic = name in _EVERYDAY or random.random() < 0.72
        usual = 90_000 if name in _EVERYDAY else 5_000 if holder == "个人" else 900
        issued = round(usual * random.lognormvariate(-0.2, 0.9))
        electronic = round(issued * min(1.0, random.betavariate(4, 2) + 0.05)) if is_electronic else 0
        yield (
            f"LT{number:04d}",
            name,
            sector,
            holder,
            yes_no(is_electronic),
            random.choices(range(2017, 2026), (2, 4, 7, 10, 12, 9, 6, 4, 2))[0] if is_electronic else None,
            issued,
            electronic,
            round(electronic * random.lognormvariate(0.6, 0.8)),
        )


_TABLE = Table(
    "licence-types",
    "证照类型目录",
    "Kinds of licences",
    [
        key_column("licence_code", "证照类型代码", "Licence type code", "^LT[0-9]{4}$", "DE0028"),
        name_column("licence_name", "证照名称", "Licence", unique=True),
        category("sector", "业务领域", "Field", _SECTORS_EN),
        category("holder", "持证主体", "Held by", {"个人": "Persons", "法人和其他组织": "Organisations"}),
        yes_no_column("is_electronic", "是否有电子证照", "Electronic form"),
        F(
            "electronic_since",
            "电子证照启用年份",
            "Electronic since",
            "integer",
            kind="period",
            minimum=2017,
            maximum=2025,
            description="没有电子证照的为空。",
            description_en="Empty without an electronic form.",
        ),
        count("issued", "2025年发证数", "Issued in 2025", "本", "documents", required=True),
        count(
            "issued_electronic", "2025年电子发证数", "Issued electronically in 2025", "本", "documents", required=True
        ),
        count("shown", "2025年电子亮证次数", "Shown electronically in 2025", "次", "times", required=True),
    ],
    rows=_rows,
    key=("licence_code",),
    chart={"kind": "bar", "x": "sector", "aggregate": "count", "color": "is_electronic"},
)

PACKAGES: list[Package] = [
    simulated(
        name="licence-types",
        title="证照类型与电子证照目录",
        title_en="Kinds of licences and their electronic form",
        summary="政府部门发的各种证照，例如驾驶证、营业执照：属于哪个领域、发给个人还是单位、有没有电子证照、从哪年开始、"
        "2025年发了多少本、其中多少是电子的、电子证照用了多少次。共120种；名称是日常通用的叫法，数量和电子化情况都是模拟的。",
        summary_en="The kinds of licence that offices issue, such as driving and business licences: field, holder, "
        "whether and "
        "since when it has an electronic form, how many were issued in 2025, how many electronically, and how often "
        "these were shown. 120 kinds; the names are everyday words, the figures are made up.",
        limits="证照名称是常见叫法，不是官方目录；哪些有电子证照、发了多少都是模拟的，不能据此准备办事材料。",
        limits_en="The names are common words, no official list; which are electronic and how many were issued is "
        "invented: do not prepare an application by it.",
        question="哪些领域的证照大多有了电子版？电子证照用得多不多？",
        question_en="In which fields do most licences have an electronic form, and how often is it used?",
        keywords=("证照", "证件", "办证", "电子证照", "许可证", "营业执照", "驾驶证", "一网通办", "办事"),
        keywords_en=("licence", "certificate", "permit", "electronic licence", "documents"),
        publisher="zwfwb",
        library="thematic/e-licences",
        theme="government-services",
        update_cycle="annual",
        plan_section="四（二）1、四（六）3",
        plan_system="电子证照库",
        system_en="Base of electronic licences",
        responsible="市大数据局、政务服务办、市政府办公厅",
        temporal=("2025-01-01", "2025-12-31"),
        related=("service-items", "hotline-12345", "enterprises"),
        tables=[_TABLE],
        number=1,
    )
]
