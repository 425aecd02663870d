"""The words of the page 我的团队."""

from core.words import Text

LEAD_VISITOR = Text("登录后就可以组队报名，也可以一个人参赛。", "Sign in to form a team; you may also enter alone.")
LEAD_NEW = Text("给团队起个名字就完成报名的第一步。", "Give your team a name: that is the first step.")
LEAD_CLOSED = Text("报名没有开放：{when}。", "Registration is not open: {when}.")
LEAD_INVITED = Text("有人邀请您加入团队，请看过规则后答复。", "You are invited to a team. Read the rules, then answer.")
LEAD_FORMING_MEMBER = Text(
    "队长会把团队交给组织者审核；现在就可以一起准备作品。",
    "Your leader will hand the team in for approval; you can already work on the entry.",
)
LEADS = {
    "forming": Text("邀请队友，然后把团队交给组织者审核。", "Invite team-mates, then hand the team in for approval."),
    "pending": Text(
        "团队已提交，正等待组织者审核；现在就可以准备作品。",
        "Waiting for approval; you can already work on the entry.",
    ),
    "returned": Text(
        "组织者退回了报名，请按理由修改后重新提交。",
        "The organisers returned it: change what they ask and hand it in again.",
    ),
    "approved": Text("团队已通过审核，可以准备和提交作品。", "Your team is approved: prepare and hand in your work."),
    "locked": Text("报名已截止，团队不再变动。", "Registration is closed; the team stays as it is."),
    "withdrawn": Text("团队已退赛。", "The team has withdrawn."),
    "disqualified": Text(
        "团队已被取消资格，可以按规则申诉。",
        "The team was disqualified; you may appeal as the rules say.",
    ),
}
BARRED = Text("您现在不能报名", "You cannot enter at the moment")

CREATE = Text("新建团队", "Form a team")
NAME = Text("团队名称", "Name of the team")
NAME_HELP = Text("2 至 30 个字，参赛期间对公众可见。", "2 to 30 characters; the public sees it.")
CATEGORY = Text("团队类型", "Kind of team")
ABOUT = Text("团队介绍（可不填）", "About the team (optional)")
READ_RULES = Text("大赛规则（第 {version} 版）", "Rules of the contest (version {version})")
ACCEPT_RULES = Text("我已阅读并同意第 {version} 版大赛规则", "I have read and accept version {version} of the rules")
ACCEPT_FIRST = Text("请先勾选同意大赛规则，再继续。", "Tick that you accept the rules, then go on.")
CREATE_BUTTON = Text("创建团队", "Form the team")
CREATED = Text("团队已创建。接下来可以邀请队友。", "Your team is there. Next, invite team-mates.")

RULES_CHANGED = Text(
    "规则有重要更新，请阅读并同意后继续。",
    "The rules changed materially. Read and accept them to go on.",
)
ACCEPT = Text("同意新规则", "Accept the new rules")
ACCEPTED = Text("已同意新规则。", "You accepted the new rules.")

INVITATION = Text("邀请", "Invitation")
INVITED_TO = Text("{who}邀请您加入团队“{team}”。", "{who} invites you to join the team “{team}”.")
VALID_UNTIL = Text("北京时间 {moment} 前有效", "valid until {moment}, Beijing time (UTC+8)")
JOIN = Text("加入团队", "Join the team")
DECLINE = Text("谢绝", "Decline")
JOINED = Text("您已加入团队。", "You are in the team.")
DECLINED = Text("已谢绝邀请。", "You declined the invitation.")

LOOKING = Text("正在招募队友的团队", "Teams that look for members")
LOOKING_NONE = Text(
    "现在没有团队在招募。可以自己组队，或稍后再看。",
    "No team looks for members now. Form your own, or look later.",
)
ASK_MESSAGE = Text("介绍一下自己", "Say something about yourself")
ASK = Text("申请加入", "Ask to join")
ASKED = Text("申请已发给队长。", "Your request went to the leader.")
MY_REQUESTS = Text("我的申请", "My requests")
TAKE_BACK = Text("撤回", "Take back")
TAKEN_BACK = Text("已撤回。", "Taken back.")

