"""国际化营商环境、海外易: measures of doing business in the city, and services for people from abroad."""

from collections.abc import Iterator

from scripts.simulate.foundation.fields import id_field
from scripts.simulate.framework import F, Row, Table, rng
from scripts.simulate.governance.declare import (
    Choices,
    PlanRow,
    amount,
    category,
    count,
    flag_field,
    reference,
    simulated,
)
from scripts.simulate.governance.drawing import around, flag

_ROW = PlanRow("四（六）同时", "国际化营商环境运转、“海外易”APP", "市大数据局等部门")
_FIELDS: Choices = {
    "开办企业": ("Starting a business", 0),
    "办理施工许可": ("Building permits", 0),
    "获得电力": ("Getting electricity", 0),
    "获得用水用气": ("Getting water and gas", 0),
    "登记财产": ("Registering property", 0),
    "纳税": ("Paying taxes", 0),
    "跨境贸易": ("Trading across borders", 0),
    "政务服务": ("Government services", 0),
    "市场监管": ("Market supervision", 0),
    "包容普惠创新": ("Openness and innovation", 0),
}
# field, name, English, unit, English unit, value in 2019, part that is left each year (above 1: it grows), decimals
_INDICATORS = (
    ("开办企业", "开办环节", "Steps", "个", "steps", 4.0, 0.86, 0),
    ("开办企业", "开办用时", "Time", "工作日", "working days", 3.6, 0.80, 1),
    ("开办企业", "网上办理比例", "Done online", "%", "%", 61.0, 1.07, 1),
    ("办理施工许可", "审批环节", "Steps", "个", "steps", 19.0, 0.93, 0),
    ("办理施工许可", "审批用时", "Time", "工作日", "working days", 96.0, 0.87, 0),
    ("获得电力", "低压办电环节", "Steps, low voltage", "个", "steps", 3.0, 0.93, 0),
    ("获得电力", "低压办电用时", "Time, low voltage", "工作日", "working days", 14.0, 0.83, 1),
    ("获得电力", "户均停电时间", "Power cut per household", "分钟", "minutes", 68.0, 0.90, 1),
    ("获得用水用气", "用水报装用时", "Time, water", "工作日", "working days", 12.0, 0.86, 1),
    ("获得用水用气", "用气报装用时", "Time, gas", "工作日", "working days", 13.0, 0.86, 1),
    ("登记财产", "一般转移登记用时", "Time, usual transfer", "工作日", "working days", 5.0, 0.80, 1),
    ("登记财产", "抵押登记用时", "Time, mortgage", "工作日", "working days", 4.0, 0.78, 1),
    ("纳税", "年纳税次数", "Payments a year", "次", "payments", 8.0, 0.96, 0),
    ("纳税", "年纳税时间", "Time a year", "小时", "hours", 134.0, 0.95, 0),
    ("跨境贸易", "进口通关时间", "Import clearance", "小时", "hours", 62.0, 0.88, 1),
    ("跨境贸易", "出口通关时间", "Export clearance", "小时", "hours", 8.5, 0.82, 1),
    ("政务服务", "网上可办率", "Available online", "%", "%", 82.0, 1.035, 1),
    ("政务服务", "最多跑一次比例", "At most one visit", "%", "%", 80.0, 1.04, 1),
    ("政务服务", "平均承诺时限压缩", "Time cut against the rule", "%", "%", 44.0, 1.07, 1),
    ("政务服务", "热线接通率", "Hotline calls answered", "%", "%", 90.0, 1.015, 1),
    ("市场监管", "双随机检查户数", "Random inspections", "户", "firms", 3100.0, 1.03, 0),
    ("市场监管", "联合检查比例", "Joint inspections", "%", "%", 22.0, 1.12, 1),
    ("包容普惠创新", "外国人来华工作许可", "Work permits for foreigners", "件", "permits", 420.0, 0.99, 0),
    ("包容普惠创新", "国际航线", "International air routes", "条", "routes", 34.0, 0.97, 0),
)
_QUARTERS = [(year, quarter) for year in range(2019, 2026) for quarter in (1, 2, 3, 4)]
_TRAVEL = {"外国人来华工作许可", "国际航线"}  # what fell with the closed borders of 2020 to 2022


def _indicator_rows() -> Iterator[Row]:
    random = rng("business-environment-indicators")
    for year, quarter in _QUARTERS:
        for number, indicator in enumerate(_INDICATORS, 1):
            field, name, _, unit, *_ = indicator
            value = _value(around(random, 1, 0.018), year, quarter, indicator)
            index = round(100 * value / indicator[5], 1)
            measured = ("", "") if random.random() < 0.006 else (value, index)
            yield (
                f"BE{number:02d}",
                f"{year}-{quarter * 3:02d}",
                f"{year}年第{quarter}季度",
                field,
                name,
                unit,
                *measured,
            )


