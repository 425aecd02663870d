"""What teams of the contest made of this dataset."""

from html import escape

import streamlit as st

from contest.showcase.queries import count_shown, list_shown
from web import contest_gallery_words as words
from web.ui.contest.work_cards import work_card
from web.ui.dataset.visit import Visit
from web.ui.links import anchor, link

MOST_WORKS = 3


def show_works(visit: Visit) -> None:
    state, dataset, lang = visit.portal.catalogue.state, visit.dataset, visit.lang
    cards = list_shown(state, dataset=dataset.id, limit=MOST_WORKS)
    if not cards:
        return
    more = ""
    if count_shown(state, dataset=dataset.id) > len(cards):
        more = anchor(link("/gallery", lang, dataset=dataset.slug), words.MORE_WORKS.say(lang))
    st.html(f"""<section class="sy-section"><div class="sy-section-head"><h2>{escape(words.MADE_WITH.say(lang))}</h2>
      {more}</div><div class="sy-grid ct-works">{"".join(work_card(card, lang) for card in cards)}</div></section>""")
