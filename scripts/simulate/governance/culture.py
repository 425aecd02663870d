"""智慧文化、智慧档案馆: how cultural venues and archive collections are described."""

from scripts.simulate.foundation.fields import DISTRICTS_KEY, district_fields, id_field, point_fields
from scripts.simulate.framework import F, Table
from scripts.simulate.governance import venues as rows
from scripts.simulate.governance.declare import PlanRow, amount, category, count, flag_field, simulated, year_field

_ROW = PlanRow("四（六）同时", "智慧文化、智慧档案馆、运动汇APP", "市大数据局等部门")


_CULTURE = simulated(
    _ROW,
    name="cultural-venues",
    title="公共文化场馆",
    title_en="Public cultural venues",
    summary="图书馆、文化馆、博物馆、剧场、文化站、城市书房和农家书屋：每行是一个场馆，有名称、类型、区县、面积、"
    "座位、哪天开门、收不收费、有没有无障碍设施、2025年办了多少活动、来了多少人，并有地图坐标。",
    summary_en="Libraries, culture centres, museums, theatres, culture stations and reading rooms: one row is one "
    "venue, with its kind, district, area, seats, opening days, fee, access for everyone, activities and visits in "
    "2025, and its place on the map.",
    limits="场馆都是示例，坐标和人数都是模拟的，出门前请看场馆自己的公告。",
    limits_en="Venues are samples, and so are places and visits; look at a venue's own notice before you go.",
    question="家附近哪个图书馆或文化馆免费，周一开不开门？",
    question_en="Which library or culture centre near me is free, and is it open on Mondays?",
    keywords=["图书馆", "博物馆", "文化馆", "剧场", "书房", "看书", "展览", "演出", "文化", "活动"],
    keywords_en=["library", "museum", "culture centre", "theatre", "reading room"],
    publisher="whj",
    library="social/culture-sports",
    theme="culture-tourism",
    update_cycle="quarterly",
    temporal=("2025-01-01", "2025-12-31"),
    granularity="point",
    related=["sports-venues", "archive-collections", "scenic-spots"],
    number=1,
    method="类型按示例比例抽取，面积、座位、活动和人次随类型取值。",
    method_en="kinds are drawn by sample shares; area, seats, activities and visits follow the kind.",
    tables=[
        Table(
            "cultural-venues",
            "文化场馆",
            "Cultural venues",
            [
                id_field("venue_id", "场馆编号", "Venue id", "CV[0-9]{4}", "DE0043"),
                F("venue", "场馆名称", "Venue", kind="name", required=True),
                category("kind", "类型", "Kind", rows.CULTURE_KINDS),
                *district_fields(),
                count("area", "建筑面积", "Floor area", "平方米", "m²"),
                count("seats", "座位数", "Seats", "个", "seats"),
                category("open_days", "开放时间", "Open on", rows.OPEN_DAYS),
                flag_field("is_free", "是否免费", "Free"),
                flag_field("has_access", "有无障碍设施", "Barrier-free"),
                year_field("opened_year", "开放年份", "Opened in", first=1950),
                count("activities_2025", "2025年活动场次", "Activities in 2025", "场", "activities"),
                count("visits_2025", "2025年接待人次", "Visits in 2025", "人次", "visits"),
                *point_fields(),
            ],
            rows.culture_rows,
            key=("venue_id",),
            foreign_keys=[DISTRICTS_KEY],
            coordinate_system="WGS-84",
            chart={"kind": "point_map", "x": "longitude", "y": "latitude", "color": "kind"},
        )
    ],
)

_ARCHIVE = simulated(
    _ROW,
    name="archive-collections",
    title="档案馆藏目录",
    title_en="Archive collections",
    summary="档案馆的馆藏目录（示例）：每行是一个全宗，有类别、起止年份、卷数和件数、数字化了百分之几、"
    "开放到什么程度、能不能网上查。可以看出哪些年代、哪类档案已经开放。",
    summary_en="The catalogue of archive collections (sample): one row is one fonds, with its kind, first and last "
    "year, volumes and items, how much is scanned, how far it is open and whether it can be looked up online.",
    limits="全宗都是示例，不对应任何真实单位或个人的档案；查档请联系当地档案馆。",
    limits_en="Every fonds is a sample and belongs to no real body or person; for real records ask the archive.",
    question="哪个年代的档案已经开放，能在网上查吗？",
    question_en="From which years are records open, and can they be seen online?",
    keywords=["档案", "档案馆", "查档", "历史", "老照片", "馆藏", "数字化"],
    keywords_en=["archive", "records", "history", "collections", "digitised"],
    publisher="daj",
    library="social/culture-sports",
    theme="culture-tourism",
    update_cycle="annual",
    temporal=("1906", "2023"),
    related=["cultural-venues", "place-names"],
    number=2,
    method="全宗的起止年份、卷数和数字化比例按示例分布抽取，年代越近开放越少。",
    method_en="years, volumes and scanned parts are drawn from sample distributions; the nearer in time, the less is "
    "open.",
    tables=[
        Table(
            "archive-collections",
            "馆藏全宗",
            "Collections",
            [
                id_field("fonds_id", "全宗编号", "Fonds id", "AC[0-9]{4}", "DE0044"),
                F("fonds", "全宗名称", "Fonds", kind="name", required=True),
                category("kind", "类别", "Kind", rows.FUNDS),
                year_field("first_year", "起始年份", "First year", first=1900),
                year_field("last_year", "终止年份", "Last year", first=1900),
                count("volumes", "卷数", "Volumes", "卷", "volumes"),
                count("items", "件数", "Items", "件", "items"),
                amount("scanned", "数字化比例", "Scanned", "%", "%", maximum=100),
                category("openness", "开放程度", "How far open", rows.OPENNESS),
                flag_field("is_online", "是否可网上查", "Online"),
            ],
            rows.archive_rows,
            key=("fonds_id",),
            chart={"kind": "bar", "x": "kind", "y": "volumes", "aggregate": "sum", "color": "openness"},
        )
    ],
)

PACKAGES = [_CULTURE, _ARCHIVE]
