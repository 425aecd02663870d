"""A question to the rows as SQL: which rows, which order, which columns or groups. Values are always parameters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.quoting import quoted
from catalog.records import Field, Version
from catalog.rows.conditions import condition_sql
from catalog.rows.operators import MEASURES, OPERATORS
from catalog.rows.query import RowQuery, measure_name
from catalog.rows.source import Source
from catalog.vocabularies import TEXT_TYPES


@dataclass(frozen=True, slots=True)
class Selection:
    """A statement with its values, and what each column of its answer is."""

    sql: str
    values: tuple[object, ...]
    fields: tuple[Field, ...]


# ---- which rows ----------------------------------------------------------------------------------------------------


def condition(source: Source, fields: Sequence[Field], query: RowQuery) -> tuple[str, tuple[object, ...]]:
    """What stands after WHERE, with a `?` for each value; `TRUE` when every row is wanted."""
    by_name = {f.name: f for f in fields}
    parts: list[str] = []
    values: list[object] = []
    for one in query.filters:
        operator = OPERATORS[one.operator]
        compared = operator.condition(quoted(one.column), one.values, by_name[one.column])
        part, parsed = source.narrowed(one.values[0], *compared) if operator.holds_text else compared
        parts.append(part)
        values += parsed
    if query.search:
        part, needles = source.narrowed(query.search, *_search(source, fields, query.search))
        parts.append(part)
        values += needles
    if query.where is not None:
        part, more = condition_sql(source, by_name, query.where)
        parts.append(part)
        values += more
    return " AND ".join(parts) or "TRUE", tuple(values)


def _search(source: Source, fields: Sequence[Field], search: str) -> tuple[str, list[object]]:
    """A piece of any text column, upper and lower case alike.

    Of a column that repeats a few values, the values are searched instead of the rows.
    """
    needle = search.lower()
    has_case = search.lower() != search.upper()
    parts: list[str] = []
    values: list[object] = []
    for column in (f.name for f in fields if f.type in TEXT_TYPES):
        if column not in source.members:
            parts.append(f"contains({f'lower({quoted(column)})' if has_case else quoted(column)}, ?)")
            values.append(needle)
        elif found := [member for member in source.members[column] if needle in member.lower()]:
            parts.append(f"{quoted(column)} IN ({', '.join('?' * len(found))})")
            values += found
    return f"({' OR '.join(parts) or 'FALSE'})", values


def matching(source: Source, version: Version, query: RowQuery) -> tuple[str, tuple[object, ...]]:
    """The wanted rows with every column, as SQL that can stand after FROM, with its values."""
    columns = ", ".join(f"{source.column(f.name)} AS {quoted(f.name)}" for f in version.fields)
    where, values = condition(source, version.fields, query)
    return f"(SELECT {columns} FROM {source.sql} WHERE {where})", values  # noqa: S608


# ---- in what order, which columns ----------------------------------------------------------------------------------


def order(source: Source, fields: Sequence[Field], query: RowQuery) -> str:
    """What stands after ORDER BY: empty cells last, and the row number at the end, so that pages never overlap."""
    names = {f.name for f in fields}
    keys = [
        _key(column, is_descending, column in query.nulls_first)
        for column, is_descending in query.sort
        if column in names
    ]
    return ", ".join([*keys, source.row_number])


def order_clause(source: Source, fields: Sequence[Field], query: RowQuery) -> str:
    """ORDER BY and its keys, or nothing where the rows come in the right order by themselves."""
    if source.is_counted and not is_sorted(fields, query):
        return ""
    return f"ORDER BY {order(source, fields, query)}"


def _key(column: str, is_descending: bool, has_nulls_first: bool = False) -> str:
    return f"{quoted(column)} {'DESC' if is_descending else 'ASC'} NULLS {'FIRST' if has_nulls_first else 'LAST'}"


def is_sorted(fields: Sequence[Field], query: RowQuery) -> bool:
    return bool({column for column, _ in query.sort} & {f.name for f in fields})


def chosen_fields(version: Version, query: RowQuery) -> tuple[Field, ...]:
    by_name = {f.name: f for f in version.fields}
    return tuple(by_name[name] for name in query.columns) or version.fields


def column_list(source: Source, fields: Sequence[Field]) -> str:
    return ", ".join(f"{source.column(f.name)} AS {quoted(f.name)}" for f in fields)


def selection(source: Source, version: Version, query: RowQuery) -> Selection:
    """The whole answer in its order: rows, or groups when the question asks for groups."""
    if query.is_grouped:
        return groups(source, version, query)
    fields = chosen_fields(version, query)
    where, values = condition(source, version.fields, query)
    ordered = order_clause(source, version.fields, query)
    sql = f"SELECT {column_list(source, fields)} FROM {source.sql} WHERE {where} {ordered}"  # noqa: S608
    return Selection(sql, values, fields)


# ---- groups --------------------------------------------------------------------------------------------------------

_GROUPS = """
    SELECT {shown}
    FROM (SELECT {columns} FROM {rows} WHERE {where} GROUP BY {groups})
    ORDER BY {order}
