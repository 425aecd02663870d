"""The tables that can be queried, with their columns, found by name or by title."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from catalog.records import Field
from catalog.sandbox.tables import SqlTable
from catalog.vocabularies import FIELD_TYPES
from web import sql_words as words
from web.ui.amounts import as_number
from web.ui.links import anchor, link
from web.ui.sql.visit import Visit

SHOWN = 25  # tables at once


def show_tables(visit: Visit) -> None:
    lang = visit.lang
    st.html(f'<h2 class="sq-h2">{escape(words.TABLES.say(lang))}</h2>')
    if not visit.tables.all:
        st.html(f'<p class="sy-muted">{escape(words.NOTHING_PUBLISHED.say(lang))}</p>')
        return
    asked = st.text_input(words.FIND_TABLE.say(lang), key="sql.find", placeholder=words.FIND_HINT.say(lang))
    found = find_tables(visit, asked)
    count = words.TABLES_FOUND if asked.strip() else words.TABLES_SHOWN
    entries = "".join(_entry(visit, table, asked.strip().lower()) for table in found[:SHOWN])
    more = len(found) - SHOWN
    rest = f'<p class="sy-small sy-muted">{escape(words.MORE_TABLES.say(lang, count=more))}</p>' if more > 0 else ""
    nothing = "" if found else f'<p class="sy-muted">{escape(words.NO_TABLE.say(lang))}</p>'
    st.html(f"""<p class="sy-small sy-muted">{escape(count.say(lang, count=len(found)))}</p>
      <div class="sq-tables" tabindex="0" role="region" aria-label="{escape(words.TABLES.say(lang))}">
      {entries}{nothing}{rest}</div>""")


def find_tables(visit: Visit, asked: str) -> list[SqlTable]:
    """Those with the words in their names or titles, then those with them in a column; those of the query first."""
    word = asked.strip().lower()
    if not word:
        used = {table.resource.id for table in visit.answer.tables} if visit.answer else set()
        return sorted(visit.tables.all, key=lambda table: (table.resource.id not in used, _rank(visit, table)))
    by_name = [table for table in visit.tables.all if word in _names(table)]
    by_column = [table for table in visit.tables.all if table not in by_name and _columns_with(table, word)]
    return [*by_name, *by_column]


def _rank(visit: Visit, table: SqlTable) -> tuple[int, str]:
    views, downloads = visit.portal.catalogue.snapshot().usage(table.dataset.id)
    return -(views + downloads), table.name


def _names(table: SqlTable) -> str:
    titles = (table.dataset.title, table.resource.title)
    return "\n".join((table.name, table.resource.id, *(f"{title.zh}\n{title.en}" for title in titles))).lower()


def _columns_with(table: SqlTable, word: str) -> list[Field]:
    return [field for field in table.fields if word in f"{field.name}\n{field.title.zh}\n{field.title.en}".lower()]


def _entry(visit: Visit, table: SqlTable, word: str) -> str:
    """Folded up, unless a column of it is what was looked for."""
    lang = visit.lang
    several = len(table.dataset.resources) > 1
    title = (table.resource if several else table.dataset).title.say(lang)
    rows = words.TABLE_ROWS.say(lang, count=as_number(table.version.row_count))
    is_open = " open" if word and _columns_with(table, word) and word not in _names(table) else ""
    links = (
        anchor(visit.link(visit.first_rows_of(table)), words.LOOK_INSIDE.say(lang)),
        anchor(link("/dataset", lang, id=table.dataset.slug), words.TO_DATASET.say(lang)),
    )
    return f"""<details class="sq-table"{is_open}><summary><code>{escape(table.written)}</code>
      <span>{escape(title)}</span> <span class="sy-muted sy-nowrap">{escape(rows)}</span></summary>
      <ul>{_columns(visit, table.fields)}</ul><p class="sy-row sy-small">{"".join(links)}</p></details>"""


def _columns(visit: Visit, fields: Sequence[Field]) -> str:
    lang = visit.lang
    number = f'<li><code>_id</code> <span class="sy-muted">{escape(words.ROW_NUMBER.say(lang))}</span></li>'
    lines = [
        f"""<li><code>{escape(field.name)}</code> {escape(_title(visit, field))}
          <span class="sy-muted">{escape(_kind(visit, field))}</span></li>"""
        for field in fields
    ]
    return number + "".join(lines)


def _title(visit: Visit, field: Field) -> str:
    title = field.title.say(visit.lang)
    return "" if title.lower() == field.name.lower() else title


def _kind(visit: Visit, field: Field) -> str:
    kind = FIELD_TYPES.get(field.type)
    unit = field.unit.say(visit.lang) if field.unit else ""
    return " · ".join(part for part in (kind.label.say(visit.lang) if kind else field.type, unit) if part)
