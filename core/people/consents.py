"""Who agreed to what: one row for each person, document and version, kept with the hash of the very words."""

from dataclasses import dataclass
from datetime import datetime

from core.state import State, Transaction

_GIVE = """
    INSERT INTO consent (account_id, document, version, content_hash, given_at)
    VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (account_id, document, version) DO NOTHING
"""
_GIVE_AGAIN = """
    UPDATE consent SET given_at = ?, withdrawn_at = NULL
    WHERE account_id = ? AND document = ? AND version = ? AND withdrawn_at IS NOT NULL
"""
_WITHDRAW = """
    UPDATE consent SET withdrawn_at = ?
    WHERE account_id = ? AND document = ? AND withdrawn_at IS NULL
"""
_HAS = """
    SELECT 1 FROM consent
    WHERE account_id = ? AND document = ? AND version = ? AND withdrawn_at IS NULL
"""
_OF = """
    SELECT document, version, content_hash, given_at, withdrawn_at
    FROM consent
    WHERE account_id = ?
    ORDER BY given_at DESC, document, version
"""


@dataclass(frozen=True, slots=True)
class Consent:
    document: str
    version: int
    content_hash: str
    given_at: datetime
    withdrawn_at: datetime | None


def give_consent(
    tx: Transaction, account_id: str, *, document: str, version: int, content_hash: str, now: datetime
) -> None:
    """Writes that the person agreed. Agreeing twice keeps the first moment; agreeing after taking it back begins anew.

    content_hash  sha256 of the words that were shown, hexadecimal
    """
    tx.execute(_GIVE, (account_id, document, version, content_hash, now))
    tx.execute(_GIVE_AGAIN, (now, account_id, document, version))


def withdraw_consent(tx: Transaction, account_id: str, *, document: str, now: datetime) -> None:
    """Takes back every version of a document; the rows stay, since what was done under them stays lawful."""
    tx.execute(_WITHDRAW, (now, account_id, document))


def has_consented(tx: Transaction | State, account_id: str, document: str, version: int) -> bool:
    """Whether the person agreed to this very version and has not taken it back."""
    return tx.row(_HAS, (account_id, document, version)) is not None


def list_consents(tx: Transaction | State, account_id: str) -> list[Consent]:
    """The newest first."""
    return [Consent(*row) for row in tx.rows(_OF, (account_id,))]
