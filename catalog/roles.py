"""What a column is for: a time, a measure, a category, a district, a coordinate … and so how it may be drawn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from catalog.records import ColumnProfile, Field
from catalog.vocabularies import JSON_TYPES

Role = Literal[
    "time", "measure", "category", "district", "district_code", "longitude", "latitude", "identifier", "name", "text"
]
Period = Literal["day", "week", "month", "year"]

FEW_VALUES = 60  # a text column with more values than this is no category
LARGEST_STEP = 40  # an integer column with a meaning of its own for each value (hour, floor, star) has fewer

_NUMERIC = ("integer", "number")
_NATIVE_PERIOD: dict[str, Period] = {"date": "day", "datetime": "day", "yearmonth": "month", "year": "year"}
_KIND_ROLE: dict[str, Role] = {
    "district": "district",
    "district_code": "district_code",
    "longitude": "longitude",
    "latitude": "latitude",
    "identifier": "identifier",
    "name": "name",
    "category": "category",
    "measure": "measure",
}
_NAME_ROLE: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"^(lon|lng|longitude|经度)$", re.I), "longitude"),
    (re.compile(r"^(lat|latitude|纬度)$", re.I), "latitude"),
    (re.compile(r"^(district|区县|所属区县?|行政区)$", re.I), "district"),
    (re.compile(r"^(district_code|区县代码|行政区划代码)$", re.I), "district_code"),
    (re.compile(r"(^|_)(id|no|code|uuid|number|sequence|seq|编号|代码)$", re.I), "identifier"),
    (re.compile(r"(^|_)(name|title|名称)$", re.I), "name"),
)
_STEP_NAME = re.compile(r"(^|_)(hour|weekday|floor|star|stars|level|grade|rank|quarter|month|小时|星级|等级)$", re.I)

_MEAN_UNIT = re.compile(
    r"/|／|%|％|‰|℃|°|分贝|dB|hPa|kPa|MPa|^(分|级|星|倍|岁|年|天|日|小时|分钟|秒|m/s|无量纲)$", re.I
)
_MEAN_NAME = re.compile(
    r"(^|_)(rate|ratio|index|price|avg|average|mean|median|score|temperature|temp|humidity|percent|pct|share|level|aqi"
    r"|pm25|pm2_5|pm10|so2|no2|o3|co|ph|speed|density|per|wind|pressure|visibility|age|duration|minutes|hours|days"
    r"|growth|yoy|mom|stars?|rank|turbidity|oxygen)(_|$)",
    re.I,
)
_MEAN_TITLE = re.compile(r"率|均|指数|价|温|湿|密度|速度|浓度|评分|得分|占比|增速|同比|环比|时长|等级|星级")
_STOCK_NAME = re.compile(
    r"(^|_)(stock|balance|cumulative|ownership|enrolled|students|population|beds|capacity)(_|$)", re.I
)
_STOCK_TITLE = re.compile(r"保有量|存量|库存|在校|在册|余额|累计|人口|床位|年末|期末|月末")
_INDICATOR = re.compile(r"^(indicator|indicator_name|index_name|metric|指标|指标名称)$", re.I)
_UNIT_COLUMN = re.compile(r"^(unit|单位|计量单位)$", re.I)


@dataclass(frozen=True, slots=True)
class Column:
    """A field with what its values look like (None before the first version) and what it is for."""

    field: Field
    profile: ColumnProfile | None
    role: Role

    @property
    def name(self) -> str:
        return self.field.name

    @property
    def distinct(self) -> int:
        return self.profile.distinct if self.profile else 0

    @property
    def is_varied(self) -> bool:
        return self.distinct > 1


@dataclass(frozen=True, slots=True)
class Roles:
    """The columns of a resource by role, each in the publisher's order."""

    columns: tuple[Column, ...]
    rows: int

    def of(self, *roles: Role) -> list[Column]:
        return [column for column in self.columns if column.role in roles]

    def first(self, *roles: Role) -> Column | None:
        return next(iter(self.of(*roles)), None)

    def get(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.name == name), None)

    @property
    def district(self) -> Column | None:
        """The column that says which district, by name if there is one, else by code."""
        return self.first("district") or self.first("district_code")

    @property
    def coordinates(self) -> tuple[Column, Column] | None:
        """(longitude, latitude), where the table has both."""
        longitude, latitude = self.first("longitude"), self.first("latitude")
        is_numeric = all(column is not None and column.field.type in _NUMERIC for column in (longitude, latitude))
        return (longitude, latitude) if longitude and latitude and is_numeric else None

    @property
    def indicator(self) -> Column | None:
        """The column that says *what* is measured in a long table, where rows must never be added up across it."""
        named = next((c for c in self.columns if _INDICATOR.match(c.name) and c.is_varied), None)
        if named is not None:
            return named
        has_units = any(_UNIT_COLUMN.match(c.name) and c.is_varied for c in self.columns)
        return next((c for c in self.of("category", "name") if c.is_varied), None) if has_units else None


