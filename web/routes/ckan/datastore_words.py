"""The words of the page that tells a program how to ask a table."""

from core.words import Text

TITLE = Text("“{name}”的数据接口", "The data API of “{name}”")
SEARCH = Text("按行查询（最多 32000 行一次）：", "Ask for rows, at most 32000 at a time:")
FILTER = Text("只要某一列等于某个值的行：", "Only rows with a value in a column:")
WHOLE = Text(
    "整张表，CSV、TSV、JSON、XML、XLSX、Parquet、NDJSON：",
    "The whole table as CSV, TSV, JSON, XML, XLSX, Parquet, NDJSON:",
)
PYTHON = Text("Python：", "Python:")
COLUMNS = Text("列：", "Columns:")
