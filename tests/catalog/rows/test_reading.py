"""Pages, totals, groups and values, from the file and from memory alike."""

from datetime import date

import pyarrow as pa
import pytest

from catalog.rows.grammar import parse_row_query
from catalog.rows.query import Filter, RowQuery
from catalog.rows.reading import count_groups, count_rows, group_rows, list_values, read_rows
from catalog.rows.sql import matching
from tests.catalog.tables import BUS, BUS_ROWS, add_version, as_rows, field, open_engine


@pytest.fixture(params=["file", "memory"])
def table(request, tmp_path):
    """A function that makes a version and returns what asks it: ask(function, *pairs, **options)."""
    engine, files = open_engine(tmp_path)

    def make(fields, rows):
        version = add_version(files, fields, rows)
        if request.param == "memory":
            engine.warm(files, version)

        def ask(function, *pairs, **options):
            return function(engine, files, version, parse_row_query(pairs, fields), **options)

        ask.version, ask.engine, ask.files = version, engine, files
        return ask

    yield make
    engine.close()


MANY = [(n, n % 7, f"{n:04d}", ("甲", "乙")[n % 2]) for n in range(5000)]
MANY_FIELDS = (field("n", "integer"), field("week", "integer"), field("code"), field("side"))


def test_a_page_has_every_column_in_the_publishers_order_and_keeps_types(table):
    found = table(BUS, BUS_ROWS)(read_rows)

    assert as_rows(found) == BUS_ROWS
    assert found.schema == pa.schema(
        [("date", pa.date32()), ("district", pa.string()), ("route", pa.string()), ("passengers", pa.int64())]
    )


@pytest.mark.parametrize("offset", [0, 995, 2500, 4990, 5000, 10_000])
def test_a_page_of_the_whole_is_a_range_of_rows(table, offset):
    found = table(MANY_FIELDS, MANY)(read_rows, offset=offset, limit=20)

    assert as_rows(found) == MANY[offset : offset + 20]


@pytest.mark.parametrize("offset", [0, 90, 480, 490, 2000])
def test_sorted_pages_follow_each_other_and_ties_keep_the_publishers_order(table, offset):
    ask = table(MANY_FIELDS, MANY)
    wanted = sorted(MANY, key=lambda row: -row[1])

    found = ask(read_rows, ("sort", "-week"), offset=offset, limit=30)

    assert as_rows(found) == wanted[offset : offset + 30]


def test_sort_by_two_columns_and_only_some_columns(table):
    found = table(MANY_FIELDS, MANY)(
        read_rows, ("sort", "-side,week"), ("columns", "code,side"), ("n__lt", "6"), limit=4
    )

    assert as_rows(found) == [("0000", "甲"), ("0002", "甲"), ("0004", "甲"), ("0001", "乙")]
    assert found.column_names == ["code", "side"]


def test_empty_cells_come_last_in_both_directions(table):
    ask = table(BUS, BUS_ROWS)

    up = ask(read_rows, ("sort", "passengers"), ("columns", "passengers"))
    down = ask(read_rows, ("sort", "-passengers"), ("columns", "passengers"))

    assert as_rows(up) == [(10,), (20,), (30,), (50,), (None,)]
    assert as_rows(down) == [(50,), (30,), (20,), (10,), (None,)]


def test_filtered_pages_keep_the_order_and_never_overlap(table):
    ask = table(MANY_FIELDS, MANY)
    wanted = [row for row in MANY if row[1] == 3]

    pages = [as_rows(ask(read_rows, ("week", "3"), offset=at, limit=100)) for at in range(0, 800, 100)]

    assert [row for page in pages for row in page] == wanted
    assert ask(count_rows, ("week", "3")) == len(wanted)


@pytest.mark.parametrize(
    ("search", "wanted"),
    [
        ("和平", [0, 2, 4]),
        ("016", [0, 2]),
        ("%", [4]),
        ("_OFF", [4]),
        ("' OR 1=1 --", []),
        ("333", [3]),
        ("没有", []),
    ],
)
def test_search_finds_a_piece_of_any_text_column(table, search, wanted):
    ask = table(BUS, BUS_ROWS)

    assert as_rows(ask(read_rows, ("search", search))) == [BUS_ROWS[place] for place in wanted]
    assert ask(count_rows, ("search", search)) == len(wanted)


