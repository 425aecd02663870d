"""The words of the pages of results, appeals and certificates."""

from core.words import Text

LEAD_NONE = Text(
    "结果还没有公布。评审结束后会在这里公示。",
    "Nothing is published yet. Results appear here after judging.",
)
LEAD_NOTICE = Text(
    "结果正在公示，有异议可以在期限内提出申诉。",
    "The result is on public notice; appeals are open while it is.",
)
LEAD_FINAL = Text("正式结果已经公布。", "The final results are out.")
EMPTY_NEXT = Text("先看看赛程，或者看看往届作品。", "See the dates, or the works of earlier editions.")
SEE_DATES = Text("看赛程", "See the dates")
SEE_GALLERY = Text("看往届作品", "Earlier works")
VERSION = Text("第 {number} 版 · {status} · {day}", "Version {number} · {status} · {day}")
WHY = Text("说明：{reason}", "Note: {reason}")
EARLIER = Text("较早的版本", "Earlier versions")
NEWER = Text("这一版已被取代，请看最新版本。", "A newer version replaced this one.")
TO_NEWEST = Text("看最新版本", "See the newest version")
NOT_PUBLIC = Text("还没有公开，只有组织者和监督员能看到。", "Not public yet: only organisers and auditors see it.")
DOWNLOAD_CSV = Text("下载结果表 (CSV)", "Download the table (CSV)")
DOWNLOAD_BUNDLE = Text("下载核算文件 (JSON)", "Download the bundle (JSON)")
BUNDLE_SAID = Text(
    "核算文件含全部匿名评分，任何人都可以据此重新计算名次。校验码：{sha256}",
    "The bundle holds every score without names; anybody can compute the ranking again. Checksum: {sha256}",
)
SHARED = Text("并列", "shared")
UNRANKED = Text("评审不足，未排名", "too few reviews, not ranked")
STAGE_TRACK = Text("{stage} · {track}", "{stage} · {track}")
HOW_READ = Text(
    "校准分扣除了各位评委的宽严差别，名次按校准分排；原始平均分供对照。",
    "The calibrated score leaves out how strict each judge is, and works are ranked by it. The plain mean is there to "
    "compare.",
)
APPEAL = Text("提出申诉或异议", "File an appeal or objection")

APPEAL_LEAD = Text(
    "作品的队长可以申诉；任何已确认邮箱的人都可以对公示提出异议。",
    "The leader of a work may appeal; anybody with a confirmed address may object to the public notice.",
)
APPEAL_CLOSED = Text(
    "现在不在申诉期内，不能提交。您也没有提交过申诉。",
    "Appeals are not open now, and you have filed none.",
)
SEE_RESULTS = Text("看结果", "See the results")
APPEAL_WHEN = Text("受理时间：{when}", "Open: {when}")
GROUNDS = Text("理由类别", "Grounds")
FACTS = Text("事实与依据", "Facts and evidence")
FACTS_HELP = Text(
    "写明发生了什么、依据是什么。单纯不同意得分不属于申诉范围。",
    "Say what happened and what shows it. Disagreeing with a score is no ground.",
)
ABOUT_WORK = Text("涉及的作品", "The work concerned")
ABOUT_NOTHING = Text("不针对某一件作品", "No work in particular")
OWN_WORK = Text("我的作品：{title}", "My work: {title}")
FILE = Text("提交申诉", "File it")
FILED = Text("申诉已提交，处理结果会发到您的邮箱。", "Filed. You will be told by mail what becomes of it.")
MINE = Text("我的申诉", "What I filed")
FILED_ON = Text("{grounds} · 提交于 {day}", "{grounds} · filed {day}")
DECIDE_BY = Text("应于北京时间 {moment} 前作出决定", "to be decided by {moment}, Beijing time (UTC+8)")
REASONS = Text("决定理由：{reasons}", "Reasons: {reasons}")
TAKE_BACK = Text("撤回申诉", "Take it back")
TAKEN_BACK = Text("申诉已撤回。", "Taken back.")

CERTIFICATE_LEAD = Text("输入证书上的编号，查验真伪。", "Enter the code on a certificate to check it.")
CODE = Text("证书编号", "Code of the certificate")
CHECK = Text("查验", "Check")
VALID = Text("证书有效", "The certificate is valid")
REVOKED = Text("证书已撤销", "The certificate was revoked")
REVOKED_WHY = Text("撤销于 {day}，理由：{reason}", "Revoked {day}, because: {reason}")
HOLDER = Text("获得者", "Holder")
WORK = Text("作品", "Work")
AWARD = Text("奖项", "Award")
CONTEST = Text("大赛", "Contest")
ISSUED = Text("颁发日期", "Issued")
PDF = Text("打开证书 (PDF)", "Open the certificate (PDF)")
