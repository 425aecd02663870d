"""Two districts or two periods of one table, side by side."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

import pyarrow as pa

from catalog.charts import words as words
from catalog.charts.marks import Relation
from catalog.charts.periods import calm_period, period_sql
from catalog.charts.proposals import aggregate_of
from catalog.charts.spec import Aggregate
from catalog.quoting import quoted
from catalog.records import Field, Version
from catalog.roles import Column, Roles, native_period
from catalog.rows.engine import Engine
from catalog.rows.query import Filter, RowQuery
from catalog.rows.sql import matching
from core.errors import Invalid
from core.files import Files

By = Literal["district", "period"]
MOST_MEASURES = 8


class BadComparison(Invalid):
    """Facts: text, as it was written."""

    sentence = words.BAD_COMPARISON


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values of the district column, or two years or months (`2024`, `2024-07`) of the time column."""

    by: By
    left: str
    right: str

    def text(self) -> str:
        """
        >>> Comparison("period", "2024", "2025").text()
        'period:2024,2025'
        """
        return f"{self.by}:{self.left},{self.right}"


@dataclass(frozen=True, slots=True)
class Difference:
    """One measure on both sides; `field` is None for the number of rows. A side without rows is None."""

    field: Field | None
    aggregate: Aggregate
    left: float | None
    right: float | None

    @property
    def difference(self) -> float | None:
        return None if self.left is None or self.right is None else self.right - self.left

    @property
    def change(self) -> float | None:
        """Of the left side, in per cent; None where the left side is 0 or missing."""
        return None if self.difference is None or not self.left else 100 * self.difference / abs(self.left)


def parse_comparison(text: str, roles: Roles) -> Comparison | None:
    """`district:和平区,铁西区` or `period:2024,2025`; None for an empty text. Raises BadComparison."""
    if not text.strip():
        return None
    found = re.fullmatch(r"(district|period):([^,，]{1,60})[,，]([^,，]{1,60})", text.strip())
    if found is None or found[2].strip() == found[3].strip():
        raise BadComparison(text=text[:60])
    asked = Comparison(cast(By, found[1]), found[2].strip(), found[3].strip())
    column = column_of(asked.by, roles)
    if column is None or (asked.by == "period" and not _are_periods(asked)):
        raise BadComparison(text=text[:60])
    return asked


def _are_periods(asked: Comparison) -> bool:
    shapes = [re.fullmatch(r"(19|20)\d\d(-(0[1-9]|1[0-2]))?", side) for side in (asked.left, asked.right)]
    return all(shapes) and len(asked.left) == len(asked.right)


def column_of(by: By, roles: Roles) -> Column | None:
    """The column by which a table can be compared, if it has one."""
    if by == "district":
        return roles.district if roles.district and roles.district.distinct > 1 else None
    return next((c for c in roles.of("time") if c.distinct > 1), None)


def periods_to_compare(roles: Roles) -> list[str]:
    """The whole years that the time column reaches into, newest first; empty for less than two."""
    column = column_of("period", roles)
    if column is None or column.profile is None or not (column.profile.minimum and column.profile.maximum):
        return []
    first, last = int(column.profile.minimum[:4]), int(column.profile.maximum[:4])
    return [str(year) for year in range(last, max(first, last - 30) - 1, -1)] if last > first else []


def side_query(asked: Comparison, side: str, query: RowQuery, column: Column) -> RowQuery:
    """The rows of one side; what the query says of that column gives way."""
    kept = tuple(one for one in query.filters if one.column != column.name)
    if asked.by == "district":
        return RowQuery(filters=(*kept, Filter(column.name, "eq", (side,))), search=query.search)
    first, last = _bounds(side, column)
    mine = (Filter(column.name, "gte", (first,)), Filter(column.name, "lte", (last,)))
    return RowQuery(filters=(*kept, *mine), search=query.search)


def _bounds(period: str, column: Column) -> tuple[str, str]:
    """The first and last value of a column in a year or month, written as the column writes its values."""
    step = native_period(column.field)
    if step == "year":
        return period[:4], period[:4]
    if len(period) == 4:
        start, end = f"{period}-01", f"{period}-12"
    else:
        start = end = period
    if step == "month":
        return start, end
    _, days = monthrange(int(end[:4]), int(end[5:7]))
    return f"{start}-01", f"{end}-{days}"


