"""Typing mistakes: the word of the catalogue that sounds the same, sounds alike, or is a letter away."""

from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog.search.index import Index
from catalog.search.pinyin import full_of, near_key
from catalog.search.segment import bigrams_of
from catalog.search.terms import Correction

LONGEST_MISTAKE = 8  # characters of one Chinese word
MOST_CANDIDATES = 20


def nearest_latin(typed: str, index: Index) -> str | None:
    """An English word, or the Chinese word of a pinyin, that is at most a few keystrokes from what was typed.

    One keystroke up to five letters, two up to nine, three beyond; two neighbours swapped are one keystroke.
    """
    if len(typed) < 3 or not typed.isascii():
        return None
    vocabulary = index.text.vocabulary
    most = 1 if len(typed) <= 5 else 2 if len(typed) <= 9 else 3
    found: list[tuple[int, bool, float, str]] = []
    for choices, is_pinyin in ((vocabulary.latin, False), (vocabulary.pinyin, True)):
        near = process.extract(typed, choices, scorer=OSA.distance, score_cutoff=most, limit=MOST_CANDIDATES)
        for candidate, distance, _ in near:
            if len(candidate) < 3:
                continue
            word = _weightiest(vocabulary.by_pinyin[candidate], index) if is_pinyin else candidate
            found.append((int(distance), candidate[0] != typed[0], -_importance(word, index), word))
    return min(found)[3] if found else None


def corrected_run(words: Sequence[str], index: Index) -> tuple[list[str], list[Correction]]:
    """The words of one Chinese run with mistakes put right, and what was put right.

    Neighbouring words are read together, longest stretch first: 停车|厂 sounds like 停车场.
    """
    for size in range(min(len(words), LONGEST_MISTAKE), 0, -1):
        for start in range(len(words) - size + 1):
            stretch = words[start : start + size]
            used = _instead_of(stretch, index)
            if used is None:
                continue
            before, found_before = corrected_run(words[:start], index)
            after, found_after = corrected_run(words[start + size :], index)
            here = Correction("".join(stretch), used)
            return [*before, used, *after], [*found_before, here, *found_after]
    return list(words), []


def _instead_of(stretch: Sequence[str], index: Index) -> str | None:
    typed = "".join(stretch)
    if not 2 <= len(typed) <= LONGEST_MISTAKE or _is_known(typed, index):
        return None
    is_doubtful = any(len(word) == 1 or not _is_known(word, index) for word in stretch)
    if not is_doubtful and len(typed) == 2:
        return None
    vocabulary, sound = index.text.vocabulary, full_of(typed)
    same = _of_length(vocabulary.by_pinyin.get(sound, ()), len(typed))
    if same or not is_doubtful:
        return _weightiest(same, index) if same else None
    alike = [
        word for word in _of_length(vocabulary.by_near.get(near_key(sound), ()), len(typed)) if set(word) & set(typed)
    ]
    if alike:
        return _weightiest(alike, index)
    return _one_character_off(typed, index)


def _one_character_off(typed: str, index: Index) -> str | None:
    """Only for three characters or more: two thirds of the word must be right."""
    if len(typed) < 3:
        return None
    choices = index.text.vocabulary.by_length.get(len(typed), ())
    near = process.extract(typed, choices, scorer=OSA.distance, score_cutoff=1, limit=MOST_CANDIDATES)
    return _weightiest([word for word, _, _ in near], index) if near else None


def _is_known(word: str, index: Index) -> bool:
    """A word of the catalogue, or characters that stand together in a label of it."""
    if word in index.text.vocabulary:
        return True
    return len(word) > 1 and all(gram in index.text.grams for gram in bigrams_of(word))


def _of_length(words: Iterable[str], length: int) -> list[str]:
    return [word for word in words if len(word) == length]


def _weightiest(words: Sequence[str], index: Index) -> str:
    return max(words, key=lambda word: (_importance(word, index), word))


def _importance(word: str, index: Index) -> float:
    posting = index.text.words.find(word)
    return float(posting.weights.max()) if posting else 1.0
