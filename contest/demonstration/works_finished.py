"""The teams of the finished edition and what they made."""

from contest.demonstration.pictures import Drawing
from contest.demonstration.plans import TeamPlan, Use, WorkPlan

TEAMS: tuple[TeamPlan, ...] = (
    TeamPlan(
        "示例·银杏小队",
        "school",
        ("leader", "teammate"),
        "两名学生，想让长辈出门更放心。",
        WorkPlan(
            "livelihood",
            "长者出门图",
            "给住在养老机构的老人和家属：附近哪里坐得下、走得到、歇得住。",
            "把养老机构、公园和地铁站放在一张图上，按步行距离给每家机构列出能去的公园、有厕所的公园和最近的地铁站，"
            "并按季节提示开放时间。家属探望前看一眼，就知道可以陪老人去哪里走走。（示例作品）",
            "养老机构周边有没有适合老人短途散步的地方，现在要到处打听。",
            "养老机构的老人、家属和护理员，每周使用。",
            (
                Use(
                    "elder-care",
                    ("institution_id", "institution_type", "longitude", "latitude", "beds"),
                    "定位机构，按床位数估计人数",
                ),
                Use(
                    "parks-and-forests",
                    ("park", "area", "toilets", "hours", "longitude", "latitude"),
                    "找步行范围内、有厕所、开放的公园",
                ),
                Use("metro-stations", ("station", "longitude", "latitude"), "找最近的地铁站", "auxiliary"),
            ),
            (Drawing("map", "养老机构与一公里内的公园", 1, 11), Drawing("tiles", "每家机构的出门卡片", 1, 12)),
            9.0,
        ),
    ),
    TeamPlan(
        "示例·听诊器组",
        "school",
        ("p01", "p02"),
        "做文本统计的两位同学。",
        WorkPlan(
            "livelihood",
            "热线听诊器",
            "给社区工作人员：这个月哪类诉求在变多，往年同期是什么样。",
            "按区县和诉求类别统计热线工单的变化，与往年同期比较，超出常见波动的类别标出来；再对照社区服务站能办的事项，"
            "提示哪些诉求在家门口就能办。（示例作品）",
            "热线工单很多，靠人看不出哪类问题正在变多。",
            "街道和社区工作人员，每周使用。",
            (
                Use(
                    "hotline-12345",
                    ("received_on", "district", "topic", "subtopic", "answer_days"),
                    "按类别、区县和月份计数，与往年同期比较",
                ),
                Use(
                    "community-services",
                    ("point_name", "district", "matter", "is_offered"),
                    "对照诉求与家门口能办的事项",
                ),
            ),
            (Drawing("lines", "各类诉求与往年同期", 0, 21), Drawing("bars", "增长最快的十类诉求", 0, 22)),
            8.3,
        ),
    ),
    TeamPlan(
        "示例·候诊室之外",
        "company",
        ("p16", "p17"),
        "关心就医体验的三个人。",
        WorkPlan(
            "livelihood",
            "看病错峰",
            "给要去看病的人：哪个月、哪类医院等得久，可以怎样避开。",
            "用各医院每月门诊量和平均等候时间画出一年的高峰，给出同区县、同类别里等候较短的医院；不做任何诊断建议。"
            "（示例作品）",
            "大家都挤在同几个月去同几家医院，等候时间长。",
            "需要复诊的慢性病患者和家属，每月使用。",
            (
                Use(
                    "outpatient-visits",
                    ("month", "hospital_id", "outpatient_visits", "wait_minutes"),
                    "画出每家医院一年的高峰和等候时间",
                ),
                Use(
                    "hospitals",
                    ("hospital_id", "hospital_type", "district", "has_online_booking"),
                    "找同区县、同类别的医院",
                    "auxiliary",
                ),
            ),
            (Drawing("calendar", "一年里哪些周等得久", 3, 31),),
            7.5,
        ),
    ),
    TeamPlan(
        "示例·夜行人",
        "individual",
        ("p10",),
        "一个人的周末作品。",
        WorkPlan(
            "livelihood",
            "夜间药房",
            "给半夜需要买药的人：现在还开着的医保定点药店在哪里。",
            "按定点药店的营业时间和是否全天营业，列出此刻还开着的药店，并按区县人口算出每万人夜间药店数，"
            "看出哪里夜里不好买药。（示例作品）",
            "半夜要买退烧药，不知道哪家药店还开着。",
            "夜间照顾孩子和老人的家庭，偶尔使用。",
            (
                Use(
                    "designated-pharmacies",
                    ("pharmacy_name", "is_open_all_day", "opens_at", "closes_at", "district"),
                    "判断此刻是否营业",
                ),
                Use("districts", ("name", "population_2020"), "换算成每万人的药店数", "auxiliary"),
            ),
            (Drawing("map", "夜里还开着的药店", 3, 41),),
            6.2,
        ),
    ),
    TeamPlan(
        "示例·暖气片",
        "institution",
        ("p08", "p09"),
        "社区里的两位工作人员。",
        WorkPlan(
            "livelihood",
            "停供早知道",
            "给居民：停水停电停气停暖的通知，换成一句话和一个时间。",
            "把停供通知按区县和影响范围整理成时间表，标出计划内和临时的，统计提前多少小时通知，"
            "并给出各供热单位的服务面积作参考。（示例作品）",
            "停供通知散在各处，看到时往往已经停了。",
            "社区居民和物业，供暖季每周使用。",
            (
                Use(
                    "utility-outages",
                    ("supply", "district", "area", "started_at", "planned_end_at", "notice_hours"),
                    "整理成时间表，统计提前量",
                ),
                Use("heating-companies", ("company_id", "company_name", "heated_area"), "说明由谁供热", "auxiliary"),
            ),
            (Drawing("tiles", "本周停供时间表", 2, 51),),
            7.0,
        ),
    ),
    TeamPlan(
        "示例·末班车",
        "school",
        ("p03", "p04", "p05"),
        "三名交通专业的学生。",
        WorkPlan(
            "city",
            "公交冷暖",
            "给公交调度：下雪和降温时，哪些线路的客流变化最大。",
            "把每日客流与逐日天气放在一起，估计降温、降雪对各线路客流的影响，列出最敏感的线路和时段，"
            "供安排车次时参考；给出误差范围，并写明数据为模拟。（示例作品）",
            "天气一变，有的线路挤不上去，有的线路空着跑。",
            "公交调度人员和常坐公交的人，冬季每天使用。",
            (
                Use("bus-daily-ridership", ("route_code", "date", "passengers", "trips"), "每日客流，作为要解释的量"),
                Use("weather-daily", ("date", "mean_temperature", "snow_depth", "precipitation"), "解释客流的变化"),
                Use(
                    "bus-routes",
                    ("route_code", "route_name", "stops", "peak_interval"),
                    "给线路命名和分类",
                    "auxiliary",
                ),
            ),
            (Drawing("lines", "气温与客流", 0, 61), Drawing("bars", "对降雪最敏感的线路", 0, 62)),
            8.6,
        ),
    ),
    TeamPlan(
        "示例·车位侦探",
        "company",
        ("p06", "p07"),
        "公司里自发组成的小组。",
        WorkPlan(
            "city",
            "停车一公里",
            "给开车去换乘的人：地铁站一公里内还有哪些便宜的停车场。",
            "按距离把停车场配给最近的地铁站，比较收费、免费时长和充电泊位，给出“停车再坐地铁”的花费。（示例作品）",
            "开车进城难停车，不知道停在哪一站换地铁合算。",
            "住得远、想停车换乘的上班族，每周使用。",
            (
                Use(
                    "parking-lots",
                    ("lot_id", "spaces", "hourly_fee", "free_minutes", "longitude", "latitude"),
                    "比较收费与泊位",
                ),
                Use("metro-stations", ("station", "line", "longitude", "latitude"), "配对最近的车站"),
            ),
            (Drawing("map", "车站一公里内的停车场", 4, 71),),
            6.6,
        ),
    ),
    TeamPlan(
        "示例·望天",
        "individual",
        ("p11", "p12"),
        "两个爱拍天空的人。",
        WorkPlan(
            "city",
            "蓝天日历",
            "给想出门的人：一年里哪些日子空气好又不冷。",
            "把空气质量和天气合成一张日历，每天一格，按“适合户外”的程度着色，可以和往年同一天比较。（示例作品）",
            "看空气要开一个应用，看天气要开另一个。",
            "跑步、骑车、带孩子出门的人，每天使用。",
            (
                Use("air-quality-daily", ("date", "district", "aqi", "main_pollutant"), "每天的空气质量"),
                Use("weather-daily", ("date", "mean_temperature", "wind_speed", "phenomenon"), "每天的天气"),
            ),
            (Drawing("calendar", "一年三百六十五格", 1, 81),),
            7.8,
        ),
    ),
    TeamPlan(
        "示例·路口",
        "individual",
        ("p13",),
        "一个人的尝试。",
        WorkPlan(
            "city",
            "路口时钟",
            "一张动态壁纸：显示现在几点，配上城市的图。",
            "一张会走的钟面，背景是城市图案。声明使用了拥堵指数，但画面里没有用到这些数字。（示例作品，用来演示初审不通过）",
            "桌面太单调，想要一张动态的壁纸。",
            "喜欢换壁纸的人。",
            (Use("traffic-congestion", ("segment_name", "hour", "congestion_index"), "作为背景，未实际使用"),),
            (Drawing("tiles", "钟面", 4, 91),),
            3.0,
        ),
    ),
    TeamPlan("示例·阅读角", "individual", ("p14", "p18"), "想做开放阅读地图，最后没有交。"),
)
REJECTED, CORRECTED, APPELLANT, POPULAR = "路口时钟", "夜间药房", "蓝天日历", "蓝天日历"
UNFINISHED = WorkPlan(
    "city", "开放阅读", "给想找地方读书的人。", "",
    "", "", (Use("cultural-venues", ("venue", "open_days"), ""),),
)  # fmt: skip
# What judges write, by how good they find the work: {at least this mark: comments}
COMMENTS: tuple[tuple[float, tuple[str, ...]], ...] = (
    (8.3, (
        "数据用得扎实，几个数据集结合后得出了单看一个看不到的东西；建议写清数据版本，便于别人核对。",
        "问题具体，使用的人说得清楚，画面一看就懂。若能给出更新办法会更好。",
        "方法合适，误差范围也写了，态度诚实。字号对老年人略小。",
    )),
    (7.0, (
        "用处明确，主要功能可用；与已有产品相比新意一般，可以在数据结合上再走一步。",
        "数据用得正确。建议说明缺失值怎么处理。",
        "完成度不错，使用说明可以再短一些。",
    )),
    (0.0, (
        "想法可以理解，但数据只作了展示，结论不多。",
        "使用对象写得太宽，建议先为一类人做好。",
        "能看出用了心；目前还缺少能持续更新的安排。",
    )),
)  # fmt: skip
