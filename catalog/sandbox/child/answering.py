"""A worker's DuckDB: shut before the first question, asked one question at a time, its answer handed over as Arrow."""

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from catalog.sandbox.child.naming import named
from catalog.sandbox.child.ordering import in_row_order
from catalog.sandbox.child.parsing import Refused

BATCH_ROWS = 2_048

_OPEN: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
}

# Types that leave as they are; lists of them too. What Arrow or JSON would trip over leaves as text.
_PLAIN = re.compile(
    r"(BOOLEAN|U?(TINYINT|SMALLINT|INTEGER|BIGINT)|FLOAT|DOUBLE|DECIMAL\(\d+,\d+\)|VARCHAR|DATE|TIME|TIMESTAMP)(\[\])?"
)
_CASTS = {
    "HUGEINT": "CAST({column} AS DECIMAL(38, 0))",
    "TIMESTAMP WITH TIME ZONE": "CAST({column} AS TIMESTAMP)",
    "TIMESTAMP_S": "CAST({column} AS TIMESTAMP)",
    "TIMESTAMP_MS": "CAST({column} AS TIMESTAMP)",
    "TIMESTAMP_NS": "CAST({column} AS TIMESTAMP)",
}
# How a column of a file is shown: as it is, or the JSON in it as the value it stands for.
_FORMS = {"plain": "{column}", "list": "from_json({column}, '[\"VARCHAR\"]')", "json": "CAST({column} AS JSON)"}
_NESTED = re.compile(r"^(JSON|STRUCT|MAP|UNION)\b|\[\d*\]$")

Connection = duckdb.DuckDBPyConnection


@dataclass(frozen=True)
class Table:
    """A table as a question names it.

    columns  (name, form) of those of the file that are shown; see _FORMS
    rows     how many it has
    row_id   the column of the file that numbers its rows; None: they are numbered from 1 as they lie
    """

    name: str
    file: str
    columns: tuple[tuple[str, str], ...]
    rows: int
    row_id: str | None = None


@dataclass(frozen=True)
class Answered:
    """`types` are DuckDB's names, one a column; `nested` the places of those that leave as JSON text.

    content   an Arrow stream
    """

    types: tuple[str, ...]
    nested: tuple[int, ...]
    is_truncated: bool
    content: bytes


def open_shut(folder: str, *, memory_mb: int, time_zone: str) -> Connection:
    """An instance in memory that reads the files of one folder and nothing else, and lets nobody change that.

    The order is what makes it hold: what is loaded, what may be read, that nothing else may, how much, and the lock.
    """
    connection = duckdb.connect(":memory:", config=_OPEN)
    for setting in (
        "temp_directory = ''",
        f"allowed_directories = [{_literal(folder)}]",
        "enable_external_access = false",
        "parquet_metadata_cache = true",
        f"TimeZone = {_literal(time_zone)}",
        f"memory_limit = '{int(memory_mb)}MiB'",
        "threads = 1",
        "max_expression_depth = 250",
        "lock_configuration = true",
    ):
        connection.execute(f"SET {setting}")
    return connection


def answer(
    connection: Connection,
    sql: str,
    tables: Sequence[Table],
    *,
    names: Sequence[str | None],
    most_rows: int,
    most_bytes: int,
    most_columns: int,
) -> Answered:
    """The rows of one SELECT, cut off at so many rows or bytes.

    names   for columns that were given none, see `naming`

    Raises Refused (not_select, too_wide, answer_too_big) or what DuckDB says.
    """
    with _views(connection, tables):
        if len(tables) > 0:
            sql = in_row_order(connection, sql, {table.name.lower(): table.rows for table in tables})
        columns = connection.execute(f"DESCRIBE SELECT * FROM (\n{sql}\n)").fetchall()  # noqa: S608
        if len(columns) > most_columns:
            raise Refused("too_wide", count=len(columns), limit=most_columns)
        called = named([str(column[0]) for column in columns], names)
        wrapped = _wrapped(
            connection, sql, [(name, column[1]) for name, column in zip(called, columns, strict=True)], most_rows + 1
        )
        reader: pa.RecordBatchReader = connection.execute(wrapped).to_arrow_reader(BATCH_ROWS)
        with reader:
            content, is_truncated = _stream(reader, most_rows, most_bytes)
    types = tuple(str(column[1]) for column in columns)
    nested = tuple(place for place, kind in enumerate(types) if _is_nested(kind))
    return Answered(types, nested, is_truncated, content)


@contextmanager
def _views(connection: Connection, tables: Sequence[Table]) -> Iterator[None]:
    """The tables are there for one question, each with the numbers of its rows as `_id`."""
    made: list[str] = []
    try:
        for table in tables:
            connection.execute(_view(table))
            made.append(table.name)
        yield
    finally:
        for name in made:
            connection.execute(f"DROP VIEW {_quoted(name)}")


def _view(table: Table) -> str:
    row = "file_row_number + 1" if table.row_id is None else _quoted(table.row_id)
    numbered = [] if any(name == "_id" for name, _ in table.columns) else [f"CAST({row} AS INTEGER) AS _id"]
    columns = [f"{_FORMS[form].format(column=_quoted(name))} AS {_quoted(name)}" for name, form in table.columns]
    shown = ", ".join([*numbered, *columns])
    file = f"read_parquet({_literal(table.file)}, file_row_number := true)"
    return f"CREATE VIEW {_quoted(table.name)} AS SELECT {shown} FROM {file}"  # noqa: S608


def _wrapped(connection: Connection, sql: str, columns: Sequence[tuple[str, str]], rows: int) -> str:
    """The statement inside one of ours: what writes cannot stand there, and no more rows than asked for leave it."""
    places = [f"column{place}" for place in range(len(columns))]
    shown = ", ".join(
        f"{_shown(place, column[1])} AS {_quoted(column[0])}" for place, column in zip(places, columns, strict=True)
    )
    wrapped = f"SELECT {shown} FROM (\n{sql}\n) AS answer({', '.join(places)}) LIMIT {int(rows)}"  # noqa: S608
    statements = connection.extract_statements(wrapped)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise Refused("not_select", found="")
    return wrapped


def _shown(column: str, kind: str) -> str:
    if _PLAIN.fullmatch(kind):
        return column
    if kind in _CASTS:
        return _CASTS[kind].format(column=column)
    return f"CAST({f'to_json({column})' if _is_nested(kind) else column} AS VARCHAR)"


def _is_nested(kind: str) -> bool:
    return bool(_NESTED.search(kind)) and not _PLAIN.fullmatch(kind)


def _stream(reader: pa.RecordBatchReader, most_rows: int, most_bytes: int) -> tuple[bytes, bool]:
    """The batches as an Arrow stream, and whether rows were left out."""
    sink, rows = io.BytesIO(), 0
    with pa.ipc.new_stream(sink, reader.schema) as written:
        for batch in reader:
            fitting = _fitting(batch.slice(0, most_rows - rows), most_bytes - sink.tell())
            written.write_batch(fitting)
            rows += fitting.num_rows
            if fitting.num_rows < batch.num_rows:
                if not rows:
                    raise Refused("answer_too_big", megabytes=most_bytes >> 20)
                return _ended(written, sink), True
    return sink.getvalue(), False


def _ended(written: pa.RecordBatchStreamWriter, sink: io.BytesIO) -> bytes:
    written.close()
    return sink.getvalue()


def _fitting(batch: pa.RecordBatch, room_bytes: int) -> pa.RecordBatch:
    """As many first rows as have room."""
    while batch.num_rows and batch.nbytes > room_bytes:
        batch = batch.slice(0, batch.num_rows // 2)
    return batch


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
