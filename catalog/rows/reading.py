"""The rows of a version: a page, how many there are, groups, the values of a column.

A page and its total are two questions. An answer is kept in memory under its version and question.
"""

from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from catalog.quoting import quoted
from catalog.records import Version
from catalog.rows.engine import Engine
from catalog.rows.places import Places, places_from, rows_at_sql
from catalog.rows.query import RowQuery
from catalog.rows.source import Source
from catalog.rows.sql import chosen_fields, column_list, condition, groups, is_sorted, order_clause
from core.files import Files

GROUP_ROWS = 10_000


def read_rows(
    engine: Engine, files: Files, version: Version, query: RowQuery, *, offset: int = 0, limit: int = 100
) -> pa.Table:
    """The rows from `offset` on, in the order asked for, else in the publisher's; groups are left aside.

    The columns are those asked for, dates as dates. Raises BadValue, QueryTooSlow or QueryTooBig.
    """
    key = (version.id, "rows", query, offset, limit)
    return engine.answers.get(key, lambda: _read(engine, files, version, query, offset, limit), _bytes_of)


def _bytes_of(table: pa.Table) -> int:
    return int(table.nbytes)


def _read(engine: Engine, files: Files, version: Version, query: RowQuery, offset: int, limit: int) -> pa.Table:
    with engine.reading(files, version) as source:
        if is_sorted(version.fields, query):
            places = places_from(engine, source, version, query, offset=offset, limit=limit)
            return _rows_at(engine, source, version, query, places)
        if query.narrows or not source.is_counted:
            return _filtered(engine, source, version, query, offset, limit)
        return _range(engine, source, version, query, offset, limit)


_PAGE_OF_RANGE = "SELECT {columns} FROM {rows} WHERE {place} >= {first} AND {place} < {end}"


def _range(engine: Engine, source: Source, version: Version, query: RowQuery, offset: int, limit: int) -> pa.Table:
    """Rows by number: nothing before them is read."""
    columns = column_list(source, chosen_fields(version, query))
    place = source.row_number
    return engine.arrow(
        _PAGE_OF_RANGE.format(columns=columns, rows=source.sql, place=place, first=int(offset), end=int(offset + limit))
    )


_PAGE_OF_FILTER = "SELECT {columns} FROM {rows} WHERE {where} {order} LIMIT {limit} OFFSET {offset}"


def _filtered(engine: Engine, source: Source, version: Version, query: RowQuery, offset: int, limit: int) -> pa.Table:
    """The engine preserves the order of the file, so no sorting is needed for a stable page of a file."""
    where, values = condition(source, version.fields, query)
    columns = column_list(source, chosen_fields(version, query))
    ordered = order_clause(source, version.fields, query)
    sql = _PAGE_OF_FILTER.format(
        columns=columns, rows=source.sql, where=where, order=ordered, limit=int(limit), offset=int(offset)
    )
    return engine.arrow(sql, values)


def _rows_at(engine: Engine, source: Source, version: Version, query: RowQuery, places: Places) -> pa.Table:
    """The rows with these numbers, in the order of the numbers."""
    fields = chosen_fields(version, query)
    alias = max((f.name for f in fields), key=len) + "_"  # a name that no column has
    found = engine.arrow(rows_at_sql(source, column_list(source, fields), alias), [list(places)])
    return found.take(pc.index_in(pa.array(places, pa.int64()), value_set=found[alias])).drop_columns(alias)


# ---- totals --------------------------------------------------------------------------------------------------------

_COUNT = "SELECT count(*) FROM {rows} WHERE {where}"


def count_rows(engine: Engine, files: Files, version: Version, query: RowQuery) -> int:
    """How many rows the question leaves. Raises BadValue, QueryTooSlow or QueryTooBig."""
    if not query.narrows:
        return version.row_count
    asked = query.unordered
    return engine.answers.get((version.id, "count", asked), lambda: _count(engine, files, version, asked), lambda _: 0)


