"""The words of teams, and the sentences of their errors."""

from collections.abc import Mapping

from core.words import Text

TEAM = Text("团队", "The team")
TEAM_STATUSES: Mapping[str, Text] = {
    "forming": Text("组队中", "Forming"),
    "pending": Text("待审核", "Waiting for approval"),
    "returned": Text("退回修改", "Returned for changes"),
    "approved": Text("审核通过", "Approved"),
    "locked": Text("已锁定", "Locked"),
    "withdrawn": Text("已退赛", "Withdrawn"),
    "dissolved": Text("已解散", "Dissolved"),
    "disqualified": Text("已取消资格", "Disqualified"),
}
TEAM_ACTS: Mapping[str, Text] = {
    "submit": Text("提交审核", "hand it in for approval"),
    "approve": Text("通过审核", "approve it"),
    "return": Text("退回修改", "return it for changes"),
    "lock": Text("锁定", "lock it"),
    "unlock": Text("解锁", "unlock it"),
    "change": Text("变动成员", "change its members"),
    "edit": Text("修改介绍", "change its description"),
    "rename": Text("改名", "rename it"),
    "dissolve": Text("解散", "dissolve it"),
    "withdraw": Text("退赛", "withdraw it"),
    "disqualify": Text("取消资格", "disqualify it"),
    "restore": Text("恢复资格", "restore it"),
}
INVITATION = Text("邀请", "The invitation")
INVITATION_STATUSES: Mapping[str, Text] = {
    "pending": Text("待答复", "Waiting for an answer"),
    "accepted": Text("已接受", "Accepted"),
    "declined": Text("已谢绝", "Declined"),
    "revoked": Text("已撤回", "Taken back"),
    "expired": Text("已过期", "Expired"),
}
INVITATION_ACTS: Mapping[str, Text] = {
    "accept": Text("接受", "accept it"),
    "decline": Text("谢绝", "decline it"),
    "revoke": Text("撤回", "take it back"),
    "expire": Text("过期", "let it expire"),
}
CATEGORIES: Mapping[str, Text] = {
    "individual": Text("个人", "Individuals"),
    "school": Text("高校与学校", "School or university"),
    "company": Text("企业", "Company"),
    "institution": Text("机关、事业单位与社会组织", "Public institution or association"),
}
CATEGORY_LIST = Text(
    "、".join(one.zh for one in CATEGORIES.values()),
    ", ".join(one.en for one in CATEGORIES.values()),
)
MEMBERSHIP_EVENTS: Mapping[str, Text] = {
    "joined": Text("加入", "joined"),
    "left": Text("离开", "left"),
    "removed": Text("被移出", "was removed"),
    "leads": Text("担任队长", "became leader"),
    "closed": Text("账号注销", "closed the account"),
}
NAME = Text("团队名称", "team name")
ABOUT = Text("团队介绍", "description of the team")
LOOKING_FOR = Text("招募说明", "what the team looks for")
MESSAGE = Text("申请说明", "message to the team")
REASON = Text("理由", "reason")

# ---- who may enter ---------------------------------------------------------------------------------------

CONFIRM_TO_ENTER = Text(
    "参赛前请先确认邮箱：点击注册时收到的邮件里的链接；没收到可在账号页重新发送。",
    "Confirm your e-mail address first: follow the link in the mail you got, or send it again from your account page.",
)
ALREADY_IN_TEAM = Text(
    "您已经是团队“{team}”的成员，一届大赛每人只能在一个团队。要换队，请先在“我的团队”离开或解散它。",
    "You are in the team “{team}” already; one person has one team in a contest. "
    "To change, first leave or dissolve it under “My team”.",
)
NOT_IN_TEAM = Text(
    "这个人现在不在您的团队里。请刷新页面，从成员名单里选择。",
    "This person is not in your team now. Reload the page and choose from the members.",
)
UNKNOWN_CATEGORY = Text(
    "没有“{category}”这类团队。请从列表里选：{categories}。",
    "There is no kind of team “{category}”. Choose one of: {categories}.",
)

# ---- words that a team writes ----------------------------------------------------------------------------

