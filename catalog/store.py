"""Datasets and versions in state: the statements, and the records they become."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from catalog.record_json import as_json, from_json
from catalog.records import Dataset, Resource, Version
from core.state import State, Transaction

_PUBLISHED = """
    SELECT record
    FROM dataset
    WHERE withdrawn_at IS NULL AND visibility = 'public'
    ORDER BY slug, id
"""
_CURRENT = """
    SELECT v.resource_id, v.record
    FROM resource_version AS v
    JOIN (SELECT resource_id, max(number) AS number FROM resource_version GROUP BY resource_id) AS last
      ON last.resource_id = v.resource_id AND last.number = v.number
"""
_CURRENT_OF = """
    SELECT v.resource_id, v.record
    FROM resource_version AS v
    JOIN (
        SELECT resource_id, max(number) AS number FROM resource_version WHERE dataset_id = ? GROUP BY resource_id
    ) AS last
      ON last.resource_id = v.resource_id AND last.number = v.number
"""
_CHANGED = """
    SELECT id, record, visibility = 'public' AND withdrawn_at IS NULL
    FROM dataset
    WHERE revision > ?
    UNION ALL
    SELECT '', '', FALSE
    FROM directory_entry
    WHERE revision > ?
    ORDER BY id
"""
_CURRENT_OF_CHANGED = """
    SELECT v.resource_id, v.record
    FROM resource_version AS v
    JOIN (
        SELECT resource_id, max(number) AS number
        FROM resource_version
        WHERE dataset_id IN (SELECT id FROM dataset WHERE revision > ?)
        GROUP BY resource_id
    ) AS last
      ON last.resource_id = v.resource_id AND last.number = v.number
"""
_VERSIONS = "SELECT record FROM resource_version WHERE resource_id = ? ORDER BY number DESC"
_VERSION = "SELECT record FROM resource_version WHERE resource_id = ? AND number = ?"
_BY_SLUG = """
    SELECT kept_by, fingerprint, record, withdrawn_at IS NOT NULL
    FROM dataset
    WHERE slug = ?
    ORDER BY CASE WHEN withdrawn_at IS NULL THEN 0 ELSE 1 END, changed_at DESC, id
    LIMIT 1
"""
_BY_ID = "SELECT kept_by, fingerprint, record, withdrawn_at IS NOT NULL FROM dataset WHERE id = ?"
_HIDDEN = """
    SELECT record
    FROM dataset
    WHERE withdrawn_at IS NULL AND visibility <> 'public'
    ORDER BY slug, id
"""
_OF_API = """
    SELECT record, kept_by, fingerprint
    FROM dataset
    WHERE withdrawn_at IS NULL AND kept_by = 'api'
    ORDER BY slug, id
"""
_COUNT_OF_PUBLISHER = "SELECT count(*) FROM dataset WHERE publisher = ? AND withdrawn_at IS NULL"
_KEPT = """
    SELECT id, slug, fingerprint, record, withdrawn_at IS NULL
    FROM dataset
    WHERE kept_by = ?
    ORDER BY slug
"""
_ONE = "SELECT fingerprint, record, withdrawn_at IS NULL FROM dataset WHERE id = ?"
_KEEPER = "SELECT kept_by FROM dataset WHERE id = ?"
_NEXT = "(SELECT revision + 1 FROM catalogue_revision WHERE name = 'catalogue')"
# Not ON CONFLICT: in DuckDB that costs three times as much as an update and an insertion together.
_CHANGE = f"""
    UPDATE dataset
    SET slug = ?, kept_by = ?, visibility = ?, publisher = ?, fingerprint = ?, record = ?, changed_at = ?,
        withdrawn_at = NULL, revision = {_NEXT}
    WHERE id = ?
    RETURNING id
"""  # noqa: S608 — a constant
_ADD = f"""
    INSERT INTO dataset (
        slug, kept_by, visibility, publisher, fingerprint, record, changed_at, id, revision, withdrawn_at
    )
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, {_NEXT}, NULL)
"""  # noqa: S608 — a constant
_WITHDRAW = f"UPDATE dataset SET withdrawn_at = ?, changed_at = ?, revision = {_NEXT} WHERE id = ?"  # noqa: S608
_TOUCH = f"UPDATE dataset SET revision = {_NEXT} WHERE id = ?"  # noqa: S608
_OWNER_OF_SLUG = "SELECT id FROM dataset WHERE slug = ? AND withdrawn_at IS NULL ORDER BY id LIMIT 1"
_LAST_NUMBER = "SELECT max(number) FROM resource_version WHERE resource_id = ?"
_ADD_VERSION = """
    INSERT INTO resource_version (resource_id, number, id, dataset_id, created_at, record)
    VALUES (?, ?, ?, ?, ?, ?)
