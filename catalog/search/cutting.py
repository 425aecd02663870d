"""A run of Chinese characters cut into words that this catalogue knows."""

from collections.abc import Sequence

from catalog.search.segment import words_of
from catalog.search.stopwords import DATA_WORDS, FIELD_WORDS, GENERIC_WORDS, QUESTION_WORDS
from catalog.search.vocabulary import Vocabulary

LONGEST_WORD = 8  # characters
MOST_PIECES = 6
_ASKING = QUESTION_WORDS | DATA_WORDS | FIELD_WORDS | GENERIC_WORDS


def known_words(run: str, vocabulary: Vocabulary) -> list[str]:
    """The dictionary's words, neighbours joined where together they are a word of the catalogue or a synonym."""
    return _joined(words_of(run), vocabulary, LONGEST_WORD)


def known_pieces(word: str, vocabulary: Vocabulary) -> list[str]:
    """The same for the pieces of one word: never the word itself, unless it has no pieces."""
    return _joined(words_of(word), vocabulary, min(LONGEST_WORD, len(word) - 1))


def _joined(words: Sequence[str], vocabulary: Vocabulary, longest: int) -> list[str]:
    joined: list[str] = []
    at = 0
    while at < len(words):
        sizes = range(min(MOST_PIECES, len(words) - at), 1, -1)
        size = next((n for n in sizes if _is_word("".join(words[at : at + n]), vocabulary, longest)), 1)
        joined.append("".join(words[at : at + size]))
        at += size
    return joined


def _is_word(together: str, vocabulary: Vocabulary, longest: int) -> bool:
    return len(together) <= longest and (together in vocabulary or together in _ASKING)
