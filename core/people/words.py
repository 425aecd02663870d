"""The words of people: roles, the sentences of core/people/errors, and the mails about an account."""

from core.words import Text

ROLES = {
    "publisher": Text("部门发布员", "Office publisher"),
    "judge": Text("评委", "Judge"),
    "organiser": Text("组织者", "Organiser"),
    "administrator": Text("系统管理员", "Administrator"),
    "auditor": Text("监督员", "Auditor"),
}
CLOSED_ACCOUNT = Text("已注销用户", "Closed account")

ROLE_NEEDED = Text(
    "这一步需要“{role}”身份，您的账号没有。如果应该有，请联系组织者或管理员。",
    "This needs the role “{role}”, which your account does not have. If it should, ask an organiser or administrator.",
)
NO_SUCH_ROLE = Text(
    "没有“{role}”这个身份，或者它不能用于“{scope}”。请从列表里选择。",
    "There is no role “{role}” for “{scope}”. Choose one from the list.",
)
ROLES_EXCLUDE = Text(
    "同一个人不能既是“{role}”又是“{other}”：办赛、评审和监督必须由不同的人承担。请先收回“{other}”，或另选他人。",
    "One person cannot be “{role}” and “{other}”: running, judging and watching a contest need different people. "
    "Take back “{other}” first, or choose somebody else.",
)
LAST_ADMINISTRATOR = Text(
    "这是唯一的系统管理员。请先指定另一位，再收回身份或注销账号。",
    "This is the only administrator. Appoint another one first.",
)
ACCOUNT_NOT_FOUND = Text(
    "没有找到这个账号，可能已经注销。请核对后再试。",
    "There is no such account; it may have been closed. Check and try again.",
)
PASSWORD_TOO_SHORT = Text(
    "密码太短：至少要 8 个字符。连着写几个不相关的词就很好记。",
    "The password is too short: use at least 8 characters. A few unrelated words are easy to remember.",
)
PASSWORD_TOO_LONG = Text(
    "密码太长：最多 1024 个字符。",
    "The password is too long: use at most 1024 characters.",
)
PASSWORD_TOO_COMMON = Text(
    "这个密码太常见，很容易被猜中。请换一个别人想不到的。",
    "This password is among the most common and easily guessed. Choose one that others would not think of.",
)
PASSWORD_IS_ADDRESS = Text(
    "密码不能和邮箱一样。请换一个。",
    "The password cannot be your mail address. Choose another one.",
)
SIGN_IN_FAILED = Text(
    "邮箱或密码不对。请检查大小写后再试，或者重设密码。",
    "The address or the password is wrong. Check capital letters and try again, or reset the password.",
)
WRONG_PASSWORD = Text(
    "密码不对，没有做任何改动。请再输一次，或者先重设密码。",
    "The password is wrong, so nothing was changed. Enter it again, or reset it first.",
)
NOT_CONFIRMED = Text(
    "密码正确，但邮箱还没有确认。我们刚刚又寄了一封确认邮件，请打开里面的链接。",
    "The password is right, but the address is not confirmed yet. A new mail is on its way: open the link in it.",
)
LINK_NOT_VALID = Text(
    "这个链接已经用过、已经过期，或者后来又寄出了新的。请用最近一封邮件里的链接，或重新申请。",
    "This link was used, has expired, or was replaced by a newer one. Use the link of the latest mail, or ask again.",
)
TOO_MANY_ATTEMPTS = Text(
    "尝试次数太多，请过 {minutes} 分钟再试。也可以换一个网络，或在以前登录过的设备上登录。",
    "Too many attempts: try again in {minutes} minutes, from another network, or on a device you signed in on before.",
)
TOO_BUSY = Text(
    "现在登录的人太多，这一步没有完成。请过几秒再试。",
    "Too many people are signing in at the moment, so this was not done. Try again in a few seconds.",
)
BAD_NAME = Text(
    "请填写称呼，不超过 40 个字，写在一行里。",
    "Give a name of at most 40 characters, on one line.",
)
BAD_AFFILIATION = Text(
    "单位名称请写在一行里，不超过 100 个字；没有单位可以留空。",
    "Write the organisation on one line, in at most 100 characters; leave it empty if there is none.",
)
ABOUT_TOO_LONG = Text(
    "个人简介最多 1000 个字，请写短一些。",
    "The text about yourself may have 1000 characters; make it shorter.",
)
ADDRESS_NOT_FREE = Text(
    "这个邮箱现在不能用于您的账号。请换一个，或联系管理员。",
    "This address cannot be used for your account now. Choose another one, or ask the administrator.",
)
SIGN_IN_NEEDED = Text(
    "请先登录，然后再继续。",
    "Please sign in first, then go on.",
)
TERMS_NEEDED = Text(
    "请先阅读并同意用户须知，再注册。",
    "Please read the terms and agree to them before you register.",
)
TOKEN_NOT_FOUND = Text(
    "没有找到这个访问令牌，可能已经撤销。",
    "There is no such token; it may have been revoked already.",
)
TOO_MANY_TOKENS = Text(
    "一个账号最多 20 个有效的访问令牌。请先撤销不用的。",
    "An account may have 20 valid tokens. Revoke those you no longer use first.",
)
BAD_TOKEN_NAME = Text(
    "请给访问令牌起一个名字，不超过 60 个字，方便以后辨认。",
    "Name the token in at most 60 characters, so that you can tell it from others later.",
)
OUTSIDE_ADDRESS_NEEDED = Text(
    "统一登录没有给出已验证的邮箱，所以还不能建立账号。请先在那里验证邮箱，或者用邮箱直接注册。",
    "The outside sign-in gave no verified mail address, so no account can be made. Verify it there, or register here.",
)
