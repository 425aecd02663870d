"""The words of public voting: states, sentences about a ballot, signals, and the sentences of contest/voting/errors."""

from core.words import Text

POLL_STATES = {
    "scheduled": Text("尚未开始", "Not begun"),
    "open": Text("投票中", "Open"),
    "closed": Text("投票已截止", "Closed"),
    "verifying": Text("票数核查中", "Votes being checked"),
    "published": Text("结果已公布", "Published"),
}

BALLOT = Text("选票", "The ballot")
BALLOT_STATUSES = {
    "provisional": Text("未达到最少选择数", "Not enough chosen yet"),
    "counted": Text("计入", "Counted"),
    "quarantined": Text("待核查", "To be checked"),
    "invalid": Text("无效", "Invalid"),
}
BALLOT_ACTS = {
    "complete": Text("补足选择", "complete it"),
    "shorten": Text("减少选择", "shorten it"),
    "quarantine": Text("列入待核查", "put it aside for checking"),
    "count": Text("计入", "count it"),
    "invalidate": Text("判为无效", "declare it invalid"),
}
BALLOT_OUTCOMES = {"counted": Text("计入", "count"), "invalid": Text("判为无效", "declare invalid")}

# ---- what a voter reads about the own ballot -------------------------------------------------------------

BALLOT_EMPTY = Text(
    "您还没有投票，或者已经撤回。投票截止前可以投票。",
    "You have not voted, or took your ballot back. You can vote until voting closes.",
)
BALLOT_MISSING = Text(
    "已保存，但还不计入：至少要选 {minimum} 件作品，还差 {missing} 件。",
    "Saved, but not counted yet: choose at least {minimum} works; {missing} more to choose.",
)
BALLOT_COUNTED_OPEN = Text(
    "投票成功，选了 {count} 件作品。截止前可以修改或撤回。",
    "Your vote is in; works chosen: {count}. You can change it or take it back until voting closes.",
)
BALLOT_CHECKED_OPEN = Text(
    "投票已收到，选了 {count} 件作品。因账号在投票开始后注册，将在票数核查阶段由组织者核实。截止前可以修改或撤回。",
    "Your vote is in; works chosen: {count}. As the account was made after voting began, organisers will check it "
    "in the phase of checking. You can change it or take it back until voting closes.",
)
BALLOT_NEVER_COUNTED = Text(
    "投票已截止，这张选票没有选够 {minimum} 件作品，不计入。",
    "Voting is closed. This ballot chose fewer than {minimum} works and is not counted.",
)
BALLOT_NOT_CAST = Text("投票已截止，您没有投票。", "Voting is closed, and you did not vote.")
BALLOT_COUNTED = Text("您的选票已计入。", "Your ballot is counted.")
BALLOT_QUARANTINED = Text(
    "您的选票正在核查，由组织者逐一判断是否计入，结果会显示在这里。",
    "Your ballot is being checked. Organisers decide on each one, and the decision is shown here.",
)
BALLOT_INVALID = Text(
    "您的选票经核查未计入，理由：{reason}。如有异议，可联系组织者。",
    "Your ballot was checked and is not counted, because: {reason}. Contact the organiser if you disagree.",
)

# ---- why a ballot is put aside ---------------------------------------------------------------------------

SIGNALS = {
    "late_account": Text("账号在投票开始后才注册。", "The account was made after voting began."),
    "not_entitled": Text(
        "投票人现在是本次大赛的工作人员、评委或所选作品的团队成员。",
        "The voter now holds an office in this contest, or belongs to the team of a chosen work.",
    ),
    "burst": Text(
        "所选的一件作品在 {minutes} 分钟内收到 {count} 张选票，此前同样时长的中位数是 {median} 张。",
        "A chosen work received {count} ballots within {minutes} minutes; the median of such spans before "
        "was {median}.",
    ),
    "account_age": Text(
        "投给同一作品的账号中，有 {count} 个在同一小时内注册。",
        "Of the accounts that chose the same work, {count} were made within the same hour.",
    ),
    "single_choice": Text(
        "所选作品的选票中，{percent}% 把票只投给它（所有作品平均为 {usual}%）。",
        "Of the ballots for the chosen work, {percent}% are for it alone (over all works: {usual}%).",
    ),
    "same_network": Text(
        "所选作品的选票中，{percent}%（{count} 张）来自同一网络。校园和单位常共用一个网络，请结合其他信号判断。",
        "Of the ballots for the chosen work, {percent}% ({count}) come from one network. Schools and firms often share "
        "one: look at the other signals too.",
    ),
    "night": Text(
        "所选作品的选票中，{percent}%（{count} 张）在北京时间凌晨 1 点到 5 点投出。",
        "Of the ballots for the chosen work, {percent}% ({count}) were cast between 1 and 5 at night, Beijing time.",
    ),
}

# ---- the sentences of errors -----------------------------------------------------------------------------