TEAM_NAME_LENGTH = Text(
    "团队名称须为 {minimum} 至 {maximum} 个字，现在是 {length} 个。请改长或改短。",
    "A team name has {minimum} to {maximum} characters; this one has {length}. Make it longer or shorter.",
)
TEAM_NAME_TAKEN = Text(
    "这届大赛已有名为“{name}”的团队（不分大小写和全角半角）。请换一个名称。",
    "A team of this contest is called “{name}” already (case and width make no difference). Choose another name.",
)
TEAM_WORDS_UNREADABLE = Text(
    "{field}里有看不见或无法保存的字符。请删去后重新填写，最好手动输入而不是粘贴。",
    "The {field} has characters that are invisible or cannot be kept. Type it again rather than pasting it.",
)
TEAM_WORDS_TOO_LONG = Text(
    "{field}最多 {maximum} 个字，现在是 {length} 个。请缩短后再保存。",
    "The {field} has at most {maximum} characters; this has {length}. Shorten it and save again.",
)

# ---- members ---------------------------------------------------------------------------------------------

TEAM_FULL = Text(
    "团队“{team}”已满员：上限 {maximum} 人，现有 {size} 人。可请队长先移出一人，或加入其他团队、自己组队。",
    "The team “{team}” is full: {size} of at most {maximum} members. Its leader may remove somebody first; "
    "or join another team, or found your own.",
)
TEAM_TOO_SMALL = Text(
    "团队至少要有 {minimum} 人才能提交审核，现在是 {size} 人。请先邀请队友。",
    "A team needs at least {minimum} members to be handed in; yours has {size}. Invite team-mates first.",
)
TEAM_LOCKED = Text(
    "报名已于北京时间 {closed_at} 截止，团队成员和名称不再变动。队长仍可退赛；有特殊情况请联系组织者。",
    "Registration closed on {closed_at}, Beijing time (UTC+8): members and name stay as they are. "
    "The leader may still withdraw the team; for anything special, ask the organiser.",
)
HAND_OVER_FIRST = Text(
    "您是队长，团队里还有其他成员。请先把队长移交给一位队友，再离开；也可以解散团队。",
    "You lead a team that has other members. Hand over the lead to one of them and then leave, or dissolve the team.",
)
ONLY_WITHDRAWAL = Text(
    "团队已经提交作品，不能就此解散。请用“退赛”：作品会随之撤回；或者先撤回作品，再解散团队。",
    "The team has handed in a work, so it cannot simply dissolve. Withdraw the team, and the work goes with it; "
    "or withdraw the work first and then dissolve the team.",
)
NOT_ONESELF = Text(
    "不能移出自己。要离开团队，请先移交队长，再用“离开团队”。",
    "You cannot remove yourself. To go, hand over the lead and then leave the team.",
)
LEADS_ALREADY = Text(
    "这位成员已经是队长，不用再移交。",
    "This member leads the team already; there is nothing to hand over.",
)
JUDGING_BINDS_TEAM = Text(
    "评审已经开始，队长不能自行退赛。请联系组织者说明原因，由组织者办理。",
    "Judging has begun, so the leader can no longer withdraw the team. Tell the organiser why; the organiser can.",
)
RESULTS_BIND_TEAM = Text(
    "名单已经公布，不能再退赛。如需处理，由两位组织者按规则取消资格。",
    "The results are out, so the team can no longer be withdrawn. If need be, two organisers may disqualify it.",
)

# ---- invitations -----------------------------------------------------------------------------------------

INVITATION_NOT_FOUND = Text(
    "这个邀请链接无效：可能复制得不完整。请打开邮件里的原链接，或请队长重新邀请。",
    "This invitation link does not work; it may be incomplete. Open the link in the mail itself, or ask for a new one.",
)
INVITATION_EXPIRED = Text(
    "这份邀请已于北京时间 {expired_at} 过期。请队长重新邀请。",
    "This invitation expired on {expired_at}, Beijing time (UTC+8). Ask the leader of the team for a new one.",
)
INVITATION_USED = Text(
    "这份邀请已经用过，一份邀请只能让一个人加入。请队长再发一份。",
    "This invitation was used: each lets one person join. Ask the leader of the team for another one.",
)
INVITATION_REVOKED = Text(
    "队长已撤回这份邀请。如果您仍想加入，请联系队长，或申请加入其他团队。",
    "The leader took this invitation back. If you still want to join, ask the leader, or ask another team.",
)
INVITATION_DECLINED = Text(
    "这份邀请已被谢绝。如果改变了主意，请队长重新邀请。",
    "This invitation was declined. If you changed your mind, ask the leader of the team for a new one.",
)
INVITATION_FOR_ANOTHER = Text(
    "这份邀请寄给了另一个邮箱。请用收到邀请的邮箱登录；或请队长改邀您的登录邮箱。",
    "This invitation was mailed to another address. Sign in with the address that got it, "
    "or have the leader invite the one you sign in with.",
)
ALREADY_INVITED = Text(
    "已经邀请过这个邮箱，邀请在北京时间 {expires_at} 前有效。要重发，请先撤回那一份。",
    "This address was invited already; the invitation is valid until {expires_at}, Beijing time (UTC+8). "
    "To send it again, take that one back first.",
)
MEMBER_ALREADY = Text(
    "这个人已经在团队里，不用再邀请。",
    "This person is in the team already; no invitation is needed.",
)
TOO_MANY_INVITATIONS = Text(
    "一天最多发出 {maximum} 份邀请，今天的已用完。请等一天再发，或先在“我的团队”核对邮箱。",
    "A team sends at most {maximum} invitations within a day, and yours are used up. Try again in a day, "
    "and check the addresses meanwhile.",
)
ANSWERED_ALREADY = Text(
    "这份邀请或申请已经有了结果：{status}。请刷新页面查看。",
    "This invitation or request was answered already: {status}. Reload the page.",
)

