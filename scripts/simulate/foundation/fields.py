"""Fields that many datasets share, written once: the district, the month, an id, a coded value, a number, a place."""

from typing import Any

from scripts.simulate.city import BOUNDS
from scripts.simulate.framework import F

DISTRICTS_KEY = ("district_code", "districts", "districts", "code")  # the foreign key of every table by district
SIMULATED_POINT = ("模拟坐标，落在所属区县建成区附近", "Simulated point near the built-up part of the district")


def district_fields() -> tuple[F, F]:
    """`district_code` and `district`, both references to the dataset `districts`."""
    reference: dict[str, Any] = {"required": True, "role": "reference"}
    code: dict[str, Any] = {"kind": "district_code", "pattern": "2101[0-9]{2}", "element": "DE0001"}
    return (
        F("district_code", "区县代码", "District code", **code, **reference),
        F("district", "区县", "District", kind="district", element="DE0002", **reference),
    )


def point_fields(note: tuple[str, str] = SIMULATED_POINT, *, required: bool = True) -> tuple[F, F]:
    """Longitude and latitude in degrees, inside the city; the note says what kind of coordinates they are."""
    west, south, east, north = BOUNDS
    shared: dict[str, Any] = {"type": "number", "unit": "度", "unit_en": "degrees", "required": required}
    shared |= {"description": note[0], "description_en": note[1]}
    return (
        F("longitude", "经度", "Longitude", kind="longitude", minimum=west, maximum=east, **shared),
        F("latitude", "纬度", "Latitude", kind="latitude", minimum=south, maximum=north, **shared),
    )


def month_field() -> F:
    return F("month", "月份", "Month", type="yearmonth", kind="period", required=True)


def id_field(name: str, title: str, title_en: str, pattern: str, element: str) -> F:
    """The key of a register: this table is the one source of the element."""
    key: dict[str, Any] = {"kind": "identifier", "required": True, "unique": True, "role": "source"}
    return F(name, title, title_en, pattern=pattern, element=element, **key)


def enterprise_field(title: str = "提供企业编号", title_en: str = "Provider's enterprise id") -> F:
    """A reference to a firm of the dataset `enterprises`."""
    reference: dict[str, Any] = {"kind": "identifier", "required": True, "element": "DE0006", "role": "reference"}
    return F("enterprise_id", title, title_en, pattern="SE[0-9]{6}", **reference)


def category(name: str, title: str, title_en: str, values: str, *, required: bool = True, **rest: Any) -> F:
    """A coded column whose values are their own Chinese labels: `住宅=Housing;商业=Shops`."""
    return F(name, title, title_en, kind="category", required=required, codes=same(values), **rest)


def same(values: str) -> dict[str, tuple[str, str]]:
    """`住宅=Housing;商业=Shops` → {value: (Chinese label, English label)}."""
    pairs = (pair.split("=") for pair in values.split(";"))
    return {value.strip(): (value.strip(), english.strip()) for value, english in pairs}


def measure(name: str, title: str, title_en: str, unit: str, unit_en: str, type_: str = "integer", **rest: Any) -> F:
    """A number that is counted or measured, with its unit; never negative unless `minimum` says otherwise."""
    rest = {"required": True, "minimum": 0} | rest
    return F(name, title, title_en, type=type_, unit=unit, unit_en=unit_en, kind="measure", **rest)