"""


def groups(source: Source, version: Version, query: RowQuery) -> Selection:
    """One row a group: the group columns, then the measures."""
    measures = query.measures or (("count", None),)
    names = measure_names(query.group_by, measures)
    where, values = condition(source, version.fields, query)
    computed = [
        f"{MEASURES[function].sql.format(column=quoted(column or ''))} AS {quoted(name)}"
        for name, (function, column) in zip(names, measures, strict=True)
    ]
    shown = [f"{source.column(g)} AS {quoted(g)}" for g in query.group_by]
    shown += [
        f"CAST({quoted(n)} AS VARCHAR) AS {quoted(n)}" if column in source.members else quoted(n)
        for n, (_, column) in zip(names, measures, strict=True)
    ]
    sql = _GROUPS.format(
        shown=", ".join(shown),
        columns=", ".join([*(quoted(g) for g in query.group_by), *computed]),
        rows=source.sql,
        where=where,
        groups=", ".join(quoted(g) for g in query.group_by) or "()",
        order=_group_order(query, names),
    )
    return Selection(sql, values, group_fields(version.fields, query))


def group_fields(fields: Sequence[Field], query: RowQuery) -> tuple[Field, ...]:
    """The columns of a question for groups: the group columns, then the measures."""
    by_name = {f.name: f for f in fields}
    measures = query.measures or (("count", None),)
    names = measure_names(query.group_by, measures)
    found = [by_name[g] for g in query.group_by]
    found += [_measure_field(n, f, by_name.get(c or "")) for n, (f, c) in zip(names, measures, strict=True)]
    return tuple(found)


def measure_names(group_by: Sequence[str], measures: Sequence[tuple[str, str | None]]) -> list[str]:
    """What the measures are called in the answer: never the name of a group column.

    >>> measure_names(["count"], [("count", None), ("sum", "amount")])
    ['count_', 'sum_amount']
    """
    taken = {g.lower() for g in group_by}
    names = []
    for measure in measures:
        name = measure_name(*measure)
        while name.lower() in taken:
            name += "_"
        taken.add(name.lower())
        names.append(name)
    return names


def _group_order(query: RowQuery, names: Sequence[str]) -> str:
    """Outside the grouping a column's own name stands for what is shown, an ENUM made text included."""
    sortable = {*query.group_by, *names}
    keys = {column: _key(column, is_descending) for column, is_descending in query.sort if column in sortable}
    rest = [_key(column, False) for column in query.group_by if column not in keys]
    return ", ".join([*keys.values(), *rest]) or "1"


_RESULT_TYPE: Mapping[str, str] = {"count": "integer", "mean": "number"}


def _measure_field(name: str, function: str, field: Field | None) -> Field:
    return Field(
        name=name,
        title=MEASURES[function].words.filled(column=field.title if field else ""),
        type=_RESULT_TYPE.get(function) or (field.type if field else "integer"),
        unit=field.unit if field and function != "count" else None,
    )
