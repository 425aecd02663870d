"""Checking a certificate: whoever has its code sees whether it holds."""

from html import escape

import streamlit as st

from contest.certificates.queries import get_certificate
from contest.certificates.records import Certificate
from contest.contests.queries import get_contest
from core.state import State
from core.words import DEFAULT_LANG, Lang
from web import contest_results_words as words
from web.ui.links import anchor
from web.ui.numbers import local_day_words
from web.ui.state import FORM_LANG


def show_code_form(code: str, lang: Lang) -> None:
    hidden = f'<input type="hidden" name="{FORM_LANG}" value="{lang}">' if lang != DEFAULT_LANG else ""
    st.html(f"""<form class="sy-search ct-search" action="/certificate" method="get">
      <label class="sy-hidden" for="certificate-code">{escape(words.CODE.say(lang))}</label>
      <input type="text" id="certificate-code" name="code" value="{escape(code)}" maxlength="100" autocomplete="off"
        placeholder="{escape(words.CODE.say(lang))}">
      <button type="submit" class="sy-button ct-button">{escape(words.CHECK.say(lang))}</button>{hidden}</form>""")


def show_certificate(state: State, code: str, lang: Lang) -> None:
    """Raises CertificateNotFound."""
    certificate = get_certificate(state, code.strip())
    contest = get_contest(state, certificate.contest_id)
    facts = (
        (words.HOLDER, certificate.holder),
        (words.WORK, certificate.work_title),
        (words.AWARD, certificate.award.say(lang)),
        (words.CONTEST, contest.title.say(lang)),
        (words.ISSUED, local_day_words(certificate.issued_at, lang)),
    )
    rows = "".join(f"<dt>{escape(label.say(lang))}</dt><dd>{escape(value)}</dd>" for label, value in facts)
    pdf = anchor(f"/contest/certificates/{certificate.code}.pdf", words.PDF.say(lang), css="sy-button")
    st.html(f"""<section class="ct-certificate">{_verdict(certificate, lang)}<dl class="ds-facts">{rows}</dl>
      <p>{pdf}</p></section>""")


def _verdict(certificate: Certificate, lang: Lang) -> str:
    if certificate.revoked_at is None:
        return f'<p class="sy-note sy-note-green" role="status">{escape(words.VALID.say(lang))}</p>'
    day = local_day_words(certificate.revoked_at, lang)
    why = words.REVOKED_WHY.say(lang, day=day, reason=certificate.revoke_reason)
    return f"""<p class="sy-note sy-note-red" role="status">{escape(words.REVOKED.say(lang))}</p><p>{escape(why)}</p>"""
