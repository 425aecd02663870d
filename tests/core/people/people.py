"""Accounts straight into state, for tests of people."""

from datetime import datetime
from typing import Any

from core.state import State

NOW = datetime(2026, 3, 1, 4, 0)  # naive UTC: noon in Shenyang


def add_account(db: State, name: str, **what_matters: Any) -> str:
    """A confirmed person without a password; the id is the name."""
    row = {
        "id": name,
        "email": f"{name}@{name}.example",
        "password_hash": None,
        "display_name": name,
        "affiliation_id": None,
        "about": "",
        "lang": "zh",
        "created_at": NOW,
        "confirmed_at": NOW,
        **what_matters,
    }
    with db.transaction() as tx:
        tx.execute(f"INSERT INTO account ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
    return name


def add_grant(db: State, account_id: str, role: str, scope: str = "") -> None:
    with db.transaction() as tx:
        tx.execute(
            "INSERT INTO role_grant (account_id, role, scope, granted_by, granted_at) VALUES (?, ?, ?, 'start', ?)",
            (account_id, role, scope, NOW),
        )


def rows_of(db: State, *tables: str) -> dict[str, list[tuple[Any, ...]]]:
    """To show that a refused act changed nothing."""
    return {table: sorted(db.rows(f"SELECT * FROM {table}"), key=str) for table in tables}
