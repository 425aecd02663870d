"""State: one thin plain-SQL layer over a DuckDB file or PostgreSQL, one writer at a time on both.

Statements keep to what works the same on both engines: text ids made in Python, positional `?`,
naive UTC timestamps, JSON as text, RETURNING, ON CONFLICT, PRIMARY KEY / UNIQUE / CHECK.
With a single writer there is nothing to retry: whoever enters `transaction()` sees everything
that was committed before, and nobody else writes until it leaves.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from threading import get_ident
from typing import Any, Protocol

from core.settings import Settings

Params = Sequence[Any]
Row = tuple[Any, ...]


class Transaction(Protocol):
    """The statements inside one transaction: all of them happen, or none."""

    def execute(self, sql: str, params: Params = ()) -> None: ...
    def rows(self, sql: str, params: Params = ()) -> list[Row]: ...
    def row(self, sql: str, params: Params = ()) -> Row | None: ...


class StateEngine(Protocol):
    """What DuckDB and PostgreSQL each do in their own way."""

    def read(self) -> AbstractContextManager[Transaction]: ...
    def write(self) -> AbstractContextManager[Transaction]: ...
    def close(self) -> None: ...


class State:
    def __init__(self, engine: StateEngine) -> None:
        self._engine = engine
        self._writers: set[int] = set()

    def rows(self, sql: str, params: Params = ()) -> list[Row]:
        with self._engine.read() as reader:
            return reader.rows(sql, params)

    def row(self, sql: str, params: Params = ()) -> Row | None:
        with self._engine.read() as reader:
            return reader.row(sql, params)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """The one writer: commits when the block ends, rolls back when it raises.

        Keep hashing, file and network work outside. A transaction inside another one of the
        same thread would wait for itself for ever, and is refused as the bug it is.
        """
        me = get_ident()
        if me in self._writers:
            raise RuntimeError("a transaction is already open in this thread")
        self._writers.add(me)
        try:
            with self._engine.write() as writer:
                yield writer
        finally:
            self._writers.discard(me)

    def close(self) -> None:
        self._engine.close()


def open_state(settings: Settings) -> State:
    """Opens the state of this portal. Raises StateInUse or StateUnavailable."""
    if settings.database_url:
        from core.state_postgres import PostgresEngine  # psycopg only where it is used

        return State(PostgresEngine(settings.database_url))
    from core.state_duckdb import DuckEngine

    return State(DuckEngine(settings.state_path, memory_mb=settings.state_memory_mb))


_ROWS_AT_ONCE = 100


def insert_rows(tx: Transaction, sql: str, rows: Sequence[Params]) -> None:
    """Many rows by few statements: `sql` inserts one, and ends in its `VALUES (…)`. Hardly dearer than a single row."""
    head, values, row = sql.rstrip().rpartition("VALUES")
    for first in range(0, len(rows), _ROWS_AT_ONCE):
        chunk = rows[first : first + _ROWS_AT_ONCE]
        tx.execute(f"{head}{values} {', '.join([row] * len(chunk))}", [value for each in chunk for value in each])
