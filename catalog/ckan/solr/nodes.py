"""What a query is made of: seven kinds of nodes, and the text that each came from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

ANYWHERE = ""  # the field of a word that names none


class Wild(Enum):
    """What stands for other characters in a pattern."""

    RUN = "*"  # any number of them
    ONE = "?"


@dataclass(frozen=True, slots=True)
class Word:
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Several words in this order, or one text that is meant as a whole."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """Literal texts and wild characters by turns: `*公交*` is (RUN, "公交", RUN). `field:*` is any value at all."""

    field: str
    pieces: tuple[str | Wild, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """None is an open end."""

    field: str
    low: str | None
    high: str | None
    has_low: bool = True
    has_high: bool = True


@dataclass(frozen=True, slots=True)
class Not:
    node: "Node"


@dataclass(frozen=True, slots=True)
class Every:
    """All of at least two; of none at all it is every dataset."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Any of at least two."""

    nodes: tuple["Node", ...]


Leaf = Word | Phrase | Pattern | Range
Node = Leaf | Not | Every | Either

EVERYTHING = Every(())
OPERATORS = ("AND", "OR", "NOT", "&&", "||")
_SPECIAL = re.compile(r"""([+\-!&|(){}\[\]^"~*?:\\/\s])""")


def leaves_of(node: Node) -> Iterator[Leaf]:
    if isinstance(node, Every | Either):
        for one in node.nodes:
            yield from leaves_of(one)
    elif isinstance(node, Not):
        yield from leaves_of(node.node)
    else:
        yield node


def within(field: str, node: Node) -> Node:
    """The same node asked of a field, wherever it names none: `tags:(bus OR metro)`."""
    if isinstance(node, Every):
        return Every(tuple(within(field, one) for one in node.nodes))
    if isinstance(node, Either):
        return Either(tuple(within(field, one) for one in node.nodes))
    if isinstance(node, Not):
        return Not(within(field, node.node))
    return node if node.field else replace(node, field=field)


def as_query(node: Node) -> str:
    """The text of a node, which parses to the same node.

    >>> as_query(Either((Word("tags", "bus"), Not(Phrase("title", "public transport")))))
    '(tags:bus OR -title:"public transport")'
    """
    if node == EVERYTHING:
        return "*:*"
    if isinstance(node, Every):
        return f"({' '.join(map(as_query, node.nodes))})"
    if isinstance(node, Either):
        return f"({' OR '.join(map(as_query, node.nodes))})"
    if isinstance(node, Not):
        inner = as_query(node.node)
        return f"-({inner})" if isinstance(node.node, Not) else f"-{inner}"
    return f"{escaped(node.field)}:{_value(node)}" if node.field else _value(node)


def _value(leaf: Leaf) -> str:
    if isinstance(leaf, Word):
        return escaped(leaf.text)
    if isinstance(leaf, Phrase):
        return _quoted(leaf.text)
    if isinstance(leaf, Pattern):
        return "".join(one.value if isinstance(one, Wild) else _SPECIAL.sub(r"\\\1", one) for one in leaf.pieces)
    opening, closing = "[" if leaf.has_low else "{", "]" if leaf.has_high else "}"
    return f"{opening}{_end(leaf.low)} TO {_end(leaf.high)}{closing}"


def escaped(text: str) -> str:
    """A text in which nothing has a meaning of its own."""
    return f"\\{text}" if text in OPERATORS else _SPECIAL.sub(r"\\\1", text)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _end(text: str | None) -> str:
    return "*" if text is None else _quoted(text)
