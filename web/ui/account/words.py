"""The words of the account pages."""

from core.words import Text

# ---- frame -----------------------------------------------------------------------------------------------
SIGN_IN = Text("登录", "Sign in")
REGISTER = Text("注册", "Register")
MY_ACCOUNT = Text("我的账号", "My account")
SIGN_IN_FIRST = Text("请先登录", "Please sign in")
SIGN_IN_FIRST_WHY = Text(
    "这一页只对登录的人开放。登录后会回到这里；还没有账号的话，注册只要一分钟。",
    "This page is for people who are signed in. You will come back here; registering takes a minute.",
)
