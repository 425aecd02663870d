"""The rows behind the catalogue, on both engines: what changed since, who bears a name, what is not public."""

from dataclasses import replace
from datetime import timedelta

import pytest

from catalog import directory, store
from catalog.directory import Entry
from catalog.records import Dataset
from catalog.schema import STEPS
from core.schema import migrate
from core.state import State
from core.steps import CORE_STEPS
from tests.builders import NOW, make_dataset

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def filled(state: State) -> State:
    migrate(state, (*CORE_STEPS, *STEPS))
    return state


def put(state: State, *datasets: Dataset) -> int:
    """Keeps them in one transaction; the revision that makes."""
    with state.transaction() as tx:
        for dataset in datasets:
            store.put_dataset(tx, dataset, kept_by="api", fingerprint="", now=NOW)
        store.move_revision(tx)
    return store.read_revision(state)


def test_only_what_changed_since_is_read(filled: State) -> None:
    bikes, buses, draft = (make_dataset(slug) for slug in ("bikes", "buses", "draft"))
    draft = replace(draft, visibility="draft")
    first = put(filled, bikes, buses)
    renamed = replace(buses, slug="coaches")
    second = put(filled, renamed, draft)

    assert store.list_changes(filled, 0) == store.Changes(
        {bikes.id: bikes, buses.id: renamed, draft.id: None}, is_directory=False
    )
    assert store.list_changes(filled, first) == store.Changes({buses.id: renamed, draft.id: None}, is_directory=False)
    assert store.list_changes(filled, second) == store.Changes({}, is_directory=False)
    assert store.list_published(filled) == [bikes, renamed]
    assert store.list_hidden(filled) == [draft]


def test_what_is_withdrawn_changed_and_frees_its_name(filled: State) -> None:
    bikes, others = make_dataset("bikes"), replace(make_dataset("buses"), slug="bikes")
    since = put(filled, bikes)
    with filled.transaction() as tx:
        assert store.find_owner_of_slug(tx, "bikes") == bikes.id
        store.withdraw_dataset(tx, bikes.id, now=LATER)
        store.move_revision(tx)
        assert store.find_owner_of_slug(tx, "bikes") is None

    assert store.list_changes(filled, since).datasets == {bikes.id: None}
    assert store.find_row(filled, "bikes") == store.Row(bikes, "api", "", is_withdrawn=True)

    put(filled, others)
    assert store.find_row(filled, "bikes") == store.Row(others, "api", "", is_withdrawn=False)
    assert store.find_row(filled, bikes.id) == store.Row(bikes, "api", "", is_withdrawn=True)
    assert store.find_row(filled, "no-such-dataset") is None


def test_the_datasets_of_an_office_and_of_a_group_are_found(filled: State) -> None:
    bikes = replace(make_dataset("bikes"), publisher="o1", groups=("g1", "g2"))
    put(filled, bikes, replace(make_dataset("buses"), publisher="o1"), make_dataset("cars"))

    assert [store.count_of_publisher(filled, office) for office in ("o1", "o2")] == [2, 0]
    assert [row.dataset for row in store.list_of_group(filled, "g1")] == [bikes]


def test_an_entry_is_found_by_id_and_name_and_marks_the_revision(filled: State) -> None:
    entry = Entry("e1", "organization", "water", "Water", "", "", NOW, {"extras": [{"key": "k", "value": "v"}]})
    gone = replace(entry, id="e2", is_deleted=True)
    group = replace(entry, id="e3", kind="group", name="rivers")
    with filled.transaction() as tx:
        for one in (gone, entry, group):
            directory.put_entry(tx, one, now=NOW)
        store.move_revision(tx)

    assert store.list_changes(filled, 0) == store.Changes({}, is_directory=True)
    assert directory.list_entries(filled) == [group, entry]
    assert directory.find_entry(filled, "organization", "water") == entry
    assert directory.find_entry(filled, "organization", "e2") == gone
    assert directory.find_entry(filled, "group", "water") is None
    assert (directory.find_bearer(filled, "rivers"), directory.find_bearer(filled, "gone")) == ("e3", None)

    with filled.transaction() as tx:
        directory.put_entry(tx, replace(entry, title="Rivers and water"), now=LATER)
    assert directory.find_entry(filled, "organization", "e1").title == "Rivers and water"
