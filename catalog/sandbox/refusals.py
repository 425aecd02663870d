"""What a worker says of a failure, as the error of the portal: one row a kind."""

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from catalog.sandbox import errors, words
from catalog.sandbox.limits import SHOWN_CHARACTERS, Limits
from catalog.sandbox.tables import SqlTable
from core.errors import PortalError
from core.words import Text

MOST_COLUMNS_SAID = 30
_PROBLEM_CHARACTERS = 300
_COLUMN = re.compile(
    r'Referenced column "(?P<a>[^"]*)" not found|does not have a column named "(?P<b>[^"]*)"'
    r'|Referenced table "(?P<c>[^"]*)" not found'
)

Facts = Mapping[str, Any]


def refusal_of(kind: str, facts: Facts, tables: Sequence[SqlTable], limits: Limits) -> PortalError:
    """tables  those that the statement named, for what it says of columns"""
    if "expression depth" in str(facts.get("problem", "")).lower():
        return errors.SqlTooDeep()
    return _REFUSALS.get(kind, _failed)(facts, tables, limits)


def _empty(_facts: Facts, tables: Sequence[SqlTable], _limits: Limits) -> PortalError:
    return errors.SqlEmpty(example=tables[0].written if tables else words.EXAMPLE_TABLE)


def _not_one(facts: Facts, _tables: Sequence[SqlTable], _limits: Limits) -> PortalError:
    return errors.SqlNotOne(count=facts["count"])


def _not_select(facts: Facts, _tables: Sequence[SqlTable], _limits: Limits) -> PortalError:
    """`found` is a word of SQL, or a sentence of DuckDB's that visitors need not read."""
    found = str(facts.get("found", ""))
    is_word = found.isidentifier() and found not in ("MULTI", "INVALID")
    return errors.SqlNotSelect(found=found.replace("_", " ") if is_word else words.OTHER_STATEMENT)


def _syntax(facts: Facts, _tables: Sequence[SqlTable], _limits: Limits) -> PortalError:
    return errors.SqlSyntax(problem=problem_of(str(facts.get("problem", ""))))


def _too_deep(_facts: Facts, _tables: Sequence[SqlTable], _limits: Limits) -> PortalError:
    return errors.SqlTooDeep()


def _not_allowed(facts: Facts, _tables: Sequence[SqlTable], _limits: Limits) -> PortalError:
    return errors.SqlNotAllowed(what=str(facts.get("what", "…"))[:SHOWN_CHARACTERS])


def _too_slow(_facts: Facts, _tables: Sequence[SqlTable], limits: Limits) -> PortalError:
    return errors.SqlTooSlow(seconds=f"{limits.soft_s:g}")


def _too_much_memory(_facts: Facts, _tables: Sequence[SqlTable], limits: Limits) -> PortalError:
    return errors.SqlTooMuchMemory(megabytes=limits.memory_mb)


def _answer_too_big(facts: Facts, _tables: Sequence[SqlTable], _limits: Limits) -> PortalError:
    return errors.SqlAnswerTooBig(megabytes=facts["megabytes"])


def _too_wide(facts: Facts, _tables: Sequence[SqlTable], _limits: Limits) -> PortalError:
    return errors.SqlTooWide(count=facts["count"], limit=facts["limit"])


def _unbound(facts: Facts, tables: Sequence[SqlTable], _limits: Limits) -> PortalError:
    problem = str(facts.get("problem", ""))
    found = _COLUMN.search(problem)
    if found is None or not tables:
        return errors.SqlFailed(problem=problem_of(problem))
    column = next(part for part in found.groups() if part is not None)
    return errors.SqlUnknownColumn(column=column[:SHOWN_CHARACTERS], columns=_columns(column, tables))


def _columns(wanted: str, tables: Sequence[SqlTable]) -> str:
    names = list(dict.fromkeys(field.name for table in tables for field in table.fields))
    titled = [field.name for table in tables for field in table.fields if wanted in (field.title.zh, field.title.en)]
    close = get_close_matches(wanted, names, 5, 0.6)
    longer = [name for name in names if wanted.lower() in name.lower()]
    return ", ".join(list(dict.fromkeys([*titled, *close, *longer, *names]))[:MOST_COLUMNS_SAID])


def _failed(facts: Facts, _tables: Sequence[SqlTable], _limits: Limits) -> PortalError:
    return errors.SqlFailed(problem=problem_of(str(facts.get("problem", ""))))


def problem_of(message: str) -> str:
    """The first sentence of what DuckDB says, without its heading and the drawing below it, and its own suggestion.

    >>> problem_of('Parser Error: syntax error at or near "FROM"\\n\\nLINE 1: SELECT **')
    'syntax error at or near "FROM"'
    >>> problem_of('Catalog Error: Scalar Function with name foo does not exist!\\nDid you mean "floor"?\\n\\nLINE 1')
    'Scalar Function with name foo does not exist! Did you mean "floor"'
    """
    lines = message.partition("\n\n")[0].splitlines()
    said = " ".join(line.strip() for line in lines if not line.startswith("LINE "))
    plain = re.sub(r"^[A-Z][\w ]{2,30} Error: ", "", said)
    return plain[:_PROBLEM_CHARACTERS].strip().rstrip(".?!") or "?"


_REFUSALS: Mapping[str, Callable[[Facts, Sequence[SqlTable], Limits], PortalError]] = {
    "empty": _empty,
    "not_one": _not_one,
    "not_select": _not_select,
    "syntax": _syntax,
    "too_deep": _too_deep,
    "not_allowed": _not_allowed,
    "not_permitted": lambda facts, tables, limits: _not_allowed({"what": "file"}, tables, limits),
    "too_slow": _too_slow,
    "too_much_memory": _too_much_memory,
    "answer_too_big": _answer_too_big,
    "too_wide": _too_wide,
    "unknown": _failed,
    "unbound": _unbound,
    "failed": _failed,
}


def unknown_table(name: str, like: Sequence[SqlTable]) -> PortalError:
    shown = name[:SHOWN_CHARACTERS]
    if not like:
        return errors.SqlUnknownTable(table=shown, suggestions=words.SEE_TABLES)
    zh = "、".join(f"{table.written}（{table.dataset.title.zh}）" for table in like)
    en = ", ".join(f"{table.written} ({table.dataset.title.en})" for table in like)
    suggestions = Text(words.DID_YOU_MEAN.zh.replace("{names}", zh), words.DID_YOU_MEAN.en.replace("{names}", en))
    return errors.SqlUnknownTable(table=shown, suggestions=suggestions)