# ---- the table of differences -------------------------------------------------------------------------------------

_SQL: Mapping[str, str] = {"sum": "sum({c})", "mean": "avg({c})"}


def list_differences(
    engine: Engine, files: Files, version: Version, roles: Roles, asked: Comparison, query: RowQuery
) -> list[Difference]:
    """Rows, then each measure as sum or mean, on both sides. Raises BadValue, QueryTooSlow or QueryTooBig."""
    column = column_of(asked.by, roles)
    if column is None:
        return []
    measures = [c for c in roles.of("measure") if c.is_varied][:MOST_MEASURES]
    chosen = [aggregate_of(c) for c in measures]
    sql = ", ".join(
        ["count(*)", *(_SQL[how].format(c=quoted(c.name)) for how, c in zip(chosen, measures, strict=True))]
    )
    sides = []
    for side in (asked.left, asked.right):
        with engine.reading(files, version) as source:
            rows, values = matching(source, version, side_query(asked, side, query, column))
            sides.append(engine.rows(f"SELECT {sql} FROM {rows}", values)[0])  # noqa: S608 - names are quoted
    names: list[tuple[Field | None, Aggregate]] = [(None, "count")]
    names += [(c.field, how) for c, how in zip(measures, chosen, strict=True)]
    return [
        Difference(field, how, _number(left), _number(right))
        for (field, how), left, right in zip(names, *sides, strict=True)
    ]


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


# ---- the chart of both -----------------------------------------------------------------------------------------------

_LINES = """
    SELECT {x} AS x, '{side}' AS side, CAST({y} AS DOUBLE) AS y FROM {rows} WHERE {x} IS NOT NULL
    GROUP BY ALL HAVING {y} IS NOT NULL ORDER BY x
"""


def comparison_rows(
    engine: Engine, files: Files, version: Version, roles: Roles, asked: Comparison, query: RowQuery, y: Column | None
) -> pa.Table:
    """Both sides along what they share: `x` (text), `side` (left | right), `y`.

    Districts share the time, or the most telling category without one; years share the months, months the days.
    """
    column = column_of(asked.by, roles)
    x = _shared_axis(asked, roles, column)
    measured = {"sum": "sum({y})", "mean": "avg({y})", "count": "count(*)"}[aggregate_of(y)]
    tables = []
    if column is None:
        return pa.table({})
    for side, value in (("left", asked.left), ("right", asked.right)):
        with engine.reading(files, version) as source:
            rows = Relation(*matching(source, version, side_query(asked, value, query, column)))
            sql = _LINES.format(x=x, side=side, y=measured.format(y=quoted(y.name) if y else ""), rows=rows.sql)
            tables.append(engine.arrow(sql, rows.values))
    return pa.concat_tables(tables, promote_options="permissive")


def shared_period(asked: Comparison, roles: Roles, y: Column | None) -> str | None:
    """What x counts: month (of a year), day (of a month), date (districts over time), None for a category."""
    if asked.by == "district":
        return "date" if any(c.distinct > 2 for c in roles.of("time")) else None
    time = column_of("period", roles)
    if time is None or native_period(time.field) == "year":
        return None
    return "month" if len(asked.left) == 4 else "day"


def _shared_axis(asked: Comparison, roles: Roles, column: Column | None) -> str:
    kind = shared_period(asked, roles, None)
    if kind == "date":
        time = next(c for c in roles.of("time") if c.distinct > 2)
        step = calm_period(time, None) or "month"
        length = {"day": 10, "week": 10, "month": 7, "year": 4}[step]
        return f"CAST({period_sql(quoted(time.name), time.field, step)} AS VARCHAR)[1:{length}]"
    if kind is not None and column is not None:
        day = f"CAST({period_sql(quoted(column.name), column.field, 'day')} AS VARCHAR)"
        return f"{day}[6:7]" if kind == "month" else f"{day}[9:10]"
    other = category_axis(asked, roles)
    return f"CAST({quoted(other.name)} AS VARCHAR)" if other else "''"


def category_axis(asked: Comparison, roles: Roles) -> Column | None:
    """The category along which two sides without a common time are drawn."""
    taken = column_of(asked.by, roles)
    candidates = [roles.district, *roles.of("category")] if asked.by == "period" else roles.of("category")
    return next((c for c in candidates if c and c is not taken and 2 <= c.distinct <= 20), None)
