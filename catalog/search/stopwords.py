"""Words that ask rather than name: left out of a query, unless nothing else is in it."""


def _listed(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


QUESTION_WORDS = _listed(
    "的 了 和 与 及 或 在 有 是 吗 呢 吧 啊 我 你 我们 请问 请 想 要 找 查找 查 查询 搜 搜索 看 看看 知道 给 给我",
    "哪 哪个 哪些 哪里 哪儿 哪一 什么 怎么 怎样 如何 多少 几个 有没有 这 那 这个 那个 这一 个 些 里 里面 中 其中 关于",
    "有关 相关 叫 叫做 名字 名为 包含 包括 含有 带有 提供 需要 可以 能 附近 最近 一下 到 去 对 从 为 被 把 都 也 哪家",
    "the a an of in on at to for by and or with from is are be was were has have had which what where how who when",
    "there any some me my i we you your do does can could would please find show get list search looking look want",
    "need about that this these those it its contain contains containing include includes including named called all",
    "near nearest nearby many much",
)

DATA_WORDS = _listed(
    "数据 数据集 数据表 表格 开放数据 资料 目录 文件 清单 表 数据库",
    "data dataset datasets database table tables file files",
)

FIELD_WORDS = _listed(
    "字段 字段名 列 一列 这列 列名 信息项 数据项 栏 栏目 变量",
    "column columns field fields variable variables attribute attributes",
)

WHICH_WORDS = _listed("哪 哪个 哪些 哪张 哪一 which what")
HAVING_WORDS = _listed("有 含 包含 包括 含有 带有 has have contains contain containing includes include with")
"""“Which dataset has …” asks for a column, even without that word."""

GENERIC_WORDS = _listed(
    "信息 统计 情况 名单 名录 一览 一览表 月度 每月 每日 年度 每年 数量 明细 记录 总数 总量 情况表 全部 所有",
    "市 区 县 城市 各区 各区县 区县 辽宁 辽宁省 基本 主要 地方 东西 本市 全市 我市 我们市 按月 按日 按年",
    "information statistics statistic record records number total monthly daily yearly annual city municipal district",
    "districts each per",
)
"""These name something, but almost every dataset has them, so they weigh little."""

GENERIC_WEIGHT = 0.15
