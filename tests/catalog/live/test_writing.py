"""Rows written one by one: seen at once, kept in a log, folded into a version."""

import time
from datetime import timedelta
from typing import Any

import pytest

from catalog import store
from catalog.live.errors import RowsRefused
from catalog.live.folding import KEPT_AFTER_FOLDING, LONGEST_WAIT, QUIET, fold, fold_due
from catalog.live.log import find_place, list_changes
from catalog.live.reading import reading_now
from catalog.live.writing import Target, put_rows
from catalog.publishing.importing import import_resource, rebuild_version
from catalog.queries import list_versions
from catalog.rows.conditions import Compare, HasWord
from catalog.rows.query import RowQuery
from catalog.rows.reading import read_rows
from core.audit import broken_links
from core.settings import Settings
from tests.builders import NOW, add_dataset
from tests.catalog.live.conftest import with_database
from tests.catalog.live.desk import SLUG, LiveDesk, opened
from tests.servers import new_database

pytestmark = pytest.mark.slow  # each has a catalogue of its own


def test_what_is_written_is_read_at_once(either: LiveDesk):
    assert either.docks() == [20, 35, 15]

    assert either.put({"code": "9", "docks": "3"}) == [{"_id": 4, "code": "9", "district": None, "docks": 3}]
    either.put({"_id": 2, "docks": 99}, {"_id": 1, "docks": None}, method="upsert")

    assert either.docks() == [None, 99, 15, 3]
    assert either.docks(RowQuery(where=Compare("docks", "gt", 3))) == [99, 15]
    assert either.docks(RowQuery(sort=(("docks", True),))) == [99, 15, 3, None]
    assert either.docks(offset=1, limit=2) == [99, 15]


def test_the_first_change_makes_a_version_and_the_next_ones_wait(either: LiveDesk):
    either.put({"code": "9"})
    number = either.target.version.number
    either.put({"code": "10"})
    either.remove(RowQuery(where=HasWord("0168")))

    place = find_place(either.catalogue.state, either.resource.id)

    assert (number, either.target.version.number, either.target.version.has_row_ids) == (2, 2, True)
    assert place is not None
    assert (place.folded_sequence, place.last_sequence, place.waits) == (1, 3, True)
    assert [one.operation for one in list_changes(either.catalogue.state, either.resource.id, after=0, until=9)] == [
        "put",
        "put",
        "remove",
    ]


def test_folding_makes_one_version_of_all_that_waits(either: LiveDesk):
    either.put({"code": "9", "docks": 1})
    either.put({"code": "10", "docks": 2})
    either.remove(RowQuery(where=Compare("docks", "eq", 20)))
    before = either.docks()

    made = fold(either.catalogue, either.resource.id, now=NOW)

    assert made is not None
    assert (made.number, made.row_count, either.docks()) == (3, 4, before)
    assert [one.number for one in list_versions(either.catalogue, either.resource)] == [3, 2, 1]
    assert fold(either.catalogue, either.resource.id, now=NOW) is None
    assert either.put({"code": "11"})[0]["_id"] == 6
    assert broken_links(either.catalogue.state) == []


def test_a_large_table_leaves_memory_when_it_is_folded(desk: LiveDesk, monkeypatch: pytest.MonkeyPatch):
    desk.put({"code": "9"})
    desk.put({"code": "10"})
    resource_id, live = desk.resource.id, desk.catalogue.engine.live

    fold(desk.catalogue, resource_id, now=NOW)
    stays = live.has(resource_id)
    monkeypatch.setattr("catalog.live.tables.MOST_ROWS_AT_REST", 3)
    desk.put({"code": "11"})
    fold(desk.catalogue, resource_id, now=NOW)

    assert (stays, live.has(resource_id)) == (True, False)
    desk.put({"code": "12"})
    assert desk.column("code")[3:] == ["9", "10", "11", "12"]


