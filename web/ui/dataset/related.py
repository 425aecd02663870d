"""What else belongs to the subject, at the end of the page."""

from html import escape

import streamlit as st

from catalog.queries import list_related
from web.ui import reads
from web.ui.cards import small_card
from web.ui.dataset import words
from web.ui.dataset.visit import Visit

MOST_RELATED = 3


def show_related(visit: Visit) -> None:
    found = list_related(visit.portal.catalogue, visit.dataset, MOST_RELATED)
    if not found:
        return
    city = visit.portal.catalogue.city
    cards = "".join(small_card(one, reads.card_facts(one), city, visit.lang) for one in found)
    st.html(f"""<section class="sy-section"><div class="sy-section-head">
      <h2>{escape(words.RELATED.say(visit.lang))}</h2></div><div class="sy-grid">{cards}</div></section>""")
