"""就业通: vacancies of simulated firms."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from scripts.simulate.city import days
from scripts.simulate.foundation.enterprises import Enterprise, firms_of
from scripts.simulate.framework import F, Package, Row, Table, rng
from scripts.simulate.services.declare import (
    DISTRICT_KEY,
    ENTERPRISE_KEY,
    amount,
    category,
    count,
    day_column,
    district_columns,
    key_column,
    name_column,
    reference_column,
    simulated,
)
from scripts.simulate.services.year2025 import HOLIDAYS

_WANTED = 12_000
# job: English, field, letters of the trades that look for it, yuan a month, lowest schooling, share
_JOBS = {
    "装配工": ("Assembler", "生产制造", "C", 5200, "不限", 9),
    "焊工": ("Welder", "生产制造", "CE", 6800, "不限", 5),
    "数控机床操作工": ("CNC operator", "生产制造", "C", 6900, "中专", 5),
    "质检员": ("Quality inspector", "生产制造", "CM", 5000, "中专", 4),
    "机械工程师": ("Mechanical engineer", "工程技术", "CM", 9200, "本科", 4),
    "电气工程师": ("Electrical engineer", "工程技术", "CDE", 9000, "本科", 3),
    "施工员": ("Site supervisor", "建筑", "E", 7000, "大专", 4),
    "电工": ("Electrician", "建筑", "CEK", 6000, "不限", 4),
    "软件工程师": ("Software engineer", "信息技术", "IM", 12500, "本科", 6),
    "测试工程师": ("Test engineer", "信息技术", "I", 9000, "大专", 3),
    "数据分析师": ("Data analyst", "信息技术", "IJM", 10500, "本科", 2),
    "网络运维": ("Network operator", "信息技术", "I", 7200, "大专", 2),
    "销售代表": ("Sales representative", "销售客服", "FJKL", 6200, "不限", 10),
    "店员": ("Shop assistant", "销售客服", "F", 3900, "不限", 9),
    "客服": ("Customer service", "销售客服", "FIL", 4400, "大专", 6),
    "厨师": ("Cook", "餐饮酒店", "H", 6500, "不限", 4),
    "服务员": ("Waiter", "餐饮酒店", "H", 4000, "不限", 6),
    "会计": ("Accountant", "行政财务", "CFKL", 5600, "大专", 5),
    "行政文员": ("Clerk", "行政财务", "CFILM", 4500, "大专", 5),
    "货车司机": ("Lorry driver", "物流运输", "FG", 8000, "不限", 5),
    "仓库管理员": ("Storekeeper", "物流运输", "CFG", 4700, "不限", 5),
    "快递员": ("Courier", "物流运输", "G", 7200, "不限", 5),
    "保洁员": ("Cleaner", "居民服务", "KNO", 2900, "不限", 5),
    "家政服务员": ("Domestic helper", "居民服务", "O", 5600, "不限", 3),
    "保安": ("Guard", "居民服务", "KL", 3400, "不限", 5),
    "养老护理员": ("Carer for the old", "居民服务", "Q", 5000, "不限", 3),
    "幼儿教师": ("Kindergarten teacher", "教育文化", "P", 4200, "大专", 3),
    "美工设计": ("Graphic designer", "教育文化", "ILR", 6000, "大专", 2),
}
_FIELDS_EN = {
    "生产制造": "Manufacturing",
    "工程技术": "Engineering",
    "建筑": "Construction",
    "信息技术": "Information technology",
    "销售客服": "Sales and service",
    "餐饮酒店": "Catering and hotels",
    "行政财务": "Office and accounts",
    "物流运输": "Transport and logistics",
    "居民服务": "Household services",
    "教育文化": "Education and culture",
}
_SCHOOLING = {"不限": "Any", "中专": "Vocational school", "大专": "College", "本科": "Bachelor", "硕士": "Master"}
_EXPERIENCE = {"不限": "Any", "1年以上": "1 year", "3年以上": "3 years", "5年以上": "5 years"}
_WORTH = {"不限": 1.0, "1年以上": 1.08, "3年以上": 1.28, "5年以上": 1.5}
_TERMS = {"全职": "Full time", "兼职": "Part time", "实习": "Internship"}
_CENTRAL_PAY = {"210102": 1.08, "210103": 1.08, "210112": 1.10, "210106": 1.03}
_RURAL_PAY = {"210115": 0.86, "210123": 0.80, "210124": 0.80, "210181": 0.86}


def _busy(day: date) -> float:
    """Hiring peaks after the Spring Festival and before graduation, and rests at weekends and on holidays."""
    if day in HOLIDAYS:
        return 0.05
    month = (0.7, 1.5, 1.7, 1.2, 1.1, 1.15, 1.0, 0.95, 1.15, 0.95, 0.85, 0.7)[day.month - 1]
    return month * (0.25 if day.weekday() >= 5 else 1.0)


def _rows() -> Iterator[Row]:
    random = rng("job-vacancies")
    calendar = days(date(2025, 1, 1))
    posted = sorted(random.choices(calendar, [_busy(day) for day in calendar], k=_WANTED))
    jobs = random.choices(list(_JOBS), [row[5] for row in _JOBS.values()], k=_WANTED)
    by_trades = {row[2]: firms_of(*row[2]) for row in _JOBS.values()}
    for number, (day, job) in enumerate(zip(posted, jobs, strict=True), 1):
        yield _vacancy(random, number, day, job, _employer(random, by_trades[_JOBS[job][2]], day))


def _employer(random: Random, firms: list[Enterprise], day: date) -> Enterprise:
    """One of the firms that were already there on the day."""
    while (firm := random.choice(firms)).registered_on >= day:
        pass
    return firm


def _vacancy(random: Random, number: int, day: date, job: str, firm: Enterprise) -> Row:
    _, sector, _, usual, schooling, _ = _JOBS[job]
    experience = random.choices(list(_EXPERIENCE), (50, 24, 19, 7))[0]
    terms = random.choices(list(_TERMS), (90, 7, 3))[0]
    lowest, highest = _pay(random, firm, usual * _WORTH[experience] * (1.0 if terms == "全职" else 0.5))
    is_open_to_talks = random.random() < 0.05
    if schooling == "本科" and random.random() < 0.12:
        schooling = "硕士"
    return (
        f"JV{number:06d}",
        job,
        sector,
        firm.id,
        firm.name,
        firm.district.code,
        firm.district.name,
        None if is_open_to_talks else lowest,
        None if is_open_to_talks else highest,
        schooling,
        experience,
        terms,
        random.choices((1, 2, 3, 5, 10, 20, 30), (34, 24, 14, 14, 9, 4, 1))[0],
        day,
        day + timedelta(random.choice((15, 30, 30, 30, 60, 90))),
    )


def _pay(random: Random, firm: Enterprise, usual: float) -> tuple[int, int]:
    """Round sums of 100 yuan."""
    place = _CENTRAL_PAY.get(firm.district.code, _RURAL_PAY.get(firm.district.code, 1.0))
    lowest = round(usual * place * random.lognormvariate(-0.08, 0.14) / 100) * 100
    return lowest, round(lowest * random.uniform(1.15, 1.7) / 100) * 100


_TABLE = Table(
    "job-vacancies",
    "招聘岗位",
    "Vacancies",
    [
        key_column("vacancy_id", "招聘岗位编号", "Vacancy id", "^JV[0-9]{6}$", "DE0025"),
        category("job", "岗位名称", "Job", {job: row[0] for job, row in _JOBS.items()}),
        category("sector", "岗位类别", "Field", _FIELDS_EN),
        reference_column("enterprise_id", "企业示例编号", "Sample enterprise id", "DE0006"),
        name_column("enterprise_name", "招聘企业", "Employer", element="DE0007", role="reference"),
        *district_columns(),
        amount(
            "lowest_pay",
            "最低月薪",
            "Lowest pay",
            "元/月",
            "yuan/month",
            description="面议的为空。",
            description_en="Empty where pay is open to talks.",
        ),
        amount("highest_pay", "最高月薪", "Highest pay", "元/月", "yuan/month"),
        category("schooling", "学历要求", "Schooling", _SCHOOLING),
        category("experience", "经验要求", "Experience", _EXPERIENCE),
        category("terms", "工作性质", "Terms", _TERMS),
        count("openings", "招聘人数", "Openings", "人", "persons", required=True),
        day_column("posted_on", "发布日期", "Posted on"),
        F("closes_on", "截止日期", "Closes on", "date", required=True),
    ],
    rows=_rows,
    key=("vacancy_id",),
    foreign_keys=(ENTERPRISE_KEY, DISTRICT_KEY),
    chart={"kind": "bar", "x": "job", "y": "lowest_pay", "aggregate": "mean"},
)

PACKAGES: list[Package] = [
    simulated(
        name="job-vacancies",
        title="就业通招聘岗位",
        title_en="Job vacancies",
        summary="正在招人的岗位，每个岗位一行：招什么工种、哪家企业、在哪个区县、每月最低和最高多少钱、要什么学历和经验、全职还是兼职、"
        "招几个人、哪天发布、哪天截止。2025年全年共12000个岗位，企业都是带“示例”字样的模拟企业。",
        summary_en="Vacancies, one row each: job, employer, district, lowest and highest pay, schooling and experience "
        "asked for, terms, number of openings, posted and closing days. 12,000 vacancies of 2025 at simulated firms.",
        limits="不是真实招聘信息，不能投简历；没有联系方式，也没有任何求职者的信息。工资是模拟的，不代表沈阳的工资水平。",
        limits_en="Not real vacancies: one cannot apply, and nothing is said of applicants. Pay is invented and says "
        "nothing about wages in Shenyang.",
        question="哪些工种招人最多、工资最高？不限学历的岗位有多少？",
        question_en="Which jobs are wanted most and paid best, and how many ask for no schooling?",
        keywords=("招聘", "找工作", "就业", "岗位", "工资", "月薪", "找活", "求职", "兼职", "实习", "用工", "就业通"),
        keywords_en=("jobs", "vacancies", "employment", "pay", "wages", "hiring"),
        publisher="rsj",
        library="thematic/employment",
        theme="employment",
        update_cycle="weekly",
        plan_section="四（五）6",
        plan_system="就业通",
        system_en="就业通 (employment service)",
        responsible="市人力资源社会保障局",
        temporal=("2025-01-01", "2025-12-31"),
        granularity="district",
        related=("enterprises", "business-registrations-monthly", "districts"),
        tables=[_TABLE],
        number=1,
    )
]
