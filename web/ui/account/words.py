"""The words of the account pages."""

from core.words import Text

# ---- frame -----------------------------------------------------------------------------------------------
SIGN_IN = Text("登录", "Sign in")
SIGN_OUT = Text("退出登录", "Sign out")
REGISTER = Text("注册", "Register")
MY_ACCOUNT = Text("我的账号", "My account")
FINISH_SIGN_IN = Text("完成登录", "Finish signing in")
ACCOUNT = Text("账号", "Account")
SIGN_IN_FIRST = Text("请先登录", "Please sign in")
SIGN_IN_FIRST_WHY = Text(
    "这一页只对登录的人开放。登录后会回到这里；还没有账号的话，注册只要一分钟。",
    "This page is for people who are signed in. You will come back here; registering takes a minute.",
)

# ---- fields ----------------------------------------------------------------------------------------------
EMAIL = Text("邮箱", "Mail address")
PASSWORD = Text("密码", "Password")
PASSWORD_RULE = Text(
    "至少 8 个字符，不要用常见的密码。连着写几个不相关的词最好记。",
    "At least 8 characters, not a common password. A few unrelated words are easiest to remember.",
)
NEW_PASSWORD = Text("新密码", "New password")
CURRENT_PASSWORD = Text("现在的密码", "Current password")
DISPLAY_NAME = Text("称呼", "Name")
DISPLAY_NAME_HINT = Text("队友和组织者看到的名字", "What team-mates and organisers see")
AFFILIATION = Text("单位（可不填）", "Organisation (optional)")
AFFILIATION_HINT = Text(
    "学校、公司或部门的全称。评审时用来避免利益冲突。",
    "Full name of the school, firm or office. It keeps judges away from works of their own organisation.",
)
ABOUT = Text("个人简介（可不填）", "About you (optional)")
MAIL_LANG = Text("邮件里先用的语言", "Language that comes first in mails")
CHINESE = Text("中文", "Chinese")
ENGLISH = Text("英文", "English")
AGREE = Text("我已阅读并同意用户须知", "I have read the terms and agree")
TERMS = Text("用户须知", "Terms for users")

# ---- sign in ---------------------------------------------------------------------------------------------
SIGN_IN_LEAD = Text(
    "查找和下载数据不需要账号；参赛、投票和评审需要。",
    "Data can be found and downloaded without an account; contests, votes and reviews need one.",
)
FORGOT = Text("忘记密码", "Forgotten password")
NO_ACCOUNT_YET = Text("还没有账号？", "No account yet?")
SIGNED_IN_AS = Text("您已登录：{name}", "You are signed in as {name}")
GO_ON = Text("继续", "Go on")
OUTSIDE_SIGN_IN = Text("用统一身份登录", "Sign in with your organisation")
OUTSIDE_AS = Text("继续使用：{name}", "Go on as {name}")
OUTSIDE_OTHER = Text("换一个统一身份", "Use another identity")
OR = Text("或者", "or")
DEMO_ACCOUNTS = Text("演示账号", "Demonstration accounts")
DEMO_LEAD = Text(
    "演示站点：每个身份有一个虚构的账号，按一下就能登录。密码都是 {password}",
    "A demonstration: each role has an invented account, one click signs you in. All passwords are {password}",
)
ROLE = Text("身份", "Role")
SIGN_IN_AS = Text("登录为 {name}", "Sign in as {name}")

# ---- register --------------------------------------------------------------------------------------------
REGISTER_LEAD = Text(
    "填好后我们寄一封确认邮件；打开里面的链接就可以用了。",
    "We then send a mail; open the link in it and the account is ready.",
)
HAVE_ACCOUNT = Text("已经有账号？", "Have an account already?")
MAIL_SENT = Text("请查收邮件", "Look in your mailbox")
MAIL_SENT_REGISTER = Text(
    "我们寄出了一封邮件。请在两天内打开里面的链接，完成注册。",
    "A mail is on its way. Open the link in it within two days to finish.",
)
MAIL_SENT_RESET = Text(
    "我们寄出了一封邮件。如果这个邮箱有账号，里面有重设密码的链接，两小时内有效。",
    "A mail is on its way. If the address has an account, the link in it resets the password within two hours.",
)
MAIL_HINT = Text(
    "几分钟后还没有收到？请看看垃圾邮件，或检查邮箱是否写错，再提交一次。",
    "Nothing after some minutes? Look among spam, or check the address and send the form again.",
)
MAIL_IN_OUTBOX = Text(
    "演示站点没有接邮件服务器：邮件是数据文件夹里 outbox 中的文件。",
    "This demonstration has no mail server: mails are files in the folder “outbox” of the data folder.",
)
TRY_AGAIN = Text("重新填写", "Fill it in again")

# ---- forgotten password ----------------------------------------------------------------------------------
FORGOT_LEAD = Text(
    "写下注册时用的邮箱，我们把重设密码的链接寄给您。",
    "Give the address you registered with, and we mail you a link to set a new password.",
)
SEND_LINK = Text("寄送链接", "Send the link")

