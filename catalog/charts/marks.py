"""The marks of a chart: DuckDB adds up, so that a few hundred rows leave it, whatever went in."""

from dataclasses import dataclass
from math import floor, log10

import pyarrow as pa

from catalog.charts.periods import LONGER, calm_period, period_sql
from catalog.charts.spec import ChartSpec
from catalog.quoting import quoted
from catalog.records import Field, Version
from catalog.roles import Period, Roles, native_period, roles_of
from catalog.rows.engine import Engine
from catalog.rows.grammar import parse_row_query
from catalog.rows.query import RowQuery
from catalog.rows.sql import matching
from core.files import Files

MOST_MARKS = 5_000
MOST_POINTS = 3_000  # points of a map or a scatter; more are thinned evenly
MOST_BARS = 15
MOST_STEPS = 60  # bars of a scale (hours, years, declared codes), which is never cut
MOST_COLORS = 8
MOST_CELLS = (40, 30)  # columns and rows of a heat map
BINS = 20

_AGGREGATE = {
    "count": "count(*)",
    "sum": "sum({y})",
    "mean": "avg({y})",
    "min": "min({y})",
    "max": "max({y})",
    "median": "median({y})",
    "distinct": "count(DISTINCT {y})",
}


def chart_rows(engine: Engine, files: Files, version: Version, spec: ChartSpec, query: RowQuery) -> pa.Table:
    """The marks of a chart over the rows that match, kept in memory under version and question; see `marks_of`.

    The filters that belong to the chart hold too, unless the query filters their column itself.
    Raises BadValue, UnknownColumn, QueryTooSlow or QueryTooBig.
    """
    asked = with_where(spec, query, version)
    key = (version.id, "chart", spec, asked)
    return engine.answers.get(key, lambda: _drawn(engine, files, version, spec, asked), lambda t: int(t.nbytes))


def with_where(spec: ChartSpec, query: RowQuery, version: Version) -> RowQuery:
    """Which rows the chart is drawn from."""
    own = parse_row_query(spec.where, version.fields).filters
    taken = {one.column for one in query.filters}
    return RowQuery(filters=(*query.filters, *(one for one in own if one.column not in taken)), search=query.search)


def _drawn(engine: Engine, files: Files, version: Version, spec: ChartSpec, query: RowQuery) -> pa.Table:
    with engine.reading(files, version) as source:
        return marks_of(engine, Relation(*matching(source, version, query)), spec, version)


@dataclass(frozen=True, slots=True)
class Relation:
    """Rows to draw: SQL that can stand after FROM, with its values."""

    sql: str
    values: tuple[object, ...] = ()


def marks_of(engine: Engine, rows: Relation, spec: ChartSpec, version: Version) -> pa.Table:
    """What to draw, in the order in which to draw it.

    bar line area heatmap tile_map   x (text, or a date when x is a time), x_part, [color, color_part,] y, rows
    histogram                        low, high, y
    scatter point_map                x, y, [color,] [label,] [district]; metadata `total`: points before thinning

    `…_part` is value, missing (an empty cell) or other (all that is beyond the most important values).
    """
    roles = roles_of(version.fields, version.profile)
    if spec.kind == "histogram":
        return _histogram(engine, rows, spec, roles)
    if spec.kind in ("scatter", "point_map"):
        return _points(engine, rows, spec, roles)
    return _groups(engine, rows, spec, roles)


def period_of(spec: ChartSpec, roles: Roles) -> Period | None:
    """The step in which a time on x is drawn; None when x is no time."""
    x, y = roles.get(spec.x or ""), roles.get(spec.y or "")
    if x is None or native_period(x.field) is None:
        return None
    return spec.period or calm_period(x, y)


# ---- bars, lines, areas, heat maps, tiles ------------------------------------------------------------------------

