"""Links that work once and for a while: whoever opens one has read the mail. State keeps only their hash."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from core.ids import new_secret, secret_hash
from core.people.errors import LinkNotValid
from core.state import State, Transaction

LASTS = {
    "confirm": timedelta(days=2),
    "reset": timedelta(hours=2),
    "change_email": timedelta(days=1),
    "first_administrator": timedelta(days=7),
    "outside_sign_in": timedelta(minutes=5),
}

_REPLACE = "UPDATE mailed_link SET used_at = ? WHERE account_id = ? AND purpose = ? AND used_at IS NULL"
_ADD = """
    INSERT INTO mailed_link (token_hash, account_id, purpose, target, created_at, expires_at)
    VALUES (?, ?, ?, ?, ?, ?)
"""
_VALID = """
    SELECT account_id, purpose, target
    FROM mailed_link
    WHERE token_hash = ? AND purpose = ? AND used_at IS NULL AND expires_at > ?
"""
_USE = "UPDATE mailed_link SET used_at = ? WHERE token_hash = ?"
_FORGET = "DELETE FROM mailed_link WHERE expires_at < ?"


@dataclass(frozen=True, slots=True)
class MailedLink:
    account_id: str
    purpose: str
    target: str  # the new address; for `confirm` the hash of what the registering browser holds


def make_link(tx: Transaction, account_id: str, purpose: str, *, target: str = "", now: datetime) -> str:
    """A new secret; earlier ones of this person for the same purpose stop working."""
    secret = new_secret()
    tx.execute(_REPLACE, (now, account_id, purpose))
    tx.execute(_ADD, (secret_hash(secret), account_id, purpose, target, now, now + LASTS[purpose]))
    return secret


def find_link(tx: Transaction | State, secret: str, purpose: str, *, now: datetime) -> MailedLink | None:
    """What the link allows, without using it up."""
    found = tx.row(_VALID, (secret_hash(secret), purpose, now))
    return MailedLink(*found) if found else None


def use_link(tx: Transaction, secret: str, purpose: str, *, now: datetime) -> MailedLink:
    """Uses the link up. Raises LinkNotValid: unknown, used, expired, replaced, or for something else."""
    link = find_link(tx, secret, purpose, now=now)
    if link is None:
        raise LinkNotValid()
    tx.execute(_USE, (now, secret_hash(secret)))
    return link


def forget_old_links(tx: Transaction, *, now: datetime) -> None:
    tx.execute(_FORGET, (now - timedelta(days=30),))


def address_of(public_url: str, purpose: str, secret: str) -> str:
    """The page that the mail leads to; opening it changes nothing, since mail scanners open links too.

    >>> address_of("https://data.example", "reset", "abc")
    'https://data.example/link?for=reset&key=abc'
    """
    return f"{public_url}/link?{urlencode({'for': purpose, 'key': secret})}"
