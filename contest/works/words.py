"""The sentences of contest/works/errors."""

from core.words import Text

WORK_NOT_FOUND = Text(
    "没有这个作品。它可能属于另一届大赛，请从大赛首页重新进入。",
    "There is no such work. It may belong to another edition: go in again from the contest page.",
)
TEAM_IS_OUT = Text(
    "这个团队已退赛、解散或被取消资格，不能再填写或提交作品。如有异议，请联系组织者。",
    "This team has withdrawn, was dissolved or disqualified, and can no longer write or submit a work. "
    "Contact the organiser if that is wrong.",
)
TRACK_NOT_FOUND = Text(
    "这个大赛没有所选的赛道。请在列出的赛道中重新选择。",
    "The contest has no such track. Choose one of those listed.",
)
UNKNOWN_FORM_FIELD = Text(
    "作品表单没有“{field}”这一项。可填写的项：{fields}。",
    "The form of a work has no field “{field}”. It has: {fields}.",
)
MALFORMED_FORM_FIELD = Text(
    "“{field}”的内容格式不对，没有保存。请刷新页面后重新填写这一项。",
    "What was sent for “{field}” has the wrong form and was not saved. Reload the page and fill it in again.",
)
DRAFT_TOO_LONG = Text(
    "“{field}”超过了能保存的长度（{maximum}），没有保存。请先精简，详细内容可放进附件。",
    "“{field}” is longer than can be saved ({maximum}), so it was not. Shorten it, or attach the details as a file.",
)
DRAFT_IS_NEWER = Text(
    "队友刚刚修改了“{field}”，您的这次修改没有覆盖它。请先看看新的内容，再把您的文字合并进去保存。",
    "A team-mate has just changed “{field}”, and your change did not overwrite it. Look at the new text, "
    "merge yours into it, and save again.",
)
DRAFT_MOVED_ON = Text(
    "提交时草稿刚被队友修改，这次没有提交。请核对最新内容后再提交。",
    "A team-mate changed the draft at the very moment of submission, so nothing was submitted. "
    "Check the latest text and submit again.",
)
WORK_INCOMPLETE = Text(
    "作品还有 {count} 处必须改正，尚未提交。第一处：{first}",
    "The work was not submitted: {count} things have to be put right. The first: {first}",
)
NOTHING_TO_SUBMIT = Text(
    "草稿与已提交的版本完全相同，不需要再次提交，已提交的版本仍然有效。",
    "The draft equals the version already submitted, so there is nothing to submit. That version still counts.",
)
LATE_WITHOUT_DRAFT = Text(
    "作品提交已于北京时间 {closed_at} 截止，之后不能再新建作品。",
    "Submission closed on {closed_at}, Beijing time (UTC+8); no work can be begun after that.",
)
CORRECTION_OVER = Text(
    "补正已于北京时间 {closed_at} 截止，之后提交的内容不再受理。如有异议，可按规则申诉。",
    "The time for correction ended on {closed_at}, Beijing time (UTC+8). If you disagree, appeal as the rules say.",
)
WORK_IS_JUDGED = Text(
    "评审已经结束，参评的版本就是展示的版本，不能再改。作品有了新进展，请告诉组织者："
    "赛后 3、6、12 个月的回访会记下它的近况。",
    "Judging is over: the version that took part is the one shown, and cannot be changed. Tell the organisers what is "
    "new; they note how winners fare 3, 6 and 12 months after the contest.",
)
JUDGING_HAS_BEGUN = Text(
    "评审已经开始，不能自行撤回作品。可以填写理由向组织者申请撤回。",
    "Judging has begun, so the work can no longer be withdrawn freely. You can ask the organiser, with a reason.",
)
NOT_ASKED_FOR = Text(
    "团队没有申请撤回这个作品，组织者不能替它撤回。如有违规，请走取消资格的程序。",
    "The team did not ask for the withdrawal of this work, so it cannot be agreed to. "
    "If rules were broken, use disqualification.",
)
RECEIPT_NOT_FOUND = Text(
    "没有这个回执编号。请核对回执上的 20 位编号，字母不分大小写。",
    "There is no such receipt. Check the 20 characters on the receipt; capitals do not matter.",
)
BAD_CLIENT_TOKEN = Text(
    "这次提交缺少页面的标识。请刷新页面后再提交，草稿不会丢失。",
    "This submission lacks the mark of its page. Reload the page and submit again; the draft is kept.",
)
ATTACHMENT_NOT_FOUND = Text(
    "没有这个附件。它可能已被移除，请刷新页面。",
    "There is no such file. It may have been removed: reload the page.",
)
ATTACHMENT_KIND_UNKNOWN = Text(
    "附件类别不对。可选的类别：{kinds}。",
    "There is no such kind of file. Choose one of: {kinds}.",
)
ATTACHMENT_TOO_LARGE = Text(
    "“{name}”超过单个文件 {limit_mb} MB 的上限，没有保存。请压缩，或把大文件放到网盘后填写链接。",
    "“{name}” is larger than the limit of {limit_mb} MB a file and was not kept. Compress it, or put it online "
    "and give its link.",
)
ATTACHMENTS_TOO_LARGE = Text(
    "附件合计会超过 {limit_mb} MB 的上限，没有保存。请先移除不需要的附件。",
    "All files together would exceed {limit_mb} MB, so it was not kept. Remove files that are not needed first.",
)
TOO_MANY_ATTACHMENTS = Text(
    "附件已达到 {maximum} 个的上限。请先移除不需要的附件。",
    "There are already {maximum} files, which is the limit. Remove one that is not needed first.",
)
EMPTY_ATTACHMENT = Text(
    "“{name}”是空文件，没有保存。请检查后重新选择。",
    "“{name}” is empty and was not kept. Check it and choose again.",
)
FILE_KIND_REFUSED = Text(
    "“{name}”实际是{really}，这里不能上传。可以上传：{allowed}。",
    "“{name}” is really {really}, which cannot be uploaded here. Allowed are: {allowed}.",
)
FILE_NAME_LIES = Text(
    "“{name}”的扩展名是 {ending}，内容实际是{really}，没有保存。请改成正确的扩展名，或另存为所需格式。",
    "“{name}” ends in {ending} but is really {really}, so it was not kept. Give it the right ending, "
    "or save it in the right format.",
)
ACTIVE_CONTENT_REFUSED = Text(
    "“{name}”实际是{really}，其中可以藏有脚本，不能上传。请导出为 PNG 或 PDF 后再上传。",
    "“{name}” is really {really}, which can hide scripts and cannot be uploaded. Export it as PNG or PDF.",
)
PICTURE_UNREADABLE = Text(
    "图片“{name}”打不开或不完整。请用看图软件另存为 PNG 或 JPEG 后再上传。",
    "The picture “{name}” cannot be opened or is incomplete. Save it again as PNG or JPEG and upload that.",
)
PICTURE_TOO_LARGE = Text(
    "图片“{name}”超过 {limit_mp} 百万像素的上限。请缩小后再上传。",
    "The picture “{name}” has more than {limit_mp} million pixels. Make it smaller and upload that.",
)
MACROS_REFUSED = Text(
    "“{name}”含有宏，不能上传。请另存为不含宏的文件，或导出为 PDF。",
    "“{name}” contains macros and cannot be uploaded. Save it without macros, or export it as PDF.",
)
ARCHIVE_UNREADABLE = Text(
    "压缩包“{name}”打不开、已加密或用了少见的压缩方式。请重新打成普通的 ZIP。",
    "The archive “{name}” cannot be opened, is encrypted or uses rare compression. Make an ordinary ZIP of it.",
)
ARCHIVE_TOO_LARGE = Text(
    "压缩包“{name}”解开后超过 {limit_mb} MB 或 {entries} 个文件。请去掉依赖包、数据和生成的文件。",
    "Unpacked, the archive “{name}” exceeds {limit_mb} MB or {entries} files. Leave out dependencies, data "
    "and generated files.",
)
ARCHIVE_IS_BOMB = Text(
    "压缩包“{name}”解开后会异常膨胀，已拒绝。请检查其中的文件，重新打包。",
    "The archive “{name}” would swell beyond measure when unpacked and was refused. Check its files and pack it again.",
)
ARCHIVE_NAME_UNSAFE = Text(
    "压缩包“{name}”里的“{entry}”会写到包外（绝对路径、“..”或链接），已拒绝。请用普通方式重新打包。",
    "“{entry}” in the archive “{name}” would be written outside of it (absolute path, “..” or link). "
    "Pack it again plainly.",
)
ARCHIVE_NESTED = Text(
    "压缩包“{name}”里的“{entry}”又是层层压缩或无法检查的压缩包。请解开后一起打成一个 ZIP。",
    "“{entry}” in the archive “{name}” is itself an archive in an archive, or one that cannot be checked. "
    "Unpack it and make one ZIP of all.",
)
FILE_NOT_FOR_YOU = Text(
    "这个文件只有作品团队、组织者和被分配的评委可以查看。请登录相应的账号。",
    "Only the team, the organisers and the assigned judges can see this file. Sign in with such an account.",
)
