"""A letter: one plain text in both languages, the recipient's first."""

import unicodedata
from dataclasses import dataclass

from core.words import Lang, Text

_BETWEEN = "\n\n" + "-" * 40 + "\n\n"
_LONGEST_SUBJECT = 300  # characters


@dataclass(frozen=True, slots=True)
class Letter:
    """Facts are filled in already: `Text.filled(...)`."""

    subject: Text
    body: Text

    def subject_in(self, lang: Lang) -> str:
        """One line, whatever names were put into it."""
        both = " / ".join(one_line(self.subject.say(each)) for each in _order(lang))
        return both[:_LONGEST_SUBJECT]

    def body_in(self, lang: Lang) -> str:
        """Whatever text was put into it can be stored and sent: no halves of characters, no control characters."""
        whole = _BETWEEN.join(self.body.say(each).strip() for each in _order(lang)) + "\n"
        return "".join(c for c in whole if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))


def one_line(text: str) -> str:
    """Without line ends or other control characters: a name cannot add a header to a mail.

    >>> one_line("Team A\\r\\nBcc: all@school.example")
    'Team A Bcc: all@school.example'
    """
    kept = (" " if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in text)
    return " ".join("".join(kept).split())


def _order(lang: Lang) -> tuple[Lang, Lang]:
    return ("en", "zh") if lang == "en" else ("zh", "en")
