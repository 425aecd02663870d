"""The sentences of the CKAN API, in both languages. Blanks are the facts of the error that uses them."""

from core.words import Text

UNNAMED = Text("未命名资源", "Unnamed resource")

VALIDATION_FAILED = Text(
    "这些参数用不了：{problems}。请改正后再发送。",
    "These values cannot be used: {problems}. Correct them and send the request again.",
)
SEARCH_QUERY_INVALID = Text(
    "检索式用不了：{problem}。请参照 Solr 的写法检查字段、引号和括号。",
    "Search Query is invalid: {problem}. Check its fields, quotes and brackets against the Solr syntax.",
)
BAD_SEARCH = Text(
    "检索没有完成：{problem}。请简化检索条件后再试。",
    "Search error: {problem}. Make the search simpler and try again.",
)
BAD_BODY = Text(
    "请求内容的结构不对：{problem}。请对照接口说明检查各字段的类型。",
    "{problem}. Compare the types of what was sent with the description of the action.",
)
BODY_TOO_LARGE = Text(
    "请求内容超过 {limit_mb} MB，没有接收。请分几次发送；写入数据请带上有写入权限的令牌。",
    "The body exceeds {limit_mb} MB and was not received. Send it in parts; to write, send a token that may.",
)
ACTION_NOT_FOUND = Text(
    "没有“{name}”这个接口。接口名称见开发者页面。",
    "There is no action “{name}”. The developer page lists the names you can use.",
)
PACKAGE_IS_PRIVATE = Text(
    "“{id}”没有公开。要查看它，请发送管理员或所属单位发布员的令牌。",
    "“{id}” is not public. Send the token of an administrator, or of a publisher of its organization.",
)
TAG_NOT_FOUND = Text(
    "没有“{name}”这个标签。tag_list 列出全部标签。",
    "There is no tag “{name}”. tag_list names them all.",
)
VOCABULARY_NOT_FOUND = Text(
    "没有“{name}”这个词表：这里的标签都不属于词表。请去掉 vocabulary_id。",
    "There is no vocabulary “{name}”: the tags here belong to none. Leave out vocabulary_id.",
)
OTHER_USER = Text(
    "只能查看令牌本人的账户。请去掉 id，或换成自己的编号。",
    "A token shows the account of its owner only. Leave out id, or give your own.",
)
