"""The pair indexes of the big tables that are searched, made in the background and held in memory under a quota."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Lock

import duckdb

from catalog.quoting import literal, quoted
from catalog.records import Version
from catalog.rows.grams import BATCH_ROWS, Grams, build_grams
from catalog.vocabularies import TEXT_TYPES

WORTH_ROWS = 50_000  # a smaller table is read through in less time than a list takes to look up
MOST_BYTES = 96_000_000  # of one index while it is made, and of all that are held

_TEXTS = "SELECT {columns} FROM read_parquet({file})"


class GramIndexes:
    """One index a version, by one background thread; the one used longest ago makes room."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._duckdb = connection
        self._held: OrderedDict[str, Grams | None] = OrderedDict()  # None: not worth holding
        self._making: dict[str, Future[None]] = {}
        self._guard = Lock()
        self._maker = ThreadPoolExecutor(1, thread_name_prefix="grams")

    def find(self, version: Version, path: Callable[[], Path]) -> Grams | None:
        """The index of a version; None while it is being made, which the first request sets going, or without one."""
        if version.row_count < WORTH_ROWS:
            return None
        with self._guard:
            if version.id in self._held:
                self._held.move_to_end(version.id)
                return self._held[version.id]
            if version.id not in self._making:
                self._making[version.id] = self._maker.submit(self._make, version, path())
        return None

    def settle(self) -> None:
        """Returns once every index that was asked for is there."""
        with self._guard:
            waiting = list(self._making.values())
        for making in waiting:
            making.result()

    def _make(self, version: Version, path: Path) -> None:
        columns = [field.name for field in version.fields if field.type in TEXT_TYPES]
        made = self._made_of(path, columns, version.row_count) if columns else None
        with self._guard:
            self._held[version.id] = made
            self._making.pop(version.id)
            while sum(each.size_bytes for each in self._held.values() if each) > MOST_BYTES:
                self._held.popitem(last=False)

    def _made_of(self, path: Path, columns: Sequence[str], row_count: int) -> Grams | None:
        """Lower case is DuckDB's own, as in the condition that the rows found have to meet."""
        lowered = ", ".join(f"lower({quoted(name)}) AS {quoted(name)}" for name in columns)
        with closing(self._duckdb.cursor()) as cursor:
            cursor.execute("SET SESSION max_execution_time = 0")
            reader = cursor.sql(_TEXTS.format(columns=lowered, file=literal(str(path)))).to_arrow_reader(BATCH_ROWS)
            return build_grams(reader, row_count, limit_bytes=MOST_BYTES)

    def close(self) -> None:
        self._maker.shutdown(wait=True, cancel_futures=True)
