"""Which datasets a query fits, and how well."""

from collections.abc import Iterator, Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from catalog.ckan.errors import SearchQueryInvalid
from catalog.ckan.solr.columns import Keywords, Mask
from catalog.ckan.solr.corpus import Corpus
from catalog.ckan.solr.fields import TEXT, UNREAD
from catalog.ckan.solr.nodes import (
    ANYWHERE,
    Either,
    Every,
    Leaf,
    Node,
    Not,
    Pattern,
    Phrase,
    Range,
    Wild,
    Word,
    leaves_of,
)
from catalog.ckan.solr.parsing import MOST_VALUES
from catalog.search.find import MOST_CHARACTERS
from catalog.search.parsing import question_of
from catalog.search.scoring import Ranking, rank

Scores = NDArray[np.float32]

MOST_COSTLY = 100  # words in texts, patterns and ranges, each of which looks at all datasets
_SCORED = (ANYWHERE, TEXT, "title", "notes", "tags", "name", "groups")


def require_modest(nodes: Sequence[Node], corpus: Corpus) -> None:
    """Raises SearchQueryInvalid for a question that would keep a processor busy for seconds."""
    leaves = [leaf for node in nodes for leaf in leaves_of(node)]
    costly = sum(isinstance(leaf, Pattern) or corpus.keywords(leaf.field or TEXT) is None for leaf in leaves)
    for count, limit in ((len(leaves), MOST_VALUES), (costly, MOST_COSTLY)):
        if count > limit:
            raise SearchQueryInvalid(f"too many clauses; the limit is {limit}")
    for leaf in leaves:
        if isinstance(leaf, Word | Phrase):
            _require_short(leaf.text)


def matched(node: Node, corpus: Corpus, *, now: datetime) -> Mask:
    """Raises SearchQueryInvalid for a date or a number that is none."""
    return _matched(node, corpus, now)


def _matched(node: Node, corpus: Corpus, now: datetime) -> Mask:
    if isinstance(node, Not):
        return ~_matched(node.node, corpus, now)
    if isinstance(node, Every):
        found = corpus.everything
        for one in node.nodes:
            found &= _matched(one, corpus, now)
        return found
    if isinstance(node, Either):
        found = ~corpus.everything
        values, others = _whole_values(node, corpus)
        for column, texts in values:
            found |= column.any_of(texts)
        for one in others:
            found |= _matched(one, corpus, now)
        return found
    return _leaf(node, corpus, now)


def _whole_values(node: Either, corpus: Corpus) -> tuple[list[tuple[Keywords, list[str]]], list[Node]]:
    """The alternatives that are values of a column, taken together, since clients send lists of ids; and the rest."""
    texts: dict[str, list[str]] = {}
    others: list[Node] = []
    for one in node.nodes:
        if isinstance(one, Word | Phrase) and corpus.keywords(one.field or TEXT) is not None:
            texts.setdefault(one.field, []).append(one.text)
        else:
            others.append(one)
    return [(column, texts[field]) for field in texts if (column := corpus.keywords(field)) is not None], others


def _leaf(leaf: Leaf, corpus: Corpus, now: datetime) -> Mask:
    field = leaf.field or TEXT
    if isinstance(leaf, Pattern):
        if not leaf.field and leaf.pieces == (Wild.RUN,):
            return corpus.everything
        return corpus.column(field).pattern(leaf)
    if isinstance(leaf, Range):
        return corpus.column(field).range(leaf, now)
    if field == TEXT and isinstance(leaf, Word):
        return found_by_words(leaf.text, corpus)[0]
    return corpus.column(field).word(leaf, now)


def found_by_words(words: str, corpus: Corpus) -> tuple[Mask, Scores]:
    """What plain words find, as the portal's own search does: by synonyms, pinyin and initials as well.
    Raises SearchQueryInvalid for more than 500 characters.

    Who gives an id, an address or the name of a file finds it all the same, after everything else.
    """
    _require_short(words)
    ranking = _ranking(words, corpus)
    letters = corpus.column(UNREAD).word(Word(UNREAD, words), _NEVER)
    if ranking is None:
        return letters, np.zeros(len(corpus), np.float32)
    return ranking.matched | letters, np.where(ranking.matched, ranking.score, np.float32(0))


def _require_short(words: str) -> None:
    if len(words) > MOST_CHARACTERS:
        raise SearchQueryInvalid(f"{len(words)} characters of words; the limit is {MOST_CHARACTERS}")


def _ranking(words: str, corpus: Corpus) -> Ranking | None:
    question = question_of(words, corpus.index) if len(corpus) else None
    return rank(question, words, corpus.index) if question is not None and question.terms else None


def scores(node: Node, corpus: Corpus) -> Scores:
    """How well each dataset has the words of a query, wherever they were asked for."""
    words = " ".join(leaf.text for leaf in _wanted(node) if leaf.field in _SCORED)
    ranking = _ranking(words[:MOST_CHARACTERS], corpus) if words else None
    return np.zeros(len(corpus), np.float32) if ranking is None else ranking.score


def _wanted(node: Node) -> Iterator[Word | Phrase]:
    if isinstance(node, Every | Either):
        for one in node.nodes:
            yield from _wanted(one)
    elif isinstance(node, Word | Phrase):
        yield node


_NEVER = datetime(1970, 1, 1)  # noqa: DTZ001 — words know no time
