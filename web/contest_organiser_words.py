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

# ---- forms that are saved as a whole ---------------------------------------------------------------------

SAVE = Text("保存", "Save")
SAVED = Text("已保存。", "Saved.")
IN_ZH = Text("{field}（中文）", "{field} (Chinese)")
IN_EN = Text("{field}（英文）", "{field} (English)")
IN_ZH_NEEDED = Text("{field}（中文，发布前必填）", "{field} (Chinese, needed to publish)")
IN_EN_NEEDED = Text("{field}（英文，发布前必填）", "{field} (English, needed to publish)")
CONFLICT = Text(
    "另一位组织者刚刚保存了修改（您打开的是第 {kept} 次修订，现在是第 {now} 次）。您填写的内容还在下面，没有丢失。",
    "Another organiser has saved meanwhile (your form was made from revision {kept}, it is now {now}). "
    "What you typed is still below.",
)
CHOOSE_FIRST = Text(
    "没有保存。请先在表单上方选择：继续用您填写的，或载入最新内容。",
    "Not saved. First choose above the form: go on with yours, or load what is saved.",
)
KEEP_MINE = Text("我看过了，继续用我填写的", "I have read it; go on with mine")
TAKE_THEIRS = Text("放弃我填写的，载入最新内容", "Drop mine and load what is saved")
SAVED_NOW = Text("现在保存的内容", "What is saved now")
ADD_ROW = Text("增加一条", "Add one")
DROP_ROW = Text("删去这一条", "Drop this one")
POSITION = Text("顺序", "Position")
NUMBERED = Text("第 {number} 条", "Number {number}")
PARTS = Text("编辑的内容", "What to edit")
FROZEN_SETTINGS = Text(
    "大赛已发布：灰色的设置是参赛者的依据，不能再改。",
    "The contest is published: entrants rely on the settings in grey, so they stay.",
)
LISTS_FROZEN = Text(
    "大赛已发布：只能改文字，奖项只能增加。",
    "The contest is published: words may change, and prizes only grow.",
)
YEAR = Text("届次（年份）", "Edition (year)")
PART_WORDS = Text("文字", "Words")
PART_SETTINGS = Text("设置", "Settings")
PART_TRACKS = Text("赛道", "Tracks")
PART_STAGES = Text("赛段", "Stages")
PART_RUBRIC = Text("评分标准", "Rubric")
PART_PRIZES = Text("奖项", "Prizes")
CODE = Text("代号（小写字母、数字、连字符）", "Code (small letters, digits, hyphens)")
METHOD = Text("评审方法", "Way of judging")
QUOTA = Text("每条赛道晋级件数（最后一个赛段留空）", "Works of each track that go on (empty in the last stage)")
PRIZE_TRACK = Text("适用赛道", "Track")
ALL_TRACKS = Text("全部赛道", "All tracks")
PRIZE_BASIS = Text("评定依据", "Given by")
AMOUNT = Text("每项奖金（元，没有则留空）", "Amount of each in yuan (empty: none)")
CRITERION_KEY = Text("指标代号（小写字母、数字、下划线）", "Key (small letters, digits, underscores)")
WEIGHT = Text("权重（%）", "Weight (%)")
MAXIMUM = Text("满分", "Highest mark")
STEP = Text("分值间隔", "Step between marks")
IS_COUNTED = Text("计入总分（不勾选则只供组织者参考）", "Counts (otherwise a remark to organisers, weight 0)")
ANCHORS = Text("各分值对应的水平（“{title}”）", "What deserves which mark (“{title}”)")
ANCHOR_MARK = Text("分值", "Mark")
ANCHOR_WORDS = Text("对应的水平", "What deserves it")
WEIGHT_SUM = Text(
    "现在保存的权重合计 {total}%，须为 100%。", "The weights saved now sum to {total}%; they have to be 100%."
)
RUBRIC_FROZEN = Text(
    "已有评委在这一赛段提交评分，评分标准不能再改。",
    "A judge has submitted scores in this stage: its rubric stays as it is.",
)
NO_STAGE = Text("还没有赛段。先到“赛段”里增加一个。", "There is no stage yet. Add one under “Stages”.")

# ---- acts of two people ----------------------------------------------------------------------------------

