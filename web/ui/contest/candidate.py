"""A work as voters read it before they choose: nothing of who made it."""

from html import escape

import streamlit as st

from contest.voting.candidates import CandidateDetails
from contest.works.content import FORM
from core.words import Lang
from web import contest_gallery_words as gallery_words
from web import contest_vote_words as words
from web.ui.contest.prose import prose
from web.ui.contest.visit import ContestVisit
from web.ui.contest.work_cards import picture_of
from web.ui.links import anchor, link

_TEXTS = ("summary", "problem", "users", "deployment", "reproducibility")


def show_candidate(visit: ContestVisit, details: CandidateDetails) -> None:
    lang, one = visit.lang, details.candidate
    texts = "".join(
        f"""<section><h3 class="ct-h3">{escape(FORM[name].label.say(lang))}</h3>
          <div class="ct-text">{prose(str(details.content[name]))}</div></section>"""
        for name in _TEXTS
        if details.content.get(name)
    )
    st.html(f"""<section class="sy-section"><p>{anchor(visit.link("vote"), words.BACK.say(lang))}</p>
      <h2 class="ct-h2">{escape(one.title)}</h2><p class="ct-lead">{escape(one.one_line)}</p>{_pictures(details, lang)}
      <div class="ct-columns ct-home"><div>{texts}</div><div>{_uses(details, lang)}</div></div></section>""")


def _pictures(details: CandidateDetails, lang: Lang) -> str:
    title = details.candidate.title
    pictures = "".join(
        f"""<img class="ct-work-image" loading="lazy" src="{escape(picture_of(picture.attachment_id))}"
          alt="{escape(gallery_words.PICTURE_OF.say(lang, title=title, number=number))}">"""
        for number, picture in enumerate(details.screenshots, start=1)
    )
    return f'<div class="sy-grid ct-pictures">{pictures}</div>' if pictures else ""


def _uses(details: CandidateDetails, lang: Lang) -> str:
    items = "".join(
        f"""<li class="sy-card"><strong>{anchor(link("/dataset", lang, id=use.slug), use.title.say(lang))}</strong>
          <span>{escape(use.purpose)}</span></li>"""
        for use in details.uses
    )
    title = gallery_words.DATA_USED.say(lang)
    return f'<h3 class="ct-h3">{escape(title)}</h3><ul class="ct-uses">{items}</ul>' if items else ""
