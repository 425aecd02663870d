"""The words of the developers' page."""

from dataclasses import dataclass

from core.words import Text

DEVELOPERS = Text("开发者", "Developers")
LEAD = Text(
    "这里的公开数据都可以用程序读取：不需要密钥，不需要登录，任何网站的脚本都能跨域访问。",
    "All open data here can be read by programs: no key, no account, and scripts on any site may ask.",
)
FIRST_REQUEST = Text("第一个请求", "A first request")
FIRST_REQUEST_LEAD = Text(
    "复制到终端运行：查找数据集，再读其中一张表的前 3 行。",
    "Copy these into a terminal: find datasets, then read the first 3 rows of a table.",
)
FIRST_REQUEST_MORE = Text(
    "每个数据集页面的“接口”里，有针对当前筛选的现成代码：pandas、curl、Excel、JavaScript、R、DuckDB、ckanapi。",
    "The API tab of each dataset page has ready code for the filter you have set: pandas, curl, Excel, JavaScript, R, "
    "DuckDB, ckanapi.",
)
FIND_A_DATASET = Text("去找一份数据", "Find a dataset")
WHAT_IS_OFFERED = Text("有哪些接口", "What is offered")
LIMITS = Text("限制", "Limits")
PROMISE = Text("可以放心依赖什么", "What you can rely on")
LIMIT_REQUESTS = Text(
    "每个网络地址每分钟最多 {quota} 次请求。每个答复的 RateLimit 头里写着还剩几次；超过后返回 429，"
    "Retry-After 告诉您等几秒。",
    "{quota} requests a minute for one network address. The RateLimit header of each answer says how many are left; "
    "beyond that the answer is 429, and Retry-After says how many seconds to wait.",
)
LIMIT_ROWS = Text(
    "JSON 一页最多 10 000 行，用 next 翻页，翻多深都一样快；CSV、NDJSON、Parquet 一次给出全部行。",
    "A page of JSON has at most 10,000 rows; follow next to any depth at the same speed. CSV, NDJSON and Parquet give "
    "every row at once.",
)
LIMIT_TIME = Text(
    "一个问题最多算 20 秒；太重的问题会返回 503 和改法，不会拖慢别人。",
    "A question may take 20 seconds; a heavier one is answered 503 with what to change, and slows nobody else down.",
)
PROMISE_VERSIONS = Text(
    "已发布的每一版数据永远不变：写上 version=1 就固定在那一版；旧版一直可读。",
    "A published version never changes: write version=1 to stay on it; old versions remain readable.",
)
PROMISE_CACHE = Text(
    "每个答复都有 ETag：带上 If-None-Match，没有变化时只返回 304，不传数据。",
    "Every answer has an ETag: send If-None-Match, and what is unchanged comes back as a 304 without a body.",
)
PROMISE_TYPES = Text(
    "日期写成 2025-01-31，编号保留开头的 0，空单元格是 null；列名和类型写在每个数据集的 OpenAPI 里。",
    "Dates are written 2025-01-31, codes keep their leading zeros, empty cells are null; the OpenAPI document of each "
    "dataset has its columns and types.",
)
PROMISE_ADDRESSES = Text(
    "/api/v1 的地址和字段只增不改；要改会用新的版本号，旧的继续可用。",
    "Under /api/v1 addresses and members are only ever added; a change gets a new version number beside the old one.",
)
PROMISE_MESSAGES = Text(
    "出错时返回 JSON：code 给程序看，中英文各一句给人看，写明怎样改。",
    "An error is JSON: a code for programs, and a sentence in both languages for people that says what to change.",
)


@dataclass(frozen=True, slots=True)
class Door:
    """A way in: `address` is an example that works; `links` lead to what describes it."""

    title: Text
    words: Text
    address: str
    links: tuple[tuple[str, Text], ...]


ALL_ADDRESSES = Text("全部地址与参数", "All addresses and parameters")
OPENAPI = Text("OpenAPI 3.1 文档", "OpenAPI 3.1 document")

DOORS: tuple[Door, ...] = (
    Door(
        Text("行接口", "Row API"),
        Text(
            "查找数据集，按列筛选、排序、分组，翻页读取。JSON、CSV、NDJSON、Parquet。",
            "Find datasets; filter, sort and group their rows, page by page. JSON, CSV, NDJSON, Parquet.",
        ),
        "/api/v1/datasets",
        (("/api/docs", ALL_ADDRESSES), ("/api/openapi.json", OPENAPI)),
    ),
    Door(
        Text("CKAN 接口", "CKAN API"),
        Text(
            "与 CKAN 的 Action API 第 3 版相同：ckanapi、ckanr、QGIS 等现有程序换个网址就能用。",
            "The Action API of CKAN, version 3: programs such as ckanapi, ckanr and QGIS work with a new address.",
        ),
        "/api/3/action/package_search?q=bus",
        (("/api/docs#CKAN", ALL_ADDRESSES), ("/api/3/action/status_show", Text("接口状态", "Status of the API"))),
    ),
    Door(
        Text("SQL", "SQL"),
        Text(
            "用一条 SELECT 查询和连接多张表：先在 SQL 页面试好，再放进程序。",
            "Ask and join tables with one SELECT: try it on the SQL page, then put it into a program.",
        ),
        "/api/3/action/datastore_search_sql?sql=SELECT+count(*)+FROM+%22{table}%22",
        (("/sql", Text("打开 SQL 页面", "Open the SQL page")),),
    ),
    Door(
        Text("整表下载", "Downloads"),
        Text(
            "固定地址，支持断点续传和校验；CSV、XLSX、JSON、NDJSON、Parquet，有坐标的还有 GeoJSON。",
            "Lasting addresses that resume and have checksums: CSV, XLSX, JSON, NDJSON, Parquet, GeoJSON for points.",
        ),
        "/download/{dataset}/{resource}.csv",
        (("/api/docs#files", ALL_ADDRESSES),),
    ),
    Door(
        Text("智能助手（MCP）", "Assistants (MCP)"),
        Text(
            "在支持 MCP 的智能助手里填入这个地址，它就能查找数据集、读表和运行 SQL；只读，不需要密钥。",
            "Give this address to an assistant that speaks MCP: it can find datasets, read tables and run SQL. "
            "Read-only, no key.",
        ),
        "/mcp",
        (),
    ),
    Door(
        Text("开放标准与订阅", "Open standards and feeds"),
        Text(
            "整个目录和每个数据集都有 DCAT-AP、data.json、Data Package、Croissant、CSVW 描述，更新可用 Atom 订阅。",
            "The catalogue and each dataset are described in DCAT-AP, data.json, Data Package, Croissant and CSVW; "
            "Atom feeds tell what is new.",
        ),
        "/dataset/{dataset}.ttl",
        (("/help#standards", Text("全部标准", "All standards")),),
    ),
)
"""What there is, in the order shown. `{dataset}`, `{resource}` and `{table}`, the id of the latter, exist."""
