"""The words of the dataset of results."""

from core.words import Text

TITLE = Text("{contest}（{year}）评审结果", "Results of {contest} ({year})")
DESCRIPTION = Text(
    "{contest} {year} 年度的正式评审结果，共 {count} 件作品。一行是一件进入最后一轮或获奖的作品，"
    "列出赛道、名次、奖项、作品名称、团队名称和所用的数据集。结果经公示和申诉期后确定，更正后会发布新的版本。",
    "The final results of {contest}, edition {year}: {count} works. One row is one work of the last stage or one that "
    "won a prize, with its track, rank, awards, title, team and the datasets it uses. The results became final after "
    "the public notice and the time for appeals; a correction is published as a new version.",
)
LIMITS = Text(
    "只有公示过的信息：没有评委、分数和团队成员。公众投票得奖但未进入最后一轮的作品没有名次。",
    "Only what was on public notice: no judges, scores or members. A work that the public gave a prize but that was "
    "not in the last stage has no rank.",
)
QUESTION = Text("哪些作品获奖？它们用了哪些数据集？", "Which works won, and which datasets do they use?")
KEYWORDS = (Text("大赛", "contest"), Text("获奖作品", "winners"), Text("数据应用", "data applications"))
PROVENANCE = Text(
    "由{site}的大赛系统在结果确定时自动生成。", "Made by the contest system of {site} when the result became final."
)
PROVENANCE_DEMO = Text(
    "由{site}的演示大赛自动生成，团队和作品均为虚构。",
    "Made by the demonstration contest of {site}; teams and works are invented.",
)
TABLE = Text("评审结果", "Results")
BETWEEN = Text("；", "; ")
COLUMNS = {
    "contest": Text("大赛", "Contest"),
    "edition_year": Text("年度", "Edition"),
    "track": Text("赛道", "Track"),
    "rank": Text("赛道内名次", "Rank in the track"),
    "awards": Text("奖项", "Awards"),
    "work_title": Text("作品名称", "Work"),
    "team_name": Text("团队", "Team"),
    "datasets": Text("所用数据集", "Datasets used"),
}
