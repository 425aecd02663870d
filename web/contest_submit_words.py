"""The words of the pages 提交作品 and 回执查验."""

from core.words import Text

# ---- what to do next -------------------------------------------------------------------------------------
LEAD_VISITOR = Text("登录后就可以填写团队的作品。", "Sign in to write your team's work.")
LEAD_NO_TEAM = Text("作品由团队提交，一个人也可以成队。", "Works are handed in by teams; a team of one is fine.")
LEAD_BEGIN = Text(
    "选好赛道就开始填写，写下的内容随时自动保存。",
    "Choose a track and begin: what you type is saved by itself.",
)
LEAD_WRITE = Text(
    "边写边自动保存；写完由队长提交，截止前可以再次提交。",
    "What you type is saved by itself. The leader hands it in, and may do so again until closing.",
)
LEAD_RETURNED = Text("请按退回的理由修改，然后重新提交。", "Change what was asked for, then hand it in again.")
LEAD_CLOSED = Text("这里是作品、回执和历次版本。", "Your work, its receipt and its versions.")
NO_TEAM = Text("您还没有团队", "You are in no team yet")
NO_TEAM_NEXT = Text(
    "先创建团队，或接受队友的邀请，再回来填写作品。",
    "Form a team or accept an invitation, then come back to write your work.",
)
TO_TEAM = Text("去“我的团队”", "Go to “My team”")
NOT_OPEN = Text("作品提交没有开放：{when}。", "Submission is not open: {when}.")
NO_WORK_LATE = Text("团队没有提交作品。", "Your team handed in no work.")
BEGIN = Text("开始填写作品", "Begin your work")
TRACK = Text("赛道", "Track")
TRACK_DATASETS = Text("至少使用目录中的 {count} 个数据集。", "Datasets of the catalogue: {count} or more.")
BEGIN_BUTTON = Text("开始填写", "Begin")
BEGUN = Text("可以填写了，写下的内容会自动保存。", "You can write now: it is saved by itself.")

# ---- where the work stands -------------------------------------------------------------------------------
NEVER_SENT = Text("还没有提交", "Not submitted yet")
NEVER_SENT_WHY = Text(
    "草稿已自动保存，但只有提交过的版本才参评。",
    "The draft is saved, but only a submitted version takes part.",
)
UNSENT = Text("有未提交的修改", "There are changes you have not submitted")
UNSENT_WHY = Text(
    "现在参评的是第 {number} 版，不含之后的修改。要让修改生效，请再次提交。",
    "Version {number} takes part, without the changes made since. Submit again to include them.",
)
UNSENT_CLOSED = Text(
    "草稿里有没有提交的修改，它们不参评；参评的是第 {number} 版。",
    "The draft has changes that were never submitted and take no part; version {number} does.",
)
SENT = Text("第 {number} 版已提交", "Version {number} is submitted")
SENT_WHY = Text(
    "草稿与它一致。截止前可以继续修改并再次提交。",
    "The draft equals it. You can change it and submit again until closing.",
)
SENT_CLOSED = Text("它就是参评的版本。", "It is the version that takes part.")
NEXT_FIX = Text(
    "还有 {count} 处要补齐或改正，列在下面的检查里。",
    "{count} things are missing or wrong; they are listed below.",
)
SEE_RECEIPT = Text("看回执", "See the receipt")
NEXT_SEND = Text("内容齐全，可以提交了。", "Everything is there: you can submit.")
NEXT_LEADER = Text("内容齐全，请队长 {leader} 提交。", "Everything is there: {leader}, the leader, can submit it.")
TO_CHECKS = Text("看检查和提交", "Checks and submission")
RETURNED = Text("退回理由：{reason}", "Returned because: {reason}")
UNTIL = Text("北京时间 {moment} 截止，{left}", "closes {moment}, Beijing time (UTC+8): {left}")
SECTIONS = Text("作品表单的各部分", "Parts of the form")
WORK_NUMBER = Text("作品编号 {code}", "Work {code}")
CHANGE_TRACK = Text("更换赛道", "Change track")
TRACK_CHANGED = Text("赛道已更换。", "The track was changed.")

# ---- the form --------------------------------------------------------------------------------------------
WORK = Text("作品", "The work")
DATA = Text("数据", "Data")
LINKS = Text("链接", "Links")
FILES = Text("附件", "Files")
NOTES = Text("说明", "Notes")
CONTACT = Text("联系", "Contact")
CHECKS = Text("检查与提交", "Check and submit")
REQUIRED = Text("{label}（必填）", "{label} (required)")
HIDDEN = Text("{label} · 评委不可见", "{label} · hidden from judges")
THEIRS = Text("队友现在写的是", "Your team-mate's text")
EMPTY_TEXT = Text("（空）", "(empty)")
KEEP_MINE = Text("保存我写的", "Keep mine")
TAKE_THEIRS = Text("改用队友的", "Take theirs")
NEWER = Text("队友更新了这一项。", "A team-mate updated this field.")
SHOW_NEWER = Text("显示队友的内容 · {label}", "Show the new text · {label}")

