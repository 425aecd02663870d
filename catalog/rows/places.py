"""Which rows a sorted page has, as row numbers: found first, so that only their columns are read."""

from catalog.quoting import quoted
from catalog.records import Version
from catalog.rows.cursors import Key, condition_after
from catalog.rows.engine import Engine
from catalog.rows.query import RowQuery
from catalog.rows.source import Source
from catalog.rows.sql import condition, order

ORDER_AHEAD = 500  # rows of an order that are looked up together, so that the next pages cost no sorting

Places = tuple[int, ...]

_PLACES = "SELECT {place} FROM {rows} WHERE {where} ORDER BY {order} LIMIT {limit} OFFSET {offset}"


def places_from(
    engine: Engine, source: Source, version: Version, query: RowQuery, *, offset: int, limit: int
) -> Places:
    """The row numbers of a page. The first pages of an order are found together and kept."""
    if offset + limit > ORDER_AHEAD:
        return _sorted(engine, source, version, query, "TRUE", (), offset, limit)
    asked = query.rows_only
    found = engine.answers.get(
        (version.id, "places", asked),
        lambda: _sorted(engine, source, version, query, "TRUE", (), 0, ORDER_AHEAD),
        lambda places: 40 * len(places),
    )
    return found[offset : offset + limit]


def places_after(
    engine: Engine, source: Source, version: Version, query: RowQuery, place: int, *, limit: int
) -> Places:
    """The row numbers of the rows that follow row number `place` in the order; none where there is no such row."""
    keys = _keys(engine, source, version, query, place)
    if keys is None:
        return ()
    behind, values = condition_after(keys, source.row_number, place)
    return _sorted(engine, source, version, query, behind, values, 0, limit)


_VALUES_AT = "SELECT {columns} FROM {rows} WHERE {place} = {number}"


def _keys(engine: Engine, source: Source, version: Version, query: RowQuery, place: int) -> list[Key] | None:
    names = {f.name for f in version.fields}
    sort = [(column, is_descending) for column, is_descending in query.sort if column in names]
    columns = ", ".join(source.column(column) for column, _ in sort)
    sql = _VALUES_AT.format(columns=columns, rows=source.sql, place=source.row_number, number=int(place))
    found = engine.rows(sql)
    if not found:
        return None
    return [Key(column, is_down, value) for (column, is_down), value in zip(sort, found[0], strict=True)]


def _sorted(
    engine: Engine,
    source: Source,
    version: Version,
    query: RowQuery,
    behind: str,
    behind_values: tuple[object, ...],
    offset: int,
    limit: int,
) -> Places:
    where, values = condition(source, version.fields, query)
    sql = _PLACES.format(
        place=source.row_number,
        rows=source.sql,
        where=f"({where}) AND {behind}",
        order=order(source, version.fields, query),
        limit=int(limit),
        offset=int(offset),
    )
    return tuple(int(str(row[0])) for row in engine.rows(sql, (*values, *behind_values)))


_ROWS_AT = "SELECT {columns}, {place} AS {alias} FROM {rows} WHERE {place} IN (SELECT unnest(?::BIGINT[]))"


def rows_at_sql(source: Source, columns: str, alias: str) -> str:
    """The rows of a list of row numbers, which is the one parameter, in no order; `alias` tells which row is which."""
    return _ROWS_AT.format(columns=columns, place=source.row_number, alias=quoted(alias), rows=source.sql)
