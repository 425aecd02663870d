"""Tables made, widened, filled, emptied and taken away by programs."""

from collections.abc import Callable
from typing import Any

import pytest

from catalog.ckan.datastore import changing
from catalog.ckan.datastore.creating import create
from catalog.ckan.datastore.errors import TableUnknown
from catalog.ckan.errors import ValidationFailed
from catalog.ckan.writing.errors import PackageKeptElsewhere, WriterTokenNeeded
from catalog.ckan.writing.resources import create_resource
from catalog.live.folding import fold
from tests.builders import NOW, add_dataset
from tests.catalog.ckan.datastore.asking import Desk

pytestmark = pytest.mark.slow  # each makes tables of its own


def problem_of(write: Callable[[], Any]) -> dict[str, Any]:
    with pytest.raises(ValidationFailed) as raised:
        write()
    return raised.value.fields


# ---- making --------------------------------------------------------------------------------------------------------


def test_a_new_table_answers_at_once(desk: Desk):
    package = desk.package()
    made = desk.create(
        resource={"package_id": package, "name": "站点"},
        fields=[{"id": "站名", "type": "text", "info": {"label": "车站名称"}}, {"id": "n", "type": "int"}],
        records=[{"站名": "青年大街", "n": 1}],
        primary_key="站名",
    )
    table = made.pop("resource_id")

    assert made == {
        "fields": [{"id": "站名", "type": "text", "info": {"label": "车站名称"}}, {"id": "n", "type": "int4"}],
        "method": "insert",
        "primary_key": "站名",
    }
    assert desk.records(table) == [{"_id": 1, "站名": "青年大街", "n": 1}]
    resource = desk.table(table).resource
    assert (resource.title.zh, resource.fields[0].title.zh, resource.primary_key) == ("站点", "车站名称", ("站名",))


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ([1, 2], "int4"),
        ([1, 2**40], "int8"),
        ([1, 2.5], "numeric"),
        ([True, False], "bool"),
        (["a", 1], "text"),
        (["2026-01-02", "2026-01-02T03:04:05"], "timestamp"),
        ([{"a": 1}], "json"),
        ([None], "text"),
    ],
)
def test_types_are_guessed_from_the_records(desk: Desk, values, wanted):
    made = desk.create(resource={"package_id": desk.package()}, records=[{"v": value} for value in values])

    assert made["fields"] == [{"id": "v", "type": wanted}]
    assert len(desk.records(made["resource_id"])) == len(values)


def test_a_resource_that_has_no_table_gets_one(desk: Desk):
    _, resource = create_resource(
        desk.catalogue,
        {"package_id": desk.package(), "url": "https://data.example/file.csv"},
        None,
        account=desk.administrator,
        now=NOW,
    )

    made = desk.create(resource_id=resource.id, fields=[{"id": "a", "type": "text"}])

    assert (made["resource_id"], desk.ask(resource.id)["total"]) == (resource.id, 0)


