"""Days off and days worked in exchange in 2026, from the State Council's notice."""

from scripts.simulate.foundation.fields import category, measure
from scripts.simulate.framework import F, Package, Table

_KIND = "放假=Day off;调休上班=Working day in exchange"


def _holiday_fields() -> tuple[F, ...]:
    return (
        F("holiday", "节日", "Holiday", kind="category", required=True),
        F(
            "holiday_en",
            "节日英文名",
            "Holiday in English",
            required=True,
            description="我们的译名",
            description_en="Our translation",
        ),
        category("kind", "安排", "Arrangement", _KIND),
    )


def _range_id(*, is_key: bool) -> F:
    key = {"kind": "identifier", "required": True, "unique": is_key}
    return F("range_id", "时段编号", "Period id", pattern="H[0-9]{2}", **key)


PACKAGES = [
    Package(
        name="holidays-2026",
        title="2026 年放假与调休安排",
        title_en="Public holidays and working weekends of 2026",
        summary="2026 年哪些天放假、哪些周末上班：元旦、春节、清明节、劳动节、端午节、中秋节和国庆节的放假日，"
        "以及为此调休上班的周末，"
        "共 39 天；另有一张表按时段列出 13 段起止日期。依据国务院办公厅的放假通知，可以直接导入日历。",
        summary_en="Which days of 2026 are off and which weekends are worked: days off for the seven public holidays "
        "and weekend days worked in "
        "exchange, 39 in all; a second table gives the 13 periods by first and last day. From the State Council's "
        "notice; fit for import into a calendar.",
        limits="只有国家统一安排的放假和调休；没有列出的日子按平常周末执行。内容来自一处转录，"
        "请以国务院办公厅通知原文为准。",
        limits_en="Only the national arrangement; days not listed follow the ordinary weekend. From one transcription: "
        "the notice itself prevails.",
        question="2026 年春节放几天？哪几个周末要上班？",
        question_en="How long is the Spring Festival of 2026, and which weekends are worked?",
        keywords=("放假", "节假日", "调休", "补班", "春节", "国庆", "日历", "休息日", "五一"),
        keywords_en=("public holiday", "calendar", "working weekend", "Spring Festival", "2026"),
        publisher="zfbgt",
        library="thematic/public-services",
        theme="government-services",
        update_cycle="annual",
        origin="fact",
        plan_section="–",
        plan_system="便民服务(方案之外)",
        responsible="市政府办公厅",
        provenance="转录国务院办公厅 2026 年放假通知的起止日期，逐日展开；星期由日期算出。",
        provenance_en="First and last days transcribed from the notice of the State Council, spread day by day; the "
        "weekday is computed from the date.",
        temporal=("2026-01-01", "2026-12-31"),
        number=9,
        sources=(
            {
                "title": "国务院办公厅关于 2026 年部分节假日安排的通知",
                "title_en": "Notice of the State Council's General Office on some holidays of 2026",
                "path": "https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm",
                "license": "政府公文",
                "license_en": "Government document",
            },
            {
                "title": "drjiathu/holiday-cn@7c1026a6 data/2026.json（转录；只列每段首尾两天，我们按时段理解）",
                "title_en": "drjiathu/holiday-cn@7c1026a6 data/2026.json (a transcript that lists the first and last "
                "day of each break, which we read as a span)",
                "path": "https://github.com/drjiathu/holiday-cn",
                "license": "没有查看许可；只取事实，未经第二份文件核对",
                "license_en": "Licence not looked up; facts only, not checked against a second document",
            },
        ),
        related=("bus-daily-ridership", "visitor-numbers", "weather-daily"),
        tables=(
            Table(
                name="holidays-2026",
                title="逐日安排",
                title_en="Day by day",
                fields=(
                    F(
                        "date",
                        "日期",
                        "Date",
                        type="date",
                        kind="period",
                        required=True,
                        unique=True,
                        element="DE0040",
                        role="source",
                    ),
                    category(
                        "weekday",
                        "星期",
                        "Weekday",
                        "星期一=Monday;星期二=Tuesday;星期三=Wednesday;星期四=Thursday;星期五=Friday;"
                        "星期六=Saturday;星期日=Sunday",
                    ),
                    *_holiday_fields(),
                    _range_id(is_key=False),
                ),
                key=("date",),
                foreign_keys=(("range_id", "holidays-2026", "ranges", "range_id"),),
                chart={"kind": "bar", "x": "holiday", "color": "kind", "aggregate": "count"},
            ),
            Table(
                name="ranges",
                title="按时段",
                title_en="By period",
                fields=(
                    _range_id(is_key=True),
                    *_holiday_fields(),
                    F("first_day", "首日", "First day", type="date", kind="period", required=True),
                    F("last_day", "末日", "Last day", type="date", required=True),
                    measure("days", "天数", "Days", "天", "days"),
                ),
                key=("range_id",),
                chart={"kind": "bar", "x": "holiday", "y": "days", "color": "kind", "aggregate": "sum"},
            ),
        ),
    ),
]
