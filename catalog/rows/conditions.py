"""Conditions on rows as a tree: a column compared, a word found, all, any or none of such. One row of SQL a kind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.quoting import quoted
from catalog.records import Field
from catalog.rows.source import ROW_ID, Source
from catalog.rows.values import Value
from catalog.rows.word_matching import matches_in, piece_of
from catalog.vocabularies import TEXT_TYPES

Sql = tuple[str, list[object]]
Fields = Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class Compare:
    """A column with a value of its type, by one of COMPARISONS; `_id` is the number of the row."""

    column: str
    operator: str
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class IsOneOf:
    """Rows by their `_id`."""

    row_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HasWord:
    """A word in any of the columns, in any column at all without them; a prefix may go on."""

    word: str
    columns: tuple[str, ...] = ()
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    parts: tuple["Condition", ...]


Condition = Compare | IsOneOf | HasWord | AllOf | AnyOf | NoneOf

COMPARISONS: Mapping[str, str] = {
    "eq": "{column} = ?",
    "gt": "{column} > ?",
    "gte": "{column} >= ?",
    "lt": "{column} < ?",
    "lte": "{column} <= ?",
    "empty": "{column} IS NULL",
    "same_json": "json({column}) = json(?)",
}


def condition_sql(source: Source, fields: Fields, condition: Condition) -> Sql:
    """What stands after WHERE, with a `?` for each value."""
    return _KINDS[type(condition)](source, fields, condition)


def _compare(source: Source, fields: Fields, one: Compare) -> Sql:
    column = source.row_id if one.column == ROW_ID and ROW_ID not in fields else quoted(one.column)
    return COMPARISONS[one.operator].format(column=column), [] if one.value is None else [one.value]


def _is_one_of(source: Source, _fields: Fields, one: IsOneOf) -> Sql:
    return f"{source.row_id} IN (SELECT unnest(?::BIGINT[]))", [list(one.row_ids)]


def _has_word(source: Source, fields: Fields, one: HasWord) -> Sql:
    searched = [fields[name] for name in one.columns] if one.columns else list(fields.values())
    found = {field.name: matches_in(source, field, one.word, is_prefix=one.is_prefix) for field in searched}
    parts = {name: part for name, part in found.items() if part is not None}
    joined = _joined(list(parts.values()), " OR ", "FALSE")
    is_in_text = all(fields[name].type in TEXT_TYPES for name in parts)
    return source.narrowed(piece_of(one.word), *joined) if is_in_text else joined


def _all_of(source: Source, fields: Fields, one: AllOf) -> Sql:
    return _joined([condition_sql(source, fields, part) for part in one.parts], " AND ", "TRUE")


def _any_of(source: Source, fields: Fields, one: AnyOf) -> Sql:
    return _joined([condition_sql(source, fields, part) for part in one.parts], " OR ", "FALSE")


def _none_of(source: Source, fields: Fields, one: NoneOf) -> Sql:
    """A row of which the parts cannot be told, an empty cell, is none of them."""
    sql, values = _any_of(source, fields, AnyOf(one.parts))
    return f"NOT coalesce({sql}, FALSE)", values


def _joined(parts: Sequence[Sql], word: str, nothing: str) -> Sql:
    if not parts:
        return nothing, []
    return f"({word.join(sql for sql, _ in parts)})", [value for _, values in parts for value in values]


_KINDS: Mapping[type, Callable[[Source, Fields, Any], Sql]] = {
    Compare: _compare,
    IsOneOf: _is_one_of,
    HasWord: _has_word,
    AllOf: _all_of,
    AnyOf: _any_of,
    NoneOf: _none_of,
}
