"""A real SMTP receiver, and what arrived in it."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

from tests.servers import free_port

_LINK = re.compile(r"https?://\S+")
ARRIVES_WITHIN_S = 30.0


class Mailbox:
    """Every letter that was handed over, in the order of arrival."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 — aiosmtpd's name
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 OK"

    def link_for(self, address: str, part: str) -> str:
        """The newest link that holds `part` in a letter to this address; waits until there is one."""
        until = time.monotonic() + ARRIVES_WITHIN_S
        while time.monotonic() < until:
            for letter in reversed(self.letters):
                if letter["To"] == address:
                    links = [link for link in _LINK.findall(letter.get_content()) if part in link]
                    if links:
                        return links[0]
            time.sleep(0.2)
        raise AssertionError(
            f"no letter to {address} with a link to {part}: {[letter['Subject'] for letter in self.letters]}"
        )


@contextmanager
def receiving() -> Iterator[tuple[Mailbox, str]]:
    """The mailbox and the `PORTAL_SMTP_URL` under which it listens."""
    mailbox, port = Mailbox(), free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield mailbox, f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()