"""
_SET_VERSION = "UPDATE resource_version SET record = ? WHERE resource_id = ? AND number = ?"
_DATASET_OF_VERSION = "SELECT dataset_id FROM resource_version WHERE resource_id = ? AND number = ?"
_REVISION = "SELECT revision FROM catalogue_revision WHERE name = 'catalogue'"
_MOVE_ON = "UPDATE catalogue_revision SET revision = revision + 1 WHERE name = 'catalogue'"


@dataclass(frozen=True, slots=True)
class Kept:
    """A dataset as state has it: its record without versions, and the fingerprint of what it was made from."""

    dataset: Dataset
    fingerprint: str
    is_published: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A dataset whatever became of it, without versions."""

    dataset: Dataset
    kept_by: str
    fingerprint: str
    is_withdrawn: bool


# ---- reading ---------------------------------------------------------------------------------------------------


def read_revision(state: State) -> int:
    """Counted up by every change of the catalogue; 0 in an empty one."""
    row = state.row(_REVISION)
    return int(row[0]) if row else 0


def list_published(state: State) -> list[Dataset]:
    """Every dataset that is not withdrawn, by slug, with the current version of each resource."""
    current = {resource_id: from_json(Version, text) for resource_id, text in state.rows(_CURRENT)}
    return [_with_versions(from_json(Dataset, text), current) for (text,) in state.rows(_PUBLISHED)]


@dataclass(frozen=True, slots=True)
class Changes:
    """
    datasets     {id: the dataset as `list_published` has it, None where it is not to be seen}
    is_directory whether an organisation or group changed
    """

    datasets: Mapping[str, Dataset | None]
    is_directory: bool


def list_changes(state: State, since: int) -> Changes:
    """What a later revision changed."""
    rows = state.rows(_CHANGED, (since, since))
    read = {id_: from_json(Dataset, text) if is_public else None for id_, text, is_public in rows if id_}
    if any(dataset and dataset.tables for dataset in read.values()):
        current = {id_: from_json(Version, text) for id_, text in state.rows(_CURRENT_OF_CHANGED, (since,))}
        read = {id_: dataset and _with_versions(dataset, current) for id_, dataset in read.items()}
    return Changes(read, any(not id_ for id_, _, _ in rows))


def find_row_by_id(reader: Transaction | State, dataset_id: str) -> Row | None:
    row = reader.row(_BY_ID, (dataset_id,))
    return Row(from_json(Dataset, row[2]), row[0], row[1], bool(row[3])) if row else None


def find_row(reader: Transaction | State, id_or_slug: str) -> Row | None:
    """By id before name; a name leads to the dataset that bears it now, else to the last that did."""
    found = find_row_by_id(reader, id_or_slug)
    if found is not None:
        return found
    row = reader.row(_BY_SLUG, (id_or_slug,))
    return Row(from_json(Dataset, row[2]), row[0], row[1], bool(row[3])) if row else None


def list_hidden(reader: Transaction | State) -> list[Dataset]:
    """Private datasets and drafts, by slug, without versions."""
    return [from_json(Dataset, text) for (text,) in reader.rows(_HIDDEN)]


def list_of_group(reader: Transaction | State, group_id: str) -> list[Row]:
    """What is in a group that was made through the API, public or not, by slug: only datasets made there can be."""
    rows = (Row(from_json(Dataset, row[0]), row[1], row[2], False) for row in reader.rows(_OF_API))
    return [row for row in rows if group_id in row.dataset.groups]


def count_of_publisher(reader: Transaction | State, publisher: str) -> int:
    """How many datasets that are not withdrawn an office has, public or not; those made through the API are counted."""
    row = reader.row(_COUNT_OF_PUBLISHER, (publisher,))
    return int(row[0]) if row else 0


def with_current_versions(reader: Transaction | State, dataset: Dataset) -> Dataset:
    """The dataset with the current version of each of its tables."""
    if not dataset.tables:
        return dataset
    return _with_versions(dataset, current_versions_of(reader, dataset.id))


