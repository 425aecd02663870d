"""The words of the voting page."""

from core.words import Text

NO_POLL = Text("这个大赛没有公众投票", "This contest has no public vote")
NO_POLL_NEXT = Text("可以先看看参赛作品。", "Have a look at the works instead.")
LEAD_SCHEDULED = Text(
    "投票于北京时间 {moment} 开始，到时可以选出您喜欢的作品。",
    "Voting opens on {moment}, Beijing time (UTC+8).",
)
LEAD_OPEN = Text(
    "选出您喜欢的作品。北京时间 {moment} 截止，截止前可以修改。",
    "Choose the works you like; you can change your mind until {moment}, Beijing time (UTC+8).",
)
LEAD_CLOSED = Text(
    "投票已经截止，票数核查后公布结果。",
    "Voting is closed. Counts are published once they are checked.",
)
LEAD_PUBLISHED = Text("投票结果已经公布。", "The outcome of the vote is published.")
HOW_CHOICES = Text(
    "每人一票，选 {minimum} 至 {maximum} 件；不足 {minimum} 件不计入。票数在截止前对所有人保密。",
    "One ballot each with {minimum} to {maximum} works; fewer than {minimum} do not count. Counts stay secret until "
    "voting is over.",
)
HOW_QUADRATIC = Text(
    "您有 {credits} 点。给一件作品投 n 票要花 n×n 点：1 票 1 点，2 票 4 点，3 票 9 点。至少选 {minimum} 件。",
    "You have {credits} credits. n votes for one work cost n×n credits: 1 costs 1, 2 cost 4, 3 cost 9. "
    "Choose at least {minimum}.",
)
SIGN_IN = Text("登录后投票", "Sign in to vote")
OFFICIAL = Text(
    "评委、组织者、监督员和系统管理员不参加公众投票。",
    "Judges, organisers, auditors and administrators do not take part in the public vote.",
)
UNCONFIRMED = Text(
    "请先用邮件里的链接确认邮箱，再来投票。",
    "Confirm your mail address by the link in the mail first.",
)
CHOOSE_TITLE = Text("选“{title}”", "Choose “{title}”")
VOTES_FOR = Text("给“{title}”的票数", "Votes for “{title}”")
OWN_WORK = Text("您团队的作品，不能投给自己", "your team’s own work")
READ_MORE = Text("看作品介绍", "Read about it")
YOUR_BALLOT = Text("您的选票", "Your ballot")
CHOSEN = Text("已选 {count} 件", "{count} chosen")
SPENT = Text("已用 {spent} 点，还剩 {left} 点", "{spent} credits used, {left} left")
CAST = Text("提交选票", "Cast the ballot")
CHANGE = Text("修改选票", "Change the ballot")
TAKE_BACK = Text("撤回选票", "Take the ballot back")
CAST_DONE = Text("选票已保存。", "Your ballot is saved.")
TAKEN_BACK = Text("选票已撤回。", "Your ballot was taken back.")
NO_CANDIDATES = Text("还没有可以投票的作品", "There is nothing to vote for yet")
NO_CANDIDATES_NEXT = Text("通过初审的作品会出现在这里。", "Works that pass the screening appear here.")
OUTCOME = Text("投票结果", "The outcome")
RANK = Text("名次", "Rank")
WORK = Text("作品", "Work")
VOTES = Text("票数", "Votes")
BALLOTS = Text(
    "有效选票 {valid} 张，无效 {invalid} 张，选择不足未计入 {incomplete} 张。",
    "{valid} valid ballots, {invalid} invalid, {incomplete} with too few choices.",
)
BACK = Text("回到投票", "Back to the vote")
READ = Text("看介绍：{title}", "Read about {title}")
