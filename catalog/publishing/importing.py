"""A file becomes a version: the original bytes, typed Parquet, plain CSV and a profile, named by their content.

Files are written first, each whole or not at all; only then does the caller write the row that makes
the version visible. Dying in between leaves files that nobody sees and that the next import writes again.
"""

import hashlib
import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import duckdb

from catalog.errors import OriginalMissing
from catalog.publishing.profile import profile_table
from catalog.publishing.typed_rows import check_rows, read_text_rows, write_csv, write_parquet
from catalog.publishing.workbench import open_workbench
from catalog.records import Field, Resource, Version
from core.errors import FileMissing
from core.files import Files, sha256_of

IMPORTER = 1  # how values are read; a change makes new versions of everything
ID_LENGTH = 20  # hexadecimal digits: 80 bits


def import_resource(
    files: Files,
    resource: Resource,
    original: Path,
    *,
    number: int,
    now: datetime,
    missing_values: Sequence[str] = ("",),
    connection: duckdb.DuckDBPyConnection | None = None,
) -> Version:
    """Stores the file and everything made of it; the version is not published yet.

    original    a .csv or .csv.gz in UTF-8 whose first line is the names of the fields
    connection  a workbench shared by many imports; one is opened for this import alone without it

    Raises PackageInvalid naming row, field and value when a value does not fit the schema; nothing is stored then.
    """
    sha256 = sha256_of(original)
    version_id = version_id_of(sha256, resource.fields, missing_values)
    original_key = f"originals/{sha256}/{original.name}"
    with _desk(files, connection) as (bench, folder):
        source = _plainly_named(original, folder)
        rows, parquet, csv = _make_files(
            bench, source, folder, resource, missing_values, file=f"{original.parent.name}/{original.name}"
        )
        profile = profile_table(bench, parquet, resource.fields)
        files.put(original_key, original)
        files.put(_parquet_key(version_id), parquet)
        files.put(_csv_key(version_id), csv)
        return Version(
            id=version_id,
            resource_id=resource.id,
            number=number,
            created_at=now,
            row_count=rows,
            fields=resource.fields,
            original_key=original_key,
            original_name=original.name,
            original_bytes=original.stat().st_size,
            original_sha256=sha256,
            parquet_key=_parquet_key(version_id),
            csv_key=_csv_key(version_id),
            csv_bytes=csv.stat().st_size,
            csv_sha256=sha256_of(csv),
            profile=profile,
            missing_values=tuple(missing_values),
        )


def rebuild_version(files: Files, version: Version, *, connection: duckdb.DuckDBPyConnection | None = None) -> Version:
    """Makes the Parquet and the CSV of a version again, from its original bytes.

    Returns the version; its CSV checksum differs only when another release of DuckDB writes numbers
    differently. Raises OriginalMissing when the original bytes are gone.
    """
    try:
        original = files.local_path(version.original_key)
    except FileMissing as gone:
        raise OriginalMissing(name=version.original_name, key=version.original_key) from gone
    if version.has_row_ids:
        return _rebuilt_of_parquet(files, version, original, connection)
    resource = _bare_resource(version)
    with _desk(files, connection) as (bench, folder):
        source = _plainly_named(original, folder)
        _, parquet, csv = _make_files(
            bench, source, folder, resource, version.missing_values, file=version.original_name
        )
        files.put(version.parquet_key, parquet)
        files.put(version.csv_key, csv)
        return replace(version, csv_bytes=csv.stat().st_size, csv_sha256=sha256_of(csv))


def _rebuilt_of_parquet(
    files: Files, version: Version, original: Path, connection: duckdb.DuckDBPyConnection | None
) -> Version:
    """Of a version whose rows were written one by one, the Parquet is the original."""
    with _desk(files, connection) as (bench, folder):
        csv = folder / "data.csv"
        write_csv(bench, original, csv, fields=version.fields)
        files.put(version.parquet_key, original)
        files.put(version.csv_key, csv)
        return replace(version, csv_bytes=csv.stat().st_size, csv_sha256=sha256_of(csv))


def version_id_of(original_sha256: str, fields: Sequence[Field], missing_values: Sequence[str]) -> str:
    """The id that these bytes, read by this schema, have everywhere. Labels and descriptions do not count."""
    schema = [[field.name, field.type] for field in fields]
    said = json.dumps([IMPORTER, original_sha256, schema, list(missing_values)], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:ID_LENGTH]


def _parquet_key(version_id: str) -> str:
    return f"versions/{version_id}/data.parquet"


def _csv_key(version_id: str) -> str:
    return f"versions/{version_id}/data.csv"


@contextmanager
def _desk(
    files: Files, connection: duckdb.DuckDBPyConnection | None
) -> Iterator[tuple[duckdb.DuckDBPyConnection, Path]]:
    """A connection to work on and an empty folder to work in."""
    with tempfile.TemporaryDirectory(dir=files.scratch, prefix="import-") as folder:
        if connection is not None:
            yield connection, Path(folder)
        else:
            with open_workbench(files.scratch) as bench:
                yield bench, Path(folder)


def _plainly_named(original: Path, folder: Path) -> Path:
    """A link without `*` or `[`, which DuckDB would take for a pattern."""
    link = folder / ("original.csv.gz" if original.name.lower().endswith(".gz") else "original.csv")
    link.symlink_to(original.resolve())
    return link


def _make_files(
    bench: duckdb.DuckDBPyConnection,
    source: Path,
    folder: Path,
    resource: Resource,
    missing_values: Sequence[str],
    *,
    file: str,
) -> tuple[int, Path, Path]:
    """Rows, Parquet, CSV."""
    parquet, csv = folder / "data.parquet", folder / "data.csv"
    try:
        read_text_rows(bench, source, resource, missing_values, file=file)
        check_rows(bench, resource, file=file)
        rows = write_parquet(bench, resource.fields, parquet)
    finally:
        bench.execute("DROP TABLE IF EXISTS incoming")
    write_csv(bench, parquet, csv)
    return rows, parquet, csv


def _bare_resource(version: Version) -> Resource:
    """What reading needs of the resource. The values were checked once; only their types matter now."""
    fields = tuple(Field(field.name, field.title, field.type) for field in version.fields)
    title = fields[0].title
    return Resource(id=version.resource_id, name=version.original_name, title=title, description=title, fields=fields)