def test_a_reader_keeps_the_moment_in_which_it_began(desk: LiveDesk):
    desk.put({"code": "9"})
    desk.put({"code": "10"})
    catalogue, resource = desk.catalogue, desk.resource
    assert resource.version is not None

    with reading_now(catalogue, resource, resource.version) as first:
        desk.put({"code": "11"})
        with reading_now(catalogue, resource, resource.version) as second:
            codes = [
                read_rows(catalogue.engine, catalogue.files, version, RowQuery())["code"].to_pylist()[3:]
                for version in (first, second)
            ]

    assert codes == [["9", "10"], ["9", "10", "11"]]
    assert (first.row_count, second.row_count) == (5, 6)


def test_a_version_of_written_rows_is_made_again_from_its_original(desk: LiveDesk):
    desk.put({"code": "9", "docks": 1})
    version = desk.target.version
    files = desk.catalogue.files
    csv = files.read_bytes(version.csv_key)
    files.remove(version.csv_key)
    files.remove(version.parquet_key)

    rebuilt = rebuild_version(files, version)

    assert (rebuilt, files.read_bytes(version.csv_key)) == (version, csv)
    assert desk.docks() == [20, 35, 15, 1]


@pytest.mark.parametrize(
    ("records", "method", "about"),
    [
        ([{"docks": "many"}], "insert", "records"),
        ([{"docks": 1}, {"docks": 2.5}], "insert", "records"),
        ([{"nowhere": 1}], "insert", "records"),
        ([[1]], "insert", "records"),
        ([{"_id": 77, "docks": 1}], "update", "key"),
        ([{"docks": 1}], "upsert", "table"),
        ([{"_id": "x"}], "upsert", "records"),
        ([{"code": "a\0b"}], "insert", "records"),
        ([{"code": "\ud800"}], "insert", "records"),
        ([{"docks": 2**63}], "insert", "records"),
    ],
)
def test_a_batch_is_written_whole_or_not_at_all(desk: LiveDesk, records: list[Any], method: Any, about: str):
    with pytest.raises(RowsRefused) as raised:
        desk.put({"code": "good"} if method == "insert" else {"_id": 1}, *records, method=method)

    assert raised.value.about == about
    assert desk.docks() == [20, 35, 15]
    assert find_place(desk.catalogue.state, desk.resource.id) is None


def test_a_right_that_is_missing_changes_nothing(desk: LiveDesk):
    class Refused(Exception):
        pass

    def check(tx: object) -> None:
        raise Refused

    target = desk.target
    with pytest.raises(Refused):
        put_rows(
            desk.catalogue,
            Target(target.dataset_id, target.resource, target.version, check, "nobody"),
            [{"code": "9"}],
            method="insert",
            now=NOW,
        )

    assert desk.docks() == [20, 35, 15]


# ---- when it is folded ---------------------------------------------------------------------------------------------


def test_a_table_is_folded_after_a_quiet_minute_by_one_portal(either: LiveDesk):
    either.put({"code": "9"})
    either.put({"code": "10"}, now=NOW)
    catalogue = either.catalogue

    assert fold_due(catalogue, holder="me", now=NOW + QUIET - timedelta(seconds=1)) == 0
    assert fold_due(catalogue, holder="me", now=NOW + QUIET) == 1
    assert fold_due(catalogue, holder="me", now=NOW + QUIET) == 0
    either.put({"code": "11"}, now=NOW + QUIET)
    assert fold_due(catalogue, holder="another", now=NOW + 2 * QUIET) == 0
    assert fold_due(catalogue, holder="me", now=NOW + 2 * QUIET) == 1
    assert either.target.version.number == 4


def test_a_table_that_is_never_quiet_is_folded_too(desk: LiveDesk):
    desk.put({"code": "9"})
    for minute in range(16):
        desk.put({"code": str(minute)}, now=NOW + timedelta(minutes=minute))

    assert fold_due(desk.catalogue, holder="me", now=NOW + LONGEST_WAIT) == 1


