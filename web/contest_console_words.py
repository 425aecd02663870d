"""The words of the organisers' console from screening to certificates."""

from core.words import Text

# ---- sections ---------------------------------------------------------------------------------------------
SCREENING = Text("初审", "Screening")
JUDGES_TAB = Text("评委", "Judges")
CONFLICTS = Text("回避", "Conflicts")
ASSIGNING = Text("分配", "Assignment")
PROGRESS = Text("进度", "Progress")
RESULTS = Text("结果", "Results")
VOTES = Text("票数核查", "Votes")
APPEALS = Text("申诉", "Appeals")
SHOWCASE = Text("作品展示", "Gallery")
CERTIFICATES = Text("证书", "Certificates")
EXPORTS = Text("统计与导出", "Figures and exports")

# ---- shared -----------------------------------------------------------------------------------------------
WORK = Text("作品", "Work")
WORKS = Text("作品数", "Works")
TRACK = Text("赛道", "Track")
STATUS = Text("状态", "Status")
REMARK = Text("备注", "Remark")
REASON = Text("理由", "Reason")
BY = Text("由谁、何时", "By whom, when")
JUDGE = Text("评委", "Judge")
NAME = Text("姓名", "Name")
EMAIL = Text("邮箱", "Mail")
SOURCE = Text("来源", "Source")
SAVE = Text("保存", "Save")
SAVED = Text("已保存。", "Saved.")
CHOOSE = Text("请选择", "Choose")
SURE = Text("我确认，此举不能撤回", "Yes; this cannot be undone")
TICK_FIRST = Text("请先勾选确认。", "Tick the confirmation first.")
NO_STAGE = Text("还没有评审轮次，请先在“编辑”里添加。", "There is no stage yet: add one under “Edit”.")
TO_ACTS = Text("去双人事项", "Go to acts of two")
GO_TO_ACTS = Text("已经有一项提议等待另一位组织者确认。", "A proposal waits for another organiser.")
PROPOSED = Text(
    "已提出，请另一位组织者在“双人事项”中确认。", "Proposed: another organiser confirms it under “Acts of two”."
)

# ---- screening --------------------------------------------------------------------------------------------
SCREENING_LEAD = Text(
    "逐件查看自动检查的结果，再作出结论。通过由一人决定，可以退回补正一次，不通过须两人确认。",
    "Read what the automatic checks found, then decide. One person passes a work; it can be returned once; rejecting "
    "takes two.",
)
TO_SCREEN = Text("等待初审的作品", "Works to screen")
NOTHING_TO_SCREEN = Text(
    "没有等待初审的作品。提交截止后，作品会出现在这里。",
    "Nothing waits. Works appear here once submission has closed.",
)
SCREENED = Text("已有结论", "Decided")
DECISION = Text("结论", "Decision")
DECISIONS = Text("历次结论", "Decisions so far")
WAS_RETURNED = Text("已退回过一次", "returned once")
REJECTION_WAITS = Text("不通过待第二人确认", "rejection waits for a second person")
BACK_TO_LIST = Text("返回列表", "Back to the list")
NEVER_SUBMITTED = Text("这件作品没有提交过。", "This work was never submitted.")
REPORT = Text("自动检查", "Automatic checks")
NOTHING_FOUND = Text("没有发现问题。", "Nothing was found.")
CHECK_LINKS = Text("检查链接能否打开", "Check whether its links open")
NOT_TO_DECIDE = Text(
    "现在不能作结论：作品的状态是“{status}”。", "There is nothing to decide now: the work is “{status}”."
)
RETURNED_ONCE = Text("这件作品已经退回过一次，不能再退回。", "It was returned once and cannot be returned again.")
REMARK_OPTIONAL = Text("备注（可不填）", "Remark (may stay empty)")
RETURN_ONCE = Text("退回补正（仅一次）", "Return for correction (once)")
PROPOSE_REJECTION = Text("提议不通过（须另一人确认）", "Propose to reject (another confirms)")
TELL_TEAM = Text("写给团队的说明", "What the team is told")
PASSED = Text("{code} 已通过初审。", "{code} passed.")
RETURNED = Text("{code} 已退回补正，团队收到了邮件。", "{code} was returned; its team got a mail.")
REJECTION_PROPOSED = Text(
    "已提议 {code} 不通过，请另一位组织者在“双人事项”中确认。",
    "Rejection of {code} is proposed; another organiser confirms it under “Acts of two”.",
)
ACT_REJECT = Text("初审不通过", "Reject a work at screening")
SCREENING_WAITS = Text("{count} 件作品等待初审。", "Works that wait for screening: {count}.")

