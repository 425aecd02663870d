"""The closed vocabularies of a dataset record: one table each, with its words and whatever a rule needs of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from core.words import Text


@dataclass(frozen=True, slots=True)
class UpdateCycle:
    """How often an office promised to renew a dataset.

    days   from one renewal to the next; None where nothing is promised
    iso    ISO 8601 repeating interval (DCAT-US); empty where there is none
    eu     code in the European frequency authority table (DCAT-AP)
    """

    label: Text
    days: int | None
    iso: str
    eu: str


UPDATE_CYCLES: Mapping[str, UpdateCycle] = MappingProxyType(
    {
        "realtime": UpdateCycle(Text("实时", "Real time"), 1, "R/PT1S", "CONT"),
        "daily": UpdateCycle(Text("每日", "Daily"), 1, "R/P1D", "DAILY"),
        "weekly": UpdateCycle(Text("每周", "Weekly"), 7, "R/P1W", "WEEKLY"),
        "monthly": UpdateCycle(Text("每月", "Monthly"), 31, "R/P1M", "MONTHLY"),
        "quarterly": UpdateCycle(Text("每季度", "Quarterly"), 92, "R/P3M", "QUARTERLY"),
        "semiannual": UpdateCycle(Text("每半年", "Twice a year"), 184, "R/P6M", "ANNUAL_2"),
        "annual": UpdateCycle(Text("每年", "Yearly"), 366, "R/P1Y", "ANNUAL"),
        "irregular": UpdateCycle(Text("不定期", "Irregular"), None, "", "IRREG"),
    }
)

OPEN_TYPES: Mapping[str, Text] = MappingProxyType(
    {
        "unconditional": Text("无条件开放", "Open"),
        "conditional_realname": Text("有条件开放（实名）", "Conditional (real name)"),
        "conditional_review": Text("有条件开放（审核）", "Conditional (review)"),
        "closed": Text("不予开放", "Closed"),
    }
)

ORIGINS: Mapping[str, Text] = MappingProxyType(
    {
        "fact": Text("事实", "Fact"),
        "simulated": Text("模拟", "Simulated"),
        "office": Text("发布单位提供", "From the office"),
    }
)

VISIBILITIES: Mapping[str, Text] = MappingProxyType(
    {
        "public": Text("公开", "Public"),
        "private": Text("仅本单位可见", "Only for its organization"),
        "draft": Text("草稿", "Draft"),
    }
)

FRESHNESS: Mapping[str, Text] = MappingProxyType(
    {
        "fresh": Text("按期更新", "Up to date"),
        "due": Text("到期待更新", "Due now"),
        "late": Text("逾期未更新", "Late"),
        "frozen": Text("截止数据，不再更新", "Frozen"),
        "irregular": Text("不定期更新", "No fixed date"),
    }
)

GRANULARITIES: Mapping[str, Text] = MappingProxyType(
    {
        "city": Text("全市", "City"),
        "district": Text("区县", "District"),
        "street": Text("街道、乡镇", "Street or township"),
        "point": Text("点位", "Point"),
    }
)

COORDINATE_SYSTEMS: Mapping[str, Text] = MappingProxyType(
    {
        "WGS-84": Text("WGS-84（GPS 坐标）", "WGS-84 (GPS)"),
        "GCJ-02": Text("GCJ-02（国内地图的偏移坐标）", "GCJ-02 (the shifted coordinates of Chinese maps)"),
        "CGCS2000": Text("CGCS2000（国家大地坐标）", "CGCS2000 (China's geodetic system)"),
    }
)

FIELD_KINDS: Mapping[str, Text] = MappingProxyType(
    {
        "district": Text("区县名称", "District"),
        "district_code": Text("区县代码", "District code"),
        "longitude": Text("经度", "Longitude"),
        "latitude": Text("纬度", "Latitude"),
        "identifier": Text("编号", "Identifier"),
        "name": Text("名称", "Name"),
        "category": Text("类别", "Category"),
        "measure": Text("数量", "Measure"),
        "period": Text("时间", "Period"),
    }
)

ELEMENT_ROLES: Mapping[str, Text] = MappingProxyType(
    {"source": Text("权威来源", "Authoritative source"), "reference": Text("引用", "Reference")}
)

SENSITIVITY_LEVELS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class FieldType:
    """A type of Table Schema: how its values are checked, kept and described.

    sql        the DuckDB type in the Parquet file; a month stays the text `2025-07`, which sorts as it should
    pattern    what a value must look like before it is cast; None where the cast itself is strict
    example    one value, shown when another does not fit
    holds      SQL that is true of a text {column} that fits, where neither the cast nor the pattern can tell
    """

    label: Text
    sql: str
    pattern: str | None
    example: str
    holds: str | None = None


_YEAR = r"([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"  # there is no year 0
_TIME = r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?"  # a day ends before 24:00
_NUMBER = r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?"

# Lists and objects are kept as their JSON; the type of what is no JSON cannot be asked for.
_JSON = "CASE WHEN json_valid({{column}}) THEN json_type({{column}}) = '{kind}' END"

FIELD_TYPES: Mapping[str, FieldType] = MappingProxyType(
    {
        "string": FieldType(Text("文本", "Text"), "VARCHAR", None, "和平区"),
        "integer": FieldType(Text("整数", "Whole number"), "BIGINT", r"[+-]?[0-9]+", "1200"),
        "number": FieldType(Text("数值", "Number"), "DOUBLE", _NUMBER, "12.5"),
        "boolean": FieldType(Text("是否", "Yes or no"), "BOOLEAN", r"(?i)true|false|1|0", "true"),
        "date": FieldType(Text("日期", "Date"), "DATE", rf"{_YEAR}-[0-9]{{2}}-[0-9]{{2}}", "2025-07-01"),
        "datetime": FieldType(
            Text("日期时间", "Date and time"),
            "TIMESTAMP",
            rf"{_YEAR}-[0-9]{{2}}-[0-9]{{2}}[T ]{_TIME}",
            "2025-07-01T08:30:00",
        ),
        "time": FieldType(Text("时刻", "Time of day"), "TIME", _TIME, "08:30:00"),
        "year": FieldType(Text("年份", "Year"), "BIGINT", r"[0-9]{4}", "2025"),
        "yearmonth": FieldType(Text("月份", "Month"), "VARCHAR", rf"{_YEAR}-(0[1-9]|1[0-2])", "2025-07"),
        "array": FieldType(Text("列表", "List"), "VARCHAR", None, '["公园", "博物馆"]', _JSON.format(kind="ARRAY")),
        "object": FieldType(Text("对象", "Object"), "VARCHAR", None, '{"高": 12}', "json_valid({column})"),
    }
)

TEXT_TYPES = frozenset(name for name, kind in FIELD_TYPES.items() if kind.sql == "VARCHAR")
JSON_TYPES = frozenset({"array", "object"})
"""Kept as the text of their JSON, and given as what it says where the answer is JSON itself."""
