"""What the values of each column look like: two statements a table, whatever its size, or a few for a wide one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, floor, log10
from pathlib import Path
from typing import Any

import duckdb

from catalog.quoting import literal, quoted
from catalog.records import ColumnProfile, Field

TOP_VALUES = 10
BINS = 20
AT_ONCE = 40  # columns in a statement: each of them takes memory, even of a short table

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 — moments are naive here
_LAST_MOMENT = datetime(9999, 12, 31, 23, 59, 59)  # noqa: DTZ001 — how registers write “without end”
_WIDEST = 1e300  # a wider spread of numbers has no bins that could be written


@dataclass(frozen=True, slots=True)
class _Scale:
    """How the values of a type become numbers for a histogram, and its edges text again.

    number      SQL of the value as a number; {c} is the column
    is_whole    values are whole: days, months, counts; edges then are whole as well
    """

    number: str
    is_whole: bool


_SCALES = {
    "integer": _Scale("{c}", True),
    "year": _Scale("{c}", True),
    "number": _Scale("{c}", False),
    "date": _Scale("date_diff('day', DATE '1970-01-01', {c})", True),
    "datetime": _Scale("date_diff('second', TIMESTAMP '1970-01-01', {c})", True),
    "yearmonth": _Scale("CAST({c}[1:4] AS BIGINT) * 12 + CAST({c}[6:7] AS BIGINT) - 1", True),
}
_DIGITS = 6  # of a place on the histogram: 7.3 belongs to the bin that starts at 7.3
_AVERAGED = ("integer", "number")
_ROUND = ("integer", "year", "number")
_BOUNDED = (*_SCALES, "time")


@dataclass(frozen=True, slots=True)
class _Counts:
    rows: int
    missing: int
    distinct: int
    minimum: str | None
    maximum: str | None
    mean: float | None
    lowest: float | None  # on the number scale of the type
    highest: float | None


def profile_table(
    connection: duckdb.DuckDBPyConnection, parquet: Path, fields: Sequence[Field]
) -> tuple[ColumnProfile, ...]:
    """One profile a field, in the order of the fields."""
    source = f"read_parquet({literal(str(parquet))})"
    groups = [fields[place : place + AT_ONCE] for place in range(0, len(fields), AT_ONCE)]
    return tuple(profile for group in groups for profile in _profiles(connection, source, group))


def _profiles(connection: duckdb.DuckDBPyConnection, source: str, fields: Sequence[Field]) -> tuple[ColumnProfile, ...]:
    counts = _count(connection, source, fields)
    bins = [_bins(count, field.type) for count, field in zip(counts, fields, strict=True)]
    tops, filled = _distributions(connection, source, fields, counts, bins)
    return tuple(
        ColumnProfile(
            name=field.name,
            rows=count.rows,
            missing=count.missing,
            distinct=count.distinct,
            minimum=count.minimum,
            maximum=count.maximum,
            mean=count.mean,
            top=tuple(tops[n]),
            histogram=_histogram(filled[n], bins[n], field.type),
        )
        for n, (field, count) in enumerate(zip(fields, counts, strict=True))
    )


# ---- first statement: counts, bounds, means --------------------------------------------------------------------


def _count(connection: duckdb.DuckDBPyConnection, source: str, fields: Sequence[Field]) -> list[_Counts]:
    measures = ", ".join(part for field in fields for part in _measures(field))
    row = connection.execute(f"SELECT count(*), {measures} FROM {source}").fetchone()  # noqa: S608
    values = list(row or ())
    width = len(_measures(fields[0]))
    return [_counts(values[0], values[1 + n * width : 1 + (n + 1) * width]) for n in range(len(fields))]


def _measures(field: Field) -> list[str]:
    column = quoted(field.name)
    scale = _SCALES.get(field.type)
    number = scale.number.format(c=column) if scale else "NULL"
    text = _as_text_sql(field.type)
    return [
        f"count({column})",
        f"count(DISTINCT {column})",
        *(text.format(c=f"{bound}({column})") if field.type in _BOUNDED else "NULL" for bound in ("min", "max")),
        f"avg({column})" if field.type in _AVERAGED else "NULL",
        f"min({number})" if scale else "NULL",
        f"max({number})" if scale else "NULL",
    ]


def _as_text_sql(kind: str) -> str:
    """Values as the CSV writes them."""
    return "strftime({c}, '%Y-%m-%dT%H:%M:%S')" if kind == "datetime" else "CAST({c} AS VARCHAR)"


def _counts(rows: int, values: Sequence[Any]) -> _Counts:
    present, distinct, minimum, maximum, mean, lowest, highest = values
    return _Counts(rows, rows - present, distinct, minimum, maximum, mean, lowest, highest)


# ---- the bins of a histogram -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Bins:
    """Bins of one width from `start`; the last one holds the highest value."""

    start: float
    width: float
    count: int


def _bins(counts: _Counts, kind: str) -> _Bins | None:
    """At most twenty bins; None where the type has no scale, there is no value, or the values lie too far apart.

    Numbers get round edges. A round start may cost a bin more than there may be: a rounder width then fits.
    """
    if counts.lowest is None or counts.highest is None or not counts.highest - counts.lowest <= _WIDEST:
        return None
    lowest, highest = counts.lowest, counts.highest
    if kind not in _ROUND:
        width = ceil((highest - lowest + 1) / BINS)
        return _Bins(lowest, width, floor((highest - lowest) / width) + 1)
    smallest: float = 1 if _SCALES[kind].is_whole else 0
    width_wanted = max(smallest, (highest - lowest) / BINS)
    for share in (1, 1.5, 3):
        bins = _round_bins(lowest, highest, _round_up(width_wanted * share) or 1)
        if bins.count <= BINS:
            return bins
    raise AssertionError(counts)


def _round_bins(lowest: float, highest: float, width: float) -> _Bins:
    start = _whole_part(lowest / width) * width
    return _Bins(start, width, _whole_part((highest - start) / width) + 1)


def _whole_part(quotient: float) -> int:
    """The number of the bin, forgiving the last digits: 0.6 / 0.1 is 6, not 5.999."""
    return floor(round(quotient, _DIGITS))


def _round_up(width: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50 …, or 0 for 0.

    >>> _round_up(0.3), _round_up(21), _round_up(5)
    (0.5, 50, 5)
    """
    if width <= 0:
        return 0
    power = floor(log10(width))
    unit: float = 10**power if power >= 0 else 1 / 10**-power
    return next(unit * step for step in (1, 2, 5, 10) if unit * step >= width * (1 - 1e-9))


