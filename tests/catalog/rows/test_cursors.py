"""A walk by cursor gives every row once, in order, with ties and empty cells, from the file and from memory."""

import json
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.rows.cursors import Cursor, as_text, parse_cursor, question_digest
from catalog.rows.errors import BadCursor, OffsetTooDeep
from catalog.rows.grammar import parse_row_query
from catalog.rows.pages import PAGE_FORMS, read_page
from catalog.rows.query import Filter, RowQuery
from catalog.rows.reading import count_groups, count_rows, group_rows, read_rows
from tests.catalog.tables import add_version, as_rows, field, open_engine

FIELDS = (
    field("n", "integer"),
    field("grade", "integer"),
    field("ratio", "number"),
    field("day", "date"),
    field("moment", "datetime"),
    field("side"),
    field("is_open", "boolean"),
)


def _rows():
    def cell(value, n, step):
        return None if n % step == 0 else value

    return [
        (
            n,
            cell(n % 3, n, 5),
            cell((n * 7 % 4) / 3, n, 7),
            cell(date(2025, 1, 1 + n % 4), n, 11),
            cell(datetime(2025, 1, 1, n % 24, 30), n, 13),
            cell(("甲", "乙", "b", "A")[n % 4], n, 4),
            cell(n % 2 == 0, n, 6),
        )
        for n in range(1, 241)
    ]


ROWS = _rows()


@pytest.fixture(scope="module", params=["file", "memory"])
def ask(request, tmp_path_factory):
    """Reads pages of the table above: ask(query, limit=…) → Page."""
    engine, files = open_engine(tmp_path_factory.mktemp("walked"))
    version = add_version(files, FIELDS, ROWS)
    if request.param == "memory":
        engine.warm(files, version)

    def read(query, form="json", **options):
        return read_page(engine, files, version, query, PAGE_FORMS[form], **options)

    read.all = lambda query: as_rows(read_rows(engine, files, version, query, limit=1000))
    read.groups = lambda query: as_rows(group_rows(engine, files, version, query))
    read.total = lambda query: count_rows(engine, files, version, query)
    read.total_of_groups = lambda query: count_groups(engine, files, version, query)
    yield read
    engine.close()


def _rows_of(page):
    return [tuple(row.values()) for row in json.loads(b"[" + page.content + b"]")]


def _walked(ask, query, limit):
    page = ask(query, limit=limit)
    found = [_rows_of(page)]
    while page.has_more:
        page = ask(query, limit=limit, after=page.last)
        found.append(_rows_of(page))
    return found


def _as_json(rows):
    return [tuple(cell.isoformat() if hasattr(cell, "isoformat") else cell for cell in row) for row in rows]


_NAMES = [one.name for one in FIELDS]
_SORTS = st.lists(st.tuples(st.sampled_from(_NAMES[1:]), st.booleans()), max_size=4)
_FILTERS = st.sampled_from(
    [(), (Filter("side", "eq", ("甲", "b")),), (Filter("grade", "not_empty"),), (Filter("n", "gt", ("237",)),)]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sort=_SORTS, filters=_FILTERS, limit=st.integers(1, 90))
def test_a_walk_gives_every_row_once_in_order(ask, sort, filters, limit):
    query = RowQuery(filters=filters, sort=tuple(sort))

    pages = _walked(ask, query, max(limit, 20))

    assert [row for page in pages for row in page] == _as_json(ask.all(query))
    assert sum(map(len, pages)) == ask.total(query)
    assert all(len(page) == max(limit, 20) for page in pages[:-1])


def test_a_walk_through_groups_gives_every_group_once(ask):
    query = RowQuery(group_by=("side", "grade"), measures=(("count", None), ("mean", "ratio")), sort=(("count", True),))

    pages = _walked(ask, query, 7)

    assert [row for page in pages for row in page] == ask.groups(query)
    assert sum(map(len, pages)) == ask.total_of_groups(query)


@pytest.mark.parametrize(
    "pairs", [[], [("n__gt", "100")], [("sort", "-grade,side")], [("group_by", "side,is_open,grade")]]
)
def test_a_page_by_offset_is_the_rest_of_the_walk(ask, pairs):
    query = parse_row_query(pairs, FIELDS)
    whole = _rows_of(ask(query, limit=500))

    assert _rows_of(ask(query, limit=6, offset=5)) == whole[5:11]
    assert _rows_of(ask(query, limit=6, offset=10_000)) == []


def test_the_last_page_has_no_next_even_when_it_is_full(ask):
    query = RowQuery(filters=(Filter("n", "lte", ("40",)),))

    first, second = ask(query, limit=20), ask(query, limit=20, offset=20)

    assert (first.has_more, second.has_more, second.count) == (True, False, 20)


def test_an_offset_is_capped_where_the_rows_before_must_be_gone_through(ask):
    assert ask(RowQuery(), limit=1, offset=10**11).count == 0
    with pytest.raises(OffsetTooDeep, match="next link"):
        ask(RowQuery(sort=(("day", False),)), limit=1, offset=100_001)


def test_a_place_behind_the_last_row_has_nothing_after_it(ask):
    assert ask(RowQuery(sort=(("day", False),)), limit=5, after=10**11).count == 0
    assert ask(RowQuery(), limit=5, after=10**11).count == 0


def test_a_page_in_csv_and_parquet_has_the_same_rows(ask):
    query = RowQuery(filters=(Filter("n", "in", ("4", "5")),), columns=("n", "side", "moment"))

    assert ask(query, "csv", limit=5).content.decode() == "4,,2025-01-01T04:30:00\n5,乙,2025-01-01T05:30:00\n"
    assert ask(query, "ndjson", limit=1).content.decode() == '{"n":4,"side":null,"moment":"2025-01-01T04:30:00"}\n'
    assert ask(query, "parquet", limit=5).content[:4] == b"PAR1"


@given(version=st.integers(1, 10**8), place=st.integers(0, 10**11), question=st.text(max_size=10), live=st.booleans())
def test_a_cursor_survives_the_url(version, place, question, live):
    cursor = Cursor(version, place, question, live)

    assert parse_cursor(as_text(cursor)) == cursor


@pytest.mark.parametrize(
    "text", ["", "x", "!!", "中文", "W10", "WzEsMl0", "e30", "WzEsMiwzXQ", "WzAsMSwiYSJd", "Wy0xLC01LCJhIl0", "a" * 500]
)
def test_anything_else_is_refused_with_what_to_do(text):
    with pytest.raises(BadCursor, match="Begin at the first page"):
        parse_cursor(text)


def test_a_cursor_belongs_to_its_rows_not_to_the_columns_shown():
    plain = RowQuery(sort=(("n", False),))

    assert question_digest(plain) == question_digest(RowQuery(sort=(("n", False),), columns=("n",)))
    assert question_digest(plain) != question_digest(RowQuery(sort=(("n", True),)))
    assert question_digest(RowQuery(group_by=("n",))) != question_digest(RowQuery(group_by=("side",)))
