"""What a column is called that was given no name: as PostgreSQL does it, by its function, where that is clear."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

_CALLED = {"count_star": "count"}
_WITH_FUNCTIONS = ("FUNCTION", "WINDOW")


def given_names(node: Mapping[str, Any]) -> list[str | None]:
    """A name for each selected expression that has none of its own; [] where they cannot be told apart beforehand.

    None   it keeps the name that DuckDB gives it
    """
    selected = node.get("select_list") or []
    if any(one.get("class") == "STAR" for one in selected):
        return []
    return [None if one.get("alias") else _called(one) for one in selected]


def named(names: Sequence[str], given: Sequence[str | None]) -> list[str]:
    """The names of an answer, each given one in its place unless another column is called so.

    >>> named(["count_star()", "sum(a)", "sum(b)"], ["count", "sum", "sum"])
    ['count', 'sum(a)', 'sum(b)']
    """
    if len(given) != len(names):
        return list(names)
    wanted = [one or name for one, name in zip(given, names, strict=True)]
    counts = Counter(map(str.lower, wanted))
    return [want if counts[want.lower()] == 1 else name for want, name in zip(wanted, names, strict=True)]


def _called(expression: Mapping[str, Any]) -> str | None:
    if expression.get("class") == "CAST":
        child = expression.get("child") or {}
        return str(child["column_names"][-1]) if child.get("class") == "COLUMN_REF" else _called(child)
    if expression.get("class") not in _WITH_FUNCTIONS or expression.get("is_operator"):
        return None
    name = str(expression.get("function_name", "")).lower()
    return _CALLED.get(name, name) or None
