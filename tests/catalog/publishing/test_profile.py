"""The profile of a column: counts, bounds, frequent values, a small histogram."""

from pathlib import Path

import duckdb
import pytest

from catalog.publishing.profile import BINS, profile_table
from catalog.records import ColumnProfile, Field
from core.words import Text


def profile(folder: Path, kind: str, select: str, name: str = "v") -> ColumnProfile:
    """The profile of the one column that this SQL makes."""
    path = folder / "data.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({select}) TO '{path}'")
        (found,) = profile_table(connection, path, (Field(name, Text("值", "Value"), kind),))
    return found


def test_text_counts_missing_and_distinct_and_shows_frequent_values(tmp_path) -> None:
    found = profile(tmp_path, "string", "SELECT unnest(['b', 'a', NULL, 'b', 'c', NULL]) AS v")

    assert found == ColumnProfile(
        name="v",
        rows=6,
        missing=2,
        distinct=3,
        minimum=None,
        maximum=None,
        mean=None,
        top=(("b", 2), ("a", 1), ("c", 1)),
        histogram=(),
    )


def test_only_ten_frequent_values_are_kept(tmp_path) -> None:
    found = profile(tmp_path, "string", "SELECT 'v' || (range // 2) AS v FROM range(40)")

    assert found.distinct == 20
    assert [value for value, _ in found.top] == ["v0", "v1", "v10", "v11", "v12", "v13", "v14", "v15", "v16", "v17"]


def test_small_integers_get_a_bin_each(tmp_path) -> None:
    found = profile(tmp_path, "integer", "SELECT unnest([1, 3, 3, NULL]) AS v")

    assert (found.minimum, found.maximum, found.mean) == ("1", "3", pytest.approx(7 / 3))
    assert found.histogram == (("1", "2", 1), ("2", "3", 0), ("3", "4", 2))


def test_numbers_on_an_edge_fall_into_the_bin_that_begins_there(tmp_path) -> None:
    found = profile(tmp_path, "number", "SELECT CAST(unnest([6.7, 7.3, 7.3, 8.6]) AS DOUBLE) AS v")

    filled = [(lower, rows) for lower, _, rows in found.histogram if rows]
    assert filled == [("6.7", 1), ("7.3", 2), ("8.6", 1)]
    assert [lower for lower, _, _ in found.histogram][:4] == ["6.7", "6.8", "6.9", "7"]


@pytest.mark.parametrize(
    ("kind", "select"),
    [
        ("integer", "SELECT range * 7919 - 400000 AS v FROM range(1000)"),
        ("integer", "SELECT unnest([-9000000000000000000, 9000000000000000000]) AS v"),
        ("number", "SELECT sin(range) * 1e-7 AS v FROM range(500)"),
        ("number", "SELECT 123.4 + range / 1e5 AS v FROM range(500)"),
        ("number", "SELECT CAST(unnest([5, 5, 5]) AS DOUBLE) AS v"),
        ("number", "SELECT CAST(unnest([0.1 + 0.2, 1e15]) AS DOUBLE) AS v"),
        ("year", "SELECT 1949 + range AS v FROM range(77)"),
        ("date", "SELECT DATE '2015-01-01' + CAST(range AS INTEGER) AS v FROM range(4018)"),
        ("datetime", "SELECT TIMESTAMP '2025-01-01' + range * INTERVAL 1 HOUR AS v FROM range(900)"),
        ("yearmonth", "SELECT strftime(DATE '2001-01-01' + INTERVAL (range) MONTH, '%Y-%m') AS v FROM range(300)"),
    ],
)
def test_histograms_have_at_most_twenty_bins_and_hold_every_row(tmp_path, kind, select) -> None:
    found = profile(tmp_path, kind, select)

    assert 1 <= len(found.histogram) <= BINS
    assert sum(rows for _, _, rows in found.histogram) == found.rows
    edges = [found.histogram[0][0], *(upper for _, upper, _ in found.histogram)]
    assert [lower for lower, _, _ in found.histogram] == edges[:-1]


@pytest.mark.parametrize(
    ("kind", "select", "last_edge"),
    [
        ("date", "SELECT unnest([DATE '2020-01-01', DATE '9999-12-31']) AS v", "9999-12-31"),
        ("date", "SELECT unnest([DATE '9999-12-31']) AS v", "9999-12-31"),
        ("datetime", "SELECT unnest([TIMESTAMP '9999-12-31 23:59:59']) AS v", "9999-12-31T23:59:59"),
    ],
)
def test_what_never_ends_has_a_histogram_up_to_the_last_day(tmp_path, kind, select, last_edge) -> None:
    found = profile(tmp_path, kind, select)

    assert found.maximum == found.histogram[-1][1] == last_edge
    assert sum(rows for _, _, rows in found.histogram) == found.rows


def test_numbers_too_far_apart_for_bins_have_the_rest_of_a_profile(tmp_path) -> None:
    found = profile(tmp_path, "number", "SELECT unnest([-1.7e308, 1.7e308]) AS v")

    assert (found.rows, found.distinct, found.histogram) == (2, 2, ())


def test_days_and_months_are_bounds_and_edges_as_written(tmp_path) -> None:
    days = profile(tmp_path, "date", "SELECT unnest([DATE '2025-12-31', DATE '2025-01-01']) AS v")
    months = profile(tmp_path, "yearmonth", "SELECT unnest(['2025-11', '2026-01']) AS v")

    assert (days.minimum, days.maximum, days.mean) == ("2025-01-01", "2025-12-31", None)
    assert days.histogram[0] == ("2025-01-01", "2025-01-20", 1)
    assert months.histogram == (
        ("2025-11", "2025-12", 1),
        ("2025-12", "2026-01", 0),
        ("2026-01", "2026-02", 1),
    )


def test_moments_and_booleans_are_said_as_in_the_csv(tmp_path) -> None:
    moments = profile(tmp_path, "datetime", "SELECT TIMESTAMP '2025-07-01 08:30:00' AS v")
    claims = profile(tmp_path, "boolean", "SELECT unnest([true, false, true]) AS v")

    assert (moments.minimum, moments.top) == ("2025-07-01T08:30:00", (("2025-07-01T08:30:00", 1),))
    assert (claims.minimum, claims.top) == (None, (("true", 2), ("false", 1)))


@pytest.mark.parametrize("name", ['"a"b', "place", "count", "n", "select"])
def test_any_column_name_can_be_profiled(tmp_path, name) -> None:
    quoted = '"' + name.replace('"', '""') + '"'

    found = profile(tmp_path, "integer", f"SELECT unnest([1, 1, 2]) AS {quoted}", name)

    assert (found.top, found.histogram) == ((("1", 2), ("2", 1)), (("1", "2", 2), ("2", "3", 1)))


def test_a_wide_table_is_profiled_in_little_memory(tmp_path) -> None:
    names = [f"c{n}" for n in range(300)]
    path = tmp_path / "wide.parquet"
    with duckdb.connect(config={"memory_limit": "200MB"}) as connection:
        values = ", ".join(f"{n} AS {name}" for n, name in enumerate(names))
        connection.execute(f"COPY (SELECT {values}) TO '{path}'")
        found = profile_table(connection, path, [Field(name, Text("值", "Value"), "integer") for name in names])

    assert [(column.name, column.maximum) for column in found] == [(name, str(n)) for n, name in enumerate(names)]


def test_a_column_of_nothing_has_an_empty_profile(tmp_path) -> None:
    found = profile(tmp_path, "number", "SELECT CAST(NULL AS DOUBLE) AS v FROM range(3)")

    assert found == ColumnProfile("v", 3, 3, 0, None, None, None, (), ())
