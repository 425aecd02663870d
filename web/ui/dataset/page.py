"""The parts of the dataset page by their tab."""

from collections.abc import Callable
from html import escape

import streamlit as st

from catalog.rows.query import RowQuery
from core.errors import PortalError
from web.ui.dataset import words
from web.ui.dataset.about import show_about
from web.ui.dataset.api import show_api
from web.ui.dataset.charting import show_charts
from web.ui.dataset.fields import show_fields
from web.ui.dataset.mapping import show_map
from web.ui.dataset.table import show_data
from web.ui.dataset.versions import show_versions
from web.ui.dataset.visit import Visit
from web.ui.links import anchor

TABS: dict[str, Callable[[Visit], None]] = {
    "overview": show_about,
    "data": show_data,
    "charts": show_charts,
    "map": show_map,
    "fields": show_fields,
    "api": show_api,
    "versions": show_versions,
}
_OVER_ROWS = ("data", "charts", "map", "api")


def show_tab(visit: Visit) -> None:
    """The chosen part. What is wrong with the address is said in its place, with the way out; the rest stays."""
    if visit.problem is not None and visit.tab in _OVER_ROWS:
        st.html(_problem(visit, visit.problem))
        return
    try:
        TABS[visit.tab](visit)
    except PortalError as error:
        st.html(_problem(visit, error))


def _problem(visit: Visit, error: PortalError) -> str:
    reset = anchor(visit.link(query=RowQuery()), words.PROBLEM_RESET.say(visit.lang), css="sy-button")
    return f"""<div class="sy-note sy-note-amber ds-problem" role="alert"><p>{escape(error.say(visit.lang))}</p>
      <p>{reset}</p></div>"""
