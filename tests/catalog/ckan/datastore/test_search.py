"""Rows asked for: which, in what order, how many, and in what form."""

import json

import pytest

from catalog.ckan.datastore.errors import TableUnknown
from catalog.ckan.datastore.search import search
from tests.catalog.ckan.datastore.asking import Desk


@pytest.fixture(scope="module")
def spots(desk: Desk) -> str:
    return desk.make(
        "名称 text, district text, opened timestamp, labels text[], rate % text, visitors int, share numeric",
        {
            "名称": "故宫 museum",
            "district": "沈河区",
            "opened": "1926-11-01",
            "labels": ["5A museum", "palace"],
            "rate %": "98%",
            "visitors": 30,
            "share": 7,
        },
        {"名称": "北陵公园", "district": "皇姑区", "visitors": 20, "share": 0.5},
        {"名称": "L12 终点", "district": "沈河区", "opened": "2020-05-06T07:08:09.123", "visitors": 20},
        aliases=["spots-of-the-city"],
    )


def test_a_row_is_an_object_with_its_number_first(desk, spots):
    assert desk.records(spots, limit=1) == [
        {
            "_id": 1,
            "名称": "故宫 museum",
            "district": "沈河区",
            "opened": "1926-11-01T00:00:00.000",
            "labels": ["5A museum", "palace"],
            "rate %": "98%",
            "visitors": 30,
            "share": 7,
        }
    ]


def test_the_whole_answer_says_what_was_asked(desk, spots):
    found = desk.ask(spots, fields="visitors, 名称", filters={"visitors": 20}, sort="名称", limit=1, offset=1)

    assert found == {
        "include_total": True,
        "limit": 1,
        "offset": 1,
        "filters": {"visitors": 20},
        "sort": "名称",
        "records_format": "objects",
        "resource_id": spots,
        "records": [{"visitors": 20, "名称": "北陵公园"}],
        "fields": [{"id": "visitors", "type": "int4"}, {"id": "名称", "type": "text"}],
        "_links": found["_links"],
        "total": 2,
        "total_was_estimated": False,
    }
    assert set(found["_links"]) == {"start", "next", "prev"}
    assert found["_links"]["next"].startswith(f"/api/3/action/datastore_search?resource_id={spots}&fields=visitors")
    assert found["_links"]["next"].endswith("&offset=2")
    assert "offset" not in found["_links"]["prev"]


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({"visitors": 20}, [2, 3]),
        ({"visitors": "20"}, [2, 3]),
        ({"visitors": [30, "20"]}, [1, 2, 3]),
        ({"visitors": {"gt": 20}}, [1]),
        ({"visitors": {"gte": 20, "lt": 30}}, [2, 3]),
        ({"visitors": {"eq": 30}}, [1]),
        ({"visitors": [{"lt": 0}, 30]}, [1]),
        ({"visitors": {"gt": 19.5}}, [1, 2, 3]),
        ({"district": "沈河区", "visitors": 20}, [3]),
        ([{"visitors": 30}, {"名称": "北陵公园"}], [1, 2]),
        ({"$or": [{"visitors": 30}, {"$and": [{"visitors": 20}, {"district": "皇姑区"}]}]}, [1, 2]),
        ({"rate %": None}, [2, 3]),
        ({"opened": "1926-11-01T00:00:00"}, [1]),
        ({"opened": {"gte": "2020-05-06"}}, [3]),
        ({"labels": ["5A museum", "palace"]}, [1]),
        ({"labels": {"eq": ["palace"]}}, []),
        ({"_id": {"gt": 1, "lte": 2}}, [2]),
        ({"_id": [1, 3]}, [1, 3]),
        ({"visitors": []}, []),
        ({}, [1, 2, 3]),
        ('{"visitors": 30}', [1]),
    ],
)
def test_filters_leave_the_rows_they_mean(desk, spots, filters, wanted):
    assert desk.ids(spots, filters=filters) == wanted
    assert desk.ask(spots, filters=filters)["total"] == len(wanted)


def test_a_column_that_begins_with_a_dollar_is_written_with_two(desk):
    table = desk.make("$or int", {"$or": 1}, {"$or": 2})

    assert desk.ids(table, filters={"$$or": 2}) == [2]


@pytest.mark.parametrize(
    ("q", "wanted"),
    [
        ("museum", [1]),
        ("Museums", [1]),
        ("陵公", [2]),
        ("沈河 20", [3]),
        ("L1", []),
        ("L12", [3]),
        ("30", [1]),
        ("1926-11-01", [1]),
        ("0.5", [2]),
        ({"名称": "沈河"}, []),
        ({"district": "沈河", "名称": "museum"}, [1]),
        ('{"district": "皇姑"}', [2]),
        ("{}", [1, 2, 3]),
        ("---", []),
        ("", [1, 2, 3]),
        ("the museum", [1]),
        ("palace", [1]),
    ],
)
def test_words_are_found_in_every_column_or_in_one(desk, spots, q, wanted):
    assert desk.ids(spots, q=q) == wanted


