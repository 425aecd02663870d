"""The sentences of contest/contests/errors: what happened, and what to do next."""

from core.words import Text

# ---- settings --------------------------------------------------------------------------------------------

UNKNOWN_CONTEST_SETTING = Text(
    "大赛没有“{name}”这项设置。请刷新页面后重新填写。",
    "A contest has no setting “{name}”. Reload the page and fill it in again.",
)
BAD_CONTEST_SETTING = Text(
    "“{field}”不能是“{value}”：{limits}。",
    "“{field}” cannot be “{value}”: it must be {limits}.",
)
SETTINGS_DISAGREE = Text(
    "“{smaller}”不能大于“{larger}”。请改其中一项。",
    "“{smaller}” cannot be more than “{larger}”. Change one of the two.",
)

# ---- gates and acts of two people ------------------------------------------------------------------------

GATE_NOT_PASSED = Text(
    "要先完成“{gate}”，才能做这一步。请在组织者页面完成后再来。",
    "“{gate}” comes before this. Do that first, on the organisers’ page.",
)
GATE_ALREADY_PASSED = Text(
    "“{gate}”已经完成，不能重做或退回。",
    "“{gate}” is done already; it is neither done twice nor taken back.",
)
ACT_ALREADY_DECIDED = Text(
    "这一事项已经有了结论。请刷新页面查看。",
    "This was decided already. Reload the page to see how.",
)
PROPOSER_LEFT = Text(
    "提出这一事项的人已不是组织者，不能再确认它。请退回，由现任组织者重新提出。",
    "Whoever proposed this is no organiser any more, so it cannot be confirmed. Turn it down and propose it anew.",
)

# ---- what entrants read ----------------------------------------------------------------------------------

# In the order of the page; those of NEEDED_CONTENT have to be there before publication.

WORDS_NEEDED = Text(
    "请填写“{field}”，至少 {at_least} 个字；分中文和英文的，两种都要填。",
    "Please fill in “{field}” with at least {at_least} character(s); where there are two languages, in both.",
)
WORDS_TOO_LONG = Text(
    "“{field}”有 {count} 个字，最多 {at_most} 个字。请缩短后再保存，您写的内容还在。",
    "“{field}” has {count} characters; the limit is {at_most}. Shorten it and save again: your words are still there.",
)
UNKNOWN_WORDS = Text(
    "大赛没有“{name}”这一栏。请刷新页面后重新填写。",
    "A contest has no part called “{name}”. Reload the page and fill it in again.",
)
BAD_SLUG = Text(
    "“{slug}”不能用作网址名：只能用小写字母、数字和连字符，2 至 60 个字符，如 data-2026。",
    "“{slug}” cannot be an address: use 2 to 60 lower-case letters, digits and hyphens, as in data-2026.",
)
SLUG_TAKEN = Text(
    "网址名“{slug}”已被另一个大赛使用，请换一个。",
    "Another contest has the address “{slug}” already. Choose a different one.",
)
BAD_YEAR = Text(
    "届次年份 {year} 不对：须在 {first} 至 {last} 之间。",
    "The year {year} cannot be right: it must be from {first} to {last}.",
)
BAD_CODE = Text(
    "“{code}”不能用作代号：只能用小写字母和数字，以及中间的连字符（赛道）或下划线（指标），最多 40 个字符。",
    "“{code}” cannot be a code: use lower-case letters and digits, hyphens within (tracks) or underscores (criteria), "
    "at most 40.",
)
BAD_NUMBER = Text(
    "“{field}”须为 {least} 至 {greatest} 的整数。",
    "“{field}” must be a whole number from {least} to {greatest}.",
)
SAME_TWICE = Text(
    "“{what}”出现了两次。请删去或改掉其中一个。",
    "“{what}” is there twice. Remove or change one of them.",
)
BAD_GRID = Text(
    "“{criterion}”的满分 {maximum}、间隔 {step} 不合适：满分不超过 100，间隔不小于 0.01 且能整除满分，"
    "总共不超过 {marks} 个分值。",
    "“{criterion}” cannot have the maximum {maximum} and the step {step}: the maximum is at most 100, the step at "
    "least 0.01 and divides it, and there are at most {marks} marks.",
)
BAD_ANCHOR = Text(
    "“{criterion}”没有 {mark} 这个分值，不能为它写说明。请改为表中的分值。",
    "“{criterion}” has no mark {mark}, so nothing can be said about it. Choose a mark of its scale.",
)
NOTHING_COUNTED = Text(
    "评分标准里至少要有一项计分的指标。",
    "A rubric needs at least one criterion that counts.",
)
WEIGHTS_NOT_HUNDRED = Text(
    "计分指标的权重合计为 {total}，须正好等于 100。请调整权重。",
    "The weights of the criteria that count sum to {total}; they must be exactly 100. Adjust the weights.",
)
RUBRIC_FROZEN = Text(
    "“{stage}”已有评委提交评分，评分标准和权重不能再改。",
    "A judge has already submitted scores in “{stage}”; its criteria and weights do not change any more.",
)
EDITED_MEANWHILE = Text(
    "在您编辑期间，另一位组织者已经保存了修改，因此没有保存您的这一份，也没有覆盖对方的。"
    "您填写的内容还在页面上：请复制要保留的部分，刷新后重新填写。",
    "Another organiser saved a change while you were editing, so yours was not saved and theirs was not overwritten. "
    "What you wrote is still on the page: copy what you want to keep, reload and enter it again.",
)
SETTING_FROZEN = Text(
    "大赛发布后不能再改“{field}”，参赛者已按它准备。",
    "“{field}” does not change once the contest is published: entrants rely on it.",
)
TRACKS_FROZEN = Text(
    "大赛发布后，赛道的增减、代号和数据集要求不能再改；名称和说明可以改。",
    "Once the contest is published, tracks are neither added nor removed and ask for the same datasets; "
    "their words may change.",
)
STAGES_FROZEN = Text(
    "大赛发布后，赛段的个数、评审方法和晋级名额不能再改；名称可以改。",
    "Once the contest is published, the stages keep their number, method and quota; their titles may change.",
)
PRIZES_ONLY_GROW = Text(
    "大赛发布后，奖项“{prize}”不能取消，名额和奖金不能减少，评定依据和赛道不能改；可以增加奖项、名额或奖金。",
    "Once the contest is published, the prize “{prize}” is not dropped, made smaller or given on other grounds; "
    "prizes, winners and amounts may be added.",
)

