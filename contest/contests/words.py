"""The names of what a contest consists of; what is refused is said in sentences.py."""

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

# ---- what entrants read ----------------------------------------------------------------------------------

# In the order of the page; those of NEEDED_CONTENT have to be there before publication.

CONTENT: Mapping[str, Text] = {
    "summary": Text("一句话介绍", "In one sentence"),
    "subject": Text("大赛主题", "What it is about"),
    "host": Text("主办单位", "Who holds it"),
    "eligibility": Text("参赛资格", "Who may enter"),
    "how_to_enter": Text("报名与参赛办法", "How to enter"),
    "prizes": Text("奖励说明", "About the prizes"),
    "calibration": Text("评分与校准办法", "How scores are made comparable"),
    "tie_break": Text("同分处理办法", "How ties are broken"),
    "data_terms": Text("数据使用条款", "Terms for using data"),
    "ip_terms": Text("知识产权条款", "Who owns the works"),
    "privacy": Text("个人信息处理说明", "What happens to personal data"),
    "appeals": Text("申诉渠道", "How to appeal"),
    "contact": Text("联系方式", "Contact"),
}
NEEDED_CONTENT = (
    "subject",
    "eligibility",
    "how_to_enter",
    "calibration",
    "tie_break",
    "data_terms",
    "ip_terms",
    "privacy",
    "appeals",
)
TITLE = Text("大赛名称", "Title of the contest")
FIRST_STAGE = Text("评审", "Judging")
TRACK_COUNT = Text("赛道个数", "Number of tracks")
TRACK_TITLE = Text("赛道名称", "Title of the track")
TRACK_ABOUT = Text("赛道说明", "About the track")
MIN_DATASETS = Text("至少使用的数据集个数", "Fewest datasets to use")
STAGE_COUNT = Text("赛段个数", "Number of stages")
STAGE_TITLE = Text("赛段名称", "Title of the stage")
STAGE_QUOTA = Text("每条赛道的晋级名额", "Works of each track that go on")
CRITERION_COUNT = Text("指标个数", "Number of criteria")
CRITERION_TITLE = Text("指标名称", "Title of the criterion")
CRITERION_ABOUT = Text("指标说明", "About the criterion")
WEIGHT_OF = Text("“{title}”的权重", "Weight of “{title}”")
ANCHOR_OF = Text("“{title}”{mark} 分的说明", "What deserves {mark} for “{title}”")
PRIZE_COUNT = Text("奖项个数", "Number of prizes")
PRIZE_TITLE = Text("奖项名称", "Title of the prize")
PRIZE_QUOTA = Text("获奖名额", "How many are given")
PRIZE_AMOUNT = Text("奖金（元）", "Amount in yuan")

# ---- the time line ---------------------------------------------------------------------------------------

OPENS = Text("开始", "opens")
CLOSES = Text("截止", "closes")
GRACE = Text("宽限秒数", "Seconds of grace")
OUT_OF_ORDER = Text(
    "“{later}”的{later_edge}时间（北京时间 {later_at}）早于“{earlier}”的{earlier_edge}时间（{earlier_at}），"
    "请调整其中一个。",
    "“{later}” {later_edge} on {later_at}, Beijing time, before “{earlier}” {earlier_edge} on {earlier_at}. "
    "Change one of them.",
)
PHASE_MISSING = Text("还没有设定“{phase}”的起止时间。", "“{phase}” has no window yet. Say when it opens and closes.")
VOTING_NEEDS_CHECK = Text(
    "有公众投票，就要在它之后设定“票数核查”的起止时间。",
    "Where there is public voting, a checking of votes has to follow it. Say when it opens and closes.",
)
PUBLICITY_TOO_SHORT = Text(
    "“公示”至少要满 {workdays} 个工作日，截止时间不能早于北京时间 {earliest}，现在是 {closes_at}。",
    "“Public notice” lasts at least {workdays} working days: it cannot close before {earliest}, Beijing time, "
    "but does on {closes_at}.",
)
WORKS_WERE_SHOWN = Text("已有作品分配给评委", "works were already shown to judges")
SCORES_WERE_FROZEN = Text("评分已经冻结", "the scores were frozen")
RESULTS_WERE_PUBLISHED = Text("拟获奖名单已经公布", "the provisional results were published")
VOTES_WERE_SEEN = Text("截止后票数已可查看", "the votes can be seen once it has closed")
VOTES_WERE_CHECKED = Text("票数核查已经完成", "the check of the votes is finished")
RESULTS_ARE_FINAL = Text("最终结果已经确定", "the results are final")

# ---- rules, and who may be on which side -----------------------------------------------------------------

RULES = Text("大赛规则", "The rules")

# ---- before publication ----------------------------------------------------------------------------------

WORDS_MISSING = Text(
    "“{field}”还没有写全，中文和英文都要有。",
    "“{field}” is not complete: it has to be there in Chinese and in English.",
)
NO_TRACK = Text("还没有赛道。请至少设一条。", "There is no track yet. Add at least one.")
TRACK_WITHOUT_DATA = Text(
    "赛道“{track}”没有要求使用数据集。数据应用大赛的每条赛道至少要求一个。",
    "The track “{track}” asks for no dataset. In a contest of data applications each asks for at least one.",
)
EMPTY_PACK = Text(
    "数据包是空的。请至少放入一个数据集。",
    "The data pack is empty. Put at least one dataset into it.",
)
NO_PRIZE = Text("还没有奖项。请写明奖项、名额和奖金。", "There is no prize yet. Say which, how many, and how much.")
PRIZE_WITHOUT_VOTE = Text(
    "有按公众投票评定的奖项，但赛程里没有“公众投票”。",
    "A prize is given by public vote, but the time line has no public voting.",
)
NO_STAGE = Text("还没有评审赛段。请至少设一个。", "There is no stage of judging yet. Add at least one.")
NO_QUOTA = Text(
    "赛段“{stage}”没有写明每条赛道晋级几件作品。",
    "The stage “{stage}” does not say how many works of each track go on.",
)
STAGES_WITHOUT_FINAL = Text(
    "有不止一个赛段，但赛程里没有“决赛评审”。",
    "There is more than one stage, but the time line has no final judging.",
)
NO_RUBRIC = Text(
    "赛段“{stage}”没有权重合计为 100 的评分标准。",
    "The stage “{stage}” has no rubric whose weights sum to 100.",
)
NO_ANCHORS = Text(
    "赛段“{stage}”的指标“{criterion}”至少要说明 {count} 个分值各对应什么水平。",
    "In the stage “{stage}”, say for at least {count} marks of “{criterion}” what deserves them.",
)
NO_RULES = Text("还没有写大赛规则。", "There are no rules yet.")
ALREADY_OVER = Text(
    "“{phase}”的截止时间（北京时间 {closes_at}）已经过去。",
    "“{phase}” closes on {closes_at}, Beijing time, which is past.",
)

# ---- data pack, announcements, questions -----------------------------------------------------------------

PACK_NOTE = Text("数据集用途说明", "Note on the dataset")
ANNOUNCEMENT_TITLE = Text("公告标题", "Title of the announcement")
ANNOUNCEMENT_BODY = Text("公告正文", "Words of the announcement")
QUESTION = Text("提问", "Question")
ANSWER = Text("答复", "Answer")
