"""The facets: every value is a link that switches itself on or off, and so are the chips of what is on."""

from collections.abc import Mapping, Sequence
from html import escape

from catalog.search.facets import FACETS, FacetValue
from catalog.search.query import DatasetQuery
from core.words import Lang
from web import words
from web.ui.catalogue_links import query_link
from web.ui.links import anchor

Facets = Mapping[str, Sequence[FacetValue]]

SHOWN_VALUES = 7  # of one facet; the others are behind “more”
_OPEN_FACETS = ("theme", "office", "open_type", "origin", "freshness")


def facet_panel(facets: Facets, query: DatasetQuery, lang: Lang) -> str:
    """All facets, each a group that folds; the first ones and those in use are open.

    A tick box without a script opens the panel where the window is narrow.
    """
    groups = "".join(_group(name, facets[name], query, lang) for name in FACETS if _is_choice(facets.get(name, ())))
    if not groups:
        return ""
    on = sum(len(query.selected(name)) for name in FACETS)
    count = f' <span class="sy-badge sy-badge-blue">{on}</span>' if on else ""
    return f"""<div class="sy-facets"><input type="checkbox" id="show-facets" class="sy-hidden">
      <label for="show-facets" class="sy-button sy-facets-toggle">{escape(words.SHOW_FILTERS.say(lang))}{count}</label>
      <nav class="sy-facets-panel" aria-label="{escape(words.SHOW_FILTERS.say(lang))}">{groups}</nav></div>"""


def _is_choice(values: Sequence[FacetValue]) -> bool:
    """A single value that everything has narrows nothing down."""
    return len(values) > 1 or any(value.is_selected for value in values)


def _group(name: str, values: Sequence[FacetValue], query: DatasetQuery, lang: Lang) -> str:
    is_open = name in _OPEN_FACETS or bool(query.selected(name))
    first = [v for place, v in enumerate(values) if place < SHOWN_VALUES or v.is_selected]
    rest = [v for v in values if v not in first]
    return f"""<details class="sy-facet"{" open" if is_open else ""}>
      <summary>{escape(FACETS[name].say(lang))}</summary>
      <ul>{_values(name, first, query, lang)}</ul>{_more(name, rest, query, lang)}</details>"""


def _more(name: str, values: Sequence[FacetValue], query: DatasetQuery, lang: Lang) -> str:
    if not values:
        return ""
    label = escape(words.MORE_VALUES.say(lang, count=len(values)))
    return f"""<details class="sy-facet-more"><summary>{label}</summary>
      <ul>{_values(name, values, query, lang)}</ul></details>"""


def _values(name: str, values: Sequence[FacetValue], query: DatasetQuery, lang: Lang) -> str:
    return "".join(
        f"""<li><a href="{escape(query_link(query.toggled(name, v.value), lang))}" rel="nofollow"
          {'aria-current="true"' if v.is_selected else ""}><span class="sy-tick" aria-hidden="true"></span>
          <span>{escape(v.label.say(lang))}</span><span class="sy-facet-count">{v.count}</span></a></li>"""
        for v in values
    )


def chips(facets: Facets, query: DatasetQuery, lang: Lang) -> str:
    """What is filtered now, each with a link that takes it off; nothing when nothing is."""
    if not query.has_selection:
        return ""
    labels = {(name, v.value): v.label.say(lang) for name in FACETS for v in facets.get(name, ())}
    one_by_one = "".join(
        _chip(labels.get((name, value), value[:40]), query_link(query.toggled(name, value), lang), lang)
        for name in FACETS
        for value in query.selected(name)
    )
    clear = anchor(query_link(query.without_facets(), lang), words.CLEAR_FILTERS.say(lang), css="sy-small")
    return f"""<div class="sy-row sy-chips"><span class="sy-muted sy-small">{escape(words.FILTERED_BY.say(lang))}</span>
      {one_by_one}{clear}</div>"""


def _chip(label: str, href: str, lang: Lang) -> str:
    spoken = words.REMOVE_FILTER.say(lang, label=label)
    return f"""<a class="sy-chip" href="{escape(href)}" aria-label="{escape(spoken)}">{escape(label)}
      <span aria-hidden="true">✕</span></a>"""
