"""The parameters of `datastore_search` and of a dump as one question: equal questions are equal records."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.ckan.arguments import flag, natural_number
from catalog.ckan.datastore.filters import as_condition
from catalog.ckan.datastore.refusals import invalid, refused
from catalog.ckan.datastore.sorting import SortKey, parse_sort, split_outside_quotes, unquoted
from catalog.ckan.datastore.words_asked import Asked, parse_words
from catalog.records import Field
from catalog.rows.conditions import AllOf, Condition, HasWord
from catalog.rows.query import RowQuery
from catalog.rows.source import ROW_ID

ROWS_DEFAULT, MOST_ROWS = 100, 32_000
RECORDS_FORMATS = ("objects", "lists", "csv", "tsv")
MOST_COLUMNS = 5_000  # in `fields`

_SEARCH_PARAMETERS = frozenset(
    "resource_id id force filters q full_text plain language distinct distinct_on limit offset fields sort "
    "include_total total_estimation_threshold records_format include_next_page indexes".split()
)


@dataclass(frozen=True, slots=True)
class Question:
    """
    where      which rows;  sort  in which order, then by `_id`
    columns    what is shown, `_id` and ranks among it, in the order asked for
    ranks      {name of a column of ranks: the words it counts}
    """

    where: Condition | None
    sort: tuple[SortKey, ...]
    columns: tuple[str, ...]
    ranks: tuple[tuple[str, tuple[HasWord, ...]], ...]
    is_distinct: bool = False

    @property
    def rows(self) -> RowQuery:
        """Which rows, for the engine."""
        return RowQuery(where=self.where)

    @property
    def ranks_shown(self) -> tuple[tuple[str, tuple[HasWord, ...]], ...]:
        """Those that are shown or sorted by: the others need not be counted."""
        needed = {*self.columns, *(key.column for key in self.sort)}
        return tuple(rank for rank in self.ranks if rank[0] in needed)


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of the answer, and how it is to be written."""

    limit: int
    offset: int
    records_format: str
    has_total: bool
    has_next_page: bool


def table_columns(fields: Sequence[Field]) -> dict[str, Field]:
    """{name: column} of what a program sees beside `_id`, whose place nothing else can take."""
    return {field.name: field for field in fields if field.name.lower() != ROW_ID}


def parse_question(params: Mapping[str, Any], fields: Sequence[Field]) -> Question:
    """Raises ValidationFailed naming the parameter, for a column that is not there or a value that does not fit."""
    columns = table_columns(fields)
    is_plain = flag(params, "plain", True)
    asked = parse_words(_decoded(params.get("q")), columns, is_plain=is_plain)
    further = parse_words(params.get("full_text"), columns, is_plain=is_plain, parameter="full_text")
    conditions = [as_condition(_filters(params.get("filters")), columns)]
    conditions += [one.condition for one in (asked, further) if one is not None]
    wanted = tuple(one for one in conditions if one is not None)
    ranks = _free_ranks(asked, columns)
    known = {ROW_ID, *columns, *(name for name, _ in ranks)}
    shown = _shown(params.get("fields"), known) or (ROW_ID, *columns, *(name for name, _ in ranks))
    is_distinct = flag(params, "distinct") and ROW_ID not in shown
    return Question(
        where=None if not wanted else wanted[0] if len(wanted) == 1 else AllOf(wanted),
        sort=_sort(params.get("sort"), known, shown, ranks, is_distinct=is_distinct),
        columns=shown,
        ranks=ranks,
        is_distinct=is_distinct,
    )


