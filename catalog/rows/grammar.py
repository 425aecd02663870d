"""A question to the rows of a table, as a record and as the parameters of a URL: one grammar for pages, downloads, API.

district=和平区                 equals; repeated: any of them
date__gte=2025-01-01           column, two underscores, operator
filter.sort__eq=3              the same, for a column whose name means something else in a URL
sort=-amount,date              “-” reverses
columns=a,b   group_by=a,b     a list; a JSON array of names when a name holds a comma or a bracket
measure=sum:passengers         repeated; `count` takes no column
search=药店                    a piece of any text column
"""

import json
from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from catalog.errors import BadMeasure, BadSort, BadValue, QueryTooLong, TooManyParts, UnknownColumn, UnknownOperator
from catalog.records import Field
from catalog.rows.operators import MEASURES, OPERATORS, measures_for, operators_for
from catalog.rows.query import Filter, RowQuery, measure_name
from catalog.rows.values import parse_value
from core.words import Text

FILTER_LIMIT = 50
VALUES_LIMIT = 500  # of one filter
SEARCH_LIMIT = 200
GROUP_LIMIT = 3
MEASURE_LIMIT = 10
SORT_LIMIT = 10

_EXPLICIT = "filter."
_OWN = frozenset({"sort", "columns", "group_by", "measure", "search"})
RESERVED = _OWN | {
    "id",
    "lang",
    "tab",
    "resource",
    "version",
    "page",
    "per_page",
    "limit",
    "offset",
    "format",
    "encoding",
    "header",
    "chart",
    "x",
    "y",
    "color",
    "aggregate",
    "bin",
    "period",
    "kind",
    "text",
    "compare",
    "q",
    "next",
    "cursor",
    "include_total",
}
_IGNORED_PREFIXES = ("utm_",)


# ---- from a URL ----------------------------------------------------------------------------------------------------


def parse_row_query(
    pairs: Iterable[tuple[str, str]], fields: Sequence[Field], reserved: Container[str] = RESERVED
) -> RowQuery:
    """The question that a URL asks. Parameters in `reserved` that are not ours, and empty ones, are left alone.

    Raises UnknownColumn, UnknownOperator, BadValue, BadSort, BadMeasure, QueryTooLong or TooManyParts.
    """
    by_name = {f.name: f for f in fields}
    given = [(name, value) for name, value in pairs if not name.startswith(_IGNORED_PREFIXES)]
    filters = [
        _filter(*_column_and_operator(name, by_name), value, by_name)
        for name, value in given
        if name not in reserved and (value.strip() or _needs_no_value(name))
    ]
    measures = [_measure(value, by_name) for name, value in given if name == "measure" and value.strip()]
    query = RowQuery(
        filters=tuple(filters),
        measures=tuple(measures),
        sort=tuple(_sort(_last(given, "sort"), by_name, measures)),
        columns=tuple(_columns(_last(given, "columns"), by_name)),
        group_by=tuple(_columns(_last(given, "group_by"), by_name)),
        search=_search(_last(given, "search")),
    )
    _check_size(query)
    return query


def _last(pairs: Sequence[tuple[str, str]], name: str) -> str:
    return next((value.strip() for given, value in reversed(pairs) if given == name), "")


def _needs_no_value(name: str) -> bool:
    _, separator, operator = name.rpartition("__")
    return bool(separator) and operator in OPERATORS and OPERATORS[operator].takes == "nothing"


def _column_and_operator(name: str, by_name: Mapping[str, Field]) -> tuple[str, str]:
    """(column, operator) of a parameter's name. Raises UnknownColumn or UnknownOperator."""
    is_explicit = name.startswith(_EXPLICIT)
    rest = name.removeprefix(_EXPLICIT) if is_explicit else name
    column, separator, operator = rest.rpartition("__")
    if separator and operator in OPERATORS and (is_explicit or column in by_name):
        return column, operator
    if rest in by_name:
        return rest, "eq"
    if separator and column in by_name:
        raise UnknownOperator(column=column, operator=_cut(operator), operators=_listed(operators_for(by_name[column])))
    raise UnknownColumn(column=_cut(rest), columns=_listed(by_name))


def _filter(column: str, operator: str, value: str, by_name: Mapping[str, Field]) -> Filter:
    """A filter of one value, checked against its column."""
    if column not in by_name:
        raise UnknownColumn(column=_cut(column), columns=_listed(by_name))
    field, usable = by_name[column], operators_for(by_name[column])
    if operator not in usable:
        raise UnknownOperator(column=column, operator=operator, operators=_listed(usable))
    if usable[operator].takes == "nothing":
        return Filter(column, operator)
    parse_value(value, field)
    return Filter(column, operator, (value,))


