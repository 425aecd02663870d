"""The words of the page 评审."""

from core.words import Text

# ---- what to do next --------------------------------------------------------------------------------------
LEAD_INVITED = Text(
    "您受邀担任本届大赛的评委。请阅读承诺，说明熟悉的赛道，然后接受或谢绝。",
    "You are invited to judge this contest. Read the pledge, say which tracks you know, then accept or decline.",
)
LEAD_NOT_A_JUDGE = Text(
    "这里是评委的工作页，只对接受了邀请的评委开放。", "This is where judges work; it opens for judges who accepted."
)
LEAD_NOTHING_YET = Text(
    "还没有分配给您的作品。分配之后会出现在这里；现在可以先申报回避、填写熟悉的赛道。",
    "No works are assigned to you yet. They appear here once they are; you can declare conflicts and say what you know "
    "already now.",
)
LEAD_GO_ON = Text(
    "还有 {count} 件作品等您评审，大约需要 {minutes} 分钟。分数随填随存。",
    "{count} works wait for your review, about {minutes} minutes. Marks are saved as you give them.",
)
LEAD_DONE = Text("您的评审已全部提交，谢谢！", "Everything is submitted. Thank you!")
LEAD_PAIRS = Text(
    "请比较两件作品，选出更好的一件；随时可以撤销。",
    "Compare two works at a time and choose the better one. You can undo a choice.",
)

# ---- whoever is no judge ----------------------------------------------------------------------------------
NOT_A_JUDGE = Text("您不是本届大赛的评委", "You are not a judge of this contest")
NOT_A_JUDGE_NEXT = Text(
    "评委由组织者用邮件邀请。收到邀请的，请打开邮件中的链接；只是想看看大赛，请回大赛首页。",
    "Judges are invited by mail. If you were, open the link in that mail; to read about the contest, go to its page.",
)
TO_CONTEST = Text("大赛首页", "About the contest")

# ---- the invitation ---------------------------------------------------------------------------------------
INVITATION = Text("评委邀请", "Invitation to judge")
INVITATION_TO = Text(
    "“{contest}”邀请 {email} 担任评委。请在北京时间 {moment} 前答复。",
    "“{contest}” invites {email} to be a judge. Please answer by {moment}, Beijing time (UTC+8).",
)
HOW_IT_GOES = Text(
    "作品匿名：您只看到编号、内容和所用数据，看不到团队、成员和单位。别人的分数您看不到，您的分数别的评委也看不到。",
    "Works are anonymous: you see a code, the content and the data used, never team, member or organisation. You do "
    "not see the marks of others, and no other judge sees yours.",
)
PLEDGE = Text("保密承诺", "Pledge of confidentiality")
DECLARATION = Text("利益冲突声明", "Declaration of conflicts")
I_PLEDGE = Text("我同意以上保密承诺", "I agree to the pledge above")
I_DECLARE = Text("我作出以上利益冲突声明", "I make the declaration above")
ACCEPT = Text("接受邀请，担任评委", "Accept and become a judge")
ACCEPTED = Text(
    "您已成为评委。下面可以申报您认识的单位或个人，以便回避。",
    "You are a judge now. Below you can declare organisations and people you know.",
)
DECLINE = Text("谢绝邀请", "Decline")
DECLINE_SURE = Text("我确认谢绝这次邀请", "Yes, I decline this invitation")
DECLINE_SURE_FIRST = Text("请先勾选确认，再谢绝。", "Tick the confirmation first, then decline.")
DECLINED = Text("已谢绝邀请，感谢您的答复。", "You have declined. Thank you for the answer.")
SIGN_IN_TO_ACCEPT = Text(
    "接受邀请需要账号：请登录或注册，再回到这里。", "Accepting needs an account: sign in or register, then come back."
)

# ---- what a judge knows and takes on ----------------------------------------------------------------------
DUTIES = Text("熟悉的赛道与可评数量", "What you know and how much you take on")
EXPERTISE_IN = Text("对“{track}”的熟悉程度", "How well you know “{track}”")
MAX_LOAD = Text("每轮最多评审几件作品", "Works you can judge in one stage")
SAVE_DUTIES = Text("保存", "Save")
DUTIES_SAVED = Text("已保存。", "Saved.")

# ---- declared conflicts -----------------------------------------------------------------------------------
TIES = Text("申报回避", "Declare conflicts")
TIES_WHY = Text(
    "请写出与您有亲属、师生、同事、合作或利益关系的单位和个人。涉及他们的作品不会分配给您；页面不会告诉您哪些人参赛。",
    "Name organisations and people to whom you are tied. Their works are not given to you; this page never says who "
    "takes part.",
)
TIE_KIND = Text("申报的是", "This is")
TIE_VALUE = Text("单位全称，或个人的姓名、邮箱", "Full name of the organisation; name or mail address of the person")
TIE_REASON = Text("是什么关系", "How you are tied")
DECLARE = Text("申报", "Declare")
DECLARED = Text("已申报，相关作品不会分配给您。", "Declared. Works of theirs are kept from you.")
MY_TIES = Text("我申报过的", "What you declared")

