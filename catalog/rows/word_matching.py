"""A word in a cell. Words of letters and digits are found whole, Chinese ones as a piece, numbers and days by value.

“53” is no word of “53.57”, and “L1” none of “L12”; “药店” is one of “沈河区药店分布”, and “museum” of “Museums”.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from catalog.quoting import quoted
from catalog.records import Field
from catalog.rows.source import Source
from catalog.search.english import singular

Sql = tuple[str, list[object]]

_BEFORE = r"(?:^|[^0-9A-Za-z_.]|(?:^|[^0-9A-Za-z])\.)"
_AFTER = r"(?:$|[^0-9A-Za-z_.]|\.(?:$|[^0-9A-Za-z]))"
_PLAIN = re.compile(r"[A-Za-z]{4,}", re.ASCII)
_BOUND = re.compile(r"[0-9A-Za-z]", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_LARGEST = 2**63


def matches_in(source: Source, field: Field, word: str, *, is_prefix: bool = False) -> Sql | None:
    """SQL that is true of the cells with the word; None where no cell of this type can have it."""
    find = _BY_VALUE.get(field.type)
    if find is not None:
        return find(quoted(field.name), word)
    pattern = word_pattern(word, is_prefix=is_prefix)
    if field.name in source.members:
        found = [member for member in source.members[field.name] if re.search(pattern, member, re.IGNORECASE)]
        blanks = ", ".join("?" * len(found))
        return (f"{quoted(field.name)} IN ({blanks})", list(found)) if found else None
    if word.lower() == word.upper() and not _BOUND.search(word):
        return f"contains({quoted(field.name)}, ?)", [word]
    text = quoted(field.name)
    return (
        f"(contains(lower({text}), ?) AND regexp_matches({text}, ?, 'i'))",
        [_stem(word).lower(), pattern],
    )


def word_pattern(word: str, *, is_prefix: bool = False) -> str:
    """A regular expression that takes time in proportion to the cell, whatever the word holds.

    >>> import re
    >>> [bool(re.search(word_pattern("53"), cell)) for cell in ("53.57", "no 53.", "L53", "共53家")]
    [False, True, False, True]
    >>> [bool(re.search(word_pattern("museum"), cell)) for cell in ("museums", "museum", "amuseum")]
    [True, True, False]
    """
    before = _BEFORE if _BOUND.match(word[0]) else ""
    after = "" if is_prefix or not _BOUND.match(word[-1]) else _AFTER
    if is_prefix or not _PLAIN.fullmatch(word):
        return before + re.escape(word) + after
    stem = _stem(word)
    return before + re.escape(stem) + ("(?:y|ies)" if stem != singular(word.lower()) else "(?:e?s)?") + after


def piece_of(word: str) -> str:
    """What every text cell with the word holds, upper and lower case aside."""
    return _stem(word).lower()


def _stem(word: str) -> str:
    """What the forms of an English word begin with; any other word is itself."""
    if not _PLAIN.fullmatch(word):
        return word
    one = singular(word.lower())
    return one[:-1] if one.endswith("y") and len(one) > 1 and one[-2] not in "aeiou" else one


# ---- cells that are no text ----------------------------------------------------------------------------------------


def _whole(column: str, word: str) -> Sql | None:
    digits = word.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 19 or not -_LARGEST <= int(word) < _LARGEST:
        return None
    return f"{column} = ?", [int(word)]


def _number(column: str, word: str) -> Sql | None:
    if not re.fullmatch(r"-?\d{1,30}(\.\d{1,30})?", word, re.ASCII):
        return None
    return f"{column} = ?", [float(word)]


def _flag(column: str, word: str) -> Sql | None:
    return (f"{column} = ?", [word.lower() == "true"]) if word.lower() in ("true", "false") else None


def _day(column: str, word: str) -> Sql | None:
    if _DAY.fullmatch(word):
        try:
            return f"CAST({column} AS DATE) = ?", [date.fromisoformat(word)]
        except ValueError:
            return None
    return (f"year({column}) = ?", [int(word)]) if _YEAR.fullmatch(word) else None


def _time(column: str, word: str) -> Sql | None:
    return f"CAST({column} AS VARCHAR) = ?", [word]


_BY_VALUE: Mapping[str, Callable[[str, str], Sql | None]] = {
    "integer": _whole,
    "year": _whole,
    "number": _number,
    "boolean": _flag,
    "date": _day,
    "datetime": _day,
    "time": _time,
}
