"""The SQL page: the query beside the tables, then what it got."""

from html import escape

import streamlit as st

from core.words import Lang
from web import sql_words as words
from web.ui.links import anchor
from web.ui.sql.result import show_problem, show_result
from web.ui.sql.table_list import show_tables
from web.ui.sql.visit import Visit, open_visit
from web.ui.state import query_value, replace_query

_EDITOR, _ASKED = "sql.editor", "sql.asked"
_EDITOR_HEIGHT = 270  # pixels: about ten lines


def show_sql(lang: Lang) -> None:
    st.html(f"""<div class="sy-page-head"><h1 class="sy-title">{escape(words.SQL.say(lang))}</h1>
      <p class="sy-lead">{escape(words.LEAD.say(lang))}</p></div>""")
    left, right = st.columns([5, 3], gap="medium")
    with left:
        visit = open_visit(_written(lang), lang)
        show_problem(visit)
        _show_below_editor(visit)
    with right:
        show_tables(visit)
    show_result(visit)


def _written(lang: Lang) -> str:
    """The query of the address, shown in a box. Sending the box makes it another address."""
    asked = query_value("q")
    if st.session_state.get(_ASKED) != asked:  # a first visit, or the Back button
        st.session_state[_EDITOR] = st.session_state[_ASKED] = asked
    with st.form("sql.form", border=False):
        text = st.text_area(
            words.EDITOR.say(lang), key=_EDITOR, height=_EDITOR_HEIGHT, placeholder=words.EDITOR_HINT.say(lang)
        )
        if st.form_submit_button(words.RUN.say(lang), type="primary"):
            replace_query([("q", text)] if text.strip() else [])
            st.rerun()  # the links above are to this query from now on
    return asked


def _show_below_editor(visit: Visit) -> None:
    lang, limits = visit.lang, visit.portal.sandbox.limits
    chosen = "".join(
        anchor(
            visit.link(sql),
            example.title.say(lang),
            css="ds-proposal",
            aria_current="true" if sql.strip() == visit.sql.strip() else "",
        )
        for example, sql in visit.examples()
    )
    label = escape(words.EXAMPLES.say(lang))
    examples = f'<nav class="sq-examples" aria-label="{label}"><span>{label}</span>{chosen}</nav>' if chosen else ""
    said = words.LIMITS.say(
        lang, seconds=f"{limits.soft_s:g}", megabytes=limits.memory_mb, rows=f"{limits.most_rows:,}"
    )
    notes = "".join(f"<span>{escape(note)}</span> " for note in (words.RUN_HINT.say(lang), said))
    st.html(f'{examples}<p class="sq-limits sy-small sy-muted">{notes}</p>')
