"""The grammar of a question in a URL: read, written, and refused with a sentence."""

from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.errors import (
    BadMeasure,
    BadSort,
    BadValue,
    QueryTooLong,
    TooManyParts,
    UnknownColumn,
    UnknownOperator,
)
from catalog.rows.grammar import RESERVED, as_pairs, parse_row_query
from catalog.rows.operators import MEASURES, measures_for, operators_for
from catalog.rows.query import Filter, RowQuery, measure_name
from core.errors import PortalError
from tests.catalog.tables import BUS, field

ODD_NAMES = (
    *('"a"b', "sort", "id", "经度", "a b", "a,b", "a__b", "a", "a__gte", "filter.a", "filter.a__eq", "utm_x", "-a"),
    *("+a", "[a", "]", " lead", "trail ", "a_", "_a", "__", "sum:a", "count", "100%", "a&b=c", "x'; DROP", "a\nb"),
)
ODD_FIELDS = tuple(field(name, ("string", "integer", "date")[place % 3]) for place, name in enumerate(ODD_NAMES))
VALUES = {
    "string": st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.strip),
    "integer": st.integers(-(2**63), 2**63 - 1).map(str),
    "date": st.dates().map(str),
}


def asked(*pairs, fields=BUS):
    return parse_row_query(pairs, fields)


def test_every_part_of_the_grammar():
    query = asked(
        ("id", "bus-daily-ridership"),
        ("utm_source", "x"),
        ("district", "和平区"),
        ("date__gte", "2025-01-01"),
        ("district", "沈河区"),
        ("filter.route__contains", "01"),
        ("sort", "-passengers,date"),
        ("columns", "date,passengers"),
        ("group_by", "district"),
        ("measure", "sum:passengers"),
        ("measure", "count"),
        ("search", " 药店 "),
        ("page", "7"),
    )

    assert query == RowQuery(
        filters=(
            Filter("district", "eq", ("和平区", "沈河区")),
            Filter("date", "gte", ("2025-01-01",)),
            Filter("route", "contains", ("01",)),
        ),
        sort=(("passengers", True), ("date", False)),
        columns=("date", "passengers"),
        group_by=("district",),
        measures=(("sum", "passengers"), ("count", None)),
        search="药店",
    )


def test_a_blank_parameter_asks_nothing():
    assert asked(("district", ""), ("search", "  "), ("sort", ""), ("passengers__gte", "")) == RowQuery()


def test_empty_needs_no_value():
    assert asked(("district__empty", "")) == RowQuery(filters=(Filter("district", "empty"),))


def test_two_conditions_of_the_same_operator_must_both_hold():
    query = asked(("route__contains", "0"), ("route__contains", "8"), ("route__contains", "0"))

    assert query.filters == (Filter("route", "contains", ("0",)), Filter("route", "contains", ("8",)))


def test_a_reserved_name_is_a_column_only_in_the_explicit_form():
    fields = (field("sort", "integer"), field("n", "integer"))

    query = asked(("sort", "-sort"), ("filter.sort__gte", "3"), fields=fields)

    assert query == RowQuery(filters=(Filter("sort", "gte", ("3",)),), sort=(("sort", True),))


