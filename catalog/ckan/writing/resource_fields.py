"""What a program says of a resource becomes a record: a link, or what is said of a table or file that is there."""

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from catalog.ckan.packages import as_moment
from catalog.ckan.words import UNNAMED
from catalog.ckan.writing.values import Params, Problems, text
from catalog.records import NO_TEXT, Resource
from core.words import Text

# Of what is said, these are fields of the record or ours to tell; everything else is kept and given back as it came.
_NOT_KEPT = frozenset(
    "id package_id name description url position state upload clear_upload datastore_active metadata_modified "
    "tracking_summary datastore_contains_all_records_of_source_file package on_same_domain".split()
)
_OURS = ("upload", "datastore")
_ID = re.compile(r"[A-Za-z0-9_-]{7,100}")
_TITLE_AT_MOST, _NAME_AT_MOST = 200, 60
_FORMATS = {
    **{name: name.upper() for name in ("csv", "tsv", "xls", "xlsx", "json", "xml", "pdf", "zip", "html", "rdf", "kml")},
    **{name: name.upper() for name in ("txt", "doc", "docx", "ods", "odt", "ppt", "pptx", "png", "gif", "svg", "gpkg")},
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "geojson": "GeoJSON",
    "parquet": "Parquet",
    "shp": "SHP",
    "ttl": "TTL",
    "gz": "GZ",
    "htm": "HTML",
}


@dataclass(frozen=True, slots=True)
class Before:
    """The resources that the dataset had, by id."""

    by_id: Mapping[str, Resource]

    @classmethod
    def of(cls, resources: Sequence[Resource]) -> "Before":
        return cls({one.id: one for one in resources})


def read_resources(
    said: Sequence[Params], before: Before, problems: Problems, *, now: datetime
) -> tuple[Resource, ...]:
    """A whole list, as package_create and package_update give it: what it leaves out is gone."""
    made: list[Resource] = []
    wrong: list[dict[str, Any]] = []
    kept = [old.name for one in said if (old := before.by_id.get(str(one.get("id"))))]
    for one in said:
        own = Problems()
        made.append(read_resource(one, before, own, taken=[*kept, *(other.name for other in made)], now=now))
        if any(made[-1].id == other.id for other in made[:-1]):
            own.add("id", "Resource id already exists.")
        wrong.append(own.found)
    if any(wrong):
        problems.found["resources"] = wrong
    return tuple(made)


def read_resource(said: Params, before: Before, problems: Problems, *, taken: Sequence[str], now: datetime) -> Resource:
    """One resource; with the id of one that was there, its table or file stays unless the address says otherwise.

    taken   short names of the others; one that was there keeps its own
    """
    resource_id = _id(said, problems)
    old = before.by_id.get(resource_id)
    url = text(said, "url", problems).strip()
    name, description = text(said, "name", problems).strip(), text(said, "description", problems)
    extras = _extras(said, old, url, problems, now=now)
    title = name or _title_of(url, description, extras)
    titled = Text(title, title) if title else UNNAMED
    keeps = old is not None and _keeps_its_data(said, old, url)
    plain = Resource(
        id=resource_id,
        name=_short_name(old, url, title, taken),
        title=titled,
        description=Text(description, description) if description else NO_TEXT,
        fields=(),
        link=url or None,
        extras=extras,
    )
    if old is None or not keeps:
        return plain
    kept = {one: old.extras[one] for one in ("url_type", "format", "mimetype", "size", "hash") if one in old.extras}
    return replace(
        old,
        title=plain.title if name else old.title,
        description=plain.description,
        extras={**extras, **kept} if old.file or old.version or old.is_table else extras,
        version=None,
    )


def _id(said: Params, problems: Problems) -> str:
    given = said.get("id")
    if given is None or given == "":
        return str(uuid.uuid4())
    if not isinstance(given, str) or not _ID.fullmatch(given):
        problems.add("id", "Invalid characters in resource id" if isinstance(given, str) else "Must be a string")
        return ""
    return given


def _keeps_its_data(said: Params, old: Resource, url: str) -> bool:
    """A table or file is given up only for another address, or when it is cleared."""
    if not (old.is_table or old.file) or said.get("clear_upload") in (True, "true", "True"):
        return False
    return not url or said.get("url_type") in _OURS or f"/{old.id}" in url


def _extras(said: Params, old: Resource | None, url: str, problems: Problems, *, now: datetime) -> dict[str, Any]:
    extras = {key: value for key, value in said.items() if key not in _NOT_KEPT and value is not None}
    size = extras.get("size")
    if size is not None:
        extras["size"] = _size(size, problems)
    kind = text(said, "format", problems).strip()
    extras["format"] = kind or _format_of(url)
    created = said.get("created") or (old.extras.get("created") if old else None)
    extras["created"] = _moment(created, problems) or as_moment(now)
    return {key: value for key, value in extras.items() if value is not None}


def _size(given: Any, problems: Problems) -> int | None:
    digits = str(given).strip()
    if digits == "" or isinstance(given, bool):
        return None
    try:
        return int(float(digits)) if len(digits) < 20 else None
    except (ValueError, OverflowError):
        problems.add("size", "Invalid integer")
        return None


def _moment(given: Any, problems: Problems) -> str | None:
    if not given:
        return None
    try:
        return as_moment(datetime.fromisoformat(str(given).strip()).replace(tzinfo=None))
    except ValueError:
        problems.add("created", "Date format incorrect")
        return None


def _format_of(url: str) -> str:
    """What the end of an address says.

    >>> _format_of("https://a.example/files/Plan.XLSX?x=1"), _format_of("https://a.example/page")
    ('XLSX', '')
    """
    return _FORMATS.get(PurePosixPath(_path(url)).suffix[1:].lower(), "")


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url).path)
    except ValueError:
        return ""


def _title_of(url: str, description: str, extras: Mapping[str, Any]) -> str:
    """In place of a name: the file, the first line of the description, the format."""
    lines = description.strip().splitlines()
    found = PurePosixPath(_path(url)).name or (lines[0] if lines else "") or str(extras.get("format") or "")
    return found.strip()[:_TITLE_AT_MOST]


def _short_name(old: Resource | None, url: str, title: str, taken: Sequence[str]) -> str:
    """ASCII letters and digits for addresses, unlike those before it; one that was there keeps its own."""
    if old is not None:
        return old.name
    stem = PurePosixPath(_path(url)).stem
    found = next((short for one in (title, stem) if len(short := _ascii(one)) > 1), "resource")
    return next(
        name
        for number in range(1, len(taken) + 2)
        if (name := found if number == 1 else f"{found}-{number}") not in taken
    )


def _ascii(text: str) -> str:
    """
    >>> _ascii("Quantidade de corridas (2021).csv")
    'quantidade-de-corridas-2021-csv'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower())[:_NAME_AT_MOST].strip("-")
