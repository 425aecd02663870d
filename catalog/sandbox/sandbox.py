"""The sandbox: takes one SELECT from anybody, waits for a turn, and has a worker answer it over public tables."""

import signal
from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

import pyarrow as pa

from catalog.catalogue import Catalogue
from catalog.live.log import find_bearer
from catalog.live.reading import reading_now
from catalog.quoting import literal
from catalog.records import Dataset
from catalog.rows.source import ROW_ID, Source
from catalog.sandbox.answer import SqlAnswer
from catalog.sandbox.child.frames import Frame
from catalog.sandbox.errors import SqlNotAllowed, SqlSyntax, SqlTooLong, SqlTooMuchMemory, SqlTooSlow
from catalog.sandbox.fair_queue import FairQueue
from catalog.sandbox.limits import MOST_CHARACTERS, SHOWN_CHARACTERS, Limits
from catalog.sandbox.policy import check_functions, is_of_the_system
from catalog.sandbox.refusals import refusal_of, unknown_table
from catalog.sandbox.shelf import Shelf
from catalog.sandbox.tables import SqlTable, SqlTables, tables_of
from catalog.sandbox.words import NO_CHARACTER
from catalog.sandbox.worker import Worker, WorkerGone, WorkerLate
from catalog.sandbox.workers import Workers
from core.settings import MB

_LONGEST_ALIAS = 200
_FORMS = {"array": "list", "object": "json"}  # how a worker shows columns that hold JSON
_BY_TIME = (signal.SIGXCPU,)


