"""Where to look when nothing was found: the themes nearest to the words, then the fullest ones."""

from datetime import datetime

import numpy as np

from catalog.search.facets import FacetValue
from catalog.search.index import Index
from catalog.search.normal import normalised
from catalog.search.pinyin import full_of
from core.words import Text

MOST_THEMES = 6


def nearest_themes(words: str, index: Index, now: datetime) -> tuple[FacetValue, ...]:
    """Themes that hold datasets, nearest first; `count` is the number of datasets in the theme."""
    column = index.facets.column("theme", now)
    counts = column.counts(np.arange(len(index))).tolist()
    near = {k: _nearness(words, column.labels[k]) for k in range(len(counts)) if counts[k]}
    ranked = sorted(near, key=lambda k: (-near[k], -counts[k], k))
    return tuple(FacetValue(column.values[k], column.labels[k], counts[k], False) for k in ranked[:MOST_THEMES])


def _nearness(words: str, label: Text) -> float:
    """The share of neighbouring letters that words and label have in common: as written, by sound, in English."""
    typed, name = normalised(words), label.zh
    pairs = (
        (set(typed), set(name)),
        (_pairs(full_of(typed)), _pairs(full_of(name))),
        (_pairs(typed), _pairs(label.en)),
    )
    return max(len(mine & theirs) / max(len(theirs), 1) for mine, theirs in pairs)


def _pairs(text: str) -> set[str]:
    letters = "".join(character for character in text.lower() if character.isalnum())
    return {letters[at : at + 2] for at in range(len(letters) - 1)}