def _measure(text: str, by_name: Mapping[str, Field]) -> tuple[str, str | None]:
    function, _, column = text.partition(":")
    if function == "count" and not column:
        return function, None
    if column in by_name and function in measures_for(by_name[column]):
        return function, column
    raise BadMeasure(measure=_cut(text), functions=_listed(MEASURES))


def _sort(
    text: str, by_name: Mapping[str, Field], measures: Sequence[tuple[str, str | None]]
) -> Iterable[tuple[str, bool]]:
    sortable = {*by_name, "count", *(measure_name(*measure) for measure in measures)}
    for item in _items(text):
        if item[:1] in ("+", "-") and item[1:] in sortable:
            yield item[1:], item[0] == "-"
        elif item in sortable:
            yield item, False
        else:
            raise BadSort(sort=_cut(item), columns=_listed(by_name))


def _columns(text: str, by_name: Mapping[str, Field]) -> Iterable[str]:
    for name in _items(text):
        if name not in by_name:
            raise UnknownColumn(column=_cut(name), columns=_listed(by_name))
        yield name


def _items(text: str) -> list[str]:
    """The items of a list: names between commas, or a JSON array of names."""
    if text.startswith("["):
        try:
            items = json.loads(text)
        except (ValueError, RecursionError):
            items = None
        if isinstance(items, list) and all(isinstance(item, str) for item in items):
            return items
    return [item.strip() for item in text.split(",") if item.strip()]


def _search(text: str) -> str:
    if len(text) > SEARCH_LIMIT:
        raise QueryTooLong(length=len(text), limit=SEARCH_LIMIT)
    try:
        text.encode()
    except UnicodeEncodeError:
        expected = Text("可以显示的文字", "text that can be shown")
        raise BadValue(column="search", value=_cut(text), expected=expected) from None
    return text


_PARTS: tuple[tuple[Text, int, Callable[[RowQuery], int]], ...] = (
    (Text("筛选条件", "filters"), FILTER_LIMIT, lambda q: len(q.filters)),
    (
        Text("筛选值", "values of one filter"),
        VALUES_LIMIT,
        lambda q: max((len(f.values) for f in q.filters), default=0),
    ),
    (Text("分组列", "columns to group by"), GROUP_LIMIT, lambda q: len(q.group_by)),
    (Text("统计量", "measures"), MEASURE_LIMIT, lambda q: len(q.measures)),
    (Text("排序列", "columns to sort by"), SORT_LIMIT, lambda q: len(q.sort)),
)


def _check_size(query: RowQuery) -> None:
    for part, limit, count_of in _PARTS:
        if (count := count_of(query)) > limit:
            raise TooManyParts(part=part, limit=limit, count=count)


def _cut(text: str) -> str:
    shown = text.encode(errors="replace").decode()
    return shown if len(shown) <= 60 else shown[:60] + "…"


def _listed(names: Iterable[str]) -> str:
    return " · ".join(names)


# ---- to a URL ------------------------------------------------------------------------------------------------------


def as_pairs(query: RowQuery) -> list[tuple[str, str]]:
    """The parameters that ask the same question: `parse_row_query(as_pairs(query), fields) == query`."""
    pairs = [(filter_name(one.column, one.operator), value) for one in query.filters for value in one.values or ("1",)]
    if query.search:
        pairs.append(("search", query.search))
    if query.columns:
        pairs.append(("columns", _list_text(query.columns)))
    if query.group_by:
        pairs.append(("group_by", _list_text(query.group_by)))
    pairs += [
        ("measure", f"{function}:{column}" if column is not None else function) for function, column in query.measures
    ]
    if query.sort:
        pairs.append(("sort", _sort_text(query.sort)))
    return pairs


def filter_name(column: str, operator: str) -> str:
    """The parameter of a condition.

    >>> filter_name("date", "gte"), filter_name("district", "eq"), filter_name("sort", "eq")
    ('date__gte', 'district', 'filter.sort__eq')
    """
    is_plain = column not in RESERVED and "__" not in column and not column.startswith((_EXPLICIT, *_IGNORED_PREFIXES))
    if not is_plain:
        return f"{_EXPLICIT}{column}__{operator}"
    return column if operator == "eq" else f"{column}__{operator}"


def _is_odd(name: str) -> bool:
    return "," in name or name != name.strip() or not name or name[0] in "[+-"


def _list_text(names: Sequence[str]) -> str:
    return json.dumps(names, ensure_ascii=False) if any(map(_is_odd, names)) else ",".join(names)


def _sort_text(sort: Sequence[tuple[str, bool]]) -> str:
    items = [f"{'-' if is_descending else ''}{name}" for name, is_descending in sort]
    if not any(_is_odd(name) for name, _ in sort):
        return ",".join(items)
    return json.dumps([f"{'-' if is_descending else '+'}{name}" for name, is_descending in sort], ensure_ascii=False)
