"""Small tables for the tests: a version on disk with the rows that matter, an engine to ask."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from catalog.publishing.typed_rows import write_csv
from catalog.records import Field, Version
from catalog.rows.engine import Engine
from catalog.vocabularies import FIELD_TYPES
from core.files import Files, FolderFiles
from core.settings import Settings
from core.words import Text

_ARROW = {
    "VARCHAR": pa.string(),
    "BIGINT": pa.int64(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
    "TIME": pa.time64("us"),
}


def field(name: str, values: str = "string", **facts: Any) -> Field:
    """`values` is the type of Table Schema."""
    return Field(name, facts.pop("title", Text(f"{name}名", f"Name of {name}")), values, **facts)


def add_version(
    files: Files, fields: Sequence[Field], rows: Sequence[Sequence[Any]], *, version_id: str = "v1"
) -> Version:
    """A version with these rows, in the forms in which an import leaves it."""
    scratch: Path = files.scratch
    columns = zip(*rows, strict=True) if rows else [()] * len(fields)
    arrays = [pa.array(values, _ARROW[FIELD_TYPES[f.type].sql]) for f, values in zip(fields, columns, strict=True)]
    parquet, csv = scratch / "made.parquet", scratch / "made.csv"
    pq.write_table(pa.Table.from_arrays(arrays, names=[f.name for f in fields]), parquet, row_group_size=1000)
    _write_csv(parquet, csv)
    files.put(f"versions/{version_id}/data.parquet", parquet)
    files.put(f"versions/{version_id}/data.csv", csv)
    content = csv.read_bytes()
    return Version(
        id=version_id,
        resource_id="resource-1",
        number=1,
        created_at=datetime(2026, 1, 15),
        row_count=len(rows),
        fields=tuple(fields),
        original_key=f"versions/{version_id}/data.csv",
        original_name="data.csv",
        original_bytes=len(content),
        original_sha256=_sha256(content),
        parquet_key=f"versions/{version_id}/data.parquet",
        csv_key=f"versions/{version_id}/data.csv",
        csv_bytes=len(content),
        csv_sha256=_sha256(content),
        profile=(),
    )


def _write_csv(parquet: Path, csv: Path) -> None:
    with duckdb.connect() as connection:
        write_csv(connection, parquet, csv)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def open_engine(folder: Path, **settings: Any) -> tuple[Engine, FolderFiles]:
    made = Settings(data_dir=folder, serving_memory_mb=256, hot_tables_mb=settings.pop("hot_tables_mb", 64))
    return Engine(made, **settings), FolderFiles(folder / "files", folder / "scratch")


def as_rows(table: pa.Table) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in table.to_pylist()]


BUS = (
    field("date", "date", title=Text("日期", "Date")),
    field("district", title=Text("区县", "District"), kind="district"),
    field("route", title=Text("线路", "Route")),
    field("passengers", "integer", title=Text("客运量", "Riders"), unit=Text("人次", "trips")),
)


BUS_ROWS = [
    (date(2025, 1, 1), "和平区", "0168", 30),
    (date(2025, 1, 1), "沈河区", "0222", 50),
    (date(2025, 1, 2), "和平区", "0168", 10),
    (date(2025, 1, 2), None, "333路", None),
    (date(2025, 1, 3), "和平区", "50%_off", 20),
]
