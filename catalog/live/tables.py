"""Tables in memory that follow the log: what readers see while changes wait to become a version."""

import json
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb

from catalog.errors import QueryTooBig
from catalog.live.log import Change, Place
from catalog.quoting import quoted
from catalog.records import Field, Version
from catalog.rows.source import ROW_ID, Source, parquet_source
from catalog.vocabularies import FIELD_TYPES
from core.turns import Turns

MOST_ROWS_AT_REST = 200_000
MOST_TABLES = 20  # a table that waits is read again from its version and its log when it is asked for

Fetch = Callable[[int], Sequence[Change]]


@dataclass(slots=True)
class _Table:
    """One state of a live table; with readers in it, changes are made to a copy."""

    base: Version
    sequence: int
    schema: str
    row_count: int
    readers: int = 0
    is_retired: bool = False

    @property
    def version_id(self) -> str:
        """Tables that began alike have one version, but each its own changes."""
        return f"{self.base.id}+{self.base.resource_id}+{self.sequence}"

    @property
    def source(self) -> Source:
        return Source(
            f"{self.schema}.version", quoted(ROW_ID), is_hot=True, is_counted=False, kept_row_id=quoted(ROW_ID)
        )

    def is_at(self, place: Place) -> bool:
        """Whether it is as new as the place, or newer."""
        return (self.base.number, self.sequence) >= (place.version_number, place.last_sequence)


