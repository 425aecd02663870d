"""Signing in: the form, the accounts of a demonstration, and who is signed in already."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from core.people.accounts import Account
from core.words import Lang, Text
from web.ui.account import forms, words
from web.ui.account.panels import show_panel
from web.ui.links import anchor, link


@dataclass(frozen=True)
class DemoAccount:
    """An invented person whom every visitor of a demonstration may be."""

    role: Text
    name: str
    email: str
    password: str


def show_sign_in(lang: Lang, *, back: str) -> None:
    """`back` is where the visitor was going."""
    body = "".join(
        (
            forms.email_field(lang),
            forms.password_field(lang),
            forms.button(words.SIGN_IN, lang),
        )
    )
    below = " · ".join(
        (
            anchor(link("/forgot", lang), words.FORGOT.say(lang)),
            f"{escape(words.NO_ACCOUNT_YET.say(lang))} "
            + anchor(link("/register", lang, next=back or None), words.REGISTER.say(lang)),
        )
    )
    show_panel(
        words.SIGN_IN,
        lang,
        forms.form("login", lang, body, kept=[("next", back)]),
        lead=words.SIGN_IN_LEAD,
        below=below,
    )


def show_signed_in(account: Account, lang: Lang, *, back: str) -> None:
    """For who comes to the sign-in page signed in."""
    on = anchor(back or link("/account", lang), words.GO_ON.say(lang), css="sy-button sy-button-primary")
    body = f'<div class="sy-row">{on}{sign_out_form(lang)}</div>'
    show_panel(words.SIGNED_IN_AS.filled(name=account.display_name), lang, body)


def sign_out_form(lang: Lang) -> str:
    return forms.form("logout", lang, forms.button(words.SIGN_OUT, lang, is_main=False), css="ac-inline")


def show_demo_accounts(accounts: Sequence[DemoAccount], lang: Lang) -> None:
    """A row for each role, with a button that signs in. Only for a demonstration: the passwords are public."""
    if not accounts:
        return
    rows = "".join(_demo_row(each, lang) for each in accounts)
    lead = words.DEMO_LEAD.say(lang, password=accounts[0].password)
    st.html(
        f"""<section class="ac-demo"><h2>{escape(words.DEMO_ACCOUNTS.say(lang))}</h2>
        <p class="sy-muted">{escape(lead)}</p><ul class="ac-list">{rows}</ul></section>"""
    )


def _demo_row(account: DemoAccount, lang: Lang) -> str:
    kept = [("email", account.email), ("password", account.password)]
    spoken = words.SIGN_IN_AS.filled(name=account.name)
    button = forms.button(words.SIGN_IN, lang, is_main=False, spoken=spoken)
    return f"""<li><div><strong>{escape(account.role.say(lang))}</strong>
      <span class="sy-muted">{escape(account.name)} · {escape(account.email)}</span></div>
      {forms.form("login", lang, button, kept=kept, css="ac-inline")}</li>"""
