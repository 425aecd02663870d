"""Rows as an accessible table whose headings sort, and the links between its pages."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import pyarrow as pa

from catalog.records import Field
from web.ui.amounts import as_cell, as_number
from web.ui.dataset import words
from web.ui.dataset.visit import DEFAULT_PER_PAGE, PER_PAGE, Visit
from web.ui.links import Pair, anchor

SHORT_TEXT = 14  # characters that are never broken over two lines
_RIGHT = ("integer", "number")
_PLAIN_ROLES = ("identifier", "district_code", "longitude", "latitude", "time", "name")


def per_page(visit: Visit) -> int:
    asked = visit.asked("per_page")
    return int(asked) if asked in map(str, PER_PAGE) else DEFAULT_PER_PAGE


def per_page_pairs(visit: Visit) -> list[Pair]:
    size = per_page(visit)
    return [("per_page", str(size))] if size != DEFAULT_PER_PAGE else []


def page_asked(visit: Visit) -> int:
    """The page of the address; 1 for anything that is no page."""
    asked = visit.asked("page")
    return max(int(asked), 1) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1


def past_end(visit: Visit, page: int, pages: int, more: Sequence[Pair]) -> str:
    last = anchor(visit.link(more=[*more, ("page", str(pages))]), words.TO_LAST_PAGE.say(visit.lang), css="sy-button")
    return (
        f"""<div class="sy-empty"><p>{escape(words.PAST_END.say(visit.lang, page=page, pages=pages))}</p>{last}</div>"""
    )


def pages_nav(visit: Visit, page: int, pages: int, more: Sequence[Pair]) -> str:
    """Previous, where we are, next; nothing for a single page."""
    if pages < 2:
        return ""

    def to(number: int, label: str) -> str:
        return anchor(visit.link(more=[*more, ("page", str(number))]), label, css="sy-button")

    lang = visit.lang
    before = to(page - 1, words.PREVIOUS.say(lang)) if page > 1 else ""
    after = to(page + 1, words.NEXT.say(lang)) if page < pages else ""
    where = words.PAGE_OF.say(lang, page=as_number(page), pages=as_number(pages))
    return f"""<nav class="sy-row ds-pages" aria-label="{escape(words.PAGES.say(lang))}">{before}
      <span>{escape(where)}</span>{after}</nav>"""


def html_table(visit: Visit, table: pa.Table, fields: Sequence[Field], *, caption: str) -> str:
    """Rows as a table whose headings sort all rows, not only those in sight."""
    title = words.TABLE_CAPTION.say(visit.lang, title=visit.resource.title.say(visit.lang), rows=caption)
    head = "".join(_heading(visit, field) for field in fields)
    body = "".join(f"<tr>{_cells(visit, row, fields)}</tr>" for row in table.to_pylist())
    return f"""<div class="sy-table-frame ds-rows" tabindex="0" role="region" aria-label="{escape(title)}">
      <table class="sy-table"><caption class="sy-hidden">{escape(title)}</caption>
      <thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"""


def _heading(visit: Visit, field: Field) -> str:
    """A click sorts upwards, a second one downwards, a third one back to the publisher's order."""
    label = field.title.say(visit.lang)
    unit = f'<span class="ds-unit">{escape(field.unit.say(visit.lang))}</span>' if field.unit else ""
    direction = dict(visit.query.sort).get(field.name)
    step = {None: ((field.name, False),), False: ((field.name, True),), True: ()}[direction]
    sign, spoken = {None: ("", "none"), False: ("▲", "ascending"), True: ("▼", "descending")}[direction]
    href = visit.link(query=replace(visit.query, sort=step), more=per_page_pairs(visit))
    right = ' class="sy-right"' if field.type in _RIGHT else ""
    hint = escape(field.description.say(visit.lang) or words.SORT_BY.say(visit.lang, label=label))
    return f"""<th scope="col" aria-sort="{spoken}"{right}><a href="{escape(href)}" rel="nofollow" title="{hint}">
      {escape(label)}<span aria-hidden="true">{sign}</span></a>{unit}</th>"""


def _cells(visit: Visit, row: dict[str, object], fields: Sequence[Field]) -> str:
    return "".join(_cell(visit, row[field.name], field) for field in fields)


def _cell(visit: Visit, value: object, field: Field) -> str:
    if value is None:
        return f'<td class="ds-none"><span class="sy-hidden">{escape(words.EMPTY_VALUE.say(visit.lang))}</span></td>'
    if field.type in _RIGHT:
        column = visit.roles.get(field.name)
        is_plain = column is not None and column.role in _PLAIN_ROLES
        return f'<td class="sy-right">{escape(str(value) if is_plain else as_cell(value))}</td>'
    text = str(value).lower() if isinstance(value, bool) else str(value)
    label = visit.labels.value(field.name, text)
    code = f' <span class="sy-muted">({escape(text)})</span>' if field.type != "boolean" and label != text else ""
    css = ' class="sy-nowrap"' if len(label) <= SHORT_TEXT else ""
    return f"<td{css}>{escape(label)}{code}</td>"