def _value(chance: float, year: int, quarter: int, indicator: tuple) -> float | int:
    """The indicator drifts by its yearly part; percentages stop at 100, steps and days at one, routes dip."""
    _, name, _, unit, _, first, yearly, decimals = indicator
    years = year - 2019 + (quarter - 1) / 4
    value = first * yearly**years * chance
    if name in _TRAVEL and 2020 <= year <= 2022:
        value *= 0.35
    lowest = {"个": 1, "工作日": 0.5, "次": 4}.get(unit, 0)
    rounded = round(max(lowest, min(value, 99.8) if unit == "%" else value), decimals)
    return rounded if decimals else int(rounded)


_SERVICES = {
    "签证居留": ("Visas and residence", "居留许可咨询 签证延期 住宿登记 永久居留咨询 口岸签证咨询"),
    "来华工作": ("Work", "工作许可办理 工作许可延期 工作许可注销 人才认定 岗位信息"),
    "税务社保": ("Tax and insurance", "个人税务登记 税收协定咨询 社保参保 社保转移 公积金提取"),
    "投资开办企业": ("Investing", "外资企业设立 外资企业变更 投资项目备案 商事咨询 知识产权咨询"),
    "医疗": ("Health", "涉外门诊指引 急救双语指引 体检指引 医保咨询 药品查询"),
    "教育": ("Education", "国际学校指引 入学咨询 中文学习 学历认证 留学咨询"),
    "生活": ("Daily life", "银行开户 手机开户 驾照换领 租房指引 交通卡办理 垃圾分类指引"),
    "公证法律": ("Notary and law", "公证办理 认证咨询 法律援助 翻译服务 领事信息"),
}
_TOPICS: Choices = {name: (english, 0) for name, (english, _) in _SERVICES.items()}
_FORMS: Choices = {
    "新办": ("First time", 4),
    "变更延期": ("Change or extension", 3),
    "咨询预约": ("Advice and booking", 3),
}
_CHANNELS: Choices = {
    "手机应用": ("App", 50),
    "网站": ("Website", 26),
    "窗口": ("Counter", 24),
}


def _service_rows() -> Iterator[Row]:
    random = rng("overseas-services")
    number = 0
    for topic, (_, things) in _SERVICES.items():
        for thing in things.split():
            for form in _FORMS:
                number += 1
                channel = random.choices(list(_CHANNELS), [weight for _, weight in _CHANNELS.values()])[0]
                yield (
                    f"OS{number:03d}",
                    f"{thing}（{form}·示例）",
                    topic,
                    form,
                    channel,
                    *(flag(random.random() < share) for share in (0.97, 0.52, 0.47, 0.34)),
                    1 if form == "咨询预约" else random.randint(1, 15),
                    0 if form == "咨询预约" else random.randint(1, 7),
                    "" if random.random() < 0.03 else round(240 * random.lognormvariate(-0.6, 1.0)),
                )


