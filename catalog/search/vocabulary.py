"""The words of the catalogue, looked up by how they sound, how they begin and what they derive from."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalog.search.english import root
from catalog.search.normal import is_chinese
from catalog.search.pinyin import full_of, initials_of, near_key
from catalog.search.synonyms import Synonyms

Lookup = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Vocabulary:
    """Every lookup answers with words as they stand in the index or in the synonyms.

    wholes              whole keywords and synonyms
    by_pinyin, by_near  Chinese words by their pinyin, and by pinyin without the sounds that are often confused
    by_initials         the same by first letters; only words of labels and long synonyms: two letters fit many
    by_root             English words by their root
    latin, pinyin       sorted, for beginnings and for near misses
    by_length           Chinese words of labels by their number of characters
    """

    words: frozenset[str]
    wholes: frozenset[str]
    by_pinyin: Lookup
    by_near: Lookup
    by_initials: Lookup
    by_root: Lookup
    latin: tuple[str, ...]
    pinyin: tuple[str, ...]
    by_length: Mapping[int, tuple[str, ...]]

    def __contains__(self, word: str) -> bool:
        return word in self.words


def make_vocabulary(
    words: Iterable[str], labels: frozenset[str], keywords: frozenset[str], synonyms: Synonyms
) -> Vocabulary:
    """words  all words of the index; labels  those that stand in a title, keyword or column title."""
    spoken = [key for key in synonyms.others if " " not in key]
    everything = frozenset(words) | frozenset(spoken)
    named = labels | frozenset(spoken)
    chinese = sorted(word for word in everything if is_chinese(word))
    latin = sorted(word for word in everything if not is_chinese(word))
    by_pinyin = _grouped((sound, word) for word in chinese for sound in _sounds(word))
    return Vocabulary(
        words=everything,
        wholes=keywords | frozenset(spoken),
        by_pinyin=by_pinyin,
        by_near=_grouped((near_key(full_of(word)), word) for word in chinese if len(word) > 1),
        by_initials=_grouped(
            (initials_of(word), word) for word in chinese if word in labels or (len(word) > 2 and word in named)
        ),
        by_root=_grouped((root(word), word) for word in latin if word.isalpha()),
        latin=tuple(word for word in latin if word.isalpha()),
        pinyin=tuple(sorted(sound for sound in by_pinyin if len(sound) > 3)),
        by_length={int(n): found for n, found in _grouped((str(len(w)), w) for w in chinese if w in named).items()},
    )


def _sounds(word: str) -> set[str]:
    """绿地 is typed `lvdi` and `ludi`."""
    sound = full_of(word)
    return {sound, sound.replace("v", "u")}


def _grouped(pairs: Iterable[tuple[str, str]]) -> Lookup:
    groups: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, word in pairs:
        groups[key][word] = None
    return {key: tuple(found) for key, found in groups.items()}


def starting_with(ordered: tuple[str, ...], prefix: str, *, limit: int) -> list[str]:
    """The first words of a sorted tuple that begin with `prefix`.

    >>> starting_with(("bus", "hospice", "hospital", "metro"), "hosp", limit=5)
    ['hospice', 'hospital']
    """
    at = bisect_left(ordered, prefix)
    found = ordered[at : at + limit]
    return [word for word in found if word.startswith(prefix)]
