"""The sentences of SQL from strangers, in both languages."""

from core.words import Text

SQL_EMPTY = Text(
    "还没有写查询。请写一条 SELECT 语句，例如：SELECT * FROM {example} LIMIT 10",
    "There is no query yet. Write one SELECT statement, for example: SELECT * FROM {example} LIMIT 10",
)
SQL_TOO_LONG = Text(
    "这条查询有 {length} 个字符，最多 {limit} 个。请缩短它，例如用 BETWEEN 代替很长的 IN 列表。",
    "This query has {length} characters; the limit is {limit}. Shorten it, for example with BETWEEN instead of IN.",
)
SQL_NOT_ONE = Text(
    "一次只能运行一条语句，这里有 {count} 条。请去掉中间的分号，分几次运行。",
    "One statement at a time, and here are {count}. Take out the semicolon between them and run them one by one.",
)
SQL_NOT_SELECT = Text(
    "这里只能查询，不能执行 {found}。请写一条 SELECT 语句（可以用 WITH 开头）。",
    "Only queries run here, not {found}. Write one SELECT statement (it may begin with WITH).",
)
SQL_SYNTAX = Text(
    "这条语句写得不对：{problem}。请检查标出位置附近的逗号、括号和引号。",
    "This statement is not well formed: {problem}. Check the commas, brackets and quotes near that place.",
)
SQL_TOO_DEEP = Text(
    "这条语句嵌套得太深，没有运行。请用 WITH 把它拆成几步。",
    "This statement is nested too deeply to run. Split it into steps with WITH.",
)
SQL_UNKNOWN_TABLE = Text(
    "没有“{table}”这张表。{suggestions}",
    "There is no table “{table}”. {suggestions}",
)
SQL_UNKNOWN_COLUMN = Text(
    "没有“{column}”这一列。可用的列：{columns}。",
    "There is no column “{column}”. Columns you can use: {columns}.",
)
SQL_FAILED = Text(
    "这条查询没有成功：{problem}。请改正后再运行。",
    "This query did not work: {problem}. Correct it and run it again.",
)
SQL_NOT_ALLOWED = Text(
    "这里不能使用“{what}”。可以查询公开的数据表，以及常用的计算函数。",
    "“{what}” cannot be used here. You can query the public tables and compute with the usual functions.",
)
SQL_TOO_SLOW = Text(
    "这条查询超过了 {seconds} 秒，已经停止。请加上 WHERE 条件，检查连接条件是否完整，或者先分组再连接。",
    "This query took more than {seconds} seconds and was stopped. Add a WHERE, check that every join has its "
    "condition, or group before you join.",
)
SQL_TOO_MUCH_MEMORY = Text(
    "这条查询需要的内存超过了 {megabytes} MB，已经停止。请少选几列、加上 WHERE 条件，或者先分组再连接、排序。",
    "This query needs more than {megabytes} MB of memory and was stopped. Choose fewer columns, add a WHERE, or group "
    "before you join or sort.",
)
SQL_ANSWER_TOO_BIG = Text(
    "结果里一行就超过 {megabytes} MB，放不下。请少选几列，或者截短很长的文字。",
    "One row of the answer alone is more than {megabytes} MB. Choose fewer columns, or cut long texts.",
)
SQL_TOO_WIDE = Text(
    "结果有 {count} 列，最多 {limit} 列。请只选需要的列。",
    "The answer has {count} columns; the limit is {limit}. Select the columns you need.",
)
SQL_QUEUE_FULL = Text(
    "现在排队的查询太多，这一条没有运行。请在 {retry_after_s} 秒后再试。",
    "Too many queries are waiting, so this one was not run. Try again in {retry_after_s} seconds.",
)
SQL_QUEUE_FULL_OF_YOU = Text(
    "您已经有 {count} 条查询在排队，这一条没有运行。请等前面的完成，{retry_after_s} 秒后再试。",
    "{count} queries of yours are waiting already, so this one was not run. Let them finish and try again in "
    "{retry_after_s} seconds.",
)
SQL_UNAVAILABLE = Text(
    "查询服务没有启动，这一条没有运行。请在 {retry_after_s} 秒后再试；管理员请查看日志。",
    "The query service could not start, so this was not run. Try again in {retry_after_s} seconds; whoever runs the "
    "portal: see its log.",
)

DID_YOU_MEAN = Text("是不是：{names}？", "Did you mean {names}?")
SEE_TABLES = Text("请在表的列表里查找。", "Look for it in the list of tables.")
NO_CHARACTER = Text("含有不能使用的字符", "it holds a character that cannot be used")
OTHER_STATEMENT = Text("别的语句", "other statements")
EXAMPLE_TABLE = Text("表名", "table")
