"""Widgets whose frame would speak English to a Chinese reader."""

import ast
from pathlib import Path

REPOSITORY = Path(__file__).parents[3]


def test_no_multiselect_offers_its_english_select_all() -> None:
    """Streamlit has no words of ours for it."""
    calls = [
        (path.name, call)
        for path in (REPOSITORY / "web").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "st.multiselect"
    ]

    assert calls
    assert [name for name, call in calls if "select_all=False" not in ast.unparse(call)] == []
