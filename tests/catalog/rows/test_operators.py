"""The ways to filter: each row of the table on real rows, with rows that must not come back."""

from datetime import date, datetime, time

import pytest

from catalog.errors import BadValue, QueryTooLong
from catalog.rows.operators import MEASURES, OPERATORS, measures_for, operators_for
from catalog.rows.query import Filter, RowQuery
from catalog.rows.reading import read_rows
from catalog.rows.values import VALUE_TYPES, parse_value
from catalog.vocabularies import FIELD_TYPES
from tests.catalog.tables import add_version, as_rows, field, open_engine

FIELDS = (
    field("n", "integer"),
    field("name"),
    field("price", "number"),
    field("day", "date"),
    field("at", "datetime"),
    field("open", "boolean"),
    field("hour", "time"),
    field("year", "year"),
    field("month", "yearmonth"),
)
ROWS = [
    (1, "100%_纯棉", 1.5, date(2025, 1, 31), datetime(2025, 1, 31, 8, 30), True, time(8, 30), 2025, "2025-01"),
    (2, "100元", 20.0, date(2025, 2, 1), datetime(2025, 2, 1), False, time(20), 2024, "2025-02"),
    (3, "O'Brien\"; DROP", -3.0, date(2024, 12, 31), datetime(2024, 12, 31, 23, 59), True, time(0), 2023, "2024-12"),
    (4, None, None, None, None, None, None, None, None),
]

CASES = [
    ("name", "eq", ("100元",), [2]),
    ("name", "eq", ("100元", "O'Brien\"; DROP", "没有的"), [2, 3]),
    ("name", "ne", ("100元",), [1, 3, 4]),
    ("name", "in", ("100元", "100%_纯棉"), [1, 2]),
    ("name", "contains", ("%",), [1]),
    ("name", "contains", ("_",), [1]),
    ("name", "contains", ("'",), [3]),
    ("name", "contains", ('"; DROP',), [3]),
    ("name", "contains", ("' OR 1=1 --",), []),
    ("name", "not_contains", ("100",), [3, 4]),
    ("name", "starts", ("100",), [1, 2]),
    ("name", "starts", ("%",), []),
    ("name", "ends", ("元",), [2]),
    ("name", "empty", (), [4]),
    ("name", "not_empty", (), [1, 2, 3]),
    ("price", "eq", ("20",), [2]),
    ("price", "gt", ("1.5",), [2]),
    ("price", "gte", ("1.5",), [1, 2]),
    ("price", "lt", ("0",), [3]),
    ("price", "lte", ("1.5",), [1, 3]),
    ("n", "in", ("1", "3"), [1, 3]),
    ("day", "gte", ("2025-01-31",), [1, 2]),
    ("day", "lt", ("2025/2/1",), [1, 3]),
    ("day", "eq", ("2025年1月31日",), [1]),
    ("at", "lte", ("2025-01-31",), [1, 3]),
    ("at", "gt", ("2025-01-31",), [2]),
    ("at", "gte", ("2025-01-31T08:30:00",), [1, 2]),
    ("open", "eq", ("是",), [1, 3]),
    ("open", "ne", ("true",), [2, 4]),
    ("hour", "gte", ("08:30",), [1, 2]),
    ("year", "gte", ("2024",), [1, 2]),
    ("month", "lte", ("2025年1月",), [1, 3]),
    ("month", "eq", ("2025-01", "2024-12"), [1, 3]),
]


@pytest.mark.parametrize(("column", "operator", "values", "wanted"), CASES)
@pytest.mark.parametrize("is_hot", [False, True], ids=["file", "memory"])
def test_operator(tmp_path, column, operator, values, wanted, is_hot):
    engine, files = open_engine(tmp_path)
    version = add_version(files, FIELDS, ROWS)
    if is_hot:
        engine.warm(files, version)

    query = RowQuery(filters=(Filter(column, operator, values),), columns=("n",))
    found = [n for (n,) in as_rows(read_rows(engine, files, version, query))]

    assert found == wanted


def test_every_operator_has_a_case():
    assert {operator for _, operator, _, _ in CASES} == set(OPERATORS)


def test_operators_fit_the_type_of_the_column():
    assert list(operators_for(field("a", "boolean"))) == ["eq", "ne", "in", "empty", "not_empty"]
    assert list(operators_for(field("a", "integer"))) == [
        *("eq", "ne", "in", "gt", "gte", "lt", "lte", "empty", "not_empty")
    ]
    assert list(operators_for(field("a"))) == list(OPERATORS)


def test_measures_fit_the_type_of_the_column():
    assert list(measures_for(field("a", "number"))) == ["sum", "mean", "min", "max"]
    assert list(measures_for(field("a", "date"))) == ["min", "max"]
    assert list(measures_for(field("a", "boolean"))) == []
    assert list(MEASURES) == ["count", "sum", "mean", "min", "max"]


def test_every_type_of_a_field_has_a_form_of_value():
    assert set(VALUE_TYPES) == set(FIELD_TYPES)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("integer", "十"),
        ("integer", "1.5"),
        ("integer", "9" * 30),
        ("integer", "9" * 1900),
        ("integer", ""),
        ("number", "nan"),
        ("number", "1e999"),
        ("number", "1_000"),
        ("date", "2025-02-30"),
        ("date", "昨天"),
        ("datetime", "2025-01-01T25:00"),
        ("datetime", "2025-01-01T08:00:00+08:00"),
        ("time", "25:00"),
        ("boolean", "maybe"),
        ("year", "25"),
        ("yearmonth", "2025-13"),
        ("string", "\ud800"),
    ],
)
def test_a_bad_value_says_what_a_good_one_looks_like(kind, text):
    with pytest.raises(BadValue) as refused:
        parse_value(text, field("a", kind))

    assert VALUE_TYPES[kind].expected.zh in refused.value.say("zh")
    assert VALUE_TYPES[kind].expected.en in refused.value.say("en")


def test_a_value_of_ten_thousand_characters_is_refused_with_the_limit():
    with pytest.raises(QueryTooLong, match="10000 characters; the limit is 2000"):
        parse_value("长" * 10_000, field("a"))


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("integer", " 12 ", 12),
        ("integer", "-7", -7),
        ("integer", "1e3", 1000),
        ("string", " 留着空格 ", " 留着空格 "),
        ("date", "20250131", date(2025, 1, 31)),
        ("datetime", "2025-01-31 08:30", datetime(2025, 1, 31, 8, 30)),
        ("year", "2025年", 2025),
        ("yearmonth", "2025/7", "2025-07"),
    ],
)
def test_values_are_read_as_people_write_them(kind, text, value):
    assert parse_value(text, field("a", kind)) == value
