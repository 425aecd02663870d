"""Versions that are read often, held as tables in memory under a quota."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import duckdb
import pyarrow.parquet as pq

from catalog.quoting import literal, quoted
from catalog.rows.source import Source, can_be_hot, parquet_source

HOT_AFTER = 2  # uses; a version looked at once stays a file
MOST_MEMBERS = 2_000  # a text column with no more values than this becomes an ENUM
LEAST_REPEATS = 10  # … when each value stands for this many rows on average

RETURN_MEMORY = "SET GLOBAL allocator_background_threads = true"
"""What is no longer needed goes back to the system. It holds for the whole process, and any DuckDB that closes, such as
an import's, ends it: said again before whatever needs much."""


@dataclass(slots=True)
class _Table:
    source: Source
    schema: str
    size_bytes: int
    readers: int = 0
    is_dropped: bool = False


class HotTables:
    """Tables in memory, loaded by one background thread; the one used longest ago is dropped when the quota is full.

    A table is dropped by the last reader to leave it, so a reader never loses the table it is in.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, *, quota_bytes: int) -> None:
        self._duckdb, self._quota_bytes = connection, quota_bytes
        self._tables: OrderedDict[str, _Table] = OrderedDict()
        self._uses: Counter[str] = Counter()
        self._cold: set[str] = set()  # does not fit, or cannot be a table
        self._made = 0
        self._guard, self._turn = Lock(), Lock()
        self._loader = ThreadPoolExecutor(1, thread_name_prefix="hot-tables")
        self._loading: dict[str, Future[bool]] = {}

    @contextmanager
    def reading(self, version_id: str, path: Callable[[], Path]) -> Iterator[Source]:
        """The table if the version is hot, else its Parquet file, which `path` fetches."""
        table = self._enter(version_id)
        if table is None:
            found = path()
            self._count_use(version_id, found)
            yield parquet_source(found)
            return
        try:
            yield table.source
        finally:
            self._leave(table)

    def _enter(self, version_id: str) -> _Table | None:
        with self._guard:
            table = self._tables.get(version_id)
            if table is not None:
                self._tables.move_to_end(version_id)
                table.readers += 1
            return table

    def _leave(self, table: _Table) -> None:
        with self._guard:
            table.readers -= 1
            is_last = table.is_dropped and not table.readers
        if is_last:
            self._drop(table)

    def _count_use(self, version_id: str, path: Path) -> None:
        with self._guard:
            self._uses[version_id] += 1
            is_wanted = self._uses[version_id] >= HOT_AFTER and version_id not in self._cold
            if is_wanted and version_id not in self._loading and version_id not in self._tables:
                self._loading[version_id] = self._loader.submit(self._load_in_background, version_id, path)

    def _load_in_background(self, version_id: str, path: Path) -> bool:
        try:
            return self.load(version_id, path)
        finally:
            with self._guard:
                self._loading.pop(version_id, None)

    def settle(self) -> None:
        with self._guard:
            waiting = list(self._loading.values())
        for load in waiting:
            load.result()

    def load(self, version_id: str, path: Path) -> bool:
        """Loads a version unless it is there. False, for ever, when it cannot be held."""
        with self._turn:
            if version_id in self._tables:
                return True
            table = self._made_of(path) if self._may_fit(path) else None
            if table is None:
                self._cold.add(version_id)
                return False
            with self._guard:
                self._tables[version_id] = table
            self._make_room()
            return True

    def _may_fit(self, path: Path) -> bool:
        return path.stat().st_size <= self._quota_bytes and can_be_hot(path)

    def _made_of(self, path: Path) -> _Table | None:
        """A table of the file's rows; None when it alone is over the quota or the instance's memory."""
        self._made += 1
        schema = f"hot_{self._made}"
        with closing(self._duckdb.cursor()) as cursor:
            cursor.execute("SET SESSION max_execution_time = 0")
            cursor.execute(RETURN_MEMORY)
            before = _memory_of_tables(cursor)
            try:
                cursor.execute(f"CREATE SCHEMA {schema}")
                members = _load_table(cursor, schema, path)
            except duckdb.Error as failed:
                cursor.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
                if isinstance(failed, duckdb.OutOfMemoryException):
                    return None
                raise
            source = Source(f"{schema}.version", "rowid", is_hot=True, members=members)
            table = _Table(source, schema, max(_memory_of_tables(cursor) - before, 1))
            if table.size_bytes > self._quota_bytes:
                cursor.execute(f"DROP SCHEMA {schema} CASCADE")
                return None
            return table

    def _make_room(self) -> None:
        """Sends away what was used longest ago; what has readers is dropped when they leave."""
        idle: list[_Table] = []
        with self._guard:
            while sum(table.size_bytes for table in self._tables.values()) > self._quota_bytes:
                _, table = self._tables.popitem(last=False)
                table.is_dropped = True
                if not table.readers:
                    idle.append(table)
        for table in idle:
            self._drop(table)

    def _drop(self, table: _Table) -> None:
        with closing(self._duckdb.cursor()) as cursor:
            cursor.execute(f"DROP SCHEMA {table.schema} CASCADE")

    def close(self) -> None:
        self._loader.shutdown(wait=True, cancel_futures=True)


def _memory_of_tables(cursor: duckdb.DuckDBPyConnection) -> int:
    found = cursor.execute("SELECT sum(memory_usage_bytes) FROM duckdb_memory() WHERE tag = 'IN_MEMORY_TABLE'")
    row = found.fetchone()
    return int(row[0] or 0) if row else 0


def _load_table(cursor: duckdb.DuckDBPyConnection, schema: str, path: Path) -> dict[str, tuple[str, ...]]:
    """Makes `schema.version`; text that repeats becomes ENUMs, which compare, count and group four times faster."""
    file = f"read_parquet({literal(str(path))})"
    members = {}
    casts = []
    for place, name in enumerate(_repeating(cursor, file, path)):
        column, enum = quoted(name), f"{schema}.enum_{place}"
        values = f"SELECT DISTINCT {column} FROM {file} WHERE {column} IS NOT NULL ORDER BY 1"  # noqa: S608
        cursor.execute(f"CREATE TYPE {enum} AS ENUM ({values})")
        members[name] = tuple(row[0] for row in cursor.execute(values).fetchall())
        casts.append(f"CAST({column} AS {enum}) AS {column}")
    replaced = f"* REPLACE ({', '.join(casts)})" if casts else "*"
    cursor.execute(f"CREATE TABLE {schema}.version AS SELECT {replaced} FROM {file}")  # noqa: S608
    return members


def _repeating(cursor: duckdb.DuckDBPyConnection, file: str, path: Path) -> list[str]:
    """The text columns whose values repeat enough to be worth an ENUM."""
    names = [row[0] for row in cursor.execute(f"DESCRIBE SELECT * FROM {file}").fetchall() if row[1] == "VARCHAR"]  # noqa: S608
    if not names:
        return []
    counts = ", ".join(f"approx_count_distinct({quoted(name)})" for name in names)
    found = cursor.execute(f"SELECT {counts} FROM {file}").fetchone() or ()  # noqa: S608
    most = min(MOST_MEMBERS, pq.read_metadata(path).num_rows // LEAST_REPEATS)
    return [name for name, distinct in zip(names, found, strict=True) if 0 < distinct <= most]
