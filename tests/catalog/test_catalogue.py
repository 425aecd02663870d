"""The picture of the catalogue that readers share: who waits for a new one, and who does not."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

import catalog.catalogue
import catalog.search.index
from catalog.catalogue import Catalogue
from catalog.store import move_revision, withdraw_dataset
from core.errors import StateAway
from tests.builders import NOW, add_dataset


def slugs(catalogue: Catalogue) -> list[str]:
    return [dataset.slug for dataset in catalogue.snapshot().datasets]


def test_readers_keep_the_old_picture_while_another_builds_the_new_one(catalogue, monkeypatch) -> None:
    bikes = add_dataset(catalogue, "bikes")
    assert slugs(catalogue) == ["bikes"]
    building, go_on = Event(), Event()
    build_index = catalog.catalogue.build_index

    def slowly(*given):
        building.set()
        assert go_on.wait(30)
        return build_index(*given)

    monkeypatch.setattr(catalog.catalogue, "LOOK_EVERY_S", 0.0)
    monkeypatch.setattr(catalog.catalogue, "build_index", slowly)
    with catalogue.state.transaction() as tx:  # as another replica would publish
        withdraw_dataset(tx, bikes.id, now=NOW)
        move_revision(tx)

    with ThreadPoolExecutor(1) as pool:
        builder = pool.submit(slugs, catalogue)
        assert building.wait(30)
        seen_meanwhile = slugs(catalogue)
        go_on.set()
        seen_by_builder = builder.result()

    assert (seen_meanwhile, seen_by_builder, slugs(catalogue)) == (["bikes"], [], [])


def test_a_change_made_while_another_looks_is_seen_by_the_one_who_made_it(catalogue, monkeypatch) -> None:
    looking, go_on = Event(), Event()
    read_revision = catalog.catalogue.read_revision

    def slowly(state):
        revision = read_revision(state)
        if not looking.is_set():
            looking.set()
            assert go_on.wait(30)
        return revision

    monkeypatch.setattr(catalog.catalogue, "read_revision", slowly)
    with ThreadPoolExecutor(2) as pool:
        early = pool.submit(slugs, catalogue)
        assert looking.wait(30)
        with catalogue.state.transaction() as tx:
            tx.execute("UPDATE catalogue_revision SET revision = revision + 1")
        catalogue.look_again()
        late = pool.submit(lambda: catalogue.snapshot().revision)
        go_on.set()

        assert (early.result(), late.result()) == ([], 1)


def test_what_was_published_is_served_while_the_database_is_away(catalogue, monkeypatch) -> None:
    add_dataset(catalogue, "bikes")
    assert slugs(catalogue) == ["bikes"]
    asked = []

    def away(_state):
        asked.append("revision")
        raise StateAway()

    with monkeypatch.context() as patch:
        patch.setattr(catalog.catalogue, "LOOK_EVERY_S", 0.0)
        patch.setattr(catalog.catalogue, "read_revision", away)
        assert [slugs(catalogue) for _ in range(3)] == [["bikes"]] * 3
        assert asked == ["revision"]  # whoever asks a database that is away waits for it, so few do

        patch.setattr(catalog.catalogue, "AWAY_FOR_S", 0.0)
        catalogue.look_again()
        assert slugs(catalogue) == ["bikes"]
        assert len(asked) == 2


def test_without_anything_published_yet_an_absent_database_is_told(catalogue, monkeypatch) -> None:
    def away(_state):
        raise StateAway()

    monkeypatch.setattr(catalog.catalogue, "read_revision", away)

    with pytest.raises(StateAway):
        catalogue.snapshot()


def test_what_did_not_change_is_shared_with_the_picture_before(catalogue) -> None:
    bikes = add_dataset(catalogue, "bikes")
    before = catalogue.snapshot()
    assert before.index.text.words.find("自行车") is not None

    add_dataset(catalogue, "buses", keywords=["公交"])
    after = catalogue.snapshot()

    assert (before.by_id[bikes.id] is after.by_id[bikes.id], before.city is after.city) == (True, True)
    assert [one.slug for one in before.datasets] == ["bikes"]
    assert [one.slug for one in after.datasets] == ["bikes", "buses"]
    assert before.index.text.words.find("公交") is None
    assert list(after.index.text.words.find("公交").places) == [1]


def test_the_words_of_a_dataset_are_cut_once(catalogue, monkeypatch) -> None:
    cut = []
    document_of = catalog.search.index.document_of
    monkeypatch.setattr(
        catalog.search.index, "document_of", lambda one, city: cut.append(one.slug) or document_of(one, city)
    )
    for slug in ("bikes", "buses"):
        add_dataset(catalogue, slug)
        _ = catalogue.snapshot().index.text

    assert cut == ["bikes", "buses"]
