"""The columns of an answer as fields: those of a public table keep its labels, the others go by their names."""

import re
from collections.abc import Sequence
from dataclasses import replace

from catalog.records import Field
from catalog.sandbox.answer import SqlAnswer
from catalog.sandbox.tables import SqlTable
from core.words import Text

_WHOLE = re.compile(r"U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|DECIMAL\(\d+,0\)")
_FRACTION = re.compile(r"FLOAT|DOUBLE|DECIMAL\(.*\)")
_OTHERS = {"BOOLEAN": "boolean", "DATE": "date", "TIME": "time"}


def fields_of(answer: SqlAnswer) -> tuple[Field, ...]:
    """One a column, in their order."""
    return tuple(
        _field(name, kind, answer.tables)
        for name, kind in zip(answer.names, map(table_type, answer.types), strict=True)
    )


def table_type(kind: str) -> str:
    """The type of Table Schema for one of DuckDB's.

    >>> [table_type(kind) for kind in ("BIGINT", "DECIMAL(18,3)", "TIMESTAMP WITH TIME ZONE", "VARCHAR[]")]
    ['integer', 'number', 'datetime', 'string']
    """
    if _WHOLE.fullmatch(kind):
        return "integer"
    if _FRACTION.fullmatch(kind):
        return "number"
    return "datetime" if kind.startswith("TIMESTAMP") else _OTHERS.get(kind, "string")


def _field(name: str, kind: str, tables: Sequence[SqlTable]) -> Field:
    """A field of the tables where all that have one of this name agree about it."""
    plain = Field(name, Text(name, name), kind)
    known = [field for table in tables for field in table.fields if field.name == name]
    same = {(field.title, field.unit, field.type) for field in known}
    if len(same) != 1 or not _may_be(kind, known[0].type):
        return plain
    return replace(known[0], is_key=False, is_required=False, is_unique=False)


def _may_be(kind: str, declared: str) -> bool:
    """Whether a column of this type can still be the declared one: years are whole numbers, months are texts."""
    return declared in {"integer": ("integer", "year"), "string": ("string", "yearmonth")}.get(kind, (kind,))