# ---- data ------------------------------------------------------------------------------------------------
USES_LEAD = Text(
    "至少 {count} 个目录中的数据集，每个都写明用了哪些字段、做什么用。提交时会记下数据的版本。",
    "Datasets of the catalogue: {count} or more, each with fields and purpose. Submitting pins their versions.",
)
NO_USES = Text("还没有选数据集。", "No dataset chosen yet.")
ADD_DATASET = Text("添加数据集", "Add a dataset")
SEARCH = Text("搜索数据目录", "Search the catalogue")
SEARCH_HINT = Text("例如：公交、空气质量、停车", "For instance: bus, air quality, parking")
PACK = Text("大赛数据包", "The contest's data pack")
FOUND = Text("找到 {count} 个数据集", "{count} datasets found")
FOUND_NONE = Text(
    "没有找到。换个词，或清空后从数据包里选。",
    "Nothing found. Try another word, or clear it to see the data pack.",
)
IN_PACK = Text("数据包", "data pack")
CHOOSE = Text("选用 · {title}", "Use · {title}")
CHOSEN = Text("已选用“{title}”，请写明字段和用途。", "“{title}” was added. Say which fields, and what for.")
PICK_FIELDS = Text("选择字段", "Choose fields")
PURPOSE_HELP = Text("用它做了什么，一两句话。", "What you do with it, in a sentence or two.")
REMOVE_DATASET = Text("移除 · {title}", "Remove · {title}")
DATASET_REMOVED = Text("已移除。", "Removed.")
DATASET_GONE = Text("目录中没有这个数据集了，请移除。", "The catalogue no longer has this dataset: remove it.")
OTHER_LEAD = Text(
    "目录之外的数据写在这里；没有就不填。",
    "Data from elsewhere goes here; leave it empty if there is none.",
)
ADD_SOURCE = Text("添加其他来源", "Add another source")
SAVE_SOURCE = Text("保存这个来源", "Save this source")
REMOVE_SOURCE = Text("移除这个来源", "Remove this source")
SOURCE_SAVED = Text("来源已保存。", "The source was saved.")
SOURCE_CHANGED = Text(
    "队友刚改过这个来源，您的修改没有保存。请对照上面的内容再保存一次。",
    "A team-mate has just changed this source, so yours was not saved. Compare, then save again.",
)
LICENCE_HINT = Text("例如：CC BY 4.0，或“经授权使用”", "For instance: CC BY 4.0, or “used by permission”")

# ---- files -----------------------------------------------------------------------------------------------
FILES_LEAD = Text(
    "最多 {count} 个文件，单个不超过 {file_mb} MB，合计不超过 {total_mb} MB。",
    "At most {count} files, {file_mb} MB each and {total_mb} MB in all.",
)
FILE_RULES = Text("可以上传哪些文件", "Which files can be uploaded")
FILE_RULE = Text("{kind}：{endings}，最多 {count} 个", "{kind}: {endings}, at most {count}")
FILE_RULE_HIDDEN = Text(
    "{kind}：{endings}，最多 {count} 个，评委不可见",
    "{kind}: {endings}, at most {count}, hidden from judges",
)
NO_FILES = Text("还没有附件。一张界面截图最能让人看懂作品。", "No files yet. A screenshot says most about a work.")
FILE_KIND = Text("附件类别", "Kind of file")
FILE = Text("文件", "File")
UPLOAD = Text("上传", "Upload")
UPLOADED = Text("附件已上传。", "The file was uploaded.")
REMOVE_FILE = Text("移除 · {name}", "Remove · {name}")
FILE_REMOVED = Text("附件已移除。", "The file was removed.")
FILE_SIZE = Text("大小", "Size")

