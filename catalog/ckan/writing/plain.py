"""Notes with HTML or Markdown in them as plain text, for cards and search; the notes are kept as they came."""

import re
from html import unescape

LONGEST = 5_000  # characters
_DROPPED = re.compile(r"(?is)<(script|style)\b.{0,100000}?</\1\s*>|<!--.{0,100000}?-->")
_BREAKS = re.compile(r"(?i)<\s*(br|/p|/div|/li|/h[1-6]|/tr)\b[^<>]{0,200}>")
_TAGS = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_LINKS = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()\s]{0,2000}\)")
_MARKS = re.compile(r"(?m)^\s{0,3}(#{1,6}|>|[-*+])\s+|(\*\*|__|`)")
_SPACES = re.compile(r"[ \t\r\f\v\u00a0]+")
_LINES = re.compile(r"\n\s*\n\s*(\n\s*)*")


def plain_text(notes: str) -> str:
    """
    >>> plain_text('<p>Air <b>quality</b> &amp; noise</p><p>See [the **site**](https://a.example).</p>')
    'Air quality & noise\\nSee the site.'
    """
    text = _BREAKS.sub("\n", _DROPPED.sub(" ", notes[: 4 * LONGEST]))
    text = _MARKS.sub("", _LINKS.sub(r"\1", unescape(_TAGS.sub("", text))))
    lines = (_SPACES.sub(" ", line).strip() for line in text.splitlines())
    return _LINES.sub("\n\n", "\n".join(lines)).strip()[:LONGEST]