# ---- the time line ---------------------------------------------------------------------------------------

BAD_MOMENT = Text(
    "“{field}”的时间“{value}”看不懂。请按北京时间写成 2026-05-31 17:00；半夜零点写次日的 00:00。",
    "“{value}” is no time for “{field}”. Write Beijing time as 2026-05-31 17:00; midnight is 00:00 of the next day.",
)
PHASE_BACKWARDS = Text(
    "“{phase}”的开始时间（北京时间 {opens_at}）须早于截止时间（{closes_at}）。",
    "“{phase}” must open before it closes, but opens on {opens_at} and closes on {closes_at}, Beijing time.",
)
PHASES_ARE_PUBLISHED = Text(
    "大赛已经发布，时间不能直接改。请用“延长”，写明理由，修改会公开显示。",
    "The contest is published, so its dates are not simply set. Extend them with a reason that everybody can read.",
)
NOTHING_MOVED = Text(
    "时间没有变化。请先改动至少一个时间。",
    "No date was changed. Change at least one.",
)
INTO_THE_PAST = Text(
    "“{phase}”不能改到已经过去的时间（北京时间 {moment}）。请选一个将来的时间。",
    "“{phase}” cannot be moved to {moment}, Beijing time, which is past. Choose a moment to come.",
)
NEVER_SHORTER = Text(
    "“{phase}”已经开始，只能延长，不能缩短，也不能改开始时间。",
    "“{phase}” has begun: it may become longer, never shorter, and its beginning stays.",
)
STAYS_CLOSED = Text(
    "“{phase}”已经截止，不能重新开放：{why}。",
    "“{phase}” has closed and does not open again: {why}.",
)
TIMELINE_BROKEN = Text(
    "这样改，赛程前后就对不上了：{problem}需要一起调整的阶段请一并修改。",
    "The time line would not hold together: {problem} Move the phases that depend on it together.",
)

# ---- rules, and who may be on which side -----------------------------------------------------------------

RULES_UNCHANGED = Text(
    "规则内容与现行版本相同，没有生成新版本。",
    "The rules are the same as the current version, so no new one was made.",
)
RULES_MOVED_ON = Text(
    "规则刚刚有了新版本。请刷新页面，阅读后再接受。",
    "The rules have a newer version by now. Reload the page, read it and accept that one.",
)
RULES_NOT_ACCEPTED = Text(
    "请先阅读并接受大赛规则（第 {version} 版），再做这一步。您填写的内容不会丢失。",
    "Please read and accept the rules (version {version}) first. What you wrote is kept.",
)
STAFF_CANNOT_ENTER = Text(
    "您的账号有“{role}”身份，不能参加这个大赛。如果身份有误，请联系管理员。",
    "Your account has the role “{role}”, so it cannot enter this contest. If that is wrong, ask an administrator.",
)
ENTRANT_HAS_NO_ROLE = Text(
    "此人已是参赛团队成员，不能再担任“{role}”。须先由本人退出团队。",
    "This person is in a team that has entered, and so cannot be “{role}”. They would have to leave the team first.",
)

# ---- before publication ----------------------------------------------------------------------------------

NOT_READY_TO_PUBLISH = Text(
    "还不能发布，有 {count} 处需要补充。第一处：{first}请在编辑页查看全部。",
    "It cannot be published yet: {count} thing(s) are missing. The first: {first} The edit page shows all of them.",
)
NOT_OVER_YET = Text(
    "“{phase}”要到北京时间 {closes_at} 才结束，全部结束后才能归档。",
    "“{phase}” lasts until {closes_at}, Beijing time. A contest is archived when all of it is over.",
)

# ---- data pack, announcements, questions -----------------------------------------------------------------

ALREADY_IN_PACK = Text(
    "“{dataset}”已经在数据包里。要换成新版本，请用“更新到当前版本”。",
    "“{dataset}” is in the data pack already. To take a newer version, pin it again.",
)
NOT_IN_PACK = Text(
    "数据包里没有“{dataset}”。请刷新页面再试。",
    "The data pack has no “{dataset}”. Reload the page and try again.",
)
CONFIRM_TO_ASK = Text(
    "请先确认邮箱，再提问。确认邮件可在“我的账号”重新发送。",
    "Please confirm your mail address before asking. The mail can be sent again under “My account”.",
)
TOO_MANY_QUESTIONS = Text(
    "您有 {most} 个问题还在等待答复，答复后可以继续提问。",
    "{most} questions of yours still wait for an answer; you can ask more once they are answered.",
)
QUESTION_ANSWERED = Text(
    "这个问题已经答复并公开，不能改写。需要更正时请发布公告。",
    "This was answered in public already and is not rewritten. Publish an announcement to correct it.",
)
EDITED_SINCE_PROPOSED = Text(
    "提出发布之后大赛又被修改过，不能按原提议确认。请退回，由组织者重新提出。",
    "The contest was edited after its publication was proposed. Turn the proposal down and have it proposed anew.",
)
