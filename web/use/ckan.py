"""A question to the rows in the words of CKAN's datastore_search, as far as it has words for it."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from catalog.records import Field
from catalog.rows.operators import OPERATORS
from catalog.rows.values import parse_value
from web.use.asking import Use

MOST_ROWS = 32_000
_RANGES = ("gt", "gte", "lt", "lte")


def as_parameters(use: Use) -> Mapping[str, Any] | None:
    """The parameters; None where datastore_search cannot ask this: groups, pieces of text, “is not”, old versions."""
    query = use.query
    if query.is_grouped or query.search or use.is_pinned:
        return None
    fields = {field.name: field for field in use.version.fields}
    filters: dict[str, Any] = {}
    for one in query.filters:
        values = [_value(text, fields[one.column], one.operator) for text in one.values]
        if one.operator in ("eq", "in") and one.column not in filters:
            filters[one.column] = values
        elif one.operator in _RANGES and isinstance(ranges := filters.setdefault(one.column, {}), dict):
            if one.operator in ranges:
                return None
            ranges[one.operator] = values[0]
        else:
            return None
    parameters: dict[str, Any] = {"resource_id": use.resource.id}
    if filters:
        parameters["filters"] = filters
    if query.columns:
        parameters["fields"] = list(query.columns)
    if query.sort:
        parameters["sort"] = ", ".join(f"{_column(name)} {'desc' if down else 'asc'}" for name, down in query.sort)
    return {**parameters, "limit": MOST_ROWS}


def _value(text: str, field: Field, operator: str) -> Any:
    """As JSON has it; “up to a day” means the end of that day in the row API, so it is written out here."""
    value = parse_value(text, field, is_end=OPERATORS[operator].takes_end)
    return value.isoformat() if isinstance(value, date | time) else value


def _column(name: str) -> str:
    """A name with blanks or signs stands between double quotes."""
    return name if name.isidentifier() else '"' + name.replace('"', '""') + '"'
