"""The catalogue: search box, ways to browse, facets, results, pages."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from catalog.city import City
from catalog.records import Dataset
from catalog.search.facets import FacetValue
from catalog.search.find import Found
from catalog.search.query import DatasetQuery, dataset_query_as_pairs
from core.words import Lang
from web import words
from web.ui.cards import CardFacts, result_card
from web.ui.catalogue_links import BROWSE_VIEWS, query_link
from web.ui.facets import chips, facet_panel
from web.ui.icons import icon
from web.ui.links import anchor, link
from web.ui.numbers import full_number
from web.ui.search_box import search_box

LONGEST_SHOWN = 60  # characters of the words that a heading repeats
_BROWSE_WORDS = {"theme": words.BROWSE_THEME, "office": words.BROWSE_OFFICE, "library": words.BROWSE_LIBRARY}


def show_catalogue_head(query: DatasetQuery, view: str, lang: Lang) -> None:
    """Title, search box and the ways to browse; `view` is one of BROWSE_VIEWS, or empty for the list."""
    ways = [anchor(link("/datasets", lang), words.BROWSE_LIST.say(lang), aria_current="" if view else "page")] + [
        anchor(
            link("/datasets", lang, browse=name),
            _BROWSE_WORDS[name].say(lang),
            aria_current="page" if name == view else "",
        )
        for name in BROWSE_VIEWS
    ]
    st.html(f"""<div class="sy-page-head"><h1 class="sy-title">{escape(words.DATASETS.say(lang))}</h1>
      <p class="sy-lead">{escape(words.CATALOGUE_LEAD.say(lang))}</p></div>
      {search_box(lang, value=query.words, keep=dataset_query_as_pairs(query))}
      <nav class="sy-tabs" aria-label="{escape(words.BROWSE.say(lang))}">{"".join(ways)}</nav>""")


def show_results(
    found: Found, query: DatasetQuery, city: City, lang: Lang, *, facts_of: Callable[[Dataset], CardFacts]
) -> None:
    body = _list(found, query, city, lang, facts_of) if found.hits else _empty(found, query, lang)
    st.html(f"""<div class="sy-catalogue">{facet_panel(found.facets, query, lang)}
      <section class="sy-results" aria-labelledby="result-count">{_results_head(found, query, lang)}
      {chips(found.facets, query, lang)}{body}</section></div>""")


def _results_head(found: Found, query: DatasetQuery, lang: Lang) -> str:
    """The count, what was put right in the words, sort and pages: all that steers the list, above it."""
    corrected = "".join(
        f'<p class="sy-note">{escape(words.CORRECTED.say(lang, words=one.typed, corrected=one.used))}</p>'
        for one in found.corrected
    )
    steering = f"{_sorts(query, lang)}{_short_pages(found, lang, query)}" if found.total > 1 else ""
    return f"""<div class="sy-results-head"><h2 id="result-count" class="sy-results-count">
      {escape(_count(found, query, lang))}</h2><div class="sy-results-steering">{steering}</div></div>{corrected}"""


def _count(found: Found, query: DatasetQuery, lang: Lang) -> str:
    one, many = (
        (words.RESULT_COUNT_WORDS_ONE, words.RESULT_COUNT_WORDS)
        if query.words
        else (words.RESULT_COUNT_ONE, words.RESULT_COUNT)
    )
    shown = query.words if len(query.words) <= LONGEST_SHOWN else query.words[:LONGEST_SHOWN] + "…"
    return (one if found.total == 1 else many).say(lang, words=shown, count=full_number(found.total))


def _sorts(query: DatasetQuery, lang: Lang) -> str:
    """The orders; without words, relevance is the same as newest and is not offered."""
    active = "updated" if query.sort == "relevance" and not query.words else query.sort
    links = "".join(
        anchor(
            query_link(replace(query, sort=name, page=1), lang),
            label.say(lang),
            rel="nofollow",
            aria_current="true" if name == active else "",
        )
        for name, label in words.SORTS.items()
        if name != "relevance" or query.words
    )
    label = escape(words.SORT.say(lang))
    return f'<nav class="sy-sorts" aria-label="{label}"><span class="sy-muted">{label}</span>{links}</nav>'


def _list(found: Found, query: DatasetQuery, city: City, lang: Lang, facts_of: Callable[[Dataset], CardFacts]) -> str:
    cards = "".join(
        result_card(
            hit.dataset,
            facts_of(hit.dataset),
            city,
            lang,
            title=hit.title_marks,
            summary=hit.summary_marks,
            why=hit.why.say(lang) if hit.why else "",
        )
        for hit in found.hits
    )
    return f'<ul class="sy-result-list">{cards}</ul>{_pages(found, query, lang)}'


def _short_pages(found: Found, lang: Lang, query: DatasetQuery) -> str:
    """Above the list: one page back, where we are, one page on."""
    if found.pages == 1 or not found.hits:
        return ""
    here = escape(words.PAGE_OF.say(lang, page=found.page, pages=found.pages))
    back = _page_link(query, found.page - 1, words.PAGE_PREVIOUS.say(lang), lang) if found.page > 1 else ""
    on = _page_link(query, found.page + 1, words.PAGE_NEXT.say(lang), lang) if found.page < found.pages else ""
    label = escape(words.PAGES_ABOVE.say(lang))
    return f'<nav class="sy-short-pages" aria-label="{label}">{back} <span>{here}</span> {on}</nav>'


def _pages(found: Found, query: DatasetQuery, lang: Lang) -> str:
    """Below the list: previous, a few numbers round this page, next; nothing for a single page."""
    if found.pages == 1:
        return ""
    near = [n for n in range(1, found.pages + 1) if n in (1, found.pages) or abs(n - found.page) <= 2]
    numbers = ""
    for before, number in zip([0, *near], near, strict=False):
        gap = '<span class="sy-muted" aria-hidden="true">…</span>' if number > before + 1 else ""
        numbers += f" {gap}" + _page_link(query, number, str(number), lang)
    back = _page_link(query, found.page - 1, words.PAGE_PREVIOUS.say(lang), lang) if found.page > 1 else ""
    on = _page_link(query, found.page + 1, words.PAGE_NEXT.say(lang), lang) if found.page < found.pages else ""
    return f'<nav class="sy-pages" aria-label="{escape(words.PAGES.say(lang))}">{back}{numbers} {on}</nav>'


def _page_link(query: DatasetQuery, number: int, label: str, lang: Lang) -> str:
    is_here = label == str(query.page)
    return anchor(query_link(replace(query, page=number), lang), label, aria_current="page" if is_here else "")


def _empty(found: Found, query: DatasetQuery, lang: Lang) -> str:
    """Nothing to show: what to try, and the nearest themes. A page past the end leads back to the first."""
    if found.total:
        sentence = words.PAST_THE_END.say(lang, page=query.page, pages=found.pages)
        back = anchor(query_link(replace(query, page=1), lang), words.TO_FIRST_PAGE.say(lang), css="sy-button")
        return f'<div class="sy-empty"><p>{escape(sentence)}</p>{back}</div>'
    steps = [anchor(link("/datasets", lang), words.EMPTY_EVERYTHING.say(lang), css="sy-button")]
    if found.unfiltered and query.has_selection:
        again = words.EMPTY_WITHOUT_FILTERS.say(lang, count=found.unfiltered)
        steps.insert(0, anchor(query_link(query.without_facets(), lang), again, css="sy-button sy-button-primary"))
    return f"""<div class="sy-empty">{icon("🔎", "sy-empty-icon")}
      <h3>{escape(words.EMPTY_TITLE.say(lang))}</h3><p class="sy-muted">{escape(words.EMPTY_NEXT.say(lang))}</p>
      <p class="sy-row">{"".join(steps)}</p>{_nearest_themes(found.nearest_themes, lang)}</div>"""


def _nearest_themes(themes: Sequence[FacetValue], lang: Lang) -> str:
    links = "".join(
        f"""<a class="sy-chip" href="{escape(link("/datasets", lang, theme=one.value))}">{escape(one.label.say(lang))}
          <span class="sy-facet-count">{one.count}</span></a>"""
        for one in themes
    )
    if not links:
        return ""
    return f"""<p class="sy-muted sy-small">{escape(words.NEAREST_THEMES.say(lang))}</p>
      <p class="sy-row">{links}</p>"""
