"""The gallery: filters in the address, works as links."""

from html import escape

import streamlit as st

from contest.contests.queries import list_public_contests
from contest.showcase.queries import ANY_AWARD, count_shown, list_shown
from core.words import DEFAULT_LANG, Lang
from web import contest_gallery_words as words
from web.ui import reads
from web.ui.contest.visit import CONTEST, ContestVisit
from web.ui.contest.work_cards import work_card
from web.ui.links import anchor, link
from web.ui.state import FORM_LANG, query_number, query_value

_PAGE = 24


def show_gallery(visit: ContestVisit) -> None:
    lang, state = visit.lang, visit.state
    dataset = reads.snapshot().by_slug.get(query_value("dataset"))
    wanted = {
        "contest": query_value(CONTEST) or None,
        "dataset": dataset.id if dataset else None,
        "award": ANY_AWARD if query_value("award") else None,
        "words": query_value("q")[:200] or None,
    }
    count, page = count_shown(state, **wanted), query_number("page", 1)
    cards = list_shown(state, **wanted, limit=_PAGE, offset=(page - 1) * _PAGE)
    st.html(_filters(visit, dataset.title.say(lang) if dataset else ""))
    if not cards:
        st.html(_empty(lang, is_filtered=any(wanted[name] for name in ("dataset", "award", "words"))))
        return
    said = words.COUNT_ONE if count == 1 else words.COUNT
    works = "".join(work_card(card, lang) for card in cards)
    st.html(f"""<p class="sy-muted" role="status">{escape(said.say(lang, count=count))}</p>
      <div class="sy-grid ct-works">{works}</div>{_pages(count, page, lang)}""")


def _here(lang: Lang, **changes: object) -> str:
    """This gallery with some of its filters changed."""
    now = {name: query_value(name) or None for name in (CONTEST, "award", "q", "dataset")}
    return link("/gallery", lang, **{**now, **changes})


def _filters(visit: ContestVisit, dataset: str) -> str:
    lang, chosen = visit.lang, query_value(CONTEST)
    editions = [(None, words.ALL_EDITIONS.say(lang))]
    editions += [(one.slug, one.title.say(lang)) for one in list_public_contests(visit.state, limit=12)]
    chips = "".join(
        anchor(
            _here(lang, contest=slug), title, css="ds-proposal", aria_current="true" if (slug or "") == chosen else ""
        )
        for slug, title in editions
    )
    is_awarded = bool(query_value("award"))
    chips += anchor(
        _here(lang, award=None if is_awarded else "any"),
        words.AWARDED_ONLY.say(lang),
        css="ds-proposal",
        aria_current="true" if is_awarded else "",
    )
    if dataset:
        chips += anchor(_here(lang, dataset=None), words.OF_DATASET.say(lang, title=dataset), css="sy-chip")
    return f"""<nav class="ct-filters" aria-label="{escape(words.FILTERS.say(lang))}">{chips}</nav>{_search(lang)}"""


def _search(lang: Lang) -> str:
    kept = [(name, query_value(name)) for name in (CONTEST, "award", "dataset") if query_value(name)]
    kept += [(FORM_LANG, lang)] if lang != DEFAULT_LANG else []
    hidden = "".join(f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">' for name, value in kept)
    return f"""<form class="sy-search ct-search" action="/gallery" method="get" role="search">
      <label class="sy-hidden" for="gallery-words">{escape(words.SEARCH.say(lang))}</label>
      <input type="search" id="gallery-words" name="q" value="{escape(query_value("q"))}" maxlength="200"
        placeholder="{escape(words.SEARCH.say(lang))}">
      <button type="submit" class="sy-button ct-button">{escape(words.SEARCH_BUTTON.say(lang))}</button>
      {hidden}</form>"""


def _empty(lang: Lang, *, is_filtered: bool) -> str:
    title, said = (words.EMPTY_FILTERED, words.EMPTY_FILTERED_NEXT) if is_filtered else (words.EMPTY, words.EMPTY_NEXT)
    button = anchor(link("/gallery", lang), words.SEE_ALL.say(lang), css="sy-button")
    return f"""<div class="sy-empty"><h2>{escape(title.say(lang))}</h2><p class="sy-muted">{escape(said.say(lang))}</p>
      {button}</div>"""


def _pages(count: int, page: int, lang: Lang) -> str:
    last = (count + _PAGE - 1) // _PAGE
    if last < 2:
        return ""
    links = "".join(
        anchor(_here(lang, page=number), str(number), aria_current="page" if number == page else "")
        for number in range(1, last + 1)
    )
    return f'<nav class="sy-pages ct-pages">{links}</nav>'
