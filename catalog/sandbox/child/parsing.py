"""What a statement is, by DuckDB's own parser: how many, of which kind, which tables and functions it names."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import duckdb

from catalog.sandbox.child.naming import given_names

_TREE = "SELECT json_serialize_sql(CAST(? AS VARCHAR))"

# In DuckDB 2 a COPY or an INSERT inside WITH makes no other statement than a SELECT; its node tells.
_READING_NODES = frozenset({"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"})


class Refused(Exception):
    """`kind` is a key of the portal's table of refusals; `facts` fill its sentence."""

    def __init__(self, kind: str, **facts: Any) -> None:
        self.kind, self.facts = kind, facts
        super().__init__(kind)


@dataclass
class Reading:
    """A SELECT without what stands after its end, and what it names.

    tables  (schema, name) as written
    own     the names that its WITH gives
    names   of its columns, where PostgreSQL has one for what was given none
    """

    sql: str
    tables: list[tuple[str, str]] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)
    functions: list[str] = field(default_factory=list)
    table_functions: list[str] = field(default_factory=list)


def read_statement(connection: duckdb.DuckDBPyConnection, sql: str) -> Reading:
    """Raises Refused: empty, syntax, not_one, not_select or too_deep."""
    statements = connection.extract_statements(sql)
    if not statements:
        raise Refused("empty")
    if len(statements) > 1:
        raise Refused("not_one", count=len(statements))
    if statements[0].type != duckdb.StatementType.SELECT:
        raise Refused("not_select", found=statements[0].type.name)
    try:
        tree = json.loads(tree_of(connection, sql))
    except RecursionError:
        raise Refused("too_deep") from None
    if tree["error"]:
        raise Refused("not_select", found=str(tree.get("error_message", "")))
    return _reading_of(_without_end(sql), tree["statements"])


def tree_of(connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    """What DuckDB's parser made of a SELECT, as JSON."""
    row = connection.execute(_TREE, [sql]).fetchone()
    return str(row[0]) if row else "{}"


def _reading_of(sql: str, tree: Any) -> Reading:
    nodes = list(_nodes(tree))
    reading = Reading(
        sql,
        names=given_names(tree[0]["node"]),
        own=[str(entry["key"]).lower() for node in nodes for entry in _ctes(node)],
    )
    for node in nodes:
        _take(node, reading)
    return reading


def _without_end(sql: str) -> str:
    """Without the semicolons at the end, which could not stand inside another statement, and what follows them."""
    tokens = [(place, kind) for place, kind in duckdb.tokenize(sql) if kind != duckdb.token_type.comment]
    while tokens and _at(sql, tokens[-1][0]) == ";":
        sql = sql.encode()[: tokens.pop()[0]].decode()
    return sql


def _at(sql: str, place: int) -> str:
    """The character at a place that DuckDB counts in bytes."""
    return sql.encode()[place : place + 1].decode("utf-8", "replace")


def _take(node: dict[str, Any], reading: Reading) -> None:
    kind = str(node.get("type", ""))
    if kind.endswith("_NODE") and kind not in _READING_NODES:
        raise Refused("not_select", found=kind.removesuffix("_NODE").removesuffix("_QUERY"))
    if kind == "SHOW_REF" and not node.get("query"):
        raise Refused("not_allowed", what="SHOW")
    if kind == "BASE_TABLE":
        path = [part for part in (node.get("catalog_name"), node.get("schema_name")) if part]
        reading.tables.append((".".join(path), str(node.get("table_name", ""))))
    elif kind == "TABLE_FUNCTION":
        reading.table_functions.append(str(node["function"].get("function_name", "")).lower())
    elif node.get("class") == "FUNCTION":
        reading.functions.append(str(node.get("function_name", "")).lower())


def _ctes(node: dict[str, Any]) -> list[dict[str, Any]]:
    found = node.get("cte_map")
    return list(found.get("map", [])) if isinstance(found, dict) else []


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object of the tree, however deep."""
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
