"""The words of results, appeals and certificates: vocabularies, and the sentences of results/errors."""

from core.words import Text

RESULT = Text("评审结果", "The result")
RESULT_STATUSES = {
    "computed": Text("已计算", "computed"),
    "provisional": Text("拟获奖", "provisional"),
    "publicity": Text("公示中", "on public notice"),
    "superseded": Text("已被新版本取代", "superseded by a newer version"),
    "final": Text("正式结果", "final"),
}
RESULT_ACTS = {
    "release": Text("确定为拟获奖名单", "make it the provisional list"),
    "notify": Text("开始公示", "put it on public notice"),
    "promote": Text("公布晋级名单", "publish who goes on to the next stage"),
    "finalise": Text("确认为正式结果", "make it final"),
    "supersede": Text("用新版本取代", "supersede it"),
}

APPEAL = Text("申诉", "The appeal")
APPEAL_STATUSES = {
    "filed": Text("已提交，待受理", "filed"),
    "accepted": Text("已受理", "accepted for decision"),
    "inadmissible": Text("不予受理", "inadmissible"),
    "upheld": Text("申诉成立", "upheld"),
    "partly_upheld": Text("部分成立", "upheld in part"),
    "dismissed": Text("申诉不成立", "dismissed"),
    "withdrawn": Text("已撤回", "withdrawn"),
}
APPEAL_ACTS = {
    "accept": Text("受理", "accept it for decision"),
    "refuse": Text("作出不予受理决定", "refuse it as inadmissible"),
    "withdraw": Text("撤回", "withdraw it"),
    "uphold": Text("认定成立", "uphold it"),
    "uphold_in_part": Text("认定部分成立", "uphold it in part"),
    "dismiss": Text("认定不成立", "dismiss it"),
}

# What an appeal may rest on. Disagreeing with a score is not among them.
GROUNDS = {
    "procedural": Text("程序错误", "Procedural error"),
    "conflict_of_interest": Text("应当回避而未回避", "Conflict of interest"),
    "eligibility": Text("参赛资格问题", "Eligibility"),
    "plagiarism": Text("抄袭或侵权", "Plagiarism or infringement"),
    "arithmetic": Text("计分或统计错误", "Error of calculation"),
}

CERTIFICATE = Text("证书", "The certificate")
CERTIFICATE_STATUSES = {"issued": Text("有效", "valid"), "revoked": Text("已撤销", "revoked")}
CERTIFICATE_ACTS = {"revoke": Text("撤销", "revoke it")}

# What is verified of a winner before the public notice.
WINNER_CHECKS = {
    "identity": Text("身份真实", "Identity"),
    "originality": Text("作品原创", "Originality"),
    "reproducibility": Text("结果可复现", "Reproducibility"),
    "eligibility": Text("符合参赛资格", "Eligibility"),
}

VERIFY_WINNERS = Text("核查获奖作品", "verify its winners")

RULINGS = {
    "deliberation": Text("合议排定名次", "Deliberation on equal works"),
    "as_scored": Text("合议维持得分次序", "Deliberation: the scores stand"),
    "vacancy": Text("奖项空缺", "Prize left vacant"),
    "special": Text("授予特别奖", "Special prize"),
}

# The columns of a result as a table.
TABLE = {
    "track": Text("赛道", "Track"),
    "rank": Text("名次", "Rank"),
    "work": Text("作品", "Work"),
    "team": Text("团队", "Team"),
    "awards": Text("奖项", "Awards"),
    "calibrated": Text("校准分", "Calibrated score"),
    "standard_error": Text("标准误", "Standard error"),
    "raw_mean": Text("原始平均分", "Plain mean"),
    "median": Text("中位数", "Median"),
    "deviation": Text("标准差", "Standard deviation"),
    "review_count": Text("评审数", "Reviews"),
    "is_promoted": Text("晋级", "Goes on"),
}
YES, NO = Text("是", "yes"), Text("否", "no")
AND = Text("；", "; ")
INSUFFICIENT = Text("评审不足", "too few reviews")

# ---- sentences of errors --------------------------------------------------------------------------------------

