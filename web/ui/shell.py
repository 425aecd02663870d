"""The frame round every page: style, header, the page itself, footer."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from html import escape
from typing import NoReturn

import streamlit as st
from streamlit.runtime.scriptrunner import StopException

from core.errors import NotFound, PortalError
from core.words import Lang, Text
from web import contest_words, developer_words, sql_words, words
from web.ui import reads
from web.ui.account import words as account_words
from web.ui.account.outside import is_half_way
from web.ui.account.visitor import current_account
from web.ui.links import anchor, link
from web.ui.state import current_lang, has_large_text, here, settle_lang
from web.ui.style import show_style

ICON = "🏙️"
MENU = (
    ("", words.HOME),
    ("datasets", words.DATASETS),
    ("contest", contest_words.CONTEST),
    ("overview", words.OVERVIEW),
    ("developers", developer_words.DEVELOPERS),
    ("sql", sql_words.MENU),
    ("help", words.HELP),
)
_PAGES = (
    ("home", words.HOME),
    ("datasets", words.DATASETS),
    ("dataset", words.DATASET),
    ("overview", words.OVERVIEW),
    ("developers", developer_words.DEVELOPERS),
    ("sql", sql_words.SQL),
    ("help", words.HELP),
    ("contest", contest_words.CONTEST),
    ("team", contest_words.MY_TEAM),
    ("submit", contest_words.SUBMIT),
    ("receipt", contest_words.RECEIPT),
    ("vote", contest_words.VOTE),
    ("judging", contest_words.JUDGING),
    ("gallery", contest_words.GALLERY),
    ("results", contest_words.RESULTS),
    ("appeal", contest_words.APPEAL),
    ("certificate", contest_words.CERTIFICATE),
    ("work", contest_words.WORK),
    ("organisers", contest_words.ORGANISERS),
    ("login", account_words.SIGN_IN),
    ("register", account_words.REGISTER),
    ("forgot", account_words.FORGOT),
    ("link", account_words.MY_ACCOUNT),
    ("account", account_words.MY_ACCOUNT),
)


def frame() -> None:
    """Draws the whole page that the address asks for. The footer comes even when the page stops half way."""
    settle_lang()
    lang = current_lang()
    st.set_page_config(page_title=reads.city().site_name.say(lang), page_icon=ICON, layout="wide")
    page = st.navigation([_page(name, title, lang) for name, title in _PAGES], position="hidden")
    show_style(lang, large_text=has_large_text())
    st.html(_header(page.url_path, lang))
    try:
        with suppress(StopException):
            page.run()
    finally:
        st.html(_footer(lang))


def _page(name: str, title: Text, lang: Lang) -> st.Page:
    is_home = name == "home"
    return st.Page(f"pages/{name}.py", title=title.say(lang), url_path="" if is_home else name, default=is_home)


def page_title(title: str) -> None:
    """Puts the page's own title before the site's in the browser's tab."""
    st.set_page_config(page_title=f"{title} · {reads.city().site_name.say(current_lang())}")


@contextmanager
def explained() -> Iterator[None]:
    """Shows a `PortalError` as a calm sentence with a next step, and ends the page there."""
    try:
        yield
    except PortalError as error:
        lang = current_lang()
        page_title(_problem_title(error).say(lang))
        st.html(_problem(error, lang))
        end_page()


def end_page() -> NoReturn:
    """Ends the page here, with the footer below. `st.stop()` would end the frame as well."""
    raise StopException


def _problem_title(error: PortalError) -> Text:
    return words.NOT_FOUND_TITLE if isinstance(error, NotFound) else words.PROBLEM_TITLE


def _problem(error: PortalError, lang: Lang) -> str:
    steps = [
        anchor(link("/datasets", lang), words.TRY_CATALOGUE.say(lang), css="sy-button sy-button-primary"),
        anchor(link("/help", lang), words.TRY_HELP.say(lang), css="sy-button"),
        anchor(link("/", lang), words.BACK_HOME.say(lang), css="sy-button"),
    ]
    return f"""<section class="sy-error"><h1 class="sy-title">{escape(_problem_title(error).say(lang))}</h1>
      <p>{escape(error.say(lang))}</p><p class="sy-row">{"".join(steps)}</p></section>"""


