"""Organisations and groups made through the API: rows of state beside the offices and themes of the city's files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from catalog.city import City, Office, Theme
from catalog.record_json import as_json, from_json
from core.state import State, Transaction

Kind = Literal["organization", "group"]
ICON = "📋"

_ALL = "SELECT record FROM directory_entry WHERE deleted_at IS NULL ORDER BY name, id"
_BY_ID = "SELECT record, deleted_at IS NOT NULL FROM directory_entry WHERE id = ? AND kind = ?"
_BY_NAME = """
    SELECT record, deleted_at IS NOT NULL
    FROM directory_entry
    WHERE name = ? AND kind = ?
    ORDER BY CASE WHEN deleted_at IS NULL THEN 0 ELSE 1 END, changed_at DESC, id
    LIMIT 1
"""
_ANY_BY_NAME = "SELECT id FROM directory_entry WHERE name = ? AND deleted_at IS NULL ORDER BY id LIMIT 1"
_NEXT = "(SELECT revision + 1 FROM catalogue_revision WHERE name = 'catalogue')"
_PUT = f"""
    INSERT INTO directory_entry (id, kind, name, revision, record, changed_at, deleted_at)
    VALUES (?, ?, ?, {_NEXT}, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE
    SET name = excluded.name, revision = excluded.revision, record = excluded.record,
        changed_at = excluded.changed_at, deleted_at = excluded.deleted_at
"""  # noqa: S608 — a constant


@dataclass(frozen=True, slots=True)
class Entry:
    """
    kind    organization | group
    name    what programs call it: letters of a-z, digits, - and _; among the entries that are not deleted only once
    extras  what else its maker said of it: lists of extras, users, groups …
    """

    id: str
    kind: str
    name: str
    title: str
    description: str
    image_url: str
    created_at: datetime
    extras: Mapping[str, Any] = field(default_factory=dict)
    is_deleted: bool = False


def list_entries(state: State | Transaction) -> list[Entry]:
    """Those that are not deleted, by name."""
    return [from_json(Entry, text) for (text,) in state.rows(_ALL)]


def find_entry(reader: State | Transaction, kind: Kind, id_or_name: str) -> Entry | None:
    """Deleted ones too, by id before name; a name leads to the entry that bears it now, else to the last that did."""
    row = reader.row(_BY_ID, (id_or_name, kind)) or reader.row(_BY_NAME, (id_or_name, kind))
    return from_json(Entry, row[0]) if row else None


def find_bearer(reader: State | Transaction, name: str) -> str | None:
    """The id of the organisation or group that bears this name now; the two kinds share their names."""
    row = reader.row(_ANY_BY_NAME, (name,))
    return row[0] if row else None


def put_entry(tx: Transaction, entry: Entry, *, now: datetime) -> None:
    """Keeps the entry as it is given; the row is marked with the revision that the transaction makes."""
    row = (entry.id, entry.kind, entry.name, as_json(entry), now, now if entry.is_deleted else None)
    tx.execute(_PUT, row)


def merged_city(city: City, entries: Iterable[Entry]) -> City:
    """The city's files with the entries as further offices and themes."""
    offices, themes = [], []
    for one in entries:
        title = one.title or one.name
        if one.kind == "organization":
            offices.append(Office(one.id, title, title, one.name))
        else:
            themes.append(Theme(one.id, title, title, ICON, one.name))
    return city.with_directory(offices, themes)
