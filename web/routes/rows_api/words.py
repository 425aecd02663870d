"""The words of the API under `/api/v1`: what each parameter and endpoint is for, and what can go wrong."""

from core.words import Text

# ---- refusals ------------------------------------------------------------------------------------------------------
UNKNOWN_PARAMETER = Text(
    "没有“{parameter}”这个参数。可用的参数：{parameters}。",
    "There is no parameter “{parameter}”. Parameters you can use: {parameters}.",
)
UNKNOWN_VALUE = Text(
    "{parameter} 不能是“{value}”。可用的值：{values}。",
    "{parameter} cannot be “{value}”. Values you can use: {values}.",
)
ADDRESS_NOT_FOUND = Text(
    "接口里没有“{path}”这个地址。全部地址见 {document}。",
    "The API has no address “{path}”. All addresses are in {document}.",
)
TOO_MANY_REQUESTS = Text(
    "请求太多：每个网络地址每 {window_s} 秒最多 {quota} 次。请在 {retry_after_s} 秒后继续；整表请直接下载文件。",
    "Too many requests: {quota} in {window_s} seconds for one network address. Go on in {retry_after_s} seconds; "
    "to get a whole table, download it as a file.",
)

# ---- parameters of rows --------------------------------------------------------------------------------------------
LIMIT = Text(
    "一页最多几行，1 到 {most}。CSV、NDJSON 和 Parquet 不写 limit 时给出全部行。",
    "Rows of a page, 1 to {most}. CSV, NDJSON and Parquet give every row unless a limit is set.",
)
OFFSET = Text(
    "跳过前面几行。有筛选、排序或分组时最多 {most}，更深请用 next。",
    "Rows to pass over. With a filter, an order or groups at most {most}; further on follow next.",
)
CURSOR = Text(
    "上一页的 next 里给出的位置。它固定在开始时的那一版数据上，翻多深都一样快。",
    "Where the page before ended, from its next link. It stays on the version it began with and is as fast at any "
    "depth.",
)
INCLUDE_TOTAL = Text("false 表示不数总行数，更快。", "false leaves the total out, which is faster.")
VERSION = Text("固定在某一版数据，从 1 起。", "Stay on one version of the data, counted from 1.")
SORT = Text(
    "排序的列，用逗号隔开，前面加“-”表示从大到小；空值总在最后。",
    "Columns to sort by, separated by commas, “-” before one reverses it; empty cells always come last.",
)
COLUMNS = Text("只要这些列，用逗号隔开。", "Only these columns, separated by commas.")
GROUP_BY = Text("按这些列分组，用逗号隔开，最多 3 列。", "Group by these columns, separated by commas, at most 3.")
MEASURE = Text(
    "每组的统计量，可重复：count、sum:列、mean:列、min:列、max:列。",
    "A measure of each group, repeatable: count, sum:column, mean:column, min:column, max:column.",
)
SEARCH = Text("任一文字列里包含这段文字的行。", "Rows with this text in any text column.")
LANG = Text("错误信息的语言：zh 或 en。", "The language of messages: zh or en.")
ENCODING = Text(
    "整个 CSV 文件的编码：utf-8、utf-8-sig（Excel）、gb18030。",
    "Encoding of a whole CSV file: utf-8, utf-8-sig (for Excel), gb18030.",
)
HEADER = Text("整个 CSV 文件的表头：name 或 label。", "Headings of a whole CSV file: name or label.")
FILTER = Text(
    "任何一列都可以筛选：列名=值 表示等于（重复写表示其中任一），列名__操作=值 用于其余操作：{operators}。",
    "Any column filters: column=value is “equals” (repeat it for any of several), column__operator=value for the "
    "others: {operators}.",
)

