"""Words in two languages: Chinese first, English complete."""

from dataclasses import dataclass
from typing import Literal, get_args

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)
DEFAULT_LANG: Lang = "zh"


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or label in both languages; blanks are written `{name}` in each.

    >>> Text("共 {count} 行", "{count} rows").say("zh", count=3)
    '共 3 行'
    """

    zh: str
    en: str

    def say(self, lang: Lang, **facts: object) -> str:
        """The words in one language; a fact that is itself a Text is said in the same language."""
        sentence = self.en if lang == "en" else self.zh
        told = {name: fact.say(lang) if isinstance(fact, Text) else fact for name, fact in facts.items()}
        return sentence.format(**told) if told else sentence

    def filled(self, **facts: object) -> "Text":
        """The sentence in both languages with its blanks filled in."""
        return Text(self.say("zh", **facts), self.say("en", **facts))


def as_lang(value: object) -> Lang:
    """The language that a URL or a header asks for; Chinese for anything unknown."""
    return "en" if str(value).lower().startswith("en") else DEFAULT_LANG


# ---- the sentences of core/errors ------------------------------------------------------------------------

BAD_SETTING = Text(
    "设置 {name} 的值“{value}”用不了：{fix}。",
    "The setting {name} cannot be “{value}”: {fix}.",
)
DEMO_IS_LOCAL = Text(
    "演示模式（PORTAL_DEMO=1）只能监听本机地址 127.0.0.1，现在是 {address}。"
    "请去掉 PORTAL_DEMO，或改为只监听 127.0.0.1。",
    "Demonstration mode (PORTAL_DEMO=1) listens on 127.0.0.1 only, not on {address}. "
    "Leave out PORTAL_DEMO, or listen on 127.0.0.1.",
)
STATE_IN_USE = Text(
    "数据文件 {path} 正被另一个进程使用。请先停止那个门户，或换一个 PORTAL_DATA_DIR。",
    "The state file {path} is in use by another process. Stop that portal first, or choose another PORTAL_DATA_DIR.",
)
STATE_UNAVAILABLE = Text(
    "连接不上数据库 {address}。请检查 PORTAL_DATABASE_URL 以及数据库是否已启动。",
    "The database {address} cannot be reached. Check PORTAL_DATABASE_URL and that the server is running.",
)
STATE_UNREADABLE = Text(
    "状态文件 {path} 打不开：{problem}。请从备份恢复，或把它移走，让门户重新导入数据集。",
    "The state file {path} cannot be opened: {problem}. Restore a backup, or move it away to import everything anew.",
)
DATA_DIR_UNUSABLE = Text(
    "数据文件夹 {path} 不能写入：{problem}。请改正权限，或换一个 PORTAL_DATA_DIR。",
    "The data folder {path} cannot be written to: {problem}. Correct its rights or choose another PORTAL_DATA_DIR.",
)
DISK_FULL = Text(
    "存放数据的磁盘已满，这一步没有完成。请稍后再试；管理员请腾出空间。",
    "The disk that holds the data is full, so this was not done. Try again later; whoever runs the portal: free space.",
)
STATE_AWAY = Text(
    "数据库暂时连不上，这一步没有完成。请过一会儿再试。",
    "The database cannot be reached at the moment, so this was not done. Please try again in a while.",
)
FILES_UNAVAILABLE = Text(
    "文件库暂时连不上。请过一会儿再试；管理员请检查 PORTAL_FILES_URL 以及存储服务是否正常。",
    "The file store cannot be reached. Try again in a while; whoever runs the portal: check PORTAL_FILES_URL.",
)
STATE_IS_NEWER = Text(
    "数据库由更新版本的门户建立（未知的结构步骤：{steps}）。请改用不低于该版本的程序。",
    "The database was made by a newer portal (unknown schema steps: {steps}). Run that version or a later one.",
)
FILE_MISSING = Text(
    "文件库里没有“{key}”。它可能已被撤下；请返回数据集页面重新下载。",
    "The file store has no “{key}”. It may have been withdrawn; go back to the dataset page and download again.",
)
BAD_FILE_KEY = Text(
    "“{key}”不能用作文件名：只能用相对路径，不能含“..”或反斜杠。",
    "“{key}” cannot name a file: use a relative path without “..” or backslashes.",
)
