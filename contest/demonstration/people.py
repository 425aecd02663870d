"""The invented people of the demonstration: one account for each role, shown on the sign-in page, and the crowd.

Every name says 示例 and every address ends in `.example`, which reaches nobody (RFC 2606). Only the accounts for the
roles have a password, the same public one; the others are there to be read about, and nobody signs in as them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from core.words import Text

PASSWORD = "shili-2026-demo"  # noqa: S105 — public: it stands on the sign-in page of every demonstration
DOMAIN = "demo.portal.example"  # by which accounts with the public password are known for ever

UNIVERSITY, INSTITUTE = "示例大学", "示例理工学院"
COMPANY, STUDIO = "示例科技公司", "示例设计工作室"
LABORATORY, COMMUNITY = "示例数据研究所", "示例社区服务中心"
TRANSPORT, CLINIC = "示例交通研究院", "示例健康信息公司"
COMMITTEE, TESTERS, OFFICE = "示例大赛组委会", "示例评测中心", "示例数据办公室"
DOMAINS: Mapping[str, str] = {
    UNIVERSITY: "daxue-shili.example",
    INSTITUTE: "ligong-shili.example",
    COMPANY: "keji-shili.example",
    STUDIO: "sheji-shili.example",
    LABORATORY: "yanjiu-shili.example",
    COMMUNITY: "shequ-shili.example",
    TRANSPORT: "jiaotong-shili.example",
    CLINIC: "jiankang-shili.example",
}


@dataclass(frozen=True, slots=True)
class Person:
    """`role` is what the sign-in page says; None for the crowd."""

    key: str
    name: str
    email: str
    affiliation: str = ""
    role: Text | None = None
    about: str = ""


def _role(key: str, name: str, affiliation: str, role: Text) -> Person:
    about = "演示用的虚构账号，人人可以登录。This account is invented; anybody may sign in to it."
    return Person(key, name, f"{key}@{DOMAIN}", affiliation, role, about)


ROLES: tuple[Person, ...] = (
    _role("member", "方示例", "", Text("会员（还没有参赛）", "Member, in no team yet")),
    _role(
        "leader", "林示例", UNIVERSITY, Text("队长（本届参赛，上届获奖）", "Team leader, a winner of the last edition")
    ),
    _role("teammate", "周示例", UNIVERSITY, Text("队员", "Team member")),
    _role("judge", "沈示例", TESTERS, Text("评委（有作品待评）", "Judge with works waiting")),
    _role("organiser", "顾示例", COMMITTEE, Text("组织者甲", "First organiser")),
    _role("organiser-2", "陶示例", COMMITTEE, Text("组织者乙（确认须两人办理的事）", "Second organiser, to confirm")),
    _role("admin", "管示例", "", Text("管理员", "Administrator")),
    _role("auditor", "章示例", "", Text("监督员（裁决申诉）", "Auditor, decides appeals")),
    _role("publisher", "白示例", OFFICE, Text("部门发布员", "Publisher of an office")),
)

# (surname, organisation) in the order in which they registered; who has none enters alone
_CROWD: tuple[tuple[str, str], ...] = (
    ("李", UNIVERSITY), ("王", UNIVERSITY), ("张", INSTITUTE), ("刘", INSTITUTE), ("陈", INSTITUTE),
    ("杨", COMPANY), ("赵", COMPANY), ("黄", COMMUNITY), ("吴", COMMUNITY), ("徐", ""),
    ("孙", ""), ("胡", ""), ("朱", ""), ("高", ""), ("何", UNIVERSITY),
    ("郭", CLINIC), ("马", CLINIC), ("罗", ""), ("梁", ""), ("宋", INSTITUTE),
    ("郑", ""), ("谢", ""), ("韩", ""), ("唐", ""), ("冯", ""),
    ("于", ""), ("董", ""), ("萧", ""), ("程", ""), ("曹", ""),
)  # fmt: skip
_JUDGES: tuple[tuple[str, str], ...] = (
    ("袁", UNIVERSITY), ("邓", COMPANY), ("许", LABORATORY), ("傅", TRANSPORT), ("曾", STUDIO), ("彭", TESTERS),
)  # fmt: skip


def _crowd(prefix: str, people: tuple[tuple[str, str], ...]) -> tuple[Person, ...]:
    made = []
    for number, (surname, affiliation) in enumerate(people, start=1):
        key = f"{prefix}{number:02}"
        domain = DOMAINS.get(affiliation, f"{key}-shili.example")
        made.append(Person(key, f"{surname}示例", f"{key}@{domain}", affiliation))
    return tuple(made)


ENTRANTS = _crowd("p", _CROWD)
JUDGES = _crowd("j", _JUDGES)
EVERYBODY = (*ROLES, *ENTRANTS, *JUDGES)
