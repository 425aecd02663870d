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
ORGANISERS_ONLY = Text("这部分只对组织者显示。", "This part is for organisers.")

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
SEED = Text("种子", "Seed")
SEED_WHY = Text(
    "同样的名单和种子总是得到同样的分配，便于以后核对。",
    "The same situation and seed always give the same assignment, so that it can be checked later.",
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