@pytest.mark.parametrize(
    ("pairs", "error", "says"),
    [
        ([("distrct", "和平区")], UnknownColumn, "There is no column “distrct”. Columns you can use: date · district"),
        ([("filter.nope__eq", "1")], UnknownColumn, "There is no column “nope”"),
        ([("passengers__contains", "1")], UnknownOperator, "“passengers” cannot be filtered with “contains”"),
        ([("passengers__nope", "1")], UnknownOperator, "Operators you can use: eq · ne · in · gt"),
        ([("passengers__gte", "多")], BadValue, "Give a whole number such as 1200."),
        ([("date", "2025-13-01")], BadValue, "Give a date such as 2025-01-31."),
        ([("sort", "-nope")], BadSort, "Rows cannot be sorted by “-nope”"),
        ([("columns", "date,nope")], UnknownColumn, "There is no column “nope”"),
        ([("columns", "[1,2]")], UnknownColumn, "There is no column “[1”"),
        ([("group_by", "nope")], UnknownColumn, "There is no column “nope”"),
        ([("measure", "sum:district")], BadMeasure, "“sum:district” cannot be computed"),
        ([("measure", "median:passengers")], BadMeasure, "functions you can use: count · sum · mean · min · max"),
        ([("search", "长" * 10_000)], QueryTooLong, "This query has 10000 characters; the limit is 200."),
        ([("search", "\ud800")], BadValue, "Give text that can be shown."),
        ([("district", "长" * 10_000)], QueryTooLong, "This query has 10000 characters; the limit is 2000."),
        ([("route__contains", str(n)) for n in range(51)], TooManyParts, "There are 51 filters; the limit is 50."),
        ([("route", str(n)) for n in range(501)], TooManyParts, "There are 501 values of one filter"),
        ([("group_by", "date,district,route,passengers")], TooManyParts, "There are 4 columns to group by"),
        ([("x" * 10_000, "1")], UnknownColumn, "There is no column “xxxx"),
        ([("\ud800", "1")], UnknownColumn, "There is no column “?”"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_sentence(pairs, error, says):
    with pytest.raises(error) as refused:
        asked(*pairs)

    assert says in refused.value.say("en")
    assert len(refused.value.say("zh")) < 400


def test_in_groups_rows_may_be_sorted_by_a_measure():
    query = asked(("group_by", "district"), ("measure", "sum:passengers"), ("sort", "-sum_passengers,count"))

    assert query.sort == (("sum_passengers", True), ("count", False))


def test_links_are_short_where_names_are_plain():
    query = RowQuery(
        filters=(Filter("district", "eq", ("和平区", "沈河区")), Filter("date", "gte", ("2025-01-01",))),
        sort=(("passengers", True),),
        columns=("date", "district"),
    )

    assert as_pairs(query) == [
        ("district", "和平区"),
        ("district", "沈河区"),
        ("date__gte", "2025-01-01"),
        ("columns", "date,district"),
        ("sort", "-passengers"),
    ]


@st.composite
def queries(draw):
    def one_filter():
        column = draw(st.sampled_from(ODD_FIELDS))
        name = draw(st.sampled_from(list(operators_for(column))))
        takes = operators_for(column)[name].takes
        most = {"nothing": 0, "one": 1, "any": 3}[takes]
        values = draw(st.lists(VALUES[column.type], min_size=min(most, 1), max_size=most))
        return Filter(column.name, name, tuple(values))

    names = st.lists(st.sampled_from(ODD_NAMES), max_size=3, unique=True)
    measures = [("count", None), *((m, f.name) for f in ODD_FIELDS for m in measures_for(f))]
    sort = [(name, draw(st.booleans())) for name in draw(names)]
    return RowQuery(
        filters=tuple(one_filter() for _ in range(draw(st.integers(0, 4)))),
        sort=tuple(sort),
        columns=tuple(draw(names)),
        group_by=tuple(draw(names)),
        measures=tuple(draw(st.lists(st.sampled_from(measures), max_size=3))),
        search=draw(st.none() | VALUES["string"]),
    )


@settings(max_examples=400, deadline=None)
@given(queries())
def test_reading_what_was_written_gives_the_same_question(query):
    url = urlencode(as_pairs(query))

    assert parse_row_query(parse_qsl(url, keep_blank_values=True), ODD_FIELDS) == query


WORDS = st.text(st.characters(), max_size=20) | st.sampled_from(
    [*ODD_NAMES, *RESERVED, "a__", "__gte", "filter.", "filter.__eq", "sum:", "[", '["', "[[]]", "' OR 1=1", "%", "-"]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(WORDS | st.sampled_from(["sort", "columns", "measure", "group_by", "search"]), WORDS)))
def test_whatever_a_url_holds_there_is_a_question_or_a_sentence(pairs):
    try:
        query = parse_row_query(pairs, ODD_FIELDS)
    except PortalError as refused:
        said = refused.say("zh").encode()
    else:
        said = b"a question"
        assert parse_row_query(as_pairs(query), ODD_FIELDS) == query

    assert said


def test_measures_are_named_after_function_and_column():
    assert [measure_name(name, None if name == "count" else "x") for name in MEASURES] == [
        *("count", "sum_x", "mean_x", "min_x", "max_x")
    ]
