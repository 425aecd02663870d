"""The sentences of the catalogue, in both languages. Blanks are the facts of the error or the answer that uses them."""

from core.words import Text

# ---- what a visitor or a client asked for that is not there -------------------------------------------------

DATASET_NOT_FOUND = Text(
    "没有“{id}”这个数据集。请在数据目录里搜索，或者检查链接是否完整。",
    "There is no dataset “{id}”. Search the catalogue, or check that the link is complete.",
)
RESOURCE_NOT_FOUND = Text(
    "数据集“{dataset}”里没有“{name}”这张表。可用的表：{names}。",
    "Dataset “{dataset}” has no table “{name}”. Tables you can use: {names}.",
)
VERSION_NOT_FOUND = Text(
    "“{resource}”没有第 {number} 版。现有版本：{numbers}。",
    "“{resource}” has no version {number}. Versions you can use: {numbers}.",
)
DATASET_CLOSED = Text(
    "数据集“{title}”不予开放，没有可以查看或下载的数据。原因：{reason}",
    "Dataset “{title}” is closed, so there are no rows to see or download. Reason: {reason}",
)

# ---- questions to the rows ------------------------------------------------------------------------------------

UNKNOWN_COLUMN = Text(
    "没有“{column}”这一列。可用的列：{columns}。",
    "There is no column “{column}”. Columns you can use: {columns}.",
)
UNKNOWN_OPERATOR = Text(
    "“{column}”不能用“{operator}”来筛选。可用的方式：{operators}。",
    "“{column}” cannot be filtered with “{operator}”. Operators you can use: {operators}.",
)
BAD_VALUE = Text(
    "“{column}”这一列不能与“{value}”比较。请填写{expected}。",
    "Column “{column}” cannot be compared with “{value}”. Give {expected}.",
)
BAD_SORT = Text(
    "不能按“{sort}”排序。写列名表示升序，列名前加“-”表示降序；可用的列：{columns}。",
    "Rows cannot be sorted by “{sort}”. Name a column, with “-” before it to reverse; columns you can use: {columns}.",
)
BAD_MEASURE = Text(
    "不能计算“{measure}”。写法是“count”或“函数：列名”，可用的函数：{functions}。",
    "“{measure}” cannot be computed. Write “count” or “function:column”; functions you can use: {functions}.",
)
QUERY_TOO_LONG = Text(
    "这个查询有 {length} 个字符，最多 {limit} 个。请缩短搜索词或减少筛选条件。",
    "This query has {length} characters; the limit is {limit}. Shorten the search words or drop some filters.",
)

QUERY_TOO_SLOW = Text(
    "这个查询超过了 {seconds} 秒，已经停止。请加一个筛选条件，或者下载整张表自己计算。",
    "This query took more than {seconds} seconds and was stopped. Add a filter, or download the whole table.",
)
QUERY_TOO_BIG = Text(
    "这个查询需要的内存太多，已经停止。请加一个筛选条件、少选几列，或者下载整张表自己计算。",
    "This query needs too much memory and was stopped. Add a filter, choose fewer columns, or download the table.",
)
TOO_MANY_PARTS = Text(
    "这里有 {count} 个{part}，最多 {limit} 个。请去掉一些。",
    "There are {count} {part}; the limit is {limit}. Take some away.",
)
UNKNOWN_CHOICE = Text(
    "参数“{parameter}”不能是“{value}”。可用的值：{values}。",
    "The parameter “{parameter}” cannot be “{value}”. Values you can use: {values}.",
)
CELL_TOO_LONG = Text(
    "第 {row} 行“{column}”的内容超过 {limit} 个字符，{format} 放不下。请下载 CSV 或 Parquet。",
    "Row {row} of “{column}” has more than {limit} characters, more than {format} can hold. Download CSV or Parquet.",
)
NOTHING_PUBLISHED = Text(
    "“{title}”还没有发布数据，没有可以下载的内容。请先查看它的说明，或联系责任单位。",
    "“{title}” has no published data yet, so there is nothing to download. Read its description or contact its office.",
)

# ---- downloads and charts -------------------------------------------------------------------------------------

UNKNOWN_FORMAT = Text(
    "不能下载成“{format}”格式。可用的格式：{formats}。",
    "There is no download as “{format}”. Formats you can use: {formats}.",
)
TOO_MANY_ROWS = Text(
    "{format} 最多容纳 {limit} 行，这里有 {rows} 行。请先筛选，或者下载 CSV、Parquet。",
    "{format} holds at most {limit} rows and there are {rows}. Filter first, or download CSV or Parquet.",
)
NO_COORDINATES = Text(
    "“{resource}”没有经度和纬度两列，不能画成地图或下载 GeoJSON。请改用 CSV 或图表。",
    "“{resource}” has no longitude and latitude columns, so there is no map and no GeoJSON. Use CSV or a chart.",
)

