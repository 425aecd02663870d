"""datastore_search_sql: a SELECT over public tables, answered by the sandbox, said as CKAN says it."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from catalog.catalogue import Catalogue
from catalog.ckan.datastore.errors import TableUnknown
from catalog.ckan.datastore.tables import get_table
from catalog.ckan.errors import ValidationFailed
from catalog.sandbox import errors
from catalog.sandbox.answer import SqlAnswer
from catalog.sandbox.fields import fields_of
from catalog.sandbox.sandbox import Sandbox
from core.errors import PortalError
from core.people.accounts import Account

# What PostgreSQL calls the types of DuckDB; a list is the type of its members after an underscore.
_TYPES: Mapping[str, str] = {
    "BOOLEAN": "bool",
    "TINYINT": "int2",
    "UTINYINT": "int2",
    "SMALLINT": "int2",
    "USMALLINT": "int4",
    "INTEGER": "int4",
    "UINTEGER": "int8",
    "BIGINT": "int8",
    "UBIGINT": "numeric",
    "HUGEINT": "numeric",
    "UHUGEINT": "numeric",
    "DECIMAL": "numeric",
    "FLOAT": "float4",
    "DOUBLE": "float8",
    "DATE": "date",
    "TIME": "time",
    "TIMESTAMP": "timestamp",
    "TIMESTAMP_S": "timestamp",
    "TIMESTAMP_MS": "timestamp",
    "TIMESTAMP_NS": "timestamp",
    "TIMESTAMP WITH TIME ZONE": "timestamptz",
    "INTERVAL": "interval",
    "UUID": "uuid",
    "BLOB": "bytea",
    "JSON": "json",
    "STRUCT": "json",
    "MAP": "json",
    "UNION": "json",
}
_ARGUMENTS = re.compile(r"\(.*\)", re.DOTALL)  # DECIMAL(18,3), STRUCT(a INTEGER)
_LIST = re.compile(r"\[\d*\]$")


def search_by_sql(
    catalogue: Catalogue, sandbox: Sandbox, sql: str, *, client: str, account: Account | None
) -> dict[str, Any]:
    """`records`, `fields`, `sql`, and `records_truncated` where there were more rows than the limit.

    client   whose turn it is in the queue

    Raises ValidationFailed, SqlNotAllowed, TableIsPrivate, DatasetClosed, or one of the sandbox's Unavailable.
    """
    try:
        answer = sandbox.run(sql, client=client)
    except errors.SqlUnknownTable as unknown:
        _require_unknown(catalogue, str(unknown.facts["table"]), account)
        raise _refused(unknown, sql) from None
    except PortalError as refused:
        if type(refused) in _PROBLEMS:
            raise _refused(refused, sql) from None
        raise
    return as_result(answer)


def as_result(answer: SqlAnswer) -> dict[str, Any]:
    fields = [
        {"id": field.name, "type": field.native_type or type_name(kind)}
        for field, kind in zip(fields_of(answer), answer.types, strict=True)
    ]
    result: dict[str, Any] = {"records": answer.records(), "fields": fields, "sql": answer.sql}
    if answer.is_truncated:
        result["records_truncated"] = True
    return result


def type_name(kind: str) -> str:
    """
    >>> [type_name(kind) for kind in ("INTEGER", "DECIMAL(18,3)", "VARCHAR[]", "STRUCT(a INTEGER)", "ENUM('a')")]
    ['int4', 'numeric', '_text', 'json', 'text']
    """
    if _LIST.search(kind):
        member = _LIST.sub("", kind)
        return "json" if _LIST.search(member) else f"_{type_name(member)}"
    return _TYPES.get(_ARGUMENTS.sub("", kind).strip(), "text")


def _require_unknown(catalogue: Catalogue, name: str, account: Account | None) -> None:
    """Raises TableIsPrivate or DatasetClosed for a table that is there, but not for SQL."""
    try:
        table = get_table(catalogue, name, account)
    except TableUnknown:
        return
    raise errors.SqlNotAllowed(what=table.resource.id)


# {error: (PostgreSQL's word for what is not there, the fact that names it)}
_MISSING: Mapping[type[PortalError], tuple[str, str]] = {
    errors.SqlUnknownTable: ("relation", "table"),
    errors.SqlUnknownColumn: ("column", "column"),
}

# ---- refusals ------------------------------------------------------------------------------------------------------

_Problem = Callable[[PortalError, str], dict[str, Any]]


def _refused(error: PortalError, sql: str) -> ValidationFailed:
    return ValidationFailed(_PROBLEMS[type(error)](error, sql))


def _said(sentence: str) -> _Problem:
    return lambda _error, _sql: {"query": [sentence]}


def _in_our_words(error: PortalError, _sql: str) -> dict[str, Any]:
    return {"query": [error.say("en")]}


def _in_full(error: PortalError, sql: str) -> dict[str, Any]:
    """What a database refused, with the statement: the shape in which programs have it from SQLAlchemy."""
    said, facts = error.say("en"), error.facts
    kind, fact = _MISSING.get(type(error), ("", ""))
    orig = f'{kind} "{facts[fact]}" does not exist' if kind else str(facts.get("problem", said))
    return {"query": [f"{orig}. {said}" if kind else said], "message": said, "info": _info(sql, orig)}


def _info(sql: str, orig: str) -> dict[str, Any]:
    return {"statement": [sql], "params": [{}], "orig": [orig]}


_PROBLEMS: Mapping[type[PortalError], _Problem] = {
    errors.SqlEmpty: lambda _error, _sql: {"sql": ["Missing value"]},
    errors.SqlNotOne: _said("Query is not a single statement."),
    errors.SqlTooSlow: _said("Query took too long"),
    errors.SqlTooMuchMemory: _in_our_words,
    errors.SqlTooLong: _in_our_words,
    errors.SqlTooWide: _in_our_words,
    errors.SqlTooDeep: _in_our_words,
    errors.SqlAnswerTooBig: _in_our_words,
    errors.SqlNotSelect: _in_full,
    errors.SqlSyntax: _in_full,
    errors.SqlFailed: _in_full,
    errors.SqlUnknownTable: _in_full,
    errors.SqlUnknownColumn: _in_full,
}
