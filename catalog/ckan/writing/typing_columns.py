"""The type of each column of a clean table of texts: a type only where every value fits it, text everywhere else."""

from collections.abc import Collection, Sequence

import duckdb

from catalog.quoting import quoted
from catalog.records import Field
from catalog.vocabularies import FIELD_TYPES
from core.words import Text

# Tried in this order. A number with a leading zero is a code, and beyond 14 digits it is a number of an account or a
# card: both stay text, as does whatever no pattern fits.
_PATTERNS = {
    "integer": r"[+-]?(0|[1-9][0-9]{0,13})",
    "number": r"[+-]?(0|[1-9][0-9]{0,13})(\.[0-9]{1,14})?([eE][+-]?[0-9]{1,2})?",
    "boolean": r"(?i)true|false",
    "date": None,
    "datetime": None,
    "yearmonth": None,
}
MOST_DIGITS = 14


def typed_fields(
    connection: duckdb.DuckDBPyConnection, names: Sequence[str], *, texts: Collection[str] = ()
) -> tuple[Field, ...]:
    """The fields of the temporary table `incoming`, whose columns are all text.

    texts   columns whose source said that they are text: of these only dates and months are told apart
    """
    tried = {name: _candidates(name in texts) for name in names}
    counts = [f"count_if({_fits(name, kind)})" for name, kinds in tried.items() for kind in kinds]
    filled = [f"count({quoted(name)})" for name in names]
    row = connection.execute(f"SELECT {', '.join([*filled, *counts])} FROM incoming").fetchone() or ()  # noqa: S608
    present, fitting = dict(zip(names, row[: len(names)], strict=True)), iter(row[len(names) :])
    fields = []
    for name, kinds in tried.items():
        fits = [kind for kind in kinds if next(fitting) == present[name]]
        kind = fits[0] if fits and present[name] else "string"
        fields.append(Field(name=name, title=Text(name, name), type=kind))
    return tuple(fields)


def _candidates(is_text: bool) -> list[str]:
    return [kind for kind in _PATTERNS if not is_text or kind in ("date", "datetime", "yearmonth")]


def _fits(name: str, kind: str) -> str:
    """True for a value of the type."""
    pattern = _PATTERNS[kind] or FIELD_TYPES[kind].pattern
    column = quoted(name)
    fits = f"regexp_full_match({column}, '{pattern}')"
    if kind == "number":
        fits += f" AND length(regexp_replace({column}, '[eE].*$|[^0-9]', '', 'g')) <= {MOST_DIGITS}"
    return f"({fits} AND TRY_CAST({column} AS {FIELD_TYPES[kind].sql}) IS NOT NULL)"
