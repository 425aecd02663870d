"""The page that a mailed link opens: it changes nothing by itself, the button on it does."""

from collections.abc import Callable
from html import escape

import streamlit as st

from core.clock import utc_now
from core.ids import secret_hash
from core.people.errors import LinkNotValid
from core.people.mailed_links import MailedLink, find_link
from core.words import Lang
from web.portal import get_portal
from web.ui.account import forms, words
from web.ui.account.joining import name_field
from web.ui.account.panels import show_panel
from web.ui.account.visitor import require_account
from web.ui.links import anchor, link

PENDING = "portal_pending"  # kept by the browser that registered; set by web/routes/browsers.py


def show_link(purpose: str, key: str, lang: Lang) -> None:
    show = _PURPOSES.get(purpose)
    found = find_link(get_portal().catalogue.state, key, purpose, now=utc_now()) if show else None
    if show is None or found is None:
        _show_gone(lang)
    else:
        show(found, [("for", purpose), ("key", key)], lang)


def _show_gone(lang: Lang) -> None:
    steps = [
        anchor(link("/login", lang), words.SIGN_IN.say(lang), css="sy-button sy-button-primary"),
        anchor(link("/forgot", lang), words.FORGOT.say(lang), css="sy-button"),
        anchor(link("/register", lang), words.REGISTER.say(lang), css="sy-button"),
    ]
    body = f'<p>{escape(LinkNotValid.sentence.say(lang))}</p><p class="sy-row">{"".join(steps)}</p>'
    show_panel(words.LINK_GONE, lang, body)


Kept = list[tuple[str, str]]


def _show_confirm(found: MailedLink, kept: Kept, lang: Lang) -> None:
    pending = st.context.cookies.get(PENDING)
    is_same_browser = isinstance(pending, str) and secret_hash(pending) == found.target
    asked = "" if is_same_browser else forms.password_field(lang)
    body = forms.form("confirm", lang, asked + forms.button(words.CONFIRM_BUTTON, lang), kept=kept)
    lead = words.CONFIRM_LEAD if is_same_browser else words.CONFIRM_ELSEWHERE
    show_panel(words.LINK_TITLES["confirm"], lang, body, lead=lead)


def _show_reset(_found: MailedLink, kept: Kept, lang: Lang) -> None:
    fields = forms.new_password_field(lang) + forms.button(words.SAVE_AND_SIGN_IN, lang)
    show_panel(words.LINK_TITLES["reset"], lang, forms.form("reset", lang, fields, kept=kept), lead=words.RESET_LEAD)


def _show_change(found: MailedLink, kept: Kept, lang: Lang) -> None:
    if require_account().id != found.account_id:
        _show_gone(lang)
        return
    body = f"<p><strong>{escape(found.target)}</strong></p>" + forms.form(
        "confirm-email", lang, forms.button(words.CHANGE_BUTTON, lang), kept=kept
    )
    show_panel(words.LINK_TITLES["change_email"], lang, body, lead=words.CHANGE_LEAD)


def _show_first(_found: MailedLink, kept: Kept, lang: Lang) -> None:
    fields = "".join(
        (
            forms.email_field(lang),
            forms.new_password_field(lang, label=words.PASSWORD),
            name_field(lang),
            forms.button(words.FIRST_BUTTON, lang),
        )
    )
    body = forms.form("first", lang, fields, kept=kept)
    show_panel(words.LINK_TITLES["first_administrator"], lang, body, lead=words.FIRST_LEAD)


_PURPOSES: dict[str, Callable[[MailedLink, Kept, Lang], None]] = {
    "confirm": _show_confirm,
    "reset": _show_reset,
    "change_email": _show_change,
    "first_administrator": _show_first,
}
