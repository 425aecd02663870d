"""The sentences of the DataStore, in both languages."""

from core.words import Text

TABLE_UNKNOWN = Text(
    "没有“{id}”这张表。请检查资源编号；用 package_show 可以查到数据集的资源。",
    "Resource “{id}” was not found in the DataStore. Check its id; package_show lists the resources of a dataset.",
)
TABLE_IS_PRIVATE = Text(
    "“{id}”不公开。请用其所属单位的令牌读取。",
    "the resource “{id}” is not public. Read it with a token of its organization.",
)
