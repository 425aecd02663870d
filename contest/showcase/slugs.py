"""The part of a gallery address that names a work: its title in letters that every address takes."""

import re
import unicodedata

from catalog.search.pinyin import syllables_of
from core.state import State, Transaction

_LONGEST = 60  # characters
_PIECE = re.compile(r"[a-z0-9]+|[㐀-鿿]+")
_NAMELESS = "work"
_TAKEN = "SELECT slug FROM showcase WHERE slug = ? OR slug LIKE ?"


def slug_of(title: str) -> str:
    """
    >>> slug_of("公交到站 2.0：沈阳"), slug_of("Café Map"), slug_of("🚲！")
    ('gong-jiao-dao-zhan-2-0-shen-yang', 'cafe-map', 'work')
    """
    plain = unicodedata.normalize("NFKD", title).casefold()
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    pieces = [sound for piece in _PIECE.findall(letters) for sound in _sounds(piece)]
    slug = ""
    for piece in pieces:
        longer = f"{slug}-{piece}" if slug else piece[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        slug = longer
    return slug or _NAMELESS


def free_slug(tx: Transaction | State, wanted: str) -> str:
    """The slug, or with the first number from 2 on that nobody has."""
    taken = {row[0] for row in tx.rows(_TAKEN, (wanted, f"{wanted}-%"))}
    number, slug = 1, wanted
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def _sounds(piece: str) -> tuple[str, ...]:
    sounds = (piece,) if piece.isascii() else syllables_of(piece)
    return tuple(sound for sound in sounds if sound.isascii() and sound.isalnum())
