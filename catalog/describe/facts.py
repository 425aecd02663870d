"""What several standards ask in the same way, with an answer even where a record leaves it open."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

from catalog import words
from catalog.city import City
from catalog.links import is_web_address
from catalog.records import Dataset, Resource
from catalog.roles import roles_of
from catalog.vocabularies import UPDATE_CYCLES, UpdateCycle
from core.words import Lang, Text

_EMAIL = re.compile(r"[\w~!$&'()*+,;=:.-]+@[\w-]+(\.[\w-]+)+")
_MEDIA_TYPE = re.compile(r"[-\w]+/[-\w]+(\.[-\w]+)*([+][-\w]+)?", re.ASCII)
_PLACES_OF_THE_EARTH = ("WGS-84", "CGCS2000")  # GCJ-02 is shifted by up to half a kilometre


@dataclass(frozen=True, slots=True)
class Contact:
    name: Text
    email: str


@dataclass(frozen=True, slots=True)
class Box:
    """The smallest box round all points of a dataset, in degrees of WGS-84."""

    west: float
    south: float
    east: float
    north: float


# ---- words -----------------------------------------------------------------------------------------------------


def description_of(dataset: Dataset, lang: Lang) -> str:
    """What it is and what it is not, with “simulated data” in front where it is; never empty."""
    said = (dataset.summary.say(lang), dataset.limits.say(lang))
    text = " ".join(part for part in said if part.strip()) or dataset.title.say(lang)
    return words.SIMULATED_NOTE.say(lang, text=text) if dataset.is_simulated else text


def description_in_both(dataset: Dataset) -> Text:
    return Text(description_of(dataset, "zh"), description_of(dataset, "en"))


def keywords_of(dataset: Dataset, lang: Lang) -> list[str]:
    """In the language asked for, else in the other."""
    chosen, other = dataset.keywords, dataset.keywords_en
    return list(dict.fromkeys(word for word in (chosen if lang == "zh" else other) or chosen or other if word.strip()))


def publisher_of(dataset: Dataset, city: City) -> Text:
    """Its office; the portal itself where none is named."""
    return city.office(dataset.publisher).label if dataset.publisher else city.site_name


def contact_of(dataset: Dataset, city: City) -> Contact:
    """The contact of the dataset, or its author; the portal's where neither has an address that mail can reach."""
    author = said_of(dataset, "author")
    known = ((dataset.contact_name, dataset.contact_email), (Text(author, author), said_of(dataset, "author_email")))
    for name, email in known:
        if _EMAIL.fullmatch(email.strip()):
            return Contact(name if name.zh else publisher_of(dataset, city), email.strip())
    return Contact(city.contact_name, city.contact_email)


def said_of(dataset: Dataset, name: str) -> str:
    """What its publisher's program said under this name and the record has no place for; nothing where it did not."""
    said = dataset.extras.get("ckan")
    text = said.get(name) if isinstance(said, Mapping) else None
    return text if isinstance(text, str) else ""


def update_cycle_of(dataset: Dataset) -> UpdateCycle | None:
    """None for a record made by a program, which promises nothing by being called irregular."""
    promises_nothing = dataset.origin == "office" and dataset.update_cycle == "irregular"
    return None if promises_nothing else UPDATE_CYCLES[dataset.update_cycle]


def language_of(dataset: Dataset) -> str | None:
    """BCP 47, where the record says it."""
    said = dataset.extras.get("language")
    return said if isinstance(said, str) and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", said) else None


# ---- addresses -------------------------------------------------------------------------------------------------


def dataset_uri(dataset: Dataset, public_url: str) -> str:
    """What the dataset is called by data about it: it leads to its page, or to its RDF for a program."""
    return slug_uri(dataset.slug, public_url)


def slug_uri(slug: str, public_url: str) -> str:
    return f"{public_url}/dataset/{quote(slug, safe='')}"


def document_url(dataset: Dataset, public_url: str, name: str) -> str:
    """Of a description of the dataset: `name` is `.ttl`, or `/croissant.json`."""
    return dataset_uri(dataset, public_url) + name


def download_url(dataset: Dataset, resource: Resource, extension: str, public_url: str) -> str:
    return f"{public_url}/download/{quote(dataset.slug, safe='')}/{quote(resource.name, safe='')}.{extension}"


