"""What a question got: its rows, and which tables they are from."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import Any

import pyarrow as pa

from catalog.sandbox.tables import SqlTable


@dataclass(frozen=True, slots=True)
class SqlAnswer:
    """rows          as Arrow, the columns in their order; names may repeat
    types         DuckDB's names of the types, one a column
    nested        the places of the columns that are JSON text here: objects, lists of lists
    is_truncated  there were more rows than the limit
    tables        the public tables that were read
    seconds       from the place in the queue on
    """

    sql: str
    rows: pa.Table
    types: tuple[str, ...]
    nested: tuple[int, ...]
    is_truncated: bool
    tables: tuple[SqlTable, ...]
    seconds: float

    @property
    def names(self) -> list[str]:
        return list(self.rows.column_names)

    @property
    def is_simulated(self) -> bool:
        return any(table.dataset.is_simulated for table in self.tables)

    def values(self) -> Iterator[tuple[Any, ...]]:
        """Row by row as JSON can hold them: days and moments as text, whole numbers exact."""
        columns = [[as_json_value(value) for value in column.to_pylist()] for column in self.rows.itercolumns()]
        return zip(*columns, strict=True)

    def records(self) -> list[dict[str, Any]]:
        """{column: value} for every row, what is nested as JSON has it; of columns of one name the last."""
        names, found = self.names, []
        for row in self.values():
            values = list(row)
            for place in self.nested:
                values[place] = None if values[place] is None else json.loads(values[place])
            found.append(dict(zip(names, values, strict=True)))
        return found


def as_json_value(value: object) -> Any:
    """
    >>> as_json_value(Decimal("12")), as_json_value(Decimal("1.50")), as_json_value(date(2026, 1, 2))
    (12, 1.5, '2026-01-02')
    >>> as_json_value(float("nan")), as_json_value([True, datetime(2026, 1, 2, 3, 4)])
    (None, [True, '2026-01-02T03:04:00'])
    """
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, list):
        return [as_json_value(one) for one in value]
    if isinstance(value, Mapping):
        return {str(name): as_json_value(one) for name, one in value.items()}
    return value