# ---- judges -----------------------------------------------------------------------------------------------
JUDGES = Text("评委名单", "The jury")
NO_JUDGES = Text("还没有评委。填写邮箱发出邀请。", "There are no judges yet. Invite one by mail.")
INVITE_EMAIL = Text("评委的邮箱", "Mail address of the judge")
INVITE_WHY = Text(
    "对方会收到带链接的邮件，接受时同意保密承诺和利益冲突声明。再次邀请会换一个新链接。",
    "A mail with a link is sent; accepting it includes the pledge and the declaration. Inviting again sends a new "
    "link.",
)
INVITE = Text("发出邀请", "Invite")
INVITED = Text("邀请已发出。", "The invitation is on its way.")
EXPERTISE = Text("熟悉的赛道", "Knows")
LOAD = Text("最多几件", "At most")
INVITED_AT = Text("邀请时间", "Invited")
CHANGE_DUTIES = Text("修改熟悉程度与可评数量", "Change what a judge knows and takes on")
REMOVE_JUDGE = Text("移除评委", "Remove a judge")
SCORES_GIVEN = Text("已提交的评分", "Reviews already submitted")
KEEP_SCORES = Text("继续有效", "count on")
VOID_SCORES = Text("全部作废", "count no more")
REMOVED = Text("评委已移除。请到“分配”补充评委。", "The judge is removed. Top up under “Assignment”.")

# ---- conflicts --------------------------------------------------------------------------------------------
CONFLICTS_LEAD = Text(
    "四个来源：评委申报、同一单位、相同邮箱域名、团队提出；组织者也可以设定。有冲突的作品不会分给该评委，已评的作废。",
    "Four sources: declared by judges, same organisation, same mail domain, named by teams; organisers may set one "
    "too. Such a work is never given to the judge, and a review already made is void.",
)
REFRESH = Text("按现有资料重新查找", "Look for conflicts again")
REFRESHED = Text("已重新查找。", "Done.")
STANDING = Text("生效中的回避", "Conflicts that stand")
NO_CONFLICTS = Text("没有发现需要回避的情况。", "No conflict is known.")
PINNED = Text("只能由组织者解除", "only an organiser can lift it")
PIN = Text("设定回避", "Set a conflict")
PINNED_DONE = Text("已设定。", "Set.")
LIFT = Text("解除回避", "Lift a conflict")
CONFLICT = Text("哪一条", "Which one")
LIFTED = Text("已解除，以后不会再查出来。", "Lifted; it is not found again.")
LIFTED_ONES = Text("已解除的", "Lifted")

