"""证书查验"""

import streamlit as st

from web import contest_results_words as words
from web import contest_words
from web.portal import get_portal
from web.ui.contest.certificate import show_certificate, show_code_form
from web.ui.shell import explained, page_title
from web.ui.state import current_lang, query_value

lang, code = current_lang(), query_value("code")
title, lead = contest_words.CERTIFICATE.say(lang), words.CERTIFICATE_LEAD.say(lang)

page_title(title)
st.html(f'<section class="sy-page-head"><h1 class="ct-title">{title}</h1><p class="ct-lead">{lead}</p></section>')
show_code_form(code, lang)
if code:
    with explained():
        show_certificate(get_portal().catalogue.state, code, lang)
