"""Whose turn it is: few places, many clients, and nobody who asks a lot makes the others wait for all of it."""

from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from threading import Condition
from time import monotonic

from catalog.sandbox.errors import SqlQueueFull, SqlQueueFullOfYou


class FairQueue:
    """Gives each free place to the waiting client that has the fewest, among equals to the one served longest ago.

    With several places one client never has all of them, so that a newcomer need not wait for the end of a long query.
    """

    def __init__(self, *, places: int, waiting: int, waiting_of_client: int, patience_s: float) -> None:
        self._places, self._most_waiting, self._most_of_client = places, waiting, waiting_of_client
        self._patience_s = patience_s
        self._changed = Condition()
        self._running: Counter[str] = Counter()
        self._waiting: dict[str, deque[object]] = {}  # the client served longest ago first

    @contextmanager
    def turn(self, client: str) -> Iterator[None]:
        """Waits for a place and has it for the block. Raises SqlQueueFull or SqlQueueFullOfYou."""
        ticket = object()
        with self._changed:
            self._admit(client, ticket)
            try:
                self._wait(client, ticket)
            finally:
                self._leave(client, ticket)
            self._running[client] += 1
        try:
            yield
        finally:
            with self._changed:
                self._running[client] -= 1
                self._running += Counter()  # drops those at nought
                self._changed.notify_all()

    def _admit(self, client: str, ticket: object) -> None:
        own = len(self._waiting.get(client, ()))
        if own >= self._most_of_client:
            raise SqlQueueFullOfYou(count=own, retry_after_s=ceil(self._patience_s / 3))
        if sum(map(len, self._waiting.values())) >= self._most_waiting:
            raise SqlQueueFull(retry_after_s=ceil(self._patience_s))
        self._waiting.setdefault(client, deque()).append(ticket)

    def _wait(self, client: str, ticket: object) -> None:
        until = monotonic() + self._patience_s
        while self._next() is not ticket:
            left = until - monotonic()
            if left <= 0:
                raise SqlQueueFull(retry_after_s=ceil(self._patience_s))
            self._changed.wait(left)

    def _leave(self, client: str, ticket: object) -> None:
        """Takes the ticket out; a client that has more waiting goes behind the others."""
        tickets = self._waiting.pop(client)
        tickets.remove(ticket)
        if tickets:
            self._waiting[client] = tickets
        self._changed.notify_all()

    def _next(self) -> object | None:
        """The ticket whose turn it is; None while there is no place for any of them."""
        if sum(self._running.values()) >= self._places:
            return None
        most_each = max(self._places - 1, 1)
        able = [client for client in self._waiting if self._running[client] < most_each]
        if not able:
            return None
        return self._waiting[min(able, key=lambda client: self._running[client])][0]
