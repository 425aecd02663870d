"""The floor: the same questions asked of a bare DuckDB in this process, in SQL written by hand.

Each question is asked of the Parquet file and of a plain table in memory, plainly and as cleverly as we know;
the fastest of them is the floor.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import duckdb

from bench.timing import Action
from catalog.quoting import literal

Request = Mapping[str, str | int]

_B = "district = $district AND trip_date BETWEEN CAST($first AS DATE) AND CAST($last AS DATE)"
_FIRST = ("SELECT {c} FROM {t} LIMIT 100", "SELECT {c} FROM {t} WHERE {n} < 100")
_ALL = "SELECT {c} FROM {t}"
_TOTAL = "SELECT count(*) FROM {t}"
_COUNT_B = f"SELECT count(*) FROM {{t}} WHERE {_B}"  # noqa: S608 — constants
_PAGE_B = f"SELECT {{c}} FROM {{t}} WHERE {_B} LIMIT 100"  # noqa: S608
_ROWS_B = f"SELECT {{c}} FROM {{t}} WHERE {_B}"  # noqa: S608
_SORTED = "SELECT {c} FROM {t} ORDER BY amount DESC, {n} LIMIT 100"
_SORTED_LATE = """
    SELECT {c} FROM {t}
    WHERE {n} IN (SELECT {n} FROM {t} ORDER BY amount DESC, {n} LIMIT 100)
    ORDER BY amount DESC, {n}
"""
_DEEP = (
    "SELECT {c} FROM {t} LIMIT 100 OFFSET $offset",
    "SELECT {c} FROM {t} WHERE {n} >= $offset AND {n} < $offset + 100",
)
_PIECE = (
    "SELECT {c} FROM {t} WHERE contains(remark, $rare) LIMIT 100",
    "SELECT count(*) FROM {t} WHERE contains(remark, $rare)",
)
_GROUPS = """
    SELECT district, category, count(*) AS n, sum(passengers) AS passengers
    FROM {t} GROUP BY district, category ORDER BY district, category
"""

WAYS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "a": tuple((page, _TOTAL) for page in _FIRST),
    "a_nt": tuple((page,) for page in _FIRST),
    "b": ((_PAGE_B, _COUNT_B),),
    "c": ((_SORTED,), (_SORTED_LATE,)),
    "d": tuple((page,) for page in _DEEP),
    "e": ((_COUNT_B,),),
    "d2": ((_DEEP[1],),),
    "f": ((_GROUPS,),),
    "g": (_PIECE,),
}
"""Operation → ways of asking; each way is the statements that are run one after another."""

PLACES = ("file", "memory")


class Floor:
    """A DuckDB with the threads and memory of the portal's, and nothing else round it."""

    def __init__(self, parquet: Path, scratch: Path, *, threads: int, memory_mb: int) -> None:
        config: dict[str, str | bool | int | float | list[str]] = {
            "threads": threads,
            "memory_limit": f"{memory_mb}MiB",
            "temp_directory": str(scratch),
        }
        self._duckdb = duckdb.connect(":memory:", config=config)
        file = f"read_parquet({literal(str(parquet))}, file_row_number = true)"
        self._duckdb.execute("SET parquet_metadata_cache = true")
        self._duckdb.execute(f"CREATE TABLE trips AS SELECT * EXCLUDE file_row_number FROM {file}")  # noqa: S608
        self._places = {
            "file": {"t": file, "n": "file_row_number", "c": "* EXCLUDE file_row_number"},
            "memory": {"t": "trips", "n": "rowid", "c": "*"},
        }

    def ways(
        self, operation: str, request: Callable[[int], Request], places: Sequence[str] = PLACES
    ) -> dict[str, Action]:
        """Every way of asking, by a name of its own; answers are drained into Arrow."""
        return {
            f"{place} {n}": self._asking([sql.format(**self._places[place]) for sql in statements], request)
            for place in places
            for n, statements in enumerate(WAYS[operation])
        }

    def _asking(self, statements: list[str], request: Callable[[int], Request]) -> Action:
        names = [
            [name for name in ("district", "first", "last", "offset", "rare") if f"${name}" in sql]
            for sql in statements
        ]

        def ask(repetition: int) -> None:
            asked = request(repetition)
            for sql, wanted in zip(statements, names, strict=True):
                self._duckdb.execute(sql, {name: asked[name] for name in wanted}).to_arrow_table()

        return ask

    def copying(self, target: Path, request: Callable[[int], Request] | None = None) -> dict[str, Action]:
        """All rows, or the rows of b, written as CSV by COPY."""
        sql = _ALL if request is None else _ROWS_B
        return {place: self._copy(sql.format(**words), target, request) for place, words in self._places.items()}

    def _copy(self, sql: str, target: Path, request: Callable[[int], Request] | None) -> Action:
        def copy(repetition: int) -> None:
            asked = {} if request is None else request(repetition)
            values = {name: value for name, value in asked.items() if name != "offset"}
            self._duckdb.execute(f"COPY ({sql}) TO {literal(str(target))} (FORMAT csv, HEADER true)", values)

        return copy

    def close(self) -> None:
        self._duckdb.close()
