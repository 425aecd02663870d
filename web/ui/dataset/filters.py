"""The filter: one plain control for each column by what it holds, and the conditions of now in words."""

from dataclasses import replace
from html import escape

from catalog.roles import Column
from catalog.rows.grammar import as_pairs as row_pairs
from catalog.rows.operators import OPERATORS
from catalog.rows.query import Filter, RowQuery
from catalog.rows.reading import list_values
from core.words import Lang, Text
from web.ui.amounts import as_number
from web.ui.dataset import words
from web.ui.dataset.form import Choice, button, form, hidden_field, select, text_field, tick_boxes
from web.ui.dataset.visit import Visit
from web.ui.links import Pair, anchor

FEW_CHOICES = 40  # a column with no more values than this is chosen from, not typed
OPEN_CONTROLS = 6  # columns in sight; the rest folds away
LONGEST_SENTENCE = 6  # values of one condition that are spelt out

_INPUTS = {
    "date": ("date", words.FROM_DAY, words.TO_DAY),
    "datetime": ("date", words.FROM_DAY, words.TO_DAY),
    "yearmonth": ("month", words.FROM_DAY, words.TO_DAY),
    "year": ("number", words.FROM_DAY, words.TO_DAY),
    "integer": ("number", words.AT_LEAST, words.AT_MOST),
    "number": ("number", words.AT_LEAST, words.AT_MOST),
}
_CHOSEN_ROLES = ("category", "district", "district_code")


def filter_form(visit: Visit, *, tab: str, kept: list[Pair]) -> str:
    """The whole form, folded away unless a filter is on; `kept` are the other parameters of the view."""
    lang = visit.lang
    columns = [c for c in visit.roles.columns if c.distinct > 1 or _conditions(visit.query, c.name)]
    columns.sort(key=_usefulness)
    controls = [_control(visit, column) for column in columns]
    shown, folded = "".join(controls[:OPEN_CONTROLS]), "".join(controls[OPEN_CONTROLS:])
    more = (
        f"""<details class="ds-more"><summary>{escape(words.FILTER_MORE.say(lang))}</summary>
      <div class="ds-grid">{folded}</div></details>"""
        if folded
        else ""
    )
    search = text_field("search", words.SEARCH_ROWS.say(lang), visit.query.search or "", kind="search")
    odd = "".join(hidden_field(*pair) for pair in row_pairs(RowQuery(filters=_odd_filters(visit))))
    body = f"""<div class="ds-grid">{search}{shown}</div>{more}{_any_condition(visit)}{odd}
      <p class="sy-row">{button(words.FILTER_APPLY.say(lang), is_main=True)}
      {_clear(visit, tab)}</p>"""
    return f"""<details class="ds-panel"><summary>{escape(words.FILTER.say(lang))}</summary>
      {form(visit.dataset.slug, lang, body, kept=kept, label=words.FILTER.say(lang))}</details>"""


def _usefulness(column: Column) -> int:
    """Districts, times and categories first; identifiers and coordinates last."""
    order = ("district", "time", "category", "name", "measure", "text", "identifier", "district_code", "longitude")
    return order.index(column.role) if column.role in order else len(order)


def _clear(visit: Visit, tab: str) -> str:
    if not visit.query.narrows:
        return ""
    rest = replace(visit.query, filters=(), search=None)
    return anchor(visit.link(tab, query=rest), words.FILTER_CLEAR.say(visit.lang), css="sy-button")


# ---- one control a column ------------------------------------------------------------------------------------------


def _conditions(query: RowQuery, column: str) -> dict[str, tuple[str, ...]]:
    """{operator: values} of the filters on a column."""
    return {one.operator: one.values for one in query.filters if one.column == column}


def _control(visit: Visit, column: Column) -> str:
    on = _conditions(visit.query, column.name)
    if _is_chosen(column):
        return _choices(visit, column, on.get("eq", ()) + on.get("in", ()))
    label = visit.labels.axis(column.name)
    if column.field.type in _INPUTS:
        kind, low, high = _INPUTS[column.field.type]
        step = "any" if column.field.type == "number" else ""
        bounds = (("gte", low, on.get("gte", ("",))[0]), ("lte", high, on.get("lte", ("",))[0]))
        fields = [
            text_field(
                f"filter.{column.name}__{operator}", said.say(visit.lang, label=label), value, kind=kind, step=step
            )
            for operator, said, value in bounds
        ]
        return "".join(fields)
    said = words.CONTAINS.say(visit.lang, label=label)
    return text_field(f"filter.{column.name}__contains", said, on.get("contains", ("",))[0])


def _is_chosen(column: Column) -> bool:
    is_few = 0 < column.distinct <= FEW_CHOICES
    return is_few and (column.role in _CHOSEN_ROLES or column.field.type == "boolean" or _is_short_text(column))