# ---- assignment -------------------------------------------------------------------------------------------
SITUATION = Text(
    "待评作品 {works} 件，评委 {judges} 人，每件至少 {need} 人评。最少需要 {least} 位评委，每人约 {minutes} 分钟。",
    "{works} works, {judges} judges, at least {need} reviews each: {least} judges suffice, about {minutes} minutes "
    "each.",
)
NOTHING_TO_ASSIGN = Text(
    "现在没有等待分配的作品：通过初审的作品会出现在这里。",
    "Nothing waits to be assigned. Works that pass screening appear here.",
)
STILL_UNDECIDED = Text(
    "还有 {count} 件作品没有初审结论，全部作出结论后才能分配。",
    "{count} works have no decision from the screening; assigning waits for them.",
)
PAIRS_NEED_NONE = Text(
    "这一轮两两比较，不用分配：开启后每位评委可以比较所有没有冲突的作品。",
    "This stage compares in pairs and needs no assignment: once open, every judge compares what is not in conflict.",
)
OPEN_PAIRS = Text("开启两两比较", "Open the comparing")
PAIRS_OPENED = Text("已开启。", "It is open.")
PAIRS_OPEN = Text("两两比较已经开启。", "Comparing is open.")
SEED = Text("抽签号", "Draw number")
SEED_WHY = Text(
    "同样的名单和抽签号总是得到同样的分配，便于以后核对；换一个号就换一种分法。",
    "The same situation and number always give the same assignment, so that it can be checked later; another number "
    "gives another one.",
)
AVOID_AFFILIATION = Text("同一件作品的评委来自不同单位", "Judges of one work come from different organisations")
NEEDS_EXPERT = Text("每件作品至少有一位熟悉该赛道的评委", "Every work has at least one judge who knows its track")
PREVIEW = Text("预览（不写入）", "Preview (nothing is written)")
PLAN = Text("预览", "Preview")
PLAN_SAYS = Text("将新增 {added} 份评审，保留原有 {kept} 份。", "{added} reviews to add; {kept} stay as they are.")
ADDED = Text("新增", "Added")
LOAD_AFTER = Text("分配后共", "Then has")
CONNECTED = Text(
    "“{track}”：作品通过共同的评委连成一体（{value}）。", "“{track}”: connected by common judges ({value})."
)
SPLIT = Text(
    "“{track}”：作品没有连成一体，评委宽严难以互相校准。请增加评委或每件的评审数。",
    "“{track}”: not connected, so that strictness cannot be compared. Add judges or reviews.",
)
CONNECTIVITY_WHY = Text(
    "括号里的数是连通程度，大于 0 才能比较不同评委的宽严，越大越好。",
    "The number says how well works hang together: above 0 strictness can be compared; more is better.",
)
RUN = Text("按此分配，开启评审", "Assign and open the judging")
TOP_UP = Text("按此补充分配", "Top up so")
ASSIGNED = Text("分配完成，评委可以开始评审。", "Assigned: judges can begin.")
IMPOSSIBLE = Text("按现在的条件无法分配，原因如下：", "This cannot be assigned as things are, because:")
ASSIGNED_NOW = Text("目前的分配", "Assigned now")

# ---- progress ---------------------------------------------------------------------------------------------
WHOLE = Text("已提交 {submitted} / {assigned} 份评审", "{submitted} of {assigned} reviews submitted")
ASSIGNED_COUNT = Text("已分配", "Assigned")
SUBMITTED_COUNT = Text("已提交", "Submitted")
RECUSED_COUNT = Text("已回避", "Recused")
LATE = Text("进度偏慢", "late")
BELOW_MINIMUM = Text("评审数还不够的作品", "Works with too few reviews")
ALL_ENOUGH = Text("每件作品都有至少 {minimum} 份评审。", "Every work has at least {minimum} reviews.")
NEEDS_TOP_UP = Text(
    "其中 {count} 件分到的评委就不够，请到“分配”补充。",
    "{count} of them have too few judges: top up under “Assignment”.",
)
REMIND = Text("提醒还没提交的评委", "Remind those who have something to send")
REMINDED = Text("提醒邮件已发出。", "Reminders are on their way.")
REOPEN = Text("退还一份评分", "Give a review back")
REOPEN_WHY = Text(
    "评委可以修改后再提交；这里看不到分数。", "The judge may change it and submit again. You see no marks here."
)
REVIEW = Text("哪一份", "Which one")
REOPENED = Text("已退还，评委收到了邮件。", "Given back; the judge got a mail.")
FREEZE = Text("冻结评分", "Freeze the marks")
FREEZE_WHY = Text(
    "评审截止后冻结：分数从此不能再改，组织者也从这时起才能看到分数。",
    "After closing: marks never change again, and only from then on can organisers see them.",
)
ACCEPT_FEW = Text("{count} 件作品评审不足，按现有评分冻结", "Freeze although {count} works have too few reviews")
FROZEN = Text("评分已冻结，可以到“结果”计算。", "Frozen: compute under “Results”.")
FROZEN_AT = Text("评分已于北京时间 {moment} 冻结。", "Frozen at {moment}, Beijing time.")