ACTS_LEAD = Text(
    "这些事由一位组织者提出，另一位组织者确认后才生效。",
    "One organiser proposes these; they happen once another organiser confirms.",
)
NO_ACTS = Text("现在没有等待确认的事项。", "Nothing waits for a second organiser.")
ACT_PROPOSED = Text("{who} 于北京时间 {moment} 提出", "proposed by {who}, {moment}, Beijing time")
ACT_REASON = Text("理由：{reason}", "Reason: {reason}")
WAIT_FOR_ANOTHER = Text(
    "这是您提出的，请等另一位组织者确认；改变主意可以撤回。",
    "You proposed this: it waits for another organiser. You may take it back.",
)
TAKE_BACK = Text("撤回", "Take back")
TAKEN_BACK = Text("已撤回。", "Taken back.")
SURE_TO_CONFIRM = Text("我已核对，确认这样做", "I have checked this and confirm it")
CONFIRM = Text("确认", "Confirm")
CONFIRMED = Text("已确认，事项已生效。", "Confirmed: it is done.")
TURN_DOWN = Text("否决", "Turn down")
TURNED_DOWN = Text("已否决，理由已记录。", "Turned down; the reason is kept.")
TURN_DOWN_WHY = Text("否决的理由", "Why it is turned down")
TICK_FIRST = Text("请先勾选确认，再点按钮。", "Tick the confirmation first.")
UNKNOWN_ACT = Text("其他事项（{kind}）", "Another act ({kind})")
ACT_PUBLISH = Text("发布大赛", "Publish the contest")
ACT_CANCEL = Text("取消大赛", "Cancel the contest")
ACT_DISQUALIFY = Text("取消团队资格", "Disqualify a team")
ACT_APPOINT = Text("更换队长", "Give a team another leader")
LEADER_BECOMES = Text("“{team}”：由 {who} 担任队长", "“{team}”: {who} leads")
TEAM_NAMED = Text("团队“{team}”", "the team “{team}”")
PROPOSE = Text("提出新的事项", "Propose something")
PROPOSE_PUBLISH = Text("提请发布大赛", "Propose to publish the contest")
PROPOSE_CANCEL = Text("提请取消大赛", "Propose to cancel the contest")
DROP_DRAFT = Text("放弃这份草稿", "Drop this draft")
DROPPED = Text("草稿已放弃。", "The draft was dropped.")
ARCHIVE = Text("归档大赛", "Archive the contest")
ARCHIVED = Text("大赛已归档。", "The contest was archived.")
PROPOSED = Text("已提出，等待另一位组织者确认。", "Proposed: it waits for another organiser.")
REASON = Text("理由（至少 5 个字，会记录在案）", "Reason (at least 5 characters, kept on record)")
SURE = Text("我确定要这样做", "I am sure")
HISTORY = Text("已处理的事项", "What was decided")
OUTCOMES = {
    "confirmed": Text("已确认", "Confirmed"),
    "turned_down": Text("已否决", "Turned down"),
    "withdrawn": Text("已撤回", "Taken back"),
}
WHAT = Text("事项", "Act")
PROPOSER = Text("提出人", "Proposed by")
DECIDER = Text("处理人", "Decided by")
OUTCOME = Text("结果", "Outcome")
WHEN = Text("时间", "When")
WHY = Text("理由", "Reason")

# ---- dates -----------------------------------------------------------------------------------------------

DATES_LEAD = Text(
    "时间一律为北京时间。没有的阶段留空；24 点请写次日 00:00。",
    "All times are Beijing time. Leave empty what the contest does not have; midnight is 00:00 of the next day.",
)
OPENS_DAY = Text("“{phase}”开始日期", "“{phase}” opens on")
OPENS_TIME = Text("“{phase}”开始时间", "“{phase}” opens at")
CLOSES_DAY = Text("“{phase}”截止日期", "“{phase}” closes on")
CLOSES_TIME = Text("“{phase}”截止时间", "“{phase}” closes at")
GRACE = Text("“{phase}”宽限秒数（不公开）", "“{phase}”: seconds of grace (not shown)")
INCOMPLETE = Text(
    "“{phase}”的日期和时间没有填全：四项都填，或都留空。",
    "“{phase}” is not complete: fill in all four boxes, or none.",
)
DATES_FIT = Text("各阶段前后衔接，没有问题。", "The phases fit together.")
DATES_PROBLEMS = Text("需要调整的地方", "What does not fit")
EXTEND = Text("延长截止时间", "Move a deadline")
EXTEND_LEAD = Text(
    "大赛已发布：日期只能向后调整，并向所有人公布原因。",
    "The contest is published: dates only move later, and everybody reads why.",
)
WHICH_PHASE = Text("要延长的阶段", "Which phase")
NEW_DAY = Text("新的截止日期", "New day")
NEW_TIME = Text("新的截止时间", "New time")
SHIFT = Text(
    "同时截止的阶段，以及后面尚未开始的阶段，一起顺延",
    "Move what closes together with it, and everything after it that has not opened, by as much",
)
EXTEND_WHY = Text("原因（对所有人公开，至少 5 个字）", "Reason (public, at least 5 characters)")
PREVIEW = Text("改期后的赛程", "The time line after the move")
PHASE = Text("阶段", "Phase")
BEFORE = Text("现在", "Now")
AFTER = Text("改为", "Then")
UNMOVED = Text(
    "请选择一个比原定更晚的截止时间，下面会显示改期后的赛程。",
    "Choose a later deadline; the time line after the move is then shown here.",
)
MOVE = Text("确认改期并公布", "Move and announce")
MOVED = Text("日期已调整，已向所有人公布。", "The dates were moved, for everybody to read.")
MOVED_EDGE = Text("“{phase}”{edge}：{old} 改为 {new}（{reason}）", "“{phase}” {edge}: {old} became {new} ({reason})")
MOVES = Text("已公布的改期", "Dates that were moved")
FROM_TO = Text("{opens} 至 {closes}", "{opens} to {closes}")

