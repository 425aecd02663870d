"""Finding datasets: words, facets, sort and page in; hits with marks and reasons, counts and ways out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from catalog.errors import QueryTooLong
from catalog.records import Dataset
from catalog.search.facets import FACETS, FacetValue, narrow
from catalog.search.index import Index
from catalog.search.marks import Marks, has_match, marked, snippet
from catalog.search.nearest import nearest_themes
from catalog.search.parsing import question_of
from catalog.search.query import DatasetQuery, Sort
from catalog.search.reasons import field_reason, other_reason, synonym_reason
from catalog.search.scoring import Ranking, rank, strongest
from catalog.search.terms import Correction, Question, Reading
from core.words import Lang, Text

MOST_CHARACTERS = 500


class Searchable(Protocol):
    """A snapshot of the catalogue, as far as the search needs it."""

    @property
    def index(self) -> Index: ...


@dataclass(frozen=True, slots=True)
class Hit:
    """why  where or through which other word it was found, when title and summary do not show it"""

    dataset: Dataset
    title_marks: Marks
    summary_marks: Marks
    why: Text | None


@dataclass(frozen=True, slots=True)
class Found:
    """total           datasets that fit, on all pages; a page past the end has no hits and the same total
    unfiltered      datasets that fit the words alone, when no facet is chosen
    nearest_themes  where to look instead, when nothing fits the words; their counts are of all datasets
    corrected       typing mistakes that were put right, because what was typed is no word of the catalogue
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    nearest_themes: tuple[FacetValue, ...]
    corrected: tuple[Correction, ...]
    unfiltered: int
    page: int
    pages: int


def find_datasets(snapshot: Searchable, query: DatasetQuery, *, now: datetime, lang: Lang) -> Found:
    """Raises QueryTooLong for more than 500 characters of words; anything else finds something or nothing."""
    if len(query.words) > MOST_CHARACTERS:
        raise QueryTooLong(length=len(query.words), limit=MOST_CHARACTERS)
    index = snapshot.index
    question = question_of(query.words, index) if query.words else Question(())
    ranking = rank(question, query.words, index) if question.terms else None
    matched = _matched(query, ranking, len(index))
    narrowed = narrow(index.facets, matched, {facet: query.selected(facet) for facet in FACETS}, now)
    total, unfiltered = int(np.count_nonzero(narrowed.found)), int(np.count_nonzero(matched))
    page = _page(narrowed.found, query, ranking, index, lang)
    return Found(
        total=total,
        hits=_hits(page, question, ranking, index, lang),
        facets=narrowed.facets,
        nearest_themes=() if unfiltered else nearest_themes(query.words, index, now),
        corrected=question.corrections,
        unfiltered=unfiltered,
        page=query.page,
        pages=max(1, -(-total // query.per_page)),
    )


def _matched(query: DatasetQuery, ranking: Ranking | None, count: int) -> NDArray[np.bool_]:
    """Without words everything fits; with words that hold no letter or digit (“%”, quotes) nothing does."""
    if ranking is not None:
        return ranking.matched
    return np.full(count, not query.words, np.bool_)


def _page(
    found: NDArray[np.bool_], query: DatasetQuery, ranking: Ranking | None, index: Index, lang: Lang
) -> list[int]:
    """The places of the datasets on the page, in order; equals are told apart by date, then slug."""
    places = index.newest[found[index.newest]]
    first, end = (query.page - 1) * query.per_page, query.page * query.per_page
    key = _sort_key(query.sort, ranking, index, lang)
    if key is not None and first < len(places):
        keys = key[places]
        if end < len(places):  # only what can be on the page or before it is sorted
            candidates = np.flatnonzero(keys <= np.partition(keys, end - 1)[end - 1])
            places, keys = places[candidates], keys[candidates]
        places = places[np.argsort(keys, kind="stable")]
    chosen: list[int] = places[first:end].tolist()
    return chosen


def _sort_key(sort: Sort, ranking: Ranking | None, index: Index, lang: Lang) -> NDArray[Any] | None:
    """What to sort by, smallest first; None for the newest first, which is also the relevance without words."""
    if sort == "relevance" and ranking is not None:
        return -ranking.score
    if sort == "downloads":
        return -index.downloads
    if sort == "views":
        return -index.views
    return index.by_title(lang) if sort == "title" else None


def _hits(
    page: Sequence[int], question: Question, ranking: Ranking | None, index: Index, lang: Lang
) -> tuple[Hit, ...]:
    readings = strongest(question, ranking, page) if ranking is not None else [[] for _ in page]
    return tuple(
        _hit(index.datasets[place], had, index, lang, is_about_fields=question.is_about_fields)
        for place, had in zip(page, readings, strict=True)
    )


def _hit(
    dataset: Dataset, readings: Sequence[tuple[str, Reading]], index: Index, lang: Lang, *, is_about_fields: bool
) -> Hit:
    tokens = frozenset(token for _, reading in readings for token in reading.tokens())
    title_marks, summary_marks = marked(dataset.title.say(lang), tokens), snippet(dataset.summary.say(lang), tokens)
    why = synonym_reason(readings)
    if why is None and is_about_fields:
        why = field_reason(dataset, tokens)
    if why is None and tokens and not has_match(title_marks) and not has_match(summary_marks):
        why = other_reason(dataset, index.city, tokens, lang)
    return Hit(dataset, title_marks, summary_marks, why)
