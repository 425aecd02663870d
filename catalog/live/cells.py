"""A value that a program sends for a cell, as the JSON value in which the log keeps it: one form for equal values."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from math import isfinite
from typing import Any

from catalog.errors import BadValue, QueryTooLong
from catalog.records import Field
from catalog.rows.values import parse_value

LONGEST_TEXT = 1_000_000  # characters of one cell

_COMPACT = (",", ":")


def as_cell(value: Any, field: Field) -> Any:
    """The value in its one form, None for nothing. Raises ValueError when it does not fit the column.

    >>> from core.words import Text
    >>> number = Field("n", Text("", ""), "number")
    >>> as_cell("7", number), as_cell("", number), as_cell(None, number)
    (7.0, None, None)
    """
    if value is None or (value == "" and field.type != "string"):
        return None
    return _FORMS.get(field.type, _by_its_text)(value, field)


def compact_json(value: Any) -> str:
    """Raises ValueError for what JSON cannot hold."""
    return _checked(json.dumps(value, ensure_ascii=False, allow_nan=False, separators=_COMPACT))


def _checked(text: str) -> str:
    if len(text) > LONGEST_TEXT or "\0" in text:
        raise ValueError
    text.encode()  # half a character has no place in a file
    return text


def _text(value: Any, _field: Field) -> str:
    return _checked(value) if isinstance(value, str) else compact_json(value)


def _whole(value: Any, field: Field) -> int:
    if isinstance(value, bool):
        raise ValueError
    if isinstance(value, float):
        if not value.is_integer():
            raise ValueError
        value = int(value)
    return int(_parsed(str(value), field))


def _number(value: Any, field: Field) -> float:
    if isinstance(value, bool):
        raise ValueError
    try:
        number = float(value) if isinstance(value, int | float) else float(_parsed(_a_text(value), field))
    except OverflowError:
        raise ValueError from None
    if not isfinite(number):
        raise ValueError
    return number


def _flag(value: Any, field: Field) -> bool:
    if isinstance(value, bool):
        return value
    letters = {"t": "true", "y": "true", "on": "true", "f": "false", "n": "false", "off": "false"}
    text = str(value).strip().lower()
    return bool(_parsed(letters.get(text, text), field))


def _day(value: Any, field: Field) -> str:
    text = _a_text(value)
    moment = _moment_of(text)
    found = moment.date() if moment else _parsed(text, field)
    return found.isoformat() if isinstance(found, date) else str(found)


def _moment(value: Any, field: Field) -> str:
    text = _a_text(value)
    found = _moment_of(text) or _parsed(text, field)
    return found.isoformat() if isinstance(found, datetime) else str(found)


def _moment_of(text: str) -> datetime | None:
    """A moment in ISO 8601. Its zone is left out and the clock kept, as a column without zones does."""
    try:
        return datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return None


def _list(value: Any, _field: Field) -> str:
    found = json.loads(value) if isinstance(value, str) else value
    if not isinstance(found, list):
        raise ValueError
    return compact_json([one if one is None or isinstance(one, str) else compact_json(one) for one in found])


def _json(value: Any, _field: Field) -> str:
    return compact_json(json.loads(value) if isinstance(value, str) else value)


def _by_its_text(value: Any, field: Field) -> Any:
    found = _parsed(_a_text(value), field)
    return found if isinstance(found, str | int) else found.isoformat() if hasattr(found, "isoformat") else str(found)


def _a_text(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError
    return str(value)


def _parsed(text: str, field: Field) -> Any:
    try:
        return parse_value(text, field)
    except (BadValue, QueryTooLong):
        raise ValueError from None


_FORMS: Mapping[str, Callable[[Any, Field], Any]] = {
    "string": _text,
    "integer": _whole,
    "number": _number,
    "boolean": _flag,
    "date": _day,
    "datetime": _moment,
    "array": _list,
    "object": _json,
}