def test_search_in_columns_that_repeat_few_values(table):
    fields = (field("district"), field("mode"))
    rows = [(("和平区", "Heping")[n % 2], ("公交", "地铁")[n // 100]) for n in range(200)]
    ask = table(fields, rows)

    assert ask(count_rows, ("search", "heping")) == 100
    assert ask(count_rows, ("search", "和平"), ("mode", "地铁")) == 50
    assert ask(count_rows, ("search", "平地")) == 0


def test_search_where_there_is_no_text_finds_nothing(table):
    ask = table((field("n", "integer"),), [(1,), (11,)])

    assert ask(count_rows, ("search", "1")) == 0


def test_count_without_filters_is_the_versions_own_number(table):
    ask = table(MANY_FIELDS, MANY)

    assert ask(count_rows, ("sort", "-week"), ("columns", "n")) == 5000


def test_groups_with_measures(table):
    found = table(BUS, BUS_ROWS)(
        group_rows,
        ("group_by", "district"),
        *(("measure", measure) for measure in ("count", "sum:passengers", "mean:passengers", "min:date", "max:route")),
    )

    assert found.column_names == ["district", "count", "sum_passengers", "mean_passengers", "min_date", "max_route"]
    assert as_rows(found) == [
        ("和平区", 3, 60, 20.0, date(2025, 1, 1), "50%_off"),
        ("沈河区", 1, 50, 50.0, date(2025, 1, 1), "0222"),
        (None, 1, None, None, date(2025, 1, 2), "333路"),
    ]
    assert found.schema.field("sum_passengers").type == pa.int64()


def test_groups_count_rows_unless_told_otherwise_and_follow_filter_and_sort(table):
    ask = table(BUS, BUS_ROWS)

    found = ask(group_rows, ("group_by", "date,district"), ("district__not_empty", ""), ("sort", "-count,-date"))

    assert as_rows(found) == [
        (date(2025, 1, 3), "和平区", 1),
        (date(2025, 1, 2), "和平区", 1),
        (date(2025, 1, 1), "和平区", 1),
        (date(2025, 1, 1), "沈河区", 1),
    ]
    assert ask(count_groups, ("group_by", "date,district")) == 5


def test_measures_without_groups_are_one_row(table):
    ask = table(BUS, BUS_ROWS)

    assert as_rows(ask(group_rows, ("measure", "sum:passengers"), ("district", "和平区"))) == [(60,)]
    assert as_rows(ask(group_rows, ("measure", "count"), ("district", "没有"))) == [(0,)]


def test_a_group_column_called_count_is_not_hidden_by_the_measure(table):
    found = table((field("count"), field("n", "integer")), [("a", 1), ("a", 2), ("b", 3)])(
        group_rows, ("group_by", "count")
    )

    assert found.column_names == ["count", "count_"]
    assert as_rows(found) == [("a", 2), ("b", 1)]


def test_a_sum_too_big_for_an_integer_is_a_floating_number(table):
    found = table((field("n", "integer"),), [(2**62,), (2**62,), (2**62,)])(group_rows, ("measure", "sum:n"))

    assert as_rows(found) == [(3 * 2.0**62,)]


def test_values_of_a_column_leave_its_own_filter_aside(table):
    ask = table(BUS, BUS_ROWS)
    others = RowQuery(
        filters=(Filter("district", "eq", ("沈河区",)), Filter("passengers", "gte", ("20",))),
    )

    found = list_values(ask.engine, ask.files, ask.version, "district", others, 10)

    assert found == [("和平区", 2), ("沈河区", 1)]


ODD = ('"a"b', "sort", "经度", "a b", "a,b", "a__b", "-a", "x'; DROP TABLE t; --", "?", "$1", "{x}", "%s")


@pytest.mark.parametrize("name", ODD)
def test_a_column_may_be_called_anything(table, name):
    ask = table((field("n", "integer"), field(name)), [(1, "甲"), (2, "乙"), (3, "甲")])
    query = RowQuery(filters=(Filter(name, "eq", ("甲",)),), sort=((name, True), ("n", True)), columns=(name, "n"))
    grouped = RowQuery(group_by=(name,), measures=(("max", name),), search="甲")

    assert as_rows(read_rows(ask.engine, ask.files, ask.version, query)) == [("甲", 3), ("甲", 1)]
    assert as_rows(group_rows(ask.engine, ask.files, ask.version, grouped)) == [("甲", "甲")]
    assert list_values(ask.engine, ask.files, ask.version, name, query) == [("甲", 2), ("乙", 1)]


def test_an_empty_table_gives_an_empty_page_with_its_columns(table):
    ask = table(BUS, [])

    assert ask(read_rows).column_names == [f.name for f in BUS]
    assert as_rows(ask(read_rows, ("sort", "date"), ("search", "x"))) == []
    assert ask(count_rows, ("district", "和平区")) == 0
    assert as_rows(ask(group_rows, ("group_by", "district"))) == []


def test_matching_rows_can_stand_after_from(table):
    ask = table(BUS, BUS_ROWS)
    query = parse_row_query([("district", "和平区")], BUS)

    with ask.engine.reading(ask.files, ask.version) as source:
        sql, values = matching(source, ask.version, query)
        found = ask.engine.rows(f"SELECT count(*), sum(passengers) FROM {sql}", values)

    assert found == [(3, 60)]


def test_the_same_question_is_answered_from_memory(table):
    ask = table(BUS, BUS_ROWS)

    assert ask(read_rows, ("district", "和平区")) is ask(read_rows, ("district", "和平区"))
