"""Small tables of the contest's pages, as HTML that scrolls sideways on a phone."""

from collections.abc import Sequence
from html import escape

from core.words import Lang, Text


def table(heads: Sequence[Text], rows: str, lang: Lang, *, numbers: Sequence[Text] = ()) -> str:
    """The table with these headings; those of `numbers` stand over numbers. `rows` is HTML."""
    css = dict.fromkeys(numbers, ' class="sy-right"')
    cells = "".join(f'<th scope="col"{css.get(head, "")}>{escape(head.say(lang))}</th>' for head in heads)
    return f"""<div class="sy-table-frame" tabindex="0"><table class="sy-table"><thead><tr>{cells}</tr></thead>
      <tbody>{rows}</tbody></table></div>"""
