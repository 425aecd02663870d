"""Two districts or two periods side by side: one chart of both, and a table of the differences."""

from html import escape

import altair as alt
import pandas as pd
import streamlit as st

from catalog.charts import ChartSpec, aggregate_of, with_where
from catalog.charts.comparison import (
    By,
    Comparison,
    Difference,
    category_axis,
    column_of,
    comparison_rows,
    list_differences,
    parse_comparison,
    periods_to_compare,
    shared_period,
)
from catalog.roles import Column
from catalog.rows.grammar import as_pairs as row_pairs
from catalog.rows.query import RowQuery
from web.ui import chart_words
from web.ui.amounts import as_number
from web.ui.chart_axes import ABOVE_THE_AXIS, upright_axis
from web.ui.charts import HEIGHT
from web.ui.dataset import words
from web.ui.dataset.drawing import source_line
from web.ui.dataset.filters import choices_of
from web.ui.dataset.form import Choice, button, form, hidden_field, select
from web.ui.dataset.visit import Visit
from web.ui.links import anchor
from web.ui.numbers import moment_words


def comparison_panel(visit: Visit, kept: list[tuple[str, str]]) -> str:
    """A form for two districts and one for two years, as far as the table has them."""
    forms = [
        _form(visit, "district", words.COMPARE_DISTRICTS.say(visit.lang), _districts(visit), kept),
        _form(visit, "period", words.COMPARE_PERIODS.say(visit.lang), _periods(visit), kept),
    ]
    body = "".join(forms)
    if not body:
        return ""
    title = escape(words.COMPARE.say(visit.lang))
    return f'<details class="ds-panel"><summary>{title}</summary><div class="ds-compare">{body}</div></details>'


def _districts(visit: Visit) -> list[Choice]:
    column = column_of("district", visit.roles)
    return choices_of(visit, column) if column else []


def _periods(visit: Visit) -> list[Choice]:
    return [(year, year) for year in periods_to_compare(visit.roles)]


def _form(visit: Visit, by: By, title: str, choices: list[Choice], kept: list[tuple[str, str]]) -> str:
    if len(choices) < 2:
        return ""
    lang = visit.lang
    left, right = choices[1][0], choices[0][0]
    if visit.asked("compare").startswith(f"{by}:"):
        asked = parse_comparison(visit.asked("compare"), visit.roles)
        left, right = (asked.left, asked.right) if asked else (left, right)
    body = f"""<fieldset><legend>{escape(title)}</legend>{hidden_field("by", by)}<div class="ds-grid">
      {select("left", words.COMPARE_LEFT.say(lang), choices, left)}
      {select("right", words.COMPARE_RIGHT.say(lang), choices, right)}</div>
      <p class="sy-row">{button(words.COMPARE_SHOW.say(lang), is_main=True)}</p></fieldset>"""
    return form(visit.dataset.slug, lang, body, kept=[*kept, *row_pairs(visit.query)])


def show_comparison(visit: Visit) -> None:
    """The comparison that the address asks for. Raises BadComparison."""
    asked = parse_comparison(visit.asked("compare"), visit.roles)
    if asked is None or visit.version is None:
        return
    query, measure = _rows_of(visit), _measure(visit)
    catalogue, lang = visit.portal.catalogue, visit.lang
    marks = comparison_rows(catalogue.engine, catalogue.files, visit.version, visit.roles, asked, query, measure)
    left, right = _sides(visit, asked)
    title = words.COMPARE_TITLE.say(lang, left=left, right=right, measure=_measure_label(visit, measure))
    stop = anchor(visit.link(more=visit.chart_pairs()), words.COMPARE_STOP.say(lang), css="sy-small")
    st.html(f'<div class="ds-chart-head"><h2 class="ds-chart-title">{escape(title)}</h2>{stop}</div>')
    if marks.num_rows:
        chart = _chart(visit, marks.to_pylist(), asked, measure)
        st.altair_chart(chart, alt=title, width="stretch", key="chart-compare")
        st.html(f'<p class="ds-source sy-small sy-muted">{escape(source_line(visit))}</p>')
    found = list_differences(catalogue.engine, catalogue.files, visit.version, visit.roles, asked, query)
    st.html(_table(visit, asked, found))


def _sides(visit: Visit, asked: Comparison) -> tuple[str, str]:
    """What is compared, in the reader's language: two districts, or two years as they are."""
    column = column_of(asked.by, visit.roles)
    if asked.by == "period" or column is None:
        return asked.left, asked.right
    return visit.labels.value(column.name, asked.left), visit.labels.value(column.name, asked.right)


