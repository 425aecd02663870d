"""English words brought to one form: the singular for an exact match, the root for a looser one."""

import re
from functools import lru_cache

_PLURALS = (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("sses", "ss"), ("s", ""))
_NOT_PLURAL = re.compile(r"(ss|us|is|ics|news)$")
_ENDINGS = re.compile(
    r"(izations?|isations?|ational|ations?|ments?|ically|ical|ingly|ings?|ness|ers?|ors?|ed|als?|ions?|ity|y|es|e|s)$"
)
SHORTEST_ROOT = 4


@lru_cache(maxsize=50_000)
def singular(word: str) -> str:
    """
    >>> [singular(word) for word in ("buses", "pharmacies", "schools", "news", "gas", "statistics")]
    ['bus', 'pharmacy', 'school', 'news', 'gas', 'statistics']
    """
    if len(word) <= 3 or not word.isascii() or _NOT_PLURAL.search(word):
        return word
    if word.endswith(("buses", "gases")):
        return word[:-2]
    for ending, instead in _PLURALS:
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    return word


@lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """What related words have in common.

    >>> root("housing") == root("house"), root("heating") == root("heat"), root("pharmacy")
    (True, True, 'pharmac')
    """
    shorter = _ENDINGS.sub("", singular(word))
    return shorter if len(shorter) >= SHORTEST_ROOT else singular(word)