# ---- parameters of the list ----------------------------------------------------------------------------------------
WORDS = Text(
    "搜索词：中文、拼音或英文，与网站的搜索相同。",
    "Words to search for, in Chinese, pinyin or English, as on the site.",
)
FACET = Text("{facet}，可重复，任一相符即可。", "{facet}, repeatable: any of several.")
LIST_SORT = Text("排序：{values}。", "Order: {values}.")
PAGE = Text("第几页，从 1 起。", "The page, counted from 1.")
PER_PAGE = Text("一页几个，1 到 {most}。", "Datasets of a page, 1 to {most}.")

# ---- parts of a path -----------------------------------------------------------------------------------------------
DATASET_NAME = Text("数据集的名称或 id。", "The name or id of a dataset.")
RESOURCE_NAME = Text("数据集里一张表的名称或 id。", "The name or id of a table of the dataset.")
FORMAT = Text("格式：{values}。", "Format: {values}.")

# ---- endpoints -----------------------------------------------------------------------------------------------------
LIST_DATASETS = Text("查找数据集", "Find datasets")
GET_DATASET = Text("一个数据集的全部说明", "Everything about one dataset")
READ_ROWS = Text("读一张表的行，或按列分组汇总", "Read the rows of a table, or groups of them")
READ_ROWS_AS = Text(
    "同上，用后缀选格式；不写 limit 时 CSV、NDJSON、Parquet 是整个文件",
    "The same in a format chosen by the suffix; CSV, NDJSON and Parquet are whole files unless a limit is set",
)
READ_DATASET_OPENAPI = Text(
    "一个数据集的 OpenAPI 文档，含每一列", "The OpenAPI document of a dataset with every column"
)
ROWS_OF = Text("{title}的行", "Rows of {title}")
DOWNLOAD_TABLE = Text("把一张表下载成文件，可先筛选", "Download a table as a file, filtered if you like")
DOWNLOAD_ORIGINAL = Text("发布部门给出的原始文件", "The original file as its office gave it")
DOWNLOAD_WHOLE = Text(
    "整个数据集的 ZIP：表、说明、字段、许可", "A whole dataset as ZIP: tables, description, fields, licence"
)

# ---- the OpenAPI document ------------------------------------------------------------------------------------------
API_OF = Text("{title} API", "API of {title}")
ABOUT_API = Text(
    "{site}的数据接口：不需要密钥，任何网站的脚本都能读。下面是每个地址的参数、类型和答复。",
    "The data API of {site}: no key is needed, and scripts on any site may read it. Below are the parameters, types "
    "and answers of every address.",
)
ANSWERED = Text("答复", "The answer")
REFUSED_400 = Text("请求有误，说明怎样改", "The request is wrong; the message says how to change it")
REFUSED_403 = Text("不予开放，附原因", "Closed, with the reason")
REFUSED_404 = Text("没有这个数据集、表、版本或格式", "No such dataset, table, version or format")
REFUSED_413 = Text("结果大到这种格式装不下", "The answer is too large for this format")
REFUSED_429 = Text("请求太多，Retry-After 之后再来", "Too many requests; come back after Retry-After")
REFUSED_503 = Text("暂时答不了，或问题太重", "Cannot be answered at the moment, or the question is too heavy")
CKAN_ANSWERED = Text("CKAN 的信封，内容在 result 里", "CKAN's envelope, with the answer in result")
CKAN_MALFORMED = Text("读不懂的请求，用一句话说明", "A request that cannot be read, with a sentence")
CKAN_REFUSED = Text("CKAN 的信封，error 里有 __type 和说明", "CKAN's envelope, with __type and a message in error")

# ---- the documentation page ----------------------------------------------------------------------------------------
TAG_V1 = Text("数据集与行（v1）", "Datasets and rows (v1)")
TAG_FILES = Text("文件下载", "Files to download")
TAG_CKAN = Text("CKAN 接口", "CKAN API")
BACK_TO_DEVELOPERS = Text("开发者", "Developers")
DOCS_PARAMETER = Text("参数", "Parameter")
DOCS_KIND = Text("类型", "Type")
DOCS_MEANING = Text("意思", "Meaning")
DOCS_STATUS = Text("状态", "Status")
