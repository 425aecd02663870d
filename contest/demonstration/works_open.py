"""The teams of the edition that takes entries, at different steps of entering."""

from contest.demonstration.pictures import Drawing
from contest.demonstration.plans import TeamPlan, Use, WorkPlan

DRAFTING = TeamPlan(
    "示例·换季小队", "school", ("leader", "teammate", "p19"), "上届认识的同学，这次做换季出行。",
    WorkPlan(
        "city",
        "换季出行助手",
        "给上班族：降温那天该提早几分钟出门。",
        "（草稿）用逐日天气找出换季的几次大降温，对照地铁站位置，提示步行较长的站点早点出门。",
        "降温那天总是迟到。",
        "",
        (Use("weather-daily", ("date", "mean_temperature", "phenomenon"), "找出大降温的日子"),),
    ),
)  # fmt: skip
SUBMITTED = TeamPlan(
    "示例·暖房组", "institution", ("p08", "p10"), "社区工作人员和一位居民。",
    WorkPlan(
        "livelihood",
        "供热问答图",
        "给居民：家里不热该找谁，最近的停供通知是什么。",
        "按区县列出供热单位、换热站和最近的停供通知，用一张流程图回答“家里不热怎么办”，每一步都写明依据哪个数据集。"
        "（示例作品）",
        "家里不热时不知道先找物业还是先找供热单位。",
        "供暖季的居民和社区工作人员，每天使用。",
        (
            Use("heating-companies", ("company_name", "district", "substations", "households"), "列出由谁供热"),
            Use("utility-outages", ("supply", "district", "started_at", "planned_end_at"), "显示最近的停供通知"),
        ),
        (Drawing("tiles", "家里不热怎么办", 2, 101), Drawing("bars", "各区供热面积", 2, 102)),
    ),
)  # fmt: skip
LOOKING = TeamPlan(
    "示例·步行上学", "individual", ("p20", "p21"), "想画一张适合步行上学的路线图。",
    looking_for="还缺一位会做网页的队友，最好住得近，可以一起实地走走。（示例）",
)  # fmt: skip
WAITING = TeamPlan("示例·早市地图", "individual", ("p22", "p23"), "想把早市和社区服务站放在一张图上。")
RETURNED = TeamPlan("示例·数据自习室", "school", ("p03", "p04"), "研究生的读书小组。")
