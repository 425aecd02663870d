"""Licences that data portals name by ids of their own, so that a dataset that comes from one is not left without words.

The ids, titles and addresses are those of the list that CKAN portals begin with; `is_open` follows the Open Definition.
A city's own licences.csv comes first: it tells in plain words what a user may and must do.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from core.words import Text


@dataclass(frozen=True, slots=True)
class KnownLicence:
    title: Text
    url: str
    is_open: bool


_CC, _ODC = "https://creativecommons.org/licenses", "https://opendatacommons.org/licenses"

KNOWN_LICENCES: Mapping[str, KnownLicence] = MappingProxyType(
    {
        "notspecified": KnownLicence(Text("未注明许可", "License not specified"), "", False),
        "odc-pddl": KnownLicence(
            Text(
                "开放数据共用公有领域贡献与许可（PDDL）",
                "Open Data Commons Public Domain Dedication and License (PDDL)",
            ),
            f"{_ODC}/pddl/",
            True,
        ),
        "odc-odbl": KnownLicence(
            Text("开放数据共用开放数据库许可（ODbL）", "Open Data Commons Open Database License (ODbL)"),
            f"{_ODC}/odbl/",
            True,
        ),
        "odc-by": KnownLicence(
            Text("开放数据共用署名许可", "Open Data Commons Attribution License"), f"{_ODC}/by/", True
        ),
        "cc-zero": KnownLicence(
            Text("知识共享 CC0 公有领域贡献", "Creative Commons CCZero"),
            "https://creativecommons.org/publicdomain/zero/1.0/",
            True,
        ),
        "cc-by": KnownLicence(Text("知识共享署名", "Creative Commons Attribution"), f"{_CC}/by/4.0/", True),
        "cc-by-sa": KnownLicence(
            Text("知识共享署名—相同方式共享", "Creative Commons Attribution Share-Alike"), f"{_CC}/by-sa/4.0/", True
        ),
        "cc-nc": KnownLicence(
            Text("知识共享非商业（任一版本）", "Creative Commons Non-Commercial (Any)"), f"{_CC}/by-nc/2.0/", False
        ),
        "gfdl": KnownLicence(
            Text("GNU 自由文档许可", "GNU Free Documentation License"), "https://www.gnu.org/copyleft/fdl.html", True
        ),
        "uk-ogl": KnownLicence(
            Text("英国开放政府许可（OGL）", "UK Open Government Licence (OGL)"),
            "https://www.nationalarchives.gov.uk/doc/open-government-licence/",
            True,
        ),
        "other-open": KnownLicence(Text("其他（开放）", "Other (Open)"), "", True),
        "other-pd": KnownLicence(Text("其他（公有领域）", "Other (Public Domain)"), "", True),
        "other-at": KnownLicence(Text("其他（署名）", "Other (Attribution)"), "", True),
        "other-nc": KnownLicence(Text("其他（非商业）", "Other (Non-Commercial)"), "", False),
        "other-closed": KnownLicence(Text("其他（不开放）", "Other (Not Open)"), "", False),
    }
)

NOT_SPECIFIED = "notspecified"
PLAIN_NOT_SPECIFIED = Text(
    "发布单位没有注明许可，使用前请先与其联系。",
    "The publisher states no licence. Ask before you use the data.",
)
PLAIN_ELSEWHERE = Text(
    "这是发布单位所注明的许可，条款见其原文。",
    "This is the licence that the publisher states; its own text tells the terms.",
)
