"""Rows become the files of a version: Parquet with the number of each row, plain CSV, and a profile."""

import json
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from catalog.live.tables import insertion
from catalog.publishing.importing import ID_LENGTH
from catalog.publishing.profile import profile_table
from catalog.publishing.typed_rows import CSV_FORM, ROW_GROUP_ROWS
from catalog.quoting import literal, quoted
from catalog.records import Field, Version
from catalog.rows.engine import EXPORT_LIMIT_S, Engine
from catalog.rows.source import ROW_ID
from catalog.vocabularies import FIELD_TYPES
from core.files import Files, sha256_of

_SAFE_NAME = "rows.parquet"


def make_version(
    engine: Engine,
    files: Files,
    resource_id: str,
    fields: Sequence[Field],
    *,
    rows: str,
    now: datetime,
) -> Version:
    """The files of a version, stored; nobody sees it before its row is written, which gives it its number.

    rows   what stands after FROM, with `_id` and a column for each field

    The Parquet is the original too: it has every value, and the numbers of the rows.
    """
    with closing(engine.cursor(limit_s=EXPORT_LIMIT_S)) as cursor:
        return _made(cursor, files, resource_id, tuple(fields), rows, now)


def make_version_of(
    engine: Engine,
    files: Files,
    resource_id: str,
    fields: Sequence[Field],
    records: Sequence[Mapping[str, Any]],
    *,
    now: datetime,
) -> Version:
    """The same of rows as the log keeps them: whole, each with its `_id`."""
    types = {ROW_ID: "BIGINT", **{field.name: FIELD_TYPES[field.type].sql for field in fields}}
    columns = ", ".join(f"{quoted(name)} {kind}" for name, kind in types.items())
    with closing(engine.cursor(limit_s=EXPORT_LIMIT_S)) as cursor:
        cursor.execute(f"CREATE TEMP TABLE written ({columns})")
        try:
            if records:
                cursor.execute(*insertion("written", fields, records))
            return _made(cursor, files, resource_id, tuple(fields), "written", now)
        finally:
            cursor.execute("DROP TABLE written")


def _made(
    cursor: duckdb.DuckDBPyConnection,
    files: Files,
    resource_id: str,
    fields: tuple[Field, ...],
    rows: str,
    now: datetime,
) -> Version:
    with tempfile.TemporaryDirectory(dir=files.scratch, prefix="live-") as folder:
        parquet, csv = Path(folder) / "data.parquet", Path(folder) / "data.csv"
        row_count = _write(cursor, fields, rows, parquet, csv)
        sha256 = sha256_of(parquet)
        version_id = sha256[:ID_LENGTH]
        version = Version(
            id=version_id,
            resource_id=resource_id,
            number=0,
            created_at=now,
            row_count=row_count,
            fields=fields,
            original_key=f"originals/{sha256}/{_SAFE_NAME}",
            original_name=_SAFE_NAME,
            original_bytes=parquet.stat().st_size,
            original_sha256=sha256,
            parquet_key=f"versions/{version_id}/data.parquet",
            csv_key=f"versions/{version_id}/data.csv",
            csv_bytes=csv.stat().st_size,
            csv_sha256=sha256_of(csv),
            profile=profile_table(cursor, parquet, fields),
            has_row_ids=True,
        )
        files.put(version.original_key, parquet)
        files.put(version.parquet_key, parquet)
        files.put(version.csv_key, csv)
        return version


def _write(cursor: duckdb.DuckDBPyConnection, fields: Sequence[Field], rows: str, parquet: Path, csv: Path) -> int:
    columns = ", ".join(quoted(field.name) for field in fields)
    ordered = f"FROM {rows} ORDER BY {quoted(ROW_ID)}"
    form = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP_ROWS}"
    numbered = f"SELECT {quoted(ROW_ID)}, {columns} {ordered}"
    written = cursor.execute(f"COPY ({numbered}) TO {literal(str(parquet))} ({form})").fetchone()
    cursor.execute(f"COPY (SELECT {columns} {ordered}) TO {literal(str(csv))} ({CSV_FORM})")
    return int(written[0]) if written else 0


def as_log(rows: Sequence[Any]) -> str:
    """Rows, or numbers of rows, as the log keeps them."""
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
