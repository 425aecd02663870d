"""图表: what is proposed, one click away, and a builder for any other; both over the current filter."""

import csv
import io
from html import escape

import streamlit as st

from catalog.charts import AGGREGATES, PERIODS, ChartSpec, parse_chart, period_of
from catalog.roles import Column
from catalog.rows.grammar import as_pairs as row_pairs
from web.ui import chart_words
from web.ui.chart_labels import Labels
from web.ui.dataset import words
from web.ui.dataset.comparing import comparison_panel, show_comparison
from web.ui.dataset.districts import district_strip
from web.ui.dataset.drawing import chart_labels, marks_of, show_chart
from web.ui.dataset.filters import active_filter, count_sentence, filter_form
from web.ui.dataset.form import Choice, button, form, select
from web.ui.dataset.visit import Visit
from web.ui.links import anchor

KINDS = ("bar", "line", "area", "scatter", "histogram", "heatmap")  # maps have a tab of their own


def show_charts(visit: Visit) -> None:
    spec = chosen_chart(visit)
    kept = [("tab", "charts"), *visit.place()]
    st.html(
        f"""{_proposals(visit, spec)}{_districts(visit, spec)}<div class="ds-tools">{_builder(visit, spec, kept)}
        {filter_form(visit, tab="charts", kept=[*kept, *visit.chart_pairs()])}
        {comparison_panel(visit, kept)}</div>{active_filter(visit)}"""
    )
    if visit.asked("compare"):
        show_comparison(visit)
    elif spec is None:
        st.html(f'<p class="sy-empty">{escape(words.NO_CHART.say(visit.lang))}</p>')
    else:
        if visit.query.narrows:
            st.html(f'<p class="sy-small">{escape(count_sentence(visit))}</p>')
        show_chart(visit, spec)
        _show_data_of_chart(visit, spec)


def _districts(visit: Visit, spec: ChartSpec | None) -> str:
    """Not over a comparison of districts, and not over a chart that has a mark for each."""
    district = visit.roles.district
    is_split = district is not None and spec is not None and district.name in spec.columns
    return "" if visit.asked("compare") or is_split else district_strip(visit, "charts")


def chosen_chart(visit: Visit) -> ChartSpec | None:
    """The chart of the address, else the first that is proposed. Raises BadChart."""
    asked = parse_chart(visit.pairs, visit.version.fields if visit.version else ())
    if asked is not None:
        return asked
    return next((spec for spec in visit.proposals if spec.kind in KINDS), next(iter(visit.proposals), None))


def _proposals(visit: Visit, now: ChartSpec | None) -> str:
    """Each proposal by its title; the one in sight is marked."""
    titles = _proposal_titles(visit)
    links = "".join(
        anchor(
            visit.chart_link(spec),
            titles[spec],
            css="ds-proposal",
            aria_current="true" if now is not None and _is_same(visit, spec, now) else "",
        )
        for spec in titles
    )
    label = escape(words.PROPOSALS.say(visit.lang))
    return f'<nav class="ds-proposals" aria-label="{label}"><span class="sy-muted sy-small">{label}</span>{links}</nav>'


def _proposal_titles(visit: Visit) -> dict[ChartSpec, str]:
    """The title of each proposal; two of one title are told apart by their kind."""
    titles = {spec: chart_title(visit, spec) for spec in visit.proposals if spec.kind in KINDS}
    several = [title for title in titles.values() if list(titles.values()).count(title) > 1]
    kinds = {spec: chart_words.KINDS[spec.kind].say(visit.lang) for spec in titles}
    return {
        spec: words.WITH_KIND.say(visit.lang, title=title, kind=kinds[spec]) if title in several else title
        for spec, title in titles.items()
    }


def _is_same(visit: Visit, one: ChartSpec, other: ChartSpec) -> bool:
    """The same picture; where its filters are written does not matter."""
    same = (one.kind, one.x, one.y, one.color) == (other.kind, other.x, other.y, other.color)
    return same and period_of(one, visit.roles) == period_of(other, visit.roles)


