"""How well each dataset answers a question: how many of the terms it has, then how much they weigh in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p, sqrt

import numpy as np
from numpy.typing import NDArray

from catalog.search.index import Index
from catalog.search.normal import normalised
from catalog.search.postings import Places, Posting, Postings
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
class Matches:
    """What one reading found: the places, ascending, and for each the strength and the share of the term it covers."""

    places: Places
    strength: Scores
    cover: Scores

    def at(self, wanted: Places) -> Scores:
        """The strength at each wanted place; 0 where the reading found nothing."""
        if not len(self.places):
            return np.zeros(len(wanted), np.float32)
        at = np.minimum(self.places.searchsorted(wanted), len(self.places) - 1)
        return np.where(self.places[at] == wanted, self.strength[at], np.float32(0))


@dataclass(frozen=True, slots=True)
class Ranking:
    """score    one number a dataset, comparable within one question only
    matched  whether the dataset answers at all
    by_reading  [term][reading] → what it found
    """

    score: Scores
    matched: NDArray[np.bool_]
    by_reading: tuple[tuple[Matches, ...], ...]


def rank(question: Question, words: str, index: Index) -> Ranking:
    """Σ weight × strength over the terms, times the square of the share of the terms that are there."""
    count = len(index)
    total, covered, weights = np.zeros(count, np.float32), np.zeros(count, np.float32), 0.0
    by_reading = []
    for term in question.terms:
        found = tuple(_matches(reading, index, question.is_about_fields) for reading in term.readings)
        strength, cover = _combined(term, found, count)
        weight = term.weight * _rarity(cover, count)
        total += np.float32(weight) * strength
        covered += np.float32(weight) * cover
        weights += weight
        by_reading.append(found)
    coverage = covered / np.float32(weights) if weights else covered
    score = total * coverage**COVERAGE_POWER * index.popularity
    whole = index.titles.get(normalised(words).strip())
    if whole is not None:
        score[whole] *= WHOLE_TITLE
    matched = (score > 0) & (coverage >= KEEP_FROM * float(coverage.max(initial=0.0)))
    return Ranking(score, matched, tuple(by_reading))


def _rarity(cover: Scores, count: int) -> float:
    """A term that few datasets have says more about what is wanted."""
    having = int(np.count_nonzero(cover > 0.5))
    return max(COMMONEST, sqrt(log1p(count / having) / log1p(count))) if having else RAREST


def _combined(term: Term, found: Sequence[Matches], count: int) -> tuple[Scores, Scores]:
    """The best reading counts; that another word for the same thing fits as well adds a little."""
    strength, other, cover = (np.zeros(count, np.float32) for _ in range(3))
    for reading, one in zip(term.readings, found, strict=True):
        best = other if reading.kind == "synonym" else strength
        best[one.places] = np.maximum(best[one.places], one.strength)
        cover[one.places] = np.maximum(cover[one.places], one.cover)
    return np.maximum(strength, other) + np.float32(SECOND_WORD) * np.minimum(strength, other), cover


def _matches(reading: Reading, index: Index, is_about_fields: bool) -> Matches:
    text = index.text
    anywhere = _in_table(reading, text.words, text.grams, len(index))
    if not is_about_fields:
        return anywhere
    in_fields = _in_table(reading, text.fields, _NO_GRAMS, len(index))  # pairs of letters stand in any label
    strength, cover = np.zeros(len(index), np.float32), np.zeros(len(index), np.float32)
    strength[anywhere.places] = np.float32(ELSEWHERE) * anywhere.strength
    cover[anywhere.places] = np.float32(ELSEWHERE) * anywhere.cover
    strength[in_fields.places] += np.float32(FIELD_BOOST) * in_fields.strength
    cover[in_fields.places] = np.maximum(cover[in_fields.places], in_fields.cover)
    return _sparse(strength, cover)


def _in_table(reading: Reading, words: Postings, grams: Postings, count: int) -> Matches:
    """A reading found in part counts by the square of the part; a synonym of several words only as a whole."""
    trust = np.float32(reading.factor)
    if len(reading.pieces) == 1 and len(reading.pieces[0].choices) == 1:
        piece = reading.pieces[0]
        posting = (grams if piece.is_gram else words).find(piece.choices[0][0])
        if posting is None:
            return _NOTHING
        presence = posting.presence
        strength = trust * _strength(posting, piece.choices[0][1], reading) * presence
        return Matches(posting.places, strength, _trusted(presence, trust))
    strength, cover = np.zeros(count, np.float32), np.zeros(count, np.float32)
    is_whole = np.ones(count, np.bool_)
    for piece in reading.pieces:
        strong, covering = np.zeros(count, np.float32), np.zeros(count, np.float32)
        for token, factor in piece.choices:
            posting = (grams if piece.is_gram else words).find(token)
            if posting is not None:
                at = posting.places
                strong[at] = np.maximum(strong[at], _strength(posting, factor, reading))
                covering[at] = np.maximum(covering[at], posting.presence)
        strength += np.float32(piece.share) * strong
        cover += np.float32(piece.share) * covering
        is_whole &= covering > 0
    if reading.kind == "synonym":  # “public transport” is not in whatever is public
        strength, cover = strength * is_whole, cover * is_whole
    return _sparse(trust * strength * cover, _trusted(cover, trust))


def _strength(posting: Posting, factor: float, reading: Reading) -> Scores:
    return np.float32(factor * min(posting.rarity, reading.rarity)) * posting.weights


def _trusted(cover: Scores, trust: np.float32) -> Scores:
    return cover * (np.float32(0.5) + trust / 2)


def _sparse(strength: Scores, cover: Scores) -> Matches:
    places = np.flatnonzero(strength).astype(np.int32)
    return Matches(places, strength[places], cover[places])


_NO_GRAMS = Postings({})
_NOTHING = Matches(np.zeros(0, np.int32), np.zeros(0, np.float32), np.zeros(0, np.float32))


def strongest(question: Question, ranking: Ranking, places: Sequence[int]) -> list[list[tuple[str, Reading]]]:
    """For each place, the terms that it has: what was typed, and the reading under which it has it best."""
    wanted = np.asarray(places, np.int32)
    had: list[list[tuple[str, Reading]]] = [[] for _ in places]
    for term, found in zip(question.terms, ranking.by_reading, strict=True):
        if not found or not places:
            continue
        strengths = np.stack([one.at(wanted) for one in found])
        best = strengths.argmax(axis=0)
        for k in np.flatnonzero(strengths.max(axis=0) > 0).tolist():
            had[k].append((term.typed, term.readings[int(best[k])]))
    return had
