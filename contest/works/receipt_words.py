"""The words of a receipt on paper."""

from core.words import Text

HEADING = Text("作品提交回执", "Receipt of a submission")
ROWS = {
    "contest": Text("大赛", "Contest"),
    "work_title": Text("作品名称", "Work"),
    "blind_code": Text("作品编号", "Number of the work"),
    "number": Text("版本", "Version"),
    "submitted_at": Text("提交时间（北京时间，UTC+8）", "Submitted (Beijing time, UTC+8)"),
    "dataset_count": Text("声明使用的数据集", "Datasets declared"),
    "sha256": Text("内容校验值（SHA-256）", "Checksum of the content (SHA-256)"),
    "code": Text("回执编号", "Number of the receipt"),
}
FILES = Text("附件", "Files")
NO_FILES = Text("无附件", "No files")
LATE = Text("在宽限时间内提交", "Submitted within the grace period")
VERIFY = Text("扫码或打开下面的网址，可核验内容自提交后没有改变：", "Scan or open this address to verify it:")
NOTE = Text(
    "回执只证明收到了这一版本。截止前最后一次提交的版本为参评版本。",
    "It proves that this version was received. The last one before closing is the one that is judged.",
)