@pytest.mark.parametrize(
    ("params", "problem"),
    [
        ({}, {"resource_id": ["resource_id or resource required"]}),
        ({"resource": {}, "fields": [{"id": "a"}]}, {"package_id": ["Missing value"]}),
        (
            {"resource": {"package_id": "p"}, "resource_id": "r"},
            {"resource": ["resource cannot be used with resource_id"]},
        ),
        ({"resource": {"package_id": "p"}}, {"fields": ["give at least one field, or records to guess them from"]}),
        ({"fields": [{"id": "_id"}]}, {"fields": ['"_id" is not a valid field name']}),
        ({"fields": [{"id": 'a"b'}]}, {"fields": ['"a"b" is not a valid field name']}),
        ({"fields": [{"id": "字" * 22}]}, {"fields": [f'"{"字" * 22}" is not a valid field name']}),
        ({"fields": [{"id": "a", "type": "blob"}]}, {"fields": ['"blob" is not a valid field type']}),
        ({"fields": [{"id": "a"}, {"id": "A"}]}, {"fields": ['Duplicate column names are not supported: "A"']}),
        ({"fields": "nonsense"}, {"fields": ["Cannot parse JSON"]}),
        ({"fields": [{"id": "a"}], "primary_key": ["b"]}, {"primary_key": ['"b" is not a column of the table']}),
        ({"fields": [{"id": "a"}], "aliases": "_x"}, {"alias": ['"_x" is not a valid alias name']}),
        ({"fields": [{"id": "a"}], "records": {"a": 1}}, {"records": ["Not a list of objects"]}),
        (
            {"fields": [{"id": "a", "type": "int"}], "records": [{"a": 1}, {"a": "x"}]},
            {"records": ['invalid input syntax for type int4: "x" (row 2, field "a")'], "records_row": 1},
        ),
        (
            {"fields": [{"id": "a"}], "records": [{"b": 1}]},
            {"records": ['row "1" has extra keys "b"'], "records_row": 0},
        ),
        ({"fields": [{"id": "a"}], "records": ["x"]}, {"records": ['row "1" is not a json object'], "records_row": 0}),
        (
            {"fields": [{"id": "a"}], "records": [{"a": "1"}, {"a": "1"}], "primary_key": "a"},
            {
                "records": ["duplicate key value violates unique constraint: Key (a)=(1) already exists"],
                "records_row": 1,
            },
        ),
    ],
)
def test_what_cannot_be_a_table_leaves_nothing_behind(desk: Desk, params, problem):
    before = len(desk.catalogue.snapshot().by_resource)
    package = {} if not params or "resource" in params else {"resource": {"package_id": desk.package()}}

    assert problem_of(lambda: desk.create(**package, **params)) == problem
    assert len(desk.catalogue.snapshot().by_resource) == before


def test_a_further_name_belongs_to_one_table(desk: Desk):
    first = desk.make("a text", aliases=["only-one"])

    assert problem_of(lambda: desk.make("a text", aliases="only-one")) == {
        "alias": ['The alias "only-one" already exists.']
    }
    assert desk.ask("only-one", limit=0)["resource_id"] == first
    desk.create(resource_id=first, aliases=["another"])
    with pytest.raises(TableUnknown):
        desk.ask("only-one")


def test_a_table_gets_more_columns_and_keeps_its_rows(desk: Desk):
    table = desk.make("a text", {"a": "x"}, {"a": "y"})
    desk.delete_records(table, filters={"a": "x"})

    desk.create(resource_id=table, fields=[{"id": "a", "type": "text"}, {"id": "b", "type": "int"}], records=[{"b": 5}])

    assert desk.records(table) == [{"_id": 2, "a": "y", "b": None}, {"_id": 3, "a": None, "b": 5}]
    assert problem_of(lambda: desk.create(resource_id=table, fields=[{"id": "b", "type": "text"}])) == {
        "fields": ['"b" is int4 and cannot become text: make a new table']
    }


def test_a_key_that_rows_repeat_is_refused(desk: Desk):
    table = desk.make("a text", {"a": "x"}, {"a": "x"})

    assert "primary_key" in problem_of(lambda: desk.create(resource_id=table, primary_key=["a"]))


# ---- rows ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def stops(desk: Desk) -> str:
    return desk.make(
        "code text, seats int, seen timestamp, tags text[], more json",
        {"code": "A", "seats": 1, "seen": "2026-01-01T00:00:00", "tags": ["x"], "more": {"k": [1]}},
        {"code": "B", "seats": 2},
        primary_key=["code"],
    )


def test_an_upsert_changes_the_row_with_its_key_and_adds_the_others(desk: Desk, stops: str):
    desk.upsert(stops, {"code": "B", "seats": 20}, {"code": "C", "tags": ["z"]}, {"code": "C", "seats": 3})

    assert desk.records(stops) == [
        {"_id": 1, "code": "A", "seats": 1, "seen": "2026-01-01T00:00:00.000", "tags": ["x"], "more": {"k": [1]}},
        {"_id": 2, "code": "B", "seats": 20, "seen": None, "tags": None, "more": None},
        {"_id": 3, "code": "C", "seats": 3, "seen": None, "tags": ["z"], "more": None},
    ]


