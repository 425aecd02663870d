"""The questions that a worker takes: `read` a statement, `run` it. Every failure is a kind and its facts."""

from typing import Any

import duckdb

from catalog.sandbox.child import confinement
from catalog.sandbox.child.answering import Answered, Table, answer, open_shut
from catalog.sandbox.child.parsing import Refused, read_statement
from catalog.sandbox.child.watch import Watch

Reply = tuple[dict[str, Any], bytes]

# The first that fits; any other error of DuckDB is `failed`, with its words.
_KINDS: tuple[tuple[type[BaseException], str], ...] = (
    (duckdb.InterruptException, "too_slow"),
    (duckdb.OutOfMemoryException, "too_much_memory"),
    (MemoryError, "too_much_memory"),
    (duckdb.ParserException, "syntax"),
    (duckdb.SyntaxException, "syntax"),
    (duckdb.PermissionException, "not_permitted"),
    (duckdb.CatalogException, "unknown"),
    (duckdb.BinderException, "unbound"),
    (duckdb.Error, "failed"),
    (RecursionError, "too_deep"),
    (UnicodeError, "syntax"),
)
_WARMING = "SELECT 1 AS number, 'a' AS word, DATE '2026-01-01' AS day, [1] AS list, {'a': 1} AS pair, now() AS moment"


class Desk:
    def __init__(self, folder: str, *, memory_mb: int, time_zone: str) -> None:
        self._connection = open_shut(folder, memory_mb=memory_mb, time_zone=time_zone)
        self._watch = Watch()

    def serve(self, asked: dict[str, Any]) -> Reply:
        """`is_last` in the reply: the worker ends here, its memory in a state that nobody should rely on."""
        try:
            confinement.limit_processor_time(asked["hard_s"])
            with self._watch.limiting(self._connection, asked["soft_s"]):
                return self._read(asked) if asked["do"] == "read" else self._run(asked)
        except Refused as refused:
            return {"refused": refused.kind, "facts": refused.facts}, b""
        except tuple(kind for kind, _ in _KINDS) as failed:
            kind = next(name for of, name in _KINDS if isinstance(failed, of))
            problem = str(failed).encode("utf-8", "replace").decode()
            reply = {"refused": kind, "facts": {"problem": problem[:2_000]}}
            return reply | ({"is_last": True} if kind == "too_much_memory" else {}), b""

    def _read(self, asked: dict[str, Any]) -> Reply:
        reading = read_statement(self._connection, asked["sql"])
        return {
            "sql": reading.sql,
            "tables": reading.tables,
            "own": reading.own,
            "names": reading.names,
            "functions": reading.functions,
            "table_functions": reading.table_functions,
        }, b""

    def _run(self, asked: dict[str, Any]) -> Reply:
        tables = [Table(**{**one, "columns": tuple(map(tuple, one["columns"]))}) for one in asked["tables"]]
        limits = {name: asked[name] for name in ("most_rows", "most_bytes", "most_columns")}
        answered = answer(self._connection, asked["sql"], tables, names=asked["names"], **limits)
        return _head(answered), answered.content


def _head(answered: Answered) -> dict[str, Any]:
    return {"types": answered.types, "nested": answered.nested, "is_truncated": answered.is_truncated}


def warm_up() -> None:
    """One question and one failure, so that whatever is loaded on first use is there: later no file can be read."""
    with duckdb.connect(":memory:") as connection:
        read_statement(connection, _WARMING)
        answer(connection, _WARMING, [], names=(), most_rows=1, most_bytes=1 << 20, most_columns=9)
        try:
            connection.execute("SELECT nothing")
        except duckdb.Error as expected:
            str(expected)