class LiveTables:
    """One table a resource, brought up to date by whoever reads it next."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._duckdb, self._guard, self._turns = connection, Lock(), Turns()
        self._tables: OrderedDict[str, _Table] = OrderedDict()
        self._read: dict[str, _Table] = {}  # by version id, those with readers
        self._made = 0

    @contextmanager
    def reading(self, base: Version, place: Place, *, path: Callable[[], Path], fetch: Fetch) -> Iterator[Version]:
        """The version as it is with its changes, for as long as the block lasts: its id names the moment.

        Raises QueryTooBig where the table does not fit into memory.

        base    the version that the place starts from; `path` its Parquet, `fetch` the changes after a number
        """
        with self._turns.of(place.resource_id):
            table = self._enter(self._caught_up(base, place, path, fetch))
        try:
            yield replace(table.base, id=table.version_id, row_count=table.row_count, has_row_ids=True)
        finally:
            self._leave(table)
            self._make_room()

    def has(self, resource_id: str) -> bool:
        """Whether the table is in memory, as it was at some moment."""
        return resource_id in self._tables

    def find(self, version_id: str) -> Source | None:
        """The rows of a moment that is being read."""
        table = self._read.get(version_id)
        return table.source if table else None

    def rebase(self, resource_id: str, before: Version, after: Version, sequence: int) -> None:
        """The changes up to `sequence` are in a version now.

        A table that stands just there need not be read again for the next change; a large one goes, since readers
        have the version, and the next change may be long in coming.
        """
        with self._turns.of(resource_id):
            with self._guard:
                table = self._tables.get(resource_id)
                if table is None or table.readers or table.base.id != before.id or table.sequence < sequence:
                    return
                table.base = after
                is_large = table.row_count > MOST_ROWS_AT_REST
                if is_large:
                    self._retired(self._tables.pop(resource_id))
            if is_large:
                self._drop(table)

    # ---- one state follows another ---------------------------------------------------------------------------------

    def _caught_up(self, base: Version, place: Place, path: Callable[[], Path], fetch: Fetch) -> _Table:
        table = self._tables.get(place.resource_id)
        if table is not None and table.is_at(place):
            return table
        if table is None or table.base.id != base.id or table.sequence < place.folded_sequence:
            table = self._loaded(base, place.folded_sequence, path())
        elif table.readers:
            table = self._copied(table)
        if changes := fetch(table.sequence):
            self._apply(table, changes)
        self._put(place.resource_id, table)
        return table

    def _put(self, resource_id: str, table: _Table) -> None:
        with self._guard:
            before = self._tables.pop(resource_id, None)
            self._tables[resource_id] = table
            is_idle = before is not None and before is not table and self._retired(before)
        if before is not None and is_idle:
            self._drop(before)

    def _loaded(self, base: Version, sequence: int, path: Path) -> _Table:
        source = parquet_source(path)
        row_id = quoted(ROW_ID) if base.has_row_ids else source.row_id
        columns = "".join(f", {quoted(field.name)}" for field in base.fields)
        rows = f"SELECT CAST({row_id} AS BIGINT) AS {quoted(ROW_ID)}{columns} FROM {source.sql}"  # noqa: S608
        return self._made_of(base, sequence, rows, base.row_count)

    def _copied(self, table: _Table) -> _Table:
        return self._made_of(table.base, table.sequence, f"FROM {table.schema}.version", table.row_count)

    def _made_of(self, base: Version, sequence: int, rows: str, row_count: int) -> _Table:
        with self._guard:
            self._made += 1
            schema = f"live_{self._made}"
        with closing(self._duckdb.cursor()) as cursor:
            cursor.execute("SET SESSION max_execution_time = 0")
            cursor.execute(f"CREATE SCHEMA {schema}")
            try:
                cursor.execute(f"CREATE TABLE {schema}.version AS {rows}")
            except duckdb.Error as failed:
                cursor.execute(f"DROP SCHEMA {schema} CASCADE")
                if isinstance(failed, duckdb.OutOfMemoryException):
                    raise QueryTooBig() from None
                raise
        return _Table(base, sequence, schema, row_count)

    def _apply(self, table: _Table, changes: Sequence[Change]) -> None:
        rows = net_effect(changes)
        put = [row for row in rows.values() if row is not None]
        place, row_id = f"{table.schema}.version", quoted(ROW_ID)
        with closing(self._duckdb.cursor()) as cursor:
            cursor.begin()
            if len(rows) == 1:
                cursor.execute(f"DELETE FROM {place} WHERE {row_id} = ?", list(rows))  # noqa: S608
            else:
                ids = "(SELECT unnest(?::BIGINT[]))"
                cursor.execute(f"DELETE FROM {place} WHERE {row_id} IN {ids}", [list(rows)])  # noqa: S608
            gone = cursor.fetchone() or (0,)
            if put:
                cursor.execute(*insertion(place, table.base.fields, put))
            cursor.commit()
        table.row_count += len(put) - int(gone[0])
        table.sequence = changes[-1].sequence

    # ---- who is in it ----------------------------------------------------------------------------------------------

    def _enter(self, table: _Table) -> _Table:
        with self._guard:
            table.readers += 1
            self._read[table.version_id] = table
            return table

    def _leave(self, table: _Table) -> None:
        with self._guard:
            table.readers -= 1
            if not table.readers:
                self._read.pop(table.version_id, None)
            is_last = table.is_retired and not table.readers
        if is_last:
            self._drop(table)

    def _retired(self, table: _Table) -> bool:
        """Marks it; whether it can be dropped now, not by its last reader."""
        table.is_retired = True
        return not table.readers

    def _make_room(self) -> None:
        idle: list[_Table] = []
        with self._guard:
            while len(self._tables) > MOST_TABLES:
                _, table = self._tables.popitem(last=False)
                if self._retired(table):
                    idle.append(table)
        for table in idle:
            self._drop(table)

    def _drop(self, table: _Table) -> None:
        with closing(self._duckdb.cursor()) as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {table.schema} CASCADE")


def sequence_of(version: Version) -> int:
    """Up to which change of the log a version that `reading` gave has come."""
    return int(version.id.rpartition("+")[2])


def net_effect(changes: Sequence[Change]) -> dict[int, dict[str, Any] | None]:
    """{number of a row: the row as the changes leave it, None where it is removed}."""
    rows: dict[int, dict[str, Any] | None] = {}
    for change in changes:
        for one in json.loads(change.content):
            if change.operation == "put":
                rows[one[ROW_ID]] = one
            else:
                rows[one] = None
    return rows


def insertion(table: str, fields: Sequence[Field], rows: Sequence[Mapping[str, Any]]) -> tuple[str, list[Any]]:
    """A statement with its values that adds rows, whose cells are JSON, as values of their columns' types."""
    types = {ROW_ID: "BIGINT", **{field.name: FIELD_TYPES[field.type].sql for field in fields}}
    if len(rows) == 1:  # half the work of reading JSON
        blanks = ", ".join(f"CAST(? AS {kind})" for kind in types.values())
        return f"INSERT INTO {table} VALUES ({blanks})", [rows[0].get(name) for name in types]  # noqa: S608
    columns = ", ".join(f"r.{quoted(name)}" for name in types)
    sql = f"INSERT INTO {table} SELECT {columns} FROM (SELECT unnest(from_json(?, ?)) AS r) ORDER BY 1"  # noqa: S608
    return sql, [json.dumps(rows, ensure_ascii=False), json.dumps([types], ensure_ascii=False)]
