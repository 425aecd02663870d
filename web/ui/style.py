"""The portal's one style sheet: every file of `css/`, in the order of their names, sent once a run by the frame."""

from functools import cache
from pathlib import Path

import streamlit as st

from web.ui.icons import icon_rules

_FOLDER = Path(__file__).parent / "css"
_LARGE_TEXT = "html { font-size: 20px !important; }"


@cache
def style_sheet() -> str:
    """`base.css` comes first: it names the colours."""
    files = sorted(_FOLDER.glob("*.css"), key=lambda file: (file.stem != "base", file.stem))
    return "\n".join([*(file.read_text("utf-8") for file in files), icon_rules()])


def show_style(*, large_text: bool) -> None:
    st.html(f"<style>{style_sheet()}{_LARGE_TEXT if large_text else ''}</style>")