@pytest.mark.parametrize(
    ("q", "wanted"),
    [
        ("museum | 北陵", [1, 2]),
        ("沈河 & !museum", [3]),
        ("mus:*", [1]),
        ("(a | 北陵) & 公园", [2]),
        ("'沈河 museum'", [1]),
    ],
)
def test_words_may_have_operators(desk, spots, q, wanted):
    assert sorted(desk.ids(spots, q=q, plain=False)) == wanted


def test_what_has_a_word_more_often_comes_first(desk):
    table = desk.make("a text, b text", {"a": "bus", "b": "x"}, {"a": "bus", "b": "bus"})

    assert [(row["_id"], row["rank"] > 0.1) for row in desk.records(table, q="bus")] == [(2, True), (1, False)]
    assert desk.records(table, q={"a": "bus"}, fields=["rank a"]) == [{"rank a": 0.0607927}] * 2
    assert desk.ids(table, q="bus", sort="_id") == [1, 2]


@pytest.mark.parametrize(
    ("sort", "wanted"),
    [
        ("visitors, 名称", [3, 2, 1]),
        ("visitors desc", [1, 2, 3]),
        (["visitors asc", '"名称" desc'], [2, 3, 1]),
        ("opened", [1, 3, 2]),
        ("opened desc", [2, 3, 1]),
        ("opened desc nulls last", [3, 1, 2]),
        ("opened nulls first, _id", [2, 1, 3]),
        ('"rate %" desc nulls last', [1, 2, 3]),
        ("_id desc", [3, 2, 1]),
    ],
)
def test_rows_are_sorted_as_postgresql_would(desk, spots, sort, wanted):
    assert desk.ids(spots, sort=sort) == wanted


def test_rows_come_as_lists_and_lines_too(desk, spots):
    fields = ["_id", "share", "rate %", "opened"]

    assert desk.records(spots, fields=fields, records_format="lists", limit=2) == [
        [1, 7, "98%", "1926-11-01T00:00:00.000"],
        [2, 0.5, None, None],
    ]
    assert desk.records(spots, fields=fields, records_format="csv", limit=2) == (
        "1,7,98%,1926-11-01T00:00:00.000\n2,0.5,,\n"
    )
    assert desk.records(spots, fields=["labels"], records_format="tsv", limit=1) == '"[""5A museum"",""palace""]"\n'


def test_distinct_rows_are_limited_and_counted_as_such(desk, spots):
    found = desk.ask(spots, fields="district", distinct=True, limit=1)

    assert (found["records"], found["total"]) == ([{"district": "沈河区"}], 2)
    assert desk.records(spots, fields="district", distinct="true", sort="district desc") == [
        {"district": "皇姑区"},
        {"district": "沈河区"},
    ]


@pytest.mark.parametrize("sort", ["_id", "visitors desc", "opened desc, visitors", "名称", "_id desc", "opened"])
def test_following_next_page_gives_every_row_once(desk, spots, sort):
    """Down to the last full page: what follows an empty cell that comes first has no filter."""
    whole, walked, filters = desk.ids(spots, sort=sort), [], {}
    for _ in range(len(whole) + 1):
        page = desk.ask(spots, sort=sort, limit=1, filters=filters, include_next_page=True)
        walked += [row["_id"] for row in page["records"]]
        filters = page.get("next_page")
        if not filters:
            break

    assert walked == whole[: len(walked)]
    assert len(walked) == len(whole) or sort == "opened desc, visitors"


def test_no_rows_asked_for_still_tells_the_columns(desk, spots):
    found = desk.ask(spots, limit=0)

    assert (found["records"], found["total"], len(found["fields"])) == ([], 3, 8)
    assert found["fields"][0] == {"id": "_id", "type": "int"}


def test_without_a_total_none_is_given(desk, spots):
    assert "total" not in desk.ask(spots, include_total=False)


def test_a_further_name_leads_to_the_table(desk, spots):
    assert desk.ask("spots-of-the-city", limit=0)["resource_id"] == spots
    assert desk.ask("", id=spots, limit=0)["total"] == 3


def test_the_tables_are_a_table(desk, spots):
    found = desk.ask("_table_metadata", filters={"alias_of": spots})

    assert [(row["name"], row["alias_of"]) for row in found["records"]] == [("spots-of-the-city", spots)]
    assert desk.ask("_table_metadata", filters={"name": spots})["total"] == 1


def test_a_table_that_is_not_there(desk):
    with pytest.raises(TableUnknown):
        desk.ask("11111111-2222-3333-4444-555555555555")


