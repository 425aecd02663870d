"""State in one DuckDB file: a cursor for each read, a process lock round each write."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

import duckdb

from core.disk import is_full, make_data_dir
from core.errors import DiskFull, StateInUse, StateUnreadable
from core.state import Params, Row


class _Cursor:
    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def execute(self, sql: str, params: Params = ()) -> None:
        self._cursor.execute(sql, list(params))

    def rows(self, sql: str, params: Params = ()) -> list[Row]:
        return self._cursor.execute(sql, list(params)).fetchall()

    def row(self, sql: str, params: Params = ()) -> Row | None:
        return self._cursor.execute(sql, list(params)).fetchone()


class DuckEngine:
    def __init__(self, path: Path, *, memory_mb: int) -> None:
        make_data_dir(path.parent)
        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": f"{memory_mb}MB",
            "threads": 1,  # a statement touches a few rows: handing them to another thread takes longer than they do
            "temp_directory": str(path.parent / "state-temp"),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        try:
            self._connection = duckdb.connect(str(path), config=config)
        except duckdb.Error as refused:
            problem = str(refused)
            if isinstance(refused, duckdb.IOException) and "lock" in problem.lower():
                raise StateInUse(path=path) from refused
            if is_full(refused):
                raise DiskFull() from refused
            raise StateUnreadable(path=path, problem=problem.splitlines()[0]) from refused
        self._lock = Lock()

    @contextmanager
    def read(self) -> Iterator[_Cursor]:
        with self._connection.cursor() as cursor:
            yield _Cursor(cursor)

    @contextmanager
    def write(self) -> Iterator[_Cursor]:
        with self._lock, self._connection.cursor() as cursor:
            cursor.begin()
            try:
                yield _Cursor(cursor)
                cursor.commit()
            except BaseException as failed:
                _roll_back(cursor)
                if is_full(failed):
                    raise DiskFull() from failed
                raise

    def close(self) -> None:
        with self._lock:
            self._connection.close()


def _roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    with suppress(duckdb.TransactionException):  # a failed COMMIT has already ended the transaction
        cursor.rollback()
