"""Wild characters: whether a text has the form `*公交*` or `2026-0?`. No text and no pattern make it slow."""

import re
from collections.abc import Sequence
from functools import lru_cache

from catalog.ckan.solr.nodes import Wild

Pieces = Sequence[str | Wild]


def fits(text: str, pieces: Pieces) -> bool:
    """Whether the whole text has the form.

    >>> fits("gongjiao", ("gong", Wild.RUN)), fits("2026-07", ("2026-0", Wild.ONE)), fits("bus", (Wild.RUN, "x"))
    (True, True, False)
    """
    stretches = _stretches(tuple(pieces))
    first = stretches[0].match(text)
    if first is None:
        return False
    if len(stretches) == 1:
        return first.end() == len(text)
    at = first.end()
    for stretch in stretches[1:-1]:  # the earliest place is as good as any
        found = stretch.search(text, at)
        if found is None:
            return False
        at = found.end()
    last = stretches[-1].search(text, max(at, len(text) - _length(tuple(pieces))))
    return last is not None and last.end() == len(text)


def literal_of(pieces: Pieces) -> str:
    """The longest text that whatever fits must contain; "" when there is none."""
    return max((piece for piece in pieces if isinstance(piece, str)), key=len, default="")


@lru_cache(maxsize=200)
def _stretches(pieces: tuple[str | Wild, ...]) -> tuple[re.Pattern[str], ...]:
    """What stands between the runs, each of a fixed length; an empty one at an end that is open."""
    stretches = [""]
    for piece in pieces:
        if piece is Wild.RUN:
            stretches.append("")
        else:
            stretches[-1] += "." if isinstance(piece, Wild) else re.escape(piece)
    return tuple(re.compile(stretch, re.DOTALL) for stretch in stretches)


def _length(pieces: tuple[str | Wild, ...]) -> int:
    """Characters after the last run."""
    length = 0
    for piece in reversed(pieces):
        if piece is Wild.RUN:
            break
        length += len(piece) if isinstance(piece, str) else 1
    return length
