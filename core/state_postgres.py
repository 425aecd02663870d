"""State in PostgreSQL: a pool of connections, an advisory lock round each write."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import psycopg
from psycopg import Connection, OperationalError
from psycopg.conninfo import conninfo_to_dict
from psycopg_pool import ConnectionPool, PoolTimeout

from core.errors import StateAway, StateUnavailable
from core.state import Params, Row

_WRITER_LOCK = 0x53_59_4F_44  # any number, the same in every replica
_CONNECT_TIMEOUT_S = 10
_READ_WITHIN_S = 3.0  # for a connection: a visitor is waiting


class _Connection:
    def __init__(self, connection: Connection[Row]) -> None:
        self._connection = connection

    def execute(self, sql: str, params: Params = ()) -> None:
        self._connection.execute(_as_psycopg(sql), params)

    def rows(self, sql: str, params: Params = ()) -> list[Row]:
        return self._connection.execute(_as_psycopg(sql), params).fetchall()

    def row(self, sql: str, params: Params = ()) -> Row | None:
        return self._connection.execute(_as_psycopg(sql), params).fetchone()


@lru_cache(maxsize=1024)
def _as_psycopg(sql: str) -> bytes:
    """Our `?` as psycopg's `%s`. State SQL holds neither character in a literal."""
    return sql.replace("%", "%%").replace("?", "%s").encode()


class PostgresEngine:
    def __init__(self, url: str) -> None:
        self._pool: ConnectionPool[Connection[Row]] = ConnectionPool(
            url, min_size=1, max_size=16, timeout=_CONNECT_TIMEOUT_S, open=False, check=ConnectionPool.check_connection
        )
        try:
            psycopg.connect(url, connect_timeout=_CONNECT_TIMEOUT_S).close()  # the pool would go on trying
        except OperationalError as refused:
            raise StateUnavailable(address=_address(url)) from refused
        self._pool.open()

    @contextmanager
    def read(self) -> Iterator[_Connection]:
        with self._answering(), self._pool.connection(timeout=_READ_WITHIN_S) as connection:
            yield _Connection(connection)

    @contextmanager
    def write(self) -> Iterator[_Connection]:
        with self._answering(), self._pool.connection() as connection:  # commits at the end, rolls back on an error
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (_WRITER_LOCK,))
            yield _Connection(connection)

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """A server that went away is something the portal lives with: the sentence, not a trace."""
        try:
            yield
        except (PoolTimeout, OperationalError) as gone:
            raise StateAway() from gone

    def close(self) -> None:
        self._pool.close()


def _address(url: str) -> str:
    """Where the server is, without the password."""
    parts: dict[str, Any] = conninfo_to_dict(url)
    return f"{parts.get('host', 'localhost')}:{parts.get('port', 5432)}/{parts.get('dbname', '')}"
