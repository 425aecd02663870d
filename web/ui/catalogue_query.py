"""The catalogue's list in the address bar: what is asked, and the links that ask a little more or less."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from catalog.search import DatasetQuery
from core.words import Lang
from web import words
from web.ui.links import Pair, link_of_pairs

FACETS = tuple(words.FACETS)
PER_PAGE = 20
LONGEST_WORDS = 200  # characters of a search; the box takes no more either
BROWSE_VIEWS = ("theme", "office", "library")
_PATH = "/datasets"


def query_of_pairs(pairs: Iterable[Pair]) -> DatasetQuery:
    """What the address asks for; an unknown sort or page falls back to the first, other names are not ours."""
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value.strip())
    chosen = {name: tuple(dict.fromkeys(v for v in given.get(name, ()) if v)) for name in FACETS}
    text = " ".join(given.get("q", ()))[:LONGEST_WORDS].strip()
    sort = given.get("sort", [""])[-1]
    page = given.get("page", [""])[-1]
    return DatasetQuery(
        words=text,
        **chosen,
        sort=sort if sort in words.SORTS else default_sort(text),
        page=max(int(page), 1) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
        per_page=PER_PAGE,
    )


def default_sort(text: str) -> str:
    return "relevance" if text else "updated"


def pairs_of_query(query: DatasetQuery) -> list[Pair]:
    """The inverse of `query_of_pairs`; what is at its default is left out."""
    pairs = [("q", query.words)] if query.words else []
    pairs += [(name, value) for name in FACETS for value in getattr(query, name)]
    if query.sort != default_sort(query.words):
        pairs.append(("sort", query.sort))
    if query.page > 1:
        pairs.append(("page", str(query.page)))
    return pairs


def query_link(query: DatasetQuery, lang: Lang) -> str:
    return link_of_pairs(_PATH, lang, pairs_of_query(query))


def toggled(query: DatasetQuery, facet: str, value: str) -> DatasetQuery:
    """The same query with one value of a facet on where it was off, or off where it was on; back on page 1."""
    chosen: Sequence[str] = getattr(query, facet)
    rest = tuple(one for one in chosen if one != value)
    return replace(query, page=1, **{facet: rest if value in chosen else (*chosen, value)})


def without_filters(query: DatasetQuery) -> DatasetQuery:
    return replace(query, page=1, **dict.fromkeys(FACETS, ()))


def has_filters(query: DatasetQuery) -> bool:
    return any(getattr(query, name) for name in FACETS)
