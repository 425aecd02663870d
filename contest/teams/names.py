"""The words that a team writes: cleaned, and refused where they hide something or cannot be kept."""

import unicodedata

from contest.teams import words
from contest.teams.errors import TeamNameLength, TeamWordsTooLong, TeamWordsUnreadable
from core.words import Text

MIN_NAME_CHARS = 2
MAX_NAME_CHARS = 30
MAX_TEXT_CHARS = 1000
_UNSEEN = ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")
_JOINER = "\u200d"  # inside emoji made of several


def as_team_name(text: str) -> str:
    """The name as it is shown: one line, blanks once. Raises TeamNameLength or TeamWordsUnreadable.

    >>> as_team_name("  数据   向善 ")
    '数据 向善'
    """
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    if not MIN_NAME_CHARS <= len(name) <= MAX_NAME_CHARS:
        raise TeamNameLength(minimum=MIN_NAME_CHARS, maximum=MAX_NAME_CHARS, length=len(name))
    if any(unicodedata.category(c) in _UNSEEN for c in name):
        raise TeamWordsUnreadable(field=words.NAME)
    return name


def name_key(name: str) -> str:
    """Under which a name is unique in a contest: without case, width and blanks.

    >>> name_key("ＤＡＴＡ 向善") == name_key("data向善")
    True
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(unicodedata.normalize("NFKC", folded).split())


def as_team_text(text: str, field: Text) -> str:
    """Some lines of text without blanks around them. Raises TeamWordsTooLong or TeamWordsUnreadable."""
    kept = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    if len(kept) > MAX_TEXT_CHARS:
        raise TeamWordsTooLong(field=field, maximum=MAX_TEXT_CHARS, length=len(kept))
    if any(unicodedata.category(c) in _UNSEEN and c not in f"\n\t{_JOINER}" for c in kept):
        raise TeamWordsUnreadable(field=field)
    return kept