def web_address(text: str | None) -> str | None:
    """The text as an address that every format takes; None when it is none.

    >>> web_address("https://example.org/年报 2025.pdf"), web_address("see the yearbook")
    ('https://example.org/%E5%B9%B4%E6%8A%A5%202025.pdf', None)
    """
    quoted = quote((text or "").strip(), safe=":/?#[]@!$&'()*+,;=%~")
    return quoted if is_web_address(quoted) else None


def media_type_of(said: object) -> str | None:
    """A media type without parameters; None for anything else.

    >>> media_type_of("text/csv; charset=utf-8"), media_type_of("Excel file")
    ('text/csv', None)
    """
    text = said.partition(";")[0].strip().lower() if isinstance(said, str) else ""
    return text if _MEDIA_TYPE.fullmatch(text) else None


# ---- time and place --------------------------------------------------------------------------------------------


def day_of(text: str | None) -> str | None:
    """A year, a month or a day as written, or None for what the calendar does not have.

    >>> [day_of(text) for text in ("2017", "2017-07", "2017-07-31", "2017-02-31", "last year", None)]
    ['2017', '2017-07', '2017-07-31', None, None, None]
    """
    if text is None or not re.fullmatch(r"[1-9]\d{3}(-\d{2}){0,2}", text, re.ASCII):
        return None
    try:
        date.fromisoformat(text + "-01" * (2 - text.count("-")))
    except ValueError:
        return None
    return text


def days_of(start: str | None, end: str | None) -> tuple[date, date] | None:
    """The first day and the last of a period that is known at both ends; years and months are whole ones.

    >>> days_of("2017", "2020-02")
    (datetime.date(2017, 1, 1), datetime.date(2020, 2, 29))
    """
    first, last = day_of(start), day_of(end)
    if first is None or last is None:
        return None
    begins = date.fromisoformat(first + "-01" * (2 - first.count("-")))
    if last.count("-") == 2:
        return begins, date.fromisoformat(last)
    year, month = int(last[:4]), int(last[5:7] or 12)
    return begins, date(year, month, monthrange(year, month)[1])


def changed_at(dataset: Dataset) -> datetime:
    """When the record or the data last changed here; naive UTC."""
    versions = (resource.version for resource in dataset.resources)
    return max([dataset.metadata_modified_at, *(version.created_at for version in versions if version)])


def version_of(dataset: Dataset) -> str | None:
    """The number of its version, else what its publisher calls it."""
    number = version_number(dataset)
    return str(number) if number else said_of(dataset, "version") or None


def version_number(dataset: Dataset) -> int | None:
    """The highest of its tables."""
    return max((resource.version.number for resource in dataset.resources if resource.version), default=None)


def place_of(dataset: Dataset, city: City) -> Text | None:
    """The district or the city that it covers; None where the record names no place we know."""
    if dataset.spatial_code == city.code:
        return city.name
    district = city.district(dataset.spatial_code)
    return district.label if district else None


def box_of(dataset: Dataset) -> Box | None:
    """Round the points of its tables, from the profiles of their versions; None without coordinates of the Earth."""
    boxes = [box for resource in dataset.resources if (box := _box(resource))]
    if not boxes:
        return None
    return Box(
        min(box.west for box in boxes),
        min(box.south for box in boxes),
        max(box.east for box in boxes),
        max(box.north for box in boxes),
    )


def _box(resource: Resource) -> Box | None:
    if resource.version is None or resource.coordinate_system not in _PLACES_OF_THE_EARTH:
        return None
    found = roles_of(resource.version.fields).coordinates
    if not found:
        return None
    extents = {one.name: (one.minimum, one.maximum) for one in resource.version.profile}
    return _box_of(extents, found[0].name, found[1].name)


def _box_of(extents: Mapping[str, tuple[str | None, str | None]], across: str, along: str) -> Box | None:
    (west, east), (south, north) = extents.get(across, (None, None)), extents.get(along, (None, None))
    if west is None or east is None or south is None or north is None:
        return None
    box = Box(float(west), float(south), float(east), float(north))
    is_on_earth = -180 <= box.west <= box.east <= 180 and -90 <= box.south <= box.north <= 90
    return box if is_on_earth else None
