"""SQL follows the catalogue: what is published is there, what is withdrawn is gone, from the shelf as well."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.catalogue import Catalogue, open_catalogue
from catalog.live.log import set_aliases
from catalog.sandbox.errors import SqlUnknownTable
from catalog.sandbox.sandbox import Sandbox
from core.settings import Settings
from tests.builders import CLOSED, field, load, write_city, write_package
from tests.catalog.live.desk import LiveDesk
from tests.catalog.sandbox.conftest import BRISK

pytestmark = pytest.mark.slow  # a catalogue and workers of its own for each

COUNT = "SELECT count(*) AS n FROM bike_stations"


@pytest.fixture
def changing(tmp_path: Path) -> Iterator[Catalogue]:
    folder = write_city(tmp_path / "datasets")
    write_package(folder, "bike-stations")
    write_package(folder, "schools", rows=[("1", "和平区", 1)])
    opened = open_catalogue(
        Settings(data_dir=tmp_path / "var", datasets_dir=folder, state_memory_mb=256, serving_memory_mb=512)
    )
    load(opened)
    yield opened
    opened.close()


@pytest.fixture
def follower(changing: Catalogue) -> Iterator[Sandbox]:
    opened = Sandbox(changing, BRISK)
    yield opened
    opened.close()


def shelved(sandbox: Sandbox) -> int:
    return len(list(sandbox._shelf.folder.rglob("*.parquet")))


def changed(catalogue: Catalogue) -> None:
    load(catalogue)
    catalogue.look_again()


def test_a_new_version_takes_the_place_of_the_old_one(changing: Catalogue, follower: Sandbox) -> None:
    before = follower.run(COUNT, client="anna").records()
    write_package(changing.settings.datasets_dir, "bike-stations", rows=[("0001", "和平区", 5)])
    changed(changing)

    assert (before, follower.run(COUNT, client="anna").records()) == ([{"n": 3}], [{"n": 1}])
    assert shelved(follower) == 1


def test_a_withdrawn_dataset_is_gone_at_once(changing: Catalogue, follower: Sandbox) -> None:
    follower.run(COUNT, client="anna")
    shutil.rmtree(changing.settings.datasets_dir / "bike-stations")
    changed(changing)

    with pytest.raises(SqlUnknownTable):
        follower.run(COUNT, client="anna")
    assert shelved(follower) == 0


def test_a_dataset_that_is_closed_is_gone_at_once(changing: Catalogue, follower: Sandbox) -> None:
    follower.run(COUNT, client="anna")
    write_package(changing.settings.datasets_dir, "bike-stations", **CLOSED)
    changed(changing)

    with pytest.raises(SqlUnknownTable):
        follower.run(COUNT, client="anna")
    assert shelved(follower) == 0


def test_files_of_ours_stay_as_they_are(changing: Catalogue, follower: Sandbox) -> None:
    table = follower.tables().find("bike_stations")
    assert table is not None
    stored = changing.files.local_path(table.version.parquet_key)
    content = stored.read_bytes()

    follower.run(COUNT, client="anna")
    follower.close()

    assert stored.read_bytes() == content


def test_rows_written_one_by_one_are_there_at_once(changing: Catalogue, follower: Sandbox) -> None:
    desk = LiveDesk(changing)
    counts = []
    for code in ("a", "b", "c"):
        desk.put({"code": code, "docks": 1})
        counts.append(follower.run(COUNT, client="anna").records()[0]["n"])
    desk.put({"_id": 5, "docks": 77}, method="upsert")

    changed_row = follower.run("SELECT code, docks FROM bike_stations WHERE _id = 5", client="anna").records()

    assert (counts, changed_row) == ([4, 5, 6], [{"code": "b", "docks": 77}])


def test_a_table_answers_to_the_names_that_a_program_gave_it(changing: Catalogue, follower: Sandbox) -> None:
    resource = LiveDesk(changing).resource
    with changing.state.transaction() as tx:
        set_aliases(tx, resource.id, ["my-bikes"])

    assert follower.run('SELECT count(*) AS n FROM "my-bikes"', client="anna").records() == [{"n": 3}]


def test_lists_and_objects_are_what_they_stand_for(changing: Catalogue, follower: Sandbox) -> None:
    fields = (field("labels", "array"), field("more", "object"))
    write_package(changing.settings.datasets_dir, "spots", fields=fields, rows=[('["a", "b"]', '{"n": [1]}'), ("", "")])
    changed(changing)

    answer = follower.run("SELECT *, labels[1] AS one, more->>'n' AS n FROM spots", client="anna")

    assert answer.types == ("INTEGER", "VARCHAR[]", "JSON", "VARCHAR", "VARCHAR")
    assert answer.records() == [
        {"_id": 1, "labels": ["a", "b"], "more": {"n": [1]}, "one": "a", "n": "[1]"},
        {"_id": 2, "labels": None, "more": None, "one": None, "n": None},
    ]