RESULT_NOT_PUBLIC = Text(
    "没有找到这份结果，或者它还没有公布。结果在公示开始后对所有人公开。",
    "There is no such result, or it is not published yet. Results are open to everybody once public notice begins.",
)
SCORES_CHANGED_MEANWHILE = Text(
    "计算期间评审数据发生了变化，结果没有保存。请重新计算。",
    "The scores changed while the result was computed, so nothing was saved. Compute it again.",
)
NOTHING_TO_RANK = Text(
    "这一轮还没有可以排名的作品：没有作品收到有效评审。",
    "There is nothing to rank in this stage yet: no work has a valid review.",
)
WINNERS_NOT_VERIFIED = Text(
    "还有 {count} 项获奖核查没有通过，公示前请先完成身份、原创、可复现和资格四项核查。",
    "{count} checks of winners are not satisfied. Complete identity, originality, reproducibility and eligibility "
    "before the public notice.",
)
DELIBERATION_NEEDED = Text(
    "获奖线上有 {count} 件作品难分先后，请先由两人合议并记录，再重新计算。",
    "{count} works at the award line cannot be told apart by their scores. Record a deliberation by two people, "
    "then compute again.",
)
NOTICE_TOO_SHORT = Text(
    "公示期不足：公示阶段将于北京时间 {closes_at} 结束，只剩 {days} 个工作日，至少要 {needed} 个。请先延长公示阶段。",
    "The phase of public notice ends on {closes_at}, Beijing time: {days} working days from now, "
    "and {needed} are needed. Extend the phase first.",
)
APPEALS_STILL_OPEN = Text(
    "还有 {count} 件申诉没有处理完，处理完后才能确认正式结果。",
    "{count} appeals are still open. Decide them before the result becomes final.",
)
RESULT_OUTDATED = Text(
    "这个版本之后又有新的计算或申诉、取消资格的决定，请改用重新计算后的版本。",
    "A newer computation, an upheld appeal or a disqualification came after this version. "
    "Use a version computed since.",
)
NOT_LAST_STAGE = Text(
    "这一轮之后还有下一轮，请公布晋级名单，不进行公示。",
    "Another stage follows this one: publish who goes on instead of a public notice.",
)
LAST_STAGE = Text(
    "这是最后一轮，没有可以晋级的下一轮，请走公示程序。",
    "This is the last stage and none follows: put the result on public notice.",
)
UNKNOWN_CHECK = Text(
    "没有“{item}”这一核查项。可用的有：{items}。",
    "There is no check “{item}”. They are: {items}.",
)
WORK_HAS_NO_PRIZE = Text(
    "这件作品在这份结果里没有奖项，不需要核查。",
    "This work has no prize in this result, so there is nothing to verify.",
)
UNKNOWN_GROUNDS = Text(
    "申诉理由须从下列各项中选择：{grounds}。对分数高低有不同看法不属于申诉理由。",
    "Choose one of these grounds: {grounds}. Disagreeing with a score is not a ground for an appeal.",
)
APPEAL_BAD_LENGTH = Text(
    "请写清事实和依据（{minimum} 到 {maximum} 个字），现在是 {length} 个字。",
    "Describe the facts and what shows them in {minimum} to {maximum} characters; there are {length} now.",
)
APPEAL_NEEDS_ACCOUNT = Text(
    "提出申诉或异议需要已确认邮箱的账号。请先确认邮箱再提交。",
    "An appeal or objection needs an account with a confirmed address. Confirm yours first.",
)
NOTHING_TO_OBJECT_TO = Text(
    "目前没有公示中的结果。对公示结果的异议可在公示开始后提出。",
    "Nothing is on public notice now. Objections can be made once the notice has begun.",
)
APPEAL_ALREADY_OPEN = Text(
    "您就同一作品、同一理由提出的申诉正在处理，不必重复提交。",
    "Your appeal about the same work on the same grounds is being dealt with; there is no need to file it again.",
)
APPEAL_NOT_FOUND = Text(
    "没有找到这件申诉，或者您无权查看。请从“我的团队”页面重新进入。",
    "There is no such appeal, or it is not yours to see. Enter again from the page of your team.",
)
UNKNOWN_OUTCOME = Text(
    "处理结果只能是：{outcomes}。",
    "The outcome has to be one of: {outcomes}.",
)
INVOLVED_IN_APPEAL = Text(
    "您与这件申诉有关（{reason}），不能由您来决定。请由没有参与的组织者或监督员处理。",
    "You are involved in this appeal ({reason}), so you cannot decide it. Ask an organiser or auditor who is not.",
)
FILED_IT = Text("申诉由您提出", "you filed it")
JUDGED_IT = Text("您评审过相关作品", "you judged the work")
IN_A_TEAM = Text("您是参赛团队的成员", "you belong to a team of the contest")
DECIDED_IT = Text("您参与作出了被申诉的决定", "you took part in the decision it is about")
PANEL_NEEDED = Text(
    "申诉只能由本次大赛的组织者或监督员处理。",
    "Appeals are handled by the organisers and auditors of the contest only.",
)
BAD_RULING = Text(
    "这项裁定不能成立：{problem}。",
    "This ruling cannot stand: {problem}.",
)
RULING_UNKNOWN = Text("没有这一类裁定", "there is no such kind of ruling")
RULING_NO_SUCH_PRIZE = Text("奖项不属于本次大赛，或种类不符", "the prize is not of this contest, or of another kind")
RULING_NO_SUCH_WORK = Text("作品不在可以获奖之列", "a work is not among those that can win")
RULING_PLACES = Text("空缺的名额须在 0 与奖项名额之间", "vacant places are from 0 to the quota of the prize")
RULING_TWO_WORKS = Text("合议至少要排定两件不同的作品", "a deliberation orders at least two different works")
RULING_NOT_EQUAL = Text(
    "合议只能排定得分分不出先后的作品", "only works that the scores cannot tell apart are deliberated on"
)

