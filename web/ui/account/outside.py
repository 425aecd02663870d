"""Signing in with an account somewhere else, where the portal's secrets name an identity provider (`[auth]`)."""

import streamlit as st

from core.clock import utc_now
from core.errors import PortalError
from core.people.outside import find_or_make_account, make_ticket
from core.words import Lang
from web.portal import get_portal
from web.ui.account import forms, words


def is_offered() -> bool:
    """Whether somebody set up an identity provider."""
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def is_half_way() -> bool:
    """Whether the provider has answered and our own session is still to begin: its answer leads to the front page."""
    return is_offered() and bool(st.user.is_logged_in)


def show_outside_sign_in(lang: Lang, *, back: str) -> None:
    """A button that leads to the provider; back from there, one that turns its word into a session of ours."""
    if not is_offered():
        return
    with st.container(key="ac-outside"):
        _show_buttons(lang, back)


def _show_buttons(lang: Lang, back: str) -> None:
    if not st.user.is_logged_in:
        st.button(words.OUTSIDE_SIGN_IN.say(lang), key="login.outside", on_click=st.login, width="stretch")
        return
    try:
        ticket = _ticket()
    except PortalError as refused:
        st.warning(refused.say(lang))
    else:
        name = words.OUTSIDE_AS.filled(name=str(st.user.get("name") or st.user.get("email") or ""))
        st.html(forms.form("outside", lang, forms.button(name, lang), kept=[("key", ticket), ("next", back)]))
    st.button(words.OUTSIDE_OTHER.say(lang), key="login.outside-other", on_click=st.logout, width="stretch")


def _ticket() -> str:
    """Raises OutsideAddressNeeded or BadAddress."""
    state, now, user = get_portal().catalogue.state, utc_now(), st.user
    account_id = find_or_make_account(
        state,
        issuer=str(user.get("iss", "")),
        subject=str(user.get("sub", "")),
        email=str(user.get("email", "")),
        is_verified=user.get("email_verified") is True,
        name=str(user.get("name", "")),
        now=now,
    )
    return make_ticket(state, account_id, now=now)
