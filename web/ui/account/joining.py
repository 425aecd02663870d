"""Registering, and asking for a new password: the forms, and the page that says that a mail is on its way."""

from html import escape

from core.people.affiliations import LONGEST as LONGEST_AFFILIATION
from core.people.profile import LONGEST_NAME
from core.people.terms import PARAGRAPHS
from core.words import Lang, Text
from web.portal import get_portal
from web.ui.account import forms, words
from web.ui.account.panels import show_panel
from web.ui.links import anchor, link


def show_register(lang: Lang, *, back: str) -> None:
    body = "".join(
        (
            forms.email_field(lang),
            forms.new_password_field(lang, label=words.PASSWORD),
            name_field(lang),
            affiliation_field(lang),
            _terms(lang),
            forms.tick("agreed", words.AGREE, lang),
            forms.button(words.REGISTER, lang),
        )
    )
    sign_in = anchor(link("/login", lang, next=back or None), words.SIGN_IN.say(lang))
    show_panel(
        words.REGISTER,
        lang,
        forms.form("register", lang, body, kept=[("next", back)]),
        lead=words.REGISTER_LEAD,
        below=f"{escape(words.HAVE_ACCOUNT.say(lang))} {sign_in}",
    )


def show_forgot(lang: Lang) -> None:
    body = forms.email_field(lang) + forms.button(words.SEND_LINK, lang)
    sign_in = anchor(link("/login", lang), words.SIGN_IN.say(lang))
    show_panel(words.FORGOT, lang, forms.form("forgot", lang, body), lead=words.FORGOT_LEAD, below=sign_in)


def show_mail_sent(said: Text, again: str, lang: Lang) -> None:
    """`again` is the page of the form, for who mistyped the address."""
    hints = [words.MAIL_HINT]
    settings = get_portal().settings
    if settings.is_demo and not settings.smtp_url:
        hints.append(words.MAIL_IN_OUTBOX)
    told = "".join(f'<p class="sy-muted">{escape(hint.say(lang))}</p>' for hint in hints)
    body = f"<p>{escape(said.say(lang))}</p>{told}"
    show_panel(words.MAIL_SENT, lang, body, below=anchor(link(again, lang), words.TRY_AGAIN.say(lang)))


def name_field(lang: Lang, value: str = "") -> str:
    return forms.field(
        "display",
        words.DISPLAY_NAME,
        lang,
        value=value,
        autocomplete="name",
        most=LONGEST_NAME,
        hint=words.DISPLAY_NAME_HINT,
    )


def affiliation_field(lang: Lang, value: str = "") -> str:
    return forms.field(
        "affiliation",
        words.AFFILIATION,
        lang,
        value=value,
        autocomplete="organization",
        most=LONGEST_AFFILIATION,
        hint=words.AFFILIATION_HINT,
        is_required=False,
    )


def _terms(lang: Lang) -> str:
    said = "".join(f"<li>{escape(each.say(lang))}</li>" for each in PARAGRAPHS)
    return f"""<details class="ac-terms"><summary>{escape(words.TERMS.say(lang))}</summary><ul>{said}</ul></details>"""
