"""The data pack pins datasets to versions and tells what became of them."""

import pytest

from catalog.errors import DatasetClosed, DatasetNotFound
from catalog.queries import get_dataset
from catalog.records import NO_TEXT
from catalog.store import move_revision, withdraw_dataset
from contest.contests.data_pack import add_to_pack, data_pack, pin_again, remove_from_pack, versions_of
from contest.contests.errors import AlreadyInPack, EditedMeanwhile, NotInPack, WordsTooLong
from core.people.errors import RoleNeeded
from core.words import Text
from tests.builders import CLOSED, NOW, add_dataset
from tests.contest.builders import add_account, add_contest, day, snapshot
from tests.contest.contests.drafts import revision_of, text


@pytest.fixture
def portal(catalogue):
    add_contest(catalogue.state)
    return catalogue


def add(portal, dataset, *, note=NO_TEXT, actor="o1", revision=None, now=None):
    number = revision or revision_of(portal.state, "c1")
    return add_to_pack(portal, "c1", dataset, note=note, revision=number, actor=actor, now=now or day(0))


def remove(portal, dataset_id, *, actor="o1"):
    return remove_from_pack(
        portal.state, "c1", dataset_id, revision=revision_of(portal.state, "c1"), actor=actor, now=day(1)
    )


def refused(portal, error, act):
    before = snapshot(portal.state, "contest", "data_pack_item", "audit_event")
    with pytest.raises(error):
        act()
    assert snapshot(portal.state, "contest", "data_pack_item", "audit_event") == before


def test_a_dataset_is_pinned_to_what_it_is_now(portal):
    bus, bike = add_dataset(portal, "bus-stops"), add_dataset(portal, "bikes")

    add(portal, "bus-stops", note=text("站点"))
    add(portal, bike.id, now=day(0.5))

    first, second = data_pack(portal, "c1")
    assert (first.item.dataset_id, first.item.note, first.dataset, first.state) == (
        bus.id,
        text("站点"),
        bus,
        "current",
    )
    assert first.item.versions == versions_of(bus) == {bus.resources[0].name: 1}
    assert second.item.dataset_id == bike.id
    assert (
        portal.state.rows("SELECT action FROM audit_event WHERE action LIKE 'contest.%'") == [("contest.pack_add",)] * 2
    )


def test_a_newer_version_is_told_and_taken_only_when_asked_for(portal):
    old = add_dataset(portal, "bus-stops")
    add(portal, "bus-stops")
    new = add_dataset(portal, "bus-stops", now=NOW.replace(day=2), rows=[("0168", "和平区", 21)])
    name = old.resources[0].name

    [entry] = data_pack(portal, "c1")
    assert (entry.state, entry.newer, entry.item.versions) == ("newer", {name: (1, 2)}, {name: 1})

    pin_again(portal, "c1", "bus-stops", note=text("新"), revision=2, actor="o1", now=day(2))
    [entry] = data_pack(portal, "c1")
    assert (entry.state, entry.item.versions, entry.item.note) == ("current", versions_of(new), text("新"))


def test_a_withdrawn_dataset_is_told(portal):
    dataset = add_dataset(portal, "bus-stops")
    add(portal, "bus-stops")
    with portal.state.transaction() as tx:
        withdraw_dataset(tx, dataset.id, now=day(1))
        move_revision(tx)
    portal.look_again()

    [entry] = data_pack(portal, "c1")
    assert (entry.item.dataset_id, entry.dataset, entry.state) == (dataset.id, None, "withdrawn")


def test_what_is_taken_out_can_come_back(portal):
    dataset = add_dataset(portal, "bus-stops")
    add(portal, "bus-stops")

    remove(portal, dataset.id)
    assert data_pack(portal, "c1") == []
    refused(portal, NotInPack, lambda: remove(portal, dataset.id))
    add(portal, "bus-stops")

    assert [entry.item.dataset_id for entry in data_pack(portal, "c1")] == [dataset.id]


def test_what_cannot_be_put_in(portal):
    add_account(portal.state, "plain")
    add_dataset(portal, "bus-stops")
    add_dataset(portal, "bikes")
    add_dataset(portal, "cameras", **CLOSED)
    add(portal, "bus-stops")

    assert get_dataset(portal, "cameras").is_closed
    refused(portal, DatasetClosed, lambda: add(portal, "cameras"))
    refused(portal, DatasetNotFound, lambda: add(portal, "nothing"))
    refused(portal, AlreadyInPack, lambda: add(portal, "bus-stops"))
    refused(portal, RoleNeeded, lambda: add(portal, "bikes", actor="plain"))
    refused(portal, EditedMeanwhile, lambda: add(portal, "bikes", revision=9))
    refused(portal, WordsTooLong, lambda: add(portal, "bikes", note=Text("长" * 1001, "")))
    refused(
        portal, NotInPack,
        lambda: pin_again(portal, "c1", "bikes", note=text("注"), revision=2, actor="o1", now=day(1)),
    )  # fmt: skip
