"""A query taken apart into terms, each with every reading under which it may be found."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import Literal

Kind = Literal["exact", "pieces", "compound", "root", "beginning", "pinyin", "initials", "synonym", "letters"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a reading: found where any of its choices is found.

    share    how much of the reading it is, 0–1
    choices  (token, factor 0–1)
    is_gram  looked up among pairs of characters instead of words
    """

    share: float
    choices: tuple[tuple[str, float], ...]
    is_gram: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a term.

    via     the other word for a synonym
    rarity  at most this much rarity is counted: a rare synonym must not outweigh the common word that was typed
    """

    kind: Kind
    factor: float
    pieces: tuple[Piece, ...]
    via: str | None = None
    rarity: float = inf

    def tokens(self) -> Iterator[str]:
        for piece in self.pieces:
            yield from (token for token, _ in piece.choices)


@dataclass(frozen=True, slots=True)
class Term:
    """weight  what finding it counts for: 1, or little for words that almost every dataset has"""

    typed: str
    weight: float
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A typing mistake and the word that was searched for instead."""

    typed: str
    used: str


@dataclass(frozen=True, slots=True)
class Question:
    """The terms of a query; `is_about_fields` when it asks for columns."""

    terms: tuple[Term, ...]
    corrections: tuple[Correction, ...] = ()
    is_about_fields: bool = False
