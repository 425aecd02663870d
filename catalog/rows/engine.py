"""The engine that answers questions to the rows: one DuckDB in memory over the Parquet files of the versions."""

import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow as pa

from catalog.errors import QueryTooBig, QueryTooSlow
from catalog.live.tables import LiveTables
from catalog.quoting import quoted
from catalog.records import Version
from catalog.rows.answers import Answers
from catalog.rows.gram_indexes import GramIndexes
from catalog.rows.hot_tables import RETURN_MEMORY, HotTables
from catalog.rows.source import ROW_ID, Source
from core.disk import is_full
from core.errors import DiskFull
from core.files import Files
from core.settings import MB, Settings

# A page is small, and asking through a relation, as the warning wants, binds every statement twice: 0.4 ms more.
warnings.filterwarnings("ignore", message="Arrow output on a DB-API result", category=UserWarning)

ANSWERS_BYTES = 24 * MB
QUERY_LIMIT_S = 20.0
EXPORT_LIMIT_S = 900.0
BATCH_ROWS = 10_000

Take = Callable[[pa.RecordBatch], None]


class Engine:
    """One in-memory DuckDB with its memory, threads, temporary folder and time limit set.

    Every call takes a cursor of its own, so any number of threads may ask at once.
    """

    def __init__(self, settings: Settings, *, query_limit_s: float = QUERY_LIMIT_S) -> None:
        self._query_limit_s = query_limit_s
        self._duckdb = duckdb.connect(":memory:", config=_config(settings, query_limit_s))
        self._duckdb.execute("SET GLOBAL parquet_metadata_cache = true")
        self._hot = HotTables(self._duckdb, quota_bytes=settings.hot_tables_mb * MB)
        self._grams = GramIndexes(self._duckdb)
        self.live = LiveTables(self._duckdb)
        self.answers = Answers(ANSWERS_BYTES)

    def cursor(self, *, limit_s: float | None = None) -> duckdb.DuckDBPyConnection:
        """A connection of the caller's own to the same instance; `limit_s` replaces the time limit of its queries."""
        cursor = self._duckdb.cursor()
        if limit_s is not None:
            cursor.execute(f"SET SESSION max_execution_time = {int(limit_s * 1000)}")
            cursor.execute(RETURN_MEMORY)
        return cursor

    @contextmanager
    def reading(self, files: Files, version: Version) -> Iterator[Source]:
        """Where the rows of a version are, for as long as the block lasts: a table in memory or its Parquet file.

        A version with changes that are not folded yet is there as long as `LiveTables.reading` lasts.
        """
        live = self.live.find(version.id)
        if live is not None:
            yield live
            return

        def path() -> Path:
            return files.local_path(version.parquet_key)

        def rows_with(text: str) -> Sequence[int] | None:
            grams = self._grams.find(version, path)
            found = grams.rows_with(text) if grams else None
            return None if found is None else found.tolist()

        with self._hot.reading(version.id, path) as source:
            kept_row_id = quoted(ROW_ID) if version.has_row_ids else None
            yield replace(source, kept_row_id=kept_row_id, rows_with=rows_with)

    def warm(self, files: Files, version: Version) -> bool:
        """Loads a version into memory now. False when it does not fit the quota."""
        return self._hot.load(version.id, files.local_path(version.parquet_key))

    def wait_until_loaded(self) -> None:
        """Returns once every table and index that is being made in the background is there."""
        self._hot.settle()
        self._grams.settle()

    def arrow(self, sql: str, values: Sequence[object] = ()) -> pa.Table:
        """The answer as an Arrow table. Raises QueryTooSlow or QueryTooBig."""
        with closing(self.cursor()) as cursor, explained(self._query_limit_s):
            table: pa.Table = cursor.execute(sql, list(values)).to_arrow_table()
            return table

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """The answer as a list of tuples. Raises QueryTooSlow or QueryTooBig."""
        with closing(self.cursor()) as cursor, explained(self._query_limit_s):
            return cursor.execute(sql, list(values)).fetchall()

    def stream(
        self,
        sql: str,
        values: Sequence[object],
        take: Take,
        *,
        batch_rows: int = BATCH_ROWS,
    ) -> None:
        """Hands the answer over in batches, never whole in memory, under the long time limit of a download.

        Raises QueryTooSlow or QueryTooBig.
        """
        with closing(self.cursor(limit_s=EXPORT_LIMIT_S)) as cursor, explained(EXPORT_LIMIT_S):
            for batch in cursor.sql(sql, params=list(values)).to_arrow_reader(batch_rows):
                take(batch)

    def schema(self, sql: str, values: Sequence[object] = ()) -> pa.Schema:
        """The columns of the answer and their types, without its rows."""
        return self.arrow(f"SELECT * FROM ({sql}) LIMIT 0", values).schema  # noqa: S608

    def close(self) -> None:
        self._hot.close()
        self._grams.close()
        self._duckdb.close()


def _config(settings: Settings, query_limit_s: float) -> dict[str, str | bool | int | float | list[str]]:
    """No extension is fetched or loaded, no variable of Python is read as a table, spilling stays in its folder."""
    spill = settings.data_dir.resolve() / "scratch" / "duckdb"
    spill.mkdir(parents=True, exist_ok=True)
    return {
        "memory_limit": f"{settings.serving_memory_mb}MiB",
        "threads": settings.threads,
        "temp_directory": str(spill),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        "python_enable_replacements": False,
        "preserve_insertion_order": True,
        # It fails on a LIMIT over a condition on `rowid` (DuckDB 2.0.0); our sorted pages find their rows first anyway.
        "disabled_optimizers": "late_materialization",
        "max_execution_time": int(query_limit_s * 1000),
        "allocator_background_threads": True,
    }


@contextmanager
def explained(limit_s: float) -> Iterator[None]:
    """Turns what DuckDB says when a question is too heavy into a sentence for the one who asked it."""
    try:
        yield
    except duckdb.InterruptException:
        raise QueryTooSlow(seconds=f"{limit_s:g}") from None
    except duckdb.OutOfMemoryException:
        raise QueryTooBig() from None
    except duckdb.IOException as failed:
        if is_full(failed):  # there was no room to spill to
            raise DiskFull() from None
        raise
