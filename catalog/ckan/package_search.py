"""package_search: the parameters of Solr become a question to a corpus; facets, order and page come out."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.ckan.arguments import flag, natural_number, text, texts, whole_number
from catalog.ckan.errors import BadSearch, SearchQueryInvalid
from catalog.ckan.solr.columns import Mask, Order
from catalog.ckan.solr.corpus import Corpus
from catalog.ckan.solr.matching import Scores, found_by_words, matched, require_modest, scores
from catalog.ckan.solr.nodes import EVERYTHING, Every, Node, Word
from catalog.ckan.solr.parsing import parse_query

DEFAULT_SORT = "score desc, metadata_modified desc"
DEFAULT_ROWS, MOST_ROWS, MOST_FACETS = 10, 1_000, 20
_PASSED_OVER = (
    "use_default_schema include_private include_drafts include_deleted fl wt qf bf boost tie defType mm df extras"
)
KNOWN = {"q", "fq", "fq_list", "sort", "rows", "start", *_PASSED_OVER.split()}
KNOWN |= {"facet", "facet.field", "facet.limit", "facet.mincount"}
_LOCAL = "{!"
_SORT_KEY = re.compile(r"\s*([\w.]+)\s+(asc|desc)\s*", re.IGNORECASE)
_EMPTY = ("", "*", "*:*", '""', "''")
_LONE_SIGN = re.compile(r"(?<!\S)[-+!]+(?!\S)")


@dataclass(frozen=True, slots=True)
class Search:
    """
    q       words or a query, "" for everything
    sort    (field, is descending) by turns
    facets  fields whose values are counted; facet_limit None is all of them
    """

    q: str
    filters: tuple[str, ...]
    sort: tuple[tuple[str, bool], ...]
    sort_said: str
    rows: int
    start: int
    facets: tuple[str, ...]
    facet_limit: int | None
    facet_mincount: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of a field among what was found, the most frequent first."""

    field: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Page:
    count: int
    places: tuple[int, ...]  # in the corpus
    facets: tuple[Facet, ...]


# ---- the parameters --------------------------------------------------------------------------------------------


def parse_search(params: Mapping[str, Any]) -> Search:
    """Raises SearchQueryInvalid for a parameter that is none, ValidationFailed for a bad number, BadSearch for `{!`."""
    unknown = sorted(name for name in params if name not in KNOWN and not name.startswith("ext_"))
    if unknown:
        raise SearchQueryInvalid(f'("Invalid search parameters: {unknown}",)')
    q, filters = text(params, "q").strip(), _filters(params)
    for name, value in (("q", q), *(("fq", one) for one in filters)):
        if value.lstrip().startswith(_LOCAL):
            raise BadSearch(f'Local parameters are not supported in param "{name}".')
    sort_said = text(params, "sort").strip() or DEFAULT_SORT
    return Search(
        q="" if q in _EMPTY else q,
        filters=filters,
        sort=parse_sort(sort_said),
        sort_said=sort_said,
        rows=min(natural_number(params, "rows", DEFAULT_ROWS), MOST_ROWS),
        start=natural_number(params, "start", 0),
        facets=tuple(texts(params, "facet.field"))[:MOST_FACETS] if flag(params, "facet", True) else (),
        facet_limit=_facet_limit(params),
        facet_mincount=natural_number(params, "facet.mincount", 1),
    )


def _filters(params: Mapping[str, Any]) -> tuple[str, ...]:
    """`fq` and `fq_list`: each narrows down what the others leave."""
    given = params.get("fq")
    fq = given if isinstance(given, list) else [text(params, "fq")]
    fq_list = params.get("fq_list")
    more = fq_list if isinstance(fq_list, list) else [text(params, "fq_list")]
    return tuple(str(one) for one in (*fq, *more) if one)


def _facet_limit(params: Mapping[str, Any]) -> int | None:
    given = params.get("facet.limit")
    limit = 50 if given in (None, "") else whole_number("facet.limit", given)
    return limit if limit >= 0 else None


