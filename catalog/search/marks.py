"""The matched words of a text, marked: segments that the page escapes and highlights."""

import re
from collections.abc import Iterable
from functools import lru_cache

from catalog.search.normal import is_chinese, normalised

Marks = tuple[tuple[str, bool], ...]  # (text, is a match), which joined give the text back

BEFORE = {True: 16, False: 40}  # characters shown before the first match, by whether the text is Chinese
SHOWN = {True: 96, False: 220}
_ELLIPSIS = "…"


def marked(text: str, tokens: Iterable[str]) -> Marks:
    """
    >>> marked("公交线路与站点", ["公交", "站点"])
    (('公交', True), ('线路与', False), ('站点', True))
    """
    pattern = _pattern(frozenset(tokens))
    if pattern is None or not text:
        return ((text, False),) if text else ()
    segments: list[tuple[str, bool]] = []
    at = 0
    for found in pattern.finditer(_comparable(text)):
        if found.start() > at:
            segments.append((text[at : found.start()], False))
        segments.append((text[found.start() : found.end()], True))
        at = found.end()
    if at < len(text):
        segments.append((text[at:], False))
    return tuple(segments)


def snippet(text: str, tokens: Iterable[str]) -> Marks:
    """The stretch of a longer text round its first match, marked; its beginning when nothing matches."""
    tokens = frozenset(tokens)
    shape = is_chinese(text)
    pattern = _pattern(tokens)
    found = pattern.search(_comparable(text)) if pattern else None
    first = found.start() if found else 0
    start = max(0, first - BEFORE[shape]) if first + 20 > SHOWN[shape] else 0
    if start and not shape:
        start = text.find(" ", start) + 1
    end = min(len(text), start + SHOWN[shape])
    segments = marked(text[start:end], tokens)
    before = ((_ELLIPSIS, False),) if start else ()
    after = ((_ELLIPSIS, False),) if end < len(text) else ()
    return (*before, *segments, *after)


def matches(text: str, tokens: frozenset[str]) -> bool:
    """Whether `marked` would mark anything."""
    pattern = _pattern(tokens)
    return pattern is not None and pattern.search(_comparable(text)) is not None


def has_match(marks: Marks) -> bool:
    return any(is_match for _, is_match in marks)


@lru_cache(maxsize=10_000)
def _comparable(text: str) -> str:
    """Small letters of plain width, character for character, so that positions stay the same."""
    return text.translate(_PLAIN)


class _Plain(dict[int, str]):
    """Filled as characters are met: a whole text is then translated at the speed of C."""

    def __missing__(self, code: int) -> str:
        plain = normalised(chr(code))
        self[code] = plain if len(plain) == 1 else chr(code)
        return self[code]


_PLAIN = _Plain()


@lru_cache(maxsize=500)
def _pattern(tokens: frozenset[str]) -> re.Pattern[str] | None:
    longest_first = sorted((token for token in tokens if token), key=lambda token: (-len(token), token))
    return re.compile("|".join(_token(token) for token in longest_first)) if longest_first else None


def _token(token: str) -> str:
    """A Chinese word anywhere; an English one from the start of a word to its end, since it is kept in the singular."""
    if is_chinese(token):
        return re.escape(token)
    stem = token[:-1] if len(token) > 4 and token.endswith("y") else token
    return rf"(?<![a-z0-9]){re.escape(stem)}[a-z0-9]*"
