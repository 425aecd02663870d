"""A dataset as CKAN's package dict, and its resources.

What a publisher's program said and our record has no place for stands in `extras["ckan"]` of the dataset and in
`extras` of the resource; it is given back as it came.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from catalog import words
from catalog.city import City
from catalog.ckan.licences import is_open_licence
from catalog.ckan.words import UNNAMED
from catalog.records import Dataset, Resource
from core.words import Text

Package = dict[str, Any]

# Whatever a resource of CKAN has, in its own order; the rest of what was said of it follows.
_NOTHING_SAID: Mapping[str, Any] = {
    "cache_last_updated": None,
    "cache_url": None,
    "created": None,
    "datastore_active": False,
    "description": "",
    "format": "",
    "hash": "",
    "last_modified": None,
    "metadata_modified": None,
    "mimetype": None,
    "mimetype_inner": None,
    "resource_type": None,
    "size": None,
    "state": "active",
    "url_type": None,
}

RESOURCE_FIELDS = frozenset(_NOTHING_SAID) | {"id", "name", "url", "package_id", "position"}


def as_package(dataset: Dataset, city: City, *, public_url: str) -> Package:
    said = said_of(dataset)
    licence = city.licence(dataset.license_id)
    return {
        "author": said.get("author"),
        "author_email": said.get("author_email"),
        "creator_user_id": None,
        "id": dataset.id,
        "isopen": not dataset.is_closed and is_open_licence(dataset.license_id),
        "license_id": dataset.license_id or None,
        "license_title": licence.title.zh if dataset.license_id else None,
        "license_url": licence.url if dataset.license_id else None,
        "maintainer": dataset.contact_name.zh or None,
        "maintainer_email": dataset.contact_email or None,
        "metadata_created": as_moment(created_at_of(dataset)),
        "metadata_modified": as_moment(dataset.metadata_modified_at),
        "name": dataset.slug,
        "notes": notes_of(dataset),
        "num_resources": len(dataset.resources),
        "num_tags": len(dataset.keywords),
        "organization": as_organization_of(dataset, city),
        "owner_org": dataset.publisher or None,
        "private": dataset.visibility == "private" or said.get("private") is True,  # a draft may be both
        "state": "draft" if dataset.visibility == "draft" else "active",
        "title": dataset.title.zh,
        "type": "dataset",
        "url": said.get("url", "") if is_said(dataset) else page_of(dataset, public_url),
        "version": version_of(dataset),
        "extras": [{"key": key, "value": value} for key, value in extras_of(dataset)],
        "groups": [as_group_of(theme, city) for theme in dataset.themes],
        "resources": [
            as_resource(dataset, resource, place, public_url=public_url)
            for place, resource in enumerate(dataset.resources)
        ],
        "tags": [as_tag_of(keyword) for keyword in sorted(dataset.keywords)],
        "relationships_as_subject": [],
        "relationships_as_object": [],
    }


def as_resource(dataset: Dataset, resource: Resource, place: int, *, public_url: str) -> dict[str, Any]:
    """`place` counts from 0."""
    return {
        **_NOTHING_SAID,
        "created": as_moment(created_at_of(dataset)),
        "metadata_modified": as_moment(dataset.metadata_modified_at),
        **resource.extras,
        **_content(dataset, resource, public_url),
        "id": resource.id,
        "name": "" if resource.title == UNNAMED else resource.title.zh or resource.name,
        "description": resource.description.zh,
        "package_id": dataset.id,
        "position": place,
    }


def _content(dataset: Dataset, resource: Resource, public_url: str) -> dict[str, Any]:
    """What is known of the bytes: an upload is offered as it came, another table as the CSV that we make of it."""
    if resource.version is not None and resource.version.has_row_ids:  # its rows change one by one
        return {
            "url": f"{public_url}/datastore/dump/{resource.id}",
            "url_type": "datastore",
            "format": resource.extras.get("format") or "CSV",
            "mimetype": "text/csv",
            "last_modified": as_moment(resource.version.created_at),
            "datastore_active": True,
        }
    if resource.version is not None and resource.file is None:
        version = resource.version
        return {
            "url": download_of(dataset, resource, public_url),
            "url_type": "upload",
            "format": "CSV",
            "mimetype": "text/csv",
            "size": version.csv_bytes,
            "hash": version.csv_sha256,
            "last_modified": as_moment(version.created_at),
            "datastore_active": True,
        }
    if resource.file is not None:
        kept = resource.file
        suffix = PurePosixPath(kept.name).suffix[1:].upper()
        return {
            "url": download_of(dataset, resource, public_url),
            "url_type": "upload",
            "format": resource.extras.get("format") or suffix,
            "mimetype": kept.media_type,
            "size": kept.size_bytes,
            "hash": kept.sha256,
            "datastore_active": resource.version is not None,
        }
    if resource.link is not None:
        return {"url": resource.link}
    return {"url": page_of(dataset, public_url) if not is_said(dataset) else ""}


def file_name_of(resource: Resource) -> str:
    """What a download of a stored resource is called in its address."""
    return resource.file.name if resource.file is not None else f"{resource.name}.csv"


def download_of(dataset: Dataset, resource: Resource, public_url: str) -> str:
    name = quote(file_name_of(resource), safe="")
    return f"{public_url}/dataset/{dataset.id}/resource/{resource.id}/download/{name}"


def page_of(dataset: Dataset, public_url: str) -> str:
    return f"{public_url}/dataset/{dataset.slug}"


def said_of(dataset: Dataset) -> Mapping[str, Any]:
    """What the publisher's program said beside what the record holds."""
    found = dataset.extras.get("ckan")
    return found if isinstance(found, Mapping) else {}