_GROUPS = """
    WITH source AS (
        SELECT {x} AS x, {color} AS color, {value} AS value FROM {rows}
    ), x_rank AS (
        SELECT x, row_number() OVER (ORDER BY {ranked} DESC NULLS LAST, x) AS place
        FROM source WHERE x IS NOT NULL GROUP BY x
    ), color_rank AS (
        SELECT color, row_number() OVER (ORDER BY count(*) DESC, color) AS place
        FROM source WHERE color IS NOT NULL GROUP BY color
    ), marked AS (
        SELECT CASE WHEN s.x IS NULL THEN 'missing' WHEN xr.place > {most_x} THEN 'other' ELSE 'value' END AS x_part,
               CASE WHEN xr.place <= {most_x} THEN s.x END AS x,
               CASE WHEN s.color IS NULL THEN 'missing' WHEN cr.place > {most_colors} THEN 'other' ELSE 'value' END
                   AS color_part,
               CASE WHEN cr.place <= {most_colors} THEN s.color END AS color,
               CASE WHEN xr.place <= {most_x} THEN xr.place END AS x_place,
               CASE WHEN cr.place <= {most_colors} THEN cr.place END AS color_place,
               s.value
        FROM source AS s LEFT JOIN x_rank AS xr ON xr.x = s.x LEFT JOIN color_rank AS cr ON cr.color = s.color
    )
    SELECT {shown_x} AS x, x_part, {shown_color} CAST({y} AS DOUBLE) AS y, count(*) AS rows
    FROM marked
    {kept}
    GROUP BY marked.x, x_part, marked.color, color_part, x_place, color_place
    HAVING {y} IS NOT NULL
    ORDER BY CASE x_part WHEN 'value' THEN 0 WHEN 'other' THEN 1 ELSE 2 END, {order},
             CASE color_part WHEN 'value' THEN 0 WHEN 'other' THEN 1 ELSE 2 END, color_place
    LIMIT {limit}
"""


def _groups(engine: Engine, rows: Relation, spec: ChartSpec, roles: Roles) -> pa.Table:
    x, period = roles.get(spec.x or ""), period_of(spec, roles)
    if x is None:
        raise KeyError(spec.x)
    if period is not None:
        period = _roomy_period(engine, rows, x.field, period, MOST_COLORS if spec.color else 1)
    y = _AGGREGATE[spec.aggregate if spec.y else "count"]
    is_scale = period is not None or _is_scale(spec, roles)
    sql = _GROUPS.format(
        x=period_sql(quoted(x.name), x.field, period) if period else quoted(x.name),
        color=f"CAST({quoted(spec.color)} AS VARCHAR)" if spec.color else "NULL",
        value=quoted(spec.y) if spec.y else "NULL",
        rows=rows.sql,
        ranked=y.format(y="value"),
        y=y.format(y="value"),
        most_x=MOST_MARKS if is_scale else _most_x(spec),
        most_colors=MOST_CELLS[1] if spec.kind == "heatmap" else MOST_COLORS,
        shown_x="marked.x" if period else "CAST(marked.x AS VARCHAR)",
        shown_color="marked.color AS color, color_part," if spec.color else "",
        kept="WHERE x_part = 'value'" if period else "",
        order="marked.x" if is_scale else "x_place",
        limit=MOST_MARKS,
    )
    return engine.arrow(sql, rows.values)


def _most_x(spec: ChartSpec) -> int:
    return {"heatmap": MOST_CELLS[0], "tile_map": MOST_STEPS}.get(spec.kind, MOST_BARS)


def _is_scale(spec: ChartSpec, roles: Roles) -> bool:
    """Whether the values of x have an order of their own: few whole numbers, or a line over numbers."""
    x = roles.get(spec.x or "")
    is_number = x is not None and x.field.type in ("integer", "number", "year", "yearmonth")
    return x is not None and is_number and (spec.kind in ("line", "area") or x.distinct <= MOST_STEPS)


def _roomy_period(engine: Engine, rows: Relation, field: Field, period: Period, colors: int) -> Period:
    """The period asked for, or the first longer one whose marks stay under the limit."""
    while LONGER[period] != period:
        step = period_sql(quoted(field.name), field, period)
        steps = _number(engine.rows(f"SELECT count(DISTINCT {step}) FROM {rows.sql}", rows.values)[0][0])  # noqa: S608
        if steps * colors <= MOST_MARKS:
            break
        period = LONGER[period]
    return period