def _rows_of(visit: Visit) -> RowQuery:
    """The current filter, with the indicator of the first proposal where the table holds several kinds of numbers."""
    spec = next(iter(visit.proposals), None)
    return with_where(spec, visit.query, visit.version) if spec and visit.version else visit.query


def _measure(visit: Visit) -> Column | None:
    """What is compared in the chart: the value of the address, else the one of the first proposal."""
    asked = visit.roles.get(visit.asked("y"))
    if asked is not None and asked.role == "measure":
        return asked
    proposed = (visit.roles.get(spec.y) for spec in visit.proposals if spec.y)
    return next((column for column in proposed if column and column.role == "measure"), None)


def _measure_label(visit: Visit, measure: Column | None) -> str:
    spec = ChartSpec("line", "x", measure.name if measure else None, aggregate=aggregate_of(measure))
    return visit.labels.measure_axis(spec)


def _chart(visit: Visit, rows: list[dict[str, object]], asked: Comparison, measure: Column | None) -> alt.Chart:
    """Lines where both share a time, bars beside each other where they share a category."""
    names = dict(zip(("left", "right"), _sides(visit, asked), strict=True))
    shared = shared_period(asked, visit.roles, measure)
    axis = category_axis(asked, visit.roles) if shared is None else None
    times = [moment_words(str(x), visit.lang) for x in sorted({row["x"] for row in rows}, key=str)]
    for row in rows:
        row["side"] = names[str(row["side"])]
        row["x"] = visit.labels.value(axis.name, row["x"]) if axis else moment_words(str(row["x"]), visit.lang)
        row["y_label"] = as_number(row["y"], visit.lang)
    label = _measure_label(visit, measure)
    color = alt.Color(
        "side:N", sort=list(names.values()), legend=alt.Legend(orient="top", title=None, offset=ABOVE_THE_AXIS)
    )
    tips = [alt.Tooltip("side:N", title=" "), alt.Tooltip("x:N", title=" "), alt.Tooltip("y_label:N", title=label)]
    base = alt.Chart(alt.Data(values=rows), height=HEIGHT).encode(color=color, tooltip=tips)
    x = alt.X(
        "x:O",
        sort=None if axis else times,
        axis=alt.Axis(title=_x_title(visit, shared), labelAngle=0, labelOverlap=True),
    )
    y = alt.Y("y:Q", axis=upright_axis(label, pd.Series([row["y"] for row in rows]), visit.lang))
    if shared is None:
        return base.mark_bar(cornerRadiusEnd=2).encode(x, y, xOffset=alt.XOffset("side:N", sort=list(names.values())))
    return base.mark_line(strokeWidth=2, point={"size": 40} if len(rows) <= 60 else False).encode(x, y)


def _x_title(visit: Visit, shared: str | None) -> str | None:
    titles = {"month": words.COMPARE_MONTH, "day": words.COMPARE_DAY}
    return titles[shared].say(visit.lang) if shared in titles else None


def _table(visit: Visit, asked: Comparison, found: list[Difference]) -> str:
    lang, (left, right) = visit.lang, _sides(visit, asked)
    headings = [
        words.COMPARE_MEASURE.say(lang),
        left,
        right,
        words.COMPARE_DIFFERENCE.say(lang, left=left, right=right),
        words.COMPARE_CHANGE.say(lang),
    ]
    head = "".join(
        f'<th scope="col"{" class=sy-right" if place else ""}>{escape(text)}</th>'
        for place, text in enumerate(headings)
    )
    body = "".join(_line(visit, one) for one in found)
    title = escape(words.COMPARE_DIFFERENCE.say(lang, left=left, right=right))
    return f"""<div class="sy-table-frame ds-differences" tabindex="0" role="region" aria-label="{title}">
      <table class="sy-table"><caption class="sy-hidden">{title}</caption>
      <thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"""


def _line(visit: Visit, one: Difference) -> str:
    if one.field is None:
        label = chart_words.RECORDS.say(visit.lang)
    else:
        label = visit.labels.measure_axis(ChartSpec("bar", "x", one.field.name, aggregate=one.aggregate))
    change = "" if one.change is None else f"{one.change:+.1f}%"
    difference = as_number(one.difference, visit.lang)
    if one.difference and one.difference > 0:
        difference = f"+{difference}"
    cells = (as_number(one.left, visit.lang), as_number(one.right, visit.lang), difference, change)
    numbers = "".join(f'<td class="sy-right">{escape(cell) or "—"}</td>' for cell in cells)
    return f'<tr><th scope="row">{escape(label)}</th>{numbers}</tr>'
