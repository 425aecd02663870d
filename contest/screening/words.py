"""The words of screening: results, reasons, letters, and the sentences of its errors."""

from core.words import Text

RESULTS = {
    "passed": Text("初审通过", "Passed"),
    "returned": Text("退回补正", "Returned for correction"),
    "rejected": Text("初审不通过", "Rejected"),
}

MEETS_REQUIREMENTS = Text("符合参赛要求", "It meets the requirements")
INCOMPLETE = Text("材料不完整", "Material is missing")
LINK_DEAD = Text("作品或视频无法打开", "The work or its video cannot be opened")
FILE_UNREADABLE = Text("附件无法打开", "A file cannot be opened")
IDENTITY_SHOWN = Text("盲审材料中出现身份信息", "Blind material shows who made it")
DATA_NOT_USED = Text("没有实际使用所声明的开放数据", "The open data declared is not really used")
DATA_RIGHTS = Text("数据来源或授权不符合要求", "Source or licence of data does not meet the rules")
OFF_TOPIC = Text("内容不符合大赛或赛道主题", "It does not fit the subject of the contest or track")
COPIED = Text("与已有作品重复或涉嫌抄袭", "It repeats an existing work, or seems copied")
NOT_ELIGIBLE = Text("团队不符合参赛条件", "The team is not eligible")
UNLAWFUL = Text("含有违法或不适宜的内容", "It has unlawful or unsuitable content")
OTHER = Text("其他原因（见说明）", "Another reason (see the note)")

REASON_UNKNOWN = Text(
    "请从列表中选择适用于这一结论的理由：{reasons}。",
    "Choose a reason that fits this decision from the list: {reasons}.",
)
RETURNED_BEFORE = Text(
    "这个作品已经退回补正过一次，不能再次退回。请作出通过或不通过的结论。",
    "This work was returned for correction once already and cannot be returned again. Pass or reject it.",
)
TEAM_AWAITS_APPROVAL = Text(
    "作品的团队还没有通过审核，不能让作品通过初审。请先审核团队。",
    "The team of this work is not approved, so the work cannot pass. Decide on the team first.",
)
WORKS_UNDECIDED = Text(
    "还有 {count} 个作品没有初审结论（包括正在补正的），评审不能开始。请先完成初审。",
    "{count} works have no screening decision yet (those being corrected included), so judging cannot begin. "
    "Finish the screening first.",
)
JUDGING_IS_OPEN = Text(
    "评审已经开始，初审结论不能再改变。需要处理的作品请走取消资格或申诉程序。",
    "Judging has begun and screening decisions no longer change. Use disqualification or an appeal instead.",
)

PASSED_SUBJECT = Text("作品“{title}”通过初审", "“{title}” has passed the screening")
PASSED_BODY = Text(
    "您的团队在“{contest}”提交的作品“{title}”（第 {number} 版）通过初审，将进入评审。\n\n查看作品：{link}",
    "The work “{title}” (version {number}) that your team submitted to “{contest}” has passed the screening "
    "and goes on to the judges.\n\nSee the work: {link}",
)
RETURNED_SUBJECT = Text("作品“{title}”需要补正", "“{title}” has to be corrected")
RETURNED_BODY = Text(
    "您的团队在“{contest}”提交的作品“{title}”（第 {number} 版）被退回补正。\n\n原因：{reason}\n说明：{note}\n\n"
    "请在北京时间 {closes_at} 前修改并重新提交；补正只有一次，逾期未提交视为初审不通过。\n\n修改作品：{link}",
    "The work “{title}” (version {number}) that your team submitted to “{contest}” has to be corrected.\n\n"
    "Reason: {reason}\nNote: {note}\n\nChange it and submit it again before {closes_at}, Beijing time (UTC+8). "
    "This happens only once; a work that is not submitted again by then is rejected.\n\nChange the work: {link}",
)
REJECTED_SUBJECT = Text("作品“{title}”未通过初审", "“{title}” did not pass the screening")
REJECTED_BODY = Text(
    "您的团队在“{contest}”提交的作品“{title}”（第 {number} 版）未通过初审，结论由两位组织者共同作出。\n\n"
    "原因：{reason}\n说明：{note}\n\n如有异议，队长可按规则申诉：{link}",
    "The work “{title}” (version {number}) that your team submitted to “{contest}” did not pass the screening. "
    "Two organisers decided so.\n\nReason: {reason}\nNote: {note}\n\n"
    "If you disagree, the leader may appeal as the rules say: {link}",
)
