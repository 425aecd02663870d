"""运动汇、智慧林业: how sports venues, parks and forests are described."""

from scripts.simulate.foundation.fields import DISTRICTS_KEY, district_fields, id_field, point_fields
from scripts.simulate.framework import F, Table
from scripts.simulate.governance import venues as rows
from scripts.simulate.governance.declare import PlanRow, amount, category, count, flag_field, simulated, year_field

_ROW = PlanRow("四（六）同时", "智慧文化、智慧档案馆、运动汇APP", "市大数据局等部门")

_SPORTS = simulated(
    _ROW,
    name="sports-venues",
    title="体育场馆与健身设施",
    title_en="Sports venues",
    summary="可以锻炼的地方：每行是一处体育场馆或健身设施（篮球、足球、游泳、羽毛球、滑冰、步道等），有区县、"
    "室内室外、面积、开放时间、免不免费、一小时多少钱、能不能网上预约，并有地图坐标。截至2025年底。",
    summary_en="Places to do sport as of the end of 2025: one row is one venue (basketball, football, swimming, "
    "badminton, ice, walking tracks …), with its district, whether it is indoors, area, hours, fee, price an hour, "
    "booking and place on the map.",
    limits="场馆和价格都是示例，坐标是落在各区范围里的示例点，不能用来预约。",
    limits_en="Venues, prices and places are samples; nothing can be booked here.",
    question="家附近有没有免费的篮球场，游泳馆几点关门？",
    question_en="Is there a free basketball court near me, and when does the pool close?",
    keywords=["运动", "体育馆", "健身", "游泳", "篮球", "足球", "羽毛球", "滑冰", "锻炼", "健身步道", "运动汇"],
    keywords_en=["sports", "gym", "swimming", "basketball", "football", "badminton", "fitness", "ice"],
    publisher="tyj",
    library="social/culture-sports",
    theme="culture-tourism",
    update_cycle="quarterly",
    temporal=("2025-01-01", "2025-12-31"),
    granularity="point",
    related=["cultural-venues", "parks-and-forests"],
    number=3,
    method="类型按示例比例抽取，面积和价格随类型取值，室外场地多数免费。",
    method_en="kinds are drawn by sample shares; area and price follow the kind, most outdoor grounds are free.",
    tables=[
        Table(
            "sports-venues",
            "体育场馆",
            "Sports venues",
            [
                id_field("venue_id", "场馆编号", "Venue id", "SV[0-9]{4}", "DE0045"),
                F("venue", "场馆名称", "Venue", kind="name", required=True),
                category("kind", "类型", "Kind", rows.SPORTS_KINDS),
                *district_fields(),
                flag_field("is_indoor", "是否室内", "Indoors"),
                count("area", "面积", "Area", "平方米", "m²"),
                category("hours", "开放时间", "Hours", rows.HOURS),
                flag_field("is_free", "是否免费", "Free"),
                count("price", "每小时价格", "Price an hour", "元", "yuan"),
                flag_field("is_bookable", "能否网上预约", "Bookable online"),
                flag_field("has_floodlight", "有无夜间照明", "Lit at night"),
                year_field("opened_year", "开放年份", "Opened in", first=1980),
                *point_fields(),
            ],
            rows.sports_rows,
            key=("venue_id",),
            foreign_keys=[DISTRICTS_KEY],
            coordinate_system="WGS-84",
            chart={"kind": "point_map", "x": "longitude", "y": "latitude", "color": "kind"},
        )
    ],
)

_PARKS = simulated(
    PlanRow("四（六）同时", "智慧林业", "市大数据局等部门"),
    name="parks-and-forests",
    title="公园与林地",
    title_en="Parks and forests",
    summary="城市公园、口袋公园、湿地公园、森林公园、林场和防护林：每行是一处，有类型、区县、面积（公顷）、树木株数、"
    "绿化覆盖率、能不能进、有没有健身步道、公共厕所几座、几点开放，并有地图坐标。截至2025年底。",
    summary_en="Parks, pocket parks, wetland and forest parks, state forests and protective forests as of the end of "
    "2025: one row is one place, with its kind, district, hectares, trees, green cover, whether it is open, tracks, "
    "toilets, hours and place on the map.",
    limits="公园和林地都是示例，不对应任何真实的公园或林场，不能用来查哪里能采伐。",
    limits_en="Places are samples and no real park or forest; they say nothing about where wood may be cut.",
    question="家附近有哪些公园，有没有步道和厕所，几点关门？",
    question_en="Which parks are near me, have they a track and toilets, and when do they close?",
    keywords=["公园", "绿地", "口袋公园", "湿地", "森林", "林场", "散步", "健身步道", "绿化", "带孩子"],
    keywords_en=["park", "green space", "wetland", "forest", "trees", "walking track"],
    publisher="lyj",
    library="thematic/ecology",
    theme="environment",
    update_cycle="annual",
    temporal=("2025-01-01", "2025-12-31"),
    granularity="point",
    related=["sports-venues", "air-quality-daily", "scenic-spots"],
    number=3,
    method="类型按示例比例抽取，面积、树木和绿化率随类型取值，林场和湿地多在外围区县。",
    method_en="kinds are drawn by sample shares; area, trees and green cover follow the kind; forests and wetlands "
    "lie further out.",
    tables=[
        Table(
            "parks-and-forests",
            "公园与林地",
            "Parks and forests",
            [
                id_field("park_id", "公园林地编号", "Place id", "PK[0-9]{4}", "DE0046"),
                F("park", "名称", "Name", kind="name", required=True),
                category("kind", "类型", "Kind", rows.PARK_KINDS),
                *district_fields(),
                amount("area", "面积", "Area", "公顷", "hectares"),
                count("trees", "树木株数", "Trees", "株", "trees"),
                amount("green_cover", "绿化覆盖率", "Green cover", "%", "%", maximum=100),
                flag_field("is_open", "能否进入", "Open to visitors"),
                flag_field("has_track", "有无健身步道", "Walking track"),
                count("toilets", "公共厕所", "Toilets", "座", "toilets"),
                category("hours", "开放时间", "Hours", rows.HOURS, required=False),
                year_field("opened_year", "建成年份", "Since", first=1900),
                *point_fields(),
            ],
            rows.park_rows,
            key=("park_id",),
            foreign_keys=[DISTRICTS_KEY],
            coordinate_system="WGS-84",
            chart={"kind": "point_map", "x": "longitude", "y": "latitude", "color": "kind"},
        )
    ],
)
PACKAGES = [_SPORTS, _PARKS]