# ---- results ----------------------------------------------------------------------------------------------
NOT_FROZEN = Text(
    "评审还没有冻结。冻结之前任何人都看不到分数；截止后请到“进度”冻结评分。",
    "The marks are not frozen yet, and until then nobody sees them. After closing, freeze them under “Progress”.",
)
COMPUTE_WHY = Text(
    "每次计算产生一个新版本，连同全部输入一起保存，任何人都可以重算；旧版本不改不删。",
    "Each computation makes a new version, kept with all it was computed from; older versions stay as they are.",
)
COMPUTE_REASON = Text("为什么重新计算", "Why it is computed again")
COMPUTE = Text("计算结果", "Compute the result")
COMPUTED = Text("已计算出新版本。", "A new version is there.")
VERSIONS = Text("版本", "Versions")
VERSION = Text("版本", "Version")
VERSION_OF_STAGE = Text("{stage} · 第 {number} 版", "{stage}, version {number}")
VERSION_IS = Text("第 {number} 版 · {status}", "Version {number} · {status}")
RUN_IS = Text("第 {number} 版，{status}，计算于北京时间 {moment}。", "Version {number}, {status}, computed {moment}.")
AS_TABLE = Text("下载表格 CSV", "Table (CSV)")
AS_BUNDLE = Text("下载重算包 JSON", "Bundle (JSON)")
RELEASE_WHY = Text(
    "确定为拟获奖名单后逐件核查；仍只有组织者和监督员看得到。",
    "As the provisional list its winners are verified; only organisers and auditors see it.",
)
RELEASED = Text("已确定为拟获奖名单，请逐件核查获奖作品。", "It is the provisional list now: verify its winners.")
TO_AGAIN = Text("到“进度”退还评分", "Give reviews back under “Progress”")
COMPUTE_AGAIN = Text("重新计算", "Compute again")
SINCE_GONE = Text(
    "第 {number} 版里的 {works} 已退赛或被取消资格。重新计算后，后面的作品依次递补。",
    "{works} of version {number} left or were disqualified. Compute again, and the next ones move up.",
)
SINCE_UPHELD = Text(
    "有 {count} 件申诉成立，第 {number} 版还没有反映。按决定处理后请重新计算。",
    "Appeals that were upheld and that version {number} does not reflect: {count}. Do what was decided, then compute "
    "again.",
)
REASON_GONE = Text("{works} 不再参评", "Without {works}")
REASON_UPHELD = Text("申诉成立，按决定重新计算", "An appeal was upheld")
PROPOSE_STEP = Text("提议：{step}", "Propose to {step}")
PROPOSE = Text("提出，请另一人确认", "Propose to another organiser")
CHECKED_ALL = Text("我已核对以上内容", "I have checked what stands above")
RANKING = Text("名次", "Ranking")
TOO_FEW = Text("评审不足", "too few reviews")
TOO_CLOSE = Text("需合议", "deliberate")
HOW_SURE = Text("一致性、异常与稳健性", "Agreement, alarms and sensitivity")
ALPHA = Text(
    "评委之间的一致性 Krippendorff α = {alpha}（1 为完全一致，0 相当于随意打分）。",
    "Agreement of the judges, Krippendorff’s α = {alpha} (1: complete; 0: as by chance).",
)
ALPHA_SHORT = Text("α", "α")
CRITERION = Text("指标", "Criterion")
PIECES = Text(
    "作品分成了 {count} 组，组间没有共同的评委，宽严无法互相比较。",
    "The works fall into {count} groups without common judges, so strictness cannot be compared between them.",
)
EFFECTS = Text("评委宽严", "Strictness of judges")
EFFECT = Text("偏高（+）或偏低（−）", "Lenient (+) or strict (−)")
REVIEWS = Text("评审数", "Reviews")
ALARMS = Text("异常评分", "Unusual reviews")
NO_ALARMS = Text("没有明显偏离的评分。", "No review stands out.")
RESIDUAL = Text("偏离", "Residual")
SENSITIVITY = Text("换一种算法会怎样", "What else would give")
HUBER = Text("减轻异常评分的影响", "If outliers weigh less")
WITHOUT = Text("不计 {judge} 的评分", "Without {judge}")
IF = Text("情形", "If")
CROSSED = Text("越过获奖或晋级线的作品", "Works that cross the line")
LARGEST = Text("最大名次变化", "Largest shift in rank")
ALL_REVIEWS = Text("全部评分（冻结之后可见）", "All reviews (visible once frozen)")
COMMENT = Text("评语", "Comment")

