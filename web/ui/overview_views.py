"""开放概况: how much is open, how fresh it is, and what is closed and why."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from catalog.city import City
from catalog.records import Dataset
from catalog.vocabularies import FRESHNESS, OPEN_TYPES, ORIGINS
from core.words import Lang, Text
from web import words
from web.ui.bars import Bar, bar_list
from web.ui.links import anchor, link
from web.ui.numbers import full_number


def show_overview_head(lang: Lang) -> None:
    st.html(f"""<div class="sy-page-head"><h1 class="sy-title">{escape(words.OVERVIEW.say(lang))}</h1>
      <p class="sy-lead">{escape(words.OVERVIEW_LEAD.say(lang))}</p></div>""")


def show_states(
    by_freshness: Mapping[str, int], by_open_type: Mapping[str, int], by_origin: Mapping[str, int], lang: Lang
) -> None:
    """Datasets by freshness, open type and origin, each bar leading to its list."""
    panels = (
        _panel(words.OVERVIEW_FRESHNESS, "freshness", FRESHNESS, by_freshness, lang),
        _panel(words.OVERVIEW_OPEN_TYPE, "open_type", OPEN_TYPES, by_open_type, lang),
        _panel(words.OVERVIEW_ORIGIN, "origin", ORIGINS, by_origin, lang),
    )
    st.html(f'<div class="sy-section sy-overview-bars">{"".join(panels)}</div>')


def show_subjects(
    by_library: Mapping[str, int], by_sublibrary: Mapping[str, int], by_theme: Mapping[str, int], city: City, lang: Lang
) -> None:
    """Datasets by library, its parts, and theme."""
    libraries = {one.id: one.label for one in city.libraries}
    parts = {one.id: one.label for one in city.sublibraries_by_id.values()}
    themes = {one.id: one.label for one in city.themes}
    st.html(f"""<div class="sy-section sy-overview-bars"><div>
      {_panel(words.OVERVIEW_LIBRARY, "library", libraries, by_library, lang)}
      {_panel(words.OVERVIEW_THEME, "theme", themes, _fullest_first(by_theme), lang)}</div>
      {_panel(words.OVERVIEW_SUBLIBRARY, "sublibrary", parts, _fullest_first(by_sublibrary), lang)}</div>""")


def _fullest_first(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: -item[1]))


def _panel(title: Text, facet: str, labels: Mapping[str, Text], counts: Mapping[str, int], lang: Lang) -> str:
    """Bars in the order of the counts; a value that no dataset has is left out."""
    bars = [
        Bar(labels[value].say(lang), count, link("/datasets", lang, **{facet: value}))
        for value, count in counts.items()
        if count
    ]
    heading = title.say(lang)
    drawn = bar_list(bars, lang, caption=heading, unit=words.NUMBER_DATASETS.say(lang))
    return f'<section class="sy-card"><h2>{escape(heading)}</h2>{drawn}</section>'


def show_offices(datasets: Sequence[Dataset], late: set[str], city: City, lang: Lang) -> None:
    """A table: office, datasets, rows, late. `late` holds the ids of late datasets."""
    by_office: dict[str, list[Dataset]] = {}
    for dataset in datasets:
        by_office.setdefault(dataset.publisher, []).append(dataset)
    ranked = sorted(by_office.items(), key=lambda item: (-len(item[1]), item[0]))
    lines = "".join(_office_line(city.office(office).label, office, own, late, lang) for office, own in ranked)
    head = "".join(
        f'<th scope="col"{"" if place == 0 else _RIGHT}>{escape(title.say(lang))}</th>'
        for place, title in enumerate(_OFFICE_COLUMNS)
    )
    st.html(f"""<section class="sy-section"><div class="sy-section-head">
      <h2>{escape(words.OVERVIEW_OFFICE.say(lang))}</h2></div>
      <div class="sy-table-frame" tabindex="0" role="region" aria-label="{escape(words.OVERVIEW_OFFICE.say(lang))}">
      <table class="sy-table"><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div></section>""")


_RIGHT = ' class="sy-right"'
_OFFICE_COLUMNS = (words.COLUMN_OFFICE, words.COLUMN_DATASETS, words.COLUMN_ROWS, words.COLUMN_LATE)


def _office_line(label: Text, office: str, own: Sequence[Dataset], late: set[str], lang: Lang) -> str:
    numbers = (len(own), sum(one.row_count for one in own), sum(one.id in late for one in own))
    cells = "".join(f"<td{_RIGHT}>{full_number(number)}</td>" for number in numbers)
    name = anchor(link("/datasets", lang, office=office), label.say(lang)) if office else escape(label.say(lang))
    return f'<tr><th scope="row">{name}</th>{cells}</tr>'


def show_closed(closed: Sequence[Dataset], city: City, lang: Lang) -> None:
    if not closed:
        return
    lines = "".join(
        f"""<tr><th scope="row">{anchor(link("/dataset", lang, id=one.slug), one.title.say(lang))}</th>
          <td>{escape(city.office(one.publisher).label.say(lang))}</td>
          <td>{escape(one.closed_reason.say(lang) if one.closed_reason else "")}</td></tr>"""
        for one in closed
    )
    columns = (words.COLUMN_DATASET, words.COLUMN_OFFICE, words.COLUMN_REASON)
    head = "".join(f'<th scope="col">{escape(title.say(lang))}</th>' for title in columns)
    title = escape(words.OVERVIEW_CLOSED.say(lang))
    st.html(f"""<section class="sy-section"><div class="sy-section-head"><h2>{title}</h2>
      <span class="sy-muted">{escape(words.OVERVIEW_CLOSED_LEAD.say(lang))}</span></div>
      <div class="sy-table-frame" tabindex="0" role="region" aria-label="{title}">
      <table class="sy-table"><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div></section>""")


def show_how_to_read(lang: Lang) -> None:
    readings = "".join(f"<li>{escape(reading.say(lang))}</li>" for reading in words.OVERVIEW_READINGS)
    st.html(f"""<section class="sy-section"><div class="sy-section-head">
      <h2>{escape(words.OVERVIEW_READ.say(lang))}</h2></div><ul class="sy-readings">{readings}</ul></section>""")
