"""Leases: of several portals on the same state, one at a time does a job. A lease runs out, so a crash frees it.

STEPS     the table of leases: one row for each job, with who holds it until when
"""

from datetime import datetime, timedelta

from core.schema import Step
from core.state import State

STEPS = (
    Step(
        "core-004-leases",
        (
            """
            CREATE TABLE lease (
                name TEXT PRIMARY KEY,
                holder TEXT NOT NULL,
                expires_at TIMESTAMP NOT NULL
            )
            """,
        ),
    ),
)

_HELD = "SELECT holder, expires_at FROM lease WHERE name = ?"
_TAKE = """
    INSERT INTO lease (name, holder, expires_at)
    VALUES (?, ?, ?)
    ON CONFLICT (name) DO UPDATE
    SET holder = excluded.holder, expires_at = excluded.expires_at
"""
_RELEASE = "UPDATE lease SET expires_at = ? WHERE name = ? AND holder = ? AND expires_at > ?"


def take_lease(state: State, name: str, *, holder: str, lasts: timedelta, now: datetime) -> bool:
    """Whether `holder` has the job `name` for `[now, now + lasts)`. Who holds it already holds it for longer."""
    with state.transaction() as tx:
        held = tx.row(_HELD, (name,))
        if held is not None and held[0] != holder and now < held[1]:
            return False
        tx.execute(_TAKE, (name, holder, now + lasts))
        return True


def release_lease(state: State, name: str, *, holder: str, now: datetime) -> None:
    """Free for others from now on. Releasing what another holds changes nothing."""
    with state.transaction() as tx:
        tx.execute(_RELEASE, (now, name, holder, now))