# ---- mails ----------------------------------------------------------------------------------------------------

MAIL_APPEAL_FILED = Text("已收到您的申诉", "Your appeal was received")
MAIL_APPEAL_FILED_BODY = Text(
    "我们已收到您就“{contest}”提出的申诉（理由：{grounds}）。将在北京时间 {acknowledge_by} 前决定是否受理，"
    "{decide_by} 前作出决定。\n查看进展：{link}",
    "We have received your appeal about “{contest}” (grounds: {grounds}). Whether it is accepted is decided by "
    "{acknowledge_by}, the decision is made by {decide_by}, Beijing time.\nFollow it: {link}",
)
MAIL_APPEAL_TO_DO = Text("有一件申诉待处理", "An appeal waits for you")
MAIL_APPEAL_TO_DO_BODY = Text(
    "“{contest}”收到一件申诉（理由：{grounds}）。请在北京时间 {acknowledge_by} 前决定是否受理，{decide_by} 前作出决定。"
    "评审过相关作品或作出原决定的人不能处理。\n前往处理：{link}",
    "“{contest}” received an appeal (grounds: {grounds}). Accept or refuse it by {acknowledge_by} and decide it by "
    "{decide_by}, Beijing time. Whoever judged the work or made the decision cannot handle it.\nGo to it: {link}",
)
MAIL_APPEAL_CHANGED = Text("申诉有了进展", "News of the appeal")
MAIL_APPEAL_CHANGED_BODY = Text(
    "关于“{contest}”的申诉（理由：{grounds}）现在的状态：{status}。\n{reasons}\n查看详情：{link}",
    "The appeal about “{contest}” (grounds: {grounds}) is now: {status}.\n{reasons}\nRead more: {link}",
)
MAIL_DISQUALIFIED = Text("作品被取消资格", "A work was disqualified")
MAIL_DISQUALIFIED_BODY = Text(
    "您的团队在“{contest}”中的作品已由两位组织者决定取消资格。理由：{reason}\n如有异议，可在申诉期内提出申诉：{link}",
    "Two organisers disqualified the work of your team in “{contest}”. Reason: {reason}\n"
    "You may appeal while the window for appeals is open: {link}",
)
MAIL_PUBLISHED = Text("评审结果已公布", "The result is published")
MAIL_PUBLISHED_BODY = Text(
    "“{contest}”的评审结果已公布（{status}）。\n查看结果：{link}",
    "The result of “{contest}” is published ({status}).\nSee it: {link}",
)
MAIL_CERTIFICATES = Text("证书已颁发", "Your certificates are there")
MAIL_CERTIFICATES_BODY = Text(
    "“{contest}”的证书已经颁发，可以在“我的团队”页面下载，任何人都可以用证书编号查验。\n前往下载：{link}",
    "The certificates of “{contest}” have been issued. Download them from the page of your team; anybody can check "
    "them by their code.\nGo to them: {link}",
)
