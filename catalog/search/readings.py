"""Every reading of one word of a query: as it stands, in pieces, by sound, by initials, by another word for it."""

from collections.abc import Iterable, Iterator
from math import inf

from catalog.search.cutting import known_pieces
from catalog.search.english import root, singular
from catalog.search.index import Index
from catalog.search.normal import is_chinese, parts_of, runs_of
from catalog.search.pinyin import split_pinyin
from catalog.search.segment import bigrams_of
from catalog.search.stopwords import DATA_WORDS, GENERIC_WEIGHT, GENERIC_WORDS
from catalog.search.terms import Kind, Piece, Reading
from catalog.search.vocabulary import Lookup, starting_with

# How far a reading is trusted against the word as it stands.
PIECES, COMPOUND, SYNONYM, LETTERS, ROOT, BEGINNING, PINYIN, INITIALS = 0.85, 0.8, 0.85, 0.6, 0.6, 0.7, 0.8, 0.5
LONE_CHARACTER = 0.3  # one character of several with the same sound
FURTHER_SYNONYM = 0.8  # a synonym of a piece, or of a word understood by its sound
WITHIN_LABEL = 0.5  # initials of words inside a label, against those of a whole keyword
MOST_SYNONYMS = 10
MOST_BEGINNINGS = 20
LONGEST_INITIALS = 8


def readings_of(word: str, index: Index) -> tuple[Reading, ...]:
    """All readings that may find something; empty for a word that nothing in the catalogue resembles."""
    readings = _chinese(word, index) if is_chinese(word) else _latin(singular(word), word, index)
    return tuple(reading for reading in readings if any(_is_there(token, reading, index) for token in reading.tokens()))


def _is_there(token: str, reading: Reading, index: Index) -> bool:
    return token in (index.text.grams if reading.kind == "letters" else index.text.words)


def exact(word: str) -> Reading:
    return Reading("exact", 1.0, (Piece(1.0, ((word, 1.0),)),))


def _chinese(word: str, index: Index) -> Iterator[Reading]:
    yield exact(word)
    pieces = known_pieces(word, index.text.vocabulary)
    if len(pieces) > 1:
        yield Reading("pieces", PIECES, pieces_of(pieces, index))
    grams = bigrams_of(word)
    yield Reading("letters", LETTERS, tuple(Piece(1 / len(grams), ((gram, 1.0),), is_gram=True) for gram in grams))
    yield from synonym_readings(word, index, SYNONYM)


def _latin(word: str, typed: str, index: Index) -> Iterator[Reading]:
    yield exact(word)
    if parts := parts_of(typed):
        yield Reading("compound", COMPOUND, pieces_of([singular(part) for part in parts], index))
    yield from _choice("root", ROOT, (one for one in index.text.vocabulary.by_root.get(root(word), ()) if one != word))
    yield from synonym_readings(word, index, SYNONYM)
    yield from _sounding(typed, index, is_english=word in index.text.words)
    if word not in index.text.words:
        yield from _beginning(typed, index)


def _sounding(typed: str, index: Index, *, is_english: bool) -> Iterator[Reading]:
    vocabulary = index.text.vocabulary
    by_sound = vocabulary.by_pinyin.get(typed, ())
    choices = tuple((word, 1.0 if len(word) > 1 else LONE_CHARACTER) for word in by_sound)
    if choices:
        yield Reading("pinyin", PINYIN, (Piece(1.0, choices),))
    for word in by_sound:
        yield from synonym_readings(word, index, PINYIN * FURTHER_SYNONYM)
    by_initials = vocabulary.by_initials.get(typed, ()) if len(typed) <= LONGEST_INITIALS else ()
    trust = INITIALS / 2 if is_english or any(len(word) > 1 for word in by_sound) else INITIALS
    if by_initials:
        choices = tuple((word, 1.0 if word in vocabulary.wholes else WITHIN_LABEL) for word in by_initials)
        yield Reading("initials", trust, (Piece(1.0, choices),))
    for word in by_initials:
        if word not in index.text.words:
            yield from synonym_readings(word, index, trust * FURTHER_SYNONYM)


