"""The words beside the ready pieces of code."""

from core.words import Text

NOT_IN_CKAN = Text(
    "CKAN 的 datastore_search 表达不了现在的筛选或分组。去掉分组、搜索和“包含”一类的条件，或用左边的其他写法。",
    "CKAN's datastore_search cannot ask for the present filter or groups. Leave out groups, search words and "
    "conditions such as “contains”, or use one of the other tabs.",
)
PANDAS_NOTE = Text(
    "读出来的列已有类型：日期是日期，编号是文字（保留开头的 0），整数允许空值。",
    "The columns come typed: dates as dates, codes as text with their leading zeros, whole numbers that may be empty.",
)
CURL_NOTE = Text("保存成 CSV 文件，UTF-8。", "Saves a CSV file in UTF-8.")
CKANAPI_NOTE = Text(
    "需要 pip install ckanapi。一次最多 32 000 行，其余用 offset 翻页。",
    "Needs pip install ckanapi. At most 32,000 rows at once; page through the rest with offset.",
)
R_NOTE = Text("不需要安装包；编号保持文字。", "No package needed; codes stay text.")
JAVASCRIPT_NOTE = Text(
    "浏览器和 Node 都能用（任何网站都可以跨域读取）；顺着 next 翻完所有页。",
    "Works in browsers on any site and in Node; follows next through every page.",
)
EXCEL_NOTE = Text(
    "Excel：数据 → 获取数据 → 启动 Power Query 编辑器 → 高级编辑器，整段粘贴。以后点“全部刷新”就是最新数据。",
    "Excel: Data → Get Data → Launch Power Query Editor → Advanced Editor, paste all of it. “Refresh All” then gets "
    "the newest data.",
)
DUCKDB_NOTE = Text(
    "需要 pip install duckdb。先下载 Parquet，再用 SQL 查询本地文件，百万行也很快。",
    "Needs pip install duckdb. Downloads Parquet once, then asks the local file in SQL: fast with millions of rows.",
)
