"""What a batch of records makes of the rows of a table: which are put and which numbers they have."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from catalog.live.cells import as_cell
from catalog.live.errors import RowsRefused
from catalog.records import Field
from catalog.rows.source import ROW_ID

Method = Literal["upsert", "insert", "update"]
Row = dict[str, Any]
Key = tuple[Any, ...]

# What a program may send back as it got it; it says nothing about the row.
_NOT_CELLS = frozenset({"_full_text", "rank"})


def checked_records(records: Sequence[Any], fields: Sequence[Field]) -> list[Row]:
    """Each record with its cells in their one form, `_id` too where it has one. Raises RowsRefused."""
    by_name = {field.name: field for field in fields}
    return [_checked(record, by_name, place) for place, record in enumerate(records)]


def _checked(record: Any, fields: Mapping[str, Field], place: int) -> Row:
    if not isinstance(record, Mapping):
        raise RowsRefused("records", f'row "{place + 1}" is not a json object', place)
    unknown = [name for name in record if name not in fields and name != ROW_ID and name not in _NOT_CELLS]
    if unknown:
        raise RowsRefused("records", f'row "{place + 1}" has extra keys "{", ".join(map(str, unknown))[:200]}"', place)
    row = {name: _cell(value, fields[name], place) for name, value in record.items() if name in fields}
    if record.get(ROW_ID) is not None:
        row[ROW_ID] = _row_id(record[ROW_ID], place)
    return row


def _cell(value: Any, field: Field, place: int) -> Any:
    try:
        return as_cell(value, field)
    except (ValueError, TypeError, RecursionError):
        kind = field.native_type or field.type
        shown = str(value).encode(errors="replace").decode()[:80]
        problem = f'invalid input syntax for type {kind}: "{shown}" (row {place + 1}, field "{field.name}")'
        raise RowsRefused("records", problem, place) from None


def _row_id(value: Any, place: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str) or not str(value).isascii():
        raise RowsRefused("records", f'row "{place + 1}" has an _id that is no number', place)
    if not str(value).isdigit() or len(str(value)) > 18:
        raise RowsRefused("records", f'row "{place + 1}" has an _id that is no number', place)
    return int(value)


def key_of_batch(rows: Sequence[Row], primary_key: Sequence[str], method: Method) -> tuple[str, ...]:
    """The columns by which the records are matched with rows: the primary key, or the numbers of the rows.

    Raises RowsRefused when there is neither, or a record lacks a part of it.
    """
    if method == "insert":
        return tuple(primary_key)
    if not primary_key:
        if rows and not all(ROW_ID in row for row in rows):
            raise RowsRefused("table", "table does not have a unique key defined")
        return (ROW_ID,)
    for place, row in enumerate(rows):
        lacking = [name for name in primary_key if name not in row]
        if lacking:
            problem = f'fields "{", ".join(lacking)}" are missing but needed as key'
            raise RowsRefused("key", problem, place)
    return tuple(primary_key)


@dataclass(frozen=True, slots=True)
class Outcome:
    """put   whole rows with their numbers;  last_row_id  the largest number ever given."""

    put: list[Row]
    last_row_id: int


def resolve(
    rows: Sequence[Row],
    *,
    method: Method,
    key: Sequence[str],
    existing: Mapping[int, Row],
    fields: Sequence[Field],
    last_row_id: int,
) -> Outcome:
    """What the records make of the rows that are there. Later records see what earlier ones did.

    existing   {place of a record: the row that has its key}

    Raises RowsRefused for an insert whose key is taken and an update without a row.
    """
    names = [field.name for field in fields]
    by_key: dict[Key, Row] = {}
    for place, present in existing.items():
        by_key.setdefault(_key(rows[place], key), present)
    put: dict[int, Row] = {}
    for place, row in enumerate(rows):
        said = _key(row, key)
        found = by_key.get(said) if key and None not in said else None
        if found is None:
            _require_insertable(said, key, method, place)
            last_row_id += 1
            made: Row = {ROW_ID: last_row_id, **dict.fromkeys(names), **{n: row[n] for n in names if n in row}}
        else:
            if method == "insert":
                problem = f"duplicate key value violates unique constraint: Key {_shown(key, said)} already exists"
                raise RowsRefused("records", problem, place)
            made = {**found, **{n: row[n] for n in names if n in row}}
        by_key[said] = made
        put[made[ROW_ID]] = made
    return Outcome(list(put.values()), last_row_id)


def _require_insertable(said: Key, key: Sequence[str], method: Method, place: int) -> None:
    if method == "update" or (key == (ROW_ID,) and method == "upsert"):
        raise RowsRefused("key", f'key "{_shown(key, said)}" not found', place)


def _key(row: Row, key: Sequence[str]) -> Key:
    return tuple(row.get(name) for name in key)


def _shown(key: Sequence[str], said: Iterable[Any]) -> str:
    return f"({', '.join(key)})=({', '.join(str(one)[:60] for one in said)})"
