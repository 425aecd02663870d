"""Small charts made of HTML alone: they load at once, follow the theme, and a screen reader reads their numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from core.words import Lang
from web.ui.numbers import full_number, short_number


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    value: float
    href: str = ""


def bar_list(bars: Sequence[Bar], lang: Lang, *, caption: str, unit: str = "") -> str:
    """Lying bars, one a line: label, bar, number. With an `href` the label is a link."""
    largest = max((bar.value for bar in bars), default=0) or 1
    lines = "".join(_line(bar, largest, lang, unit) for bar in bars)
    return f'<ul class="sy-bars" aria-label="{escape(caption)}">{lines}</ul>'


def _line(bar: Bar, largest: float, lang: Lang, unit: str) -> str:
    label = f'<a href="{escape(bar.href)}">{escape(bar.label)}</a>' if bar.href else escape(bar.label)
    peak = ' class="sy-peak"' if bar.value == largest else ""
    return f"""<li{peak}><span class="sy-bar-label">{label}</span>
      <span class="sy-bar-track" aria-hidden="true"><span style="width:{100 * bar.value / largest:.1f}%"></span></span>
      <span class="sy-bar-value" title="{escape(f"{full_number(bar.value)} {unit}".strip())}">
        {escape(short_number(bar.value, lang))}</span></li>"""


def columns(bars: Sequence[Bar], lang: Lang, *, caption: str, unit: str = "") -> str:
    """Standing bars for a series in time, oldest first; the highest is darker, and only few labels are printed."""
    largest = max((bar.value for bar in bars), default=0) or 1
    step = max(1, -(-len(bars) // 6))
    drawn = "".join(
        _column(bar, lang, unit, height=bar.value / largest, is_labelled=place % step == 0)
        for place, bar in enumerate(bars)
    )
    return f'<ul class="sy-columns" aria-label="{escape(caption)}">{drawn}</ul>'


def _column(bar: Bar, lang: Lang, unit: str, *, height: float, is_labelled: bool) -> str:
    spoken = escape(f"{bar.label} {full_number(bar.value)} {unit}".strip())
    return f"""<li{' class="sy-peak"' if height == 1 else ""} title="{spoken}"><span class="sy-hidden">{spoken}</span>
      <span class="sy-column-track" aria-hidden="true"><span class="sy-column" style="height:{100 * height:.1f}%">
        <span class="sy-column-value">{escape(short_number(bar.value, lang))}</span></span></span>
      <span class="sy-column-label" aria-hidden="true">{escape(bar.label) if is_labelled else ""}</span></li>"""