def chart_title(visit: Visit, spec: ChartSpec) -> str:
    return chart_labels(visit, spec).title(spec)


# ---- the builder ---------------------------------------------------------------------------------------------------


def _builder(visit: Visit, spec: ChartSpec | None, kept: list[tuple[str, str]]) -> str:
    lang = visit.lang
    now = spec or ChartSpec("bar")
    columns = _columns(visit, list(visit.roles.columns))
    numbers = [("", words.CHART_COUNT_ROWS.say(lang)), *_columns(visit, visit.roles.of("measure"))]
    if now.y and now.y not in dict(numbers):
        numbers.append((now.y, visit.labels.field(now.y)))
    splits = [("", words.CHART_NO_SPLIT.say(lang)), *columns]
    periods = [("", words.CHART_AUTO.say(lang)), *((p, chart_words.PERIODS[p].say(lang)) for p in PERIODS)]
    kinds = [(kind, chart_words.KINDS[kind].say(lang)) for kind in KINDS]
    ways = [(name, chart_words.AGGREGATES[name].say(lang)) for name in AGGREGATES]
    period = now.period if visit.asked("chart") else ""
    body = f"""<div class="ds-grid">{select("chart", words.CHART_KIND.say(lang), kinds, now.kind)}
      {select("x", words.CHART_X.say(lang), columns, now.x or "")}
      {select("y", words.CHART_Y.say(lang), numbers, now.y or "")}
      {select("aggregate", words.CHART_AGGREGATE.say(lang), ways, now.aggregate)}
      {select("color", words.CHART_COLOR.say(lang), splits, now.color or "")}
      {select("period", words.CHART_PERIOD.say(lang), periods, period or "")}</div>
      <p class="sy-row">{button(words.CHART_DRAW.say(lang), is_main=True)}</p>"""
    hidden = [*kept, *row_pairs(visit.query)]
    return f"""<details class="ds-panel"><summary>{escape(words.BUILDER.say(lang))}</summary>
      {form(visit.dataset.slug, lang, body, kept=hidden, label=words.BUILDER.say(lang))}</details>"""


def _columns(visit: Visit, columns: list[Column]) -> list[Choice]:
    return [(column.name, visit.labels.axis(column.name)) for column in columns]


# ---- the numbers behind ----------------------------------------------------------------------------------------------


def _show_data_of_chart(visit: Visit, spec: ChartSpec) -> None:
    """The few numbers that were drawn, as a file."""
    content = csv_of_chart(visit, spec)
    if content:
        name = f"{visit.dataset.slug}-{spec.kind}.csv"
        label = words.CHART_DATA.say(visit.lang)
        st.download_button(label, content, name, "text/csv", key="chart.data", on_click="ignore")
        st.html(f'<p class="sy-small sy-muted">{escape(words.CHART_PICTURE.say(visit.lang))}</p>')


def csv_of_chart(visit: Visit, spec: ChartSpec) -> bytes:
    """The marks with readable headings, with a BOM so that spreadsheet programs read Chinese."""
    labels, rows = chart_labels(visit, spec), marks_of(visit, spec).to_pylist()
    if not rows:
        return b""
    headings = {"x": labels.axis(spec.x), "color": labels.axis(spec.color), "y": labels.measure_axis(spec)}
    if spec.kind in ("scatter", "point_map"):
        headings |= {"y": labels.axis(spec.y), "label": labels.name_of_label}
    names = [name for name in ("low", "high", "x", "color", "y", "label") if name in rows[0]]
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([headings.get(name, name) for name in names])
    columns = {"x": spec.x, "color": spec.color}
    for row in rows:
        writer.writerow([_cell(labels, columns.get(name), row, name) for name in names])
    return buffer.getvalue().encode("utf-8-sig")


def _cell(labels: Labels, column: str | None, row: dict[str, object], name: str) -> object:
    part = row.get(f"{name}_part")
    return labels.value(column, row[name], str(part)) if part is not None else row[name]
