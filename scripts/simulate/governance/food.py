"""食品药品安全: samples of food taken at sample firms, and recalls of sample medicines."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from scripts.simulate.city import LAST_DAY, days, sample_firm
from scripts.simulate.foundation.enterprises import food_enterprises
from scripts.simulate.foundation.fields import DISTRICTS_KEY, district_fields, enterprise_field, id_field
from scripts.simulate.framework import F, Row, Table, rng
from scripts.simulate.governance.declare import (
    ENTERPRISE_KEY,
    Choices,
    PlanRow,
    amount,
    category,
    count,
    date_field,
    simulated,
)
from scripts.simulate.governance.drawing import draw, firm_of_day, office_day, spread_over

_ROW = PlanRow("四（六）7", "食品药品安全数据资源中心", "市食品药品监管局")
_COUNT = 8_000
_FIRST_DAY = date(2021, 1, 1)
# food: (English, weight), what is sold, part that fails, what then is found
_FOODS: dict[str, tuple[tuple[str, float], str, float, str]] = {
    "蔬菜": (("Vegetables", 20), "韭菜 芹菜 菠菜 豆角 黄瓜 番茄 大白菜", 0.034, "农药残留"),
    "水果": (("Fruit", 11), "苹果 香蕉 柑橘 葡萄 草莓 梨", 0.018, "农药残留"),
    "畜禽肉": (("Meat and poultry", 13), "猪肉 牛肉 鸡肉 羊肉", 0.014, "兽药残留"),
    "水产品": (("Fish and seafood", 9), "鲤鱼 草鱼 带鱼 虾 蛤蜊", 0.036, "兽药残留"),
    "蛋": (("Eggs", 5), "鸡蛋 鸭蛋", 0.014, "兽药残留"),
    "粮食加工品": (("Grain products", 9), "大米 面粉 挂面 玉米面", 0.007, "重金属"),
    "食用油": (("Cooking oil", 4), "大豆油 花生油 菜籽油", 0.008, "质量指标"),
    "乳制品": (("Dairy products", 4), "纯牛奶 酸奶 奶粉", 0.002, "微生物"),
    "糕点": (("Cakes and bread", 7), "面包 蛋糕 月饼 桃酥", 0.023, "食品添加剂"),
    "肉制品": (("Meat products", 6), "熏鸡 香肠 酱牛肉 烧烤串", 0.021, "食品添加剂"),
    "酱腌菜": (("Pickles", 4), "酸菜 泡菜 咸菜", 0.027, "食品添加剂"),
    "饮料": (("Drinks", 4), "果汁 包装饮用水 汽水", 0.013, "微生物"),
    "餐饮具": (("Tableware", 4), "复用餐具 复用水杯", 0.055, "微生物"),
}
_PLACES: Choices = {
    "超市": ("Supermarket", 28),
    "农贸市场": ("Market", 26),
    "餐馆": ("Restaurant", 20),
    "食堂": ("Canteen", 10),
    "网络平台": ("Online", 8),
    "生产企业": ("Factory", 8),
}
_RESULTS: Choices = {"合格": ("Passed", 0), "不合格": ("Failed", 0)}
_FAILURES: Choices = {
    "农药残留": ("Pesticide residue", 0),
    "兽药残留": ("Veterinary drug residue", 0),
    "微生物": ("Microbes", 0),
    "食品添加剂": ("Additives", 0),
    "重金属": ("Heavy metals", 0),
    "质量指标": ("Quality value", 0),
}
_FESTIVE = {1: 1.25, 4: 1.05, 6: 1.2, 7: 1.15, 8: 1.15, 9: 1.35, 12: 1.15}  # more samples before festivals, in the heat


def _inspection_rows() -> Iterator[Row]:
    random = rng("food-inspections")
    firms = food_enterprises()
    weights = {name: (english, weight) for name, ((english, weight), *_) in _FOODS.items()}
    on = spread_over(random, days(_FIRST_DAY), lambda day: office_day(day) * _FESTIVE.get(day.month, 1.0), _COUNT)
    for number, day in enumerate(on, 1):
        firm = firm_of_day(random, firms, day)
        food = draw(random, weights)
        _, things, share, failure = _FOODS[food]
        summer = 1.35 if failure == "微生物" and day.month in (6, 7, 8) else 1.0
        has_failed = random.random() < share * summer * 0.93 ** (day.year - 2021)
        yield (
            f"FI{number:06d}",
            firm.id,
            firm.district.code,
            firm.district.name,
            day,
            draw(random, _PLACES),
            food,
            random.choice(things.split()),
            random.randint(4, 22),
            "不合格" if has_failed else "合格",
            (failure if random.random() < 0.82 else draw(random, _ANY_FAILURE)) if has_failed else "",
            _reported_on(random, day),
        )


_ANY_FAILURE: Choices = {"微生物": ("Microbes", 1), "食品添加剂": ("Additives", 1), "质量指标": ("Quality value", 1)}


def _reported_on(random: Random, day: date) -> date | str:
    """Results take two to six weeks; those still at the laboratory on the last day have none."""
    on = day + timedelta(random.randint(14, 42))
    return on if on <= LAST_DAY else ""


_FORMS: Choices = {
    "片剂": ("Tablet", 30),
    "胶囊": ("Capsule", 22),
    "颗粒": ("Granules", 14),
    "口服液": ("Oral solution", 11),
    "注射剂": ("Injection", 10),
    "中药饮片": ("Herbal slices", 9),
    "外用膏": ("Ointment", 4),
}
_LEVELS: Choices = {
    "一级": ("Class 1: may harm badly", 4),
    "二级": ("Class 2: may harm for a time", 26),
    "三级": ("Class 3: unlikely to harm", 70),
}
_REASONS: Choices = {
    "含量不符": ("Content out of range", 20),
    "溶出度不符": ("Dissolution out of range", 16),
    "性状异常": ("Looks wrong", 16),
    "水分超标": ("Too much water", 14),
    "包装标签差错": ("Wrong package or label", 18),
    "稳定性考察异常": ("Fails the stability test", 12),
    "微生物限度": ("Microbial limit", 4),
}
_STATUSES: Choices = {"已完成": ("Finished", 0), "进行中": ("Under way", 0)}


def _recall_rows() -> Iterator[Row]:
    random = rng("drug-recalls")
    for number, day in enumerate(spread_over(random, days(date(2016, 1, 4)), office_day, 360), 1):
        level, form = draw(random, _LEVELS), draw(random, _FORMS)
        finished = day + timedelta({"一级": 12, "二级": 25, "三级": 40}[level] + random.randint(0, 20))
        is_done = finished <= LAST_DAY
        boxes = 10 * round(240 * random.lognormvariate(0, 1.1))
        yield (
            f"DR{number:04d}",
            day,
            sample_firm(random, form, number),
            form,
            level,
            draw(random, _REASONS),
            random.choices((1, 2, 3, 4), (60, 24, 11, 5))[0],
            max(20, boxes),
            "已完成" if is_done else "进行中",
            finished if is_done else "",
            round(min(99.5, max(18.0, random.gauss(71, 16))), 1) if is_done else "",
        )


PACKAGES = [
    simulated(
        _ROW,
        name="food-inspections",
        title="食品监督抽检结果",
        title_en="Results of food sampling",
        summary="2021年至2025年的食品监督抽检：每行是一次抽样，写明哪天、在哪个区县的超市、市场、餐馆或食堂抽的，"
        "抽的是什么食品、检了几项、合格还是不合格、不合格的是哪一项。被抽单位是企业名录中的示例企业，可以关联。",
        summary_en="Food samples from 2021 to 2025: one row is one sample, with the day, the district, the place "
        "(supermarket, market, restaurant, canteen), the food, the number of tests, whether it passed and what "
        "failed. The firms are sample firms of the list of enterprises and can be joined.",
        limits="抽检结果和企业都是模拟的，不是对任何真实店铺或品牌的结论；买到问题食品请向市场监管部门反映。",
        limits_en="Results and firms are simulated: no real shop or brand is judged.",
        question="哪类食品最容易抽检不合格，主要是什么问题？",
        question_en="Which foods fail most often, and why?",
        keywords=[
            "食品安全",
            "抽检",
            "不合格",
            "吃得放心",
            "农药残留",
            "超市",
            "菜市场",
            "餐馆",
            "食堂",
            "外卖",
            "检查",
        ],
        keywords_en=["food safety", "inspection", "sampling", "pesticide", "restaurant", "supermarket"],
        publisher="syj",
        library="thematic/food-drug-safety",
        theme="food-drug",
        update_cycle="weekly",
        temporal=("2021-01-01", "2025-12-31"),
        granularity="district",
        related=["enterprises", "drug-recalls", "produce-prices", "quality-inspections"],
        number=1,
        method="在示例食品企业中抽样，不合格率随食品类别取值、逐年略降，夏季微生物问题略多，节前抽检较多。",
        method_en="samples are taken at sample food firms; the part that fails depends on the food, falls a little "
        "every year, and rises for microbes in summer; more is sampled before festivals.",
        tables=[
            Table(
                "food-inspections",
                "食品抽检",
                "Food samples",
                [
                    id_field("inspection_id", "抽检编号", "Inspection id", "FI[0-9]{6}", "DE0035"),
                    enterprise_field("被抽检企业编号", "Enterprise id"),
                    *district_fields(),
                    date_field("sampled_on", "抽样日期", "Sampled on"),
                    category("place", "抽样场所", "Place", _PLACES),
                    category("food_group", "食品类别", "Food group", {name: row[0] for name, row in _FOODS.items()}),
                    F("food", "食品", "Food", required=True),
                    count("tests", "检验项目数", "Tests", "项", "tests"),
                    category("result", "结果", "Result", _RESULTS),
                    category(
                        "failure",
                        "不合格项目",
                        "What failed",
                        _FAILURES,
                        required=False,
                        description="合格的为空",
                        description_en="Empty when passed",
                    ),
                    date_field("reported_on", "报告日期", "Reported on", required=False),
                ],
                _inspection_rows,
                key=("inspection_id",),
                foreign_keys=[ENTERPRISE_KEY, DISTRICTS_KEY],
                chart={"kind": "bar", "x": "food_group", "aggregate": "count", "color": "result"},
            )
        ],
    ),
    simulated(
        _ROW,
        name="drug-recalls",
        title="药品召回信息",
        title_en="Drug recalls",
        summary="2016年至2025年的药品召回：每行是一次召回，有公布日期、示例药品名称、剂型、召回等级（一级最严重）、"
        "原因、涉及几个批次和多少盒、是否完成、收回了百分之几。",
        summary_en="Recalls of medicines from 2016 to 2025: one row is one recall, with the day, the sample product, "
        "its form, the class (1 is the most serious), the reason, batches and boxes, whether it is finished and how "
        "much came back.",
        limits="药品和企业都是示例，不是真实召回；用药有疑问请问医生或药师，真实召回请看药品监管部门公告。",
        limits_en="Products are samples and no recall is real; ask a doctor or pharmacist about your medicine.",
        question="药品召回最常见的原因是什么，能收回多少？",
        question_en="Why are medicines recalled most often, and how much comes back?",
        keywords=["药品召回", "药品", "吃药", "用药安全", "药店", "问题药品", "召回", "食品药品"],
        keywords_en=["drug recall", "medicine", "pharmacy", "drug safety"],
        publisher="syj",
        library="thematic/food-drug-safety",
        theme="food-drug",
        update_cycle="irregular",
        temporal=("2016-01-04", "2025-12-31"),
        related=["designated-pharmacies", "food-inspections"],
        number=2,
        method="召回日期、等级、原因和数量按示例比例抽取。",
        method_en="days, classes, reasons and numbers are drawn by sample shares.",
        tables=[
            Table(
                "drug-recalls",
                "药品召回",
                "Drug recalls",
                [
                    id_field("recall_id", "召回编号", "Recall id", "DR[0-9]{4}", "DE0036"),
                    date_field("announced_on", "公布日期", "Announced on"),
                    F("product", "药品（示例）", "Product (sample)", kind="name", required=True),
                    category("form", "剂型", "Form", _FORMS),
                    category("level", "召回等级", "Class", _LEVELS),
                    category("reason", "召回原因", "Reason", _REASONS),
                    count("batches", "涉及批次", "Batches", "批", "batches"),
                    count("boxes", "涉及数量", "Boxes", "盒", "boxes"),
                    category("status", "状态", "Status", _STATUSES),
                    date_field("finished_on", "完成日期", "Finished on", required=False),
                    amount("recovered", "收回比例", "Recovered", "%", "%", required=False, maximum=100),
                ],
                _recall_rows,
                key=("recall_id",),
                chart={"kind": "bar", "x": "reason", "aggregate": "count", "color": "level"},
            )
        ],
    ),
]
