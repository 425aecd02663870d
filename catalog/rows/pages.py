"""One page of rows or groups, made into the bytes of a format by the engine itself.

A page begins at an offset or behind a row number; one row more than asked for is looked at, to know whether there is
a next page.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from catalog.quoting import quoted
from catalog.records import Field, Version
from catalog.rows.engine import Engine
from catalog.rows.errors import OffsetTooDeep
from catalog.rows.places import places_after, places_from, rows_at_sql
from catalog.rows.query import RowQuery
from catalog.rows.source import Source
from catalog.rows.sql import chosen_fields, column_list, condition, groups, is_sorted, order_clause
from catalog.rows.texts import content_of, csv_line, json_object
from core.files import Files

OFFSET_LIMIT = 100_000  # where the rows before the page must be gone through; not in the publisher's own order


@dataclass(frozen=True, slots=True)
class PageForm:
    """How the rows of a page become bytes.

    select  the SQL of what is read of each row, over columns that bear the names of the fields
    pack    the bytes of what was read, without the column of row numbers
    """

    name: str
    select: Callable[[Sequence[Field]], str]
    pack: Callable[[pa.Table], bytes]


@dataclass(frozen=True, slots=True)
class Page:
    """content   the rows as bytes
    fields    what each column is
    count     how many rows there are in it
    last      what a cursor to the next page begins behind: a row number, or how many groups were given
    """

    content: bytes
    fields: tuple[Field, ...]
    count: int
    last: int | None
    has_more: bool


def read_page(
    engine: Engine,
    files: Files,
    version: Version,
    query: RowQuery,
    form: PageForm,
    *,
    limit: int,
    offset: int = 0,
    after: int | None = None,
) -> Page:
    """The page from `offset` on, or behind the row number `after` (of groups: behind so many of them).

    Raises OffsetTooDeep, BadValue, QueryTooSlow or QueryTooBig.
    """
    is_counted = query.is_grouped or query.narrows or is_sorted(version.fields, query)
    if is_counted and offset > OFFSET_LIMIT:
        raise OffsetTooDeep(offset=offset, limit=OFFSET_LIMIT)
    key = (version.id, "page", form.name, query, limit, offset, after)
    read = _groups if query.is_grouped else _rows
    return engine.answers.get(
        key, lambda: read(engine, files, version, query, form, limit, offset, after), lambda page: len(page.content)
    )


# ---- rows ----------------------------------------------------------------------------------------------------------

_SHOWN = "SELECT {shown}, {alias} FROM ({rows})"
_BY_PLACE = "SELECT {columns}, {place} AS {alias} FROM {rows} WHERE {where} AND {place} >= {first} {end}"
_BY_OFFSET = "SELECT {columns}, {place} AS {alias} FROM {rows} WHERE {where} {limit} OFFSET {offset}"


def _rows(
    engine: Engine,
    files: Files,
    version: Version,
    query: RowQuery,
    form: PageForm,
    limit: int,
    offset: int,
    after: int | None,
) -> Page:
    fields = chosen_fields(version, query)
    alias = max((f.name for f in version.fields), key=len) + "_"  # a name that no column has
    with engine.reading(files, version) as source:
        columns = column_list(source, fields)
        if is_sorted(version.fields, query):
            if after is None:
                places = places_from(engine, source, version, query, offset=offset, limit=limit + 1)
            else:
                places = places_after(engine, source, version, query, after, limit=limit + 1)
            found = engine.arrow(_shown(form, fields, rows_at_sql(source, columns, alias), alias), [list(places)])
            found = found.take(pc.index_in(pa.array(places, pa.int64()), value_set=found[alias]))
        else:
            sql, values = _in_order(source, version, query, columns, alias, limit, offset, after)
            found = engine.arrow(_shown(form, fields, sql, alias), values)
    return _page(found, form, fields, limit, alias)


def _shown(form: PageForm, fields: Sequence[Field], rows: str, alias: str) -> str:
    return _SHOWN.format(shown=form.select(fields), alias=quoted(alias), rows=rows)


def _in_order(
    source: Source,
    version: Version,
    query: RowQuery,
    columns: str,
    alias: str,
    limit: int,
    offset: int,
    after: int | None,
) -> tuple[str, tuple[object, ...]]:
    """A page in the publisher's order, which the engine preserves: without a filter a range of row numbers.

    Where rows are written one by one, their numbers have gaps and the engine does not keep their order.
    """
    where, values = condition(source, version.fields, query)
    of_row = {
        "columns": columns,
        "place": source.row_number,
        "alias": quoted(alias),
        "rows": source.sql,
        "where": where,
    }
    ordered = order_clause(source, version.fields, query)
    by_limit = f"{ordered} LIMIT {limit + 1}"
    if (query.narrows or ordered) and after is None:
        return _BY_OFFSET.format(**of_row, limit=by_limit, offset=int(offset)), values
    first = int(offset) if after is None else int(after) + 1
    end = by_limit if query.narrows or ordered else f"AND {source.row_number} < {first + limit + 1}"
    return _BY_PLACE.format(**of_row, first=first, end=end), values


def _page(found: pa.Table, form: PageForm, fields: tuple[Field, ...], limit: int, alias: str) -> Page:
    shown = found.slice(0, limit)
    last = shown[alias][-1].as_py() if len(shown) else None
    return Page(form.pack(shown.drop_columns(alias)), fields, len(shown), last, len(found) > limit)


# ---- groups --------------------------------------------------------------------------------------------------------

_GROUPS = "SELECT {shown} FROM ({groups} LIMIT {limit} OFFSET {offset})"


def _groups(
    engine: Engine,
    files: Files,
    version: Version,
    query: RowQuery,
    form: PageForm,
    limit: int,
    offset: int,
    after: int | None,
) -> Page:
    first = int(offset) if after is None else int(after)
    with engine.reading(files, version) as source:
        asked = groups(source, version, query)
        shown = form.select(asked.fields)
        sql = _GROUPS.format(shown=shown, groups=asked.sql, limit=limit + 1, offset=first)
        found = engine.arrow(sql, asked.values)
    given = found.slice(0, limit)
    return Page(form.pack(given), asked.fields, len(given), first + len(given), len(found) > limit)


# ---- formats -------------------------------------------------------------------------------------------------------


def _one_text(expression: Callable[[Sequence[Field]], str]) -> Callable[[Sequence[Field]], str]:
    return lambda fields: f"{expression(fields)} AS row_text"


def _lines(table: pa.Table) -> bytes:
    return bytes(content_of(table.column(0).combine_chunks()))


def _joined(separator: str) -> Callable[[pa.Table], bytes]:
    """To join the texts here is faster than to let each row bring its separator."""
    return lambda table: separator.join(table.column(0).to_pylist()).encode()


def _ended(table: pa.Table) -> bytes:
    return _joined("\n")(table) + b"\n" * bool(len(table))


def _all_columns(fields: Sequence[Field]) -> str:
    return ", ".join(quoted(f.name) for f in fields)


def _parquet(table: pa.Table) -> bytes:
    written = BytesIO()
    pq.write_table(table, written, compression="zstd")
    return written.getvalue()


PAGE_FORMS = {
    "json": PageForm("json", _one_text(json_object), _joined(",\n")),
    "ndjson": PageForm("ndjson", _one_text(json_object), _ended),
    "csv": PageForm("csv", _one_text(csv_line), _lines),
    "parquet": PageForm("parquet", _all_columns, _parquet),
}
"""The formats a page can be had in. Between the objects of `json` are a comma and a new line."""