def test_an_update_wants_a_row_and_an_insert_a_new_key(desk: Desk, stops: str):
    desk.upsert(stops, {"code": "A", "seats": 9}, method="update")
    desk.upsert(stops, {"code": "D"}, method="insert")

    assert problem_of(lambda: desk.upsert(stops, {"code": "Z"}, method="update")) == {
        "key": ['key "(code)=(Z)" not found'],
        "records_row": 0,
    }
    assert problem_of(lambda: desk.upsert(stops, {"code": "E"}, {"code": "A"}, method="insert")) == {
        "records": ["duplicate key value violates unique constraint: Key (code)=(A) already exists"],
        "records_row": 1,
    }
    assert [(row["code"], row["seats"]) for row in desk.records(stops)] == [("A", 9), ("B", 2), ("D", None)]


def test_without_a_key_rows_are_changed_by_their_number(desk: Desk):
    table = desk.make("a text", {"a": "x"}, {"a": "y"})

    desk.upsert(table, {"_id": 2, "a": "z"})

    assert [row["a"] for row in desk.records(table)] == ["x", "z"]
    assert problem_of(lambda: desk.upsert(table, {"a": "w"})) == {"table": ["table does not have a unique key defined"]}
    assert problem_of(lambda: desk.upsert(table, {"_id": 7, "a": "w"})) == {
        "key": ['key "(_id)=(7)" not found'],
        "records_row": 0,
    }


def test_a_trial_changes_nothing(desk: Desk, stops: str):
    tried = desk.upsert(stops, {"code": "A", "seats": 5}, dry_run=True, include_records=True)

    assert [(row["_id"], row["seats"]) for row in tried["records"]] == [(1, 5)]
    assert desk.records(stops, filters={"code": "A"})[0]["seats"] == 1


def test_a_method_that_is_none(desk: Desk, stops: str):
    assert problem_of(lambda: desk.upsert(stops, {}, method="merge")) == {"method": ['"merge" is not defined']}
    assert problem_of(lambda: desk.upsert(stops, {"seats": 1})) == {
        "key": ['fields "code" are missing but needed as key'],
        "records_row": 0,
    }


def test_numbers_of_rows_stay_through_deletes_and_folding(desk: Desk, stops: str):
    desk.delete_records(stops, filters={"code": "A"})
    desk.upsert(stops, {"code": "C"})
    fold(desk.catalogue, stops, now=NOW)
    desk.upsert(stops, {"code": "D"}, {"code": "B", "seats": 7})

    assert [(row["_id"], row["code"], row["seats"]) for row in desk.records(stops)] == [
        (2, "B", 7),
        (3, "C", None),
        (4, "D", None),
    ]
    assert desk.ids(stops, sort="_id desc", limit=2) == [4, 3]
    assert desk.ids(stops, offset=1) == [3, 4]
    assert desk.info(stops)["meta"]["count"] == 3


def test_rows_go_by_filters_which_have_to_be_said(desk: Desk, stops: str):
    assert problem_of(lambda: desk.delete_records(stops)) == {"filters": ["Missing value"]}
    assert desk.delete_records(stops, filters={"seats": {"gt": 1}}) == {
        "resource_id": stops,
        "filters": {"seats": {"gt": 1}},
    }
    assert desk.ids(stops) == [1]
    desk.delete(stops, filters={"code": "A"})
    assert desk.ids(stops) == []
    desk.upsert(stops, {"code": "N"})
    assert desk.ids(stops) == [3]


def test_a_table_is_taken_away_and_may_be_made_again(desk: Desk, stops: str):
    desk.upsert(stops, {"code": "C"})
    desk.create(resource_id=stops, aliases="stops-for-a-while")

    assert desk.delete(stops) == {"resource_id": stops}

    with pytest.raises(TableUnknown):
        desk.ask(stops)
    with pytest.raises(TableUnknown):
        desk.ask("stops-for-a-while")
    assert desk.catalogue.snapshot().by_resource[stops].resources[0].version is None
    assert fold(desk.catalogue, stops, now=NOW) is None
    desk.create(resource_id=stops, fields=[{"id": "new", "type": "text"}], records=[{"new": "1"}])
    assert desk.records(stops) == [{"_id": 1, "new": "1"}]


# ---- who may -------------------------------------------------------------------------------------------------------