# ---- requests to join ------------------------------------------------------------------------------------

TEAM_NOT_LOOKING = Text(
    "团队“{team}”现在没有招募队员。请看看其他正在招募的团队，或自己组队。",
    "The team “{team}” is not looking for members. See the teams that are, or found your own.",
)
ASKED_ALREADY = Text(
    "您已经申请加入这个团队，正等队长答复。想改说明，请先撤回申请再重新提交。",
    "You asked to join this team already, and its leader has yet to answer. To change your message, "
    "take the request back and ask again.",
)
TOO_MANY_REQUESTS_TO_JOIN = Text(
    "最多同时申请 {maximum} 个团队。请等答复，或先撤回一份申请。",
    "You may ask {maximum} teams at a time. Wait for an answer, or take one request back.",
)
APPLICANT_IN_TEAM = Text(
    "这位申请人已经加入别的团队，不能再加入您的。请谢绝这份申请，再看看其他申请人。",
    "This person has joined another team meanwhile. Decline the request and look at the others.",
)
APPLICANT_NOT_READY = Text(
    "这位申请人暂时不能参赛：{problem} 请对方处理好以后，您再来接受申请。",
    "This person cannot enter at the moment. They would read: {problem} Accept once that is settled.",
)

# ---- mail ------------------------------------------------------------------------------------------------

