"""One field of all datasets, as arrays: what a word, a phrase, a pattern and a range find in it.

Keywords  whole values, one, several or none of a dataset     Moments  dates as microseconds
Texts     longer texts, found by their words                  Numbers

A mask has one truth for each dataset, in the order of the snapshot.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from catalog.ckan.errors import SearchQueryInvalid
from catalog.ckan.solr.joined import Joined
from catalog.ckan.solr.moments import span_of
from catalog.ckan.solr.nodes import Pattern, Phrase, Range, Wild, Word
from catalog.ckan.solr.wild import fits, literal_of
from catalog.search.english import singular
from catalog.search.normal import is_chinese, normalised, runs_of
from catalog.search.segment import words_of

Mask = NDArray[np.bool_]
Order = NDArray[np.int64]
NOTHING_LAST = np.iinfo(np.int64).max

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 — naive UTC, as in state
_MICROSECOND = timedelta(microseconds=1)


class Column(Protocol):
    def word(self, leaf: Word | Phrase, now: datetime) -> Mask: ...
    def pattern(self, leaf: Pattern) -> Mask: ...
    def range(self, leaf: Range, now: datetime) -> Mask: ...
    def order(self, *, is_descending: bool) -> Order:
        """What to sort by, the smallest first; a dataset without a value is the last either way."""
        ...


class Keywords:
    """Values that count as a whole; capitals and small letters are alike.

    values  the distinct values, in the order of their text
    codes   the place in `values` of each value of each dataset
    owners  the dataset that it belongs to, ascending
    """

    def __init__(self, values_of: Sequence[Iterable[str]]) -> None:
        distinct = [dict.fromkeys(value for value in values if value) for values in values_of]
        self.values = tuple(sorted({value for values in distinct for value in values}))
        code = {value: number for number, value in enumerate(self.values)}
        self.codes = np.array([code[value] for values in distinct for value in values], np.int32)
        self.owners = np.repeat(np.arange(len(distinct), dtype=np.int32), [len(values) for values in distinct])
        self._count = len(distinct)
        self._folded = tuple(value.casefold() for value in self.values)
        self._by_folded: dict[str, list[int]] = {}
        for number, folded in enumerate(self._folded):
            self._by_folded.setdefault(folded, []).append(number)

    def word(self, leaf: Word | Phrase, now: datetime) -> Mask:
        return self.any_of((leaf.text,))

    def any_of(self, texts: Iterable[str]) -> Mask:
        """Datasets with one of these values."""
        return self._with([number for text in texts for number in self._by_folded.get(text.casefold(), [])])

    def pattern(self, leaf: Pattern) -> Mask:
        pieces = tuple(piece.casefold() if isinstance(piece, str) else piece for piece in leaf.pieces)
        literal = literal_of(pieces)
        numbers = np.flatnonzero(self._letters.containing(literal) if literal else self._letters.filled)
        if pieces not in ((Wild.RUN,), (Wild.RUN, literal, Wild.RUN)):
            numbers = np.array([one for one in numbers.tolist() if fits(self._folded[one], pieces)], np.intp)
        return self._with(numbers)

    @cached_property
    def _letters(self) -> Joined:
        return Joined(self._folded)

    def range(self, leaf: Range, now: datetime) -> Mask:
        """Between two texts, in the order of their characters."""
        values = np.array(self.values, dtype=object)
        inside = np.ones(len(values), np.bool_)
        if leaf.low is not None:
            inside &= values >= leaf.low if leaf.has_low else values > leaf.low
        if leaf.high is not None:
            inside &= values <= leaf.high if leaf.has_high else values < leaf.high
        return self._with(np.flatnonzero(inside))

    def order(self, *, is_descending: bool) -> Order:
        """By the first value of each dataset."""
        ranks = np.full(self._count, NOTHING_LAST, np.int64)
        ranks[self.owners[::-1]] = -self.codes[::-1] if is_descending else self.codes[::-1]
        return ranks

    def counts(self, among: Mask) -> NDArray[np.int64]:
        """How many of those datasets have each value."""
        codes = self.codes if among.all() else self.codes[among[self.owners]]
        return np.bincount(codes, minlength=len(self.values))

    def _with(self, numbers: Sequence[int] | NDArray[np.intp]) -> Mask:
        mask = np.zeros(self._count, np.bool_)
        if len(numbers):
            wanted = np.zeros(len(self.values), np.bool_)
            wanted[numbers] = True
            mask[self.owners[wanted[self.codes]]] = True
        return mask


@dataclass(frozen=True, slots=True)
class Readable:
    """A text of one width and case, and its words between spaces."""

    plain: str
    words: str


def readable(texts: Iterable[str]) -> Readable:
    """Several texts as one, in which no phrase begins in one of them and ends in another."""
    own = tuple(dict.fromkeys(text for text in texts if text))
    return Readable(" ; ".join(map(normalised, own)), "\t".join(map(_canonical, own)))


class Texts:
    """Texts in which words are found: Chinese ones anywhere, others from beginning to end, in the singular."""

    def __init__(self, texts: Sequence[Readable]) -> None:
        self._plain = tuple(text.plain for text in texts)
        self._letters = Joined(self._plain)
        self._words = Joined([text.words for text in texts])

    def word(self, leaf: Word | Phrase, now: datetime) -> Mask:
        """All words of the text; those of a phrase side by side."""
        if isinstance(leaf, Phrase):
            return self._words.containing(_canonical(leaf.text, is_part=True))
        found = np.ones(len(self._plain), np.bool_)
        for run in _canonical(leaf.text).split():
            for part in words_of(run) if is_chinese(run) else (f" {run} ",):
                found &= self._words.containing(part)
        return found if _canonical(leaf.text).strip() else ~found

    def pattern(self, leaf: Pattern) -> Mask:
        """What fits one of the words, or the whole text."""
        pieces = tuple(normalised(piece) if isinstance(piece, str) else piece for piece in leaf.pieces)
        literal = literal_of(pieces)
        anywhere = self._letters.containing(literal) if literal else self._letters.filled
        if pieces in ((Wild.RUN,), (Wild.RUN, literal, Wild.RUN)):
            return anywhere
        found = self._runs.pattern(Pattern(leaf.field, pieces))
        if len(pieces) > 2 or len(runs_of(literal)) > 1:
            for place in np.flatnonzero(anywhere & ~found).tolist():
                found[place] = fits(self._plain[place], pieces)
        return found

    @cached_property
    def _runs(self) -> Keywords:
        """The words as they were written."""
        return Keywords([[run.text for run in runs_of(text)] for text in self._plain])

    def range(self, leaf: Range, now: datetime) -> Mask:
        """A text that is there lies in the open range and in no other."""
        filled = self._letters.filled
        return filled if leaf.low is None and leaf.high is None else np.zeros_like(filled)

    def order(self, *, is_descending: bool) -> Order:
        return self._wholes.order(is_descending=is_descending)

    @cached_property
    def _wholes(self) -> Keywords:
        return Keywords([[text] for text in self._plain])


class Moments:
    def __init__(self, moments: Sequence[datetime | None]) -> None:
        self.at = np.array([NOTHING_LAST if one is None else _microseconds(one) for one in moments], np.int64)
        self._has = self.at != NOTHING_LAST

    def word(self, leaf: Word | Phrase, now: datetime) -> Mask:
        span = span_of(leaf.text, now)
        start, end = _microseconds(span.start), _microseconds(span.end)
        return np.asarray(self._has & (self.at >= start) & (self.at < max(end, start + 1)), np.bool_)

    def pattern(self, leaf: Pattern) -> Mask:
        """`*` is any moment; `2026-01*` the dates that begin so."""
        if tuple(leaf.pieces) == (Wild.RUN,):
            return np.asarray(self._has.copy(), np.bool_)
        texts = (_EPOCH + int(at) * _MICROSECOND for at in self.at[self._has])
        mask: Mask = np.zeros(len(self.at), np.bool_)
        mask[self._has] = [fits(f"{one:%Y-%m-%dT%H:%M:%S.%f}Z", leaf.pieces) for one in texts]
        return mask

    def range(self, leaf: Range, now: datetime) -> Mask:
        """An end that is a whole day, month or year belongs to the range as a whole, or not at all."""
        mask: Mask = self._has.copy()
        if leaf.low is not None:
            low = span_of(leaf.low, now)
            after = low.start if leaf.has_low else max(low.end, low.start + _MICROSECOND)
            mask &= self.at >= _microseconds(after)
        if leaf.high is not None:
            high = span_of(leaf.high, now)
            before = max(high.end, high.start + _MICROSECOND) if leaf.has_high else high.start
            mask &= self.at < _microseconds(before)
        return mask

    def order(self, *, is_descending: bool) -> Order:
        return np.asarray(np.where(self._has, -self.at if is_descending else self.at, NOTHING_LAST), np.int64)


class Numbers:
    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers = np.array(numbers, np.int64)

    def word(self, leaf: Word | Phrase, now: datetime) -> Mask:
        return np.asarray(self._numbers == _number(leaf.text), np.bool_)

    def pattern(self, leaf: Pattern) -> Mask:
        return np.array([fits(str(number), leaf.pieces) for number in self._numbers.tolist()], np.bool_)

    def range(self, leaf: Range, now: datetime) -> Mask:
        mask: Mask = np.ones(len(self._numbers), np.bool_)
        if leaf.low is not None:
            low = _number(leaf.low)
            mask &= self._numbers >= low if leaf.has_low else self._numbers > low
        if leaf.high is not None:
            high = _number(leaf.high)
            mask &= self._numbers <= high if leaf.has_high else self._numbers < high
        return mask

    def order(self, *, is_descending: bool) -> Order:
        return -self._numbers if is_descending else self._numbers


def _canonical(text: str, *, is_part: bool = False) -> str:
    """The words of a text between spaces; a part that begins or ends in Chinese may stand inside a longer run.

    >>> _canonical("Real-time PM2.5 stations"), _canonical("公交", is_part=True)
    (' real time pm2 5 station ', '公交')
    """
    words = [word for run in runs_of(text) for word in _latin_words(run.text)]
    if not words:
        return ""
    opening = "" if is_part and is_chinese(words[0]) else " "
    closing = "" if is_part and is_chinese(words[-1]) else " "
    return f"{opening}{' '.join(words)}{closing}"


def _latin_words(run: str) -> Iterable[str]:
    if is_chinese(run):
        return (run,)
    return (singular(part) for part in run.translate(_JOINTS).split())


_JOINTS = str.maketrans("._'-", "    ")


def _microseconds(at: datetime) -> int:
    return (at - _EPOCH) // _MICROSECOND


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        raise SearchQueryInvalid(f"Invalid number: “{text[:50]}”") from None
    if number != number:
        raise SearchQueryInvalid("Invalid number: “nan”")
    return number
