"""From the text of a query to its nodes, by recursive descent.

    query    alternatives, one after the other: all of them
    either   conjunctions between OR
    every    clauses between AND
    clause   [+ - ! NOT] [field:] value [~number] [^number]
    value    word, "phrase", wild*card, [low TO high], (query)

What stands side by side is required, and OR binds closer than that: `organization:a OR organization:b
metadata_modified:[…]` is what harvesters send for datasets of two organisations changed since a day.
Boosts and distances are read and passed over.
"""

import re
from collections.abc import Callable
from typing import NoReturn

from catalog.ckan.errors import SearchQueryInvalid
from catalog.ckan.solr.nodes import (
    ANYWHERE,
    EVERYTHING,
    OPERATORS,
    Either,
    Every,
    Node,
    Not,
    Pattern,
    Phrase,
    Range,
    Wild,
    Word,
    within,
)

LONGEST = 100_000  # characters
DEEPEST = 40  # brackets in brackets
MOST_VALUES = 1_024  # as in Solr
MOST_PIECES = 30  # wild characters and what stands between them

# No part of these can match in two ways, so that no text makes them slow.
_SPACE = re.compile(r"\s*")
_FIELD = re.compile(r"(?P<name>\*|(?:\\.|[\w.-])+):", re.DOTALL)
_WORD = re.compile(r"""(?:\\.|[^\s\\()\[\]{}"^~])+""", re.DOTALL)
_PHRASE = re.compile(r'"((?:\\.|[^"\\])*)"', re.DOTALL)
_RANGE_END = re.compile(r"""(?:\\.|[^\s\\()\[\]{}"])+""", re.DOTALL)
_PASSED_OVER = re.compile(r"~[0-9.]*|\^[0-9.]+")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_PIECE = re.compile(r"[*?]|(?:\\.|[^\\*?])+", re.DOTALL)


