"""The portal's one style sheet: every file of `css/`, in the order of their names, sent once a run by the frame."""

from functools import cache
from pathlib import Path

import streamlit as st

from core.words import Lang
from web.ui.icons import icon_rules

_FOLDER = Path(__file__).parent / "css"
_LARGE_TEXT = "html { font-size: 20px !important; }"
# In the Chinese fonts “quotes” are as wide as a character; Streamlit brings Source Sans with it.
_ENGLISH = ".stApp { font-family: 'Source Sans', system-ui, 'Noto Sans CJK SC', 'PingFang SC', sans-serif !important; }"


@cache
def style_sheet() -> str:
    """`base.css` comes first: it names the colours."""
    files = sorted(_FOLDER.glob("*.css"), key=lambda file: (file.stem != "base", file.stem))
    return "\n".join([*(file.read_text("utf-8") for file in files), icon_rules()])


def show_style(lang: Lang, *, large_text: bool) -> None:
    more = [rule for rule, is_on in ((_LARGE_TEXT, large_text), (_ENGLISH, lang == "en")) if is_on]
    st.html(f"<style>{style_sheet()}{' '.join(more)}</style>")
