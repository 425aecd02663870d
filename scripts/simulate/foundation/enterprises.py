"""The 8 000 simulated firms of the register of legal entities (法人库).

Others that need a firm import `enterprise_ids()`, `enterprise(n)` or `food_enterprises()`.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from scripts.simulate.city import DISTRICTS, LAST_DAY, District, sample_firm
from scripts.simulate.framework import rng

COUNT = 8000

# letter of GB/T 4754: label, English label, share of all firms, words that make a name, median capital in 万元
TRADES = {
    "A": ("农、林、牧、渔业", "Agriculture, forestry and fishing", 3.2, "种植 养殖 农业科技 林业", 150),
    "C": ("制造业", "Manufacturing", 13.5, "机械 电气 汽车零部件 食品 包装 铸造 仪表 家具", 500),
    "D": ("电力、热力、燃气及水生产和供应业", "Electricity, heat, gas and water", 0.5, "热力 新能源 水务", 3000),
    "E": ("建筑业", "Construction", 8.5, "建筑工程 装饰 市政工程 防水", 800),
    "F": ("批发和零售业", "Wholesale and retail", 31.5, "商贸 食品 建材 服装 医药 超市 五金", 100),
    "G": ("交通运输、仓储和邮政业", "Transport, storage and post", 4.6, "物流 运输 仓储", 200),
    "H": ("住宿和餐饮业", "Hotels and catering", 7.4, "餐饮 宾馆 烘焙 火锅", 50),
    "I": ("信息传输、软件和信息技术服务业", "Information and software", 6.8, "软件 信息技术 数据 网络科技", 300),
    "J": ("金融业", "Finance", 0.8, "投资咨询 融资担保", 5000),
    "K": ("房地产业", "Real estate", 2.9, "物业 置业", 1000),
    "L": ("租赁和商务服务业", "Leasing and business services", 8.6, "商务服务 广告 人力资源 会展", 100),
    "M": ("科学研究和技术服务业", "Research and technical services", 5.4, "科技 检测 工程设计 环保技术", 300),
    "N": ("水利、环境和公共设施管理业", "Water, environment and public facilities", 0.7, "园林 环境", 500),
    "O": ("居民服务、修理和其他服务业", "Household services and repair", 3.6, "家政 汽车维修 洗染", 30),
    "P": ("教育", "Education", 0.9, "教育咨询 培训", 50),
    "Q": ("卫生和社会工作", "Health and social work", 0.5, "健康管理 养老服务", 100),
    "R": ("文化、体育和娱乐业", "Culture, sports and entertainment", 1.6, "文化传媒 体育 影视", 100),
}
_FOOD_WORDS = {"食品", "餐饮", "烘焙", "火锅", "超市"}
# what is more usual in a district than in the city as a whole
_LEANINGS = {
    "210102": {"J": 3.0, "L": 1.5, "I": 1.6, "A": 0.05, "C": 0.4},
    "210103": {"J": 3.5, "F": 1.3, "L": 1.4, "A": 0.05, "C": 0.3},
    "210104": {"C": 1.4, "A": 0.1},
    "210105": {"P": 1.5, "E": 1.2, "A": 0.1},
    "210106": {"C": 2.2, "G": 1.3, "A": 0.1},
    "210111": {"G": 1.6, "A": 2.0},
    "210112": {"I": 2.6, "M": 2.4, "A": 0.5},
    "210113": {"C": 1.6, "A": 2.0, "P": 1.6},
    "210114": {"F": 1.2, "G": 1.8, "A": 1.2},
    "210115": {"A": 6.0, "C": 1.4, "J": 0.2},
    "210123": {"A": 9.0, "J": 0.1, "I": 0.3},
    "210124": {"A": 9.0, "C": 1.3, "J": 0.1, "I": 0.3},
    "210181": {"A": 8.0, "J": 0.1, "I": 0.3},
}
FORMS = {
    "有限责任公司": (78.0, "有限公司", "Limited liability company"),
    "股份有限公司": (1.2, "股份有限公司", "Joint-stock company"),
    "个人独资企业": (8.3, "经营部", "Sole proprietorship"),
    "合伙企业": (3.4, "合伙企业", "Partnership"),
    "外商投资企业": (1.6, "有限公司", "Foreign-invested enterprise"),
    "分公司": (7.5, "分公司", "Branch"),
}
_CENTRAL = {"210102": 1.9, "210103": 1.8, "210112": 1.5}  # firms gather in the middle of the city
_RURAL = {"210115": 0.45, "210123": 0.4, "210124": 0.4, "210181": 0.45}


@dataclass(frozen=True)
class Enterprise:
    id: str
    name: str
    district: District
    trade: str  # letter of GB/T 4754
    form: str
    capital_wan: float | None
    registered_on: date
    status: str
    left_on: date | None
    scale: str
    is_food: bool


def enterprise_ids() -> list[str]:
    """`SE000001` … `SE008000`."""
    return [e.id for e in enterprises()]


def enterprise(number: int) -> Enterprise:
    """The firm with this number, 1 … 8000."""
    return enterprises()[number - 1]


def food_enterprises() -> list[Enterprise]:
    """Firms that make or sell food and are still in business."""
    return [e for e in enterprises() if e.is_food and e.status == "存续"]


def firms_of(*trades: str) -> list[Enterprise]:
    """Firms in business in one of these trades (letters of GB/T 4754)."""
    return [e for e in enterprises() if e.trade in trades and e.status == "存续"]


@cache
def enterprises() -> tuple[Enterprise, ...]:
    random = rng("enterprises")
    return tuple(_make(random, number) for number in range(1, COUNT + 1))


def _make(random: Random, number: int) -> Enterprise:
    district = random.choices(DISTRICTS, [d.weight * pull(d.code) for d in DISTRICTS])[0]
    leaning = _LEANINGS[district.code]
    trade = random.choices(list(TRADES), [row[2] * leaning.get(letter, 1) for letter, row in TRADES.items()])[0]
    word = random.choice(TRADES[trade][3].split())
    form = random.choices(list(FORMS), [weight for weight, _, _ in FORMS.values()])[0]
    registered_on = _registration_day(random)
    status, left_on = _fate(random, registered_on)
    capital = _capital(random, trade, form)
    return Enterprise(
        id=f"SE{number:06d}",
        name=sample_firm(random, word, number) + FORMS[form][1],
        district=district,
        trade=trade,
        form=form,
        capital_wan=capital,
        registered_on=registered_on,
        status=status,
        left_on=left_on,
        scale=_scale(random, capital),
        is_food=word in _FOOD_WORDS,
    )


def pull(code: str) -> float:
    return _CENTRAL.get(code, _RURAL.get(code, 1.0))


def _registration_day(random: Random) -> date:
    """More every year, a jump with the easier registration of 2014, a dip in 2020; few in the month of 春节."""
    years = list(range(1994, 2026))
    lift = {2014: 1.35, 2015: 1.5, 2016: 1.6, 2017: 1.65, 2018: 1.7, 2019: 1.7, 2020: 1.25, 2022: 1.45}
    weights = [(1 + 0.09 * (year - 1994)) * lift.get(year, 1.6 if year > 2014 else 1.0) for year in years]
    year = random.choices(years, weights)[0]
    month = random.choices(range(1, 13), [8, 4.5, 10.5, 9.5, 9, 9, 9, 9, 9, 7, 9, 8.5])[0]
    return _working_day(date(year, month, 3) + timedelta(random.randrange(26)))


def _working_day(day: date) -> date:
    """That day, or the Friday before a weekend: offices register on working days."""
    return day - timedelta(max(0, day.weekday() - 4))


def _fate(random: Random, registered_on: date) -> tuple[str, date | None]:
    """About four in a hundred leave each year; most are struck off at their own wish."""
    years = random.expovariate(0.04)
    left_on = _working_day(registered_on + timedelta(int(120 + years * 365)))
    if left_on > LAST_DAY:
        return "存续", None
    status = random.choices(["注销", "吊销", "迁出"], [80, 15, 5])[0]
    return status, left_on


def _capital(random: Random, trade: str, form: str) -> float | None:
    """Round sums, as founders choose them; a branch has none, and one in thirty records lacks it."""
    if form == "分公司" or random.random() < 0.03:
        return None
    wanted = TRADES[trade][4] * random.lognormvariate(0, 1.1) * (6 if form == "股份有限公司" else 1)
    steps = [3, 5, 10, 20, 30, 50, 80, 100, 200, 300, 500, 800, 1000, 2000, 3000, 5000, 10000, 20000, 50000]
    return float(min(steps, key=lambda step: abs(step - wanted)))


def _scale(random: Random, capital: float | None) -> str:
    size = (capital or 30) * random.lognormvariate(0, 0.7)
    return next(name for limit, name in ((150, "微型"), (1500, "小型"), (12000, "中型"), (9e9, "大型")) if size < limit)
