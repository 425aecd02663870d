"""A question to the catalogue, and the same as the pairs of a URL."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

from catalog.search.facets import FACETS

Sort = Literal["relevance", "updated", "downloads", "views", "title"]
SORTS: tuple[Sort, ...] = get_args(Sort)

PER_PAGE = 20
MOST_PER_PAGE = 100
_MOST_VALUES = 100  # of one facet in one URL


@dataclass(frozen=True, slots=True)
class DatasetQuery:
    """Values of one facet are alternatives; facets narrow each other down."""

    words: str = ""
    theme: tuple[str, ...] = ()
    office: tuple[str, ...] = ()
    library: tuple[str, ...] = ()
    sublibrary: tuple[str, ...] = ()
    format: tuple[str, ...] = ()
    open_type: tuple[str, ...] = ()
    update_cycle: tuple[str, ...] = ()
    freshness: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    sort: Sort = "relevance"
    page: int = 1
    per_page: int = PER_PAGE

    def selected(self, facet: str) -> tuple[str, ...]:
        return cast(tuple[str, ...], getattr(self, facet))

    @property
    def has_selection(self) -> bool:
        return any(self.selected(facet) for facet in FACETS)

    def without_facets(self) -> "DatasetQuery":
        return DatasetQuery(self.words, sort=self.sort, per_page=self.per_page)

    def toggled(self, facet: str, value: str) -> "DatasetQuery":
        """The query that a click on a facet value leads to: the value added or taken away, on the first page."""
        now = self.selected(facet)
        values = tuple(one for one in now if one != value) if value in now else (*now, value)
        return replace(self, page=1, **{facet: values})  # type: ignore[arg-type]


def parse_dataset_query(pairs: Iterable[tuple[str, str]]) -> DatasetQuery:
    """The query that a URL asks for: `q`, the facets (each repeated as needed), `sort`, `page`, `per_page`.

    A strange value is dropped, never an error (values that no facet has, by the search itself); a name that is not
    ours is somebody else's.

    >>> parse_dataset_query([("q", " 公交 "), ("theme", "transport"), ("page", "x"), ("sort", "views")])
    DatasetQuery(words='公交', theme=('transport',), office=(), library=(), sublibrary=(), format=(), \
open_type=(), update_cycle=(), freshness=(), origin=(), sort='views', page=1, per_page=20)
    """
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    facets = {facet: _distinct(values.get(facet, ())) for facet in FACETS}
    sort = values.get("sort", [""])[-1]
    return DatasetQuery(
        words=values.get("q", [""])[-1].strip(),
        sort=sort if sort in SORTS else "relevance",
        page=_number(values.get("page", [""])[-1], default=1, most=10**9),
        per_page=_number(values.get("per_page", [""])[-1], default=PER_PAGE, most=MOST_PER_PAGE),
        **facets,
    )


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values)))[:_MOST_VALUES]


def _number(text: str, *, default: int, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        return default
    return min(max(int(text), 1), most)


def dataset_query_as_pairs(query: DatasetQuery) -> list[tuple[str, str]]:
    """The inverse of `parse_dataset_query`; what is as usual is left out of the URL.

    >>> dataset_query_as_pairs(DatasetQuery("公交", theme=("transport", "weather"), page=2))
    [('q', '公交'), ('theme', 'transport'), ('theme', 'weather'), ('page', '2')]
    """
    pairs = [("q", query.words)] if query.words else []
    pairs += [(facet, value) for facet in FACETS for value in query.selected(facet)]
    usual = DatasetQuery()
    pairs += [
        (name, str(getattr(query, name)))
        for name in ("sort", "page", "per_page")
        if getattr(query, name) != getattr(usual, name)
    ]
    return pairs
