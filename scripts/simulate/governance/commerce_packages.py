"""The declarations of cross-border trade, delivery points and logistics."""

from scripts.simulate.foundation.fields import (
    DISTRICTS_KEY,
    district_fields,
    enterprise_field,
    id_field,
    month_field,
    point_fields,
)
from scripts.simulate.framework import F, Table
from scripts.simulate.governance import commerce as rows
from scripts.simulate.governance.declare import (
    ENTERPRISE_KEY,
    PlanRow,
    amount,
    category,
    count,
    date_field,
    flag_field,
    simulated,
)

_ROW = PlanRow(
    "四（四）3",
    "跨境电商、现代物流、城市配送、服务业综合信息管理平台",
    "市发展改革委、大数据局、外经贸局、服务业委、交通局",
)

_TRADE = simulated(
    _ROW,
    name="cross-border-trade",
    title="跨境电商进出口（月）",
    title_en="Cross-border e-commerce, monthly",
    summary="2019年至2025年每月的跨境电商进出口：每行是一种通关方式（保税进口、直购、零售出口、B2B出口、"
    "海外仓）与一个贸易伙伴在一个月的单量和金额（万元）。6月和11月网购旺季明显，2020年和2022年有回落。",
    summary_en="Cross-border e-commerce by month from 2019 to 2025: one row is one customs mode (bonded import, "
    "direct import, retail export, B2B export, overseas warehouse) with one trading partner in one month, with "
    "orders and value (10 000 yuan).",
    limits="不是海关统计，不能用来推算任何真实企业或口岸的业务。",
    limits_en="Not customs statistics; it says nothing about a real firm or port.",
    question="海淘的包裹主要从哪里来，哪个月最多？",
    question_en="Where do online purchases from abroad come from, and in which month are there most?",
    keywords=["跨境电商", "海淘", "进口", "出口", "保税", "外贸", "网购", "通关", "贸易"],
    keywords_en=["cross-border", "e-commerce", "import", "export", "bonded", "trade"],
    publisher="fwyw",
    library="social/commerce",
    theme="commerce",
    update_cycle="monthly",
    temporal=("2019-01", "2025-12"),
    related=["logistics-monthly", "delivery-points", "business-environment-indicators"],
    number=1,
    method="各通关方式和贸易伙伴有示例份额和年增长，随网购节、春节和2020、2022年的低谷变化。",
    method_en="each mode and partner has a sample share and yearly growth, changed by the shopping festivals, the "
    "Spring Festival and the low points of 2020 and 2022.",
    tables=[
        Table(
            "cross-border-trade",
            "跨境电商进出口",
            "Cross-border e-commerce",
            [
                month_field(),
                category("mode", "通关方式", "Customs mode", {name: row[0] for name, row in rows.MODES.items()}),
                category("flow", "进出口", "Import or export", rows.FLOWS),
                category("partner", "贸易伙伴", "Partner", rows.PARTNERS),
                count("orders", "单量", "Orders", "单", "orders"),
                amount("value", "金额", "Value", "万元", "10 000 yuan"),
            ],
            rows.trade_rows,
            key=("month", "mode", "partner"),
            chart={"kind": "area", "x": "month", "y": "value", "aggregate": "sum", "color": "mode"},
        )
    ],
)

