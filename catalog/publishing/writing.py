"""What every way into the catalogue shares: a version for each file, and one transaction that publishes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import duckdb

from catalog import store
from catalog.publishing.importing import import_resource, version_id_of
from catalog.publishing.packages import Package
from catalog.records import Dataset, Resource, Version
from catalog.store import Kept
from core.audit import record_event
from core.files import Files
from core.state import Transaction


def version_of(
    files: Files,
    resource: Resource,
    package: Package,
    current: Version | None,
    *,
    now: datetime,
    connection: duckdb.DuckDBPyConnection,
) -> Version | None:
    """The current version when it was made of these bytes by this schema; else a new one; None for no file.

    Raises PackageInvalid for a value that does not fit the schema.
    """
    original = package.originals.get(resource.name)
    if original is None:
        return None
    wanted = version_id_of(original.sha256, resource.fields, original.missing_values)
    if current and current.id == wanted:
        return current
    return import_resource(
        files,
        resource,
        original.path,
        number=current.number + 1 if current else 1,
        now=now,
        missing_values=original.missing_values,
        connection=connection,
    )


def write_dataset(
    tx: Transaction,
    dataset: Dataset,
    fresh: Sequence[Version],
    *,
    fingerprint: str,
    kept_by: str,
    actor: str,
    is_new: bool,
    now: datetime,
) -> None:
    """The record, its new versions, the revision of the catalogue and the event, together."""
    store.put_dataset(tx, dataset, kept_by=kept_by, fingerprint=fingerprint, now=now)
    added = store.add_versions(tx, dataset.id, fresh)
    store.move_revision(tx)
    names = {resource.id: resource.name for resource in dataset.resources}
    facts = {
        "slug": dataset.slug,
        "fingerprint": fingerprint,
        "versions": [
            {"resource": names[v.resource_id], "number": v.number, "id": v.id, "rows": v.row_count} for v in added
        ],
    }
    action = "publish_dataset" if is_new else "update_dataset"
    record_event(tx, actor=actor, action=action, subject=dataset.id, facts=facts, now=now)


def dated(dataset: Dataset, kept: Kept | None, now: datetime) -> Dataset:
    """The record dated `now`, unless it says what it said before."""
    if kept and replace(kept.dataset, metadata_modified_at=dataset.metadata_modified_at) == dataset:
        return kept.dataset
    return replace(dataset, metadata_modified_at=now)
