"""Signed-in browsers. The cookie is opaque and state keeps only its hash, so a stolen database signs nobody in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.ids import new_secret, secret_hash
from core.people.accounts import Account, find_account
from core.people.devices import remember_device
from core.state import State, Transaction

SESSION_LASTS = timedelta(days=14)
SEEN_EVERY = timedelta(minutes=10)  # a page that is drawn must not cost a write each time

_BEGIN = """
    INSERT INTO session (token_hash, account_id, device, created_at, seen_at, expires_at)
    VALUES (?, ?, ?, ?, ?, ?)
"""
_OPEN = """
    SELECT s.account_id, s.seen_at
    FROM session AS s
    JOIN account AS a ON a.id = s.account_id
    WHERE s.token_hash = ? AND s.ended_at IS NULL AND s.expires_at > ? AND a.closed_at IS NULL
"""
_SEEN = "UPDATE session SET seen_at = ? WHERE token_hash = ? AND seen_at < ?"
_END = "UPDATE session SET ended_at = ? WHERE token_hash = ? AND account_id = ? AND ended_at IS NULL"
_END_ALL = "UPDATE session SET ended_at = ? WHERE account_id = ? AND token_hash <> ? AND ended_at IS NULL"
_OF = """
    SELECT token_hash, device, created_at, seen_at, expires_at
    FROM session
    WHERE account_id = ? AND ended_at IS NULL AND expires_at > ?
    ORDER BY seen_at DESC, token_hash
"""
_OWNER = "SELECT account_id FROM session WHERE token_hash = ?"
_FORGET = "DELETE FROM session WHERE expires_at < ? OR ended_at < ?"


@dataclass(frozen=True, slots=True)
class Session:
    id: str  # the hash of the cookie: it names the session and opens nothing
    device: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Browser:
    """Where an attempt comes from."""

    network: str  # the address of the client, of IPv6 the first half
    device: str = ""  # the long-lived cookie, if there is one
    label: str = ""  # "Firefox · Windows"
    session: str = ""  # the session cookie from before: it ends when another begins


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The two cookies that the browser gets."""

    account_id: str
    session: str
    device: str


def begin(tx: Transaction, account_id: str, browser: Browser, *, now: datetime) -> SignedIn:
    """Signs this browser in to an account whose owner has proved who it is; the session from before ends."""
    if browser.session:
        before = secret_hash(browser.session)
        owner = tx.row(_OWNER, (before,))
        if owner is not None:
            end_session(tx, owner[0], before, now=now)
    device = remember_device(tx, account_id, browser.device, now=now)
    return SignedIn(account_id, begin_session(tx, account_id, device=browser.label, now=now), device)


def begin_session(tx: Transaction, account_id: str, *, device: str = "", now: datetime) -> str:
    """A new session; returns the cookie, which nobody sees again.

    device  what the browser says of itself, shown to its owner alone
    """
    cookie = new_secret()
    tx.execute(_BEGIN, (secret_hash(cookie), account_id, device[:60], now, now, now + SESSION_LASTS))
    return cookie


def find_signed_in(state: State, cookie: str, *, now: datetime) -> Account | None:
    """Whose browser this is. Nobody's after signing out, after 14 days, or once the account is closed."""
    session_id = secret_hash(cookie)
    found = state.row(_OPEN, (session_id, now))
    if found is None:
        return None
    account_id, seen_at = found
    if now - seen_at >= SEEN_EVERY:
        with state.transaction() as tx:
            tx.execute(_SEEN, (now, session_id, now))
    return find_account(state, account_id)


def end_session(tx: Transaction, account_id: str, session_id: str, *, now: datetime) -> None:
    """Ends one session of this person; another's, or one that is over, is left as it is."""
    tx.execute(_END, (now, session_id, account_id))


def end_sessions(tx: Transaction, account_id: str, *, but: str = "", now: datetime) -> None:
    """Signs the person out everywhere, except in the session `but`."""
    tx.execute(_END_ALL, (now, account_id, but))


def sign_out(state: State, cookie: str, *, now: datetime) -> None:
    """Ends the session of this very browser, whoever it belongs to."""
    session_id = secret_hash(cookie)
    with state.transaction() as tx:
        found = tx.row(_OPEN, (session_id, now))
        if found is not None:
            end_session(tx, found[0], session_id, now=now)


def list_sessions(tx: Transaction | State, account_id: str, *, now: datetime) -> list[Session]:
    """The open ones, the latest first."""
    return [Session(*row) for row in tx.rows(_OF, (account_id, now))]


def forget_old_sessions(tx: Transaction, *, now: datetime) -> None:
    """Drops what has been over for a month: until then the owner may ask what happened."""
    before = now - timedelta(days=30)
    tx.execute(_FORGET, (before, before))
