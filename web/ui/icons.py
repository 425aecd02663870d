"""Line icons in place of emoji, so that every machine shows the same: the city's files name them by the emoji.

Each is a drawing of `drawings/` and becomes a mask in the style sheet (st.html lets no inline SVG through), so it
takes the colour of the text round it. An emoji without a drawing is shown as it is.
"""

from html import escape
from pathlib import Path
from urllib.parse import quote

_FOLDER = Path(__file__).parent / "drawings"
_EMOJI_STYLE = "\ufe0f"

DRAWINGS = {
    "🚌": "bus",
    "🏥": "hospital",
    "🎓": "school",
    "💼": "work",
    "🛡": "shield",
    "🏠": "house",
    "🔥": "fire",
    "🥬": "bowl",
    "🌿": "leaf",
    "🌤": "weather",
    "🤝": "people",
    "🏙": "city",
    "📋": "list",
    "🚨": "siren",
    "🏯": "pavilion",
    "📈": "chart",
    "🏪": "shop",
    "🌾": "wheat",
    "✅": "check",
    "🔬": "chip",
    "📡": "antenna",
    "🗺": "map",
    "🔎": "search",
}


def icon(emoji: str, css: str = "") -> str:
    """The drawing of an emoji as HTML, hidden from screen readers: the words beside it say the same.

    >>> icon("🚌")
    '<span class="sy-icon sy-icon-bus" aria-hidden="true"></span>'
    >>> icon("🦄", "sy-big")
    '<span class="sy-big" aria-hidden="true">🦄</span>'
    """
    name = DRAWINGS.get(emoji.replace(_EMOJI_STYLE, ""))
    if name is None:
        return f'<span class="{css}" aria-hidden="true">{escape(emoji)}</span>'
    return f'<span class="{f"sy-icon sy-icon-{name} {css}".strip()}" aria-hidden="true"></span>'


def icon_rules() -> str:
    """The drawings as rules of the style sheet."""
    return "\n".join(
        f'.sy-icon-{name} {{ --sy-drawing: url("data:image/svg+xml,{quote(_drawing(name))}"); }}'
        for name in DRAWINGS.values()
    )


def _drawing(name: str) -> str:
    return (_FOLDER / f"{name}.svg").read_text("utf-8").replace("\n", "")
