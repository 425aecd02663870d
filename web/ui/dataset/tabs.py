"""The parts of the page as links that look like tabs: each has an address, and only the chosen one is drawn."""

from html import escape

import streamlit as st

from web.ui.dataset import words
from web.ui.dataset.visit import Visit
from web.ui.links import anchor


def show_tabs(visit: Visit) -> None:
    links = "".join(
        anchor(
            visit.link(tab, more=visit.chart_pairs() if tab == "charts" else ()),
            words.TABS[tab].say(visit.lang),
            aria_current="page" if tab == visit.tab else "",
        )
        for tab in visit.tabs
    )
    st.html(
        f'<nav class="ds-tabs" aria-label="{escape(words.TABS_LABEL.say(visit.lang))}">{links}</nav>{_tables(visit)}'
    )


def _tables(visit: Visit) -> str:
    """The tables of a dataset that has several; the one shown is marked. Files and links stand on the overview."""
    if len(visit.dataset.tables) < 2:
        return ""
    links = "".join(
        anchor(
            visit.link(resource=resource),
            resource.title.say(visit.lang),
            css="ds-table-link",
            aria_current="true" if resource.name == visit.resource.name else "",
        )
        for resource in visit.dataset.tables
    )
    return f'<nav class="ds-tables" aria-label="{escape(words.TABLES_LABEL.say(visit.lang))}">{links}</nav>'
