"""Checking a receipt: whoever has its code sees what was submitted when, and whether it is still the same."""

from html import escape

import streamlit as st

from contest.phases import beijing
from contest.works.receipts import Verification, verify_receipt
from core.words import DEFAULT_LANG, Lang
from web import contest_submit_words as words
from web.portal import Portal
from web.ui.state import FORM_LANG


def show_receipt_form(code: str, lang: Lang) -> None:
    hidden = f'<input type="hidden" name="{FORM_LANG}" value="{lang}">' if lang != DEFAULT_LANG else ""
    st.html(f"""<form class="sy-search ct-search" action="/receipt" method="get">
      <label class="sy-hidden" for="receipt-code">{escape(words.RECEIPT_CODE.say(lang))}</label>
      <input type="search" id="receipt-code" name="code" value="{escape(code)}" maxlength="100" autocomplete="off"
        placeholder="{escape(words.RECEIPT_CODE.say(lang))}">
      <button type="submit" class="sy-button ct-button">{escape(words.CHECK.say(lang))}</button>{hidden}</form>""")


def show_receipt(portal: Portal, code: str, lang: Lang) -> None:
    """Raises ReceiptNotFound."""
    found = verify_receipt(portal.catalogue.state, portal.catalogue.files, code)
    receipt = found.receipt
    facts = (
        (words.CONTEST, receipt.contest.say(lang)),
        (words.TITLE, receipt.work_title),
        (words.VERSION, words.VERSION_NUMBER.say(lang, number=receipt.number)),
        (words.IS_CURRENT, (words.IS_COUNTED if receipt.is_counted else words.NOT_COUNTED).say(lang)),
        (words.MOMENT, beijing(receipt.submitted_at)),
        (words.DATASET_COUNT, str(receipt.dataset_count)),
        (words.FILE_COUNT, str(len(receipt.files))),
        (words.HASH, receipt.sha256),
        (words.RECEIPT_CODE, receipt.code),
    )
    rows = "".join(f"<dt>{escape(label.say(lang))}</dt><dd>{escape(value)}</dd>" for label, value in facts)
    st.html(f'<section class="sy-card su-receipt">{_verdict(found, lang)}<dl>{rows}</dl></section>')


def _verdict(found: Verification, lang: Lang) -> str:
    if found.is_intact:
        return f'<p class="sy-note sy-note-green" role="status">{escape(words.VALID.say(lang))}</p>'
    files = words.DAMAGED_FILES.say(lang, files=", ".join(found.damaged)) if found.damaged else ""
    said = escape(f"{words.DAMAGED.say(lang)}{files}")
    return f'<p class="sy-note sy-note-red" role="alert">{said}</p>'
