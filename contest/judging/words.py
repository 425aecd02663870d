"""The words of judging: states, sources of conflicts, flags, the pledge, and the sentences of its errors."""

from core.words import Text

JUDGE = Text("评委", "The judge")
JUDGE_STATUSES = {
    "invited": Text("已邀请", "invited"),
    "active": Text("评审中", "judging"),
    "completed": Text("已完成", "done"),
    "declined": Text("已谢绝", "declined"),
    "removed": Text("已移除", "removed"),
}
JUDGE_ACTS = {
    "invite": Text("再次邀请", "invite again"),
    "accept": Text("接受邀请", "accept the invitation"),
    "decline": Text("谢绝邀请", "decline the invitation"),
    "complete": Text("标记完成", "mark as done"),
    "resume": Text("继续评审", "go on judging"),
    "remove": Text("移除", "remove"),
}
ASSIGNMENT = Text("评审任务", "The assignment")
ASSIGNMENT_STATUSES = {
    "offered": Text("待评审", "to be judged"),
    "in_progress": Text("评审中", "begun"),
    "submitted": Text("已提交", "submitted"),
    "reopened": Text("重新打开", "reopened"),
    "recused": Text("已回避", "recused"),
    "void": Text("已作废", "void"),
}
ASSIGNMENT_ACTS = {
    "save": Text("保存评分", "save marks"),
    "submit": Text("提交评分", "submit the review"),
    "reopen": Text("重新打开", "reopen"),
    "recuse": Text("申请回避", "recuse"),
    "void": Text("作废", "void"),
}
CONFLICT_SOURCES = {
    "declared": Text("评委申报", "declared by the judge"),
    "affiliation": Text("同一单位", "same organisation"),
    "email_domain": Text("相同邮箱域名", "same mail domain"),
    "team": Text("团队提出", "named by the team"),
    "organiser": Text("组织者设定", "set by an organiser"),
}
TIE_KINDS = {
    "affiliation": Text("单位", "Organisation"),
    "person": Text("个人", "Person"),
}
# Noticed by a judge and never counted.
FLAGS = {
    "identity_leak": Text("作品泄露了参赛者身份", "The work gives its authors away"),
    "suspected_plagiarism": Text("疑似抄袭", "Possible plagiarism"),
    "data_misuse": Text("数据使用不当", "Data used wrongly"),
    "wants_to_adopt": Text("建议部门采用", "An office should adopt this"),
}
EXPERTISE = {
    0: Text("不熟悉", "Not familiar"),
    1: Text("了解", "Some knowledge"),
    2: Text("熟悉", "Experienced"),
    3: Text("专家", "Expert"),
}
PLEDGE = Text(
    "我承诺：对评审中看到的作品、评分和讨论保密，在结果公布前后都不向他人透露；"
    "不复制、不使用作品内容；独立、公正地评分，不与他人商议分数。",
    "I promise to keep works, marks and discussions of the judging confidential before and after the results are "
    "published, not to copy or use what the works contain, and to mark independently and fairly.",
)
DECLARATION = Text(
    "我声明：凡与我有亲属、师生、同事、指导、合作或利益关系的团队，我都已经申报或将立即申请回避；"
    "评审中一旦认出作者，也会立即申请回避。",
    "I declare that I have named, or will at once recuse myself from, every team to which I am tied as family, "
    "teacher, colleague, adviser, partner or by interest, also when I recognise an author while judging.",
)
# Why an assignment does not count any more, as assignment.void_reason says it.
VOID_REASONS = {
    "conflict": Text("存在利益冲突", "Conflict of interest"),
    "judge_removed": Text("评委已移除", "Judge removed"),
    "not_sent": Text("未在限期内提交", "Not sent in time"),
    "work_out": Text("作品已退出评审", "Work no longer judged"),
}

# ---- the sentences of contest/judging/errors ----------------------------------------------------------------

