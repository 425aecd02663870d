"""Firms, schools and offices: one row under each normalised name, since conflicts of interest compare ids."""

import unicodedata

from core.ids import new_id
from core.people.errors import BadAffiliation
from core.state import Transaction

LONGEST = 100  # characters

_FIND = "SELECT id FROM affiliation WHERE name_key = ?"
_ADD = "INSERT INTO affiliation (id, name, name_key) VALUES (?, ?, ?)"


def name_key(name: str) -> str:
    """What two spellings of one name have in common: no spaces, no punctuation, small letters, half width.

    >>> name_key("示例 科技（沈阳）有限公司") == name_key("示例科技(沈阳)有限公司")
    True
    >>> name_key("Example  University.")
    'exampleuniversity'
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(c for c in plain if unicodedata.category(c)[0] in "LNM")


def affiliation_id_of(tx: Transaction, name: str) -> str | None:
    """The id of the organisation, made when it is new; None for an empty name. Raises BadAffiliation."""
    name = " ".join(name.split())
    if not name:
        return None
    key = name_key(name)
    if not key or len(name) > LONGEST or not name.isprintable():
        raise BadAffiliation()
    found = tx.row(_FIND, (key,))
    if found is not None:
        return str(found[0])
    affiliation_id = new_id()
    tx.execute(_ADD, (affiliation_id, name, key))
    return affiliation_id
