"""The soft time limit: a thread that interrupts a query which has had its time."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, Thread
from time import monotonic

import duckdb


class Watch:
    """Its one thread is started at once: later the process may start none."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._watched: duckdb.DuckDBPyConnection | None = None
        self._until = 0.0
        Thread(target=self._run, name="watch", daemon=True).start()

    @contextmanager
    def limiting(self, connection: duckdb.DuckDBPyConnection, seconds: float) -> Iterator[None]:
        """What runs on this connection inside the block is interrupted after so many seconds."""
        self._watch(connection, monotonic() + seconds)
        try:
            yield
        finally:
            self._watch(None, 0.0)

    def _watch(self, connection: duckdb.DuckDBPyConnection | None, until: float) -> None:
        with self._changed:
            self._watched, self._until = connection, until
            self._changed.notify()

    def _run(self) -> None:
        with self._changed:
            while True:
                if self._watched is None:
                    self._changed.wait()
                elif (left := self._until - monotonic()) > 0:
                    self._changed.wait(left)
                else:
                    self._watched.interrupt()
                    self._until = monotonic() + 0.2  # again, should it have come between two steps of the query