@pytest.mark.parametrize(
    ("params", "problem"),
    [
        ({"limit": -1}, {"limit": ["Must be a natural number"]}),
        ({"limit": "many"}, {"limit": ["Invalid integer"]}),
        ({"offset": -5}, {"offset": ["Must be a natural number"]}),
        ({"fields": ["nowhere"]}, {"fields": ['invalid value "nowhere"']}),
        ({"fields": [{"id": "bad"}]}, {"fields": ["invalid value \"{'id': 'bad'}\""]}),
        ({"sort": "名称; DROP TABLE x"}, {"sort": ['invalid value "名称; DROP TABLE x"']}),
        ({"sort": "(SELECT 1)"}, {"sort": ['invalid value "(SELECT 1)"']}),
        ({"sort": {"a": 1}}, {"sort": ["invalid value \"{'a': 1}\""]}),
        ({"filters": {"nowhere": 1}}, {"filters": ['invalid value "nowhere"']}),
        ({"filters": {"visitors": "abc"}}, {"filters": ['invalid value "abc"']}),
        ({"filters": {"visitors": {"between": 1}}}, {"filters": ['invalid value "between"']}),
        ({"filters": "{no json"}, {"filters": ["Cannot parse JSON"]}),
        ({"filters": 7}, {"filters": ['invalid value "7"']}),
        ({"filters": {"$or": {"a": 1}}}, {"filters": ['invalid value "$or"']}),
        ({"filters": ["x", 1]}, {"filters": ['invalid value "x"']}),
        ({"q": {"nowhere": "x"}}, {"q": ['invalid value "nowhere"']}),
        ({"q": "a & & b", "plain": False}, {"q": ['syntax error in tsquery: "a & & b"']}),
        ({"records_format": "xml"}, {"records_format": ["Value must be one of ['objects', 'lists', 'csv', 'tsv']"]}),
        ({"nonsense": 5}, {"nonsense": ['invalid value "5"']}),
        (
            {"distinct": True, "fields": "district", "sort": "visitors"},
            {"sort": ["for SELECT DISTINCT, ORDER BY expressions must appear in select list"]},
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_name(desk, spots, params, problem):
    assert desk.refusal(spots, **params) == problem


@pytest.mark.parametrize(
    "params",
    [
        {"limit": 33_000},
        {"offset": 10**12},
        {"q": "(a+)+$" * 50},
        {"q": "[[[ \\d{9999} .*"},
        {"q": "'; DROP TABLE x; --"},
        {"q": "x" * 1_999},
        {"filters": {"名称": "'; DROP TABLE x; --"}},
        {"filters": {"名称": "x" * 1_900}},
        {"filters": {"visitors": 10**17}},
        {"sort": "visitors," * 3 + "名称"},
        {"fields": ",".join(["名称"] * 200)},
        {"q": "\u0001\u202e😀"},
        {"q": "\ud800"},
    ],
)
def test_hostile_questions_are_answered(desk, spots, params):
    assert desk.ask(spots, **params)["limit"] <= 32_000


@pytest.mark.parametrize(
    "params",
    [
        {"q": " ".join(f"word{n}" for n in range(50))},
        {"q": "!" * 5_000 + "a", "plain": False},
        {"q": "(" * 300 + "a", "plain": False},
        {"filters": {"visitors": list(range(5_000))}},
        {"filters": json.loads('{"$or": [' * 30 + "{}" + "]}" * 30)},
        {"sort": ",".join(f"visitors{n}" for n in range(50))},
        {"filters": {"visitors": 10**400}},
        {"filters": {"名称": "\ud800"}},
        {"filters": {"opened": "2020-13-45"}},
        {"limit": 10**30},
        {"fields": ["\ud800"]},
    ],
)
def test_what_is_too_much_is_refused(desk, spots, params):
    assert desk.refusal(spots, **params)


def test_a_repeated_question_is_answered_from_memory(desk, spots):
    first = search(desk.catalogue, {"resource_id": spots, "limit": 2}, None)

    assert search(desk.catalogue, {"resource_id": spots, "limit": 2}, None) is first
    assert search(desk.catalogue, {"resource_id": spots, "limit": 1}, None).etag != first.etag


def test_the_columns_of_a_table_and_how_many_rows(desk, spots):
    found = desk.info("spots-of-the-city")

    assert found["meta"]["id"] == spots
    assert (found["meta"]["count"], found["meta"]["aliases"]) == (3, ["spots-of-the-city"])
    assert [(one["id"], one["type"]) for one in found["fields"]] == [
        ("名称", "text"),
        ("district", "text"),
        ("opened", "timestamp"),
        ("labels", "_text"),
        ("rate %", "text"),
        ("visitors", "int4"),
        ("share", "numeric"),
    ]
    assert found["fields"][0]["schema"]["native_type"] == "text"
