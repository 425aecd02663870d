"""The words of announcing and editing a contest, and the sentences of its errors."""

from collections.abc import Mapping

from core.words import Text

STATUSES: Mapping[str, Text] = {
    "draft": Text("草稿", "Draft"),
    "published": Text("已发布", "Published"),
    "cancelled": Text("已取消", "Cancelled"),
    "archived": Text("已归档", "Archived"),
}
KINDS: Mapping[str, Text] = {
    "app": Text("数据应用大赛", "Data application contest"),
    "idea": Text("创意评选", "Idea contest"),
}
METHODS: Mapping[str, Text] = {
    "calibrated": Text("分组评分，校准评委宽严", "Shared among judges, scores calibrated"),
    "complete": Text("每位评委评全部作品", "Every judge scores every work"),
    "pairwise": Text("两两比较", "Compared in pairs"),
}
PRIZE_BASES: Mapping[str, Text] = {
    "judged": Text("按评审名次", "By the ranking of the judges"),
    "vote": Text("按公众投票", "By public vote"),
    "special": Text("专项评定", "By a decision of its own"),
}

# ---- settings --------------------------------------------------------------------------------------------

SETTINGS: Mapping[str, Text] = {
    "min_team_size": Text("团队最少人数", "Smallest team"),
    "max_team_size": Text("团队最多人数", "Largest team"),
    "auto_approve_teams": Text("团队自动通过审核", "Approve teams without a look"),
    "invitation_days": Text("邀请有效天数", "Days an invitation is valid"),
    "allows_staff": Text("允许部门发布员参赛", "Office publishers may enter"),
    "min_reviews": Text("每件作品最少评审数", "Fewest reviews of a work"),
    "max_load": Text("每位评委最多评审件数", "Most works of one judge"),
    "min_comment_chars": Text("评语最少字数", "Shortest comment, in characters"),
    "is_blind": Text("匿名评审", "Blind judging"),
    "max_attachments": Text("附件最多个数", "Most attachments"),
    "max_file_mb": Text("单个附件上限（MB）", "Largest attachment (MB)"),
    "max_total_mb": Text("附件合计上限（MB）", "All attachments together (MB)"),
    "correction_days": Text("补正期限（天）", "Days for a correction"),
    "poll_minimum": Text("每张选票最少选几件", "Fewest choices on a ballot"),
    "poll_maximum": Text("每张选票最多选几件", "Most choices on a ballot"),
    "poll_credits": Text("每张选票的点数", "Credits of a ballot"),
    "poll_method": Text("投票方式", "Way of voting"),
    "publicity_workdays": Text("公示工作日数", "Working days of public notice"),
    "appeal_acknowledge_workdays": Text("申诉受理期限（工作日）", "Working days to acknowledge an appeal"),
    "appeal_decide_workdays": Text("申诉决定期限（工作日）", "Working days to decide an appeal"),
    "works_are_public": Text("作品公开展示", "Works are shown to the public"),
}
FROM_TO = Text("须为 {least} 至 {greatest} 的整数", "a whole number from {least} to {greatest}")
ONE_OF = Text("须为以下之一：{choices}", "one of {choices}")
YES_OR_NO = Text("须选“是”或“否”", "yes or no")

UNKNOWN_CONTEST_SETTING = Text(
    "大赛没有“{name}”这项设置。请刷新页面后重新填写。",
    "A contest has no setting “{name}”. Reload the page and fill it in again.",
)
BAD_CONTEST_SETTING = Text(
    "“{field}”不能是“{value}”：{limits}。",
    "“{field}” cannot be “{value}”: it must be {limits}.",
)
SETTINGS_DISAGREE = Text(
    "“{smaller}”不能大于“{larger}”。请改其中一项。",
    "“{smaller}” cannot be more than “{larger}”. Change one of the two.",
)

# ---- gates and acts of two people ------------------------------------------------------------------------

GATE_NOT_PASSED = Text(
    "要先完成“{gate}”，才能做这一步。请在组织者页面完成后再来。",
    "“{gate}” comes before this. Do that first, on the organisers’ page.",
)
GATE_ALREADY_PASSED = Text(
    "“{gate}”已经完成，不能重做或退回。",
    "“{gate}” is done already; it is neither done twice nor taken back.",
)
ACT_ALREADY_DECIDED = Text(
    "这一事项已经有了结论。请刷新页面查看。",
    "This was decided already. Reload the page to see how.",
)
PROPOSER_LEFT = Text(
    "提出这一事项的人已不是组织者，不能再确认它。请退回，由现任组织者重新提出。",
    "Whoever proposed this is no organiser any more, so it cannot be confirmed. Turn it down and propose it anew.",
)