def _count(engine: Engine, files: Files, version: Version, query: RowQuery) -> int:
    with engine.reading(files, version) as source:
        where, values = condition(source, version.fields, query)
        return int(str(engine.rows(_COUNT.format(rows=source.sql, where=where), values)[0][0]))


# ---- groups --------------------------------------------------------------------------------------------------------


def group_rows(
    engine: Engine, files: Files, version: Version, query: RowQuery, *, offset: int = 0, limit: int = GROUP_ROWS
) -> pa.Table:
    """One row a group of `query.group_by` (one row in all without it), ordered by group unless sorted otherwise.

    Columns: the group columns, then the measures, named `count`, `sum_passengers` …
    Raises BadValue, QueryTooSlow or QueryTooBig.
    """
    key = (version.id, "groups", query, offset, limit)
    return engine.answers.get(key, lambda: _grouped(engine, files, version, query, offset, limit), _bytes_of)


def _grouped(engine: Engine, files: Files, version: Version, query: RowQuery, offset: int, limit: int) -> pa.Table:
    with engine.reading(files, version) as source:
        asked = groups(source, version, query)
        return _plain(engine.arrow(f"{asked.sql} LIMIT {int(limit)} OFFSET {int(offset)}", asked.values))


def _plain(table: pa.Table) -> pa.Table:
    """Sums of whole numbers as 64-bit integers, or as floating point where they are too big for that."""
    for place, column in enumerate(table.schema):
        if pa.types.is_decimal(column.type):
            try:
                values = table[place].cast(pa.int64())
            except pa.ArrowInvalid:
                values = table[place].cast(pa.float64())
            table = table.set_column(place, column.name, values)
    return table


def count_groups(engine: Engine, files: Files, version: Version, query: RowQuery) -> int:
    """How many groups there are in all."""
    asked = replace(query.unordered, group_by=query.group_by)
    return engine.answers.get(
        (version.id, "group count", asked), lambda: _count_groups(engine, files, version, asked), lambda _: 0
    )


def _count_groups(engine: Engine, files: Files, version: Version, query: RowQuery) -> int:
    with engine.reading(files, version) as source:
        asked = groups(source, version, query)
        return int(str(engine.rows(f"SELECT count(*) FROM ({asked.sql})", asked.values)[0][0]))  # noqa: S608


# ---- the values of a column ----------------------------------------------------------------------------------------

_VALUES = """
    SELECT {shown}, n
    FROM (SELECT {column}, count(*) AS n FROM {rows} WHERE {where} AND {column} IS NOT NULL GROUP BY {column})
    ORDER BY n DESC, {column}
    LIMIT {limit}
"""


def list_values(
    engine: Engine, files: Files, version: Version, column: str, query: RowQuery, limit: int = 100
) -> list[tuple[object, int]]:
    """The values of a column with the rows of each, most frequent first: the choices of a filter.

    The filters on the column itself are left aside, so that another value can be chosen.
    """
    others = tuple(one for one in query.filters if one.column != column)
    asked = replace(query.unordered, filters=others)
    key = (version.id, "values", column, asked, limit)
    found = engine.answers.get(key, lambda: _values(engine, files, version, column, asked, limit), _size_of_values)
    return list(found)


def _size_of_values(values: tuple[tuple[object, int], ...]) -> int:
    return sum(120 + len(str(value)) for value, _ in values)


def _values(
    engine: Engine, files: Files, version: Version, column: str, query: RowQuery, limit: int
) -> tuple[tuple[object, int], ...]:
    with engine.reading(files, version) as source:
        where, values = condition(source, version.fields, query)
        sql = _VALUES.format(
            shown=source.column(column), column=quoted(column), rows=source.sql, where=where, limit=int(limit)
        )
        return tuple((value, int(str(n))) for value, n in engine.rows(sql, values))
