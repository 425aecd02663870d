"""The words of the organisers' console."""

from core.words import Text

LEAD = Text(
    "先看“概况”里的待办，再到各部分处理。", "Begin with what “Overview” says is next, then go to the part it names."
)
AUDITOR = Text(
    "您以监督员身份查看：可以看到全部内容，不能改动。",
    "You are here as an auditor: you see everything and change nothing.",
)
BARRED = Text(
    "这一页供本届大赛的组织者使用。如果您应当有此权限，请联系管理员授予角色。",
    "This page is for the organisers of this contest. If you should be one, ask an administrator for the role.",
)
TO_CONTEST = Text("回到大赛首页", "Back to the contest")
SECTIONS = Text("组织工作", "Organising")
WAITING = Text("{count} 件待处理", "{count} waiting")
GO = Text("去处理", "Go there")
READ_ONLY = Text("只读", "Read only")

OVERVIEW = Text("概况", "Overview")
EDITING = Text("编辑", "Edit")
DATES = Text("日程", "Dates")
RULES = Text("规则", "Rules")
DATA = Text("数据", "Data")
TEAMS = Text("团队审核", "Teams")
NEWS = Text("公告与问答", "News and questions")
PEOPLE = Text("人员", "People")
ACTS = Text("双人事项", "Acts of two")

# ---- overview --------------------------------------------------------------------------------------------

NEXT = Text("接下来要做的事", "What to do next")
NOTHING_NEXT = Text(
    "现在没有等着您处理的事。可以看看赛程，准备下一个阶段。",
    "Nothing waits for you now. Look at the time line and prepare what comes next.",
)
TIME_LINE = Text("赛程", "Time line")
NO_DATES = Text("还没有设定日期。请到“日程”里填写。", "There are no dates yet. Enter them under “Dates”.")
NUMBERS = Text("数字", "In numbers")
STATUS_OF = Text("{kind} · {status} · 第 {revision} 次修订", "{kind} · {status} · revision {revision}")
FUNNEL = {
    "views": Text("页面浏览", "Views"),
    "registrations": Text("报名人数", "People entered"),
    "teams": Text("团队", "Teams"),
    "drafts": Text("开始填写的作品", "Works begun"),
    "submissions": Text("已提交的作品", "Works handed in"),
    "passed": Text("通过初审", "Passed screening"),
    "finalists": Text("入围", "Finalists"),
    "awarded": Text("获奖", "Awarded"),
}
NOT_READY = Text(
    "还差 {count} 项才能发布，补齐后由两位组织者先后确认。",
    "{count} things are missing before it can be published; then two organisers confirm it.",
)
READY = Text("内容已经齐全，可以提请发布。", "Everything is there: propose to publish it.")
WAITS_FOR_SECOND = Text(
    "发布已提请，等待另一位组织者确认。",
    "Publication was proposed and waits for another organiser.",
)
TEAMS_WAIT = Text("{count} 支团队等待审核。", "Teams that wait for approval: {count}.")
QUESTIONS_WAIT = Text("{count} 个提问等待答复。", "Questions that wait for an answer: {count}.")
ACTS_WAIT = Text("{count} 件事等您确认或否决。", "Acts that wait for you to confirm or turn down: {count}.")
OWN_ACTS_WAIT = Text(
    "您提出的 {count} 件事等待另一位组织者处理。",
    "Acts you proposed that wait for another organiser: {count}.",
)
OPEN_NOW = Text(
    "“{phase}”正在进行，北京时间 {moment} 截止。",
    "“{phase}” is open until {moment}, Beijing time.",
)
OPENS_NEXT = Text(
    "下一个阶段“{phase}”于北京时间 {moment} 开始。",
    "“{phase}” comes next; it opens {moment}, Beijing time.",
)
ALL_OVER = Text("所有阶段都已结束，可以归档。", "All phases are over: it can be archived.")
MISSING = Text("还缺什么", "What is missing")
