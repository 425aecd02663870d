"""The catalogue by theme, by office and by the four libraries: every entry says how much is behind it."""

from collections import Counter
from collections.abc import Sequence
from html import escape

import streamlit as st

from catalog.city import City, Library
from catalog.records import Dataset
from core.words import Lang
from web import words
from web.ui.icons import icon
from web.ui.links import link


def show_browse(view: str, datasets: Sequence[Dataset], city: City, lang: Lang) -> None:
    """`view` is theme, office or library (see BROWSE_VIEWS of catalogue_query)."""
    st.html(_VIEWS[view](datasets, city, lang))


def _themes(datasets: Sequence[Dataset], city: City, lang: Lang) -> str:
    counts = Counter(theme for dataset in datasets for theme in dataset.themes)
    tiles = "".join(
        _tile(theme.icon, theme.label.say(lang), counts[theme.id], link("/datasets", lang, theme=theme.id), lang)
        for theme in city.themes
        if counts[theme.id]
    )
    return f'<div class="sy-grid sy-tiles">{tiles}</div>'


def _offices(datasets: Sequence[Dataset], city: City, lang: Lang) -> str:
    counts = Counter(dataset.publisher for dataset in datasets)
    offices = sorted((o for o in city.offices if counts[o.id]), key=lambda o: -counts[o.id])
    tiles = "".join(
        _tile("", office.label.say(lang), counts[office.id], link("/datasets", lang, office=office.id), lang)
        for office in offices
    )
    return f'<div class="sy-grid sy-tiles">{tiles}</div>'


def _libraries(datasets: Sequence[Dataset], city: City, lang: Lang) -> str:
    trees = "".join(_library(library, datasets, lang) for library in city.libraries)
    return f'<div class="sy-grid sy-trees">{trees}</div>'


def _library(library: Library, datasets: Sequence[Dataset], lang: Lang) -> str:
    inside = [dataset for dataset in datasets if dataset.library == library.id]
    counts = Counter(dataset.sublibrary for dataset in inside)
    parts = "".join(
        f"""<li>{_counted(part.label.say(lang), counts[part.id], _part_link(library, part.id, lang), lang)}</li>"""
        for part in library.sublibraries
        if counts[part.id]
    )
    head = _counted(library.label.say(lang), len(inside), link("/datasets", lang, library=library.id), lang)
    return f'<section class="sy-card sy-tree"><h2>{head}</h2><ul>{parts}</ul></section>'


def _part_link(library: Library, part: str, lang: Lang) -> str:
    return link("/datasets", lang, library=library.id, sublibrary=part)


def _counted(label: str, count: int, href: str, lang: Lang) -> str:
    return f"""<a href="{escape(href)}"><span>{escape(label)}</span>
      <span class="sy-facet-count">{escape(words.COUNT_OF_DATASETS.say(lang, count=count))}</span></a>"""


def _tile(emoji: str, label: str, count: int, href: str, lang: Lang) -> str:
    sign = icon(emoji, "sy-tile-icon") if emoji else ""
    return f"""<a class="sy-card sy-tile" href="{escape(href)}">{sign}<span class="sy-card-title">{escape(label)}</span>
      <span class="sy-facet-count">{escape(words.COUNT_OF_DATASETS.say(lang, count=count))}</span></a>"""


_VIEWS = {"theme": _themes, "office": _offices, "library": _libraries}