MEMBERS = Text("成员", "Members")
LEADER = Text("队长", "leader")
YOU = Text("您", "you")
SIZE = Text("{size} 人，最多 {maximum} 人", "{size} of at most {maximum}")
HAND_OVER = Text("移交队长", "Hand over the lead")
HAND_OVER_TO = Text("移交给", "Hand over to")
HANDED_OVER = Text("队长已移交。", "The lead is handed over.")
REMOVE = Text("移出成员", "Remove a member")
REMOVE_WHOM = Text("移出", "Remove")
REMOVED = Text("已移出。", "Removed.")

INVITE = Text("邀请队友", "Invite team-mates")
INVITE_EMAIL = Text("队友的邮箱", "Mail address of the team-mate")
INVITE_BUTTON = Text("发送邀请邮件", "Send the invitation")
INVITE_SENT = Text("邀请已发出。", "The invitation is on its way.")
LINK_DONE = Text("邀请链接已生成，请复制给队友。", "The link is ready: copy it to your team-mate.")
INVITE_LINK = Text("生成邀请链接", "Make an invitation link")
LINK_READY = Text(
    "把这个链接发给队友，只能用一次，北京时间 {moment} 前有效：",
    "Send this link; it works once, until {moment} (UTC+8):",
)
LINK_MADE = Text("链接邀请", "by link")
WAITING = Text("待答复的邀请", "Invitations that wait")
REVOKE = Text("撤回邀请", "Take back")
REVOKED = Text("邀请已撤回。", "The invitation was taken back.")
REQUESTS = Text("申请加入的人", "Who asks to join")
ADMIT = Text("同意", "Admit")
ADMITTED = Text("已加入团队。", "Admitted to the team.")
REFUSE = Text("谢绝", "Decline")
REFUSED = Text("已谢绝。", "Declined.")

EDIT = Text("修改团队资料", "Edit the team")
LOOKING_FOR = Text("招募说明（填写后会公开招募）", "Looking for (shown to others once filled in)")
EDITED = Text("团队资料已保存。", "Saved.")
HAND_IN = Text("提交审核", "Hand in for approval")
HANDED_IN = Text("团队已提交审核。", "Your team was handed in.")
RETURNED_WHY = Text("退回理由：{reason}", "Returned because: {reason}")
TO_WORK = Text("去写作品", "Work on the entry")
SEE_ENTRY = Text("看我们的作品", "See our entry")
LEAVE_TITLE = Text("离开、解散或退赛", "Leave, dissolve or withdraw")
LEAVE = Text("离开团队", "Leave the team")
LEFT = Text("您已离开团队。", "You left the team.")
DISSOLVE = Text("解散团队", "Dissolve the team")
DISSOLVED = Text("团队已解散。", "The team was dissolved.")
WITHDRAW = Text("退赛", "Withdraw from the contest")
WITHDRAWN = Text("团队已退赛。", "The team has withdrawn.")
SURE = Text("我确定要这样做，知道不能撤销", "I am sure, and know that it cannot be undone")
SURE_FIRST = Text("请先勾选确认，再点按钮。", "Tick the confirmation first.")

# ---- after the contest ------------------------------------------------------------------------------------
CERTIFICATES = Text("证书", "Certificates")
STATUS = Text("状态", "Status")
DOWNLOAD = Text("下载", "Download")
IN_GALLERY = Text("你们的作品正在作品展示里公开。", "Your work is in the gallery.")
NOT_IN_GALLERY = Text("你们的作品现在没有展示。", "Your work is not in the gallery now.")
HIDDEN_BECAUSE = Text(
    "组织者撤下了你们的作品，理由：{reason}。如有异议，请联系组织者。",
    "An organiser took your work down, because: {reason}. Contact them if you disagree.",
)
SEE_WORK = Text("打开作品页", "Open its page")
SHOW = Text("展示我们的作品", "Show our work")
SHOWN = Text("作品已在作品展示里公开。", "The work is in the gallery now.")
UNSHOW = Text("撤下作品", "Take the work out of the gallery")
UNSHOW_WHY = Text(
    "撤下后，名称、文字、图片和团队名不再公开，只留下奖项和用到的数据集；以后可以再展示。",
    "Name, text, pictures and the name of the team are not public any more; the prize and the data used stay. You may "
    "show it again.",
)
UNSHOW_SURE = Text("我确认撤下", "Yes, take it out")
UNSHOWN = Text("作品已撤下。", "The work was taken out of the gallery.")
