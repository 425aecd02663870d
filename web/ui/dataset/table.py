"""数据: every row in pages, with a filter, an order, a choice of columns, groups, and downloads of just that."""

from html import escape
from math import ceil

import streamlit as st

from catalog.rows.grammar import as_pairs as row_pairs
from catalog.rows.query import RowQuery
from catalog.rows.reading import read_rows
from web.ui.amounts import as_number
from web.ui.dataset import words
from web.ui.dataset.districts import district_strip
from web.ui.dataset.downloads_panel import downloads_panel
from web.ui.dataset.filters import active_filter, count_sentence, filter_form
from web.ui.dataset.form import button, form, select, tick_boxes
from web.ui.dataset.grid import html_table, page_asked, pages_nav, past_end, per_page, per_page_pairs
from web.ui.dataset.groups import group_panel, show_groups
from web.ui.dataset.visit import PER_PAGE, Visit
from web.ui.links import Pair, anchor

_FILTER_WORDS = ("columns", "sort", "group_by", "measure")


def show_data(visit: Visit) -> None:
    kept = [("tab", "data"), *visit.place(), *per_page_pairs(visit)]
    order = [pair for pair in row_pairs(visit.query) if pair[0] in _FILTER_WORDS]
    st.html(
        f"""{district_strip(visit, "data")}<div class="ds-tools">{filter_form(visit, tab="data", kept=[*kept, *order])}
        {_view_form(visit, kept)}{group_panel(visit, kept)}</div>{active_filter(visit)}"""
    )
    if visit.query.is_grouped:
        show_groups(visit)
    else:
        _show_rows(visit)
    st.html(downloads_panel(visit))


# ---- order, columns, rows a page -----------------------------------------------------------------------------------


def _view_form(visit: Visit, kept: list[Pair]) -> str:
    """Order, columns and rows a page: what does not change which rows there are."""
    lang, labels = visit.lang, visit.labels
    orders = [("", words.SORT_NONE.say(lang))]
    for column in visit.roles.columns:
        orders += [
            (column.name, words.SORT_UP.say(lang, label=labels.field(column.name))),
            (f"-{column.name}", words.SORT_DOWN.say(lang, label=labels.field(column.name))),
        ]
    now = next((f"{'-' if down else ''}{name}" for name, down in visit.query.sort), "")
    names = [(c.name, labels.field(c.name)) for c in visit.roles.columns]
    chosen = visit.query.columns or tuple(c.name for c in visit.roles.columns)
    sizes = [(str(size), str(size)) for size in PER_PAGE]
    rest = RowQuery(filters=visit.query.filters, search=visit.query.search)
    body = f"""<div class="ds-grid">{select("sort", words.SORT.say(lang), orders, now)}
      {tick_boxes("columns", words.COLUMNS.say(lang), names, chosen, f"{len(chosen)} / {len(names)}")}
      {select("per_page", words.PER_PAGE.say(lang), sizes, str(per_page(visit)))}</div>
      <p class="sy-row">{button(words.VIEW_APPLY.say(lang), is_main=True)}</p>"""
    hidden = [pair for pair in kept if pair[0] != "per_page"]
    return f"""<details class="ds-panel"><summary>{escape(words.VIEW.say(lang))}</summary>
      {form(visit.dataset.slug, lang, body, kept=[*hidden, *row_pairs(rest)], label=words.VIEW.say(lang))}</details>"""


# ---- the rows --------------------------------------------------------------------------------------------------------


def _show_rows(visit: Visit) -> None:
    total, size = visit.matching_rows, per_page(visit)
    pages = max(ceil(total / size), 1)
    page = page_asked(visit)
    if not total:
        st.html(_no_rows(visit))
        return
    if page > pages:
        st.html(past_end(visit, page, pages, per_page_pairs(visit)))
        return
    catalogue, offset = visit.portal.catalogue, (page - 1) * size
    table = read_rows(catalogue.engine, catalogue.files, visit.version, visit.query, offset=offset, limit=size)
    first, last = as_number(offset + 1), as_number(offset + table.num_rows)
    shown = words.SHOWN_ROWS.say(visit.lang, first=first, last=last)
    by_name = {f.name: f for f in visit.version.fields}
    fields = [by_name[name] for name in table.column_names]
    pager = pages_nav(visit, page, pages, per_page_pairs(visit))
    st.html(f"""<p class="ds-count"><strong>{escape(count_sentence(visit))}</strong>
      <span class="sy-muted">{escape(shown)}</span></p>
      {html_table(visit, table, fields, caption=shown)}{pager}""")


def _no_rows(visit: Visit) -> str:
    everything = anchor(visit.link(query=RowQuery()), words.FILTER_CLEAR.say(visit.lang), css="sy-button")
    return f"""<div class="sy-empty"><h2 class="ds-h2">{escape(words.NO_ROWS.say(visit.lang))}</h2>
      <p>{escape(words.NO_ROWS_NEXT.say(visit.lang))}</p>{everything}</div>"""
