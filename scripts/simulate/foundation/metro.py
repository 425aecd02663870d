"""Lines and stations of the metro: facts, with the coordinates of 2017 where they are known."""

from scripts.simulate.foundation.fields import measure, point_fields
from scripts.simulate.framework import F, Package, Table

_NOTE = (
    "GCJ-02,2017 年；159 个线站中只有 51 个有坐标，其余为空",
    "GCJ-02 of 2017; 51 of the 159 line-stations have any, the rest are empty",
)

PACKAGES = [
    Package(
        name="metro-stations",
        title="沈阳地铁线路与车站",
        title_en="Metro lines and stations of Shenyang",
        summary="地铁各条线路上的车站，按行车次序排列，共 1、2、3、4、9、10 号线 6 条线 159 个线站（截至 "
        "2026 年）："
        "站名、曾用名、可换乘的线路、到下一站的距离，部分车站有坐标。换乘站在每条线上各占一行。",
        summary_en="The stations on each metro line, in running order: 159 line-stations on lines 1, 2, 3, 4, "
        "9 and 10 as of 2026, with former name, lines to change to, metres to the next station and, for some, "
        "coordinates. An interchange has a row on each of its lines.",
        limits="不含首末班车时间、票价和出入口；坐标只有 51 行，是 2017 年的 GCJ-02 坐标，没有换算；3、4、9、10 "
        "号线和延长段只有一处来源；"
        "拼音由程序转写，不是官方译名。",
        limits_en="No timetable, fares or exits. Only 51 rows have coordinates, GCJ-02 of 2017, not converted. "
        "Lines 3, "
        "4, 9, 10 and the extensions rest on one source. Pinyin is transliterated by program, not official.",
        question="从青年大街可以换乘哪条线？哪两个相邻车站离得最远？",
        question_en="Which line can I change to at 青年大街, and which neighbouring stations are farthest apart?",
        keywords=("地铁", "地铁站", "换乘", "轨道交通", "线路", "站点", "1号线", "坐地铁"),
        keywords_en=("metro", "subway", "station", "interchange", "line"),
        publisher="jtj",
        library="social/public-transport",
        theme="transport",
        update_cycle="irregular",
        origin="fact",
        plan_section="四（五）1",
        plan_system="智慧交通综合管理平台",
        responsible="市建委、交通局、公安局",
        provenance="站名、次序和站间距离转录自公开仓库；1、2 号线的 44 个线站在第二份文件中核对一致；"
        "可换乘线路由同名车站推得。",
        provenance_en="Names, order and distances transcribed from a public repository; the 44 line-stations of "
        "lines 1 "
        "and 2 agree with a second file. Interchanges are inferred from equal names.",
        granularity="point",
        temporal=("2026", "2026"),
        number=1,
        sources=(
            {
                "title": "beepingflijo/CGo-OpenMap-shenyang@5d7d918c data_lines.js、data_stations.js：站名、次序、"
                "站间距离",
                "title_en": "beepingflijo/CGo-OpenMap-shenyang@5d7d918c data_lines.js, data_stations.js: names and "
                "order of the stations, distances between them",
                "path": "https://github.com/beepingflijo/CGo-OpenMap-shenyang",
                "license": "没有见到许可文件；只转录事实",
                "license_en": "No licence file found; facts transcribed only",
            },
            {
                "title": "54runoob/metroMap@f4fabfcf data/2101_drw_shenyang.json（高德，2017）：1、2 号线核对和 GCJ-02 "
                "坐标",
                "title_en": "54runoob/metroMap@f4fabfcf data/2101_drw_shenyang.json (Amap, 2017): a check of lines 1 "
                "and 2, and GCJ-02 coordinates",
                "path": "https://github.com/54runoob/metroMap",
                "license": "许可情况不明；只转录事实",
                "license_en": "Licence unclear; facts transcribed only",
            },
        ),
        related=("bus-routes", "parking-lots", "traffic-congestion", "districts"),
        tables=(
            Table(
                name="metro-stations",
                title="地铁线站（按线路和次序）",
                title_en="Line-stations by line and order",
                coordinate_system="GCJ-02",
                fields=(
                    F(
                        "line",
                        "线路",
                        "Line",
                        kind="category",
                        required=True,
                        element="DE0015",
                        role="source",
                        codes={f"{n}号线": (f"地铁 {n} 号线", f"Line {n}") for n in (1, 2, 3, 4, 9, 10)},
                    ),
                    F("sequence", "次序", "Order on the line", type="integer", required=True, minimum=1),
                    F("station", "站名", "Station", kind="name", required=True, element="DE0016", role="source"),
                    F(
                        "station_pinyin",
                        "汉语拼音",
                        "Pinyin",
                        required=True,
                        description="程序自动转写，不是官方英文站名",
                        description_en="Transliterated by program; not the official English name",
                    ),
                    F("former_name", "曾用名", "Former name"),
                    F(
                        "other_lines",
                        "可换乘线路",
                        "Other lines here",
                        description="由同名车站推得，顿号分隔；不能换乘为空",
                        description_en="Inferred from equal names, separated by 、; empty where there is none",
                    ),
                    measure(
                        "metres_to_next",
                        "到下一站距离",
                        "Metres to the next station",
                        "米",
                        "m",
                        required=False,
                        description="终点站为空",
                        description_en="Empty at the end of a line",
                    ),
                    *point_fields(_NOTE, required=False),
                    F(
                        "in_second_source",
                        "有第二来源核对",
                        "Confirmed by the second source",
                        type="boolean",
                        required=True,
                    ),
                ),
                key=("line", "sequence"),
                chart={"kind": "bar", "x": "line", "aggregate": "count"},
            ),
        ),
    ),
]
