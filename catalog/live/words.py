"""The sentences about rows written one by one, in both languages."""

from core.words import Text

ROWS_REFUSED = Text(
    "这些行没有写入：{problem}。请改正后把整批再发一次。",
    "These rows were not written: {problem}. Correct them and send the whole batch again.",
)
TABLE_NOT_READY = Text(
    "“{name}”还不是可以逐行写入的表。请先建表，或先上传数据文件。",
    "“{name}” is no table that takes rows yet. Create the table or upload a data file first.",
)
TABLE_CHANGED = Text(
    "这张表刚被另一个请求改动，您的修改没有写入。请重新发送。",
    "Another request changed this table just now, so yours was not written. Please send it again.",
)
