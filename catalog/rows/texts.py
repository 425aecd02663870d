"""Rows as text that DuckDB makes: one JSON object or one line of CSV a row, so that no row passes through Python."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from catalog.quoting import literal, quoted
from catalog.records import Field
from catalog.vocabularies import JSON_TYPES, TEXT_TYPES

_MOMENT = "strftime({column}, '%Y-%m-%dT%H:%M:%S')"  # RFC 3339, which every reader of JSON expects
_TEXT_CELL = """CASE WHEN {column} = '' OR regexp_matches({column}, '^#|[",\\n\\r]')
                     THEN concat('"', replace({column}, '"', '""'), '"') ELSE {column} END"""
_CELLS = {**dict.fromkeys(TEXT_TYPES, _TEXT_CELL), "datetime": _MOMENT}
_MEMBERS = {**dict.fromkeys(JSON_TYPES, "CAST({column} AS JSON)"), "datetime": _MOMENT}


def packed(fields: Sequence[Field]) -> str:
    """SQL of a row as a struct whose members are ready for JSON, moments with their “T”."""
    return f"struct_pack({', '.join(f'{quoted(f.name)} := {_shown(f)}' for f in fields)})"


def json_object(fields: Sequence[Field]) -> str:
    """SQL of a row as a JSON object, numbers as numbers and empty cells as null."""
    members = ", ".join(f"{literal(f.name)}, {_shown(f)}" for f in fields)
    return f"CAST(json_object({members}) AS VARCHAR)"


def _shown(field: Field) -> str:
    return _MEMBERS.get(field.type, "{column}").format(column=quoted(field.name))


def csv_line(fields: Sequence[Field]) -> str:
    """SQL of a row as a line of CSV with its end; an empty cell is nothing, an empty text is two quotes."""
    cells = ", ',', ".join(_cell(field) for field in fields)
    return f"concat({cells}, chr(10))"


def _cell(field: Field) -> str:
    return _CELLS.get(field.type, "CAST({column} AS VARCHAR)").format(column=quoted(field.name))


def content_of(column: pa.Array) -> memoryview:
    """The texts of a column as they lie in memory, one after the other. No row of it is null."""
    if not len(column):
        return memoryview(b"")
    texts = column.cast(pa.large_string())
    _, offsets, content = texts.buffers()
    places: memoryview[Any] = memoryview(offsets).cast("q")
    return memoryview(content or b"")[places[texts.offset] : places[texts.offset + len(texts)]]