def _number(value: object) -> float:
    """A number of an answer; 0 for none."""
    return 0.0 if value is None else float(str(value))


# ---- histograms --------------------------------------------------------------------------------------------------

_EDGES = "SELECT min({x}), max({x}) FROM {rows}"
_HISTOGRAM = """
    SELECT {low} + {width} * bin AS low, {low} + {width} * (bin + 1) AS high, count(*) AS y
    FROM (SELECT floor(({x} - {low}) / {width}) AS bin FROM {rows} WHERE {x} IS NOT NULL AND isfinite({x}))
    GROUP BY bin
    ORDER BY bin
"""


def _histogram(engine: Engine, rows: Relation, spec: ChartSpec, roles: Roles) -> pa.Table:
    column = roles.get(spec.x or "")
    x = f"CAST({quoted(spec.x or '')} AS DOUBLE)"
    finite = f"(SELECT * FROM {rows.sql} WHERE isfinite({x}))"  # noqa: S608 - column is quoted, rows are ours
    edges = engine.rows(_EDGES.format(x=x, rows=finite), rows.values)[0]
    least, most = (_number(edge) for edge in edges)
    width = nice_width(most - least, is_whole=column is not None and column.field.type == "integer")
    low = floor(least / width) * width
    sql = _HISTOGRAM.format(x=x, low=repr(low), width=repr(width), rows=rows.sql)
    return engine.arrow(sql, rows.values)


def nice_width(span: float, *, is_whole: bool) -> float:
    """A bin of 1, 2 or 5 times a power of ten, giving about twenty bins; never under 1 for whole numbers.

    >>> nice_width(100, is_whole=False), nice_width(13, is_whole=True), nice_width(0, is_whole=False)
    (5.0, 1.0, 1.0)
    """
    if span <= 0:
        return 1.0
    power = 10.0 ** floor(log10(span / BINS))
    width = next(step * power for step in (1, 2, 5, 10) if step * power * BINS >= span * 0.999)
    return max(width, 1.0) if is_whole else width


# ---- points ------------------------------------------------------------------------------------------------------

_POINTS = """
    SELECT x, y {more}
    FROM (
        SELECT CAST({x} AS DOUBLE) AS x, CAST({y} AS DOUBLE) AS y {more_columns}, row_number() OVER () - 1 AS place
        FROM {rows} WHERE {x} IS NOT NULL AND {y} IS NOT NULL
    )
    WHERE place % {step} = 0
    ORDER BY place
    LIMIT {limit}
"""
_COUNT = "SELECT count(*) FROM {rows} WHERE {x} IS NOT NULL AND {y} IS NOT NULL"


def _points(engine: Engine, rows: Relation, spec: ChartSpec, roles: Roles) -> pa.Table:
    """Every n-th point in the table's own order, so that the same rows give the same picture."""
    x, y = quoted(spec.x or ""), quoted(spec.y or "")
    total = int(_number(engine.rows(_COUNT.format(rows=rows.sql, x=x, y=y), rows.values)[0][0]))
    label = next((c.name for c in roles.of("name") if c.name not in spec.columns), None)
    district = roles.first("district") if spec.kind == "point_map" else None
    named = [("color", spec.color), ("label", label), ("district", district.name if district else None)]
    more = [(name, column) for name, column in named if column]
    sql = _POINTS.format(
        x=x,
        y=y,
        rows=rows.sql,
        more="".join(f", {name}" for name, _ in more),
        more_columns="".join(f", CAST({quoted(column)} AS VARCHAR) AS {name}" for name, column in more),
        step=max(-(-total // MOST_POINTS), 1),
        limit=MOST_POINTS,
    )
    table: pa.Table = engine.arrow(sql, rows.values)
    return table.replace_schema_metadata({"total": str(total)})
