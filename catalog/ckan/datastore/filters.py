"""`filters` of the DataStore as a condition on rows.

{"a": 1}                             equals; null is an empty cell
{"a": [1, 2, {"gte": 5}]}            any of them
{"a": {"gt": 1, "lte": 9}}           all of them: gt gte lt lte eq
[{…}, {…}]                           any of the objects
{"$or": [{…}, {…}], "$and": [{…}]}   objects within objects; a column whose name begins with $ is written $$name
"""

from collections.abc import Mapping
from typing import Any

from catalog.ckan.datastore.refusals import invalid, refused
from catalog.errors import BadValue, QueryTooLong
from catalog.live.cells import as_cell, compact_json
from catalog.records import NO_TEXT, Field
from catalog.rows.conditions import AllOf, AnyOf, Compare, Condition
from catalog.rows.source import ROW_ID
from catalog.rows.values import Value, parse_value

MOST_PARTS = 2_000  # comparisons in one request
DEEPEST = 20

RANGES = ("eq", "gt", "gte", "lt", "lte")
_ROW_ID_FIELD = Field(ROW_ID, NO_TEXT, "integer")
_NUMERIC = ("integer", "number", "year")
_LARGEST = 2**63

Fields = Mapping[str, Field]


def as_condition(filters: Any, fields: Fields) -> Condition | None:
    """None when everything is wanted. Raises ValidationFailed for a column or a value that cannot be used."""
    if not filters:
        return None
    condition = _any_object(filters, fields, 0) if isinstance(filters, list) else _object(filters, fields, 0)
    if _size(condition) > MOST_PARTS:
        raise refused("filters", f"more than {MOST_PARTS} conditions")
    return condition


def _any_object(filters: list[Any], fields: Fields, depth: int) -> Condition:
    return AnyOf(tuple(_object(one, fields, depth + 1) for one in filters))


def _object(filters: Any, fields: Fields, depth: int) -> Condition:
    if not isinstance(filters, Mapping):
        raise invalid("filters", filters)
    if depth > DEEPEST:
        raise refused("filters", f"more than {DEEPEST} levels")
    return AllOf(tuple(_entry(name, value, fields, depth) for name, value in filters.items()))


def _entry(name: str, value: Any, fields: Fields, depth: int) -> Condition:
    if name in _JOINED:
        if not isinstance(value, list):
            raise invalid("filters", name)
        return _JOINED[name](tuple(_object(one, fields, depth + 1) for one in value))
    field = _field(name.removeprefix("$") if name.startswith("$$") else name, fields)
    return _of_column(value, field)


_JOINED: Mapping[str, type[AnyOf] | type[AllOf]] = {"$or": AnyOf, "$and": AllOf}


def _field(name: str, fields: Fields) -> Field:
    if name == ROW_ID:
        return _ROW_ID_FIELD
    if name not in fields:
        raise invalid("filters", name)
    return fields[name]


def _of_column(value: Any, field: Field) -> Condition:
    if isinstance(value, list):
        return _any_value(value, field)
    if isinstance(value, Mapping):
        return _ranges(value, field)
    return _equals(value, field)


def _any_value(values: list[Any], field: Field) -> Condition:
    """Any of the values; a list column also equals the whole list."""
    parts = [_one_value(one, field) for one in values]
    if field.type == "array":
        parts.append(_same_json(values, field))
    return AnyOf(tuple(parts))


def _one_value(value: Any, field: Field) -> Condition:
    if _is_list(value):
        return _same_json(value, field)
    return _ranges(value, field) if isinstance(value, Mapping) else _equals(value, field)


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _ranges(ranges: Mapping[str, Any], field: Field) -> Condition:
    if field.type == "object" and not set(ranges) <= set(RANGES):
        return _same_json(ranges, field)
    unknown = [name for name in ranges if name not in RANGES]
    if unknown or not ranges:
        raise invalid("filters", unknown[0] if unknown else ranges)
    return AllOf(tuple(_range(name, value, field) for name, value in ranges.items()))


def _range(name: str, value: Any, field: Field) -> Condition:
    if name == "eq":
        return _same_json(value, field) if _is_list(value) else _equals(value, field)
    if value is None or isinstance(value, list | Mapping):
        raise invalid("filters", value)
    return Compare(field.name, name, _typed(value, field))


def _equals(value: Any, field: Field) -> Condition:
    if value is None:
        return Compare(field.name, "empty")
    if field.type in ("array", "object"):
        return _same_json(value, field)
    return Compare(field.name, "eq", _typed(value, field))


def _same_json(value: Any, field: Field) -> Condition:
    """Lists and objects are compared by what their JSON says."""
    try:
        if field.type == "array" and not isinstance(value, list):
            text = compact_json([value])
        else:
            text = as_cell(value, field) if field.type == "array" else compact_json(value)
    except (ValueError, TypeError, RecursionError):
        raise invalid("filters", value) from None
    return Compare(field.name, "same_json", text)


def _typed(value: Any, field: Field) -> Value:
    """The value of a scalar, as the column's type. Raises ValidationFailed."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and field.type in _NUMERIC and abs(value) < _LARGEST:
        number: int | float = value  # a float beside a column of whole numbers as well
        return number
    try:
        text = as_cell(value, field) if field.type in ("date", "datetime") else _as_text(value)
        typed: Value = parse_value(text or "", field)
    except (BadValue, QueryTooLong, ValueError):
        raise invalid("filters", value) from None
    return typed


def _as_text(value: Any) -> str:
    if isinstance(value, bool | int | float):
        return compact_json(value)
    if isinstance(value, str):
        return value
    raise ValueError


def _size(condition: Condition) -> int:
    return sum(map(_size, condition.parts)) if isinstance(condition, AllOf | AnyOf) else 1