def _is_short_text(column: Column) -> bool:
    return column.field.type == "string" and column.role in ("text", "name") and column.distinct <= 20


def _choices(visit: Visit, column: Column, chosen: tuple[str, ...]) -> str:
    choices = choices_of(visit, column)
    known = {value for value, _ in choices}
    choices += [(value, value) for value in chosen if value not in known]
    summary = words.CHOSEN.say(visit.lang, count=len(chosen)) if chosen else words.ANY.say(visit.lang)
    if len(chosen) == 1:
        summary = visit.labels.value(column.name, chosen[0])
    label = visit.labels.field(column.name)
    return tick_boxes(f"filter.{column.name}__eq", label, choices, chosen, summary)


def choices_of(visit: Visit, column: Column) -> list[Choice]:
    """Every value of a column of few: in its own order if it has one, else most frequent first."""
    catalogue, version = visit.portal.catalogue, visit.version
    found = list_values(catalogue.engine, catalogue.files, version, column.name, RowQuery(), FEW_CHOICES)
    values = [_as_text(value) for value, _ in found]
    if column.field.type in ("integer", "number", "year"):
        values.sort(key=float)
    if column.field.categories:
        declared = [c.value for c in column.field.categories]
        values.sort(key=lambda v: declared.index(v) if v in declared else len(declared))
    return [(value, visit.labels.value(column.name, value)) for value in values]


def _as_text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _odd_filters(visit: Visit) -> tuple[Filter, ...]:
    """The filters that no control shows: they go along as they are."""
    return tuple(one for one in visit.query.filters if not _has_control(visit, one))


def _has_control(visit: Visit, one: Filter) -> bool:
    column = visit.roles.get(one.column)
    if column is None:
        return False
    if _is_chosen(column):
        return one.operator in ("eq", "in")
    return one.operator in (("gte", "lte") if column.field.type in _INPUTS else ("contains",))


def _any_condition(visit: Visit) -> str:
    """A condition of any kind: column, operator, value."""
    lang = visit.lang
    columns = [("", "—"), *((c.name, visit.labels.field(c.name)) for c in visit.roles.columns)]
    operators = [(name, operator.label.say(lang)) for name, operator in OPERATORS.items() if name != "in"]
    return f"""<details class="ds-more"><summary>{escape(words.ADD_CONDITION.say(lang))}</summary><div class="ds-grid">
      {select("add_column", words.ADD_COLUMN.say(lang), columns)}
      {select("add_operator", words.ADD_OPERATOR.say(lang), operators)}
      {text_field("add_value", words.ADD_VALUE.say(lang))}</div></details>"""


# ---- the filter of now, in words -----------------------------------------------------------------------------------


def active_filter(visit: Visit) -> str:
    """Each condition as a sentence with a link that removes it; nothing without a filter."""
    if not visit.query.narrows:
        return ""
    lang, query = visit.lang, visit.query
    chips = []
    for one in query.filters:
        rest = replace(query, filters=tuple(other for other in query.filters if other != one))
        chips.append(_chip(visit, sentence_of(visit, one), rest))
    if query.search:
        chips.append(_chip(visit, words.SEARCH_SENTENCE.say(lang, text=query.search), replace(query, search=None)))
    return f"""<div class="ds-active"><span class="sy-muted sy-small">{escape(words.FILTER_ACTIVE.say(lang))}</span>
      {"".join(chips)}</div>"""


def _chip(visit: Visit, sentence: str, rest: RowQuery) -> str:
    more = visit.chart_pairs() if visit.tab in ("charts", "map") else ()
    spoken = words.FILTER_REMOVE.say(visit.lang, condition=sentence)
    return f"""<a class="sy-chip" href="{escape(visit.link(query=rest, more=more))}" aria-label="{escape(spoken)}">
      {escape(sentence)} <span aria-hidden="true">✕</span></a>"""


def sentence_of(visit: Visit, one: Filter) -> str:
    """`区县 是 和平区、铁西区`."""
    said: Text = OPERATORS[one.operator].words
    values = [visit.labels.value(one.column, value) for value in one.values[:LONGEST_SENTENCE]]
    more = "…" if len(one.values) > LONGEST_SENTENCE else ""
    return said.say(visit.lang, column=visit.labels.field(one.column), value=_joined(values, visit.lang) + more)


def _joined(values: list[str], lang: Lang) -> str:
    return ("、" if lang == "zh" else ", ").join(values)


def count_sentence(visit: Visit) -> str:
    total = as_number(visit.version.row_count if visit.version else 0)
    if not visit.query.narrows:
        return words.FOUND_ALL.say(visit.lang, count=total)
    return words.FOUND.say(visit.lang, count=as_number(visit.matching_rows), total=total)
