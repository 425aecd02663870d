"""The log of row changes in state: the statements, and the records they become."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from core.state import State, Transaction

Operation = Literal["put", "remove"]

_PLACE = """
    SELECT l.dataset_id, l.version_number, l.folded_sequence, l.last_sequence, l.last_row_id, l.changed_at,
           l.waiting_since, (SELECT max(v.number) FROM resource_version AS v WHERE v.resource_id = ?)
    FROM live_table AS l
    WHERE l.resource_id = ?
"""
_CHANGES = """
    SELECT sequence, operation, content
    FROM live_change
    WHERE resource_id = ? AND sequence > ? AND sequence <= ?
    ORDER BY sequence
"""
_START = """
    INSERT INTO live_table (
        resource_id, dataset_id, version_number, folded_sequence, last_sequence, last_row_id, changed_at, waiting_since
    )
    VALUES (?, ?, ?, 0, 0, ?, ?, NULL)
    ON CONFLICT (resource_id) DO UPDATE
    SET version_number = excluded.version_number, folded_sequence = live_table.last_sequence,
        last_row_id = excluded.last_row_id, changed_at = excluded.changed_at, waiting_since = NULL
"""
_ADD = "INSERT INTO live_change (resource_id, sequence, operation, content, made_at) VALUES (?, ?, ?, ?, ?)"
_MOVE_ON = """
    UPDATE live_table
    SET last_sequence = ?, last_row_id = ?, changed_at = ?, waiting_since = coalesce(waiting_since, ?)
    WHERE resource_id = ?
"""
_FOLDED = """
    UPDATE live_table
    SET version_number = ?, folded_sequence = ?,
        waiting_since = CASE WHEN last_sequence > ? THEN waiting_since ELSE NULL END
    WHERE resource_id = ?
"""
_WAITING = """
    SELECT resource_id
    FROM live_table
    WHERE waiting_since IS NOT NULL AND (changed_at <= ? OR waiting_since <= ?)
    ORDER BY resource_id
    LIMIT 100
"""
_NOT_WAITING = "UPDATE live_table SET waiting_since = NULL WHERE resource_id = ?"
_FORGET = """
    DELETE FROM live_change
    WHERE made_at < ?
      AND sequence <= (SELECT l.folded_sequence FROM live_table AS l WHERE l.resource_id = live_change.resource_id)
"""


@dataclass(frozen=True, slots=True)
class Place:
    """How far a table has come.

    version_number   of the version in which all changes up to `folded_sequence` are
    newest_number    of the newest version; a larger one came from a file that replaced the table
    """

    resource_id: str
    dataset_id: str
    version_number: int
    folded_sequence: int
    last_sequence: int
    last_row_id: int
    changed_at: datetime
    waiting_since: datetime | None
    newest_number: int

    @property
    def is_replaced(self) -> bool:
        return self.newest_number > self.version_number

    @property
    def waits(self) -> bool:
        """Whether there are changes that no version has."""
        return not self.is_replaced and self.last_sequence > self.folded_sequence


@dataclass(frozen=True, slots=True)
class Change:
    """content   JSON: a list of rows, or of numbers of rows."""

    sequence: int
    operation: Operation
    content: str


def find_place(reader: Transaction | State, resource_id: str) -> Place | None:
    row = reader.row(_PLACE, (resource_id, resource_id))
    return Place(resource_id, *row) if row else None


def list_changes(reader: Transaction | State, resource_id: str, *, after: int, until: int) -> list[Change]:
    return [Change(*row) for row in reader.rows(_CHANGES, (resource_id, after, until))]


def list_waiting(state: State, *, quiet_since: datetime, oldest: datetime) -> list[str]:
    """The tables with changes that no version has: quiet since then, or waiting since long ago."""
    return [resource_id for (resource_id,) in state.rows(_WAITING, (quiet_since, oldest))]


def start_table(
    tx: Transaction, resource_id: str, dataset_id: str, *, version_number: int, last_row_id: int, now: datetime
) -> None:
    """From here on changes start from this version; what waited for an earlier one is void."""
    tx.execute(_START, (resource_id, dataset_id, version_number, last_row_id, now))


def add_changes(
    tx: Transaction, place: Place, changes: Sequence[tuple[Operation, str]], *, last_row_id: int, now: datetime
) -> int:
    """Appends (operation, content) to the log. Returns the number of the last."""
    sequence = place.last_sequence
    for sequence, (operation, content) in enumerate(changes, start=place.last_sequence + 1):
        tx.execute(_ADD, (place.resource_id, sequence, operation, content, now))
    tx.execute(_MOVE_ON, (sequence, last_row_id, now, now, place.resource_id))
    return sequence


def mark_folded(tx: Transaction, resource_id: str, *, version_number: int, sequence: int) -> None:
    tx.execute(_FOLDED, (version_number, sequence, sequence, resource_id))


def forget_waiting(tx: Transaction, resource_id: str) -> None:
    """Nothing of this table waits to be folded any more."""
    tx.execute(_NOT_WAITING, (resource_id,))


def forget_folded(state: State, *, before: datetime) -> None:
    """Removes from the log what a version has had for long."""
    with state.transaction() as tx:
        tx.execute(_FORGET, (before,))


# ---- further names -------------------------------------------------------------------------------------------------

_ALIASES = "SELECT alias, resource_id FROM table_alias ORDER BY alias"
_ALIASES_OF = "SELECT alias FROM table_alias WHERE resource_id = ? ORDER BY alias"
_BEARER = "SELECT resource_id FROM table_alias WHERE alias = ?"
_NO_ALIASES = "DELETE FROM table_alias WHERE resource_id = ?"
_ALIAS = "INSERT INTO table_alias (alias, resource_id) VALUES (?, ?)"


def find_bearer(reader: Transaction | State, alias: str) -> str | None:
    """The resource that has this further name."""
    row = reader.row(_BEARER, (alias,))
    return str(row[0]) if row else None


def list_aliases(state: State) -> list[tuple[str, str]]:
    """(alias, resource id) of every table."""
    return [(alias, resource_id) for alias, resource_id in state.rows(_ALIASES)]


def list_aliases_of(reader: Transaction | State, resource_id: str) -> list[str]:
    return [alias for (alias,) in reader.rows(_ALIASES_OF, (resource_id,))]


def set_aliases(tx: Transaction, resource_id: str, aliases: Sequence[str]) -> None:
    """These names instead of those it had. No other table may have one of them."""
    tx.execute(_NO_ALIASES, (resource_id,))
    for alias in dict.fromkeys(aliases):
        tx.execute(_ALIAS, (alias, resource_id))
