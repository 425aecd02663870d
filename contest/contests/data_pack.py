"""The data pack: datasets of the catalogue that the contest puts before its entrants, each pinned to versions.

What the catalogue does later is told beside it: a newer version came, or the dataset was withdrawn.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from catalog.catalogue import Catalogue
from catalog.errors import DatasetClosed
from catalog.queries import get_dataset
from catalog.records import NO_TEXT, Dataset
from contest.contests import words
from contest.contests.errors import AlreadyInPack, NotInPack
from contest.contests.queries import list_pack_items
from contest.contests.records import PackItem
from contest.contests.revisions import begin_edit, finish_edit
from contest.contests.wording import maybe_empty
from core.state import State, Transaction
from core.words import Text

MAX_NOTE_CHARS = 1000

_PUT = """
    INSERT INTO data_pack_item (contest_id, dataset_id, versions, note_zh, note_en, added_at)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (contest_id, dataset_id) DO UPDATE
    SET versions = excluded.versions, note_zh = excluded.note_zh, note_en = excluded.note_en,
        added_at = excluded.added_at, removed_at = NULL
"""
_REMOVE = "UPDATE data_pack_item SET removed_at = ? WHERE contest_id = ? AND dataset_id = ?"


@dataclass(frozen=True, slots=True)
class PackEntry:
    """One dataset of the pack beside what the catalogue has now.

    dataset   as it is published now, None where it was withdrawn
    newer     {resource: (pinned version, version now)} of what changed since; a new resource was pinned as 0
    """

    item: PackItem
    dataset: Dataset | None
    newer: Mapping[str, tuple[int, int]]

    @property
    def state(self) -> Literal["current", "newer", "withdrawn"]:
        if self.dataset is None or self.dataset.is_closed:
            return "withdrawn"
        return "newer" if self.newer else "current"


def data_pack(catalogue: Catalogue, contest_id: str) -> list[PackEntry]:
    """The pack in the order in which it was put together, with what has changed since."""
    by_id = catalogue.snapshot().by_id
    return [_entry(item, by_id.get(item.dataset_id)) for item in list_pack_items(catalogue.state, contest_id)]


def add_to_pack(
    catalogue: Catalogue,
    contest_id: str,
    dataset: str,
    *,
    revision: int,
    actor: str,
    now: datetime,
    note: Text = NO_TEXT,
) -> int:
    """The new revision. `dataset`: slug or id; its resources are pinned to the versions they have now.

    Raises DatasetNotFound, DatasetClosed, WordsTooLong, what `begin_edit` does, or AlreadyInPack.
    """
    found, note = _open_dataset(catalogue, dataset), _checked(note)
    with catalogue.state.transaction() as tx:
        contest = begin_edit(tx, contest_id, revision=revision, actor=actor)
        if _item(tx, contest.id, found.id) is not None:
            raise AlreadyInPack(dataset=found.title)
        facts = _put(tx, contest.id, found, note, now)
        return finish_edit(tx, contest, "contest.pack_add", facts=facts, actor=actor, now=now)


def pin_again(
    catalogue: Catalogue, contest_id: str, dataset: str, *, revision: int, actor: str, now: datetime, note: Text
) -> int:
    """The new revision: the dataset is pinned to what it is now, with this note.

    Raises as `add_to_pack`, but NotInPack instead of AlreadyInPack.
    """
    found, note = _open_dataset(catalogue, dataset), _checked(note)
    with catalogue.state.transaction() as tx:
        contest = begin_edit(tx, contest_id, revision=revision, actor=actor)
        if _item(tx, contest.id, found.id) is None:
            raise NotInPack(dataset=found.slug)
        facts = _put(tx, contest.id, found, note, now)
        return finish_edit(tx, contest, "contest.pack_pin", facts=facts, actor=actor, now=now)


def remove_from_pack(
    state: State, contest_id: str, dataset_id: str, *, revision: int, actor: str, now: datetime
) -> int:
    """The new revision. The row stays, so that it can be told what the pack once held.

    Raises what `begin_edit` does, or NotInPack.
    """
    with state.transaction() as tx:
        contest = begin_edit(tx, contest_id, revision=revision, actor=actor)
        if _item(tx, contest.id, dataset_id) is None:
            raise NotInPack(dataset=dataset_id[:100])
        tx.execute(_REMOVE, (now, contest.id, dataset_id))
        facts = {"dataset_id": dataset_id}
        return finish_edit(tx, contest, "contest.pack_remove", facts=facts, actor=actor, now=now)


def _entry(item: PackItem, dataset: Dataset | None) -> PackEntry:
    now_is = versions_of(dataset) if dataset else {}
    newer = {
        name: (item.versions.get(name, 0), number)
        for name, number in now_is.items()
        if number != item.versions.get(name, 0)
    }
    return PackEntry(item, dataset, newer)


def versions_of(dataset: Dataset) -> dict[str, int]:
    """{resource name: number of its current version}."""
    return {one.name: one.version.number for one in dataset.resources if one.version is not None}


def _open_dataset(catalogue: Catalogue, slug_or_id: str) -> Dataset:
    found = get_dataset(catalogue, slug_or_id)
    if found.is_closed:
        raise DatasetClosed(title=found.title, reason=found.closed_reason or NO_TEXT)
    return found


def _put(tx: Transaction, contest_id: str, dataset: Dataset, note: Text, now: datetime) -> dict[str, object]:
    versions = versions_of(dataset)
    tx.execute(_PUT, (contest_id, dataset.id, json.dumps(versions), note.zh, note.en, now))
    return {"dataset_id": dataset.id, "versions": versions}


def _item(tx: Transaction, contest_id: str, dataset_id: str) -> PackItem | None:
    return next((one for one in list_pack_items(tx, contest_id) if one.dataset_id == dataset_id), None)


def _checked(note: Text) -> Text:
    return maybe_empty(note, words.PACK_NOTE, at_most=MAX_NOTE_CHARS)
