"""Small joins in the order of their rows.

SQL leaves the order open where a statement does; a hash join of DuckDB then gives one that is no use to anybody, and
another after the next version. Clients of other databases are used to the order of the first table, then of the second.
"""

import json
from collections.abc import Iterator, Mapping
from math import prod
from typing import Any

import duckdb

from catalog.sandbox.child.parsing import tree_of

MOST_PAIRS = 1_000_000  # of rows: sorting more would cost more than it gives
_ORDER = "SELECT 1 ORDER BY {places}"
_WRITE = "SELECT json_deserialize_sql(CAST(? AS JSON))"


def in_row_order(connection: duckdb.DuckDBPyConnection, sql: str, rows: Mapping[str, int]) -> str:
    """The statement with an ORDER BY over the numbers of the rows it joins, or as it is where that does not fit.

    rows   {name of a table in small letters: how many rows it has}
    """
    tree = json.loads(tree_of(connection, sql))
    if tree["error"]:
        return sql
    node = tree["statements"][0]["node"]
    names = list(_joined(node.get("from_table") or {}, rows)) if _may_be_ordered(node) else []
    if len(names) < 2 or prod(count for _, count in names) > MOST_PAIRS or len(names) != len(dict(names)):
        return sql
    places = ", ".join('"' + name.replace('"', '""') + '"._id' for name, _ in names)
    model = json.loads(tree_of(connection, _ORDER.format(places=places)))
    node["modifiers"] = model["statements"][0]["node"]["modifiers"] + node["modifiers"]
    ordered = connection.execute(_WRITE, [json.dumps(tree)]).fetchone()
    return _that_binds(connection, str(ordered[0]) if ordered else sql, sql)


def _may_be_ordered(node: Mapping[str, Any]) -> bool:
    """A plain SELECT that leaves the order open and whose rows are rows of its tables."""
    open_so_far = all(one["type"] == "LIMIT_MODIFIER" for one in node.get("modifiers", ()))
    return node["type"] == "SELECT_NODE" and open_so_far and not node.get("group_expressions")


def _joined(table: Mapping[str, Any], rows: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """(name by which it goes, rows) of each table of a join, from the left; a join with anything else is too many."""
    if table.get("type") == "JOIN":
        yield from _joined(table["left"], rows)
        yield from _joined(table["right"], rows)
    else:
        name = str(table.get("table_name", ""))
        yield str(table.get("alias") or name), rows.get(name.lower(), MOST_PAIRS + 1)


def _that_binds(connection: duckdb.DuckDBPyConnection, ordered: str, sql: str) -> str:
    """The ordered statement, unless it cannot be ordered so: it counts or adds up."""
    try:
        connection.execute(f"DESCRIBE SELECT * FROM ({ordered})")  # noqa: S608
    except duckdb.Error:
        return sql
    return ordered
