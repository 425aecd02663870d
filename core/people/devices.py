"""Browsers that signed in before: a cookie that outlives sessions. Guessing by others never shuts them out."""

from datetime import datetime, timedelta

from core.ids import new_secret, secret_hash
from core.state import State, Transaction

KNOWN_FOR = timedelta(days=365)

_KNOWN = "SELECT 1 FROM known_device WHERE token_hash = ? AND account_id = ? AND seen_at > ?"
_ANYBODYS = "SELECT 1 FROM known_device WHERE token_hash = ? AND seen_at > ? LIMIT 1"
_REMEMBER = """
    INSERT INTO known_device (token_hash, account_id, seen_at)
    VALUES (?, ?, ?)
    ON CONFLICT (token_hash, account_id) DO UPDATE SET seen_at = excluded.seen_at
"""
_FORGET_OF = "DELETE FROM known_device WHERE account_id = ?"
_FORGET_OLD = "DELETE FROM known_device WHERE seen_at < ?"


def is_known_device(tx: Transaction | State, account_id: str, device: str, *, now: datetime) -> bool:
    """Whether this very account was signed in to with this cookie within a year."""
    return bool(device) and tx.row(_KNOWN, (secret_hash(device), account_id, now - KNOWN_FOR)) is not None


def remember_device(tx: Transaction, account_id: str, device: str, *, now: datetime) -> str:
    """Notes the browser for this account; returns its cookie, a new one unless the given one is of our making."""
    is_ours = bool(device) and tx.row(_ANYBODYS, (secret_hash(device), now - KNOWN_FOR)) is not None
    cookie = device if is_ours else new_secret()
    tx.execute(_REMEMBER, (secret_hash(cookie), account_id, now))
    return cookie


def forget_devices(tx: Transaction, account_id: str) -> None:
    tx.execute(_FORGET_OF, (account_id,))


def forget_old_devices(tx: Transaction, *, now: datetime) -> None:
    tx.execute(_FORGET_OLD, (now - KNOWN_FOR,))
