"""The words of the contest's own front page."""

from core.words import Text

HOW_TITLE = Text("四步参赛", "Enter in four steps")
_REGISTER = (
    Text("注册账号", "Make an account"),
    Text("用邮箱注册并确认。", "Register with your mail address and confirm it."),
)
HOW_APP = (
    _REGISTER,
    (Text("组建团队", "Form a team"), Text("邀请队友，也可以一个人参赛。", "Invite team-mates, or enter alone.")),
    (
        Text("用数据做作品", "Build with the data"),
        Text("从数据目录里挑选数据集。", "Choose datasets from the catalogue."),
    ),
    (
        Text("提交作品", "Hand it in"),
        Text("截止前可以反复修改、重新提交。", "Change it and hand it in again until the end."),
    ),
)
HOW_IDEA = (
    _REGISTER,
    (Text("报名", "Sign up"), Text("一个人就可以，也可以组队。", "Alone or with others.")),
    (
        Text("写下创意", "Write down the idea"),
        Text("说清楚问题、办法和需要的数据。", "The problem, the way, and the data it needs."),
    ),
    (Text("等待投票", "Gather votes"), Text("市民投票，专家评审。", "Citizens vote, experts judge.")),
)

NEXT_REGISTER = Text("报名参赛", "Enter the contest")
NEXT_TEAM = Text("去我的团队", "Go to my team")
NEXT_SUBMIT = Text("去写作品", "Work on the entry")
NEXT_VOTE = Text("去投票", "Vote")
NEXT_JUDGE = Text("去评审", "Go to judging")
NEXT_ORGANISE = Text("去组织者页面", "Go to the organisers’ page")
NEXT_GALLERY = Text("看看参赛作品", "See the works")
NEXT_RESULTS = Text("看结果", "See the results")

SAID_ENTER = Text("现在可以报名组队。", "Teams may register now.")
SAID_SUBMIT = Text("您的团队可以提交作品了。", "Your team can hand in its work.")
SAID_TEAM = Text("您已加入团队，可以邀请队友、准备作品。", "You are in a team: invite others and prepare your work.")
SAID_VOTE = Text("公众投票正在进行。", "Public voting is open.")
SAID_JUDGE = Text("评审正在进行，您有作品要评。", "Judging is open and works wait for you.")
SAID_ORGANISE = Text("您是这个大赛的组织者。", "You organise this contest.")
SAID_RESULTS = Text("结果已经公布。", "The results are out.")
SAID_WAIT = Text("{phase}：{when}。", "{phase} {when}.")
SAID_OVER = Text("这一届大赛已经结束。", "This contest is over.")
SAID_SOON = Text("赛程还没有公布，请过几天再来。", "The dates are not out yet; come back in some days.")
CANCELLED = Text("这个大赛已取消。", "This contest was cancelled.")
DRAFT = Text("这是草稿，只有组织者能看到。", "A draft that only organisers can see.")

ABOUT = Text("大赛介绍", "About")
TRACKS = Text("赛道", "Tracks")
TRACK_NEEDS = Text("至少使用 {count} 个数据集", "at least {count} dataset(s) of the catalogue")
PRIZES = Text("奖项", "Prizes")
PRIZE = Text("奖项", "Prize")
QUOTA = Text("名额", "Given")
AMOUNT = Text("奖金（元）", "Amount (yuan)")
BASIS = Text("评定依据", "Decided")
NO_MONEY = Text("荣誉", "honour")
JUDGING = Text("怎样评选", "How works are judged")
CRITERION = Text("指标", "Criterion")
WEIGHT = Text("权重", "Weight")
WHAT_COUNTS = Text("看什么", "What counts")
DATA_PACK = Text("推荐数据", "Data to begin with")
DATA_PACK_LEAD = Text(
    "目录里的数据集都可以用，下面是组织者推荐的。",
    "Every dataset of the catalogue may be used; organisers recommend these.",
)
ALL_DATA = Text("全部数据集", "All datasets")
NEWER_VERSION = Text("有更新的版本", "a newer version is out")
GONE = Text("已撤下", "withdrawn")
TERMS = Text("规则与条款", "Rules and terms")
RULES_VERSION = Text("第 {version} 版规则，发布于 {day}", "Rules, version {version} of {day}")
NEWS = Text("公告", "Announcements")
MOVED_DATES = Text("日期变更", "Dates that were moved")
MOVED = Text("{phase}：{old} 改为 {new}（{reason}）", "{phase}: {old} became {new} ({reason})")
QUESTIONS = Text("问答", "Questions")
NO_QUESTIONS = Text("还没有人提问。", "Nobody has asked anything yet.")
ASK = Text("提问", "Ask a question")
ASK_LABEL = Text("您的问题", "Your question")
ASK_HELP = Text("组织者的回答会公开给所有人。", "The answer is public, so that everybody knows the same.")
ASK_SIGN_IN = Text("登录后可以提问。", "Sign in to ask.")
ASKED = Text(
    "问题已送达组织者，回答后会显示在这里。", "Your question has reached the organisers; the answer will be shown here."
)
MY_QUESTIONS = Text("我的提问", "My questions")
WAITING = Text("等待回答", "waiting for an answer")
OTHER_CONTESTS = Text("其他届次", "Other contests")
EDITION_OF = Text("{title}（{year}）", "{title} ({year})")
SEE_CONTEST = Text("了解大赛", "About the contest")
OTHERS = Text("其他大赛", "Other contests")
OTHERS_JOIN = Text("、", ", ")
OTHERS_QUIET = Text("现在没有进行中的阶段", "nothing open now")
