"""The changes of a table become one new version: files first, then one transaction that makes it visible."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from catalog import store
from catalog.catalogue import Catalogue
from catalog.live.errors import TableChanged
from catalog.live.log import Place, find_place, forget_folded, forget_waiting, list_waiting, mark_folded
from catalog.live.making import make_version
from catalog.live.reading import reading_at
from catalog.live.tables import sequence_of
from catalog.records import Version
from core.audit import record_event
from core.leases import take_lease
from core.state import Transaction

ACTOR = "system:rows"
QUIET = timedelta(minutes=1)  # since the last change of a table
LONGEST_WAIT = timedelta(minutes=15)  # where it is never quiet
KEPT_AFTER_FOLDING = timedelta(days=1)  # for readers who began before
LEASE, LEASE_LASTS = "fold-rows", timedelta(minutes=5)


def fold_due(catalogue: Catalogue, *, holder: str, now: datetime) -> int:
    """Folds every table that has been quiet for a minute. Returns how many; of several portals one does it."""
    waiting = list_waiting(catalogue.state, quiet_since=now - QUIET, oldest=now - LONGEST_WAIT)
    if not waiting or not take_lease(catalogue.state, LEASE, holder=holder, lasts=LEASE_LASTS, now=now):
        return 0
    folded = 0
    for resource_id in waiting:
        with suppress(TableChanged):  # it is not quiet after all
            folded += fold(catalogue, resource_id, now=now) is not None
    forget_folded(catalogue.state, before=now - KEPT_AFTER_FOLDING)
    return folded


def fold(catalogue: Catalogue, resource_id: str, *, now: datetime) -> Version | None:
    """Makes the changes of this table a version, at once; None when none waits. Raises TableChanged, changing nothing.

    Dying in between leaves files that nobody sees, or the version with its changes marked as folded: never half.
    """
    place = find_place(catalogue.state, resource_id)
    base = store.find_version(catalogue.state, resource_id, place.version_number) if place else None
    if place is not None and place.is_replaced:
        with catalogue.state.transaction() as tx:
            forget_waiting(tx, resource_id)  # a file has taken the place of the table and its changes
    if place is None or base is None or not place.waits:
        return None
    with reading_at(catalogue, catalogue.state, place, base) as live:
        sequence = sequence_of(live)
        with catalogue.engine.reading(catalogue.files, live) as source:
            made = make_version(catalogue.engine, catalogue.files, resource_id, live.fields, rows=source.sql, now=now)
    with catalogue.state.transaction() as tx:
        added = _publish(tx, place, made, sequence, now=now)
    catalogue.engine.live.rebase(resource_id, base, added, sequence)
    catalogue.look_again()
    return added


def _publish(tx: Transaction, place: Place, made: Version, sequence: int, *, now: datetime) -> Version:
    """Raises TableChanged when another portal folded it, or a file replaced the table, meanwhile."""
    present = find_place(tx, place.resource_id)
    if present is None or present.is_replaced or present.version_number != place.version_number:
        raise TableChanged()
    (added,) = store.add_versions(tx, place.dataset_id, [made])
    mark_folded(tx, place.resource_id, version_number=added.number, sequence=sequence)
    touch_dataset(tx, place.dataset_id, now=now)
    facts = {"resource": place.resource_id, "number": added.number, "id": added.id, "rows": added.row_count}
    record_event(tx, actor=ACTOR, action="fold_rows", subject=place.dataset_id, facts=facts, now=now)
    return added


def touch_dataset(tx: Transaction, dataset_id: str, *, now: datetime) -> None:
    """The dataset is dated `now`, and every portal looks at it again."""
    kept, keeper = store.find_kept(tx, dataset_id), store.find_keeper(tx, dataset_id)
    if kept is not None and kept.is_published and keeper is not None:
        dated = replace(kept.dataset, modified_on=now.date(), metadata_modified_at=now)
        store.put_dataset(tx, dated, kept_by=keeper, fingerprint=kept.fingerprint, now=now)
    store.move_revision(tx)