def test_nobody_writes_without_a_token(desk: Desk, stops: str):
    for write in (create, changing.upsert, changing.delete, changing.delete_records):
        with pytest.raises(WriterTokenNeeded):
            write(desk.catalogue, {"resource_id": stops, "records": [{"code": "X"}]}, account=None, now=NOW)

    assert desk.ids(stops) == [1, 2]


def test_rows_of_the_folder_are_not_written_here(desk: Desk):
    resource = add_dataset(desk.catalogue, "bikes").resources[0]

    assert desk.ids(resource.id) == [1, 2, 3]
    assert "read-only" in problem_of(lambda: desk.upsert(resource.id, {"_id": 1, "docks": 5}))
    with pytest.raises(PackageKeptElsewhere):
        desk.upsert(resource.id, {"_id": 1, "docks": 5}, force=True)
    assert desk.records(resource.id, filters={"_id": 1})[0]["docks"] == 20


def test_a_table_is_part_of_the_pages_once_it_is_folded(desk: Desk, stops: str):
    desk.upsert(stops, {"code": "C"})
    before = desk.table(stops).version

    fold(desk.catalogue, stops, now=NOW)

    after = desk.table(stops).version
    assert (before.row_count, after.row_count, after.number) == (2, 3, before.number + 1)
    assert desk.catalogue.files.read_bytes(after.csv_key).decode() == (
        'code,seats,seen,tags,more\nA,1,2026-01-01T00:00:00,"[""x""]","{""k"":[1]}"\nB,2,,,\nC,,,,\n'
    )


@pytest.mark.parametrize(
    ("columns", "record"),
    [
        ("a text", {"a": "x\0y"}),
        ("a text", {"a": "\ud800"}),
        ("a int", {"a": 2**63}),
        ("a int", {"a": True}),
        ("a int", {"a": 1.5}),
        ("a numeric", {"a": "NaN"}),
        ("a numeric", {"a": float("inf")}),
        ("a date", {"a": "2026-02-30"}),
        ("a timestamp", {"a": "yesterday"}),
        ("a time", {"a": "25:00"}),
        ("a bool", {"a": "maybe"}),
        ("a text[]", {"a": "{x,y}"}),
        ("a text[]", {"a": {"x": 1}}),
        ("a json", {"a": "{"}),
        ("a json", {"a": float("nan")}),
        ("a text", {"a": "x" * 1_000_001}),
    ],
)
def test_a_cell_that_does_not_fit_refuses_the_batch(desk: Desk, columns: str, record: dict[str, Any]):
    table = desk.make(columns)

    assert problem_of(lambda: desk.upsert(table, record, method="insert"))["records_row"] == 0
    assert desk.ask(table)["total"] == 0


def test_every_type_comes_back_as_it_was_meant(desk: Desk):
    table = desk.make(
        "t text, i int, b bigint, n numeric, f float8, o bool, d date, m timestamp, c time, j json, l text[]"
    )
    desk.upsert(
        table,
        {
            "t": 5,
            "i": "7",
            "b": 2**62,
            "n": "0.10",
            "f": 1,
            "o": "yes",
            "d": "2026/1/2",
            "m": "2026-01-02 03:04:05.678+08:00",
            "c": "08:30",
            "j": [1, {"a": None}],
            "l": ["x", 1, None],
        },
        {"t": "", "i": "", "n": "", "o": "", "d": "", "m": "", "c": "", "j": "", "l": ""},
        method="insert",
    )

    wanted = [
        {
            "_id": 1,
            "t": "5",
            "i": 7,
            "b": 2**62,
            "n": 0.1,
            "f": 1,
            "o": True,
            "d": "2026-01-02",
            "m": "2026-01-02T03:04:05.678",
            "c": "08:30:00",
            "j": [1, {"a": None}],
            "l": ["x", "1", None],
        },
        {"_id": 2, **dict.fromkeys("ibnfodmcjl"), "t": ""},
    ]
    assert desk.records(table) == wanted
    fold(desk.catalogue, table, now=NOW)
    assert desk.records(table) == wanted
    assert desk.ids(table, filters={"m": "2026-01-02T03:04:05.678", "d": "2026-01-02", "j": [1, {"a": None}]}) == []
    assert desk.ids(table, filters={"m": "2026-01-02T03:04:05.678", "c": "08:30", "o": "true"}) == [1]
