"""Completions of what is typed so far, as CKAN's autocomplete actions give them."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from catalog.ckan.directory import Unit
from catalog.ckan.solr.corpus import Corpus
from catalog.ckan.solr.nodes import Pattern, Wild
from catalog.search.normal import normalised
from catalog.search.pinyin import full_of, initials_of

MOST = 100


def complete_packages(corpus: Corpus, typed: str, limit: int) -> list[dict[str, Any]]:
    """Those whose name or title holds the text, in whatever place; names that begin with it come first."""
    anywhere = (Wild.RUN, typed, Wild.RUN)
    by_name = corpus.column("name").pattern(Pattern("name", anywhere))
    by_title = corpus.column("title").pattern(Pattern("title", anywhere))
    found = [(corpus.datasets[place], bool(by_name[place])) for place in np.flatnonzero(by_name | by_title).tolist()]
    found.sort(key=lambda pair: (not pair[0].slug.startswith(typed.lower()), not pair[1]))
    return [
        {
            "match_displayed": one.slug if is_name else f"{one.title.zh} ({one.slug})",
            "match_field": "name" if is_name else "title",
            "name": one.slug,
            "title": one.title.zh,
        }
        for one, is_name in found[: min(limit, MOST)]
    ]


def complete_units(units: Sequence[Unit], typed: str, limit: int) -> list[dict[str, Any]]:
    """Organisations or groups whose name or title holds the text, or sounds like it."""
    found = [one for one in units if holds((one.name, one.title), typed)]
    return [{"id": one.named.id, "name": one.name, "title": one.title} for one in found[: min(limit, MOST)]]


def holds(labels: Iterable[str], typed: str) -> bool:
    """
    >>> holds(("交通局",), "jiaotong"), holds(("jtj", "Transport"), "spo"), holds(("交通局",), "地铁")
    (True, True, False)
    """
    wanted = normalised(typed).strip()
    return any(wanted in form for label in labels for form in _forms(label))


def _forms(label: str) -> Iterable[str]:
    plain = normalised(label)
    return (plain,) if plain.isascii() else (plain, full_of(plain), initials_of(plain))
