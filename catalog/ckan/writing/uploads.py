"""An uploaded file becomes the data of a resource: a table with a version where it is clean, else a file as it came."""

import mimetypes
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from catalog.ckan.writing.tables import CleanTable, find_table
from catalog.ckan.writing.typing_columns import typed_fields
from catalog.errors import PackageInvalid
from catalog.publishing.importing import import_resource
from catalog.publishing.typed_rows import read_text_rows
from catalog.publishing.workbench import open_workbench
from catalog.records import NO_TEXT, Field, Resource, StoredFile, Version
from core.files import Files, sha256_of

LONGEST_NAME = 180  # characters of a file name
_SAFE_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,10}")
_UNKNOWN = "application/octet-stream"
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f/\\:\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Attached:
    """What an upload gives a resource; without a version it is a file only."""

    file: StoredFile
    fields: tuple[Field, ...]
    version: Version | None

    @property
    def format(self) -> str:
        return Path(self.file.name).suffix[1:].upper()


def attach(files: Files, path: Path, name: str, resource_id: str, *, now: datetime) -> Attached:
    """Stores the upload and what is made of it; nothing of it is visible before a record says so."""
    name = true_name(name)
    file = _stored(files, path, name)
    with tempfile.TemporaryDirectory(dir=files.scratch, prefix="upload-") as folder:
        table = find_table(path, name, Path(folder))
        if table is None:
            return Attached(file, (), None)
        try:
            version = _version(files, table, resource_id, name, now=now)
        except PackageInvalid:
            return Attached(file, (), None)
    return Attached(file, version.fields, version)


def true_name(name: str) -> str:
    """The publisher's own name for the file, without folders and whatever could mislead a reader.

    >>> true_name("C:\\\\reports\\\\年报 2025.pdf"), true_name("..")
    ('年报 2025.pdf', 'file')
    """
    last = re.split(r"[/\\]", name)[-1]
    stem, dot, suffix = _FORBIDDEN.sub("_", last).strip().rpartition(".")
    if not stem:
        stem, dot, suffix = suffix, "", ""
    return f"{stem[: LONGEST_NAME - len(suffix)]}{dot}{suffix}"[:LONGEST_NAME].strip(". ") or "file"


def _stored(files: Files, path: Path, name: str) -> StoredFile:
    sha256 = sha256_of(path)
    suffix = Path(name).suffix
    key = f"uploads/{sha256}/file{suffix.lower() if _SAFE_SUFFIX.fullmatch(suffix) else ''}"
    if not files.exists(key):
        files.put(key, path)
    media_type = mimetypes.guess_type(name)[0] or _UNKNOWN
    return StoredFile(key, name, path.stat().st_size, sha256, media_type)


def _version(files: Files, table: CleanTable, resource_id: str, name: str, *, now: datetime) -> Version:
    """Not numbered yet. Raises PackageInvalid for rows that do not fit the header."""
    with (
        tempfile.TemporaryDirectory(dir=files.scratch, prefix="table-") as folder,
        open_workbench(files.scratch) as bench,
    ):
        original = Path(folder) / "table.csv"
        original.symlink_to(table.path.resolve())
        plain = _resource(resource_id, [Field(one, NO_TEXT, "string") for one in table.names])
        try:
            read_text_rows(bench, original, plain, [""], file=name)
            fields = typed_fields(bench, table.names, texts=table.texts)
        finally:
            bench.execute("DROP TABLE IF EXISTS incoming")
        made = import_resource(files, _resource(resource_id, fields), original, number=1, now=now, connection=bench)
    return replace(made, original_name=f"{Path(name).stem}.csv")


def _resource(resource_id: str, fields: Sequence[Field]) -> Resource:
    return Resource(id=resource_id, name="table", title=NO_TEXT, description=NO_TEXT, fields=tuple(fields))
