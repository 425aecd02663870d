"""Checks on words that organisers and members write."""

from contest.contests.errors import WordsNeeded, WordsTooLong
from core.words import Text


def in_both_languages(text: Text, field: Text, *, at_most: int) -> Text:
    """The text without blanks around it. Raises WordsNeeded where a language is missing, or WordsTooLong."""
    return Text(one_language(text.zh, field, at_most=at_most), one_language(text.en, field, at_most=at_most))


def one_language(words: str, field: Text, *, at_most: int, at_least: int = 1) -> str:
    """The words without blanks around them. Raises WordsNeeded or WordsTooLong."""
    said = words.strip()
    if len(said) < at_least:
        raise WordsNeeded(field=field, at_least=at_least)
    return not_too_long(said, field, at_most=at_most)


def not_too_long(words: str, field: Text, *, at_most: int) -> str:
    """Raises WordsTooLong."""
    said = words.strip()
    if len(said) > at_most:
        raise WordsTooLong(field=field, count=len(said), at_most=at_most)
    return said


def maybe_empty(text: Text, field: Text, *, at_most: int) -> Text:
    """The text without blanks around it, a language or both of which may be missing. Raises WordsTooLong."""
    return Text(not_too_long(text.zh, field, at_most=at_most), not_too_long(text.en, field, at_most=at_most))
