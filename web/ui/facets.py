"""The facets: every value is a link that switches itself on or off, and so are the chips of what is on."""

from collections.abc import Mapping, Sequence
from html import escape

from catalog.search import DatasetQuery, FacetValue
from core.words import Lang
from web import words
from web.ui.catalogue_query import FACETS, has_filters, query_link, toggled, without_filters
from web.ui.links import anchor

Facets = Mapping[str, Sequence[FacetValue]]

SHOWN_VALUES = 7  # of one facet; the others are behind “more”
_OPEN_FACETS = ("theme", "office", "open_type", "origin", "freshness")


def facet_panel(facets: Facets, query: DatasetQuery, lang: Lang) -> str:
    """All facets, each a group that folds; the first ones and those in use are open.

    A tick box without a script opens the panel where the window is narrow.
    """
    groups = "".join(_group(name, facets[name], query, lang) for name in FACETS if facets.get(name))
    on = sum(len(getattr(query, name)) for name in FACETS)
    count = f' <span class="sy-badge sy-badge-blue">{on}</span>' if on else ""
    return f"""<div class="sy-facets"><input type="checkbox" id="show-facets" class="sy-hidden">
      <label for="show-facets" class="sy-button sy-facets-toggle">{escape(words.SHOW_FILTERS.say(lang))}{count}</label>
      <nav class="sy-facets-panel" aria-label="{escape(words.SHOW_FILTERS.say(lang))}">{groups}</nav></div>"""


def _group(name: str, values: Sequence[FacetValue], query: DatasetQuery, lang: Lang) -> str:
    is_open = name in _OPEN_FACETS or bool(getattr(query, name))
    first = [v for place, v in enumerate(values) if place < SHOWN_VALUES or v.is_selected]
    rest = [v for v in values if v not in first]
    more = ""
    if rest:
        more = f"""<details class="sy-facet-more"><summary>{escape(words.MORE_VALUES.say(lang, count=len(rest)))}</summary>
          <ul>{_values(name, rest, query, lang)}</ul></details>"""
    return f"""<details class="sy-facet"{" open" if is_open else ""}>
      <summary>{escape(words.FACETS[name].say(lang))}</summary><ul>{_values(name, first, query, lang)}</ul>{more}</details>"""


def _values(name: str, values: Sequence[FacetValue], query: DatasetQuery, lang: Lang) -> str:
    return "".join(
        f"""<li><a href="{escape(query_link(toggled(query, name, v.value), lang))}" rel="nofollow"
          {'aria-current="true"' if v.is_selected else ""}><span class="sy-tick" aria-hidden="true"></span>
          <span>{escape(v.label.say(lang))}</span><span class="sy-facet-count">{v.count}</span></a></li>"""
        for v in values
    )


def chips(facets: Facets, query: DatasetQuery, lang: Lang) -> str:
    """What is filtered now, each with a link that takes it off; nothing when nothing is."""
    if not has_filters(query):
        return ""
    labels = {(name, v.value): v.label.say(lang) for name in FACETS for v in facets.get(name, ())}
    one_by_one = "".join(
        _chip(labels.get((name, value), value[:40]), query_link(toggled(query, name, value), lang), lang)
        for name in FACETS
        for value in getattr(query, name)
    )
    clear = anchor(query_link(without_filters(query), lang), words.CLEAR_FILTERS.say(lang), css="sy-small")
    return f"""<div class="sy-row sy-chips"><span class="sy-muted sy-small">{escape(words.FILTERED_BY.say(lang))}</span>
      {one_by_one}{clear}</div>"""


def _chip(label: str, href: str, lang: Lang) -> str:
    spoken = words.REMOVE_FILTER.say(lang, label=label)
    return f"""<a class="sy-chip" href="{escape(href)}" aria-label="{escape(spoken)}">{escape(label)}
      <span aria-hidden="true">✕</span></a>"""
