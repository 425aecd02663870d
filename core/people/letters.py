"""The mails about an account. None carries a name or text that somebody else could have typed in."""

from core.mail.letters import Letter
from core.words import Text

CONFIRM = Letter(
    Text("请确认您的邮箱", "Confirm your address"),
    Text(
        "有人（想必是您）用这个邮箱在 {site} 注册。\n\n"
        "请打开下面的链接，按一下按钮完成注册，两天内有效：\n{address}\n\n"
        "如果不是您，请不要理会这封邮件：没有确认的邮箱不会建立可用的账号。",
        "Somebody, presumably you, registered at {site} with this address.\n\n"
        "Open this link and press the button to finish. It works for two days:\n{address}\n\n"
        "If it was not you, ignore this mail: an address that is not confirmed has no usable account.",
    ),
)
ALREADY_REGISTERED = Letter(
    Text("您已经有账号", "You already have an account"),
    Text(
        "有人用这个邮箱在 {site} 注册，但这个邮箱已经有账号。\n\n如果是您：请直接登录 {site}/login ，"
        "忘了密码可以重设 {site}/forgot 。\n如果不是您，不需要做什么，您的账号没有任何变化。",
        "Somebody registered at {site} with this address, which has an account already.\n\n"
        "If it was you: sign in at {site}/login or reset the password at {site}/forgot .\n"
        "If it was not, there is nothing to do: your account is unchanged.",
    ),
)
RESET = Letter(
    Text("重设密码", "Reset your password"),
    Text(
        "有人（想必是您）要为 {site} 的账号重设密码。\n\n请打开下面的链接设置新密码，两小时内有效：\n{address}\n\n"
        "如果不是您，请不要理会这封邮件，原来的密码继续有效。",
        "Somebody, presumably you, asked to reset the password at {site}.\n\n"
        "Open this link to set a new one. It works for two hours:\n{address}\n\n"
        "If it was not you, ignore this mail: the old password goes on working.",
    ),
)
NO_ACCOUNT = Letter(
    Text("这个邮箱没有账号", "There is no account for this address"),
    Text(
        "有人要在 {site} 为这个邮箱重设密码，但这个邮箱没有账号。\n\n如果是您：您可能用别的邮箱注册过，"
        "也可以在 {site}/register 注册。\n如果不是您，请不要理会这封邮件。",
        "Somebody asked to reset the password for this address at {site}, but it has no account.\n\n"
        "If it was you: you may have registered with another address, or register at {site}/register .\n"
        "If it was not, ignore this mail.",
    ),
)
PASSWORD_CHANGED = Letter(
    Text("密码已更改", "Your password was changed"),
    Text(
        "您在 {site} 的密码刚刚更改，其他设备已退出登录。\n\n如果不是您本人，请立即重设密码：{site}/forgot",
        "Your password at {site} was just changed, and other devices were signed out.\n\n"
        "If it was not you, reset it at once: {site}/forgot",
    ),
)
CHANGE_ADDRESS = Letter(
    Text("请确认新邮箱", "Confirm your new address"),
    Text(
        "有人（想必是您）要把 {site} 的账号改用这个邮箱。\n\n请在已登录的浏览器里打开下面的链接确认，一天内有效：\n"
        "{address}\n\n如果不是您，请不要理会这封邮件。",
        "Somebody, presumably you, wants to use this address for an account at {site}.\n\n"
        "Open this link in a browser where you are signed in. It works for one day:\n{address}\n\n"
        "If it was not you, ignore this mail.",
    ),
)
ADDRESS_HAS_ACCOUNT = Letter(
    Text("这个邮箱已经有账号", "This address already has an account"),
    Text(
        "有人要把 {site} 的另一个账号改用这个邮箱，但这个邮箱已经有自己的账号，所以没有改动。\n\n"
        "如果是您，请先登录这个邮箱的账号并注销它；如果不是您，不需要做什么。",
        "Somebody wanted to use this address for another account at {site}, but it has one of its own, so nothing was "
        "changed.\n\nIf it was you, sign in to that account and close it first; if not, there is nothing to do.",
    ),
)
ADDRESS_CHANGE_ASKED = Letter(
    Text("有人要更换您账号的邮箱", "A change of your address was asked for"),
    Text(
        "您在 {site} 的账号要改用另一个邮箱；在新邮箱确认之前，这个邮箱继续有效。\n\n"
        "如果不是您本人，请立即更改密码：{site}/forgot",
        "Your account at {site} is to use another mail address; until that is confirmed, this one stays.\n\n"
        "If it was not you, change your password at once: {site}/forgot",
    ),
)
ADDRESS_CHANGED = Letter(
    Text("账号邮箱已更换", "The address of your account was changed"),
    Text(
        "您在 {site} 的账号已改用另一个邮箱，这个邮箱不再能登录。\n\n如果不是您本人，请尽快联系管理员。",
        "Your account at {site} now uses another mail address; this one no longer signs in.\n\n"
        "If it was not you, contact the administrator soon.",
    ),
)
CLOSED = Letter(
    Text("账号已注销", "Your account is closed"),
    Text(
        "您在 {site} 的账号已按您的要求注销，个人资料已经删除。\n\n这是最后一封邮件。欢迎以后再来注册。",
        "Your account at {site} was closed as you asked, and your personal data erased.\n\n"
        "This is the last mail. You are welcome to register again.",
    ),
)
