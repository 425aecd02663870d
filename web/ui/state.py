"""What the address and the cookies of this visit say."""

from collections.abc import Iterable

import streamlit as st

from core.words import Lang, as_lang
from web.ui.links import Pair, link_of_pairs

FORM_LANG = "hl"  # a field named `lang` would be renamed by the sanitizer of st.html; `settle_lang` puts it right


def settle_lang() -> None:
    """After a search from a form: the language moves to where every link keeps it."""
    if FORM_LANG in st.query_params:
        st.query_params["lang"] = st.query_params[FORM_LANG]
        del st.query_params[FORM_LANG]


def current_lang() -> Lang:
    return as_lang(st.query_params.get("lang", ""))


def query_pairs() -> list[Pair]:
    """The query string as (name, value) pairs; a repeated name gives several."""
    return [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]


def query_values(name: str) -> tuple[str, ...]:
    """Every value of one parameter, without the empty ones."""
    return tuple(value for value in st.query_params.get_all(name) if value)


def query_value(name: str) -> str:
    """The last value of a parameter, or nothing."""
    return next(iter(reversed(query_values(name))), "")


def query_number(name: str, default: int) -> int:
    """A whole number of 1 or more; the default for anything else."""
    text = query_value(name)
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 10 else default


def replace_query(pairs: Iterable[Pair]) -> None:
    """Puts another query string in the address without a new visit; the language stays unless it is among the pairs."""
    kept: dict[str, list[str]] = {}
    for name, value in pairs:
        kept.setdefault(name, []).append(value)
    if "lang" in st.query_params:
        kept.setdefault("lang", [st.query_params["lang"]])
    st.query_params.from_dict(kept)


def here(path: str, lang: Lang, *, without: Iterable[str] = ()) -> str:
    """A link to this very view: its path and the query of now, in the given language."""
    dropped = set(without)
    return link_of_pairs(path, lang, [(name, value) for name, value in query_pairs() if name not in dropped])


def has_large_text() -> bool:
    text = st.context.cookies.get("text")
    return isinstance(text, str) and text == "large"
