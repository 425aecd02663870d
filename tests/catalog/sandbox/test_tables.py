"""The names under which a table can be written."""

import duckdb

from catalog.sandbox.reserved import RESERVED
from catalog.sandbox.tables import tables_of
from tests.builders import make_dataset
from tests.catalog.sandbox.tables import published


def test_a_dataset_of_one_table_is_written_like_its_slug() -> None:
    (table,) = tables_of([published("bus-routes")]).all

    assert (table.name, table.written) == ("bus_routes", "bus_routes")


def test_every_name_of_a_table_finds_it_in_any_case() -> None:
    tables = tables_of([published("bus-routes"), published("bus-stops")])
    names = ("bus_routes", "BUS_ROUTES", "bus-routes", "bus_routes__bus_routes", "bus-routes-0-ID")

    assert {
        name: found and found.dataset.slug for name in names if (found := tables.find(name)) or True
    } == dict.fromkeys(names, "bus-routes")


def test_of_several_tables_the_dataset_names_the_first() -> None:
    tables = tables_of([published("bus", tables=("lines", "站点 表"))])

    assert [table.name for table in tables.all] == ["bus__lines", "bus__站点_表"]
    assert tables.find("bus") == tables.all[0]


def test_a_name_that_two_could_have_stays_with_the_one_that_is_called_so() -> None:
    tables = tables_of([published("a", tables=("b", "c")), published("a--b")])

    assert [found.dataset.slug for name in ("a__b", "a--b") if (found := tables.find(name))] == ["a", "a--b"]


def test_what_has_no_rows_or_is_closed_has_no_table() -> None:
    bare = make_dataset("bare")
    closed = published("closed", open_type="closed")

    assert tables_of([bare, closed]).all == ()


def test_what_was_meant_is_found_by_spelling_and_by_title() -> None:
    tables = tables_of([published("bus-routes"), published("schools")])

    assert [[table.name for table in tables.like(word)] for word in ("bus_rotes", "SCHOOLS 数据", "zzz")] == [
        ["bus_routes"],
        ["schools"],
        [],
    ]


def test_the_reserved_words_are_those_of_this_duckdb() -> None:
    with duckdb.connect() as connection:
        found = connection.execute(
            "SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category IN ('reserved', 'type_function')"
        ).fetchall()

    assert {word for (word,) in found} == RESERVED
