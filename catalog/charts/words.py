"""Words of charts that the catalogue itself says: what cannot be drawn, and why."""

from core.words import Text

BAD_CHART = Text("这个图画不出来：{reason}", "This chart cannot be drawn: {reason}")
UNKNOWN_KIND = Text("没有“{value}”这种图。可用的图：{allowed}。", "there is no chart “{value}”. Use one of: {allowed}.")
UNKNOWN_AGGREGATE = Text(
    "没有“{value}”这种算法。可用的算法：{allowed}。", "there is no calculation “{value}”. Use one of: {allowed}."
)
NOTHING_TO_MEASURE = Text(
    "选了算法，但没有选要计算的列。请在“数值”里选一列，或者改为“计数”。",
    "a calculation was chosen but no column for it. Choose a value column, or count rows.",
)
NO_SUCH_COLUMN = Text(
    "没有“{column}”这一列。可用的列：{columns}。",
    "there is no column “{column}”. Columns you can use: {columns}.",
)
NO_X = Text("请先选择横轴的列。", "choose a column for the horizontal axis first.")
NO_Y = Text("这种图需要两列数字，请再选一列“数值”。", "this chart needs two columns of numbers: choose a value column.")
NO_SECOND_AXIS = Text(
    "热力图需要两个分类，请再选一列“分组”。", "a heat map needs two groupings: choose a column to split by."
)
NOT_A_NUMBER = Text(
    "“{column}”不是数字列。请换一列数字，或者改为“计数”。",
    "“{column}” holds no numbers. Choose a column of numbers, or count rows.",
)
NOT_A_TIME = Text(
    "“{column}”不是时间列，不能按周期汇总。", "“{column}” is not a time, so it cannot be grouped by period."
)

BAD_COMPARISON = Text(
    "“{text}”不能比较。写法是“district:和平区,铁西区”或“period:2024,2025”，两项要不同，表里也要有区县或时间。",
    "“{text}” cannot be compared. Write “district:A,B” or “period:2024,2025” with two different values, "
    "of a table that has districts or times.",
)
