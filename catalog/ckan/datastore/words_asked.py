"""`q` of the DataStore: words as PostgreSQL's plainto_tsquery takes them, or with its operators, in all columns or one.

plain         every word is wanted, in whatever column: `沈河 药店`
not plain     `a & b`, `a | b`, `!a`, `a <-> b` (both), brackets, `'a b'`, and `pharm:*` for words that begin so
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog.ckan.datastore.refusals import invalid, refused, shown
from catalog.records import Field
from catalog.rows.conditions import AllOf, AnyOf, Condition, HasWord, NoneOf

MOST_WORDS = 30
LONGEST = 2_000  # characters
DEEPEST = 20

_WORD = re.compile(r"\w[\w.:/@-]*", re.UNICODE)
_ENDS = ".:/@-"
_STOPWORDS = frozenset(
    "a an and are as at be but by for if in into is it no not of on or s such t that the their then there these they "
    "this to was will with".split()
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The condition of the words, and what each column of ranks counts: {name of the rank: words}."""

    condition: Condition
    ranks: tuple[tuple[str, tuple[HasWord, ...]], ...]


def parse_words(q: Any, fields: Mapping[str, Field], *, is_plain: bool, parameter: str = "q") -> Asked | None:
    """None when nothing is asked. Raises ValidationFailed for an unknown column or a query that cannot be read."""
    if isinstance(q, Mapping):
        return _by_column(q, fields, is_plain, parameter)
    if isinstance(q, list | bool):
        raise invalid(parameter, q)
    if q is None or not str(q).strip():
        return None
    condition = _condition(str(q), (), is_plain, parameter)
    return Asked(condition, (("rank", words_in(condition)),))


def _by_column(q: Mapping[str, Any], fields: Mapping[str, Field], is_plain: bool, parameter: str) -> Asked | None:
    parts: list[tuple[str, Condition]] = []
    for name, text in q.items():
        if name not in fields:
            raise invalid(parameter, name)
        if isinstance(text, list | Mapping):
            raise invalid(parameter, text)
        if text is not None and str(text).strip():
            parts.append((name, _condition(str(text), (name,), is_plain, parameter)))
    if not parts:
        return None
    ranks = tuple((f"rank {name}", words_in(condition)) for name, condition in parts)
    return Asked(AllOf(tuple(condition for _, condition in parts)), ranks)


def _condition(text: str, columns: tuple[str, ...], is_plain: bool, parameter: str) -> Condition:
    if len(text) > LONGEST:
        raise refused(parameter, f"longer than {LONGEST} characters")
    condition = _plain(text, columns) if is_plain else _Operators(text, columns, parameter).parsed()
    if len(words_in(condition)) > MOST_WORDS:
        raise refused(parameter, f"more than {MOST_WORDS} words")
    return condition


def words_in(condition: Condition) -> tuple[HasWord, ...]:
    """The words that a row may have, not those it must not."""
    if isinstance(condition, HasWord):
        return (condition,)
    if isinstance(condition, AllOf | AnyOf):
        return tuple(word for part in condition.parts for word in words_in(part))
    return ()


def _plain(text: str, columns: tuple[str, ...]) -> Condition:
    """Every word of the text; nothing is found by a text without any."""
    found = [word.rstrip(_ENDS) for word in _WORD.findall(text)]
    wanted = [word for word in found if word.lower() not in _STOPWORDS] or found
    words = tuple(HasWord(word, columns) for word in dict.fromkeys(wanted))
    return AllOf(words) if words else AnyOf(())


# ---- with operators ------------------------------------------------------------------------------------------------

_TOKEN = re.compile(
    r"\s*(?:(?P<op><->|<\d+>|[&|!()])|'(?P<quoted>(?:[^']|'')*)'|(?P<word>[^\s&|!()':<]+))(?P<star>:\*)?"
)


class _Operators:
    """A parser by descent: any of … | …, all of … & …, not !…, brackets, words."""

    def __init__(self, text: str, columns: tuple[str, ...], parameter: str) -> None:
        self._text, self._columns, self._parameter = text, columns, parameter
        self._tokens = self._cut(text)
        self._at = 0

    def parsed(self) -> Condition:
        condition = self._any(0)
        if self._at < len(self._tokens):
            raise self._broken()
        return condition

    def _cut(self, text: str) -> list[re.Match[str]]:
        tokens, place = [], 0
        while text[place:].strip():
            token = _TOKEN.match(text, place)
            if token is None:
                raise self._broken()
            tokens.append(token)
            place = token.end()
        return tokens

    def _broken(self) -> Exception:
        return refused(self._parameter, f'syntax error in tsquery: "{shown(self._text)}"')

    def _next_is(self, *operators: str) -> bool:
        found = self._at < len(self._tokens) and self._tokens[self._at]["op"]
        return bool(found) and (found in operators or ("<->" in operators and str(found).startswith("<")))

    def _any(self, depth: int) -> Condition:
        parts = [self._all(depth)]
        while self._next_is("|"):
            self._at += 1
            parts.append(self._all(depth))
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _all(self, depth: int) -> Condition:
        parts = [self._one(depth)]
        while self._next_is("&", "<->"):
            self._at += 1
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _one(self, depth: int) -> Condition:
        if depth > DEEPEST or self._at >= len(self._tokens):
            raise self._broken()
        token = self._tokens[self._at]
        self._at += 1
        if token["op"] == "!":
            return NoneOf((self._one(depth + 1),))
        if token["op"] == "(":
            inner = self._any(depth + 1)
            if not self._next_is(")"):
                raise self._broken()
            self._at += 1
            return inner
        if token["op"]:
            raise self._broken()
        return self._word(token)

    def _word(self, token: re.Match[str]) -> Condition:
        text = token["word"] if token["word"] is not None else token["quoted"].replace("''", "'")
        if not token["star"]:
            return _plain(text, self._columns)
        words = [word.rstrip(_ENDS) for word in _WORD.findall(text)]
        parts = tuple(HasWord(word, self._columns, is_prefix=word is words[-1]) for word in words)
        return AllOf(parts) if parts else AnyOf(())
