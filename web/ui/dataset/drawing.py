"""One chart on the page: its title, the drawing, and the line that says where the numbers come from."""

from dataclasses import replace
from html import escape

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from catalog.charts import ChartSpec, chart_rows
from catalog.vocabularies import COORDINATE_SYSTEMS
from core.words import Lang
from web.ui import chart_words
from web.ui.amounts import as_number
from web.ui.chart_labels import Labels
from web.ui.charts import HEIGHT, draw
from web.ui.dataset import words
from web.ui.dataset.visit import Visit
from web.ui.links import anchor
from web.ui.maps import MAP_HEIGHT, Window, dense_window
from web.ui.numbers import local_day_words


def chart_labels(visit: Visit, spec: ChartSpec) -> Labels:
    return visit.labels_of(spec)


def marks_of(visit: Visit, spec: ChartSpec) -> pa.Table:
    """The marks over the current filter. Raises what a filter can raise, QueryTooSlow and QueryTooBig."""
    catalogue = visit.portal.catalogue
    return chart_rows(catalogue.engine, catalogue.files, visit.version, spec, visit.query)


def show_chart(visit: Visit, spec: ChartSpec, *, height: int = HEIGHT, is_first: bool = False) -> None:
    """Draws nothing but a sentence when the rows that match hold nothing to draw."""
    labels, marks = chart_labels(visit, spec), marks_of(visit, spec)
    if spec.kind == "point_map" and not is_first:
        height = MAP_HEIGHT
    title = labels.title(spec)
    more = anchor(visit.chart_link(spec), words.OPEN_CHARTS.say(visit.lang), css="sy-small") if is_first else ""
    st.html(f'<div class="ds-chart-head"><h2 class="ds-chart-title">{escape(title)}</h2>{more}</div>')
    if not marks.num_rows:
        st.html(f'<p class="sy-empty">{escape(chart_words.NOTHING_TO_DRAW.say(visit.lang))}</p>')
        return
    window = dense_window(marks.to_pandas()) if spec.kind == "point_map" else None
    if window is not None and is_first:
        _draw(visit, marks, spec, labels, height, window=window)
    elif window is not None:
        _draw_twice(visit, marks, spec, labels, window)
    elif spec.kind == "tile_map" and not is_first:
        _draw_ranked(visit, marks, spec, labels)
    else:
        _draw(visit, marks, spec, labels, height)
    notes = _notes(visit, spec, marks, is_short=is_first)
    if window is not None and is_first:
        notes.append(chart_words.ENLARGED.say(visit.lang))
    st.html(f'<p class="ds-source sy-small sy-muted">{escape(" ".join(notes))}</p>')


def _draw(visit: Visit, marks: pa.Table, spec: ChartSpec, labels: Labels, height: int, **more: object) -> None:
    districts = visit.portal.catalogue.city.districts
    is_dark = st.context.theme.type == "dark"
    chart, said = draw(marks, spec, labels, height=height, districts=districts, is_dark=is_dark, **more)
    st.altair_chart(chart, alt=said, width="stretch")


def _draw_twice(visit: Visit, marks: pa.Table, spec: ChartSpec, labels: Labels, window: Window) -> None:
    """Where most points are, enlarged; beside it (on a phone: below) the whole."""
    middle, whole = st.columns([3, 2], gap="medium")
    with middle:
        st.html(f'<p class="sy-small sy-muted">{escape(words.MAP_MIDDLE.say(visit.lang))}</p>')
        _draw(visit, marks, spec, labels, MAP_HEIGHT, window=window)
    with whole:
        st.html(f'<p class="sy-small sy-muted">{escape(words.MAP_WHOLE.say(visit.lang))}</p>')
        _draw(visit, marks, spec, labels, MAP_HEIGHT)


def _draw_ranked(visit: Visit, marks: pa.Table, spec: ChartSpec, labels: Labels) -> None:
    """The tiles at the left, the same numbers in order at the right."""
    tiles, bars = st.columns([3, 2], gap="large")
    with tiles:
        _draw(visit, marks, spec, labels, HEIGHT)
    with bars:
        _draw(visit, marks, replace(spec, kind="bar"), labels, HEIGHT)


def _notes(visit: Visit, spec: ChartSpec, marks: pa.Table, *, is_short: bool) -> list[str]:
    """The source, then what a reader must know before trusting the picture; `is_short` leaves out how to read a map."""
    notes = [source_line(visit)]
    total = int((marks.schema.metadata or {}).get(b"total", b"0"))
    if total > marks.num_rows:
        shown = as_number(marks.num_rows)
        notes.append(chart_words.SAMPLED.say(visit.lang, total=as_number(total), shown=shown))
    if "x_part" in marks.column_names and "other" in marks["x_part"].to_pylist():
        count = len(set(marks.filter(pc.equal(marks["x_part"], "value"))["x"].to_pylist()))
        notes.append(chart_words.PARTIAL_OTHER.say(visit.lang, count=count))
    if spec.kind == "tile_map" and not is_short:
        notes.append(chart_words.TILES_NOTE.say(visit.lang))
    if spec.kind == "point_map" and not is_short:
        notes.append(_coordinate_system(visit))
    return notes


def _coordinate_system(visit: Visit) -> str:
    system = visit.resource.coordinate_system
    if system is None:
        return chart_words.COORDINATE_SYSTEM_UNKNOWN.say(visit.lang)
    label = COORDINATE_SYSTEMS[system].say(visit.lang) if system in COORDINATE_SYSTEMS else system
    return chart_words.COORDINATE_SYSTEM.say(visit.lang, system=label)


def source_line(visit: Visit) -> str:
    """Office, dataset, version; and that it is simulated, where it is."""
    lang, version = visit.lang, visit.version
    said = chart_words.SOURCE_SIMULATED if visit.dataset.is_simulated else chart_words.SOURCE
    number = chart_words.VERSION.say(lang, number=version.number, day=local_day_words(version.created_at, lang))
    office = visit.portal.catalogue.city.office(visit.dataset.publisher).label.say(lang)
    return said.say(lang, office=office, dataset=visit.dataset.title.say(lang), version=number) + _stop(lang)


def _stop(lang: Lang) -> str:
    return "。" if lang == "zh" else "."