# ---- mailed links ----------------------------------------------------------------------------------------
LINK_TITLES = {
    "confirm": Text("完成注册", "Finish registering"),
    "reset": Text("设置新密码", "Set a new password"),
    "change_email": Text("确认新邮箱", "Confirm the new address"),
    "first_administrator": Text("建立第一个管理员", "Make the first administrator"),
}
LINK_GONE = Text("链接已失效", "This link no longer works")
CONFIRM_LEAD = Text("按下按钮，您的账号就可以用了。", "Press the button and your account is ready.")
CONFIRM_ELSEWHERE = Text(
    "您现在用的不是注册时的浏览器，请再输一次注册时设置的密码。",
    "This is not the browser you registered in, so enter the password you chose once more.",
)
CONFIRM_BUTTON = Text("确认邮箱并登录", "Confirm and sign in")
RESET_LEAD = Text("设置后，其他设备会退出登录。", "Other devices will be signed out.")
SAVE_AND_SIGN_IN = Text("保存并登录", "Save and sign in")
CHANGE_LEAD = Text("按下按钮，您的账号就改用这个邮箱。", "Press the button and your account uses this address.")
CHANGE_BUTTON = Text("改用这个邮箱", "Use this address")
FIRST_LEAD = Text(
    "这个账号可以指定组织者、监督员和其他管理员，但自己不能参与办赛和评审。",
    "This account appoints organisers, auditors and other administrators, and takes no part in contests itself.",
)
FIRST_BUTTON = Text("建立管理员账号", "Make the account")

# ---- my account ------------------------------------------------------------------------------------------
PROFILE = Text("个人资料", "Profile")
SAVE = Text("保存", "Save")
ROLES = Text("我的身份", "My roles")
NO_ROLES = Text("参赛者，没有其他身份。", "A member, without further roles.")
EVERYWHERE = Text("全站", "the whole portal")
ROLE_IN = Text("{role}：{scope}", "{role}: {scope}")
CHANGE_EMAIL = Text("更换邮箱", "Change the mail address")
EMAIL_NOW = Text("现在的邮箱：{email}", "Address now: {email}")
NEW_EMAIL = Text("新邮箱", "New mail address")
CHANGE_EMAIL_HINT = Text(
    "新邮箱会收到确认链接；确认之前，原来的邮箱继续有效。",
    "The new address gets a link; until it is opened, the old address stays.",
)
CHANGE_PASSWORD = Text("更改密码", "Change the password")
DEVICES = Text("登录的设备", "Signed-in devices")
THIS_DEVICE = Text("本机", "this one")
UNKNOWN_DEVICE = Text("未知的浏览器", "Unknown browser")
DEVICE_SEEN = Text("最近使用 {when}，登录于 {since}", "Last used {when}, signed in {since}")
END = Text("退出", "Sign out")
END_DEVICE = Text("让“{device}”退出登录", "Sign “{device}” out")
END_OTHERS = Text("让其他设备全部退出", "Sign all other devices out")
TOKENS = Text("访问令牌", "API tokens")
TOKENS_LEAD = Text(
    "程序用访问令牌代替密码。令牌只显示一次；不用了就撤销。",
    "Programs use a token instead of the password. It is shown once; revoke it when it is no longer used.",
)
TOKEN_LABEL = Text("用途", "What it is for")
TOKEN_LASTS = Text("有效期", "Valid for")
TOKEN_LASTS_CHOICES = (
    ("30", Text("30 天", "30 days")),
    ("90", Text("90 天", "90 days")),
    ("365", Text("一年", "a year")),
    ("", Text("直到撤销", "until revoked")),
)
MAKE_TOKEN = Text("新建令牌", "Make a token")
TOKEN_ENDS = Text("{when} 到期", "ends {when}")
TOKEN_ENDED = Text("已过期", "expired")
TOKEN_USED = Text("最近使用 {when}", "last used {when}")
TOKEN_UNUSED = Text("还没有用过", "not used yet")
REVOKE = Text("撤销", "Revoke")
REVOKE_TOKEN = Text("撤销“{name}”", "Revoke “{name}”")
CLOSE_ACCOUNT = Text("注销账号", "Close the account")
CLOSE_LEAD = Text(
    "邮箱、称呼、单位和简介立即删除，不能恢复。已公布的比赛结果保留，您的名字显示为“已注销用户”。",
    "Your address, name, organisation and text are erased at once, for good. Published results stay, with “closed "
    "account” in place of your name.",
)
SURE = Text("我确定要注销，知道不能恢复", "I am sure, and know that it cannot be undone")

# ---- what was done ---------------------------------------------------------------------------------------
DONE = {
    "welcome": Text("欢迎！账号已经可以使用。", "Welcome! Your account is ready."),
    "profile": Text("个人资料已保存。", "Your profile is saved."),
    "password": Text("密码已更改，其他设备已退出登录。", "Your password is changed; other devices are signed out."),
    "address-mail": Text(
        "确认链接已寄往新邮箱，一天内有效。请在本浏览器里打开。",
        "A link is on its way to the new address. Open it in this browser within a day.",
    ),
    "address": Text("邮箱已更换，以后请用新邮箱登录。", "The address is changed: sign in with the new one now."),
    "session": Text("已退出登录。", "Signed out there."),
    "token": Text("令牌已撤销。", "The token is revoked."),
    "signed-out": Text("您已退出登录。", "You are signed out."),
    "closed": Text("账号已注销，个人资料已删除。", "The account is closed and your personal data erased."),
}
NOT_SURE = Text(
    "没有注销：请先勾选确认的方框。",
    "The account was not closed: tick the box first.",
)
BAD_ADDRESS = Text(
    "这个邮箱不能用。请检查是否写全，例如 name@school.example。",
    "This mail address cannot be used. Check that it is complete, as in name@school.example.",
)
