"""Grouping: up to two columns, and what to compute for each group, as a table."""

from html import escape
from math import ceil

import pyarrow as pa
import streamlit as st

from catalog.records import Field
from catalog.rows.grammar import as_pairs as row_pairs
from catalog.rows.operators import MEASURES, measures_for
from catalog.rows.query import RowQuery
from catalog.rows.reading import count_groups, group_rows
from core.words import Text
from web.ui.amounts import as_number
from web.ui.dataset import words
from web.ui.dataset.filters import count_sentence
from web.ui.dataset.form import Choice, button, form, select
from web.ui.dataset.grid import html_table, page_asked, pages_nav, past_end, per_page, per_page_pairs
from web.ui.dataset.visit import Visit
from web.ui.links import Pair, anchor

_UNGROUPED_ROLES = ("longitude", "latitude")


def group_panel(visit: Visit, kept: list[Pair]) -> str:
    """Which columns make the groups, and what is computed for each; the filter goes along."""
    lang, query = visit.lang, visit.query
    columns = [(c.name, visit.labels.field(c.name)) for c in visit.roles.columns if c.role not in _UNGROUPED_ROLES]
    none = [("", words.NOTHING.say(lang)), *columns]
    first, second = (*query.group_by, "", "")[:2]
    chosen = [f"{function}:{column}" if column else function for function, column in query.measures]
    rest = RowQuery(filters=query.filters, search=query.search)
    measures = "".join(
        select("measure", words.MEASURE.say(lang), [*([("", "—")] if place else []), *_measures(visit)], value)
        for place, value in enumerate((*chosen, "", "")[:2] if chosen else ("count", ""))
    )
    stop = anchor(visit.link(query=rest), words.GROUP_STOP.say(lang), css="sy-button") if query.is_grouped else ""
    body = f"""<div class="ds-grid">{select("group_by", words.GROUP_BY.say(lang), none, first)}
      {select("group_by", words.GROUP_THEN.say(lang), none, second)}{measures}</div>
      <p class="sy-row">{button(words.GROUP_APPLY.say(lang), is_main=True)}{stop}</p>"""
    return f"""<details class="ds-panel"><summary>{escape(words.GROUP.say(lang))}</summary>
      {form(visit.dataset.slug, lang, body, kept=[*kept, *row_pairs(rest)], label=words.GROUP.say(lang))}</details>"""


def _measures(visit: Visit) -> list[Choice]:
    choices = [("count", MEASURES["count"].label.say(visit.lang))]
    for column in visit.roles.of("measure"):
        label = visit.labels.field(column.name)
        choices += [
            (f"{name}:{column.name}", measure.words.say(visit.lang, column=label))
            for name, measure in measures_for(column.field).items()
        ]
    return choices


def show_groups(visit: Visit) -> None:
    """One page of the groups, with the same headings and pages as rows have."""
    catalogue, version, query = visit.portal.catalogue, visit.version, visit.query
    total, size, page = (
        count_groups(catalogue.engine, catalogue.files, version, query),
        per_page(visit),
        page_asked(visit),
    )
    pages = max(ceil(total / size), 1)
    if page > pages:
        st.html(past_end(visit, page, pages, per_page_pairs(visit)))
        return
    found = group_rows(catalogue.engine, catalogue.files, version, query, offset=(page - 1) * size, limit=size)
    said = words.FOUND_GROUPS.say(visit.lang, count=as_number(total))
    grid = html_table(visit, found, _fields(visit, found), caption=said)
    st.html(f"""<p class="ds-count"><strong>{escape(said)}</strong>
      <span class="sy-muted">{escape(count_sentence(visit))}</span></p>
      {grid}{pages_nav(visit, page, pages, per_page_pairs(visit))}""")


def _fields(visit: Visit, found: pa.Table) -> list[Field]:
    """What the columns of the summary are: the groups as they were published, then the measures."""
    by_name = {f.name: f for f in visit.version.fields} if visit.version else {}
    query = visit.query
    measures = query.measures or (("count", None),)
    fields = [by_name[name] for name in query.group_by]
    for name, (function, column) in zip(found.column_names[len(fields) :], measures, strict=True):
        source = by_name.get(column or "")
        label = source.title if source else Text("", "")
        said = MEASURES[function].words
        title = Text(said.say("zh", column=label.zh), said.say("en", column=label.en))
        kind = "number" if function in ("count", "sum", "mean") or source is None else source.type
        fields.append(Field(name, title, kind, unit=source.unit if source and function != "count" else None))
    return fields
