"""What the declarations of the services share: columns that recur, coded values, the words of a simulated dataset."""

from collections.abc import Mapping
from typing import Any

from scripts.simulate.city import BOUNDS
from scripts.simulate.framework import F, Package

DISTRICT_KEY = ("district_code", "districts", "districts", "code")
ENTERPRISE_KEY = ("enterprise_id", "enterprises", "enterprises", "enterprise_id")


def choices(words: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """{Chinese value: English} as the codes of a field whose values are Chinese words."""
    return {value: (value, english) for value, english in words.items()}


def key_column(name: str, title: str, title_en: str, pattern: str, element: str) -> F:
    """The identifier of a table's rows, and the one source of its data element."""
    return F(
        name,
        title,
        title_en,
        kind="identifier",
        required=True,
        unique=True,
        pattern=pattern,
        element=element,
        role="source",
    )


def reference_column(name: str, title: str, title_en: str, element: str, **more: Any) -> F:
    """An identifier that belongs to another table."""
    return F(name, title, title_en, kind="identifier", element=element, role="reference", **{"required": True, **more})


def category(name: str, title: str, title_en: str, words: Mapping[str, str], **more: Any) -> F:
    return F(name, title, title_en, kind="category", codes=choices(words), **{"required": True, **more})


def name_column(name: str, title: str, title_en: str, **more: Any) -> F:
    return F(name, title, title_en, kind="name", **{"required": True, **more})


def day_column(name: str, title: str, title_en: str, **more: Any) -> F:
    return F(name, title, title_en, "date", kind="period", **{"required": True, **more})


def yes_no(is_true: bool) -> str:
    return "true" if is_true else "false"


def district_columns() -> list[F]:
    return [
        F(
            "district_code",
            "区县代码",
            "District code",
            kind="district_code",
            required=True,
            pattern="^2101[0-9]{2}$",
            element="DE0001",
            role="reference",
        ),
        F("district", "区县", "District", kind="district", required=True, element="DE0002", role="reference"),
    ]


def point_columns() -> list[F]:
    west, south, east, north = BOUNDS
    return [
        F("longitude", "经度", "Longitude", "number", "度", "degrees", "longitude", minimum=west, maximum=east),
        F("latitude", "纬度", "Latitude", "number", "度", "degrees", "latitude", minimum=south, maximum=north),
    ]


def month_column() -> F:
    return F("month", "月份", "Month", "yearmonth", kind="period", required=True)


def count(name: str, title: str, title_en: str, unit: str, unit_en: str, **more: Any) -> F:
    """A whole number of things, never negative."""
    return F(name, title, title_en, "integer", unit, unit_en, "measure", minimum=0, **more)


def amount(name: str, title: str, title_en: str, unit: str, unit_en: str, **more: Any) -> F:
    """A number with decimals, never negative."""
    return F(name, title, title_en, "number", unit, unit_en, "measure", minimum=0, **more)


def yes_no_column(name: str, title: str, title_en: str, **more: Any) -> F:
    return F(name, title, title_en, "boolean", kind="category", **{"required": True, **more})


def simulated(*, summary: str, summary_en: str, limits: str, limits_en: str, **rest: Any) -> Package:
    """An open dataset made by a generator, which all its texts say."""
    return _package(
        summary=f"{summary}本数据是模拟数据。",
        summary_en=f"{summary_en} Simulated data.",
        limits=f"{limits}除区县等公共名称外，全部内容由程序模拟，不反映任何真实单位或个人，不能当作办事依据。",
        limits_en=f"{limits_en} Apart from common names such as the districts', everything is simulated: it describes "
        "no real body or person and is no ground for a decision.",
        made="内容由固定种子的程序生成；没有接入任何真实业务系统。",
        made_en="its content generated from a fixed seed; no real system was read.",
        **rest,
    )


def closed(*, holds: str, holds_en: str, instead: str, instead_en: str, **rest: Any) -> Package:
    """A dataset about single persons: its structure is shown, its rows never.

    holds    what it records of a person, completing “它记录……”
    instead  where the reader finds open figures on the same matter
    """
    return _package(
        open_type="closed",
        sensitivity=4,
        update_cycle="irregular",
        limits="没有可以下载的记录，只公布数据结构；结构是本项目拟的示例，不代表任何真实系统的内容。",
        limits_en="There is nothing to download: only a structure is shown, a sample of our own that describes no real "
        "system.",
        closed_reason=f"它记录{holds}，能够识别到具体的个人，属于《中华人民共和国个人信息保护法》保护的个人信息，"
        f"因此不予开放。{instead}",
        closed_reason_en=f"It records {holds_en}, which identifies single persons. This is personal information "
        f"protected by the Personal Information Protection Law, so it is not opened. {instead_en}",
        made="只有结构，没有内容。",
        made_en="the structure only: it has no content.",
        **rest,
    )


def _package(*, plan_system: str, system_en: str, made: str, made_en: str, **rest: Any) -> Package:
    """system_en  the plan's system in English; made  how the content came about, the end of the provenance"""
    return Package(
        plan_system=plan_system,
        origin="simulated",
        provenance=f"按2017年方案“{plan_system}”应有的数据结构拟定，{made}",
        provenance_en=f"Shaped after what the plan's “{system_en}” would hold; {made_en}",
        **rest,
    )
