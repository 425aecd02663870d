"""Mail arrives at a real SMTP server or in the outbox, once, whatever fails on the way."""

import email
import email.policy
import smtplib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from aiosmtpd.smtp import AuthResult, LoginPassword

from core.mail import sending
from core.mail.letters import Letter
from core.mail.queue import queue_mail
from core.mail.sending import (
    AT_ONCE,
    CLAIM_LASTS,
    DELAYS,
    GIVE_UP_AFTER,
    KEPT_FOR,
    Mail,
    as_message,
    deliver_due,
    forget_old_mail,
    has_due_mail,
)
from core.settings import Settings
from core.words import Text
from tests.servers import free_port

NOW = datetime(2026, 3, 1, 4, 0)
SECOND = timedelta(seconds=1)
PARSE = email.policy.default


class Receiver(Message):
    """What arrived; refuses every recipient at `refusing.example`."""

    def __init__(self):
        super().__init__()
        self.mails = []

    def handle_message(self, message):
        self.mails.append(email.message_from_bytes(message.as_bytes(), policy=PARSE))

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        if address.endswith("@refusing.example"):
            return "550 No such mailbox here"
        if address.endswith("@full.example"):
            return "452 Mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"


@pytest.fixture
def receiver() -> Iterator[tuple[Receiver, str]]:
    handler, port = Receiver(), free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    yield handler, f"smtp://127.0.0.1:{port}"
    controller.stop()


@pytest.fixture
def outbox(tmp_path) -> Settings:
    return Settings(data_dir=tmp_path / "var")


def queue(db, to="zhang@school.example", subject="你好", now=NOW):
    with db.transaction() as tx:
        letter = Letter(Text(subject, "Hello"), Text("正文一行。\n.点开头的一行", "One line.\n.dot"))
        return queue_mail(tx, to=to, letter=letter, now=now)


def status(db):
    return db.rows("SELECT recipient, due_at, attempts, problem, sent_at, given_up_at FROM outgoing_mail ORDER BY id")


def test_a_mail_arrives_whole_at_a_real_server(both, receiver):
    handler, url = receiver
    mail_id = queue(both)

    sent = deliver_due(both, Settings(smtp_url=url, mail_from="desk@city.example"), now=NOW)

    (mail,) = handler.mails
    assert sent == 1
    assert (mail["From"], mail["To"]) == ("desk@city.example", "zhang@school.example")
    assert mail["Subject"] == "你好 / Hello"
    assert mail["Message-ID"] == f"<{mail_id}@city.example>"
    assert mail["Date"].datetime.isoformat() == "2026-03-01T04:00:00+00:00"
    lines = mail.get_content().splitlines()
    assert lines == ["正文一行。", ".点开头的一行", "", "-" * 40, "", "One line.", ".dot"]
    assert not has_due_mail(both, now=NOW + timedelta(days=30))


def test_a_mail_that_was_sent_is_not_sent_again(db, receiver):
    handler, url = receiver
    queue(db)
    for hours in range(3):
        deliver_due(db, Settings(smtp_url=url), now=NOW + timedelta(hours=hours))

    assert len(handler.mails) == 1


def test_without_a_server_each_mail_is_a_file_in_the_outbox(db, outbox):
    mail_id = queue(db)

    assert deliver_due(db, outbox, now=NOW) == 1

    (file,) = outbox.outbox.iterdir()
    assert file.name == f"20260301-040000-{mail_id}.eml"
    assert email.message_from_bytes(file.read_bytes(), policy=PARSE)["To"] == "zhang@school.example"


def test_an_outage_delays_a_mail_longer_and_longer_and_then_gives_it_up(db):
    away = Settings(smtp_url=f"smtp://127.0.0.1:{free_port()}")
    queue(db)
    waits, now = [], NOW
    while has_due_mail(db, now=now):
        assert deliver_due(db, away, now=now) == 0
        ((_, due_at, _, problem, sent_at, given_up_at),) = status(db)
        assert "refused" in problem.lower()
        assert sent_at is None
        waits.append(due_at - now)
        now = due_at

    assert tuple(waits[: len(DELAYS)]) == DELAYS
    assert given_up_at is not None
    assert given_up_at - NOW >= GIVE_UP_AFTER


