"""Where the rows of a version are, as a piece of SQL."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pyarrow.parquet as pq

from catalog.quoting import literal, quoted


@dataclass(frozen=True, slots=True)
class Source:
    """Rows that can stand after FROM, in the publisher's order.

    row_number  an expression that grows in that order; where `is_counted`, it counts the rows from 0 without a gap,
                and a statement without ORDER BY gives the rows in that order
    row_id      an expression for the number by which programs know a row: from 1, and where rows are written one by
                one it stays with its row
    members     {column: its values}, of the columns that a table in memory keeps as an ENUM
    rows_with   the numbers of the rows among which is every one that holds a text in lower case, in whichever column;
                None where only reading them tells
    """

    sql: str
    row_number: str
    is_hot: bool = False
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_counted: bool = True
    kept_row_id: str | None = None
    rows_with: Callable[[str], Sequence[int] | None] = lambda _text: None

    @property
    def row_id(self) -> str:
        return self.kept_row_id or f"({self.row_number} + 1)"

    def narrowed(self, text: str, sql: str, values: Sequence[object]) -> tuple[str, list[object]]:
        """A condition that only rows with the text in a text column can meet, asked of as few rows as may be."""
        is_plain = all(one.isascii() or one.lower() == one.upper() for one in text)  # lower case is a matter of course
        rows = self.rows_with(text.lower()) if is_plain else None
        if rows is None:
            return sql, list(values)
        return f"({self.row_number} IN (SELECT unnest(?::BIGINT[])) AND {sql})", [rows, *values]

    def column(self, name: str) -> str:
        """A column as it was published: an ENUM is text again."""
        return f"CAST({quoted(name)} AS VARCHAR)" if name in self.members else quoted(name)


ROW_ID = "_id"
"""What a row is known by to programs: a hidden column of a version whose rows were written one by one, else made."""

_PSEUDO_COLUMNS = frozenset({"rowid", "file_row_number", "filename", "file_index"})


@lru_cache(1024)
def parquet_source(path: Path) -> Source:
    """The rows of a Parquet file; the reader counts them, unless a column has taken the name."""
    names = {name.lower() for name in pq.read_schema(path).names}
    if not names & _PSEUDO_COLUMNS:
        return Source(f"read_parquet({literal(str(path))}, file_row_number = true)", "file_row_number")
    place = next(name for name in ("row_place", *(f"row_place_{i}" for i in range(len(names)))) if name not in names)
    numbered = f"SELECT *, row_number() OVER () - 1 AS {place} FROM read_parquet({literal(str(path))})"  # noqa: S608
    return Source(f"({numbered})", place)


def can_be_hot(path: Path) -> bool:
    """A table in memory counts by `rowid`, so no column may be called that."""
    return "rowid" not in {name.lower() for name in pq.read_schema(path).names}