def _header(path: str, lang: Lang) -> str:
    name = reads.city().site_name.say(lang)
    menu = "".join(
        anchor(link(f"/{target}", lang), title.say(lang), aria_current="page" if target == path else "")
        for target, title in MENU
    )
    banner = f'<p class="sy-band sy-banner">{escape(words.DEMO_BANNER.say(lang))}</p>' if reads.is_demo() else ""
    tools = _tools(f"/{path}", lang) + _person(f"/{path}", lang)
    return f"""<a class="sy-skip" href="#content">{escape(words.SKIP_TO_CONTENT.say(lang))}</a>{banner}
      <header class="sy-header"><div class="sy-header-in">
        <a class="sy-brand" href="{escape(link("/", lang))}">
          <span class="sy-brand-mark" aria-hidden="true">{escape(name[0])}</span>{escape(name)}</a>
        <nav class="sy-nav" aria-label="{escape(words.MAIN_NAVIGATION.say(lang))}">{menu}</nav>
        <div class="sy-tools" role="group" aria-label="{escape(words.TOOLS.say(lang))}">{tools}</div>
      </div></header><div class="sy-band sy-line"></div><div id="content" tabindex="-1"></div>"""


def _tools(path: str, lang: Lang) -> str:
    other: Lang = "zh" if lang == "en" else "en"
    is_large = has_large_text()
    size = link("/preferences", lang, text="normal" if is_large else "large", next=here(path, lang))
    size_words = words.NORMAL_TEXT if is_large else words.LARGE_TEXT
    other_tag = "zh-CN" if other == "zh" else "en"
    return anchor(size, size_words.say(lang)) + anchor(
        here(path, other), words.OTHER_LANGUAGE.say(lang), lang=other_tag, hreflang=other_tag
    )


def _person(path: str, lang: Lang) -> str:
    """The way to one's account, or to sign in and come back here."""
    if current_account() is not None:
        return anchor(link("/account", lang), account_words.ACCOUNT.say(lang), css="sy-tool-person")
    is_on_the_way = path in ("/", "/login", "/register", "/forgot", "/link")
    back = None if is_on_the_way else here(path, lang)
    label = account_words.FINISH_SIGN_IN if is_half_way() else account_words.SIGN_IN
    return anchor(link("/login", lang, next=back), label.say(lang), css="sy-tool-person")


def _footer(lang: Lang) -> str:
    city = reads.city()
    menu = "".join(f"<li>{anchor(link(f'/{target}', lang), title.say(lang))}</li>" for target, title in MENU[1:])
    licence = city.licences[0]
    standards = anchor(f"{link('/help', lang)}#standards", words.FOOTER_STANDARDS.say(lang))
    return f"""<footer class="sy-band sy-footer"><div class="sy-footer-in">
      <div class="sy-footer-note"><h2>{escape(city.site_name.say(lang))}</h2>
        <p>{escape(words.FOOTER_ABOUT.say(lang))}</p><p>{escape(city.statement.say(lang))}</p></div>
      <div><h2>{escape(words.FOOTER_BROWSE.say(lang))}</h2>
        <ul>{menu}<li>{standards}</li><li>{anchor("/sitemap.xml", words.FOOTER_SITEMAP.say(lang))}</li></ul></div>
      <div><h2>{escape(words.FOOTER_CONTACT.say(lang))}</h2>
        <ul><li>{escape(city.contact_name.say(lang))}</li>
          <li>{anchor(f"mailto:{city.contact_email}", city.contact_email)}</li>
          <li>{anchor(licence.url, words.FOOTER_LICENCE.say(lang, title=licence.title.say(lang)))}</li></ul></div>
    </div></footer>"""
