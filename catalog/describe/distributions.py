"""Every way in which a dataset can be had: each table in each format, files as they came, links elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from catalog.describe.facts import download_url, media_type_of, web_address
from catalog.exports.formats import FORMATS, Format
from catalog.records import Dataset, Resource, StoredFile, Version
from core.words import Text


@dataclass(frozen=True, slots=True)
class Distribution:
    """One file or page.

    id           unique in the dataset, safe inside an address
    format       `CSV`, `PDF`; empty where nobody said
    media_type   without parameters; None where nobody said
    url          of the file, or of the page for what lies elsewhere
    sha256       of the whole file, hexadecimal; only of files that are kept, as is `size_bytes`
    is_file      whether the address answers with the file itself
    """

    id: str
    resource: Resource
    title: Text
    description: Text
    format: str
    media_type: str | None
    url: str
    changed_at: datetime | None = None
    size_bytes: int | None = None
    sha256: str | None = None
    is_file: bool = True

    @property
    def is_csv(self) -> bool:
        return self.resource.version is not None and self.format == "CSV"


def distributions_of(dataset: Dataset, public_url: str) -> list[Distribution]:
    """In the order of the resources; none of a closed dataset."""
    if dataset.is_closed:
        return []
    return [one for resource in dataset.resources for one in _of(dataset, resource, public_url)]


def _of(dataset: Dataset, resource: Resource, public_url: str) -> Iterator[Distribution]:
    version = resource.version
    if version is not None:
        for form in FORMATS.values():
            if form.fits(resource):
                yield _table(dataset, resource, version, form, public_url)
    elif resource.file is not None:
        yield _file(dataset, resource, resource.file, public_url)
    elif address := web_address(resource.link):
        yield _link(resource, address)


def _table(dataset: Dataset, resource: Resource, version: Version, form: Format, public_url: str) -> Distribution:
    is_stored = form.extension == "csv"
    return Distribution(
        id=_safe(f"{resource.id}-{form.extension}"),
        resource=resource,
        title=resource.title,
        description=form.words,
        format=form.extension.upper(),
        media_type=form.media_type,
        url=download_url(dataset, resource, form.extension, public_url),
        changed_at=version.created_at,
        size_bytes=version.csv_bytes if is_stored else None,
        sha256=version.csv_sha256 if is_stored else None,
    )


def _file(dataset: Dataset, resource: Resource, file: StoredFile, public_url: str) -> Distribution:
    folder = f"{public_url}/download/{_safe(dataset.slug)}/{_safe(resource.name)}"
    return Distribution(
        id=_safe(resource.id),
        resource=resource,
        title=resource.title,
        description=resource.description,
        format=_said_format(resource),
        media_type=media_type_of(file.media_type),
        url=f"{folder}/original",
        size_bytes=file.size_bytes,
        sha256=file.sha256,
    )


def _link(resource: Resource, address: str) -> Distribution:
    return Distribution(
        id=_safe(resource.id),
        resource=resource,
        title=resource.title,
        description=resource.description,
        format=_said_format(resource),
        media_type=media_type_of(resource.extras.get("mimetype")),
        url=address,
        is_file=False,
    )


def _said_format(resource: Resource) -> str:
    said = resource.extras.get("format")
    return said.strip().upper() if isinstance(said, str) else ""


def _safe(text: str) -> str:
    return quote(text, safe="")
