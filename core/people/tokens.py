"""API tokens: keys for programs, shown once, kept as hashes, revoked at will."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.audit import record_event
from core.ids import new_id, new_secret, secret_hash
from core.people.accounts import Account, find_account, require_open_account
from core.people.errors import BadTokenName, TokenNotFound, TooManyTokens
from core.state import State, Transaction

MARK = "sod_"  # in front of every token, so that one in a file or a log is recognised
LONGEST_NAME, MOST = 60, 20
USED_EVERY = timedelta(minutes=10)

_ADD = """
    INSERT INTO api_token (id, account_id, name, token_hash, created_at, expires_at)
    VALUES (?, ?, ?, ?, ?, ?)
"""
_OF = """
    SELECT id, name, created_at, expires_at, used_at
    FROM api_token
    WHERE account_id = ? AND revoked_at IS NULL
    ORDER BY created_at DESC, id
"""
_REVOKE = "UPDATE api_token SET revoked_at = ? WHERE id = ?"
_MINE = "SELECT 1 FROM api_token WHERE id = ? AND account_id = ? AND revoked_at IS NULL"
_VALID = """
    SELECT t.id, t.account_id, t.used_at
    FROM api_token AS t
    JOIN account AS a ON a.id = t.account_id
    WHERE t.token_hash = ? AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > ?)
      AND a.closed_at IS NULL AND a.confirmed_at IS NOT NULL
"""
_USED = "UPDATE api_token SET used_at = ? WHERE id = ?"
_ID = "SELECT id FROM api_token WHERE token_hash = ? AND revoked_at IS NULL"
_EXISTS = "SELECT 1 FROM api_token WHERE token_hash = ?"


@dataclass(frozen=True, slots=True)
class Token:
    id: str
    name: str
    created_at: datetime
    expires_at: datetime | None
    used_at: datetime | None  # within ten minutes


def create_token(
    state: State, *, name: str, lasts: timedelta | None = None, actor: str, now: datetime
) -> tuple[str, str]:
    """(id, token). The token is not to be had again. Raises BadTokenName, TooManyTokens or AccountNotFound."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise BadTokenName()
    token = MARK + new_secret()
    with state.transaction() as tx:
        require_open_account(tx, actor)
        if len(list_tokens(tx, actor)) >= MOST:
            raise TooManyTokens()
        return _add(tx, actor, name, token, now + lasts if lasts else None, now), token


def keep_token(tx: Transaction, account_id: str, token: str, *, name: str, now: datetime) -> None:
    """A token that was chosen outside, `PORTAL_ADMIN_TOKEN`. Once revoked it does not come back."""
    if tx.row(_EXISTS, (secret_hash(token),)) is None:
        _add(tx, account_id, name, token, None, now)


def list_tokens(tx: Transaction | State, account_id: str) -> list[Token]:
    """Those not revoked, the newest first; expired ones too, so that their owner sees why they stopped."""
    return [Token(*row) for row in tx.rows(_OF, (account_id,))]


def revoke_token(state: State, token_id: str, *, actor: str, now: datetime) -> None:
    """Raises TokenNotFound, also for another person's."""
    with state.transaction() as tx:
        if tx.row(_MINE, (token_id, actor)) is None:
            raise TokenNotFound()
        tx.execute(_REVOKE, (now, token_id))
        record_event(tx, actor=actor, action="token.revoke", subject=f"token:{token_id}", facts={}, now=now)


def find_token_id(state: State, token: str) -> str | None:
    """The id of a token that is not revoked, whoever has it."""
    row = state.row(_ID, (secret_hash(token),))
    return row[0] if row else None


def find_account_by_token(state: State, token: str, *, now: datetime) -> Account | None:
    """Whose token it is, while it is valid and the account open."""
    found = state.row(_VALID, (secret_hash(token), now))
    if found is None:
        return None
    token_id, account_id, used_at = found
    if used_at is None or now - used_at >= USED_EVERY:
        with state.transaction() as tx:
            tx.execute(_USED, (now, token_id))
    return find_account(state, account_id)


def _add(tx: Transaction, account_id: str, name: str, token: str, expires_at: datetime | None, now: datetime) -> str:
    token_id = new_id()
    tx.execute(_ADD, (token_id, account_id, name, secret_hash(token), now, expires_at))
    record_event(tx, actor=account_id, action="token.create", subject=f"token:{token_id}", facts={}, now=now)
    return token_id