class Sandbox:
    """Warm workers behind a fair queue. Every question is answered by the catalogue as it is when its turn comes."""

    def __init__(self, catalogue: Catalogue, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._catalogue = catalogue
        self._shelf = Shelf(catalogue.files, quota_bytes=catalogue.settings.cache_quota_mb * MB)
        self._queue = FairQueue(
            places=self.limits.workers,
            waiting=self.limits.waiting,
            waiting_of_client=self.limits.waiting_of_client,
            patience_s=self.limits.patience_s,
        )
        self._workers = Workers(self._shelf.folder, self.limits)
        self._known: tuple[tuple[Dataset, ...], SqlTables] = ((), SqlTables(()))

    def tables(self) -> SqlTables:
        """What can be named now. A new revision takes what is no longer public off the shelf."""
        datasets = self._catalogue.snapshot().datasets
        known, tables = self._known
        if known is not datasets:
            tables = tables_of(datasets)
            self._known = (datasets, tables)
            self._shelf.keep_only(tables.version_ids)
        return tables

    def run(self, sql: str, *, client: str, most_rows: int | None = None) -> SqlAnswer:
        """The answer to one SELECT.

        client     whose turn it is: an address or an account; each gets its share
        most_rows  fewer than the limit

        Raises a Sql… error: every way in which it can be refused or fail has its own.
        """
        _check_text(sql)
        with self._queue.turn(client), self._workers.taken() as worker:
            began = monotonic()
            known = self.tables()
            read, _ = self._ask(worker, {"do": "read", "sql": sql}, known.all[:1], began=began)
            check_functions(read["functions"], read["table_functions"])
            named = self._named(read, known)
            rows = min(most_rows or self.limits.most_rows, self.limits.most_rows)
            question = self._question(read, named, rows)
            head, content = self._ask(worker, question, list(named.values()), began=began)
            return SqlAnswer(
                sql=sql,
                rows=_as_table(content),
                types=tuple(head["types"]),
                nested=tuple(head["nested"]),
                is_truncated=bool(head["is_truncated"]),
                tables=tuple({table.resource.id: table for table in named.values()}.values()),
                seconds=monotonic() - began,
            )

    def _question(self, read: Mapping[str, Any], named: Mapping[str, SqlTable], rows: int) -> dict[str, Any]:
        return {
            "do": "run",
            "sql": read["sql"],
            "names": read["names"],
            "tables": [self._laid_out(name, table) for name, table in named.items()],
            "most_rows": rows,
            "most_bytes": self.limits.most_bytes,
            "most_columns": self.limits.most_columns,
        }

    def _laid_out(self, name: str, table: SqlTable) -> dict[str, Any]:
        """A table for the worker. Where rows are written one by one, they are those of this moment."""
        with reading_now(self._catalogue, table.resource, table.version) as version:
            live = self._catalogue.engine.live.find(version.id)
            file = (
                self._shelf.put(version) if live is None else self._shelf.put_rows(version, partial(self._copy, live))
            )
            return {
                "name": name,
                "file": file,
                "columns": [(field.name, _FORMS.get(field.type, "plain")) for field in version.fields],
                "rows": version.row_count,
                "row_id": ROW_ID if version.has_row_ids else None,
            }

    def _copy(self, live: Source, path: Path) -> None:
        with closing(self._catalogue.engine.cursor()) as cursor:
            cursor.execute(f"COPY (FROM {live.sql} ORDER BY {live.row_id}) TO {literal(str(path))} (FORMAT parquet)")

    def _ask(self, worker: Worker, question: Mapping[str, Any], tables: Sequence[SqlTable], *, began: float) -> Frame:
        """Raises what the worker says, SqlTooSlow past the hard limit, SqlTooMuchMemory when the process went down."""
        spent = monotonic() - began
        times = {"soft_s": max(self.limits.soft_s - spent, 0.0), "hard_s": max(self.limits.hard_s - spent, 0.0)}
        try:
            head, content = worker.ask({**question, **times}, within_s=times["hard_s"])
        except WorkerLate:
            raise SqlTooSlow(seconds=f"{self.limits.hard_s:g}") from None
        except WorkerGone as gone:
            if gone.signal in _BY_TIME:
                raise SqlTooSlow(seconds=f"{self.limits.hard_s:g}") from None
            raise SqlTooMuchMemory(megabytes=self.limits.memory_mb) from None
        if "refused" in head:
            raise refusal_of(head["refused"], head.get("facts", {}), tables, self.limits)
        return head, content

    def _named(self, read: Mapping[str, Any], known: SqlTables) -> dict[str, SqlTable]:
        """{name as it was written: table}. Raises SqlNotAllowed or SqlUnknownTable."""
        named: dict[str, SqlTable] = {}
        for schema, name in read["tables"]:
            whole = f"{schema}.{name}".strip(".")
            found = self._find(name, known) if schema.lower() in ("", "main") else None
            if found is not None:
                named.setdefault(name.lower(), found)
            elif schema == "" and name.lower() in read["own"]:
                continue
            elif is_of_the_system(schema, name):
                raise SqlNotAllowed(what=whole[:SHOWN_CHARACTERS])
            else:
                raise unknown_table(whole, known.like(name))
        return named

    def _find(self, name: str, known: SqlTables) -> SqlTable | None:
        """By a name of its own, else by one that a program gave it."""
        found = known.find(name)
        if found is not None or len(name) > _LONGEST_ALIAS:
            return found
        bearer = find_bearer(self._catalogue.state, name)
        return known.find(bearer) if bearer else None

    def warm(self) -> None:
        """Starts the workers, so that the first question does not wait for one."""
        self._workers.warm()

    def close(self) -> None:
        self._workers.close()
        self._shelf.close()


def _check_text(sql: str) -> None:
    """Raises SqlTooLong, or SqlSyntax for half a character or the character zero."""
    if len(sql) > MOST_CHARACTERS:
        raise SqlTooLong(length=len(sql), limit=MOST_CHARACTERS)
    if "\0" in sql or sql != sql.encode("utf-8", "replace").decode():
        raise SqlSyntax(problem=NO_CHARACTER)


def _as_table(content: bytes) -> pa.Table:
    """Checked whole: it comes from a process that ran a stranger's text."""
    table = pa.ipc.open_stream(content).read_all()
    table.validate(full=True)
    return table
