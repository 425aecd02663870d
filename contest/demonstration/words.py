"""What the terminal says about the demonstration."""

from core.words import Text

INSTALLED = Text(
    "演示内容已装好：{contests} 个大赛、{people} 个虚构账号，用时 {seconds:.1f} 秒。登录页列出了各身份的账号。",
    "The demonstration is installed: {contests} contests, {people} invented accounts, in {seconds:.1f} s. "
    "The sign-in page lists an account for each role.",
)
OPENED = Text("演示账号已恢复，可以登录。", "The demonstration accounts can be used again.")
SHUT = Text(
    "这个数据文件夹里有演示账号；现在不是演示模式，它们已经不能登录。",
    "This data folder holds demonstration accounts; outside of demonstration mode nobody can sign in to them.",
)
DATASETS_MISSING = Text(
    "没有装演示大赛：数据目录里缺少 {datasets}。",
    "The demonstration contests are left out: the catalogue lacks {datasets}.",
)
IN_USE = Text(
    "没有装演示大赛：这个门户里已经有别的大赛或账号。要看演示，请换一个空的 PORTAL_DATA_DIR。",
    "The demonstration contests are left out: this portal has contests or accounts of its own. "
    "To see them, use an empty PORTAL_DATA_DIR.",
)
INTERRUPTED = Text(
    "上次装演示内容时中断了，大赛可能不全。请删除数据文件夹（或清空数据库）后重新启动。",
    "Installing the demonstration was interrupted last time, so that contests may be incomplete. "
    "Remove the data folder (or empty the database) and start again.",
)