# ---- a data package or a file of the city that cannot be used ---------------------------------------------------

PACKAGE_INVALID = Text("{file} · {field} · {fix}", "{file} · {field} · {fix}")
CITY_INVALID = Text(
    "城市设置 {file} 的“{field}”有问题：{fix}",
    "The city settings in {file} have a problem in “{field}”: {fix}",
)
ORIGINAL_MISSING = Text(
    "“{name}”的原始文件已经不在文件库里，不能重新生成。请从备份恢复 {key}。",
    "The original file of “{name}” is no longer in the file store, so it cannot be rebuilt. Restore {key} from backup.",
)

VERSION_LOST = Text("{slug} 第 {number} 版：{problem}", "{slug}, version {number}: {problem}")

# ---- what the terminal says while the datasets folder is loaded -------------------------------------------------

LOADING = Text("正在检查 {folder} 中的 {count} 个数据集……", "Checking {count} datasets in {folder} …")
LOADED_ONE = Text(
    "[{place}/{count}] {slug} · {rows} 行 · {seconds:.1f} 秒",
    "[{place}/{count}] {slug} · {rows} rows · {seconds:.1f} s",
)
REFUSED_ONE = Text("[{place}/{count}] 未发布：{problem}", "[{place}/{count}] left out: {problem}")
WITHDRAWN_ONE = Text("{slug} 的文件夹已不在，撤下该数据集。", "The folder of {slug} is gone; the dataset is withdrawn.")
REBUILT_ONE = Text(
    "{slug} 第 {number} 版的派生文件不在，已由原始文件重建。",
    "Derived files of {slug}, version {number}, were missing and are made again from the original.",
)
FOLDER_EMPTY = Text(
    "{folder} 里没有数据集，已发布的数据集保持不变。请检查 PORTAL_DATASETS_DIR。",
    "There is no dataset in {folder}; what is published stays as it is. Check PORTAL_DATASETS_DIR.",
)
LOADED_ALL = Text(
    "数据集：导入或更新 {loaded}，未变 {unchanged}，未发布 {refused}，撤下 {withdrawn}，用时 {seconds:.1f} 秒。",
    "Datasets: {loaded} loaded, {unchanged} unchanged, {refused} left out, {withdrawn} withdrawn, in {seconds:.1f} s.",
)

# ---- citing and describing --------------------------------------------------------------------------------------

CITATION = Text(
    "{office}．{title}[DS/OL]．{site}，第 {number} 版（{version}），{day}．{url}",
    "{office}. {title} [data set]. {site}, version {number} ({version}), {day}. {url}",
)
CITATION_CLOSED = Text(
    "{office}．{title}（不予开放，仅目录）[DS/OL]．{site}，{day}．{url}",
    "{office}. {title} (closed, catalogue record only) [data set]. {site}, {day}. {url}",
)
CITATION_RECORD = Text(
    "{office}．{title}[DS/OL]．{site}，{day}．{url}",
    "{office}. {title} [data set]. {site}, {day}. {url}",
)
SIMULATED_TITLE = Text("{title}（模拟数据）", "{title} (simulated data)")
SIMULATED_NOTE = Text(
    "模拟数据：由程序按固定种子生成，不反映任何真实单位或个人的情况。{text}",
    "Simulated data: generated from a fixed seed, it describes no real body or person. {text}",
)
DICTIONARY_COLUMNS = {
    "resource": Text("数据表", "Table"),
    "name": Text("列名", "Column"),
    "title": Text("名称", "Label"),
    "type": Text("类型", "Type"),
    "unit": Text("单位", "Unit"),
    "description": Text("说明", "Description"),
    "codes": Text("代码", "Codes"),
    "rules": Text("规则", "Rules"),
    "element": Text("信息项", "Data element"),
}
RULE_KEY = Text("主键", "key")
RULE_REQUIRED = Text("必填", "required")
RULE_UNIQUE = Text("唯一", "unique")
RULE_MINIMUM = Text("不小于 {value}", "at least {value}")
RULE_MAXIMUM = Text("不大于 {value}", "at most {value}")
RULE_PATTERN = Text("格式 {value}", "form {value}")
DATASET_KEPT_ELSEWHERE = Text(
    "“{slug}”这个名称已有别的来源的数据集在用，请换一个名称。",
    "Another dataset, brought in another way, has the name “{slug}”. Choose another name.",
)
