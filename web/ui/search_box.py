"""The search box: a plain form, so it works without a rerun, and its result has an address of its own."""

from collections.abc import Iterable
from html import escape

from core.words import DEFAULT_LANG, Lang
from web import words
from web.ui.links import Pair
from web.ui.state import FORM_LANG


def search_box(lang: Lang, *, value: str = "", keep: Iterable[Pair] = (), css: str = "") -> str:
    """`keep` are the filters that a new search leaves on."""
    hidden = [pair for pair in keep if pair[0] not in ("q", "page", "lang")]
    if lang != DEFAULT_LANG:
        hidden.append((FORM_LANG, lang))
    kept = "".join(f'<input type="hidden" name="{escape(n)}" value="{escape(v)}">' for n, v in hidden)
    return f"""<form class="sy-search {css}" action="/datasets" method="get" role="search">
      <label class="sy-hidden" for="search-words">{escape(words.SEARCH_LABEL.say(lang))}</label>
      <input type="search" id="search-words" name="q" value="{escape(value)}" maxlength="200" autocomplete="off"
        placeholder="{escape(words.SEARCH_HINT.say(lang))}">
      <button type="submit" class="sy-button sy-button-primary">{escape(words.SEARCH_BUTTON.say(lang))}</button>
      {kept}</form>"""
