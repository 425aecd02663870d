"""Two districts or two periods side by side."""

import pytest

from catalog.charts.comparison import (
    BadComparison,
    Comparison,
    comparison_rows,
    list_differences,
    parse_comparison,
    periods_to_compare,
)
from catalog.roles import roles_of
from catalog.rows.query import RowQuery
from core.words import Text
from tests.catalog.charts.charted import Charted
from tests.catalog.tables import field

FIELDS = (
    field("month", "yearmonth", is_key=True),
    field("district", kind="district"),
    field("riders", "integer"),
    field("price", "number", title=Text("均价", "Mean price")),
)
ROWS = [
    (f"{year}-{month:02d}", place, riders * (year - 2023), 10.0 * month)
    for year in (2024, 2025)
    for month in (1, 2)
    for place, riders in (("和平区", 100), ("沈河区", 300), ("大东区", 999))
]


@pytest.fixture
def table(tmp_path):
    made = Charted(tmp_path, FIELDS, ROWS)
    yield made
    made.engine.close()


@pytest.fixture
def roles(table):
    return roles_of(table.version.fields, table.version.profile)


def differences(table, roles, text):
    asked = parse_comparison(text, roles)
    found = list_differences(table.engine, table.files, table.version, roles, asked, RowQuery())
    return [(one.field and one.field.name, one.left, one.right, one.difference, one.change) for one in found]


def test_districts_are_compared_by_sums_and_means(table, roles):
    assert differences(table, roles, "district:和平区,沈河区") == [
        (None, 4.0, 4.0, 0.0, 0.0),
        ("riders", 600.0, 1800.0, 1200.0, 200.0),
        ("price", 15.0, 15.0, 0.0, 0.0),
    ]


def test_a_side_without_rows_has_no_difference(table, roles):
    assert differences(table, roles, "district:和平区,法库县")[1] == ("riders", 600.0, None, None, None)


def test_years_share_their_months(table, roles):
    asked = Comparison("period", "2024", "2025")

    found = comparison_rows(
        table.engine, table.files, table.version, roles, asked, RowQuery(), roles.get("riders")
    ).to_pylist()

    assert found == [
        {"x": "01", "side": "left", "y": 1399.0},
        {"x": "02", "side": "left", "y": 1399.0},
        {"x": "01", "side": "right", "y": 2798.0},
        {"x": "02", "side": "right", "y": 2798.0},
    ]


def test_the_years_to_choose_from_are_those_of_the_data(roles):
    assert periods_to_compare(roles) == ["2025", "2024"]


@pytest.mark.parametrize(
    "text",
    ["district:和平区", "district:和平区,和平区", "period:2024,不是年", "period:2024,2025-01", "moon:1,2", "'; DROP"],
)
def test_what_cannot_be_compared_is_refused(roles, text):
    with pytest.raises(BadComparison):
        parse_comparison(text, roles)


def test_no_comparison_is_none(roles):
    assert parse_comparison("", roles) is None
