"""One click to a single district: what most citizens come for."""

from dataclasses import replace
from html import escape

from catalog.roles import Column
from catalog.rows.query import Filter, RowQuery
from web.ui.dataset import words
from web.ui.dataset.filters import choices_of
from web.ui.dataset.visit import Visit
from web.ui.links import anchor

FEW_ROWS = 40  # a table as small as this is read, not filtered


def district_strip(visit: Visit, tab: str) -> str:
    """The districts of the table as links that leave only their rows; nothing where there are no districts."""
    column = _column(visit)
    if column is None:
        return ""
    lang, chosen = visit.lang, _chosen(visit.query, column)
    every = _link(visit, tab, words.ALL_DISTRICTS.say(lang), _within(visit.query, column, None), is_on=not chosen)
    links = [every] if tab == visit.tab or chosen else []
    links += [
        _link(visit, tab, visit.labels.place(value), _within(visit.query, column, value), is_on=chosen == (value,))
        for value in _in_order(visit, column)
    ]
    title = escape(words.BY_DISTRICT.say(lang))
    return f"""<nav class="ds-districts" aria-label="{title}"><span class="sy-muted sy-small">{title}</span>
      {"".join(links)}</nav>"""


def _column(visit: Visit) -> Column | None:
    column = visit.roles.district
    if visit.version is None or column is None or column.role != "district" or column.distinct < 2:
        return None
    return column if visit.version.row_count > FEW_ROWS and not visit.query.is_grouped else None


def _in_order(visit: Visit, column: Column) -> list[str]:
    """The values in the city's own order of its districts."""
    place = {one.name: number for number, one in enumerate(visit.portal.catalogue.city.districts)}
    return sorted((value for value, _ in choices_of(visit, column)), key=lambda value: place.get(value, len(place)))


def _chosen(query: RowQuery, column: Column) -> tuple[str, ...]:
    return next((one.values for one in query.filters if one.column == column.name), ())


def _within(query: RowQuery, column: Column, value: str | None) -> RowQuery:
    rest = tuple(one for one in query.filters if one.column != column.name)
    return replace(query, filters=rest if value is None else (*rest, Filter(column.name, "eq", (value,))))


def _link(visit: Visit, tab: str, label: str, query: RowQuery, *, is_on: bool) -> str:
    more = visit.chart_pairs() if tab in ("charts", "map") else ()
    href = visit.link(tab, query=query, more=more)
    return anchor(href, label, css="ds-proposal ds-district", aria_current="true" if is_on else "", rel="nofollow")
