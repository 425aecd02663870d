"""The words of what the account routes answer themselves; most answers are a page of the portal."""

from core.words import Text

FROM_ANOTHER_SITE = Text(
    "这一步不是从本站的页面发出的，所以没有执行。请回到本站的页面，再做一次。",
    "This was not sent from a page of this site, so it was not done. Go back to the page here and do it again.",
)
NO_FORM = Text(
    "没有读懂发来的内容，所以没有执行。请回到页面，重新填写后再提交。",
    "What was sent could not be read, so nothing was done. Go back to the page, fill it in and send it again.",
)
FORM_TOO_LARGE = Text(
    "提交的内容太长，所以没有执行。请写短一些再提交。",
    "What was sent is too long, so nothing was done. Make it shorter and send it again.",
)
NOT_DONE = Text("没有完成", "That did not work")
GO_BACK = Text("返回", "Go back")
TOKEN_MADE = Text("新的访问令牌", "Your new token")
TOKEN_SHOWN_ONCE = Text(
    "请现在复制并妥善保存，离开这一页就不会再显示：{token}",
    "Copy it now and keep it safe; it is not shown again: {token}",
)
BACK_TO_ACCOUNT = Text("回到我的账号", "Back to my account")

BECOME_ADMINISTRATOR = Text(
    "还没有系统管理员。请在浏览器里打开这个一次性链接，七天内有效：{address}",
    "There is no administrator yet. Open this link, which works once and for seven days: {address}",
)

# ---- what the pages say of themselves before any script runs ----
LOGIN = Text("登录", "Sign in")
REGISTER = Text("注册", "Register")
FORGOT = Text("忘记密码", "Forgotten password")
ACCOUNT = Text("我的账号", "My account")
LINK = Text("邮件里的链接", "A link from a mail")
PERSONAL = Text(
    "这一页需要在浏览器里启用 JavaScript。",
    "This page needs JavaScript in the browser.",
)