PACKAGES = [
    simulated(
        _ROW,
        name="business-environment-indicators",
        title="营商环境指标（季度）",
        title_en="Business environment indicators, quarterly",
        summary="2019年至2025年每个季度的营商环境指标：每行是一项指标在一个季度的数值，如开办企业要几天、办电要几天、"
        "通关要几小时、网上可办比例等，共十个方面二十四项，附单位。",
        summary_en="Measures of the business environment, every quarter from 2019 to 2025: one row is one of 24 "
        "indicators in ten fields in one quarter, such as days to start a firm or get power, hours of clearance, or "
        "the part that can be done online, each with its unit.",
        limits="不是官方评价结果，不能用来给城市、区县或部门排名。",
        limits_en="Not an official assessment: it ranks no city, district or office.",
        question="现在开一家公司要几天，比2019年快了多少？",
        question_en="How many days does it take to start a firm, and how much faster is it than in 2019?",
        keywords=["营商环境", "开公司", "开办企业", "审批时间", "通关", "办电", "纳税", "投资"],
        keywords_en=["business environment", "starting a business", "permits", "clearance", "taxes"],
        publisher="zfbgt",
        library="thematic/public-services",
        theme="government-services",
        update_cycle="quarterly",
        temporal=("2019-03", "2025-12"),
        related=["overseas-services", "service-items", "business-registrations-monthly"],
        number=4,
        method="每项指标从2019年的示例起点按年变化率漂移并加小幅波动，个别季度缺报。",
        method_en="each indicator drifts from a sample value of 2019 by its yearly rate, with small swings; a few "
        "quarters are missing.",
        tables=[
            Table(
                "business-environment-indicators",
                "营商环境指标",
                "Business environment indicators",
                [
                    reference("indicator_code", "指标代码", "Indicator code", "DE0057", role="source"),
                    F(
                        "quarter_end",
                        "季末月份",
                        "Last month of the quarter",
                        "yearmonth",
                        kind="period",
                        required=True,
                    ),
                    F("quarter", "季度", "Quarter", required=True),
                    category("field", "方面", "Field", _FIELDS),
                    F(
                        "indicator",
                        "指标",
                        "Indicator",
                        kind="category",
                        required=True,
                        codes={row[1]: (row[1], row[2]) for row in _INDICATORS},
                    ),
                    F(
                        "unit",
                        "单位",
                        "Unit",
                        kind="category",
                        required=True,
                        codes={row[3]: (row[3], row[4]) for row in _INDICATORS},
                    ),
                    F(
                        "value",
                        "数值",
                        "Value",
                        "number",
                        "见“单位”列",
                        "see the column Unit",
                        kind="measure",
                        minimum=0,
                    ),
                    amount("index", "指数（2019年初=100）", "Index (start of 2019 = 100)", "无量纲", "index"),
                ],
                _indicator_rows,
                key=("indicator_code", "quarter_end"),
                chart={"kind": "line", "x": "quarter_end", "y": "index", "aggregate": "mean", "color": "field"},
            )
        ],
    ),
    simulated(
        _ROW,
        name="overseas-services",
        title="“海外易”涉外服务清单",
        title_en="Services for people from abroad (“Overseas Easy”)",
        summary="面向外国人和外资企业的服务清单：每行是一项服务，说明属于签证、工作、税务、投资、医疗、教育还是生活，"
        "在手机、网站还是窗口办，有没有英语、日语、韩语、俄语服务，几天办好。截至2025年底。",
        summary_en="Services for foreigners and foreign-invested firms as of the end of 2025: one row is one service,"
        " with its topic (visas, work, tax, investing, health, education, daily life), where it is done, whether "
        "English, Japanese, Korean and Russian are spoken, and how many days it takes.",
        limits="服务名称都带“示例”，不是真实的办事清单；签证、居留、工作许可的规定请看主管部门的公告。",
        limits_en="Every service is a sample; for the real rules on visas, residence and work see the authorities' "
        "notices.",
        question="外国朋友要办居留和工作许可，哪些能在手机上办、有没有英语服务？",
        question_en="Which services for a foreign friend can be done in the app, and in which languages?",
        keywords=["外国人", "签证", "居留", "工作许可", "外资", "海外", "留学", "英语服务", "涉外"],
        keywords_en=["foreigners", "visa", "residence permit", "work permit", "expat", "foreign investment"],
        publisher="zfbgt",
        library="thematic/public-services",
        theme="government-services",
        update_cycle="semiannual",
        temporal=("2025-01-01", "2025-12-31"),
        related=["business-environment-indicators", "service-items"],
        number=5,
        method="由八个主题的服务内容与三种办理形式组合，语言、渠道和时限按比例抽取。",
        method_en="subjects of eight topics combined with three forms; languages, channels and times are drawn by "
        "share.",
        tables=[
            Table(
                "overseas-services",
                "涉外服务",
                "Services",
                [
                    id_field("service_id", "服务编号", "Service id", "OS[0-9]{3}", "DE0058"),
                    F("service", "服务名称", "Service", kind="name", required=True),
                    category("topic", "主题", "Topic", _TOPICS),
                    category("form", "办理形式", "Form", _FORMS),
                    category("channel", "办理渠道", "Channel", _CHANNELS),
                    flag_field("has_english", "有英语服务", "In English"),
                    flag_field("has_japanese", "有日语服务", "In Japanese"),
                    flag_field("has_korean", "有韩语服务", "In Korean"),
                    flag_field("has_russian", "有俄语服务", "In Russian"),
                    count("days", "办理时限", "Days", "工作日", "working days"),
                    count("documents", "需要材料", "Documents needed", "份", "documents"),
                    count("handled_2025", "2025年办理量", "Handled in 2025", "件", "cases"),
                ],
                _service_rows,
                key=("service_id",),
                chart={"kind": "bar", "x": "topic", "y": "handled_2025", "aggregate": "sum", "color": "channel"},
            )
        ],
    ),
]