def parse_page(params: Mapping[str, Any]) -> Page:
    """Raises ValidationFailed. More rows than may be given at once are silently as many as may be."""
    limit = natural_number(params, "limit", ROWS_DEFAULT)
    offset = natural_number(params, "offset", 0)
    records_format = params.get("records_format") or "objects"
    if records_format not in RECORDS_FORMATS:
        raise refused("records_format", f"Value must be one of {list(RECORDS_FORMATS)}")
    return Page(
        limit=min(ROWS_DEFAULT if limit is None else limit, MOST_ROWS),
        offset=offset or 0,
        records_format=records_format,
        has_total=flag(params, "include_total", True),
        has_next_page=flag(params, "include_next_page"),
    )


def require_known(params: Mapping[str, Any]) -> None:
    """A parameter that means nothing is refused when it has a value, as a slip of the pen would otherwise go unseen."""
    for name, value in params.items():
        if name not in _SEARCH_PARAMETERS and value:
            first = next(iter(value), value) if isinstance(value, list | Mapping) else value
            raise invalid(name, first)


# ---- one parameter each --------------------------------------------------------------------------------------------


def _decoded(value: Any) -> Any:
    """Objects and lists come as JSON text in a query string; any other text is itself."""
    if isinstance(value, str) and value.lstrip()[:1] == "{":
        try:
            found = json.loads(value)
        except (ValueError, RecursionError):
            return value
        return found if isinstance(found, Mapping) else value
    return value


def _filters(value: Any) -> Any:
    if isinstance(value, str) and value.strip():
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            raise refused("filters", "Cannot parse JSON") from None
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return _filters(value[0])  # a repeated parameter of a query string
    if value and not isinstance(value, list | Mapping):
        raise invalid("filters", value)
    return value


def _shown(value: Any, known: set[str]) -> tuple[str, ...]:
    names = _names(value)
    if len(names) > MOST_COLUMNS:
        raise refused("fields", f"more than {MOST_COLUMNS} columns")
    for name in names:
        if name not in known:
            raise invalid("fields", name)
    return tuple(dict.fromkeys(names))


def _names(value: Any) -> list[str]:
    """A list of names, the JSON text of one, or names joined by commas."""
    if isinstance(value, str):
        listed = _listed(value)
        return listed if listed is not None else [unquoted(one) for one in split_outside_quotes(value) if one.strip()]
    if not value:
        return []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        first = value[0] if isinstance(value, list) else value
        raise invalid("fields", first)
    return [name for one in value for name in (_names(one) if len(value) == 1 and "," in one else [one.strip()])]


def _listed(text: str) -> list[str] | None:
    if not text.lstrip().startswith("["):
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    is_names = isinstance(found, list) and all(isinstance(one, str) for one in found)
    return found if is_names else None


def _free_ranks(asked: Asked | None, columns: Mapping[str, Field]) -> tuple[tuple[str, tuple[HasWord, ...]], ...]:
    """The ranks whose names no column has."""
    taken = {name.lower() for name in columns}
    return tuple(rank for rank in asked.ranks if rank[0].lower() not in taken) if asked else ()


def _sort(
    value: Any, known: set[str], shown: tuple[str, ...], ranks: Sequence[tuple[str, Any]], *, is_distinct: bool
) -> tuple[SortKey, ...]:
    """By what is asked, else what is found best first. What is distinct is sorted by what is shown of it."""
    keys = parse_sort(value, known)
    if not keys and ranks and not is_distinct:
        return tuple(SortKey(name, True, False) for name, _ in ranks)
    if is_distinct and any(key.column not in shown for key in keys):
        raise refused("sort", "for SELECT DISTINCT, ORDER BY expressions must appear in select list")
    return keys


def parse_metadata_filters(params: Mapping[str, Any], columns: Sequence[str]) -> dict[str, list[Any]]:
    """{column: the values wanted} of the list of tables, which is asked for equal values only."""
    filters = _filters(params.get("filters")) or {}
    if not isinstance(filters, Mapping):
        raise invalid("filters", filters)
    for name, value in filters.items():
        if name not in columns or isinstance(value, Mapping):
            raise invalid("filters", name)
    return {name: value if isinstance(value, list) else [value] for name, value in filters.items()}
