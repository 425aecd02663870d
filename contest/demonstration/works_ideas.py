"""The ideas that are being voted on."""

from contest.demonstration.pictures import Drawing
from contest.demonstration.plans import TeamPlan, Use, WorkPlan

_TRACK = "neighbourhood"


def _idea(
    number: int,
    member: str,
    title: str,
    one_line: str,
    summary: str,
    problem: str,
    uses: tuple[Use, ...],
    quality: float,
) -> TeamPlan:
    drawing = Drawing(("tiles", "map", "calendar", "bars")[number % 4], "想象中的样子", number, 200 + number)
    work = WorkPlan(
        _TRACK, title, one_line, f"{summary}（示例创意）", problem, "附近的居民。", uses, (drawing,), quality
    )
    return TeamPlan(f"示例·点子{number}号", "individual", (member,), "一个人的点子。", work)


TEAMS: tuple[TeamPlan, ...] = (
    _idea(
        1, "p10", "长椅地图", "把公园里能坐的地方标出来，散步走到哪里能歇。",
        "请热心居民在公园开放数据上补充长椅的位置，做成给老人看的大字地图，走多远能坐下一目了然。",
        "老人散步怕走远了没有地方坐。",
        (Use("parks-and-forests", ("park", "area", "hours"), "作为底图"),), 8.2,
    ),
    _idea(
        2, "p11", "雪天第一班", "下雪的早晨，告诉你常坐的那条线路会晚多久。",
        "用往年雪天的客流和车次，提前一晚提示哪些线路第二天早晨会拥挤，建议早出门几分钟。",
        "下雪天等车不知道要等多久。",
        (
            Use("bus-daily-ridership", ("route_code", "date", "passengers"), "看雪天客流"),
            Use("weather-daily", ("date", "snow_depth"), "找出下雪的日子"),
        ), 7.9,
    ),
    _idea(
        3, "p12", "图书馆空座", "周末去文化场馆之前，先看看往常这个时候人多不多。",
        "按场馆座位数和全年到访人次估计忙闲，用红黄绿三种颜色显示，鼓励错开高峰。",
        "周末到了才发现没有座位。",
        (Use("cultural-venues", ("venue", "seats", "visits_2025"), "估计忙闲"),), 7.0,
    ),
    _idea(
        4, "p13", "开学地图", "给刚搬来的家庭：附近有哪些学校，走过去多远。",
        "把学校和住处放在一张图上，只给步行距离和学校类型，不做排名。",
        "刚搬家的人不了解附近的学校。",
        (Use("schools", ("school_name", "school_type", "longitude", "latitude"), "显示附近的学校"),), 6.6,
    ),
    _idea(
        5, "p14", "一句话办事", "用一句大白话找到该办的事项和要带的材料。",
        "给每个政务服务事项写一句大白话，搜索“孩子上户口”就能找到对应事项、地点和材料数。",
        "事项名称太正式，搜不到。",
        (Use("service-items", ("item", "theme", "documents", "visits"), "找到事项和材料"),), 8.5,
    ),
    _idea(
        6, "p18", "球场今晚亮灯", "下班后想打球：附近哪块场地晚上开放、有灯。",
        "按开放时间和是否有灯光筛选体育场地，按距离排序，显示收费。",
        "下班后天黑了，不知道哪里还能打球。",
        (Use("sports-venues", ("venue", "kind", "hours", "has_floodlight", "price"), "筛选有灯的场地"),), 7.3,
    ),
    _idea(
        7, "p19", "放心早点", "把食品抽检结果按街边常见的早点分类，看懂一张表。",
        "把抽检结果按早点种类汇总成合格率，写清样本数，样本太少的不下结论。",
        "抽检公告很长，看不出和自己有什么关系。",
        (Use("food-inspections", ("food_group", "food", "result", "sampled_on"), "按种类算合格率"),), 6.9,
    ),
    _idea(
        8, "p21", "浑水清水", "带孩子去河边之前，先看看那一段的水质怎么样。",
        "把断面水质换成三句孩子能懂的话，配上一年的变化，作为自然课的小材料。",
        "水质等级太专业，家长和孩子看不懂。",
        (Use("water-quality", ("section_id", "month", "grade", "is_target_met"), "换成好懂的话"),), 7.6,
    ),
)  # fmt: skip
