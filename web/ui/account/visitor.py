"""Who is reading this page. Asked anew on every run: a session can end while the page stays open."""

from html import escape
from urllib.parse import urlsplit

import streamlit as st
from streamlit.runtime.scriptrunner import StopException

from core.clock import utc_now
from core.people.accounts import Account
from core.people.sessions import find_signed_in
from web.portal import get_portal
from web.ui.account import words
from web.ui.links import anchor, link
from web.ui.state import current_lang, here

COOKIE = "portal_sid"  # set and cleared by web/routes/account.py alone


def session_cookie() -> str | None:
    """The cookie as the browser sent it when the page was opened. In an AppTest there is none."""
    cookie = st.context.cookies.get(COOKIE)
    return cookie if isinstance(cookie, str) and cookie else None


def current_account() -> Account | None:
    """Whoever is signed in in this browser at this moment, or None."""
    cookie = session_cookie()
    return find_signed_in(get_portal().catalogue.state, cookie, now=utc_now()) if cookie else None


def require_account() -> Account:
    """Whoever is signed in. Shows everyone else an invitation that leads back here, and ends the page."""
    account = current_account()
    if account is None:
        st.html(_invitation())
        raise StopException
    return account


def current_path() -> str:
    """The path of this page, `/account` say; `/` where it is not known."""
    url = st.context.url
    return (urlsplit(url).path or "/") if isinstance(url, str) else "/"


def _invitation() -> str:
    lang = current_lang()
    back = here(current_path(), lang)
    steps = [
        anchor(link("/login", lang, next=back), words.SIGN_IN.say(lang), css="sy-button sy-button-primary"),
        anchor(link("/register", lang, next=back), words.REGISTER.say(lang), css="sy-button"),
    ]
    return f"""<section class="sy-error"><h1 class="sy-title">{escape(words.SIGN_IN_FIRST.say(lang))}</h1>
      <p>{escape(words.SIGN_IN_FIRST_WHY.say(lang))}</p><p class="sy-row">{"".join(steps)}</p></section>"""