WINNERS = Text("获奖与核查", "Winners and what was verified")
PRIZE = Text("奖项", "Prize")
SHARED = Text("并列", "shared")
UNVERIFIED = Text(
    "还有 {count} 项核查没有完成，公示前必须全部通过。", "{count} checks are missing before the public notice."
)
VERIFY = Text("登记核查", "Record a check")
VERIFIED = Text("已登记。", "Recorded.")
CHECKED_ITEMS = Text("核查了哪几项", "What was checked")
TICK_ITEMS = Text("请选择作品，并勾选核查了哪几项。", "Choose the work and tick what was checked.")
ANSWER = Text("结果", "Outcome")
SATISFIED = Text("通过", "satisfied")
NOT_SATISFIED = Text("不通过", "not satisfied")

RULE = Text("合议、空缺与特别奖", "Deliberation, vacancies, special prizes")
RULE_WHY = Text(
    "由两位组织者共同裁定，写进下一次计算；不改动已有版本。",
    "Ruled by two organisers; it counts from the next computation on and changes no version that exists.",
)
RULING = Text("裁定什么", "What is ruled")
IN_ORDER = Text("作品，按合议的先后依次选择", "Works, the best first")
PLACES = Text("空缺几个名额", "Vacant places")
DISQUALIFY = Text("提议取消资格", "Propose to disqualify")
DISQUALIFY_WHY = Text(
    "须另一位组织者确认。确认后撤销证书、通知团队；重新计算后，后面的作品依次递补。",
    "Another organiser confirms it. Certificates are revoked and the team is told; the next ones move up when it is "
    "computed again.",
)
AGAIN = Text("重新评审一件作品", "Review one work again")
AGAIN_WHY = Text(
    "评分冻结后，因回避或申诉需要重评时使用：只打开这一件，缺的评委自动补上。",
    "For a late conflict or an appeal: only this work opens, and the judges it lacks are assigned.",
)
AGAIN_BEGUN = Text(
    "已重新打开，缺少的评委已补上。要请原来的评委修改，到“进度”退还他们的评分；都提交后回到这里结束重评。",
    "It is open again, and judges it lacked were added. For those who judged it to change their marks, give their "
    "reviews back under “Progress”; once all are in, finish it here.",
)
FINISH_AGAIN = Text("结束重评：{work}", "Finish the new review of {work}")
FINISHED_AGAIN = Text("重评已结束，请重新计算结果。", "Finished: compute the result again.")
ACT_DISQUALIFY = Text("取消作品资格", "Disqualify a work")
ACT_STEP = Text("结果：{step}", "Result: {step}")
ACT_RULING = Text("奖项裁定", "A ruling on prizes")

# ---- votes ------------------------------------------------------------------------------------------------
NO_VOTING = Text("这个大赛的日程里没有公众投票。", "The time line of this contest has no public vote.")
NO_POLL = Text("还没有设置公众投票。", "The public vote is not set up yet.")
POLL_IS = Text(
    "{state} · {method} · 每人选 {minimum} 至 {maximum} 件。", "{state} · {method} · {minimum} to {maximum} works each."
)
COUNTS_HIDDEN = Text(
    "投票截止前，票数对所有人保密，包括组织者。", "Until voting closes nobody sees counts, organisers included."
)
METHOD = Text("投票方式", "Method")
MINIMUM = Text("至少选几件", "Works at least")
MAXIMUM = Text("至多选几件", "Works at most")
CREDITS = Text("点数（二次方投票）", "Credits (quadratic votes)")
OPEN_POLL = Text("设置投票", "Set it up")
CHANGE_POLL = Text("修改规则", "Change the rules")
POLL_OPENED = Text("投票已设置，到时自动开始。", "It is set up and begins by itself.")
VERIFY_LEAD = Text(
    "先查找可疑选票，逐张判断是否计入，再结束核查，最后由两人公布。这里看不到选票投给了谁。",
    "Look for suspicious ballots, decide on each, finish the check, then publish by two. For whom a ballot is, is not "
    "shown.",
)
FIND_SUSPICIOUS = Text("查找可疑选票", "Look for suspicious ballots")
FOUND_SUSPICIOUS = Text("已查找，可疑的列在下面。", "Done: what is suspicious stands below.")
PUT_ASIDE = Text("待核查与已核查的选票", "Ballots put aside")
NONE_ASIDE = Text("没有需要核查的选票。", "No ballot needs checking.")
BALLOT = Text("选票", "Ballot")
BALLOT_OF = Text("第 {number} 张 · 选 {choices} 件 · {moment}", "No. {number} · {choices} works · {moment}")
BALLOT_NUMBER = Text("第 {number} 张", "No. {number}")
SIGNALS = Text("发现的情况", "What was noticed")
WHICH_BALLOTS = Text("哪几张", "Which ones")
ALONE_WHY = Text(
    "一个人最多决定 {limit} 张；更多的请提出，由另一人确认。", "One person decides at most {limit}; propose the rest."
)
DECIDE_ALONE = Text("作出决定", "Decide")
DECIDED = Text("已决定。", "Decided.")
FINISH_CHECK = Text("结束核查", "Finish the check")
CHECK_FINISHED = Text("核查已结束。", "The check is finished.")
CHECKED_AT = Text("核查已于北京时间 {moment} 结束。", "The check was finished at {moment}, Beijing time.")
PUBLISH_VOTES = Text("提议公布票数", "Propose to publish the counts")
COUNTS = Text("票数", "Counts")
BALLOTS = Text(
    "有效 {valid} 张，无效 {invalid} 张，待核查 {aside} 张，选择不足 {few} 张。",
    "{valid} valid, {invalid} invalid, {aside} to be checked, {few} with too few choices.",
)
RANK = Text("名次", "Rank")
VOTES_COUNT = Text("票数", "Votes")
BALLOTS_COUNT = Text("选票", "Ballots")
ACT_BALLOTS = Text("判定一批选票", "Decide on many ballots")
ACT_VOTES = Text("公布票数", "Publish the counts")