INVITED_SUBJECT = Text("邀请您加入团队“{team}”", "You are invited to join the team “{team}”")
INVITED_BODY = Text(
    "{who}邀请您加入团队“{team}”，一起参加“{contest}”。\n\n"
    "请打开下面的链接，看过大赛规则后选择接受或谢绝。没有账号的，用这个邮箱注册即可。\n\n{url}\n\n"
    "链接只能用一次，在北京时间 {expires_at} 前有效。如果您不认识邀请人，不用理会这封邮件。",
    "{who} invites you to join the team “{team}” in “{contest}”.\n\n"
    "Open this link, read the rules of the contest, and accept or decline. Without an account, register with this "
    "address.\n\n{url}\n\n"
    "The link works once, until {expires_at}, Beijing time (UTC+8). If you do not know the sender, ignore this mail.",
)
JOINED_SUBJECT = Text("{who}加入了团队“{team}”", "{who} joined the team “{team}”")
JOINED_BODY = Text(
    "{who}加入了团队“{team}”（{contest}），现有 {size} 人。",
    "{who} joined the team “{team}” ({contest}), which now has {size} members.",
)
ASKED_SUBJECT = Text("{who}申请加入团队“{team}”", "{who} asks to join the team “{team}”")
ASKED_BODY = Text(
    "{who}申请加入团队“{team}”（{contest}），附言：\n\n{message}\n\n"
    "请在北京时间 {expires_at} 前到“我的团队”接受或谢绝：\n\n{url}",
    "{who} asks to join the team “{team}” ({contest}), and writes:\n\n{message}\n\n"
    "Please accept or decline under “My team” until {expires_at}, Beijing time (UTC+8):\n\n{url}",
)
REQUEST_ACCEPTED_SUBJECT = Text("您已加入团队“{team}”", "You are now in the team “{team}”")
REQUEST_ACCEPTED_BODY = Text(
    "团队“{team}”的队长接受了您的申请，您已是这个团队的成员（{contest}）。",
    "The leader of “{team}” accepted your request: you are now a member ({contest}).",
)
REQUEST_DECLINED_SUBJECT = Text("团队“{team}”没有接受您的申请", "The team “{team}” did not accept your request")
REQUEST_DECLINED_BODY = Text(
    "团队“{team}”（{contest}）的队长谢绝了您的申请。您可以申请其他正在招募的团队，或自己组队。",
    "The leader of “{team}” ({contest}) declined your request. You may ask another team, or found your own.",
)
REMOVED_SUBJECT = Text("您已被移出团队“{team}”", "You were removed from the team “{team}”")
REMOVED_BODY = Text(
    "团队“{team}”（{contest}）的队长把您移出了团队。报名截止前，您可以加入其他团队或自己组队。",
    "The leader of “{team}” ({contest}) removed you from the team. Until registration closes you may join another "
    "team or found your own.",
)
LEFT_SUBJECT = Text("{who}离开了团队“{team}”", "{who} left the team “{team}”")
LEFT_BODY = Text(
    "{who}离开了团队“{team}”（{contest}），现有 {size} 人。",
    "{who} left the team “{team}” ({contest}), which now has {size} members.",
)
LEADS_SUBJECT = Text("团队“{team}”的队长已变更", "The team “{team}” has a new leader")
LEADS_BODY = Text(
    "团队“{team}”（{contest}）的队长现在是{who}。",
    "{who} now leads the team “{team}” ({contest}).",
)
SUCCEEDED_BODY = Text(
    "团队“{team}”（{contest}）原队长的账号已注销，队长由最早加入的成员{who}接任。",
    "The account of the former leader of “{team}” ({contest}) was closed. {who}, who joined first, now leads the team.",
)
CLOSED_SUBJECT = Text("团队“{team}”少了一位成员", "The team “{team}” lost a member")
CLOSED_BODY = Text(
    "团队“{team}”（{contest}）一位成员的账号已注销，团队现有 {size} 人。",
    "A member of “{team}” ({contest}) closed the account; the team now has {size} members.",
)
APPROVED_SUBJECT = Text("团队“{team}”已通过审核", "The team “{team}” is approved")
APPROVED_BODY = Text(
    "团队“{team}”已通过“{contest}”的审核，可以提交作品了。",
    "The team “{team}” is approved for “{contest}” and may hand in its work.",
)
RETURNED_SUBJECT = Text("团队“{team}”的报名需要修改", "The entry of the team “{team}” needs changes")
RETURNED_BODY = Text(
    "组织者退回了团队“{team}”（{contest}）的报名，理由：\n\n{reason}\n\n请修改后重新提交审核。",
    "The organiser returned the entry of “{team}” ({contest}), because:\n\n{reason}\n\n"
    "Please change it and hand it in again.",
)
DISSOLVED_SUBJECT = Text("团队“{team}”已解散", "The team “{team}” was dissolved")
DISSOLVED_BODY = Text(
    "团队“{team}”（{contest}）已解散。报名截止前，您可以加入其他团队或自己组队。",
    "The team “{team}” ({contest}) was dissolved. Until registration closes you may join another team or found your "
    "own.",
)
WITHDRAWN_SUBJECT = Text("团队“{team}”已退赛", "The team “{team}” has withdrawn")
WITHDRAWN_BODY = Text(
    "团队“{team}”已退出“{contest}”，已提交的作品一并撤回。{reason}",
    "The team “{team}” has withdrawn from “{contest}”, and the work it had handed in with it. {reason}",
)
DISQUALIFIED_SUBJECT = Text("团队“{team}”已被取消资格", "The team “{team}” was disqualified")
DISQUALIFIED_BODY = Text(
    "经两位组织者确认，团队“{team}”在“{contest}”中的资格已取消，理由：\n\n{reason}\n\n如有异议，可按规则申诉。",
    "Two organisers disqualified the team “{team}” in “{contest}”, because:\n\n{reason}\n\n"
    "You may appeal as the rules say.",
)
RESTORED_SUBJECT = Text("团队“{team}”已恢复资格", "The team “{team}” is back in the contest")
RESTORED_BODY = Text(
    "团队“{team}”在“{contest}”中的资格已恢复。",
    "The team “{team}” is back in “{contest}”: its disqualification was reversed.",
)