def is_said(dataset: Dataset) -> bool:
    """Whether a program made it: then its dict holds what the program said and nothing of ours."""
    return dataset.origin == "office"


def notes_of(dataset: Dataset) -> str:
    """What a program said, or the summary and its limits; that data is simulated goes wherever the text goes."""
    if is_said(dataset):
        return str(said_of(dataset).get("notes", ""))
    text = "\n\n".join(part for part in (dataset.summary.zh, dataset.limits.zh) if part)
    return words.SIMULATED_NOTE.say("zh", text=text) if dataset.is_simulated else text


def version_of(dataset: Dataset) -> str | None:
    if is_said(dataset):
        found = said_of(dataset).get("version")
        return None if found is None else str(found)
    numbers = [resource.version.number for resource in dataset.resources if resource.version]
    return str(max(numbers)) if numbers else None


def created_at_of(dataset: Dataset) -> datetime:
    """When the record was made; of a dataset from a folder only the day is known."""
    said = said_of(dataset).get("metadata_created")
    if isinstance(said, str):
        return datetime.fromisoformat(said)
    return _midnight(dataset.issued_on)


def as_organization_of(dataset: Dataset, city: City) -> dict[str, Any] | None:
    """The publisher, as it stands in a package."""
    if not dataset.publisher:
        return None
    office = city.office(dataset.publisher)
    return {
        "id": office.id,
        "name": office.slug,
        "title": office.name,
        "type": "organization",
        "description": "",
        "image_url": "",
        "created": None,
        "is_organization": True,
        "approval_status": "approved",
        "state": "active",
    }


def as_group_of(theme_id: str, city: City) -> dict[str, Any]:
    """A theme or group, as it stands in a package."""
    theme = city.theme(theme_id)
    return {
        "id": theme.id,
        "name": theme.slug,
        "title": theme.name,
        "display_name": theme.name,
        "description": "",
        "image_display_url": "",
    }


def as_tag_of(keyword: str) -> dict[str, Any]:
    """A tag is its name; there is nothing else to it, so that its name is its id."""
    return {"display_name": keyword, "id": keyword, "name": keyword, "state": "active", "vocabulary_id": None}


def extras_of(dataset: Dataset) -> list[tuple[str, str]]:
    """(key, value) pairs: what a program said, or the rest of our own record; what is empty is left out."""
    if is_said(dataset):
        said = said_of(dataset).get("extras", [])
        return [(str(one["key"]), one["value"]) for one in said]
    return sorted((key, value) for key, value in _own_extras(dataset) if value)


def _own_extras(dataset: Dataset) -> Iterator[tuple[str, str]]:
    yield "title_en", dataset.title.en
    yield "notes_en", dataset.summary.en
    yield "keywords_en", ", ".join(dataset.keywords_en)
    yield "question", dataset.question.zh
    yield "resource_code", dataset.resource_code
    yield "library", dataset.library
    yield "sublibrary", dataset.sublibrary
    yield "open_type", dataset.open_type
    yield "open_condition", _zh(dataset.open_condition)
    yield "closed_reason", _zh(dataset.closed_reason)
    yield "frequency", dataset.update_cycle
    yield "origin", dataset.origin
    yield "data_modified", dataset.modified_on.isoformat()
    yield "frozen_on", dataset.frozen_on.isoformat() if dataset.frozen_on else ""
    yield "temporal_start", dataset.temporal_start or ""
    yield "temporal_end", dataset.temporal_end or ""
    yield "spatial_code", dataset.spatial_code
    yield "spatial_granularity", dataset.spatial_granularity
    yield "provenance", dataset.provenance.zh
    yield "related", ", ".join(dataset.related)
    yield "language", "zh-CN"


def _zh(text: Text | None) -> str:
    return text.zh if text else ""


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 — naive UTC, as in state


def as_moment(at: datetime) -> str:
    """
    >>> as_moment(datetime(2026, 1, 2, 3, 4, 5, 678901))
    '2026-01-02T03:04:05.678901'
    """
    return at.isoformat(timespec="microseconds")