# ---- appeals ----------------------------------------------------------------------------------------------
APPEALS_LEAD = Text(
    "受理后作出决定。评审过作品、参与过原决定或属于参赛团队的人不能决定，请由没有参与的组织者或监督员处理。",
    "Accept, then decide. Whoever judged the work, took part in the decision or is in a team leaves it to an organiser "
    "or auditor who was not involved.",
)
NO_APPEALS = Text("没有申诉。", "There are no appeals.")
OPEN_APPEALS = Text("待处理", "Open")
CLOSED_APPEALS = Text("已处理", "Closed")
WHOLE_NOTICE = Text("公示的整体", "the notice as a whole")
OVERDUE = Text("已超期", "overdue")
FILED_AT = Text("{who} 提出于北京时间 {moment}。", "Filed by {who} at {moment}, Beijing time.")
DUE_BY = Text("须在 {moment} 前处理。", "Due by {moment}.")
DECIDED_BY = Text("由 {who} 决定：", "Decided by {who}:")
INVOLVED = Text("您与这件申诉有关（{why}），请由别人决定。", "You are involved ({why}): leave the decision to others.")
ACCEPTED_APPEAL = Text("已受理，申诉人收到了邮件。", "Accepted; the appellant got a mail.")
RESTORE = Text("恢复这件作品的参赛资格", "Restore the work")
DECIDE = Text("作出决定", "Decide")
APPEALS_WAIT = Text("{count} 件申诉待处理。", "Appeals that wait: {count}.")

# ---- certificates -----------------------------------------------------------------------------------------
ISSUE_LATER = Text("最终结果确定后可以颁发证书。", "Certificates can be issued once the result is final.")
ISSUE_WHY = Text(
    "给每个奖项和每件通过初审的作品颁发证书；已有的不会重复。",
    "One for each award and each work that passed screening; what was issued is not issued twice.",
)
ALL_ISSUED = Text("应发的证书都已颁发。", "All certificates that are due have been issued.")
ISSUE = Text("颁发证书", "Issue certificates")
ISSUED = Text("证书已颁发。", "Issued.")
NO_CERTIFICATES = Text("还没有颁发证书。", "No certificate was issued yet.")
CERTIFICATE = Text("证书编号", "Certificate")
HOLDER = Text("团队", "Team")
AWARD = Text("奖项", "Award")
REVOKE = Text("撤销证书", "Revoke a certificate")
REVOKED = Text("已撤销，查验页会说明。", "Revoked; its page says so.")
FOLLOW_UPS = Text("获奖作品回访", "What became of the winners")
MONTHS = Text("几个月后", "Months after")
DUE = Text("应回访于", "Due")
RECORD_FOLLOW_UP = Text("登记回访", "Record an answer")
OUTCOME = Text("情况", "How it is")

