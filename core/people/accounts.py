"""An account as the rest of the house sees it, without its secrets."""

from dataclasses import dataclass
from datetime import datetime

from core.people.errors import AccountNotFound
from core.state import Row, State, Transaction
from core.words import Lang


@dataclass(frozen=True, slots=True)
class Account:
    id: str
    email: str  # empty when the account is closed
    display_name: str
    affiliation_id: str | None
    affiliation: str  # its name as first written, or nothing
    about: str
    lang: Lang
    created_at: datetime
    confirmed_at: datetime | None
    closed_at: datetime | None

    @property
    def is_active(self) -> bool:
        return self.confirmed_at is not None and self.closed_at is None


_COLUMNS = """
    SELECT a.id, coalesce(a.email, ''), a.display_name, a.affiliation_id, coalesce(f.name, ''), a.about, a.lang,
           a.created_at, a.confirmed_at, a.closed_at
    FROM account AS a
    LEFT JOIN affiliation AS f ON f.id = a.affiliation_id
"""
_BY_ID = _COLUMNS + "WHERE a.id = ?"
_BY_EMAIL = _COLUMNS + "WHERE a.email = ?"
_BY_OIDC = _COLUMNS + "WHERE a.oidc_subject = ?"


def find_account(tx: Transaction | State, account_id: str) -> Account | None:
    """Closed accounts are found too: their rows stay."""
    return _account(tx.row(_BY_ID, (account_id,)))


def get_account(tx: Transaction | State, account_id: str) -> Account:
    """Raises AccountNotFound."""
    found = find_account(tx, account_id)
    if found is None:
        raise AccountNotFound()
    return found


def require_open_account(tx: Transaction | State, account_id: str) -> Account:
    """Raises AccountNotFound when there is none or it was closed."""
    found = get_account(tx, account_id)
    if found.closed_at is not None:
        raise AccountNotFound()
    return found


def find_account_by_email(tx: Transaction | State, address: str) -> Account | None:
    """`address` as `core.mail.addresses.as_address` spells it."""
    return _account(tx.row(_BY_EMAIL, (address,)))


def find_account_by_oidc(tx: Transaction | State, subject: str) -> Account | None:
    return _account(tx.row(_BY_OIDC, (subject,)))


def _account(row: Row | None) -> Account | None:
    if row is None:
        return None
    return Account(*row)
