"""The catalogue: search box, ways to browse, facets, results, pages."""

from collections.abc import Callable
from dataclasses import replace
from html import escape

import streamlit as st

from catalog.city import City
from catalog.records import Dataset
from catalog.search import DatasetQuery, Found
from core.words import Lang
from web import words
from web.ui.cards import CardFacts, result_card
from web.ui.catalogue_query import BROWSE_VIEWS, has_filters, pairs_of_query, query_link, without_filters
from web.ui.facets import chips, facet_panel
from web.ui.links import anchor, link
from web.ui.numbers import full_number
from web.ui.search_box import search_box

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
      {search_box(lang, value=query.words, keep=pairs_of_query(query))}
      <nav class="sy-tabs" aria-label="{escape(words.BROWSE.say(lang))}">{"".join(ways)}</nav>""")


def show_results(
    found: Found, query: DatasetQuery, city: City, lang: Lang, *, facts_of: Callable[[Dataset], CardFacts]
) -> None:
    pages = max(1, -(-found.total // query.per_page))
    body = _list(found, query, city, lang, facts_of, pages) if found.hits else _empty(found, query, city, lang, pages)
    st.html(f"""<div class="sy-catalogue">{facet_panel(found.facets, query, lang)}
      <section class="sy-results" aria-labelledby="result-count">{_results_head(found, query, lang)}
      {chips(found.facets, query, lang)}{body}</section></div>""")


def _results_head(found: Found, query: DatasetQuery, lang: Lang) -> str:
    corrected = ""
    if found.corrected:
        sentence = words.CORRECTED.say(lang, words=query.words, corrected=found.corrected)
        corrected = f'<p class="sy-note">{escape(sentence)}</p>'
    return f"""<div class="sy-results-head"><h2 id="result-count" class="sy-results-count">
      {escape(_count(found, query, lang))}</h2>{_sorts(query, lang) if found.total > 1 else ""}</div>{corrected}"""


def _count(found: Found, query: DatasetQuery, lang: Lang) -> str:
    text = found.corrected or query.words
    one, many = (
        (words.RESULT_COUNT_WORDS_ONE, words.RESULT_COUNT_WORDS)
        if text
        else (words.RESULT_COUNT_ONE, words.RESULT_COUNT)
    )
    return (one if found.total == 1 else many).say(lang, words=text, count=full_number(found.total))


def _sorts(query: DatasetQuery, lang: Lang) -> str:
    links = "".join(
        anchor(
            query_link(replace(query, sort=name, page=1), lang),
            label.say(lang),
            rel="nofollow",
            aria_current="true" if name == query.sort else "",
        )
        for name, label in words.SORTS.items()
        if name != "relevance" or query.words
    )
    label = escape(words.SORT.say(lang))
    return f'<nav class="sy-sorts" aria-label="{label}"><span class="sy-muted">{label}</span>{links}</nav>'


def _list(
    found: Found, query: DatasetQuery, city: City, lang: Lang, facts_of: Callable[[Dataset], CardFacts], pages: int
) -> str:
    cards = "".join(
        result_card(hit.dataset, facts_of(hit.dataset), city, lang, title=hit.title_marks, summary=hit.summary_marks)
        for hit in found.hits
    )
    return f'{_pages(query, pages, lang)}<ul class="sy-result-list">{cards}</ul>{_pages(query, pages, lang)}'


def _pages(query: DatasetQuery, pages: int, lang: Lang) -> str:
    """Previous, a few numbers round this page, next; nothing for a single page."""
    if pages == 1:
        return ""
    near = [n for n in range(1, pages + 1) if n in (1, pages) or abs(n - query.page) <= 2]
    numbers = ""
    for before, number in zip([0, *near], near, strict=False):
        gap = '<span class="sy-muted" aria-hidden="true">…</span>' if number > before + 1 else ""
        numbers += gap + _page_link(query, number, str(number), lang)
    back = _page_link(query, query.page - 1, words.PAGE_PREVIOUS.say(lang), lang) if query.page > 1 else ""
    on = _page_link(query, query.page + 1, words.PAGE_NEXT.say(lang), lang) if query.page < pages else ""
    return f'<nav class="sy-pages" aria-label="{escape(words.PAGES.say(lang))}">{back}{numbers}{on}</nav>'


def _page_link(query: DatasetQuery, number: int, label: str, lang: Lang) -> str:
    is_here = label == str(query.page)
    return anchor(query_link(replace(query, page=number), lang), label, aria_current="page" if is_here else "")


def _empty(found: Found, query: DatasetQuery, city: City, lang: Lang, pages: int) -> str:
    """Nothing to show: what to try, and the nearest themes. A page past the end leads back to the first."""
    if found.total:
        sentence = words.PAST_THE_END.say(lang, page=query.page, pages=pages)
        back = anchor(query_link(replace(query, page=1), lang), words.TO_FIRST_PAGE.say(lang), css="sy-button")
        return f'<div class="sy-empty"><p>{escape(sentence)}</p>{back}</div>'
    title = words.EMPTY_WORDS.say(lang, words=query.words) if query.words else words.EMPTY_TITLE.say(lang)
    steps = [anchor(link("/datasets", lang), words.EMPTY_EVERYTHING.say(lang), css="sy-button")]
    if query.words and has_filters(query):
        again = query_link(without_filters(query), lang)
        steps.insert(0, anchor(again, words.EMPTY_WITHOUT_FILTERS.say(lang), css="sy-button sy-button-primary"))
    return f"""<div class="sy-empty"><span class="sy-empty-icon" aria-hidden="true">🔎</span>
      <h3>{escape(title)}</h3><p class="sy-muted">{escape(words.EMPTY_NEXT.say(lang))}</p>
      <p class="sy-row">{"".join(steps)}</p>{_nearest_themes(found, city, lang)}</div>"""


def _nearest_themes(found: Found, city: City, lang: Lang) -> str:
    themes = [city.theme(one) for one in found.nearest_themes]
    if not themes:
        return ""
    links = "".join(
        anchor(link("/datasets", lang, theme=theme.id), f"{theme.icon} {theme.label.say(lang)}", css="sy-chip")
        for theme in themes
    )
    return f"""<p class="sy-muted sy-small">{escape(words.NEAREST_THEMES.say(lang))}</p>
      <p class="sy-row">{links}</p>"""