# ---- the gallery ------------------------------------------------------------------------------------------
SHOWCASE_LEAD = Text(
    "正式结果确定后，获奖和入围的作品自动展示，其他作品由团队自己决定。发现问题时可以撤下，理由会告诉团队；处理好后再恢复。",
    "Once results are final, winners and finalists are shown by themselves; others decide on their own. You may take a "
    "work down with a reason that its team reads, and bring it back.",
)
NOTHING_SHOWN = Text("还没有展示的作品。", "No work is shown yet.")
ENTRY_STATES = {
    "shown": Text("展示中", "shown"),
    "hidden": Text("组织者已撤下", "taken down by an organiser"),
    "taken_back": Text("团队已撤下", "taken back by its team"),
    "out": Text("已退赛或取消资格", "withdrawn or disqualified"),
}
TAKE_DOWN = Text("撤下作品", "Take a work down")
TAKE_DOWN_SURE = Text("我确认撤下，理由会告诉团队", "Yes, take it down; its team reads the reason")
TAKEN_DOWN = Text("作品已撤下。", "The work was taken down.")
BRING_BACK = Text("恢复展示", "Bring a work back")
BROUGHT_BACK = Text("作品已恢复展示。", "The work is shown again.")

# ---- figures and exports ----------------------------------------------------------------------------------
FUNNEL = Text("从报名到获奖", "From entering to winning")
VIEWS = Text("大赛页面共被浏览 {count} 次。", "The page of the contest was opened {count} times.")
GROUP = Text("范围", "Of")
ALTOGETHER = Text("全部", "All")
DATASETS = Text("数据使用", "Use of data")
DATASET = Text("数据集", "Dataset")
DECLARED = Text("使用的作品", "Works")
AS_CORE = Text("作为核心数据", "At the core")
WINNING = Text("其中获奖", "Of them winners")
JUDGE_LOAD = Text("评委负荷（匿名）", "Load of judges (without names)")
VOID_COUNT = Text("作废", "Void")
FILES = Text("结果文件", "Results to take away")
NO_FILES = Text("还没有计算出结果。", "No result was computed yet.")
AS_DATASET = Text("作为数据集公开", "Results as a dataset")
AS_DATASET_WHY = Text(
    "最终结果可以发布成目录里的数据集：赛道、名次、奖项、作品、团队和所用数据。最终结果确定后可以发布。",
    "Final results can become a dataset of the catalogue: track, rank, prize, work, team and data used.",
)
PUBLISH_DATASET = Text("发布为数据集", "Publish as a dataset")
DATASET_PUBLISHED = Text("已发布到数据目录。", "It is in the catalogue.")

# ---- what comes next --------------------------------------------------------------------------------------
TO_ASSIGN = Text("评审已经开始，请把作品分配给评委。", "The judging has begun: assign the works.")
TO_SET_POLL = Text(
    "公众投票还没有设置，{moment} 开始前请设好规则。",
    "The public vote is not set up: do so before it opens, {moment}.",
)
TO_CHECK_VOTES = Text("公众投票已截止，请核查选票。", "The public vote has closed: check the ballots.")
TO_PUBLISH_VOTES = Text(
    "选票已核查完，请提议公布票数；公布之后再计算，票数才决定奖项。",
    "The ballots are checked: propose to publish the counts. They decide prizes in results computed afterwards.",
)
TO_COMPUTE = Text("评分已冻结，请计算结果。", "The marks are frozen: compute the result.")
TO_RELEASE = Text("结果已算出，请确定拟获奖名单。", "The result is computed: make it the provisional list.")
TO_VERIFY = Text("获奖作品还有 {count} 项核查没有完成。", "Checks of winners that are missing: {count}.")
TO_NOTIFY = Text(
    "获奖作品已核查完，可以提议公示，请另一位组织者确认。", "Winners are verified: propose the public notice."
)
TO_PROMOTE = Text("可以提议公布晋级名单，请另一位组织者确认。", "Propose to publish who goes on.")
TO_FINALISE = Text(
    "公示和申诉都已结束，可以提议确认为正式结果。", "Notice and appeals are over: propose to make the result final."
)
TO_ISSUE = Text("正式结果已确定，请颁发证书。", "The result is final: issue the certificates.")
TO_FREEZE = Text("评审已经截止，请冻结评分。", "The judging has closed: freeze the marks.")