# ---- checks and submission -------------------------------------------------------------------------------
ERRORS = Text("必须改正（{count}）", "To be put right ({count})")
WARNINGS = Text("请留意，不妨碍提交（{count}）", "Worth a look, not in the way ({count})")
ALL_GOOD = Text("检查全部通过。", "All checks passed.")
CHECK_LINKS = Text("检查网址能否打开", "See whether the links open")
LINKS_CHECKED = Text("网址已检查，结果在下面。", "The links were checked; see below.")
ASKING_LINKS = Text("正在检查网址……", "Opening the links…")
SENDING = Text("正在检查并提交……", "Checking and submitting…")
SUBMIT = Text("提交作品", "Submit the work")
SUBMIT_AGAIN = Text("再次提交（第 {number} 版）", "Submit again (version {number})")
SUBMIT_CONFIRM = Text(
    "提交后得到带编号的回执；截止前可以再改、再提交，最后一次提交的版本参评。",
    "You get a receipt with a number. Until closing you may change and submit again; the last version counts.",
)
SUBMITTED = Text("提交成功，回执在下面。", "Submitted: here is your receipt.")
ONLY_LEADER = Text(
    "由队长提交。请 {leader} 打开这一页，按“提交作品”。",
    "The leader submits: {leader} has to press “Submit” on this page.",
)
NOTHING_NEW = Text(
    "第 {number} 版已提交，草稿与它一致，回执在下面。",
    "Version {number} is submitted and equals the draft. Its receipt is below.",
)
CHANGE_FIRST = Text("请先按退回的理由修改，再重新提交。", "Change what was asked for first, then submit again.")

# ---- versions and receipts -------------------------------------------------------------------------------
RECEIPT = Text("提交回执", "Receipt")
VERSION = Text("版本", "Version")
VERSION_NUMBER = Text("第 {number} 版", "Version {number}")
MOMENT = Text("提交时间（北京时间，UTC+8）", "Submitted (Beijing time, UTC+8)")
NO_FILES_SENT = Text("无", "none")
RECEIPT_CODE = Text("回执编号", "Receipt number")
HASH = Text("内容校验值（SHA-256）", "Checksum (SHA-256)")
FILE_COUNT = Text("附件数", "Files")
PDF = Text("下载 PDF 回执", "Receipt as PDF")
VERIFY = Text("核验回执", "Verify it")
VERSIONS = Text("历次提交", "All submissions")
COUNTS = Text("参评", "takes part")
LATE = Text("宽限时间内", "in the grace period")

# ---- withdrawal ------------------------------------------------------------------------------------------
WAYS_OUT = Text("撤回作品", "Withdraw the work")
WITHDRAW = Text("撤回作品", "Withdraw the work")
WITHDRAW_WHY = Text(
    "撤回后作品不参评；提交截止前可以恢复。",
    "A withdrawn work takes no part; it can be taken back until submission closes.",
)
WITHDRAWN = Text("作品已撤回。", "The work is withdrawn.")
TAKE_BACK = Text("恢复提交", "Take the withdrawal back")
TAKE_BACK_WHY = Text("恢复后，撤回前提交的版本重新参评。", "The version submitted before counts again.")
TAKEN_BACK = Text("已恢复，撤回前提交的版本重新参评。", "Taken back: the version submitted before counts again.")
ASK_RELEASE = Text("申请撤回", "Ask for withdrawal")
ASK_WHY = Text("评审已经开始，撤回要由组织者同意。请写明理由。", "Judging has begun: the organisers decide. Say why.")
ASKED = Text("申请已交给组织者。", "Your request went to the organisers.")
ASKED_ALREADY = Text("已申请撤回，等待组织者处理。", "Withdrawal was asked for; the organisers decide.")
SURE = Text("我确认要这样做", "I am sure")
SURE_FIRST = Text("请先勾选确认。", "Tick the box first.")

# ---- the page of a receipt -------------------------------------------------------------------------------
RECEIPT_LEAD = Text(
    "输入回执上的 20 位编号，核对提交的内容有没有改变。",
    "Type the 20 characters of a receipt to see whether what was submitted is unchanged.",
)
CHECK = Text("核验", "Verify")
VALID = Text("回执有效：内容自提交后没有改变。", "Valid: nothing was changed since submission.")
DAMAGED = Text(
    "有这张回执，但保存的内容与它不一致。请联系组织者。",
    "The receipt exists, but what is stored differs. Contact the organiser.",
)
DAMAGED_FILES = Text("不一致的附件：{files}。", "Files that differ: {files}.")
CONTEST = Text("大赛", "Contest")
TITLE = Text("作品名称", "Title")
IS_COUNTED = Text("是，现在参评的就是这一版", "yes, it is the version that takes part")
NOT_COUNTED = Text("否，之后又提交了新的版本", "no, a later version was submitted")
IS_CURRENT = Text("是否为最新版本", "Latest version")
DATASET_COUNT = Text("声明使用的数据集", "Datasets declared")
SHELL = Text("输入回执编号，核验作品提交的时间和内容。", "Verify when a work was submitted, and what.")
