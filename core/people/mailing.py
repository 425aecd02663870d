"""Mail about an account: what strangers can cause is limited, what the owner must know always goes out."""

from datetime import datetime

from core.mail.letters import Letter
from core.mail.queue import queue_mail
from core.people.limits import MAIL_TO_ADDRESS, Attempt, count_attempt, is_used_up
from core.state import Transaction
from core.words import Lang


def mail_to(
    tx: Transaction, address: str, letter: Letter, *, lang: Lang, public_url: str, link: str = "", now: datetime
) -> None:
    """Queues a letter that a stranger could have caused: a few an hour to one address, then none."""
    attempt = Attempt(MAIL_TO_ADDRESS, (address,))
    if not is_used_up(tx, attempt, now=now):
        count_attempt(tx, attempt, now=now)
        notify(tx, address, letter, lang=lang, public_url=public_url, link=link, now=now)


def notify(
    tx: Transaction, address: str, letter: Letter, *, lang: Lang, public_url: str, link: str = "", now: datetime
) -> None:
    """Queues a letter with the address of this portal, and of the link if it has one, put in."""
    filled = Letter(letter.subject, letter.body.filled(site=public_url, address=link))
    queue_mail(tx, to=address, letter=filled, lang=lang, now=now)
