"""Mail is queued in the transaction that causes it: no letter about what was rolled back, none lost in an outage."""

from datetime import datetime

from core.ids import new_id
from core.mail.addresses import as_address
from core.mail.letters import Letter
from core.state import Transaction
from core.words import DEFAULT_LANG, Lang

_ADD = """
    INSERT INTO outgoing_mail (id, recipient, subject, body, queued_at, due_at, attempts, problem)
    VALUES (?, ?, ?, ?, ?, ?, 0, '')
"""


def queue_mail(tx: Transaction, *, to: str, letter: Letter, lang: Lang = DEFAULT_LANG, now: datetime) -> str:
    """Queues a letter to one address and returns its id; core/mail/sending.py delivers it. Raises BadAddress."""
    mail_id = new_id()
    tx.execute(_ADD, (mail_id, as_address(to), letter.subject_in(lang), letter.body_in(lang), now, now))
    return mail_id
