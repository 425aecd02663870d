"""Letters to the members of a team, each in the language of who reads it first."""

from collections.abc import Iterable
from datetime import datetime

from core.mail.letters import Letter
from core.mail.queue import queue_mail
from core.state import Transaction
from core.words import DEFAULT_LANG, Lang, Text

# Where the links in mails lead; the page reads the secret of an invitation from the address.
TEAM_PAGE = "{public_url}/team?contest={contest_id}"
INVITATION_PAGE = "{public_url}/team?contest={contest_id}&invitation={secret}"

_READER = "SELECT email, lang FROM account WHERE id = ? AND email IS NOT NULL AND closed_at IS NULL"
_LANG = "SELECT lang FROM account WHERE email = ?"


def tell(
    tx: Transaction, account_ids: Iterable[str], subject: Text, body: Text, *, now: datetime, **facts: object
) -> None:
    """Queues the letter for everybody who still has an account. The facts fill the blanks of subject and body."""
    letter = Letter(subject.filled(**facts), body.filled(**facts))
    for account_id in account_ids:
        found = tx.row(_READER, (account_id,))
        if found is not None:
            queue_mail(tx, to=found[0], letter=letter, lang=found[1], now=now)


def write_to_address(tx: Transaction, email: str, letter: Letter, *, now: datetime) -> None:
    """A letter to an address that may or may not belong to an account."""
    found = tx.row(_LANG, (email,))
    lang: Lang = found[0] if found else DEFAULT_LANG
    queue_mail(tx, to=email, letter=letter, lang=lang, now=now)