JUDGE_IN_TEAM = Text(
    "您是本届大赛一个参赛团队的成员，不能同时担任评委。请谢绝邀请，或在报名期内先退出团队。",
    "You are in a team of this contest and cannot be a judge of it. Decline, or leave the team while that is possible.",
)
JUDGE_ALREADY = Text(
    "这个账号或邮箱已经是本届大赛的评委，不用重复邀请或接受。",
    "This account or address is a judge of this contest already; nothing more needs to be done.",
)
JUDGE_INVITATION_NOT_FOUND = Text(
    "这个评委邀请链接无效：可能已经用过、已经换成新的链接，或者没有复制完整。请向组织者索取新的邀请。",
    "This invitation link does not work: it may have been used, replaced by a newer one, or copied incompletely. "
    "Ask the organiser for a new one.",
)
JUDGE_INVITATION_EXPIRED = Text(
    "这份评委邀请已于北京时间 {expired_at} 过期。请向组织者索取新的邀请。",
    "This invitation expired on {expired_at}, Beijing time (UTC+8). Ask the organiser for a new one.",
)
JUDGE_NOT_CONFIRMED = Text(
    "请先打开确认邮件中的链接，确认您的邮箱，再接受邀请。",
    "Please confirm your mail address first, with the link in the mail we sent you, and then accept.",
)
PLEDGE_NEEDED = Text(
    "担任评委需要同意保密承诺和利益冲突声明两项。请逐项勾选后再接受。",
    "To be a judge you have to agree to both the pledge of confidentiality and the declaration of conflicts. "
    "Tick both, then accept.",
)
BAD_EXPERTISE = Text(
    "熟悉程度只能是 0、1、2、3，赛道须是本届大赛的赛道。请重新选择。",
    "Expertise is 0, 1, 2 or 3, for a track of this contest. Please choose again.",
)
BAD_LOAD = Text(
    "可评审的作品数须在 1 到 {maximum} 之间。",
    "The number of works one can judge is from 1 to {maximum}.",
)
JUDGE_NOT_DONE = Text(
    "还有 {count} 件作品没有提交评分，不能标记完成。请先提交，或对不便评审的作品申请回避。",
    "There are still {count} works without a submitted review. Submit them, or recuse yourself from those you cannot "
    "judge.",
)
TICKING_OVER = Text(
    "评审已于北京时间 {since} 开始，团队不能再提出或撤销回避。请联系组织者处理。",
    "Judging began on {since}, Beijing time (UTC+8): a team can no longer name or take back a conflict. "
    "Ask the organiser to do it.",
)
CONFLICT_NOT_FOUND = Text(
    "没有找到这条利益冲突记录，它可能已经解除。请刷新页面再看。",
    "This conflict was not found; it may have been lifted. Reload the page and look again.",
)
NOTHING_TO_ASSIGN = Text(
    "没有需要分配的作品：每件作品的评委数都已足够，或者还没有通过初审的作品。",
    "There is nothing to assign: every work has enough judges, or none has passed screening yet.",
)
STAGE_IS_PAIRWISE = Text(
    "这一轮采用两两比较，不用分配评委。评委可以直接开始比较。",
    "This stage compares works in pairs and needs no assignment. Judges can begin at once.",
)
STAGE_IS_NOT_PAIRWISE = Text(
    "这一轮采用打分，不是两两比较。请在评审任务里打分。",
    "Works of this stage are marked, not compared in pairs. Use the list of assignments.",
)
UNKNOWN_FLAG = Text(
    "没有“{key}”这种提示。请刷新页面再选。",
    "There is no flag “{key}”. Reload the page and choose again.",
)
COMMENT_NEEDED = Text(
    "打了最高分或最低分（{criteria}）时，请写明理由，至少 {minimum} 个字。",
    "Highest or lowest marks ({criteria}) need a comment of at least {minimum} characters.",
)
COMMENT_TOO_LONG = Text(
    "评语最多 {maximum} 个字，请缩短一些。",
    "A comment has at most {maximum} characters. Please shorten it.",
)
REVIEW_CHANGED_MEANWHILE = Text(
    "这份评分在另一个窗口里改过了，这次没有保存。请刷新页面，看过最新内容后再改。",
    "This review was changed in another window, so nothing was saved. Reload the page and go on from there.",
)
SCORES_FROZEN = Text(
    "这一轮的评分已经冻结，不能再修改。如有问题，请联系组织者。",
    "The marks of this stage are frozen and cannot be changed any more. Contact the organiser if something is wrong.",
)
SCORES_NOT_FROZEN = Text(
    "评分冻结之前只能看进度，不能看分数。请在评审截止后先冻结评分。",
    "Before the marks are frozen only the progress can be seen. Freeze them after judging has closed.",
)
TOO_FEW_REVIEWS = Text(
    "有 {count} 件作品的有效评分不足 {minimum} 份：{codes}。"
    "可以延长评审期并补充评委，也可以确认按现有评分冻结，这些作品会标明“评审不足”。",
    "{count} works have fewer than {minimum} reviews: {codes}. Extend the judging and assign more judges, "
    "or confirm to freeze what there is; these works will be marked as having too few reviews.",
)
SAME_PAIR_TWICE = Text(
    "这两件作品您已经比较过。要改变，请先撤销那次比较。",
    "You have compared these two works already. To change your mind, undo that comparison first.",
)
