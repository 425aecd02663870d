"""One at a time for each key: who asks for the same thing waits, who asks for another does not."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from weakref import WeakValueDictionary


class _Turn:
    """A lock that goes when nobody waits for it: a bare Lock cannot be held weakly."""

    def __init__(self) -> None:
        self.lock = Lock()


class Turns:
    def __init__(self) -> None:
        self._guard = Lock()
        self._turns = WeakValueDictionary[str, _Turn]()

    @contextmanager
    def of(self, key: str) -> Iterator[None]:
        with self._guard:
            turn = self._turns.setdefault(key, _Turn())
        with turn.lock:
            yield