def test_the_log_forgets_what_a_version_has_had_for_a_day(either: LiveDesk):
    either.put({"code": "9"})
    either.put({"code": "10"})
    fold_due(either.catalogue, holder="me", now=NOW + QUIET)
    later = NOW + KEPT_AFTER_FOLDING + timedelta(hours=1)
    either.put({"code": "11"}, now=later)

    fold_due(either.catalogue, holder="me", now=later + QUIET)

    left = list_changes(either.catalogue.state, either.resource.id, after=0, until=9)
    assert [one.sequence for one in left] == [3]
    assert either.docks() == [20, 35, 15, None, None, None]


def test_a_file_that_takes_the_place_of_the_table_voids_what_waited(desk: LiveDesk, tmp_path):
    desk.put({"code": "9"})
    desk.put({"code": "10"})
    original = tmp_path / "new.csv"
    original.write_text("code,district,docks\nN,和平区,1\n", "utf-8")
    resource = desk.resource
    made = import_resource(desk.catalogue.files, resource, original, number=3, now=NOW)
    with desk.catalogue.state.transaction() as tx:
        store.add_versions(tx, desk.target.dataset_id, [made])
        store.move_revision(tx)

    assert desk.docks() == [1]
    assert fold_due(desk.catalogue, holder="me", now=NOW + QUIET) == 0
    assert desk.put({"code": "M", "docks": 2}) == [{"_id": 2, "code": "M", "district": None, "docks": 2}]
    assert desk.docks() == [1, 2]


# ---- several portals, many changes, crashes ------------------------------------------------------------------------


def test_another_portal_sees_a_change_at_once(settings: Settings, postgres_server: str):
    url = new_database(postgres_server)
    with opened(with_database(settings, url)) as one, opened(with_database(settings, url)) as other:
        add_dataset(one.catalogue, SLUG)
        one.put({"code": "9", "docks": 1})
        assert other.docks() == [20, 35, 15, 1]

        other.put({"_id": 4, "docks": 2}, method="update")
        one.put({"_id": 1, "docks": 0}, method="update")
        seen = [desk.docks() for desk in (one, other)]
        fold(other.catalogue, one.resource.id, now=NOW)

        assert seen == [[0, 35, 15, 2]] * 2
        assert [desk.docks() for desk in (one, other)] == seen
        one.put({"_id": 4, "docks": 3}, method="update")
        assert [desk.docks() for desk in (one, other)] == [[0, 35, 15, 3]] * 2


def test_a_thousand_changes_one_by_one_take_seconds(desk: LiveDesk):
    desk.put({"code": "9"})
    target = desk.target
    started = time.process_time()

    for number in range(1_000):
        put_rows(desk.catalogue, target, [{"_id": number % 3 + 1, "docks": number}], method="upsert", now=NOW)

    assert time.process_time() - started < 60  # much less on a machine with nothing else to do
    assert desk.docks() == [999, 997, 998, None]
    assert broken_links(desk.catalogue.state) == []


def test_dying_while_folding_leaves_the_changes_waiting(desk: LiveDesk, monkeypatch: pytest.MonkeyPatch):
    desk.put({"code": "9", "docks": 1})
    desk.put({"code": "10", "docks": 2})
    resource_id, wanted = desk.resource.id, desk.docks()

    for step in ("make_version", "mark_folded", "touch_dataset", "record_event"):
        with monkeypatch.context() as broken:
            broken.setattr(f"catalog.live.folding.{step}", _die)
            with pytest.raises(KeyboardInterrupt):
                fold(desk.catalogue, resource_id, now=NOW)
        assert desk.docks() == wanted
        assert desk.target.version.number == 2

    made = fold(desk.catalogue, resource_id, now=NOW)
    assert made is not None
    assert (made.number, desk.docks()) == (3, wanted)


def _die(*_: object, **__: object) -> None:
    raise KeyboardInterrupt
