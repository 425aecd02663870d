"""Which answers are drawn, and how."""

import pytest

from catalog.catalogue import Catalogue
from catalog.sandbox.charting import SqlChart, first_chart
from catalog.sandbox.fields import fields_of
from catalog.sandbox.sandbox import Sandbox
from core.words import Text


def chart_of(ground: Catalogue, sandbox: Sandbox, sql: str) -> SqlChart | None:
    return first_chart(ground.engine, sandbox.run(sql, client="anna"))


SERIES = (
    "SELECT CAST(m AS DATE) AS month, n FROM (VALUES ('2025-01-01', 3), ('2025-02-01', 5), ('2025-03-01', 4)) t(m, n)"
)


@pytest.mark.parametrize(
    ("sql", "kind", "x", "y", "period"),
    [
        (SERIES, "line", "month", "n", "month"),
        (SERIES.replace("-02-01", "-01-02").replace("-03-01", "-01-03"), "line", "month", "n", "day"),
        ("SELECT district, sum(docks) AS docks FROM bike_stations GROUP BY 1", "bar", "district", "docks", None),
        ("SELECT i::VARCHAR AS code, i AS size FROM range(5) t(i)", "bar", "code", "size", None),
    ],
)  # fmt: skip
def test_a_measure_over_time_or_by_name_is_drawn(
    ground: Catalogue, sandbox: Sandbox, sql: str, kind: str, x: str, y: str, period: str | None
) -> None:
    chart = chart_of(ground, sandbox, sql)

    assert chart is not None
    assert (chart.spec.kind, chart.spec.x, chart.spec.y, chart.spec.period) == (kind, x, y, period)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1 AS a, 2 AS b",
        "SELECT code, code FROM bike_stations",
        "SELECT code FROM bike_stations WHERE docks < 0",
        "SELECT code FROM bike_stations",
        "SELECT * FROM range(6000)",
    ],
)
def test_what_measures_nothing_or_is_too_long_is_not_drawn(ground: Catalogue, sandbox: Sandbox, sql: str) -> None:
    assert chart_of(ground, sandbox, sql) is None


def test_of_many_bars_the_first_are_drawn_and_the_rest_not_added_up(ground: Catalogue, sandbox: Sandbox) -> None:
    chart = chart_of(ground, sandbox, "SELECT 'name ' || i AS name, 100 - i AS n FROM range(30) t(i)")

    assert chart is not None
    assert chart.rows == 15
    assert [row["x"] for row in chart.marks.to_pylist()][:2] == ["name 0", "name 1"]
    assert {row["x_part"] for row in chart.marks.to_pylist()} == {"value"}


def test_a_column_of_a_table_keeps_its_label(sandbox: Sandbox) -> None:
    joined = "bike_stations AS s JOIN bike_trips AS t USING (code)"
    sql = f"SELECT s.code, sum(t.docks) AS docks, count(*) AS n FROM {joined} GROUP BY 1"

    fields = fields_of(sandbox.run(sql, client="anna"))

    assert [(field.name, field.title, field.type) for field in fields] == [
        ("code", Text("code 列", "Column code"), "string"),
        ("docks", Text("docks", "docks"), "integer"),  # two tables mean different things by it
        ("n", Text("n", "n"), "integer"),
    ]
