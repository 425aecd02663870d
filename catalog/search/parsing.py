"""From what was typed to a question: cut into words, stop words out, mistakes put right, each word read every way."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from catalog.city import City
from catalog.search.cutting import known_words
from catalog.search.index import Index
from catalog.search.normal import is_chinese, normalised, runs_of
from catalog.search.pinyin import is_syllable, split_pinyin
from catalog.search.readings import phrase_pieces, readings_of, split_readings, synonym_readings
from catalog.search.stopwords import (
    DATA_WORDS,
    FIELD_WORDS,
    GENERIC_WEIGHT,
    GENERIC_WORDS,
    HAVING_WORDS,
    QUESTION_WORDS,
    WHICH_WORDS,
)
from catalog.search.synonyms import key_of
from catalog.search.terms import Correction, Question, Reading, Term
from catalog.search.typos import corrected_run, nearest_latin

MOST_TERMS = 24
MOST_WORDS = 48  # of one stretch that are looked at: putting mistakes right is slow, and terms are few anyway
LONE_CHARACTER = 0.3  # what a single Chinese character beside other words counts for


def question_of(words: str, index: Index) -> Question:
    """The question asked by `words`; it has no terms when nothing was typed that is a word or number."""
    runs = [known_words(run.text, index.text.vocabulary) if run.is_chinese else [run.text] for run in runs_of(words)]
    is_about_fields = _asks_for_fields({word for run in runs for word in run})
    kept = _without_stopwords(runs, QUESTION_WORDS | FIELD_WORDS | (DATA_WORDS if is_about_fields else frozenset()))
    terms: list[Term] = []
    corrections: list[Correction] = []
    for whole in _stretches(kept):
        stretch = whole[:MOST_WORDS]
        found, mistakes = _chinese_terms(stretch, index) if is_chinese(stretch[0]) else _latin_terms(stretch, index)
        terms += found
        corrections += mistakes
    if len(terms) > 1:
        terms = [_lighter(term) for term in terms]
    return Question(tuple(terms[:MOST_TERMS]), tuple(corrections), is_about_fields)


def _asks_for_fields(words: set[str]) -> bool:
    which_has = bool(words & WHICH_WORDS) and bool(words & HAVING_WORDS) and bool(words & DATA_WORDS)
    return which_has or bool(words & FIELD_WORDS)


def _without_stopwords(runs: list[list[str]], asking: frozenset[str]) -> list[list[str]]:
    """Leaves out what only asks; when nothing else was typed, the query is about those words after all."""
    for stops in (asking, QUESTION_WORDS, frozenset[str]()):
        kept = [[word for word in run if word not in stops] for run in runs]
        if any(kept):
            return [run for run in kept if run]
    return []


def _stretches(runs: list[list[str]]) -> list[list[str]]:
    """A Chinese run stands for itself; Latin words that follow each other belong together."""
    stretches: list[list[str]] = []
    for run in runs:
        if stretches and not is_chinese(run[0]) and not is_chinese(stretches[-1][0]):
            stretches[-1].extend(run)
        else:
            stretches.append(list(run))
    return stretches


def _chinese_terms(words: Sequence[str], index: Index) -> tuple[list[Term], list[Correction]]:
    right, mistakes = corrected_run(words, index)
    return [_term(word, word, readings_of(word, index), index) for word in right], mistakes


def _latin_terms(words: Sequence[str], index: Index) -> tuple[list[Term], list[Correction]]:
    terms: list[Term] = []
    mistakes: list[Correction] = []
    for word in _joined(words, index):
        if " " in word:
            readings = (Reading("pieces", 1.0, phrase_pieces(word, index)), *synonym_readings(word, index, 0.85))
            terms.append(_term(word, word, readings, index))
            continue
        readings = readings_of(word, index)
        if all(reading.kind == "synonym" for reading in readings):
            readings += split_readings(word, index)
        used = None if readings else nearest_latin(word, index)
        if used is not None:
            mistakes.append(Correction(word, used))
            readings = readings_of(used, index)
        terms.append(_term(word, used or word, readings, index))
    return terms, mistakes


def _joined(words: Sequence[str], index: Index) -> list[str]:
    """English phrases that have a synonym become one term, and so do syllables of pinyin typed apart."""
    joined: list[str] = []
    at = 0
    while at < len(words):
        size = next((n for n in range(len(words) - at, 1, -1) if _syllables(words[at : at + n], index)), 0)
        if size:
            joined.append("".join(words[at : at + size]))
        else:
            longest = min(index.synonyms.longest, len(words) - at)
            size = next((n for n in range(longest, 1, -1) if " ".join(words[at : at + n]) in index.synonyms), 1)
            joined.append(" ".join(words[at : at + size]))
        at += size
    return joined


def _syllables(words: Sequence[str], index: Index) -> bool:
    if len(words) > 12 or not all(is_syllable(word) for word in words):
        return False
    if all(word in index.text.words for word in words):
        return False  # English that happens to look like pinyin
    by_pinyin = index.text.vocabulary.by_pinyin
    return bool(split_pinyin("".join(words), lambda sound: any(len(w) > 1 for w in by_pinyin.get(sound, ()))))


def _term(typed: str, word: str, readings: Sequence[Reading], index: Index) -> Term:
    says_little = word in GENERIC_WORDS or word in DATA_WORDS or word in places_of(index.city)
    return Term(typed, GENERIC_WEIGHT if says_little else 1.0, tuple(readings))


def _lighter(term: Term) -> Term:
    is_lone = len(term.typed) == 1 and is_chinese(term.typed)
    return replace(term, weight=min(term.weight, LONE_CHARACTER)) if is_lone else term


def places_of(city: City) -> frozenset[str]:
    """The city and its districts, however they are written: nearly every dataset is about them."""
    return _places(city.name.zh, city.name.en, tuple((one.name, one.name_en) for one in city.districts))


@lru_cache(maxsize=8)
def _places(name: str, name_en: str, districts: Iterable[tuple[str, str]]) -> frozenset[str]:
    english = [name_en, *(one.split()[0] for _, one in districts)]
    short = [one.rstrip("市区县") for one, _ in districts]
    words = {name, f"{name}市", *(one for one, _ in districts), *(one for one in short if len(one) > 1)}
    return frozenset(words) | {key_of(normalised(one)) for one in english}