def _beginning(typed: str, index: Index) -> Iterator[Reading]:
    """A word that is still being typed."""
    vocabulary = index.text.vocabulary
    if len(typed) < 3 or typed in vocabulary.by_pinyin or typed in vocabulary.by_initials:
        return
    yield from _choice("beginning", BEGINNING, starting_with(vocabulary.latin, typed, limit=MOST_BEGINNINGS))
    sounds = starting_with(vocabulary.pinyin, typed, limit=MOST_BEGINNINGS)
    yield from _choice("pinyin", BEGINNING * PINYIN, (word for sound in sounds for word in vocabulary.by_pinyin[sound]))


def split_readings(typed: str, index: Index) -> tuple[Reading, ...]:
    """Several Chinese words typed as one stretch of pinyin, or else of initials."""
    vocabulary = index.text.vocabulary
    found = _split("pinyin", PINYIN, typed, vocabulary.by_pinyin, index)
    return found or _split("initials", INITIALS, typed, vocabulary.by_initials, index)


def _split(kind: Kind, trust: float, typed: str, words_by: Lookup, index: Index) -> tuple[Reading, ...]:
    def words_for(part: str) -> list[str]:
        return [word for word in words_by.get(part, ()) if len(word) > 1 and word in index.text.words]

    parts = split_pinyin(typed, lambda part: len(part) > 1 and bool(words_for(part)))
    pieces = (Piece(len(part) / len(typed), tuple((word, 1.0) for word in words_for(part))) for part in parts)
    return (Reading(kind, trust, tuple(pieces)),) if parts else ()


def synonym_readings(word: str, index: Index, trust: float) -> Iterator[Reading]:
    typed = index.text.words.find(word)
    others = sorted(index.synonyms.of(word), key=lambda pair: -pair[1])[:MOST_SYNONYMS]
    for other, likeness in others:
        if is_chinese(word) and not any(run.is_chinese for run in runs_of(other)) and len(runs_of(other)) > 1:
            continue  # every text is there in Chinese: an English phrase would only add chance matches
        pieces = phrase_pieces(other, index)
        yield Reading("synonym", trust * likeness, pieces, via=other, rarity=typed.rarity if typed else inf)


def phrase_pieces(phrase: str, index: Index) -> tuple[Piece, ...]:
    """A phrase in either language as pieces; a Chinese run that is a word of the catalogue stays whole."""
    words: list[str] = []
    for run in runs_of(phrase):
        if not run.is_chinese:
            words.append(singular(run.text))
        elif run.text in index.text.words:
            words.append(run.text)
        else:
            words.extend(known_pieces(run.text, index.text.vocabulary))
    return tuple(Piece(share, ((word, 1.0),)) for word, share in _shares(words))


def pieces_of(words: Iterable[str], index: Index) -> tuple[Piece, ...]:
    """The pieces of what was typed; for each of them a synonym will do as well."""
    return tuple(Piece(share, _with_synonyms(word, index)) for word, share in _shares(words))


def _shares(words: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Each word counts by its length; one that says little counts little."""
    sized = [(word, _size(word)) for word in words]
    total = sum(size for _, size in sized) or 1.0
    return ((word, size / total) for word, size in sized)


def _size(word: str) -> float:
    says_little = word in GENERIC_WORDS or word in DATA_WORDS
    return (len(word) if is_chinese(word) else 2) * (GENERIC_WEIGHT if says_little else 1.0)


def _with_synonyms(word: str, index: Index) -> tuple[tuple[str, float], ...]:
    others = ((one, likeness) for one, likeness in index.synonyms.of(word) if one in index.text.words)
    return ((word, 1.0), *((one, FURTHER_SYNONYM * likeness) for one, likeness in others))


def _choice(kind: Kind, trust: float, words: Iterable[str]) -> Iterator[Reading]:
    choices = tuple((word, 1.0) for word in words)
    if choices:
        yield Reading(kind, trust, (Piece(1.0, choices),))
