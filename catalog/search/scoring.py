"""How well each dataset answers a question: how many of the terms it has, then how much they weigh in it."""

from dataclasses import dataclass
from math import log1p

import numpy as np
from numpy.typing import NDArray

from catalog.search.index import Index
from catalog.search.normal import normalised
from catalog.search.postings import Postings
from catalog.search.terms import Question, Reading, Term

Scores = NDArray[np.float32]

FIELD_BOOST = 4.0  # in a question about columns, a column counts like a title …
ELSEWHERE = 0.2  # … and everything else little
COVERAGE_POWER = 2
KEEP_FROM = 0.33  # of the best coverage: what fits less is left out
WHOLE_TITLE = 2.0
SECOND_WORD = 0.3
RAREST, COMMONEST = 1.0, 0.3


@dataclass(frozen=True, slots=True)
class Ranking:
    """score    one number a dataset, comparable within one question only
    matched  whether the dataset answers at all
    by_reading  [term][reading] → strength of each dataset
    """

    score: Scores
    matched: NDArray[np.bool_]
    by_reading: tuple[tuple[Scores, ...], ...]


def rank(question: Question, words: str, index: Index) -> Ranking:
    """Σ weight × strength over the terms, times the square of the share of the terms that are there."""
    count = len(index)
    total, covered, weights = np.zeros(count, np.float32), np.zeros(count, np.float32), 0.0
    by_reading = []
    for term in question.terms:
        found = [_reading(reading, index, question.is_about_fields) for reading in term.readings]
        strength, cover = _combined(term, found, count)
        weight = term.weight * _rarity(cover, count)
        total += weight * strength
        covered += weight * cover
        weights += weight
        by_reading.append(tuple(strength for strength, _ in found))
    coverage = covered / weights if weights else covered
    score = total * coverage**COVERAGE_POWER * index.popularity
    whole = index.titles.get(normalised(words).strip())
    if whole is not None:
        score[whole] *= WHOLE_TITLE
    matched = (score > 0) & (coverage >= KEEP_FROM * float(coverage.max(initial=0.0)))
    return Ranking(score, matched, tuple(by_reading))


def _rarity(cover: Scores, count: int) -> float:
    """A term that few datasets have says more about what is wanted."""
    having = int(np.count_nonzero(cover > 0.5))
    return max(COMMONEST, log1p(count / having) / log1p(count)) if having else RAREST


def _combined(term: Term, found: list[tuple[Scores, Scores]], count: int) -> tuple[Scores, Scores]:
    """The best reading counts; that another word for the same thing fits as well adds a little."""
    strength, other, cover = (np.zeros(count, np.float32) for _ in range(3))
    for reading, (one, covering) in zip(term.readings, found, strict=True):
        best = other if reading.kind == "synonym" else strength
        np.maximum(best, one, out=best)
        np.maximum(cover, covering, out=cover)
    return np.maximum(strength, other) + np.float32(SECOND_WORD) * np.minimum(strength, other), cover


def _reading(reading: Reading, index: Index, is_about_fields: bool) -> tuple[Scores, Scores]:
    text = index.text
    if not is_about_fields:
        return _in_tables(reading, text.words, text.grams, len(index))
    in_fields, cover = _in_tables(reading, text.fields, text.grams, len(index))
    elsewhere, cover_elsewhere = _in_tables(reading, text.words, text.grams, len(index))
    return (
        np.float32(FIELD_BOOST) * in_fields + np.float32(ELSEWHERE) * elsewhere,
        np.maximum(cover, np.float32(ELSEWHERE) * cover_elsewhere),
    )


def _in_tables(reading: Reading, words: Postings, grams: Postings, count: int) -> tuple[Scores, Scores]:
    """(strength, cover) of one reading; a reading found in part counts by the square of the part."""
    strength, cover = np.zeros(count, np.float32), np.zeros(count, np.float32)
    for piece in reading.pieces:
        strong, covering = np.zeros(count, np.float32), np.zeros(count, np.float32)
        for token, factor in piece.choices:
            posting = (grams if piece.is_gram else words).find(token)
            if posting is not None:
                at = posting.places
                value = np.float32(factor * min(posting.rarity, reading.rarity)) * posting.weights
                strong[at] = np.maximum(strong[at], value)
                covering[at] = np.maximum(covering[at], posting.presence)
        strength += np.float32(piece.share) * strong
        cover += np.float32(piece.share) * covering
    trust = np.float32(reading.factor)
    return trust * strength * cover, cover * (np.float32(0.5) + trust / 2)


def strongest(term: Term, strengths: tuple[Scores, ...], place: int) -> Reading | None:
    """The reading under which a dataset has a term; None when it does not have it."""
    best = max(range(len(strengths)), key=lambda k: float(strengths[k][place]), default=None)
    return None if best is None or strengths[best][place] <= 0 else term.readings[best]