# ---- the list ---------------------------------------------------------------------------------------------
MY_WORKS = Text("我的作品", "My works")
PROGRESS = Text("已提交 {submitted} / {total}", "{submitted} of {total} submitted")
MINUTES = Text("还需约 {minutes} 分钟", "about {minutes} minutes to go")
CODE = Text("编号", "Code")
TITLE = Text("作品", "Work")
TRACK = Text("赛道", "Track")
STATUS = Text("状态", "Status")
BEGIN = Text("开始评审", "Begin judging")
GO_ON = Text("继续评审", "Go on judging")
NOTHING = Text("还没有分配给您的作品", "No works are assigned to you yet")
NOTHING_NEXT = Text(
    "组织者分配后会发邮件通知您。", "The organisers assign them once the screening is over, and a mail reminds you."
)
ALL_DONE = Text("全部完成，告诉组织者", "Tell the organisers that all is done")
ALL_DONE_SAID = Text("已告诉组织者，谢谢您！", "The organisers know. Thank you!")
COMPLETED = Text("您已标记完成。", "You are marked as done.")

# ---- the scoring page -------------------------------------------------------------------------------------
BACK = Text("返回我的作品", "Back to my works")
NUMBER_OF = Text("第 {number} 件，共 {total} 件", "Work {number} of {total}")
WORK_CODE = Text("作品 {code}", "Work {code}")
VERSION = Text("第 {version} 版", "version {version}")
FILES = Text("附件", "Files")
NO_FILES = Text("没有附件", "No files")
PICTURE = Text("截图 {number}", "Picture {number}")
OPEN_LINK = Text("在新窗口打开", "Open in a new window")
WITHDRAWN_DATA = Text("已下架", "withdrawn")
TABLE_VERSION = Text("{table}（第 {number} 版）", "{table} (version {number})")
DATA_VERSION = Text("提交时的版本：{versions}", "Versions at submission: {versions}")
FIELDS_USED = Text("使用字段：{fields}", "Columns used: {fields}")
NO_DATA = Text("没有声明使用的数据集", "No dataset is declared")
YOUR_MARKS = Text("您的评分", "Your marks")
MARK_OF = Text("{title}（0–{maximum}）", "{title} (0–{maximum})")
WEIGHT = Text("权重 {weight}%", "weight {weight}%")
NOT_COUNTED = Text("不计入总分", "not counted")
CHOOSE_MARK = Text("请选择分数", "Choose a mark")
ANCHORS = Text("打分参考", "What marks mean")
TOTAL = Text("按权重合计 {total} / 100", "Weighted total {total} / 100")
TOTAL_LATER = Text("选完各项分数后显示合计", "The total appears once every mark is given")
COMMENT = Text("评语", "Comment")
COMMENT_HELP = Text(
    "打最高分或最低分时须写明理由，至少 {minimum} 个字。",
    "Highest and lowest marks need a comment of at least {minimum} characters.",
)
FLAGS = Text("需要提示组织者的情况（不影响分数，可不选）", "Anything organisers should know (does not change marks)")
CHOOSE_FLAGS = Text("没有就不用选", "Nothing: leave empty")
SAVED_AT = Text("已自动保存，北京时间 {moment}", "Saved by itself at {moment}, Beijing time")
SAVES_ITSELF = Text("填写后自动保存", "Saved by itself as you fill it in")
SUBMIT_NEXT = Text("提交并看下一件", "Submit and go to the next")
SUBMIT_LAST = Text("提交", "Submit")
SUBMITTED = Text("{code} 的评分已提交。", "The review of {code} is submitted.")
SKIP = Text("先跳过，看下一件", "Skip for now")
SUBMITTED_AT = Text("已于北京时间 {moment} 提交，不能再改。", "Submitted at {moment}, Beijing time; it is final.")
NEXT_WORK = Text("看下一件", "Next work")
RECUSE = Text("申请回避这件作品", "Recuse yourself from this work")
RECUSE_WHY = Text(
    "认出了作者，或者与作者有关系，请回避：作品会换给别的评委，此举不能撤回。",
    "If you recognise or are tied to its authors, give it up: another judge gets it. This cannot be undone.",
)
RECUSE_REASON = Text("回避的理由", "Why you recuse yourself")
RECUSE_BUTTON = Text("确认回避", "Recuse")
RECUSED = Text("已回避，作品将换给别的评委。", "You are recused; another judge gets the work.")
READ_ONLY = Text("现在只能查看：{why}", "You can only read now: {why}")
NOT_MARKED = Text("未打分", "no mark")

# ---- pairs ------------------------------------------------------------------------------------------------
COMPARE = Text("两两比较", "Compare in pairs")
COMPARE_BEGIN = Text("开始比较", "Begin comparing")
COMPARED = Text("已比较 {count} 对", "{count} pairs compared")
BETTER = Text("{code} 更好", "{code} is better")
CHOSEN = Text("已记录：{code} 更好。", "Noted: {code} is better.")
UNDO = Text("撤销上一次比较", "Undo the last comparison")
UNDONE = Text("已撤销。", "Undone.")
PAIRS_DONE = Text("能比较的作品都比较过了，谢谢！", "You have compared all there is. Thank you!")
MY_CHOICES = Text("我比较过的", "What you compared")
WINNER_OVER = Text("{winner} 胜过 {loser}", "{winner} over {loser}")
