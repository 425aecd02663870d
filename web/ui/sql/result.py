"""What a query got: how much, from where, a chart, the rows, and the ways to take them along."""

from html import escape
from itertools import islice
from typing import Any

import streamlit as st

from catalog.records import Field
from catalog.roles import role_of
from catalog.sandbox.answer import SqlAnswer
from catalog.sandbox.fields import fields_of
from web import sql_words as words
from web.ui.amounts import as_cell, as_number
from web.ui.chart_labels import labels_for, labels_of
from web.ui.charts import draw
from web.ui.links import anchor, link
from web.ui.sql.visit import Visit

SHOWN_ROWS, SHOWN_COLUMNS = 200, 60
_LONGEST_CELL = 300  # characters of a cell in sight
_SHORT_TEXT = 14  # characters that are never broken over two lines
_PLAIN = ("identifier", "district_code", "longitude", "latitude", "time", "name")  # their numbers have no thousands


def show_problem(visit: Visit) -> None:
    """Why the query did not run: right below it."""
    if visit.problem is not None:
        st.html(f"""<section class="sq-problem sy-note sy-note-amber" role="alert">
          <h2>{escape(words.PROBLEM.say(visit.lang))}</h2><p>{escape(visit.problem.say(visit.lang))}</p></section>""")


def show_result(visit: Visit) -> None:
    if visit.answer is not None:
        _show_answer(visit, visit.answer)
    elif visit.problem is None:
        st.html(f"""<div class="sy-empty"><h2 class="sq-h2">{escape(words.EMPTY_TITLE.say(visit.lang))}</h2>
          <p>{escape(words.EMPTY_NEXT.say(visit.lang))}</p></div>""")


def _show_answer(visit: Visit, answer: SqlAnswer) -> None:
    st.html(_head(visit, answer))
    _show_chart(visit)
    if not answer.rows.num_rows:
        st.html(f"""<div class="sy-empty"><h3 class="sq-h2">{escape(words.NO_ROWS.say(visit.lang))}</h3>
          <p>{escape(words.NO_ROWS_NEXT.say(visit.lang))}</p></div>""")
    else:
        st.html(_table(visit, answer))
    _show_for_programs(visit)


# ---- above the rows ------------------------------------------------------------------------------------------------


def _head(visit: Visit, answer: SqlAnswer) -> str:
    lang, rows = visit.lang, answer.rows.num_rows
    count = words.RESULT_ROWS_ONE if rows == 1 else words.RESULT_ROWS
    said = [words.RESULT_TIME.say(lang, seconds=f"{answer.seconds:.2f}")]
    if rows > SHOWN_ROWS and not answer.is_truncated:
        said.append(words.RESULT_SHOWN.say(lang, count=SHOWN_ROWS))
    if len(answer.names) > SHOWN_COLUMNS:
        said.append(words.RESULT_COLUMNS.say(lang, count=SHOWN_COLUMNS))
    notes = "".join(f'<p class="sy-note sy-note-amber">{escape(note)}</p>' for note in _warnings(visit, answer))
    return f"""<section class="sq-result"><div class="sq-head"><h2 class="sq-h2">{escape(words.RESULT.say(lang))}</h2>
      <p><strong>{escape(count.say(lang, count=as_number(rows)))}</strong>
      <span class="sy-muted">{escape(" · ".join(said))}</span></p>{_downloads(visit) if rows else ""}</div>
      {notes}{_sources(visit, answer)}</section>"""


def _warnings(visit: Visit, answer: SqlAnswer) -> list[str]:
    cut = [words.RESULT_CUT.say(visit.lang, count=as_number(answer.rows.num_rows))] if answer.is_truncated else []
    return [*cut, *([words.SIMULATED_NOTE.say(visit.lang)] if answer.is_simulated else [])]


def _downloads(visit: Visit) -> str:
    links = "".join(
        anchor(visit.download(fmt), label.say(visit.lang), css="sy-button", rel="nofollow")
        for fmt, label in words.FORMATS.items()
    )
    label = escape(words.DOWNLOAD.say(visit.lang))
    return f'<p class="sy-row sq-downloads" role="group" aria-label="{label}"><span>{label}</span>{links}</p>'


def _sources(visit: Visit, answer: SqlAnswer) -> str:
    lang = visit.lang
    if not answer.tables:
        return ""
    datasets = {table.dataset.slug: table.dataset for table in answer.tables}.values()
    links = ("、" if lang == "zh" else ", ").join(
        anchor(link("/dataset", lang, id=one.slug), one.title.say(lang)) for one in datasets
    )
    return f'<p class="sy-small sy-muted">{escape(words.SOURCES.say(lang))}{links}</p>'


