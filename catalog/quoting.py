"""Names and texts inside SQL. Values are parameters; a name that was checked against the real columns is `quoted`."""

import math


def quoted(name: str) -> str:
    """An SQL identifier, whatever characters it holds.

    >>> quoted('a"b')
    '"a""b"'
    """
    return '"' + name.replace('"', '""') + '"'


def literal(value: str | float) -> str:
    """A text or a finite number as an SQL literal, for the places where DuckDB takes no parameter.

    >>> literal("it's")
    "'it''s'"
    """
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    if not math.isfinite(value):
        raise ValueError(value)
    return repr(value)
