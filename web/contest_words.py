"""The words of the contest's pages that more than one of them uses; each page has a file of its own beside it."""

from core.words import Text

CONTEST = Text("大赛", "Contest")
MY_TEAM = Text("我的团队", "My team")
SUBMIT = Text("提交作品", "Submit")
GALLERY = Text("作品展示", "Gallery")
WORK = Text("作品", "Work")
VOTE = Text("投票", "Vote")
JUDGING = Text("评审", "Judging")
ORGANISERS = Text("组织者", "Organisers")
APPEAL = Text("申诉", "Appeals")
RESULTS = Text("结果", "Results")
CERTIFICATE = Text("证书查验", "Check a certificate")
RECEIPT = Text("回执查验", "Check a receipt")
JOIN = Text("加入团队", "Join a team")
CONTEST_NAVIGATION = Text("大赛导航", "Contest")
EDITION = Text("{year} 年", "{year}")

BEIJING_TIME = Text("北京时间 (UTC+8)", "Beijing time (UTC+8)")
DAYS_LEFT = Text("还有 {days} 天", "{days} days left")
DAY_LEFT = Text("还有 1 天", "1 day left")
HOURS_LEFT = Text("还有 {hours} 小时", "{hours} hours left")
MINUTES_LEFT = Text("还有 {minutes} 分钟", "{minutes} minutes left")
OPENS_ON = Text("{moment} 开始", "opens {moment}")
CLOSES_ON = Text("{moment} 截止", "closes {moment}")
CLOSED_ON = Text("已于 {moment} 截止", "closed {moment}")
NOW_OPEN = Text("正在进行", "open now")
PHASE_OVER = Text("已结束", "over")
PHASE_AHEAD = Text("未开始", "ahead")
TIME_LINE = Text("赛程", "Time line")
FROM_TO = Text("{opens} 至 {closes}", "{opens} to {closes}")

SIGN_IN_FIRST = Text("请先登录", "Sign in first")
CONFIRM = Text("确认", "Confirm")
CANCEL = Text("取消", "Cancel")
SAVE = Text("保存", "Save")
SAVED = Text("已保存。", "Saved.")
REASON = Text("理由", "Reason")
NOTHING_HERE = Text("这里还没有内容", "Nothing here yet")
NEXT_STEP = Text("下一步", "Next")
YES = Text("是", "Yes")
NO = Text("否", "No")

# ---- before any script runs ------------------------------------------------------------------------------
DESCRIPTION = Text(
    "{title}：用城市开放数据做应用，看赛程、奖项和参赛办法。",
    "{title}: build with the city's open data. Dates, prizes and how to enter.",
)
PERSONAL = Text(
    "这一页因人而异，打开后需要登录。",
    "This page differs from reader to reader and asks for signing in.",
)
