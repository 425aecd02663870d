"""The rows that a question leaves, as text: one statement, its fast ways first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from catalog.ckan.datastore.question import Question, table_columns
from catalog.ckan.datastore.shapes import RowText, shown_columns
from catalog.ckan.datastore.sorting import SortKey
from catalog.quoting import quoted
from catalog.records import Field, Version
from catalog.rows.conditions import HasWord, condition_sql
from catalog.rows.engine import Engine
from catalog.rows.places import places_from
from catalog.rows.query import RowQuery
from catalog.rows.reading import count_rows
from catalog.rows.source import ROW_ID, Source
from catalog.rows.sql import condition
from catalog.rows.texts import content_of
from core.files import Files

Sql = tuple[str, list[object]]

RANK_OF_A_WORD = 0.0607927  # what PostgreSQL's ts_rank gives a word that a text has once


@dataclass(frozen=True, slots=True)
class Records:
    """content   the rows one after the other, those of JSON each after a comma."""

    content: bytes
    count: int


def read_records(
    engine: Engine, files: Files, version: Version, question: Question, text: RowText, *, offset: int, limit: int
) -> Records:
    """A page of rows. Raises QueryTooSlow or QueryTooBig."""
    key = (version.id, "records", question, text.__name__, offset, limit)
    return engine.answers.get(
        key,
        lambda: _read(engine, files, version, question, text, offset, limit),
        lambda found: len(found.content),
    )


def _read(
    engine: Engine, files: Files, version: Version, question: Question, text: RowText, offset: int, limit: int
) -> Records:
    if limit == 0:
        return Records(b"", 0)
    with engine.reading(files, version) as source:
        order = _order_of_columns(version, question) if source.is_counted else None
        if order is not None:
            return _by_places(engine, source, version, question, order, text, offset, limit)
        sql, values = rows_sql(source, version, question, offset=offset, limit=limit)
        found = engine.arrow(_as_text(sql, version, question, text), values)
    return Records(_content(found), len(found))


def _as_text(sql: str, version: Version, question: Question, text: RowText, more: str = "") -> str:
    columns = shown_columns(question.columns, table_columns(version.fields))
    return f"SELECT {text(columns)} AS row_text{more} FROM ({sql})"  # noqa: S608 — names are quoted


def _content(found: pa.Table) -> bytes:
    return bytes(content_of(found.column(0).combine_chunks())) if len(found) else b""


# ---- a sorted page: first which rows, then their columns -----------------------------------------------------------


def _place_name(version: Version) -> str:
    """A quoted name that no column has."""
    return quoted(max((field.name for field in version.fields), key=len, default="") + "_place")


def _order_of_columns(version: Version, question: Question) -> RowQuery | None:
    """The rows in an order that the engine keeps the beginning of; None where ranks or distinct rows are asked for."""
    fields = table_columns(version.fields)
    if not question.sort or question.is_distinct or question.ranks_shown:
        return None
    if any(key.column not in fields for key in question.sort):
        return None
    return RowQuery(
        where=question.where,
        sort=tuple((key.column, key.is_descending) for key in question.sort),
        nulls_first=tuple(key.column for key in question.sort if key.has_nulls_first),
    )


def _by_places(
    engine: Engine,
    source: Source,
    version: Version,
    question: Question,
    order: RowQuery,
    text: RowText,
    offset: int,
    limit: int,
) -> Records:
    places = places_from(engine, source, version, order, offset=offset, limit=limit)
    columns, place = _columns(source, version, question), _place_name(version)
    rows = f"SELECT {columns}, {source.row_number} AS {place} FROM {source.sql}"  # noqa: S608
    rows += f" WHERE {source.row_number} IN (SELECT unnest(?::BIGINT[]))"
    found = engine.arrow(_as_text(rows, version, question, text, f", {place}"), [list(places)])
    in_order = found.take(pc.index_in(pa.array(places, pa.int64()), value_set=found.column(1)))
    return Records(_content(in_order), len(in_order))


# ---- any page, and the whole ---------------------------------------------------------------------------------------


def rows_sql(
    source: Source, version: Version, question: Question, *, offset: int = 0, limit: int | None = None
) -> tuple[str, tuple[object, ...]]:
    """The rows in their order under the names of the columns, with their values."""
    where, found = condition(source, version.fields, question.rows)
    ranks, rank_values = _ranks(source, table_columns(version.fields), question)
    columns = _columns(source, version, question)
    values = (*rank_values, *found)
    part = _part(offset, limit)
    if question.is_distinct:
        keys = _keys(question.sort, ROW_ID) or ", ".join(str(n + 1) for n in range(len(question.columns)))
        inner = f"SELECT DISTINCT {columns}{ranks} FROM {source.sql} WHERE {where}"  # noqa: S608
        return f"SELECT * FROM ({inner}) ORDER BY {keys} {part}", values  # noqa: S608
    rows = f"SELECT {columns}{ranks} FROM {source.sql} WHERE {where}"  # noqa: S608
    if not question.sort and source.is_counted:
        is_range = question.where is None and limit is not None
        end = f" AND {source.row_number} >= {int(offset)} AND {source.row_number} < {int(offset + (limit or 0))}"
        return (f"{rows}{end}", values) if is_range else (f"{rows} {part}", values)
    keys = ", ".join(one for one in (_keys(question.sort, source.row_id), source.row_number) if one)
    return f"{rows} ORDER BY {keys} {part}", values


def _part(offset: int, limit: int | None) -> str:
    return f"LIMIT {int(limit)} OFFSET {int(offset)}" if limit is not None else f"OFFSET {int(offset)}"


def _columns(source: Source, version: Version, question: Question) -> str:
    fields = table_columns(version.fields)
    shown = [f"{source.row_id} AS {quoted(ROW_ID)}"] if ROW_ID in question.columns else []
    shown += [f"{source.column(name)} AS {quoted(name)}" for name in question.columns if name in fields]
    return ", ".join(shown) or "NULL AS nothing"


def _ranks(source: Source, fields: Mapping[str, Field], question: Question) -> Sql:
    parts: list[str] = []
    values: list[object] = []
    for name, words in question.ranks_shown:
        sql, more = _rank(source, fields, words)
        parts.append(f", {sql} AS {quoted(name)}")
        values += more
    return "".join(parts), values


def _rank(source: Source, fields: Mapping[str, Field], words: Sequence[HasWord]) -> Sql:
    """The more columns have a word, the more it counts."""
    counts: list[str] = []
    values: list[object] = []
    for word in words:
        for name in word.columns or tuple(fields):
            sql, more = condition_sql(source, fields, HasWord(word.word, (name,), word.is_prefix))
            if sql != "FALSE":
                counts.append(f"CAST(coalesce({sql}, FALSE) AS INTEGER)")
                values += more
    return f"CAST(({' + '.join(counts) or '0'}) * {RANK_OF_A_WORD} AS DOUBLE)", values


def _keys(sort: Sequence[SortKey], row_id: str) -> str:
    return ", ".join(
        f"{row_id if key.column == ROW_ID else quoted(key.column)} {'DESC' if key.is_descending else 'ASC'} "
        f"NULLS {'FIRST' if key.has_nulls_first else 'LAST'}"
        for key in sort
    )


# ---- totals --------------------------------------------------------------------------------------------------------


def count_records(engine: Engine, files: Files, version: Version, question: Question) -> int:
    """How many rows the question leaves, whatever the page."""
    if not question.is_distinct:
        return count_rows(engine, files, version, question.rows)
    key = (version.id, "distinct records", question)
    return engine.answers.get(key, lambda: _count_distinct(engine, files, version, question), lambda _: 0)


def _count_distinct(engine: Engine, files: Files, version: Version, question: Question) -> int:
    with engine.reading(files, version) as source:
        sql, values = rows_sql(source, version, question)
        return int(str(engine.rows(f"SELECT count(*) FROM ({sql})", values)[0][0]))  # noqa: S608
