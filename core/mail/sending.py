"""Delivering what is queued: by SMTP, or as one .eml file a mail in the outbox folder.

Every replica of the portal calls `deliver_due`. A mail is claimed in a transaction before it is sent: it becomes due
again only after `CLAIM_LASTS`, so no two replicas send it. A crash between sending and noting that it was sent makes
it due again: such a mail arrives twice (with the same Message-ID), and none is ever lost.
"""

import smtplib
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from core.mail.addresses import domain_of
from core.settings import Settings
from core.state import State

AT_ONCE = 20
CLAIM_LASTS = timedelta(minutes=15)  # longer than sending so many can take, each with its time-outs
TIMEOUT_S = 20.0
DELAYS = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360))  # then always the last
GIVE_UP_AFTER = timedelta(days=3)
KEPT_FOR = timedelta(days=30)  # after that nobody asks what was sent, and addresses do not stay

_DUE = """
    SELECT id, recipient, subject, body, queued_at, attempts + 1
    FROM outgoing_mail
    WHERE due_at <= ? AND sent_at IS NULL AND given_up_at IS NULL
    ORDER BY due_at, id
    LIMIT ?
"""
_CLAIM = "UPDATE outgoing_mail SET due_at = ?, attempts = ? WHERE id = ?"
_SENT = "UPDATE outgoing_mail SET sent_at = ?, problem = '' WHERE id = ?"
_LATER = "UPDATE outgoing_mail SET due_at = ?, problem = ? WHERE id = ?"
_GIVE_UP = "UPDATE outgoing_mail SET given_up_at = ?, problem = ? WHERE id = ?"
_FORGET = "DELETE FROM outgoing_mail WHERE sent_at < ? OR given_up_at < ?"

Send = Callable[[EmailMessage], None]


@dataclass(frozen=True, slots=True)
class Mail:
    id: str
    recipient: str
    subject: str
    body: str
    queued_at: datetime
    attempts: int  # with this one


def has_due_mail(state: State, *, now: datetime) -> bool:
    return state.row(_DUE, (now, 1)) is not None


def deliver_due(state: State, settings: Settings, *, now: datetime) -> int:
    """Sends what is due, at most `AT_ONCE`; returns how many were sent. What fails is tried again later."""
    mails = _claim(state, now)
    if not mails:
        return 0
    problems: dict[str, OSError] = {}
    try:
        with _carrier(settings) as send:
            for mail in mails:
                try:
                    send(as_message(mail, sender=settings.mail_from))
                except OSError as problem:  # smtplib's errors are OSErrors too
                    problems[mail.id] = problem
                else:
                    _note_sent(state, mail, now)  # at once: what follows may crash
    except OSError as problem:  # the server cannot be reached, or refuses our name and password
        unsent = [mail for mail in mails if not _is_sent(state, mail)]
        problems = {mail.id: problems.get(mail.id, problem) for mail in unsent}
    _postpone(state, [(mail, problems[mail.id]) for mail in mails if mail.id in problems], now)
    return len(mails) - len(problems)


def as_message(mail: Mail, *, sender: str) -> EmailMessage:
    """The mail as it leaves. A line end in a header is an error, not a second header (email.policy.SMTP)."""
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = mail.recipient
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(mail.queued_at.replace(tzinfo=UTC))
    message["Message-ID"] = f"<{mail.id}@{domain_of(sender)}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.body)
    return message


def forget_old_mail(state: State, *, now: datetime) -> None:
    before = now - KEPT_FOR
    with state.transaction() as tx:
        tx.execute(_FORGET, (before, before))


def _claim(state: State, now: datetime) -> list[Mail]:
    with state.transaction() as tx:
        mails = [Mail(*row) for row in tx.rows(_DUE, (now, AT_ONCE))]
        for mail in mails:
            tx.execute(_CLAIM, (now + CLAIM_LASTS, mail.attempts, mail.id))
    return mails


def _note_sent(state: State, mail: Mail, now: datetime) -> None:
    with state.transaction() as tx:
        tx.execute(_SENT, (now, mail.id))


def _is_sent(state: State, mail: Mail) -> bool:
    return state.row("SELECT 1 FROM outgoing_mail WHERE id = ? AND sent_at IS NOT NULL", (mail.id,)) is not None


def _postpone(state: State, failed: Sequence[tuple[Mail, OSError]], now: datetime) -> None:
    with state.transaction() as tx:
        for mail, problem in failed:
            said = str(problem)[:500] or type(problem).__name__
            if _is_for_good(problem) or now - mail.queued_at >= GIVE_UP_AFTER:
                tx.execute(_GIVE_UP, (now, said, mail.id))
            else:
                delay = DELAYS[min(mail.attempts, len(DELAYS)) - 1]
                tx.execute(_LATER, (now + delay, said, mail.id))


def _is_for_good(problem: OSError) -> bool:
    """Whether the server says that it will never take this mail (5xx for the recipient or the text)."""
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in problem.recipients.values())
    return isinstance(problem, smtplib.SMTPDataError) and problem.smtp_code >= 500


@contextmanager
def _carrier(settings: Settings) -> Iterator[Send]:
    if not settings.smtp_url:
        yield lambda message: _write(settings.outbox, message)
        return
    with _connected(settings.smtp_url) as server:
        yield lambda message: _hand_over(server, message)


@contextmanager
def _connected(url: str) -> Iterator[smtplib.SMTP]:
    """`smtp://` in clear, with `?starttls=1` encrypted after the greeting, `smtps://` encrypted from the start."""
    parts = urlsplit(url)
    host, is_tls = parts.hostname or "", parts.scheme == "smtps"
    context = ssl.create_default_context()
    if is_tls:
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, parts.port or 465, timeout=TIMEOUT_S, context=context)
    else:
        server = smtplib.SMTP(host, parts.port or 25, timeout=TIMEOUT_S)
    with server:
        if not is_tls and parse_qs(parts.query).get("starttls") == ["1"]:
            server.starttls(context=context)
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        yield server


def _hand_over(server: smtplib.SMTP, message: EmailMessage) -> None:
    server.send_message(message)


def _write(outbox: Path, message: EmailMessage) -> None:
    """The file appears whole or not at all; the same mail has the same name."""
    outbox.mkdir(parents=True, exist_ok=True)
    name = f"{message['Date'].datetime:%Y%m%d-%H%M%S}-{message['Message-ID'].strip('<>').partition('@')[0]}.eml"
    half = outbox / f".{name}.part"
    half.write_bytes(message.as_bytes())
    half.replace(outbox / name)