POLL_NOT_FOUND = Text(
    "没有这次投票。请从大赛首页重新进入。",
    "There is no such poll. Go in again from the contest page.",
)
POLL_ALREADY_MADE = Text(
    "这个大赛已经设置了公众投票。开始前可以修改它的规则。",
    "This contest has its public vote already. Its rules can be changed until it begins.",
)
POLL_RULES_FROZEN = Text(
    "投票已于北京时间 {opens_at} 开始，规则不能再改。",
    "Voting began on {opens_at}, Beijing time (UTC+8); its rules can no longer be changed.",
)
BAD_POLL_RULES = Text(
    "投票规则不成立：{problem}。",
    "These rules of voting cannot be: {problem}.",
)
UNKNOWN_METHOD = Text("投票方式只能是 choices 或 quadratic", "the method is choices or quadratic")
BAD_RANGE = Text(
    "最少选择数须在 1 到 {maximum} 之间，最多选择数不超过 {limit}",
    "the minimum lies between 1 and {maximum}, and the maximum is at most {limit}",
)
BAD_CREDITS = Text(
    "点数须在 {minimum} 到 {limit} 之间",
    "the number of credits lies between {minimum} and {limit}",
)
VOTER_NOT_CONFIRMED = Text(
    "投票需要已确认邮箱的账号。请先点击确认邮件里的链接，再来投票。",
    "Voting needs an account with a confirmed address. Follow the link in the confirmation mail, then vote.",
)
OFFICIALS_DO_NOT_VOTE = Text(
    "您在这个大赛里是{role}，按规则不参加公众投票。",
    "You take part in this contest as “{role}” and, by the rules, have no public vote.",
)
WORK_NOT_IN_POLL = Text(
    "选择的作品不在这次投票中，它可能刚刚退出。请刷新页面后重新选择，这次没有保存。",
    "A chosen work is not in this poll; it may have just left. Reload the page and choose again: nothing was saved.",
)
OWN_WORK_CHOSEN = Text(
    "不能投给自己团队的作品。请改选其他作品，这次没有保存。",
    "You cannot vote for the work of your own team. Choose others: nothing was saved.",
)
TOO_MANY_CHOICES = Text(
    "最多选 {maximum} 件作品，现在选了 {count} 件。请去掉 {excess} 件，这次没有保存。",
    "At most {maximum} works can be chosen and there are {count}. Leave out {excess}: nothing was saved.",
)
TOO_MANY_CREDITS = Text(
    "这样分配需要 {spent} 点，您有 {credits} 点（投 n 票用 n×n 点）。请减少票数，这次没有保存。",
    "This takes {spent} credits and you have {credits} (n votes cost n×n). Give fewer votes: nothing was saved.",
)
MALFORMED_VOTES = Text(
    "选票的内容格式不对，没有保存。请刷新页面后重新选择。",
    "The ballot has the wrong form and was not saved. Reload the page and choose again.",
)
EMPTY_BALLOT = Text(
    "没有选择任何作品。请至少选一件；如要放弃投票，请使用“撤回选票”。",
    "No work is chosen. Choose at least one; to give up your vote, take the ballot back.",
)
NO_BALLOT = Text(
    "您没有可以撤回的选票。",
    "You have no ballot that could be taken back.",
)
COUNTS_HIDDEN = Text(
    "票数在公布之前不对外显示。请在票数核查结束、结果公布后再来看。",
    "Votes stay hidden until they are published. Come back when the check of votes is over.",
)
POLL_ALREADY_PUBLISHED = Text(
    "投票结果已经公布，不能再改动选票。",
    "The votes are published, and no ballot can be changed any more.",
)
BALLOT_NOT_FOUND = Text(
    "所选的选票中有一张不存在。请刷新页面再试，没有改动任何选票。",
    "One of the ballots does not exist. Reload the page and try again: none was changed.",
)
UNKNOWN_BALLOT_OUTCOME = Text(
    "对选票的决定只能是“计入”或“无效”。",
    "A ballot is either counted or declared invalid; choose one of the two.",
)
TOO_MANY_ALONE = Text(
    "一位组织者单独决定的选票最多 {limit} 张（您已决定 {done} 张）。更多的请提交批量决定，由另一位组织者确认。",
    "One organiser alone decides on at most {limit} ballots (you decided on {done}). Propose the rest together, "
    "for another organiser to confirm.",
)
BALLOTS_UNDECIDED = Text(
    "还有 {count} 张待核查的选票没有决定，决定后才能继续。",
    "{count} ballots still wait for a decision. Decide on them first.",
)
BALLOTS_UNCHECKED = Text(
    "有 {count} 张选票出现异常信号而尚未列入核查。请先运行异常检查。",
    "{count} ballots show signals and have not been put aside yet. Run the check for signals first.",
)
VOTES_NOT_VERIFIED = Text(
    "票数核查还没有结束。请组织者先完成核查，再公布结果。",
    "The check of votes is not finished. Finish it first, then publish.",
)