def parse_sort(said: str) -> tuple[tuple[str, bool], ...]:
    """Raises SearchQueryInvalid, also for a field without asc or desc, as Solr does.

    >>> parse_sort("score desc, title_string asc")
    (('score', True), ('title_string', False))
    """
    found = [_SORT_KEY.fullmatch(part) for part in said.split(",")]
    if not all(found) or len(found) > MOST_FACETS:
        raise SearchQueryInvalid('Invalid "sort" parameter')
    return tuple((key[1], key[2].lower() == "desc") for key in found if key)


# ---- the answer ------------------------------------------------------------------------------------------------


def search(corpus: Corpus, asked: Search, *, now: datetime) -> Page:
    """Raises SearchQueryInvalid for a query that cannot be read."""
    q, filters = _node_of(asked.q), [parse_query(one) for one in asked.filters]
    require_modest([*filters, *([] if q is None else [q])], corpus)
    found, score = _found(corpus, asked.q, q, now)
    for node in filters:
        found = found & matched(node, corpus, now=now)
    places = np.flatnonzero(found)
    chosen = _sorted(places, _keys(corpus, asked.sort, score), asked.start, asked.rows)
    facets = tuple(_facet(corpus, field, found, asked) for field in asked.facets)
    return Page(len(places), tuple(chosen), facets)


def _found(corpus: Corpus, q: str, node: Node | None, now: datetime) -> tuple[Mask, Callable[[], Scores] | None]:
    """Which datasets `q` finds, and their scores when they are asked for."""
    if node is None:
        mask, score = found_by_words(q, corpus)
        return mask, lambda: score
    if node == EVERYTHING:
        return corpus.everything, None
    return matched(node, corpus, now=now), lambda: scores(node, corpus)


def _node_of(q: str) -> Node | None:
    """The query; None for plain words, which have no colon."""
    return parse_query(q) if ":" in q else _of_words(q)


def _of_words(q: str) -> Node | None:
    """Words that are more than words: a quoted phrase, one that must not be there, a wild card. Else None."""
    if not q:
        return EVERYTHING
    try:
        node = parse_query(_LONE_SIGN.sub(" ", q))
    except SearchQueryInvalid:
        return None  # what people type into a box is never wrong
    parts = node.nodes if isinstance(node, Every) else (node,)
    return None if all(isinstance(part, Word) for part in parts) else node


def _keys(
    corpus: Corpus, sort: Sequence[tuple[str, bool]], score: Callable[[], Scores] | None
) -> list[NDArray[np.float32] | Order]:
    """What to sort by, the smallest first; what is equal stays in the order of the corpus, by slug."""
    keys: list[NDArray[np.float32] | Order] = []
    for field, is_descending in sort:
        if field != "score":
            keys.append(corpus.column(_SORTED_AS.get(field, field)).order(is_descending=is_descending))
        elif score is not None:
            keys.append(-score() if is_descending else score())
    return keys


_SORTED_AS = {"title": "title_string"}  # the words of a text have no order


def _sorted(places: NDArray[np.intp], keys: Sequence[NDArray[np.float32] | Order], start: int, rows: int) -> list[int]:
    """The places of one page. Only what can be on it or before it is sorted."""
    end = min(start + rows, len(places))
    if keys and start < end < len(places):
        first = keys[0][places]
        places = places[first <= np.partition(first, end - 1)[end - 1]]
    if keys and start < end:
        places = places[np.lexsort([key[places] for key in reversed(keys)])]
    chosen: list[int] = places[start:end].tolist()
    return chosen


def _facet(corpus: Corpus, field: str, found: Mask, asked: Search) -> Facet:
    column = corpus.keywords(field)
    if column is None:
        return Facet(field, ())
    counts = column.counts(found)
    numbers = np.flatnonzero(counts >= max(1, asked.facet_mincount))
    order = numbers[np.argsort(-counts[numbers], kind="stable")][: asked.facet_limit]
    return Facet(field, tuple(zip((column.values[n] for n in order.tolist()), counts[order].tolist(), strict=True)))
