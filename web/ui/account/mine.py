"""My account: everything that a person may see and change about himself or herself."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

import streamlit as st

from core.clock import as_local
from core.people.accounts import Account
from core.people.profile import LONGEST_ABOUT
from core.people.sessions import Session
from core.people.tokens import LONGEST_NAME as LONGEST_TOKEN_NAME
from core.people.tokens import Token
from core.people.words import ROLES
from core.words import Lang
from web.ui.account import forms, words
from web.ui.account.entrance import sign_out_form
from web.ui.account.joining import affiliation_field, name_field
from web.ui.account.panels import card

_LANGUAGES = (("zh", words.CHINESE), ("en", words.ENGLISH))


def show_account_head(account: Account, lang: Lang) -> None:
    st.html(
        f"""<section class="sy-page-head ac-head"><div><h1 class="sy-title">{escape(words.MY_ACCOUNT.say(lang))}</h1>
        <p class="sy-muted">{escape(account.display_name)} · {escape(account.email)}</p></div>
        {sign_out_form(lang)}</section>"""
    )


def show_account(
    account: Account,
    *,
    roles: Sequence[tuple[str, str]],
    sessions: Sequence[Session],
    session_id: str,
    tokens: Sequence[Token],
    has_password: bool,
    now: datetime,
    lang: Lang,
) -> None:
    """`roles` are (role, name of where it holds); `session_id` is the one of this browser."""
    cards = [
        _profile(account, lang),
        _roles(roles, lang),
        _password(lang) if has_password else "",
        _email(account, lang, has_password=has_password),
        _devices(sessions, session_id, lang),
        _tokens(tokens, now, lang),
        _closing(lang, has_password=has_password),
    ]
    st.html(f'<div class="ac-cards">{"".join(cards)}</div>')


def _profile(account: Account, lang: Lang) -> str:
    fields = (
        name_field(lang, account.display_name),
        affiliation_field(lang, account.affiliation),
        forms.text_area("about", words.ABOUT, lang, value=account.about, most=LONGEST_ABOUT),
        forms.select("mail_lang", words.MAIL_LANG, lang, _LANGUAGES, account.lang),
        forms.button(words.SAVE, lang),
    )
    return card(words.PROFILE, lang, forms.form("profile", lang, "".join(fields)))


def _roles(roles: Sequence[tuple[str, str]], lang: Lang) -> str:
    if not roles:
        return card(words.ROLES, lang, f"<p>{escape(words.NO_ROLES.say(lang))}</p>")
    items = "".join(
        f"<li>{escape(words.ROLE_IN.say(lang, role=ROLES[role], scope=scope or words.EVERYWHERE))}</li>"
        for role, scope in roles
    )
    return card(words.ROLES, lang, f'<ul class="ac-list">{items}</ul>')


def _password(lang: Lang) -> str:
    fields = (
        forms.password_field(lang, name="old", label=words.CURRENT_PASSWORD),
        forms.new_password_field(lang, group="new-"),
        forms.button(words.CHANGE_PASSWORD, lang),
    )
    return card(words.CHANGE_PASSWORD, lang, forms.form("password", lang, "".join(fields)))


def _email(account: Account, lang: Lang, *, has_password: bool) -> str:
    fields = (
        forms.email_field(lang, label=words.NEW_EMAIL, autocomplete="email", group="new-"),
        _asked_again("email-", lang) if has_password else "",
        forms.button(words.CHANGE_EMAIL, lang),
    )
    lead = f"{words.EMAIL_NOW.say(lang, email=account.email)} · {words.CHANGE_EMAIL_HINT.say(lang)}"
    return card(words.CHANGE_EMAIL, lang, forms.form("change-email", lang, "".join(fields)), lead=lead)


def _devices(sessions: Sequence[Session], session_id: str, lang: Lang) -> str:
    items = "".join(_device(each, lang, is_this=each.id == session_id) for each in sessions)
    others = ""
    if len(sessions) > 1:
        others = forms.form("end-sessions", lang, forms.button(words.END_OTHERS, lang, is_main=False))
    return card(words.DEVICES, lang, f'<ul class="ac-list">{items}</ul>{others}')


def _device(session: Session, lang: Lang, *, is_this: bool) -> str:
    device = session.device or words.UNKNOWN_DEVICE.say(lang)
    seen = words.DEVICE_SEEN.say(lang, when=_when(session.seen_at), since=_when(session.created_at))
    if is_this:
        act = f'<span class="sy-badge sy-badge-green">{escape(words.THIS_DEVICE.say(lang))}</span>'
    else:
        button = forms.button(words.END, lang, is_main=False, spoken=words.END_DEVICE.filled(device=device))
        act = forms.form("end-session", lang, button, kept=[("session", session.id)], css="ac-inline")
    return f"""<li><div><strong>{escape(device)}</strong><span class="sy-muted sy-small">{escape(seen)}</span></div>
      {act}</li>"""


def _tokens(tokens: Sequence[Token], now: datetime, lang: Lang) -> str:
    items = "".join(_token(each, now, lang) for each in tokens)
    fields = (
        forms.field("label", words.TOKEN_LABEL, lang, most=LONGEST_TOKEN_NAME),
        forms.select("days", words.TOKEN_LASTS, lang, words.TOKEN_LASTS_CHOICES, "90"),
        forms.button(words.MAKE_TOKEN, lang, is_main=False),
    )
    listed = f'<ul class="ac-list">{items}</ul>' if items else ""
    return card(
        words.TOKENS, lang, listed + forms.form("tokens", lang, "".join(fields)), lead=words.TOKENS_LEAD.say(lang)
    )


def _token(token: Token, now: datetime, lang: Lang) -> str:
    facts = [words.TOKEN_USED.say(lang, when=_when(token.used_at)) if token.used_at else words.TOKEN_UNUSED.say(lang)]
    if token.expires_at is not None:
        is_over = token.expires_at <= now
        facts.append(
            words.TOKEN_ENDED.say(lang) if is_over else words.TOKEN_ENDS.say(lang, when=_when(token.expires_at))
        )
    button = forms.button(words.REVOKE, lang, is_main=False, spoken=words.REVOKE_TOKEN.filled(name=token.name))
    act = forms.form("revoke-token", lang, button, kept=[("token", token.id)], css="ac-inline")
    return f"""<li><div><strong>{escape(token.name)}</strong>
      <span class="sy-muted sy-small">{escape(" · ".join(facts))}</span></div>{act}</li>"""


def _closing(lang: Lang, *, has_password: bool) -> str:
    fields = (
        forms.tick("sure", words.SURE, lang),
        _asked_again("close-", lang) if has_password else "",
        forms.button(words.CLOSE_ACCOUNT, lang, is_main=False, css="ac-danger"),
    )
    return card(words.CLOSE_ACCOUNT, lang, forms.form("close", lang, "".join(fields)), lead=words.CLOSE_LEAD.say(lang))


def _asked_again(group: str, lang: Lang) -> str:
    return forms.password_field(lang, label=words.CURRENT_PASSWORD, group=group)


def _when(moment: datetime) -> str:
    return f"{as_local(moment):%Y-%m-%d %H:%M}"
