"""Pieces of the account forms: plain HTML that is posted to a route, since only a route can set a cookie.

The sanitizer of st.html drops fields named like properties of a document or a form (`name`, `id`, `lang`, `title`):
the fields here have other names, and every id begins with `ac-`.
"""

from collections.abc import Iterable
from html import escape

from core.people.passwords import LONGEST, SHORTEST
from core.words import DEFAULT_LANG, Lang, Text
from web.ui.account import words
from web.ui.links import Pair


def form(action: str, lang: Lang, body: str, *, kept: Iterable[Pair] = (), css: str = "") -> str:
    """`action` is the last part of an address below /account/; `kept` goes along unseen."""
    hidden = [*kept, *([("hl", lang)] if lang != DEFAULT_LANG else [])]
    fields = "".join(f'<input type="hidden" name="{escape(n)}" value="{escape(v)}">' for n, v in hidden)
    return f'<form class="ac-form {css}" method="post" action="/account/{action}" target="_self">{fields}{body}</form>'


def field(
    name: str,
    label: Text,
    lang: Lang,
    *,
    kind: str = "text",
    value: str = "",
    autocomplete: str = "off",
    most: int = 254,
    least: int = 0,
    hint: Text | None = None,
    group: str = "",
    is_required: bool = True,
) -> str:
    """`group` tells apart fields of the same name in several forms of one page."""
    key = f"ac-{group}{name}"
    said, described = _hint(key, hint, lang)
    rules = f' maxlength="{most}"' + (f' minlength="{least}"' if least else "") + (" required" if is_required else "")
    given = f'id="{key}" name="{name}" type="{kind}" value="{escape(value)}" autocomplete="{autocomplete}"'
    return f"""<div class="ac-field"><label for="{key}">{escape(label.say(lang))}</label>
      <input {given}{rules}{described}>{said}</div>"""


def email_field(lang: Lang, *, label: Text = words.EMAIL, autocomplete: str = "username", group: str = "") -> str:
    return field("email", label, lang, kind="email", autocomplete=autocomplete, group=group)


def password_field(lang: Lang, *, name: str = "password", label: Text = words.PASSWORD, group: str = "") -> str:
    """A password that exists."""
    return field(name, label, lang, kind="password", autocomplete="current-password", most=LONGEST, group=group)


def new_password_field(lang: Lang, *, label: Text = words.NEW_PASSWORD, group: str = "") -> str:
    """A password to be chosen, with what is asked of it."""
    rule = words.PASSWORD_RULE
    return field(
        "password",
        label,
        lang,
        kind="password",
        autocomplete="new-password",
        least=SHORTEST,
        most=LONGEST,
        hint=rule,
        group=group,
    )


def text_area(name: str, label: Text, lang: Lang, *, value: str, most: int) -> str:
    return f"""<div class="ac-field"><label for="ac-{name}">{escape(label.say(lang))}</label>
      <textarea id="ac-{name}" name="{name}" rows="3" maxlength="{most}">{escape(value)}</textarea></div>"""


def select(name: str, label: Text, lang: Lang, choices: Iterable[tuple[str, Text]], chosen: str = "") -> str:
    options = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(shown.say(lang))}</option>'
        for value, shown in choices
    )
    return f"""<div class="ac-field"><label for="ac-{name}">{escape(label.say(lang))}</label>
      <select id="ac-{name}" name="{name}">{options}</select></div>"""


def tick(name: str, label: Text, lang: Lang) -> str:
    return f"""<div class="ac-tick"><input id="ac-{name}" name="{name}" type="checkbox" value="1" required>
      <label for="ac-{name}">{escape(label.say(lang))}</label></div>"""


def button(label: Text, lang: Lang, *, is_main: bool = True, spoken: Text | None = None, css: str = "") -> str:
    """`spoken` is what a screen reader says where the label alone would not tell which one."""
    look = "sy-button sy-button-primary" if is_main else "sy-button"
    named = f' aria-label="{escape(spoken.say(lang))}"' if spoken else ""
    return f'<button type="submit" class="{look} {css}"{named}>{escape(label.say(lang))}</button>'


def _hint(key: str, hint: Text | None, lang: Lang) -> Pair:
    if hint is None:
        return "", ""
    return f'<p class="ac-hint" id="{key}-hint">{escape(hint.say(lang))}</p>', f' aria-describedby="{key}-hint"'
