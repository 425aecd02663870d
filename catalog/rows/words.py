"""The sentences about pages of rows, in both languages. Blanks are the facts of the error that uses them."""

from core.words import Text

BAD_CURSOR = Text(
    "这个 cursor 用不了：{problem}。请从第一页重新开始，然后原样使用每页给出的 next 地址。",
    "This cursor cannot be used: {problem}. Begin at the first page again and follow the next link of each page as it "
    "is.",
)
CURSOR_BROKEN = Text("它不完整或被改动过", "it is incomplete or was changed")
CURSOR_OF_ANOTHER_QUESTION = Text("它属于另一组筛选、排序或分组条件", "it belongs to another filter, order or grouping")
CURSOR_OF_ANOTHER_VERSION = Text("它属于另一个版本", "it belongs to another version")
CURSOR_OF_ANOTHER_MOMENT = Text(
    "这张表在此期间有改动，已写成新的一版", "the table was changed meanwhile and became a new version"
)
CURSOR_WITH_OFFSET = Text("它不能与 offset 同时使用", "it does not go together with offset")
OFFSET_TOO_DEEP = Text(
    "offset 是 {offset}，有筛选、排序或分组时最多 {limit}。要取后面的行，请用每页给出的 next 地址（cursor），"
    "多深都一样快。",
    "The offset is {offset}; with a filter, an order or groups the limit is {limit}. To get further, follow the next "
    "link (cursor) of each page, which is as fast at any depth.",
)
BAD_COUNT = Text(
    "{name} 不能是“{value}”。请填 {least} 到 {most} 之间的整数。",
    "{name} cannot be “{value}”. Give a whole number from {least} to {most}.",
)
