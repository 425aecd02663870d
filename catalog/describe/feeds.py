"""What is new, as Atom: RFC 4287, in pages as RFC 5005 has them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from catalog.city import City
from catalog.describe import words
from catalog.describe.citation import dataset_url
from catalog.describe.facts import (
    changed_at,
    dataset_uri,
    description_of,
    download_url,
    keywords_of,
    publisher_of,
)
from catalog.describe.paging import Page
from catalog.describe.xml_text import as_xml_text
from catalog.records import Dataset, Resource, Version
from core.words import Lang

PAGE_SIZE = 20  # entries, as CKAN gives
MEDIA_TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_NOTHING_YET = datetime.fromisoformat("1970-01-01")  # Atom wants a moment of an empty feed too


@dataclass(frozen=True, slots=True)
class Entry:
    """`id` never changes; `url` is the page. Moments are naive UTC."""

    id: str
    title: str
    summary: str
    url: str
    author: str
    published_at: datetime
    updated_at: datetime
    terms: tuple[str, ...] = ()
    enclosure: str | None = None


def newest_first(datasets: Iterable[Dataset]) -> list[Dataset]:
    """The latest changed first, whether the record or the data changed."""
    by_slug = sorted(datasets, key=lambda one: one.slug)
    return sorted(by_slug, key=changed_at, reverse=True)


def entry_of(dataset: Dataset, city: City, *, public_url: str, lang: Lang) -> Entry:
    return Entry(
        id=f"{public_url}/dataset/{quote(dataset.id, safe='')}",
        title=_title(dataset, dataset.title.say(lang) or dataset.slug, lang),
        summary=description_of(dataset, lang),
        url=_in_language(dataset_url(dataset, public_url), lang),
        author=publisher_of(dataset, city).say(lang),
        published_at=_midnight(dataset.issued_on),
        updated_at=changed_at(dataset),
        terms=tuple(keywords_of(dataset, lang)),
        enclosure=f"{public_url}/api/3/action/package_show?id={quote(dataset.slug, safe='')}",
    )


def version_entries(
    dataset: Dataset, versions: Iterable[tuple[Resource, Version]], city: City, *, public_url: str, lang: Lang
) -> list[Entry]:
    """An entry a version of any of its tables, the latest first."""
    entries = [_version_entry(dataset, *one, city, public_url, lang) for one in versions]
    return sorted(sorted(entries, key=lambda entry: entry.id), key=lambda entry: entry.updated_at, reverse=True)


def _version_entry(
    dataset: Dataset, resource: Resource, version: Version, city: City, public_url: str, lang: Lang
) -> Entry:
    name = words.FEED_VERSION.say(lang, title=resource.title.say(lang), number=version.number)
    text = description_of(dataset, lang)
    return Entry(
        id=f"{dataset_uri(dataset, public_url)}#{quote(resource.id, safe='')}-{version.number}",
        title=_title(dataset, name, lang),
        summary=words.FEED_VERSION_SUMMARY.say(lang, rows=f"{version.row_count:,}", text=text),
        url=_in_language(f"{dataset_url(dataset, public_url)}&version={version.number}", lang),
        author=publisher_of(dataset, city).say(lang),
        published_at=version.created_at,
        updated_at=version.created_at,
        enclosure=f"{download_url(dataset, resource, 'csv', public_url)}?version={version.number}",
    )


def _title(dataset: Dataset, title: str, lang: Lang) -> str:
    return words.SIMULATED_TITLE.say(lang, title=title) if dataset.is_simulated else title


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)


def _in_language(url: str, lang: Lang) -> str:
    return f"{url}&lang=en" if lang == "en" else url


# ---- the XML -------------------------------------------------------------------------------------------------------


def as_atom(page: Page[Entry], *, title: str, subtitle: str, html_url: str, site: str, lang: Lang) -> bytes:
    """The feed. Its id is its address without parameters, so it is the same feed on every page."""
    register_namespace("", _ATOM)
    feed = Element(_tag("feed"), {"xml:lang": "zh-CN" if lang == "zh" else "en"})
    _add(feed, "id", page.address)
    _add(feed, "title", title)
    _add(feed, "subtitle", subtitle)
    _add(feed, "updated", _moment(max((entry.updated_at for entry in page.items), default=_NOTHING_YET)))
    _add(SubElement(feed, _tag("author")), "name", site)
    _link(feed, "self", page.url(page.number), MEDIA_TYPE)
    _link(feed, "alternate", html_url, "text/html")
    for relation, address in page.links.items():
        _link(feed, {"prev": "previous"}.get(relation, relation), address, MEDIA_TYPE)
    _add_entries(feed, page.items)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True))


def _add_entries(feed: Element, entries: Sequence[Entry]) -> None:
    for one in entries:
        entry = SubElement(feed, _tag("entry"))
        _add(entry, "id", one.id)
        _add(entry, "title", one.title)
        _add(entry, "updated", _moment(one.updated_at))
        _add(entry, "published", _moment(one.published_at))
        _add(SubElement(entry, _tag("author")), "name", one.author)
        _add(entry, "summary", one.summary)
        _link(entry, "alternate", one.url, "text/html")
        if one.enclosure:
            kind = "text/csv" if ".csv?" in one.enclosure else "application/json"
            _link(entry, "enclosure", one.enclosure, kind)
        for term in one.terms:
            SubElement(entry, _tag("category"), {"term": as_xml_text(term)})


def _tag(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, _tag(name)).text = as_xml_text(text)


def _link(parent: Element, relation: str, address: str, kind: str) -> None:
    SubElement(parent, _tag("link"), {"rel": relation, "href": address, "type": kind})


def _moment(moment: datetime) -> str:
    return f"{moment.isoformat(timespec='seconds')}Z"