def parse_query(text: str) -> Node:
    """The nodes of a query; every dataset for an empty one. Raises SearchQueryInvalid for what is no query.

    >>> parse_query("res_format:CSV -tags:(bus OR metro)")
    Every(nodes=(Word(field='res_format', text='CSV'), \
Not(node=Either(nodes=(Word(field='tags', text='bus'), Word(field='tags', text='metro'))))))
    """
    if len(text) > LONGEST:
        raise SearchQueryInvalid(f"the query has {len(text)} characters; the limit is {LONGEST}")
    return _Parser(text).whole()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text, self._at, self._depth, self._values = text, 0, 0, 0

    def whole(self) -> Node:
        self._skip_space()
        if self._at == len(self._text):
            return EVERYTHING
        node = self._side_by_side()
        if self._at < len(self._text):
            self._refuse("nothing opens the bracket")
        return node

    def _side_by_side(self) -> Node:
        nodes = [self._either()]
        while self._next() not in ("", ")"):
            nodes.append(self._either())
        return _joined(Every, nodes)

    def _either(self) -> Node:
        return self._between(("OR", "||"), self._every, Either)

    def _every(self) -> Node:
        return self._between(("AND", "&&"), self._clause, Every)

    def _between(
        self, operators: tuple[str, ...], part: Callable[[], Node], whole: Callable[[tuple[Node, ...]], Node]
    ) -> Node:
        nodes = [part()]
        while self._operator() in operators:
            self._take(_WORD)
            nodes.append(part())
        return _joined(whole, nodes)

    def _clause(self) -> Node:
        sign = self._next()
        if sign in ("+", "-", "!"):
            self._at += 1
        elif self._operator() == "NOT":
            self._take(_WORD)
        else:
            sign = "+"
        node = self._fielded()
        return node if sign == "+" else Not(node)

    def _fielded(self) -> Node:
        self._skip_space()
        found = _FIELD.match(self._text, self._at)
        if found is None:
            return self._value(ANYWHERE)
        self._at, field = found.end(), found["name"]
        self._skip_space()
        if field == "*":
            return self._everything()
        return self._value(_plain(field))

    def _everything(self) -> Node:
        """After `*:`, which goes with `*` alone."""
        if self._take(_WORD) != "*":
            self._refuse("“*:” stands before “*” only")
        self._skip(_PASSED_OVER)
        return EVERYTHING

    def _value(self, field: str) -> Node:
        sign = self._next()
        self._values += 1
        if self._values > MOST_VALUES:
            self._refuse(f"too many clauses; the limit is {MOST_VALUES}")
        if sign == "(":
            node = self._group(field)
        elif sign in ("[", "{"):
            node = self._range(field)
        elif sign == '"':
            node = Phrase(field, self._phrase())
        else:
            node = self._word(field)
        self._skip(_PASSED_OVER)
        return node

    def _group(self, field: str) -> Node:
        self._at, self._depth = self._at + 1, self._depth + 1
        if self._depth > DEEPEST:
            self._refuse("too many brackets in brackets")
        node = self._side_by_side()
        if self._next() != ")":
            self._refuse("a bracket is not closed")
        self._at, self._depth = self._at + 1, self._depth - 1
        return within(field, node) if field else node

    def _word(self, field: str) -> Node:
        start = self._at
        raw = self._take(_WORD)
        if raw in OPERATORS:
            self._at = start
            self._refuse(f"“{raw}” stands between two clauses")
        if raw.startswith("/"):
            self._at = start
            self._refuse("regular expressions are not answered")
        pieces = _pieces(raw)
        if len(pieces) > MOST_PIECES:
            self._refuse("too many wild characters in one word")
        if any(isinstance(piece, Wild) for piece in pieces):
            return Pattern(field, pieces)
        return Word(field, _plain(raw))

    def _range(self, field: str) -> Node:
        if not field:
            self._refuse("a range needs a field")
        has_low = self._text[self._at] == "["
        self._at += 1
        low = self._range_end()
        self._skip_space()
        if self._take(_RANGE_END) != "TO":
            self._refuse("a range is written [low TO high]")
        high = self._range_end()
        closing = self._next()
        if closing not in ("]", "}"):
            self._refuse("a range is not closed")
        self._at += 1
        return Range(field, low, high, has_low, closing == "]")

    def _range_end(self) -> str | None:
        if self._next() == '"':
            return self._phrase()
        raw = self._take(_RANGE_END)
        return None if raw == "*" else _plain(raw)

    def _phrase(self) -> str:
        found = _PHRASE.match(self._text, self._at)
        if found is None:
            self._refuse("a quotation mark is not closed")
        self._at = found.end()
        return _plain(found[1])

    # ---- the text, piece by piece --------------------------------------------------------------------------------

    def _next(self) -> str:
        """The next character that is no space, "" at the end."""
        self._skip_space()
        return self._text[self._at : self._at + 1]

    def _operator(self) -> str:
        """The operator that stands next, "" if there is none."""
        self._skip_space()
        found = _WORD.match(self._text, self._at)
        return found[0] if found and found[0] in OPERATORS else ""

    def _take(self, kind: re.Pattern[str]) -> str:
        found = kind.match(self._text, self._at)
        if found is None:
            self._refuse("something is missing")
        self._at = found.end()
        return found[0]

    def _skip_space(self) -> None:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _skip(self, kind: re.Pattern[str]) -> None:
        while found := kind.match(self._text, self._at):
            self._at = found.end()

    def _refuse(self, problem: str) -> NoReturn:
        rest = self._text[self._at : self._at + 30] or "the end"
        raise SearchQueryInvalid(f"{problem}, at character {self._at + 1} (“{rest}”)")


def _joined(whole: Callable[[tuple[Node, ...]], Node], nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else whole(tuple(nodes))


def _plain(text: str) -> str:
    return _ESCAPE.sub(r"\1", text)


def _pieces(raw: str) -> tuple[str | Wild, ...]:
    """Literal texts and wild characters; a run of `*` is one.

    >>> _pieces("a*b?") == ("a", Wild.RUN, "b", Wild.ONE)
    True
    """
    pieces: list[str | Wild] = []
    for found in _PIECE.findall(raw):
        piece = Wild(found) if found in ("*", "?") else _plain(found)
        if piece is not Wild.RUN or pieces[-1:] != [Wild.RUN]:
            pieces.append(piece)
    return tuple(pieces)
