"""Atom at the addresses that readers of a CKAN portal know: all, a theme, an office; and the versions of a dataset."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar
from urllib.parse import quote

from starlette.routing import Route

from catalog import queries
from catalog.city import Office, Theme
from catalog.describe import words
from catalog.describe.citation import dataset_url
from catalog.describe.errors import FeedNotFound
from catalog.describe.feeds import MEDIA_TYPE, PAGE_SIZE, Entry, as_atom, entry_of, newest_first, version_entries
from catalog.describe.paging import paged
from catalog.records import Dataset
from core.words import Text
from web.routes.standards.answering import Ask, Description, as_type, describing
from web.routes.standards.dataset import get_dataset

_Named = TypeVar("_Named", Office, Theme)
_Item = TypeVar("_Item")
_SHOWN_OF_A_WRONG_ID = 100  # characters


def _all(ask: Ask) -> Description:
    title = words.FEED_OF_ALL.filled(site=ask.snapshot.city.site_name)
    return _feed_of_datasets(ask, "/feeds/dataset.atom", title, "/datasets", ask.snapshot.datasets)


def _theme(ask: Ask) -> Description:
    theme = _get(ask, ask.snapshot.city.themes, words.KIND_THEME)
    chosen = [dataset for dataset in ask.snapshot.datasets if theme.id in dataset.themes]
    return _feed_of(ask, "group", theme, chosen, f"/datasets?theme={quote(theme.id, safe='')}")


def _office(ask: Ask) -> Description:
    office = _get(ask, ask.snapshot.city.offices, words.KIND_OFFICE)
    chosen = [dataset for dataset in ask.snapshot.datasets if dataset.publisher == office.id]
    return _feed_of(ask, "organization", office, chosen, f"/datasets?office={quote(office.id, safe='')}")


def _dataset(ask: Ask) -> Description:
    dataset = get_dataset(ask)
    city, catalogue = ask.snapshot.city, ask.portal.catalogue
    versions = [(each, version) for each in dataset.resources for version in queries.list_versions(catalogue, each)]
    entries = version_entries(dataset, versions, city, public_url=ask.public_url, lang=ask.lang)
    title = words.FEED_OF_ONE.filled(site=city.site_name, name=dataset.title)
    page = dataset_url(dataset, "")
    return _feed(ask, f"/feeds/dataset/{quote(dataset.slug, safe='')}.atom", title, page, entries, _as_it_is)


def _as_it_is(entry: Entry) -> Entry:
    return entry


def _get(ask: Ask, known: Iterable[_Named], kind: Text) -> _Named:
    asked = ask.path("id")
    found = next((one for one in known if asked in (one.id, one.slug)), None)
    if found is None:
        raise FeedNotFound(kind=kind, id=asked[:_SHOWN_OF_A_WRONG_ID])
    return found


def _feed_of(ask: Ask, kind: str, one: Office | Theme, datasets: list[Dataset], html: str) -> Description:
    title = words.FEED_OF_SOME.filled(site=ask.snapshot.city.site_name, name=one.label)
    address = f"/feeds/{kind}/{quote(one.slug, safe='')}.atom"
    return _feed_of_datasets(ask, address, title, html, datasets)


def _feed_of_datasets(ask: Ask, address: str, title: Text, html: str, datasets: Iterable[Dataset]) -> Description:
    as_entry = partial(entry_of, city=ask.snapshot.city, public_url=ask.public_url, lang=ask.lang)
    return _feed(ask, address, title, html, newest_first(datasets), as_entry)


def _feed(
    ask: Ask, address: str, title: Text, html: str, items: Sequence[_Item], as_entry: Callable[[_Item], Entry]
) -> Description:
    """`html` is the page for people. Only the entries of the page that is asked for are made."""
    more = (("lang", "en"),) if ask.lang == "en" else ()
    city = ask.snapshot.city
    page = paged(items, ask.asked("page"), size=PAGE_SIZE, address=ask.public_url + address, more=more)
    return Description(
        name=page.url(page.number),
        media_type=as_type(MEDIA_TYPE),
        make=lambda: as_atom(
            page.with_items([as_entry(item) for item in page.items]),
            title=title.say(ask.lang),
            subtitle=city.tagline.say(ask.lang),
            html_url=ask.public_url + html,
            site=city.site_name.say(ask.lang),
            lang=ask.lang,
        ),
        links=page.links,
    )


ROUTES = [
    Route("/feeds/dataset.atom", describing(_all)),
    Route("/feeds/group/{id}.atom", describing(_theme)),
    Route("/feeds/organization/{id}.atom", describing(_office)),
    Route("/feeds/dataset/{dataset}.atom", describing(_dataset)),
]