# ---- second statement: frequent values and histograms ----------------------------------------------------------


def _distributions(
    connection: duckdb.DuckDBPyConnection,
    source: str,
    fields: Sequence[Field],
    counts: Sequence[_Counts],
    bins: Sequence[_Bins | None],
) -> tuple[list[list[tuple[str, int]]], list[dict[int, int]]]:
    parts = [_top_sql(source, field, n) for n, field in enumerate(fields) if counts[n].distinct]
    parts += [_bins_sql(source, fields[n], n, found) for n, found in enumerate(bins) if found]
    tops: list[list[tuple[str, int]]] = [[] for _ in fields]
    histograms: list[dict[int, int]] = [{} for _ in fields]
    if parts:
        found = connection.execute(" UNION ALL ".join(parts) + " ORDER BY 1, 3").fetchall()
        for n, value, place, rows in found:
            if value is None:
                histograms[n][place] = rows
            else:
                tops[n].append((value, rows))
    return tops, histograms


def _top_sql(source: str, field: Field, n: int) -> str:
    column = quoted(field.name)
    value = _as_text_sql(field.type).format(c=column)
    return f"""(
        SELECT {n}, {value}, row_number() OVER (ORDER BY count(*) DESC, {column}), count(*)
        FROM {source}
        WHERE {column} IS NOT NULL
        GROUP BY {column}
        ORDER BY 3
        LIMIT {TOP_VALUES}
    )"""  # noqa: S608 — names are quoted


def _bins_sql(source: str, field: Field, n: int, found: _Bins) -> str:
    number = _SCALES[field.type].number.format(c=quoted(field.name))
    quotient = f"round((CAST({number} AS DOUBLE) - {found.start!r}) / {found.width!r}, {_DIGITS})"
    place = f"least({found.count - 1}, CAST(floor({quotient}) AS BIGINT))"
    return f"""(
        SELECT {n}, CAST(NULL AS VARCHAR), greatest(0, {place}), count(*)
        FROM {source}
        WHERE {quoted(field.name)} IS NOT NULL
        GROUP BY 3
    )"""  # noqa: S608 — names are quoted, edges are numbers


def _histogram(rows: dict[int, int], bins: _Bins | None, kind: str) -> tuple[tuple[str, str, int], ...]:
    if bins is None:
        return ()
    edges = [_edge(bins.start + place * bins.width, kind) for place in range(bins.count + 1)]
    return tuple((edges[place], edges[place + 1], rows.get(place, 0)) for place in range(bins.count))


def _edge(number: float, kind: str) -> str:
    if kind == "date":
        return _moment(timedelta(days=number)).date().isoformat()
    if kind == "datetime":
        return _moment(timedelta(seconds=number)).isoformat()
    if kind == "yearmonth":
        return f"{int(number) // 12:04d}-{int(number) % 12 + 1:02d}"
    return str(int(number)) if kind in ("integer", "year") else f"{number:.10g}"


def _moment(since: timedelta) -> datetime:
    """Counted from 1970; the last moment there is for anything later."""
    return _LAST_MOMENT if since > _LAST_MOMENT - _EPOCH else _EPOCH + since
