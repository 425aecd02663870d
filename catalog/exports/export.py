"""A table as a file in the format asked for: made once for a version and a request, then kept."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from catalog.city import City
from catalog.derived import Derived
from catalog.errors import DatasetClosed, UnknownChoice, UnknownFormat
from catalog.exports.csv_file import ENCODINGS, HEADERS, is_stored
from catalog.exports.filenames import filename
from catalog.exports.formats import FORMATS, Format
from catalog.exports.job import Job
from catalog.records import Dataset, Resource, Version
from catalog.rows.engine import Engine
from catalog.rows.query import RowQuery
from core.files import Files
from core.settings import Settings
from core.words import Lang

WRITER = 2  # a change of how files are written makes all of them anew


@dataclass(frozen=True, slots=True)
class Export:
    """A file ready to be sent. `etag` is without its quotes."""

    path: Path
    filename: str
    media_type: str
    etag: str
    size_bytes: int
    sha256: str


class Ground(Protocol):
    """What of the catalogue a download needs."""

    files: Files
    engine: Engine
    settings: Settings
    derived: Derived

    @property
    def city(self) -> City: ...


def export_file(
    catalogue: Ground,
    dataset: Dataset,
    resource: Resource,
    version: Version,
    query: RowQuery,
    fmt: str,
    *,
    encoding: str = "utf-8",
    header: str = "name",
    lang: Lang = "zh",
) -> Export:
    """The rows or groups that `query` asks for, as a file.

    encoding  of CSV: utf-8, utf-8-sig, gb18030; header  of CSV and XLSX: name or label

    Raises UnknownFormat, UnknownChoice, DatasetClosed, NoCoordinates, TooManyRows, CellTooLong, BadValue,
    QueryTooSlow or QueryTooBig.
    """
    form = _checked(dataset, resource, fmt, encoding, header)
    job = Job(
        engine=catalogue.engine,
        files=catalogue.files,
        city=catalogue.city,
        public_url=catalogue.settings.public_url,
        dataset=dataset,
        resource=resource,
        version=version,
        query=query,
        encoding=encoding if "encoding" in form.chooses else "utf-8",
        header=header if "header" in form.chooses else "name",
        lang=lang,
    )
    path, size_bytes, sha256 = _stored(job) if fmt == "csv" and is_stored(job) else _made(catalogue.derived, job, form)
    named = query if form.has_groups else replace(query, group_by=(), measures=())
    charset = f"; charset={job.encoding.removesuffix('-sig')}" if fmt == "csv" else ""
    return Export(
        path=path,
        filename=filename(dataset, resource, named, form.extension, lang),
        media_type=form.media_type + charset,
        etag=sha256,
        size_bytes=size_bytes,
        sha256=sha256,
    )


def _checked(dataset: Dataset, resource: Resource, fmt: str, encoding: str, header: str) -> Format:
    if dataset.is_closed:
        raise DatasetClosed(title=dataset.title, reason=dataset.closed_reason or "")
    if fmt not in FORMATS:
        fitting = (name for name, form in FORMATS.items() if form.fits(resource))
        raise UnknownFormat(format=fmt[:40], formats=" · ".join(fitting))
    for parameter, value, values in (("encoding", encoding, ENCODINGS), ("header", header, HEADERS)):
        if value not in values:
            raise UnknownChoice(parameter=parameter, value=value[:40], values=" · ".join(values))
    return FORMATS[fmt]


def _stored(job: Job) -> tuple[Path, int, str]:
    return job.files.local_path(job.version.csv_key), job.version.csv_bytes, job.version.csv_sha256


def _made(derived: Derived, job: Job, form: Format) -> tuple[Path, int, str]:
    name = f"{job.version.id}/{_request_id(job, form)}.{form.extension}"
    kept = derived.get(name, lambda target: form.write(job, target))
    return kept.path, kept.size_bytes, kept.sha256


def _request_id(job: Job, form: Format) -> str:
    """Equal for requests that get equal bytes: the question, the options, and the record that the file quotes."""
    record = replace(job.dataset, resources=())
    uses_lang = "lang" in form.chooses or job.header == "label"
    parts = (
        WRITER,
        form.extension,
        job.encoding,
        job.header,
        job.lang if uses_lang else "",
        job.query,
        job.public_url,
        record,
        replace(job.resource, version=None),
        job.city.licence(job.dataset.license_id),
        job.city.office(job.dataset.publisher),
        job.version.number,
        job.version.created_at,
    )
    return hashlib.sha256(repr(parts).encode(errors="replace")).hexdigest()[:24]
