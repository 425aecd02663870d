"""`fields`, `primary_key` and `aliases` as a program declares a table, or as its records let us guess."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from catalog.ckan.arguments import texts
from catalog.ckan.datastore.refusals import refused, shown
from catalog.ckan.datastore.types import NATIVE_TYPES, NativeType, as_column, type_name
from catalog.live.cells import as_cell
from catalog.records import NO_TEXT, Field
from core.words import Text

MOST_COLUMNS = 1_000
LONGEST_NAME = 63  # bytes, as PostgreSQL has it
LONGEST_INFO = 20_000  # characters of JSON

_INT4 = 2**31


def parse_fields(params: Mapping[str, Any]) -> list[Field]:
    """The columns declared; one without a type has that of the values in the records. Raises ValidationFailed."""
    declared, records = _objects(params.get("fields"), "fields"), params.get("records") or []
    if not declared:
        return guessed_fields(records)
    if len(declared) > MOST_COLUMNS:
        raise refused("fields", f"more than {MOST_COLUMNS} columns")
    fields = [_field(one, records) for one in declared]
    _check_once(field.name for field in fields)
    return fields


def _objects(value: Any, parameter: str) -> list[Mapping[str, Any]]:
    if isinstance(value, str) and value:
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            raise refused(parameter, "Cannot parse JSON") from None
    if not value:
        return []
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise refused(parameter, "Not a list of objects")
    return value


def _field(declared: Mapping[str, Any], records: Any) -> Field:
    name = _name(declared.get("id"))
    said = declared.get("type")
    if said is None or said == "":
        return _labelled(_guessed(name, records), declared)
    native = NATIVE_TYPES.get(str(said).strip().lower())
    if native is None:
        raise refused("fields", f'"{shown(said)}" is not a valid field type')
    return _labelled(_plain(name, native), declared)


def _plain(name: str, native: NativeType) -> Field:
    return Field(name, Text(name, name), native.kind, native_type=native.name)


def _name(name: Any) -> str:
    is_valid = isinstance(name, str) and name and name == name.strip() and not name.startswith("_")
    if not is_valid or '"' in name or "\0" in name or len(name.encode(errors="replace")) > LONGEST_NAME:
        raise refused("fields", f'"{shown(name)}" is not a valid field name')
    try:
        name.encode()
    except UnicodeEncodeError:
        raise refused("fields", f'"{shown(name)}" is not a valid field name') from None
    return str(name)


def _info(declared: Mapping[str, Any]) -> str | None:
    info = declared.get("info")
    if info is None or info == {}:
        return None
    if not isinstance(info, Mapping):
        raise refused("fields", "info must be an object")
    text = json.dumps(info, ensure_ascii=False, sort_keys=True)
    if "\\u0000" in text or text.encode(errors="replace").decode() != text:
        raise refused("fields", "info must be text that can be written")
    if len(text) > LONGEST_INFO:
        raise refused("fields", f"info is longer than {LONGEST_INFO} characters")
    return text


def _labelled(field: Field, declared: Mapping[str, Any]) -> Field:
    """The column as its info describes it; pages call it by its label where it has one."""
    info = _info(declared)
    noted = json.loads(info) if info else {}
    label, notes = str(noted.get("label") or field.name), str(noted.get("notes") or "")
    return replace(field, title=Text(label, label), description=Text(notes, notes) if notes else NO_TEXT, info=info)


def _check_once(names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name.lower() in seen:
            raise refused("fields", f'Duplicate column names are not supported: "{shown(name)}"')
        seen.add(name.lower())


# ---- guessing ------------------------------------------------------------------------------------------------------


def guessed_fields(records: Any) -> list[Field]:
    """A column for every key of the records, in the order in which they come."""
    if not isinstance(records, list) or not all(isinstance(one, Mapping) for one in records):
        return []
    names = dict.fromkeys(name for one in records for name in one if name != "_id")
    if len(names) > MOST_COLUMNS:
        raise refused("fields", f"more than {MOST_COLUMNS} columns")
    fields = [_guessed(_name(name), records) for name in names]
    _check_once(field.name for field in fields)
    return fields


def _guessed(name: str, records: Any) -> Field:
    values = [one.get(name) for one in records if isinstance(one, Mapping)] if isinstance(records, list) else []
    return _plain(name, NATIVE_TYPES[_guessed_type([value for value in values if value is not None])])


def _guessed_type(values: Sequence[Any]) -> str:
    kinds = {type(value) for value in values}
    if not kinds:
        return "text"
    if kinds == {bool}:
        return "bool"
    if kinds == {int}:
        return "int4" if all(-_INT4 <= value < _INT4 for value in values) else "int8"
    if kinds <= {int, float}:
        return "numeric"
    if kinds & {dict, list}:
        return "json"
    return "timestamp" if kinds == {str} and all(map(_is_moment, values)) else "text"


_MOMENT = Field("moment", NO_TEXT, "datetime")


def _is_moment(text: str) -> bool:
    if not 10 <= len(text) <= 32 or text[4:5] != "-":
        return False
    try:
        return as_cell(text, _MOMENT) is not None
    except ValueError:
        return False


# ---- what a table has beside its columns ---------------------------------------------------------------------------


def parse_primary_key(params: Mapping[str, Any], fields: Sequence[Field]) -> tuple[str, ...] | None:
    """None when nothing is said of it. Raises ValidationFailed."""
    if params.get("primary_key") is None:
        return None
    names = {field.name for field in fields}
    key = tuple(dict.fromkeys(texts(params, "primary_key")))
    for name in key:
        if name not in names:
            raise refused("primary_key", f'"{shown(name)}" is not a column of the table')
    return key


def parse_aliases(params: Mapping[str, Any]) -> list[str] | None:
    """None when nothing is said of them. Raises ValidationFailed."""
    if params.get("aliases") is None:
        return None
    aliases = list(dict.fromkeys(texts(params, "aliases")))
    for alias in aliases:
        is_valid = alias and alias.isprintable() and not alias.startswith("_") and '"' not in alias
        if not is_valid or len(alias.encode()) > LONGEST_NAME:
            raise refused("alias", f'"{shown(alias)}" is not a valid alias name')
    return aliases


def widened(present: Sequence[Field], declared: Sequence[Field]) -> list[Field]:
    """The columns of a table with those declared for it: new ones last, labels as declared now.

    Raises ValidationFailed for a column of another type.
    """
    by_name = {field.name: field for field in declared}
    for field in present:
        new = by_name.get(field.name)
        if new is not None and new.type != field.type:
            raise refused(
                "fields", f'"{field.name}" is {type_name(field)} and cannot become {type_name(new)}: make a new table'
            )
    kept = [_relabelled(field, by_name.get(field.name)) for field in present]
    names = {field.name for field in present}
    wider = [*kept, *(field for field in declared if field.name not in names)]
    _check_once(field.name for field in wider)
    return wider


def _relabelled(field: Field, declared: Field | None) -> Field:
    if declared is None or declared.info is None:
        return field
    return replace(field, title=declared.title, description=declared.description, info=declared.info)


def as_declared(fields: Sequence[Field]) -> list[dict[str, Any]]:
    return [as_column(field) for field in fields]
