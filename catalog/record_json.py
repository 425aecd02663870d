"""Records of the catalogue as JSON text and back, driven by their own annotations: no second list of fields to keep.

Unknown names in the text are ignored and new fields take their default, so a record written by an
older release is read by a newer one.
"""

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from core.words import Text

_Record = TypeVar("_Record")
Reader = Callable[[Any], Any]


def as_json(record: object) -> str:
    """The record as compact JSON text, the same text for equal records."""
    return json.dumps(as_plain(record), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def from_json(kind: type[_Record], text: str) -> _Record:
    """The record of this kind that `as_json` wrote."""
    made: _Record = _reader(cast(Hashable, kind))(json.loads(text))
    return made


def as_plain(value: Any) -> Any:
    """Only objects, lists and scalars. A field left at its empty default is still written: no guessing later."""
    if is_dataclass(value):
        return {f.name: as_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): as_plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [as_plain(item) for item in value]
    if isinstance(value, date):  # a datetime is one
        return value.isoformat()
    return value


@cache
def _reader(kind: Any) -> Reader:
    """A function that turns plain JSON into a value of the annotated kind."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _optional(arguments)
    if origin is tuple:
        return _tuple(arguments)
    if kind is Text:
        return _text
    if is_dataclass(kind):
        return _record(kind)
    return {datetime: datetime.fromisoformat, date: date.fromisoformat}.get(kind, _as_it_is)


def _as_it_is(value: Any) -> Any:
    return value


def _optional(kinds: tuple[Any, ...]) -> Reader:
    """`X | None`, or a union of scalars, which JSON keeps apart by itself."""
    known = [kind for kind in kinds if kind is not NoneType]
    read = _reader(known[0]) if len(known) == 1 else _as_it_is
    return lambda value: None if value is None else read(value)


def _text(value: Any) -> Text:
    """Before it was written in both languages, a text was one string: it stands for both until it is read again."""
    return Text(value, value) if isinstance(value, str) else Text(value["zh"], value["en"])


def _tuple(kinds: tuple[Any, ...]) -> Reader:
    if kinds[-1] is Ellipsis:
        read = _reader(kinds[0])
        return lambda value: tuple(read(item) for item in value)
    readers = [_reader(kind) for kind in kinds]
    return lambda value: tuple(read(item) for read, item in zip(readers, value, strict=True))


def _record(kind: Any) -> Reader:
    hints = get_type_hints(kind)
    readers = {f.name: _reader(hints[f.name]) for f in fields(kind) if f.init}

    def read(value: Mapping[str, Any]) -> Any:
        return kind(**{name: read(value[name]) for name, read in readers.items() if name in value})

    return read
