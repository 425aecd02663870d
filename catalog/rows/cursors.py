"""Where a walk through the rows has come to, and the condition that finds what comes after it.

A version never changes, so the number of the last row given is enough: its values are looked up in the version
itself, and a walk goes on in the version in which it began, whatever is published meanwhile.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from catalog.quoting import quoted
from catalog.rows import words
from catalog.rows.errors import BadCursor
from catalog.rows.query import RowQuery

_LONGEST = 200  # characters
_DIGEST = 10  # characters; enough to tell one's own questions apart


@dataclass(frozen=True, slots=True)
class Cursor:
    """
    version   number of the version that is walked through
    place     number of the last row that was given; of groups, how many were given
    question  digest of what was asked
    is_live   whether it had changes that no version has yet: then `place` means nothing in the version they become
    """

    version: int
    place: int
    question: str
    is_live: bool = False


def as_text(cursor: Cursor) -> str:
    """The cursor as a word of a URL.

    >>> as_text(Cursor(3, 1200, "abc"))
    'WzMsMTIwMCwiYWJjIl0'
    """
    parts = [cursor.version, cursor.place, cursor.question, *([1] if cursor.is_live else [])]
    packed = json.dumps(parts, separators=(",", ":"))
    return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")


def parse_cursor(text: str) -> Cursor:
    """The inverse of `as_text`. Raises BadCursor.

    >>> parse_cursor("WzMsMTIwMCwiYWJjIl0")
    Cursor(version=3, place=1200, question='abc', is_live=False)
    """
    try:
        if len(text) > _LONGEST or not text.isascii():
            raise ValueError
        unpacked = json.loads(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
        version, place, question, *live = unpacked
        cursor = Cursor(version, place, question, live == [1])
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise BadCursor(problem=words.CURSOR_BROKEN) from None
    is_whole = type(version) is int and type(place) is int and isinstance(question, str) and live in ([], [1])
    if not is_whole or not 0 < version < 10**9 or not 0 <= place < 10**12:
        raise BadCursor(problem=words.CURSOR_BROKEN)
    return cursor


def question_digest(query: RowQuery) -> str:
    """Equal for questions that give the same rows in the same order; which columns are shown does not matter."""
    asked = query if query.is_grouped else replace(query, columns=())
    return hashlib.sha256(repr(asked).encode(errors="replace")).hexdigest()[:_DIGEST]


@dataclass(frozen=True, slots=True)
class Key:
    """A column that rows are sorted by, with its value in the last row given."""

    column: str
    is_descending: bool
    value: object


def condition_after(keys: Sequence[Key], row_number: str, place: int) -> tuple[str, tuple[object, ...]]:
    """What stands after WHERE for the rows behind the last one given, with its values.

    The order is that of the keys, empty cells last whatever the direction, then the row number. A row comes after
    the last one when it is beyond it in some key and equal to it in all keys before.
    """
    ways: list[str] = []
    values: list[object] = []
    equal: list[str] = []
    equal_values: list[object] = []
    for key in keys:
        column = quoted(key.column)
        if key.value is None:
            equal.append(f"{column} IS NULL")
            continue
        beyond = f"({column} {'<' if key.is_descending else '>'} ? OR {column} IS NULL)"
        ways.append(" AND ".join([*equal, beyond]))
        values += [*equal_values, key.value]
        equal.append(f"{column} = ?")
        equal_values.append(key.value)
    ways.append(" AND ".join([*equal, f"{row_number} > {int(place)}"]))
    values += equal_values
    return f"({' OR '.join(ways)})", tuple(values)
