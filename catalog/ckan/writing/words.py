"""The sentences of writing through the API, in both languages."""

from core.words import Text

TOKEN_NEEDED = Text(
    "写入要用令牌：请在“我的”页面创建一个，放在 Authorization 请求头里。",
    "writing needs a token: make one on your account page and send it in the Authorization header.",
)
WRITER_NEEDED = Text(
    "这个令牌不能写入目录。管理员的令牌可以写全部，部门发布员的令牌可以写本单位的草稿。",
    "this token may not write to the catalogue. An administrator's may write everything, a publisher's the drafts of "
    "its own organization.",
)
ADMINISTRATOR_NEEDED = Text(
    "这一步只有管理员的令牌可以做。请联系管理员。",
    "only an administrator's token may do this. Ask an administrator.",
)
OTHER_ORGANIZATION = Text(
    "这个令牌只能写本单位的数据集，而“{name}”属于另一个单位。请把 owner_org 写成自己的单位。",
    "this token may write for its own organization only, and “{name}” belongs to another. Give your own as owner_org.",
)
PUBLISHED_ALREADY = Text(
    "“{name}”已经公开，部门发布员的令牌只能改草稿。请联系管理员。",
    "“{name}” is public, and a publisher's token changes drafts only. Ask an administrator.",
)
KEPT_ELSEWHERE = Text(
    "“{name}”不是通过接口登记的，不能在这里修改。请改它所在的数据集文件夹或采集来源。",
    "“{name}” was not made through the API, so it cannot be changed here. Change its folder of the datasets, or where "
    "it is harvested from.",
)
ENTRY_OF_THE_CITY = Text(
    "“{name}”由城市设置文件维护，不能在这里修改。请改 offices.csv 或 themes.csv。",
    "“{name}” is kept in the files of the city, so it cannot be changed here. Change offices.csv or themes.csv.",
)
NOTHING_IS_PURGED = Text(
    "这里不彻底删除任何记录：删除后不再公开，名称可以再用，历史仍留着。请改用 {instead}。",
    "nothing is erased here: what is deleted is no longer shown and frees its name, and its history stays. "
    "Use {instead}.",
)
PACKAGE_NOT_FOUND = Text(
    "没有“{id}”这个数据集。请检查编号或名称。",
    "there is no dataset “{id}”. Check its id or name.",
)
RESOURCE_UNKNOWN = Text(
    "没有“{id}”这个资源。请检查编号。",
    "there is no resource “{id}”. Check its id.",
)
ENTRY_NOT_FOUND = Text(
    "没有“{id}”。请检查编号或名称。",
    "there is no organization or group “{id}”. Check its id or name.",
)
NO_SUCH_ACCOUNT = Text(
    "没有“{id}”这个用户。请写本站账户的编号或邮箱。",
    "there is no user “{id}”. Give the id or the e-mail address of an account here.",
)