# ---- teams -----------------------------------------------------------------------------------------------

QUEUE = Text("等待审核", "Waiting for approval")
QUEUE_EMPTY = Text("没有团队等待审核。", "No team waits for approval.")
ALL_TEAMS = Text("全部团队", "All teams")
ANY_STATUS = Text("全部", "All")
NO_TEAMS = Text("还没有团队。报名开始后会出现在这里。", "There are no teams yet. They appear once registration opens.")
APPROVE = Text("通过“{team}”", "Approve “{team}”")
APPROVED = Text("已通过，通知已发给全体成员。", "Approved; its members were told.")
RETURN = Text("退回“{team}”", "Return “{team}”")
RETURN_WHY = Text("退回的理由（会发给成员）", "Reason (its members read it)")
RETURNED = Text("已退回，理由已发给全体成员。", "Returned; its members were told why.")
TEAM = Text("团队", "Team")
STATUS = Text("状态", "Status")
PEOPLE_COUNT = Text("人数", "People")
CATEGORY = Text("类型", "Kind")
SINCE = Text("创建于", "Since")
LEADER = Text("队长", "leader")
TEAM_SIZE = Text("{size} 人（{minimum} 至 {maximum} 人）", "{size} people ({minimum} to {maximum})")
DECISIONS = Text("审核记录", "Decisions")
CAME_AND_WENT = Text("成员变动", "Who came and went")
DECIDED = {"approved": Text("通过", "Approved"), "returned": Text("退回", "Returned")}
DISQUALIFY = Text("提请取消资格", "Propose to disqualify")
DISQUALIFY_LEAD = Text(
    "取消资格须由两位组织者先后确认；团队和作品退出，成员不能另行组队。",
    "Two organisers have to agree. The team and its work are out; its members stay in it.",
)
APPOINT = Text("提请更换队长", "Propose another leader")
NEW_LEADER = Text("新队长", "New leader")
BACK_TO_TEAMS = Text("回到全部团队", "Back to all teams")

# ---- rules -----------------------------------------------------------------------------------------------

NO_RULES = Text("还没有写规则。", "There are no rules yet.")
VERSION_OF = Text(
    "第 {version} 版 · {moment} · {who}",
    "Version {version} · {moment} · {who}",
)
MATERIAL = Text("需重新同意", "to be accepted again")
MINOR = Text("文字修订", "wording only")
COMPARE = Text("比较两个版本", "Compare two versions")
COMPARE_OLD = Text("旧版本", "Older")
COMPARE_NEW = Text("新版本", "Newer")
VERSION = Text("第 {version} 版", "Version {version}")
DIFF = Text("从第 {old} 版到第 {new} 版", "From version {old} to version {new}")
DIFF_REMOVED = Text("删去", "removed")
DIFF_ADDED = Text("新增", "added")
SAME = Text("这两个版本在当前语言下没有差别。", "In this language the two versions are the same.")
WRITE_RULES = Text("发布新版本", "Publish a new version")
RULES_DRAFT = Text(
    "大赛发布前只有第 1 版，可以反复改写。",
    "Before publication there is version 1 only; it may be rewritten.",
)
IS_MATERIAL = Text("重要变更：参赛者须重新同意", "A material change: entrants have to accept it again")
SURE_OF_RULES = Text("我确认发布，发布后不能修改", "I want to publish it and know that it cannot be changed")
PUBLISH_RULES = Text("发布规则", "Publish the rules")
RULES_PUBLISHED = Text("规则已发布。", "The rules were published.")

# ---- the data pack ---------------------------------------------------------------------------------------

