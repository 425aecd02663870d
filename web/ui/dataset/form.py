"""Pieces of the plain forms of the page. Each sends its fields to one address, which makes the short one of them."""

from collections.abc import Iterable, Sequence
from html import escape

from core.words import DEFAULT_LANG, Lang
from web.ui.links import Pair

PREFIX = "f."  # the sanitizer of st.html drops fields called `id`, `name`, `lang`; web/routes/dataset_form.py undoes it

Choice = tuple[str, str]  # (value, label)


def form(slug: str, lang: Lang, body: str, *, kept: Iterable[Pair], css: str = "", label: str = "") -> str:
    """A GET form whose result is a view of the dataset; `kept` goes along unchanged."""
    hidden = [*kept, *([("lang", lang)] if lang != DEFAULT_LANG else [])]
    fields = "".join(hidden_field(name, value) for name, value in hidden)
    named = f' aria-label="{escape(label)}"' if label else ""
    return (
        f'<form class="ds-form {css}" method="get" action="/dataset/{escape(slug)}/view"{named}>{fields}{body}</form>'
    )


def hidden_field(name: str, value: str) -> str:
    return f'<input type="hidden" name="{PREFIX}{escape(name)}" value="{escape(value)}">'


def select(name: str, label: str, choices: Sequence[Choice], chosen: str = "", *, spoken: bool = True) -> str:
    """A drop-down with its label; `spoken` False hides the label from sight, not from screen readers."""
    options = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(shown)}</option>'
        for value, shown in choices
    )
    css = "" if spoken else ' class="sy-hidden"'
    return f"""<label class="ds-field"><span{css}>{escape(label)}</span>
      <select name="{PREFIX}{escape(name)}">{options}</select></label>"""


def text_field(name: str, label: str, value: str = "", *, kind: str = "text", step: str = "", hint: str = "") -> str:
    steps = f' step="{step}"' if step else ""
    shown = f' placeholder="{escape(hint)}"' if hint else ""
    given = f'type="{kind}" name="{PREFIX}{escape(name)}" value="{escape(value)}" maxlength="200"{steps}{shown}'
    return f'<label class="ds-field"><span>{escape(label)}</span><input {given}></label>'


def tick_boxes(name: str, label: str, choices: Sequence[Choice], chosen: Sequence[str], summary: str) -> str:
    """Several of a few values, folded up to one line that says how many are chosen. One list is open at a time."""
    boxes = "".join(
        f"""<label class="ds-tick"><input type="checkbox" name="{PREFIX}{escape(name)}" value="{escape(value)}"
          {"checked" if value in chosen else ""}><span>{escape(shown)}</span></label>"""
        for value, shown in choices
    )
    return f"""<div class="ds-field"><span aria-hidden="true">{escape(label)}</span>
      <details class="ds-multi" name="choices">
      <summary><span class="sy-hidden">{escape(label)} </span>{escape(summary)}</summary>
      <fieldset><legend class="sy-hidden">{escape(label)}</legend>{boxes}</fieldset></details></div>"""


def button(label: str, *, is_main: bool = False) -> str:
    css = "sy-button sy-button-primary" if is_main else "sy-button"
    return f'<button type="submit" class="{css}">{escape(label)}</button>'