def list_kept(state: State, kept_by: str) -> dict[str, Kept]:
    """{slug: dataset} of those that this keeper brought, withdrawn ones as well."""
    return {
        slug: Kept(from_json(Dataset, text), fingerprint, bool(is_published))
        for _, slug, fingerprint, text, is_published in state.rows(_KEPT, (kept_by,))
    }


def list_versions_of(state: State, resource_id: str) -> list[Version]:
    """The versions of a resource, newest first."""
    return [from_json(Version, text) for (text,) in state.rows(_VERSIONS, (resource_id,))]


def find_version(reader: Transaction | State, resource_id: str, number: int) -> Version | None:
    row = reader.row(_VERSION, (resource_id, number))
    return from_json(Version, row[0]) if row else None


def current_versions_of(reader: Transaction | State, dataset_id: str) -> dict[str, Version]:
    """{resource id: its current version} of one dataset."""
    return {id_: from_json(Version, text) for id_, text in reader.rows(_CURRENT_OF, (dataset_id,))}


def current_versions(state: State) -> dict[str, Version]:
    """{resource id: its version with the highest number}."""
    return {resource_id: from_json(Version, text) for resource_id, text in state.rows(_CURRENT)}


def _with_versions(dataset: Dataset, versions: Mapping[str, Version]) -> Dataset:
    """A closed dataset shows no version, even one that it had while it was open; nor does a link that was a table."""
    if dataset.is_closed:
        return dataset
    resources = (replace(r, version=versions.get(r.id)) if r.is_table else r for r in dataset.resources)
    return replace(dataset, resources=tuple(resources))


# ---- writing, inside the caller's transaction ------------------------------------------------------------------


def find_kept(tx: Transaction, dataset_id: str) -> Kept | None:
    row = tx.row(_ONE, (dataset_id,))
    return Kept(from_json(Dataset, row[1]), row[0], bool(row[2])) if row else None


def find_keeper(tx: Transaction, dataset_id: str) -> str | None:
    """Who brought the dataset: folder, portal, harvest or api."""
    row = tx.row(_KEEPER, (dataset_id,))
    return row[0] if row else None


def find_owner_of_slug(tx: Transaction, slug: str) -> str | None:
    """The id of the dataset that bears this name now; one that is withdrawn no longer holds its name."""
    row = tx.row(_OWNER_OF_SLUG, (slug,))
    return row[0] if row else None


def put_dataset(tx: Transaction, dataset: Dataset, *, kept_by: str, fingerprint: str, now: datetime) -> None:
    """Keeps the record, new or changed, or withdrawn before. Versions are rows of their own.

    The row is marked with the revision that `move_revision` makes next, in the same transaction.
    """
    text = as_json(without_versions(dataset))
    row = (dataset.slug, kept_by, dataset.visibility, dataset.publisher, fingerprint, text, now, dataset.id)
    if tx.row(_CHANGE, row) is None:
        tx.execute(_ADD, row)


def withdraw_dataset(tx: Transaction, dataset_id: str, *, now: datetime) -> None:
    """Leaves a tombstone: the record and its versions stay, nobody is shown them."""
    tx.execute(_WITHDRAW, (now, now, dataset_id))


def add_versions(tx: Transaction, dataset_id: str, versions: Iterable[Version]) -> list[Version]:
    """Gives each version the next number of its resource."""
    added = []
    for version in versions:
        (last,) = tx.row(_LAST_NUMBER, (version.resource_id,)) or (None,)
        numbered = replace(version, number=(last or 0) + 1)
        row = (numbered.resource_id, numbered.number, numbered.id, dataset_id, numbered.created_at, as_json(numbered))
        tx.execute(_ADD_VERSION, row)
        added.append(numbered)
    if added:
        tx.execute(_TOUCH, (dataset_id,))
    return added


def set_version(tx: Transaction, version: Version) -> None:
    """Keeps the new checksum of derived files that were rebuilt."""
    tx.execute(_SET_VERSION, (as_json(version), version.resource_id, version.number))
    for (dataset_id,) in tx.rows(_DATASET_OF_VERSION, (version.resource_id, version.number)):
        tx.execute(_TOUCH, (dataset_id,))


def move_revision(tx: Transaction) -> None:
    """Tells every replica that its picture of the catalogue is old."""
    tx.execute(_MOVE_ON)


def without_versions(dataset: Dataset) -> Dataset:
    return replace(dataset, resources=tuple(_bare(resource) for resource in dataset.resources))


def _bare(resource: Resource) -> Resource:
    return resource if resource.version is None else replace(resource, version=None)