DATA_LEAD = Text(
    "放进数据包的数据集固定在当时的版本；目录里后来的变化在这里提示。",
    "A dataset of the pack is pinned to its versions of then; what changed in the catalogue since is told here.",
)
PACK_EMPTY = Text("数据包是空的。在下面搜索并放入数据集。", "The pack is empty. Search below and add datasets.")
FIND_DATA = Text("搜索目录", "Search the catalogue")
FIND = Text("搜索", "Search")
NOTHING_FOUND = Text("没有找到合适的数据集，换个词试试。", "No dataset fits. Try another word.")
ADD_DATASET = Text("放入“{dataset}”", "Add “{dataset}”")
ADDED = Text("已放入数据包。", "Added to the pack.")
REMOVE_DATASET = Text("移出“{dataset}”", "Remove “{dataset}”")
DATASET_REMOVED = Text("已移出数据包。", "Removed from the pack.")
PIN_AGAIN = Text("改为最新版本：“{dataset}”", "Pin “{dataset}” to what it is now")
PINNED = Text("已固定到最新版本。", "Pinned to the newest versions.")
NOTE = Text("用途说明", "Note")
SAVE_NOTE = Text("保存说明并固定到当前版本：“{dataset}”", "Save the note and pin “{dataset}” to its versions of now")
STATES = {
    "current": Text("与目录一致", "as in the catalogue"),
    "newer": Text("有更新", "newer version"),
    "withdrawn": Text("已撤下", "withdrawn"),
}
NEWER = Text("{resource}：第 {old} 版 → 第 {new} 版", "{resource}: version {old} → {new}")
NEW_RESOURCE = Text("{resource}：新增的数据表（第 {new} 版）", "{resource}: a new table (version {new})")
PINNED_TO = Text("固定于 {moment}", "pinned {moment}")

# ---- news and questions ----------------------------------------------------------------------------------

OPEN_QUESTIONS = Text("等待答复的提问", "Questions that wait")
NO_OPEN_QUESTIONS = Text("没有等待答复的提问。", "No question waits for an answer.")
ASKED_BY = Text("{who} 于 {moment} 提问", "asked by {who}, {moment}")
ANSWER = Text("答复（公开给所有人）", "Answer (everybody reads it)")
ANSWER_BUTTON = Text("公开答复", "Answer in public")
ANSWERED = Text("答复已公开。", "The answer is public.")
ANNOUNCE = Text("发布公告", "Announce")
ANNOUNCE_LEAD = Text("公告立即对所有人公开，发布后不能修改。", "Everybody reads it at once, and it is not unsaid.")
ANNOUNCE_DRAFT = Text("大赛发布后才能发公告。", "Announcements can be made once the contest is published.")
ANNOUNCED = Text("公告已发布。", "It was announced.")
PAST_NEWS = Text("已发布的公告", "What was announced")
ANSWERED_QUESTIONS = Text("已答复的提问", "Answered questions")

# ---- people ----------------------------------------------------------------------------------------------

ROLES_OF = Text("本届大赛的角色", "Roles in this contest")
ROLE = Text("角色", "Role")
NAME = Text("姓名", "Name")
WHERE = Text("范围", "Where")
HERE = Text("本届大赛", "this contest")
EVERYWHERE = Text("整个门户", "the whole portal")
NOBODY = Text("还没有人担任。", "Nobody yet.")
ONLY_ADMINISTRATORS = Text(
    "组织者和监督员由管理员授予；评委由组织者邀请。",
    "Administrators give the roles of organisers and auditors; organisers invite judges.",
)
GIVE_ROLE = Text("授予角色", "Give a role")
EMAIL = Text("对方的登录邮箱", "Mail address of the account")
GIVE = Text("授予", "Give the role")
GIVEN = Text("角色已授予。", "The role was given.")
TAKE = Text("收回 {who} 的“{role}”（{where}）", "Take “{role}” from {who} ({where})")
TAKE_TITLE = Text("收回角色", "Take a role back")
TAKEN = Text("角色已收回。", "The role was taken back.")

# ---- a new contest ---------------------------------------------------------------------------------------

MINE = Text("我能管理的大赛", "Contests you run")
CREATE = Text("新建一届大赛", "Begin a new contest")
SLUG = Text("网址代号（小写字母、数字、连字符）", "Short name for addresses (small letters, digits, hyphens)")
KIND = Text("类型", "Kind")
CREATE_BUTTON = Text("建立草稿", "Begin the draft")
CREATED = Text("草稿“{title}”已建立，接下来补齐内容。", "The draft “{title}” is there. Next, fill it in.")
NO_CONTEST = Text("还没有您能管理的大赛", "There is no contest for you to run yet")
