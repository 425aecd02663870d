"""`sort` of the DataStore: `"名称 asc, \\"the year\\" desc nulls last"`, or a list of such."""

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from catalog.ckan.datastore.refusals import invalid, refused

MOST_KEYS = 20
LONGEST_CLAUSE = 500  # characters

_CLAUSE = re.compile(
    r'\s*(?P<column>"(?:[^"]|"")+"|.+?)(?:\s+(?P<way>asc|desc))?(?:\s+nulls\s+(?P<nulls>first|last))?\s*',
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class SortKey:
    column: str
    is_descending: bool
    has_nulls_first: bool


def parse_sort(sort: Any, columns: Container[str]) -> tuple[SortKey, ...]:
    """The keys, each column once. Empty cells come last going up and first going down, as PostgreSQL has it.

    Raises ValidationFailed for anything but names of columns and directions.
    """
    clauses = _clauses(sort)
    if len(clauses) > MOST_KEYS:
        raise refused("sort", f"more than {MOST_KEYS} columns")
    keys: dict[str, SortKey] = {}
    for clause in clauses:
        key = _key(clause, columns)
        keys.setdefault(key.column, key)
    return tuple(keys.values())


def _clauses(sort: Any) -> list[str]:
    if sort is None or sort == "":
        return []
    given = sort if isinstance(sort, list) else [sort]
    if not all(isinstance(one, str) for one in given):
        raise invalid("sort", sort)
    return [clause for one in given for clause in split_outside_quotes(one) if clause.strip()]


def split_outside_quotes(text: str) -> list[str]:
    """
    >>> split_outside_quotes('a, "b, c" desc')
    ['a', ' "b, c" desc']
    """
    parts, part, is_quoted = [], "", False
    for character in text:
        is_quoted ^= character == '"'
        if character == "," and not is_quoted:
            parts.append(part)
            part = ""
        else:
            part += character
    return [*parts, part]


def _key(clause: str, columns: Container[str]) -> SortKey:
    whole = unquoted(clause)
    if whole in columns:
        return SortKey(whole, False, False)
    found = _CLAUSE.fullmatch(clause) if len(clause) <= LONGEST_CLAUSE else None
    column = unquoted(found["column"]) if found else ""
    if found is None or column not in columns:
        raise invalid("sort", clause.strip())
    is_descending = (found["way"] or "").lower() == "desc"
    nulls = (found["nulls"] or "").lower()
    return SortKey(column, is_descending, nulls == "first" or (is_descending and nulls != "last"))


def unquoted(name: str) -> str:
    """The name without the quotes that it may stand in, where two quotes mean one.

    >>> unquoted(' "the year" '), unquoted("plain")
    ('the year', 'plain')
    """
    name = name.strip()
    if len(name) > 1 and name.startswith('"') and name.endswith('"'):
        return name[1:-1].replace('""', '"')
    return name
