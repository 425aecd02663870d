"""The words of the routes of works."""

from core.words import Text

NO_UPLOAD = Text(
    "没有收到文件，或上传的格式不对。请回到作品页面，选择文件后再上传。",
    "No file was received, or it was not sent as a form. Go back to the page of the work and choose a file.",
)
UPLOAD_TOO_LARGE = Text(
    "文件超过 {limit_mb} MB 的上限，已停止接收，没有保存。请压缩，或把大文件放到网上后填写链接。",
    "The file exceeds the limit of {limit_mb} MB; receiving was stopped and nothing was kept. Compress it, "
    "or put it online and give its link.",
)
UPLOAD_STALLED = Text(
    "上传中断了，没有保存。请检查网络后重新上传。",
    "The upload came to a halt and was not kept. Check the connection and upload it again.",
)
UPLOADS_AT_ONCE = Text(
    "您同时上传的文件太多。请等前一个上传完再继续。",
    "You are uploading too many files at the same time. Wait until one of them is done.",
)
GO_BACK = Text("回到作品页面", "Back to the work")
