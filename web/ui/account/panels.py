"""The frame of the small account pages: a title, a sentence, one form in the middle."""

from html import escape

import streamlit as st

from core.words import Lang, Text


def show_panel(title: Text, lang: Lang, body: str, *, lead: Text | None = None, below: str = "") -> None:
    said = f'<p class="sy-muted">{escape(lead.say(lang))}</p>' if lead else ""
    st.html(
        f"""<section class="ac-panel"><h1 class="sy-title">{escape(title.say(lang))}</h1>{said}{body}
        {f'<div class="ac-below">{below}</div>' if below else ""}</section>"""
    )


def card(title: Text, lang: Lang, body: str, *, lead: str = "") -> str:
    """One matter of the account page. `lead` is a sentence."""
    said = f'<p class="sy-muted sy-small">{escape(lead)}</p>' if lead else ""
    return f"""<section class="sy-card ac-card"><h2>{escape(title.say(lang))}</h2>{said}{body}</section>"""
