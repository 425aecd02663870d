"""The help: questions and answers, each with an address of its own."""

from html import escape

import streamlit as st

from catalog.city import City
from catalog.describe.offers import FILES_OF_CATALOGUE, OFFERS_OF_CATALOGUE
from core.words import Lang
from web import help_words, words
from web.help_words import Question
from web.ui.links import anchor as anchor_to


def show_help(city: City, lang: Lang) -> None:
    contents = "".join(
        f'<li><a href="#{anchor}">{escape(question.say(lang))}</a></li>'
        for _, questions in help_words.GROUPS
        for anchor, question, _ in questions
    )
    groups = "".join(
        f'<section class="sy-help-group"><h2 class="sy-h2">{escape(heading.say(lang))}</h2>'
        f"{''.join(_question(question, lang) for question in questions)}</section>"
        for heading, questions in help_words.GROUPS
    )
    contact = help_words.HELP_CONTACT.say(lang, name=city.contact_name.say(lang), email=city.contact_email)
    st.html(f"""<div class="sy-page-head"><h1 class="sy-title">{escape(words.HELP.say(lang))}</h1>
      <p class="sy-lead">{escape(help_words.HELP_LEAD.say(lang))}</p></div>
      <div class="sy-help"><nav class="sy-help-contents" aria-label="{escape(help_words.HELP_CONTENTS.say(lang))}">
      <ul>{contents}</ul></nav><div>{groups}<p class="sy-note">{escape(contact)}</p></div></div>""")


def _question(question: Question, lang: Lang) -> str:
    anchor, asked, answers = question
    paragraphs = "".join(f"<p>{escape(answer.say(lang))}</p>" for answer in answers)
    links = _standards(lang) if anchor == "standards" else ""
    return f'<article class="sy-question" id="{anchor}"><h3>{escape(asked.say(lang))}</h3>{paragraphs}{links}</article>'


def _standards(lang: Lang) -> str:
    """Every description of the whole catalogue, as links."""
    offers = (*OFFERS_OF_CATALOGUE, *FILES_OF_CATALOGUE)
    items = (f"<li>{anchor_to(one.href, one.words.say(lang), type=one.media_type)}</li>" for one in offers)
    return f"<ul>{''.join(items)}</ul>"