def test_after_an_outage_the_mail_arrives(db, receiver):
    handler, url = receiver
    queue(db)
    deliver_due(db, Settings(smtp_url=f"smtp://127.0.0.1:{free_port()}"), now=NOW)
    too_soon = deliver_due(db, Settings(smtp_url=url), now=NOW + DELAYS[0] - SECOND)
    arrived = deliver_due(db, Settings(smtp_url=url), now=NOW + DELAYS[0])

    assert (too_soon, arrived, len(handler.mails)) == (0, 1, 1)


def test_a_refused_recipient_is_given_up_and_holds_up_nobody_else(db, receiver):
    handler, url = receiver
    for name in ("a@refusing.example", "b@full.example", "c@school.example"):
        queue(db, name)

    assert deliver_due(db, Settings(smtp_url=url), now=NOW) == 1

    outcomes = {row[0]: (row[4] is not None, row[5] is not None) for row in status(db)}
    assert outcomes == {
        "a@refusing.example": (False, True),  # never: 550
        "b@full.example": (False, False),  # later: 452
        "c@school.example": (True, False),
    }
    assert [mail["To"] for mail in handler.mails] == ["c@school.example"]


def test_eight_senders_at_once_send_each_mail_once(both, receiver):
    handler, url = receiver
    for number in range(3 * AT_ONCE):
        queue(both, f"p{number}@school.example")
    settings = Settings(smtp_url=url)

    with ThreadPoolExecutor(8) as pool:
        sent = list(pool.map(lambda _: deliver_due(both, settings, now=NOW), range(8)))

    assert sum(sent) == 3 * AT_ONCE
    assert len({mail["To"] for mail in handler.mails}) == len(handler.mails) == 3 * AT_ONCE


def test_a_crash_while_sending_loses_no_mail(db, outbox, monkeypatch):
    class Crash(BaseException):
        pass

    def crash(*_):
        raise Crash

    queue(db)
    with monkeypatch.context() as broken, pytest.raises(Crash):
        broken.setattr(sending, "_note_sent", crash)
        deliver_due(db, outbox, now=NOW)

    assert deliver_due(db, outbox, now=NOW + CLAIM_LASTS - SECOND) == 0
    assert deliver_due(db, outbox, now=NOW + CLAIM_LASTS) == 1
    assert len(list(outbox.outbox.iterdir())) == 1  # the second file is the first again


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_a_server_that_asks_for_a_password_gets_it(db, monkeypatch):
    monkeypatch.setattr(sending, "TIMEOUT_S", 1.0)  # this server says nothing after a wrong one

    def check(_server, _session, _envelope, _mechanism, given):
        return AuthResult(success=given == LoginPassword(b"desk", b"p@ss word"))

    handler, port = Receiver(), free_port()
    more = {"auth_required": True, "auth_require_tls": False, "authenticator": check}
    controller = Controller(handler, hostname="127.0.0.1", port=port, **more)
    controller.start()
    queue(db)
    try:
        wrong = deliver_due(db, Settings(smtp_url=f"smtp://desk:nonsense@127.0.0.1:{port}"), now=NOW)
        right = deliver_due(db, Settings(smtp_url=f"smtp://desk:p%40ss%20word@127.0.0.1:{port}"), now=NOW + DELAYS[0])
    finally:
        controller.stop()

    assert (wrong, right, len(handler.mails)) == (0, 1, 1)


def test_encryption_that_was_asked_for_is_never_left_out(db, receiver):
    handler, url = receiver  # which offers none
    queue(db)

    assert deliver_due(db, Settings(smtp_url=f"{url}?starttls=1"), now=NOW) == 0
    assert handler.mails == []


@pytest.mark.parametrize("field", ["recipient", "subject"])
def test_a_line_end_that_got_into_state_cannot_become_a_header(field):
    mail = Mail("id", "zhang@school.example", "Hello", "Body", NOW, 1)

    with pytest.raises(ValueError, match="linefeed"):
        as_message(replace(mail, **{field: "x@school.example\r\nBcc: all@school.example"}), sender="desk@city.example")


def test_sent_mail_is_kept_for_a_month(db, outbox):
    queue(db)
    deliver_due(db, outbox, now=NOW)
    waiting = queue(db, now=NOW)

    forget_old_mail(db, now=NOW + KEPT_FOR)
    kept = len(status(db))
    forget_old_mail(db, now=NOW + KEPT_FOR + SECOND)

    assert kept == 2
    assert db.rows("SELECT id FROM outgoing_mail") == [(waiting,)]


def test_smtplib_says_what_we_take_for_a_failure():
    assert issubclass(smtplib.SMTPException, OSError)
