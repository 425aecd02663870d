"""Codes that people read aloud and type: without letters that look like others, and not to be guessed."""

import re
from secrets import choice

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's 32: five bits each
RECEIPT_CHARACTERS = 20  # 100 bits
_BLIND_CHARACTERS = 6


def new_receipt_code() -> str:
    """Twenty characters in groups of five: `7K2QX-…`."""
    letters = "".join(choice(_LETTERS) for _ in range(RECEIPT_CHARACTERS))
    return "-".join(letters[at : at + 5] for at in range(0, RECEIPT_CHARACTERS, 5))


def new_blind_code() -> str:
    """What judges call a work; pure chance, so that nothing about the team follows from it."""
    return "".join(choice(_LETTERS) for _ in range(_BLIND_CHARACTERS))


def tidy_code(typed: str) -> str:
    """A receipt code as it is stored, from what somebody typed.

    >>> tidy_code(" 7k2qx o1111 22222 33333 ")
    '7K2QX-01111-22222-33333'
    """
    letters = re.sub(r"[^0-9A-Z]", "", typed.upper()[:100]).translate(str.maketrans("OIL", "011"))
    return "-".join(letters[at : at + 5] for at in range(0, len(letters), 5))
