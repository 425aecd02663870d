"""回执查验"""

import streamlit as st

from contest.works.errors import ReceiptNotFound
from web import contest_submit_words as words
from web import contest_words
from web.portal import get_portal
from web.ui.contest.doing import show_problem
from web.ui.contest.receipt import show_receipt, show_receipt_form
from web.ui.shell import page_title
from web.ui.state import current_lang, query_value

lang, code = current_lang(), query_value("code")
title, lead = contest_words.RECEIPT.say(lang), words.RECEIPT_LEAD.say(lang)

page_title(title)
st.html(f'<section class="sy-page-head"><h1 class="ct-title">{title}</h1><p class="ct-lead">{lead}</p></section>')
show_receipt_form(code, lang)
if code:
    try:
        show_receipt(get_portal(), code, lang)
    except ReceiptNotFound as unknown:
        show_problem(unknown.say(lang))