def _show_chart(visit: Visit) -> None:
    chart = visit.chart()
    if chart is None:
        return
    districts = visit.portal.catalogue.city.districts
    labels = labels_for(
        labels_of(chart.fields, visit.lang, districts=districts), chart.spec, chart.roles, chart.version
    )
    is_dark = st.context.theme.type == "dark"
    drawing, said = draw(chart.marks, chart.spec, labels, districts=districts, is_dark=is_dark)
    st.html(f'<h3 class="ds-chart-title">{escape(labels.title(chart.spec))}</h3>')
    st.altair_chart(drawing, alt=said, width="stretch")
    if visit.answer is not None and chart.rows < visit.answer.rows.num_rows:
        note = words.CHART_FIRST_ROWS.say(visit.lang, count=chart.rows)
        st.html(f'<p class="ds-source sy-small sy-muted">{escape(note)}</p>')


def _show_for_programs(visit: Visit) -> None:
    """The same query over the API, which everybody may use."""
    address = f"{visit.portal.settings.public_url}/api/3/action/datastore_search_sql"
    with st.expander(words.FOR_PROGRAMS.say(visit.lang)):
        st.code(_python(address, visit.sql), language=None, wrap_lines=True)


def _python(address: str, sql: str) -> str:
    """A text in three quotes can hold everything but three quotes and what ends in one."""
    text = f'"""{sql}"""' if '"""' not in sql and not sql.endswith('"') and "\\" not in sql else repr(sql)
    return f"""import pandas as pd
import requests

sql = {text}
answer = requests.post("{address}", json={{"sql": sql}}, timeout=30).json()
frame = pd.DataFrame(answer["result"]["records"])
print(frame)"""


# ---- the rows ------------------------------------------------------------------------------------------------------


def _table(visit: Visit, answer: SqlAnswer) -> str:
    fields = fields_of(answer)[:SHOWN_COLUMNS]
    title = escape(words.RESULT.say(visit.lang))
    head = "".join(_heading(visit, field) for field in fields)
    body = "".join(
        f"<tr>{''.join(_cell(visit, value, field) for value, field in zip(row, fields, strict=False))}</tr>"
        for row in islice(answer.values(), SHOWN_ROWS)
    )
    return f"""<div class="sy-table-frame ds-rows" tabindex="0" role="region" aria-label="{title}">
      <table class="sy-table"><caption class="sy-hidden">{title}</caption>
      <thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"""


def _heading(visit: Visit, field: Field) -> str:
    """The name as it was selected, and below it what it stands for."""
    title = field.title.say(visit.lang)
    unit = field.unit.say(visit.lang) if field.unit else ""
    below = " · ".join(part for part in (title if title.lower() != field.name.lower() else "", unit) if part)
    css = ' class="sy-right"' if _is_number(field) else ""
    note = f'<span class="ds-unit">{escape(below)}</span>' if below else ""
    return f'<th scope="col"{css}>{escape(field.name)} {note}</th>'


def _is_number(field: Field) -> bool:
    return field.type in ("integer", "number")


def _cell(visit: Visit, value: Any, field: Field) -> str:
    if value is None:
        return f'<td class="ds-none"><span class="sy-hidden">{escape(words.EMPTY_CELL.say(visit.lang))}</span></td>'
    if isinstance(value, bool):
        return f"<td>{escape((words.YES if value else words.NO).say(visit.lang))}</td>"
    if _is_number(field):
        return f'<td class="sy-right">{escape(str(value) if _is_plain(field) else as_cell(value))}</td>'
    text = _moment(value) if field.type == "datetime" else _shown(value)
    css = ' class="sy-nowrap"' if len(text) <= _SHORT_TEXT else ""
    return f"<td{css}>{escape(text)}</td>"


def _is_plain(field: Field) -> bool:
    return role_of(field) in _PLAIN


def _moment(text: str) -> str:
    """A moment as people write it; midnight is the day alone.

    >>> _moment("2026-01-02T00:00:00"), _moment("2026-01-02T03:04:05")
    ('2026-01-02', '2026-01-02 03:04:05')
    """
    return text.removesuffix("T00:00:00").replace("T", " ")


def _shown(value: Any) -> str:
    text = f"[{', '.join(map(_shown, value))}]" if isinstance(value, list) else str(value)
    return text if len(text) <= _LONGEST_CELL else f"{text[:_LONGEST_CELL]}…"
