"""The types of CKAN's DataStore, which are PostgreSQL's, and ours: one row each."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from catalog.records import Field


@dataclass(frozen=True, slots=True)
class NativeType:
    """kind   the type of Table Schema;  name  what the DataStore says it is."""

    kind: str
    name: str


def _named(kind: str, name: str, *others: str) -> dict[str, NativeType]:
    return {each: NativeType(kind, name) for each in (name, *others)}


NATIVE_TYPES: Mapping[str, NativeType] = MappingProxyType(
    {
        **_named("string", "text"),
        **_named("string", "varchar", "character varying", "char", "uuid"),
        **_named("integer", "int4", "int", "integer", "serial"),
        **_named("integer", "int8", "bigint", "bigserial"),
        **_named("integer", "int2", "smallint"),
        **_named("number", "numeric", "decimal", "number"),
        **_named("number", "float8", "float", "double precision", "double"),
        **_named("number", "float4", "real"),
        **_named("boolean", "bool", "boolean"),
        **_named("date", "date"),
        **_named("time", "time"),
        **_named("datetime", "timestamp", "timestamptz", "datetime"),
        **_named("object", "json", "nested"),
        **_named("object", "jsonb"),
        **_named("array", "_text", "text[]"),
    }
)
"""What a program may call a type of a column it makes."""

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "string": "text",
        "integer": "int8",
        "number": "numeric",
        "boolean": "bool",
        "date": "date",
        "datetime": "timestamp",
        "time": "time",
        "year": "int4",
        "yearmonth": "text",
        "array": "json",
        "object": "json",
    }
)


def type_name(field: Field) -> str:
    """What the DataStore calls the type of a column."""
    return field.native_type or _NAMES.get(field.type, "text")


def as_column(field: Field) -> dict[str, Any]:
    """A column as `fields` of an answer lists it; `info` only where there is something to say."""
    info = info_of(field)
    return {"id": field.name, "type": type_name(field), **({"info": info} if info else {})}


def info_of(field: Field) -> dict[str, Any]:
    """What the program that made the table noted of a column, else its label, notes and unit."""
    if field.info is not None:
        noted: dict[str, Any] = json.loads(field.info)
        return noted
    said = {
        "label": field.title.zh if field.title.zh != field.name else "",
        "label_en": field.title.en if field.title.en != field.name else "",
        "notes": field.description.zh,
        "notes_en": field.description.en,
        "unit": field.unit.zh if field.unit else "",
    }
    return {name: text for name, text in said.items() if text}
