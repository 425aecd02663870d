"""The three contests: one that has ended, one that takes entries, and one of ideas that is being voted on."""

from contest.contests.prizes import PrizeForm
from contest.contests.tracks import TrackForm
from contest.demonstration.plans import ContestPlan
from contest.demonstration.terms import CONTENT, RULES
from core.words import Text

_TRACKS = (
    TrackForm(
        "livelihood",
        Text("民生服务", "Daily life"),
        Text(
            "就医、养老、供热、办事：让每天的事更好办。", "Health, care, heating, services: what people do every day."
        ),
    ),
    TrackForm(
        "city",
        Text("城市运行", "How the city runs"),
        Text("出行、停车、空气：让城市看得见自己。", "Traffic, parking, air: the city sees itself."),
    ),
)
_PRIZES = (
    PrizeForm(Text("一等奖（示例）", "First prize (example)"), 1, 20_000),
    PrizeForm(Text("二等奖（示例）", "Second prize (example)"), 2, 10_000),
    PrizeForm(Text("三等奖（示例）", "Third prize (example)"), 2, 5_000),
    PrizeForm(Text("最受欢迎奖（示例）", "Favourite of the public (example)"), 1, 3_000, "vote"),
)
_SUBJECT = Text(
    "示例：用开放数据做一个让沈阳市民每天的事更好办的应用。作品须使用至少一个本站数据集，鼓励把几个数据集结合起来。",
    "Example: with open data, make something that helps people in Shenyang with what they do every day. A work uses at "
    "least one dataset of this portal; combining several is welcome.",
)

FINISHED = ContestPlan(
    slug="example-app-1",
    kind="app",
    title=Text("示例·沈阳开放数据应用大赛（第一届）", "Example: Shenyang Open Data Contest, first edition"),
    content={
        **CONTENT,
        "summary": Text(
            "已经结束的一届：可以看结果、证书和作品展示。",
            "An edition that has ended: see results, certificates and the gallery.",
        ),
        "subject": _SUBJECT,
    },
    rules=RULES,
    tracks=_TRACKS,
    prizes=_PRIZES,
    windows={
        "registration": (-312, 9, -280, 17),
        "submission": (-312, 9, -270, 17),
        "screening": (-270, 17, -258, 17),
        "judging": (-256, 9, -240, 17),
        "voting": (-256, 9, -246, 17),
        "verification": (-246, 17, -243, 17),
        "publicity": (-237, 9, -223, 17),
        "appeals": (-237, 9, -223, 17),
    },
    pack={
        "hotline-12345": Text("市民诉求，已脱敏。", "What people ask the city, without personal data."),
        "elder-care": Text("养老机构的床位与收费。", "Care homes, their beds and fees."),
        "outpatient-visits": Text("各医院每月门诊量。", "Outpatient visits by hospital and month."),
        "bus-daily-ridership": Text("公交每日客流。", "Daily passengers of bus routes."),
        "weather-daily": Text("逐日天气，可与其他数据结合。", "Daily weather, to combine with other data."),
        "air-quality-daily": Text("空气质量逐日监测。", "Air quality by day."),
    },
    settings={"max_team_size": 5, "poll_minimum": 2, "poll_maximum": 3},
)

OPEN = ContestPlan(
    slug="example-app-2",
    kind="app",
    title=Text("示例·沈阳开放数据应用大赛（第二届）", "Example: Shenyang Open Data Contest, second edition"),
    content={
        **CONTENT,
        "summary": Text(
            "现在可以报名和提交作品，也可以先看看数据包。", "Open for entries now; start with the data pack."
        ),
        "subject": _SUBJECT,
    },
    rules=RULES,
    tracks=_TRACKS,
    prizes=_PRIZES,
    windows={
        "registration": (-10, 9, 25, 17),
        "submission": (-10, 9, 30, 17),
        "screening": (30, 17, 40, 17),
        "judging": (41, 9, 60, 17),
        "voting": (41, 9, 55, 17),
        "verification": (55, 17, 60, 17),
        "publicity": (63, 9, 77, 17),
        "appeals": (63, 9, 77, 17),
    },
    pack={
        "heating-companies": Text("供热企业与供热面积。", "Heating companies and the area they heat."),
        "utility-outages": Text("停水停电停气停暖通知。", "Notices of water, power, gas and heating cuts."),
        "parks-and-forests": Text("公园与林地，含开放时间。", "Parks and forests with opening hours."),
        "metro-stations": Text("地铁车站与换乘。", "Metro stations and transfers."),
        "weather-daily": Text("逐日天气。", "Daily weather."),
        "community-services": Text("社区服务站可办的事。", "What community service points offer."),
        "schools": Text("中小学和幼儿园。", "Schools and kindergartens."),
        "districts": Text("区县代码与常住人口，便于换算成人均。", "District codes and population, for rates."),
    },
    settings={"max_team_size": 5},
)

IDEAS = ContestPlan(
    slug="example-idea-1",
    kind="idea",
    title=Text("示例·沈阳开放数据创意征集", "Example: Ideas for Shenyang's open data"),
    content={
        **CONTENT,
        "summary": Text(
            "正在公众投票：用 99 个点数支持您喜欢的创意；同时评委在评审。",
            "Public voting is on: share 99 credits among the ideas you like, while the jury is at work.",
        ),
        "subject": Text(
            "示例：说一个想法——沈阳的哪些开放数据可以帮到谁，怎么帮。不要求做出来。",
            "Example: tell an idea, which open data of Shenyang could help whom, and how. Nothing has to be built.",
        ),
    },
    rules=RULES,
    tracks=(
        TrackForm(
            "neighbourhood",
            Text("身边的点子", "Ideas next door"),
            Text("小区、学校、公园：身边的小事。", "Homes, schools, parks: small things close by."),
        ),
    ),
    prizes=(
        PrizeForm(Text("优秀创意奖（示例）", "Best idea (example)"), 2, 2_000),
        PrizeForm(Text("最受欢迎创意（示例）", "Favourite idea (example)"), 1, 1_000, "vote"),
    ),
    windows={
        "registration": (-55, 9, -25, 17),
        "submission": (-55, 9, -25, 17),
        "screening": (-25, 17, -12, 17),
        "judging": (-10, 9, 8, 17),
        "voting": (-5, 9, 9, 17),
        "verification": (9, 17, 13, 17),
        "publicity": (15, 9, 29, 17),
        "appeals": (15, 9, 29, 17),
    },
    settings={"poll_method": "quadratic", "poll_minimum": 2, "poll_maximum": 8, "poll_credits": 99, "max_team_size": 3},
)
