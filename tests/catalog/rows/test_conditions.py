"""Conditions as trees, over a file and over a table in memory alike."""

import pytest

from catalog.rows.conditions import AllOf, AnyOf, Compare, Condition, HasWord, IsOneOf, NoneOf
from catalog.rows.query import RowQuery
from catalog.rows.reading import count_rows, read_rows
from catalog.rows.word_matching import word_pattern
from tests.catalog.tables import add_version, field, open_engine

COLUMNS = (
    field("name"),
    field("n", "integer"),
    field("share", "number"),
    field("is_open", "boolean"),
    field("opened", "date"),
    field("tags", "array"),
)
ROWS = [
    ("沈河区药店", 1, 0.5, True, None, '["a","b"]'),
    ("Bus L12", 20, 53.57, False, None, None),
    ("No. 53 museum's", None, 1e6, None, None, '["museum"]'),
    (None, 2011, None, True, None, "[]"),
]


@pytest.fixture(scope="module", params=["file", "memory"])
def table(request, tmp_path_factory):
    engine, files = open_engine(tmp_path_factory.mktemp("conditions"))
    version = add_version(files, COLUMNS, ROWS)
    if request.param == "memory":
        assert engine.warm(files, version)
    yield engine, files, version
    engine.close()


def names(table, condition: Condition) -> list[int]:
    """The places of the rows that the condition leaves, counted from 1."""
    engine, files, version = table
    query = RowQuery(where=condition)
    found = read_rows(engine, files, version, query, limit=10)
    assert count_rows(engine, files, version, query) == len(found)
    places = {row[0]: place for place, row in enumerate(ROWS, start=1)}
    return [places[name] for name in found["name"].to_pylist()]


@pytest.mark.parametrize(
    ("condition", "wanted"),
    [
        (Compare("n", "eq", 20), [2]),
        (Compare("n", "gt", 1.5), [2, 4]),
        (Compare("n", "empty"), [3]),
        (Compare("name", "gte", "L"), [1, 3]),
        (Compare("_id", "lte", 2), [1, 2]),
        (Compare("_id", "eq", 4), [4]),
        (Compare("tags", "same_json", '[ "a", "b" ]'), [1]),
        (IsOneOf((4, 1, 99)), [1, 4]),
        (AllOf(()), [1, 2, 3, 4]),
        (AnyOf(()), []),
        (NoneOf(()), [1, 2, 3, 4]),
        (NoneOf((Compare("n", "gt", 5),)), [1, 3]),
        (AnyOf((Compare("n", "eq", 1), AllOf((Compare("n", "gt", 5), Compare("is_open", "eq", True))))), [1, 4]),
    ],
)
def test_a_tree_leaves_the_rows_it_means(table, condition, wanted):
    assert names(table, condition) == wanted


@pytest.mark.parametrize(
    ("word", "columns", "wanted"),
    [
        ("药店", (), [1]),
        ("museum", (), [3]),
        ("museum", ("tags",), [3]),
        ("MUSEUMS", ("name",), [3]),
        ("L12", (), [2]),
        ("L1", (), []),
        ("53", (), [3]),
        ("53.57", (), [2]),
        ("2011", (), [4]),
        ("true", (), [1, 4]),
        ("20", ("name",), []),
        (".*", (), []),
        ("(((", (), []),
    ],
)
def test_a_word_is_found_where_it_stands_as_one(table, word, columns, wanted):
    assert names(table, HasWord(word, columns)) == wanted


def test_a_prefix_may_go_on(table):
    assert names(table, HasWord("mus", (), is_prefix=True)) == [3]
    assert names(table, HasWord("use", (), is_prefix=True)) == []


@pytest.mark.parametrize("word", ["a", "药", "L2线", "pharmacy", "x" * 500, "\\", "[", "💡"])
def test_any_word_makes_a_pattern(word):
    assert word_pattern(word)