_POINTS = simulated(
    _ROW,
    name="delivery-points",
    title="末端配送网点",
    title_en="Delivery points",
    summary="取快递、放快递和货车停靠的网点：每行是一个点，有类型（快递驿站、快件箱、共同配送中心、停靠点）、"
    "所在区县、营业时间、每天能处理多少件、有没有冷藏、哪年开的，并有地图坐标。截至2025年底。",
    summary_en="Where parcels are collected and lorries stop, as of the end of 2025: one row is one point, with its "
    "kind (parcel shop, lockers, shared depot, loading bay), district, hours, capacity, cold storage, opening day "
    "and place on the map.",
    limits="网点名称和运营企业都带“示例”，坐标是落在各区范围里的示例点，不能用来找真实的快递点。",
    limits_en="Points and operators are samples, and so are their places: they lead to no real parcel shop.",
    question="家附近有几个快递驿站，几点关门，有没有冷藏？",
    question_en="How many parcel shops are near me, when do they close, and do they have cold storage?",
    keywords=["快递", "驿站", "取快递", "快件箱", "配送", "物流", "包裹", "外卖", "冷链"],
    keywords_en=["parcel", "delivery point", "lockers", "courier", "loading bay", "cold chain"],
    publisher="fwyw",
    library="social/commerce",
    theme="commerce",
    update_cycle="quarterly",
    temporal=("2014-03-01", "2025-12-31"),
    granularity="point",
    related=["logistics-monthly", "cross-border-trade", "enterprises"],
    number=2,
    method="网点按人口分配到区县并偏向城区，容量随类型取值。",
    method_en="points are shared out by population with more in the city districts; capacity follows the kind.",
    tables=[
        Table(
            "delivery-points",
            "配送网点",
            "Delivery points",
            [
                id_field("point_id", "配送点编号", "Point id", "DP[0-9]{4}", "DE0042"),
                F("point", "网点名称", "Point", kind="name", required=True),
                category("kind", "类型", "Kind", rows.POINT_KINDS),
                enterprise_field("运营企业编号", "Operator's enterprise id"),
                *district_fields(),
                category("hours", "服务时间", "Hours", rows.HOURS),
                count(
                    "capacity",
                    "日处理能力",
                    "Capacity a day",
                    "件",
                    "parcels",
                    description="快件箱为格口数，停靠点为车次",
                    description_en="Lockers: compartments; loading bays: vehicles",
                ),
                flag_field("has_cold_storage", "是否有冷藏", "Cold storage"),
                date_field("opened_on", "开通日期", "Opened on"),
                *point_fields(),
            ],
            rows.point_rows,
            key=("point_id",),
            foreign_keys=[ENTERPRISE_KEY, DISTRICTS_KEY],
            coordinate_system="WGS-84",
            chart={"kind": "point_map", "x": "longitude", "y": "latitude", "color": "kind"},
        )
    ],
)

_LOGISTICS = simulated(
    _ROW,
    name="logistics-monthly",
    title="物流与快递（月）",
    title_en="Freight and parcels, monthly",
    summary="2018年至2025年每月的物流情况，两张表：一张是各区县收到、寄出多少快递（百万件）、公路货运量和仓库使用率；"
    "另一张是全市公路、铁路、航空各运了多少货（万吨）。网购旺季、春节和2020、2022年的低谷都看得出来。",
    summary_en="Freight by month from 2018 to 2025 in two tables: parcels received and sent (millions), road freight "
    "and use of warehouses by district; and tonnes carried by road, rail and air for the whole city.",
    limits="不是邮政或运输部门的统计数据。",
    limits_en="Not statistics of the post or of transport.",
    question="双十一快递多多少，哪个区收的包裹最多？",
    question_en="How many more parcels come on double eleven, and which district gets most?",
    keywords=["快递", "物流", "货运", "包裹", "双十一", "仓库", "运输", "配送"],
    keywords_en=["parcels", "logistics", "freight", "warehouse", "transport"],
    publisher="fwyw",
    library="social/commerce",
    theme="commerce",
    update_cycle="monthly",
    temporal=("2018-01", "2025-12"),
    granularity="district",
    related=["delivery-points", "cross-border-trade", "produce-prices"],
    number=3,
    method="快递量随人口、年增长和网购节变化，货运量随季节和春节变化，西部和南部设有更多仓库。",
    method_en="parcels follow population, yearly growth and shopping festivals; freight follows season and the "
    "Spring Festival; there are more depots in the west and south.",
    tables=[
        Table(
            "logistics-monthly",
            "区县物流月度数据",
            "By district",
            [
                month_field(),
                *district_fields(),
                amount("parcels_received", "快递收件量", "Parcels received", "百万件", "millions"),
                amount("parcels_sent", "快递寄件量", "Parcels sent", "百万件", "millions"),
                amount("road_freight", "公路货运量", "Road freight", "万吨", "10 000 tonnes"),
                amount("warehouse_use", "仓库使用率", "Warehouses in use", "%", "%", maximum=100),
            ],
            rows.logistics_rows,
            key=("month", "district_code"),
            foreign_keys=[DISTRICTS_KEY],
            chart={"kind": "line", "x": "month", "y": "parcels_received", "aggregate": "sum"},
        ),
        Table(
            "freight-by-way",
            "全市分方式货运量",
            "By way of transport",
            [
                month_field(),
                category("way", "运输方式", "Way", rows.FREIGHT),
                amount("freight", "货运量", "Freight", "万吨", "10 000 tonnes"),
            ],
            rows.freight_rows,
            key=("month", "way"),
            chart={"kind": "line", "x": "month", "y": "freight", "aggregate": "sum", "color": "way"},
        ),
    ],
)
PACKAGES = [_TRADE, _POINTS, _LOGISTICS]
