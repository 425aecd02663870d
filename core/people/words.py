"""The words of people: roles, and the sentences of core/people/errors."""

from core.words import Text

ROLES = {
    "publisher": Text("部门发布员", "Office publisher"),
    "judge": Text("评委", "Judge"),
    "organiser": Text("组织者", "Organiser"),
    "administrator": Text("系统管理员", "Administrator"),
    "auditor": Text("监督员", "Auditor"),
}

ROLE_NEEDED = Text(
    "这一步需要“{role}”身份，您的账号没有。如果应该有，请联系组织者或管理员。",
    "This needs the role “{role}”, which your account does not have. If it should, ask an organiser or administrator.",
)