def roles_of(fields: Sequence[Field], profile: Sequence[ColumnProfile] = ()) -> Roles:
    """The role of every field. A profile sharpens what the declaration leaves open; `rows` is 0 without one."""
    by_name = {one.name: one for one in profile}
    columns = tuple(Column(f, by_name.get(f.name), role_of(f, by_name.get(f.name))) for f in fields)
    return Roles(columns, max((one.rows for one in profile), default=0))


def role_of(field: Field, profile: ColumnProfile | None = None) -> Role:
    """What the publisher said by `kind`, else what type, name and values say.

    >>> from core.words import Text
    >>> role_of(Field("passengers", Text("客流", "Riders"), "integer"))
    'measure'
    >>> role_of(Field("route_no", Text("线路", "Route"), "string"))
    'identifier'
    """
    if field.type in JSON_TYPES:
        return "text"
    if native_period(field) is not None:
        return "time"
    if field.kind == "period":
        return "category"
    if field.kind in _KIND_ROLE:
        said = _KIND_ROLE[field.kind]
        return said if said != "measure" or field.type in _NUMERIC else "text"
    if field.categories or field.type == "boolean":
        return "category"
    named = next((role for pattern, role in _NAME_ROLE if pattern.search(field.name)), None)
    if named is not None and not (named == "identifier" and field.type == "number"):
        return named
    if field.type in _NUMERIC:
        return "category" if _is_step(field, profile) else "measure"
    return _role_of_text(field, profile)


def _is_step(field: Field, profile: ColumnProfile | None) -> bool:
    """An integer that names a step of a scale: the hour of the day, a floor, a number of stars."""
    is_small = profile is None or profile.distinct <= LARGEST_STEP
    return field.type == "integer" and is_small and bool(_STEP_NAME.search(field.name))


def _role_of_text(field: Field, profile: ColumnProfile | None) -> Role:
    if profile is None or field.is_key or not profile.rows:
        return "text"
    is_repeated = profile.distinct <= FEW_VALUES and profile.distinct * 2 <= max(profile.rows - profile.missing, 1)
    return "category" if is_repeated else "text"


def native_period(field: Field) -> Period | None:
    """The step in which a column tells time: day, month or year; None for a column that is no time."""
    if field.type in _NATIVE_PERIOD:
        return _NATIVE_PERIOD[field.type]
    if field.type == "integer" and re.search(r"(^|_)year$", field.name) and field.kind != "measure":
        return "year"
    return None


def is_additive(field: Field) -> bool:
    """Whether a sum of its values means something: riders do, temperatures, prices and rates do not.

    >>> from core.words import Text
    >>> is_additive(Field("passengers", Text("客流", "Riders"), "integer", unit=Text("人次", "trips")))
    True
    >>> is_additive(Field("temp_max", Text("最高气温", "Highest"), "number", unit=Text("℃", "℃")))
    False
    """
    unit = field.unit.zh if field.unit else ""
    return not (_MEAN_UNIT.search(unit) or _MEAN_NAME.search(field.name) or _MEAN_TITLE.search(field.title.zh))


def is_stock(field: Field) -> bool:
    """A state at a moment (vehicles owned, pupils enrolled): additive over places, not over time."""
    return bool(_STOCK_NAME.search(field.name) or _STOCK_TITLE.search(field.title.zh))
