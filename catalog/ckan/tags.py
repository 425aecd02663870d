"""Tags, and the formats of resources, with how many public datasets have each."""

from collections.abc import Sequence

import numpy as np

from catalog.ckan.completing import holds
from catalog.ckan.solr.corpus import Corpus
from catalog.records import Dataset


def list_tags(corpus: Corpus, *parts: str) -> list[str]:
    """All tags by name, or those that hold each of the texts, or sound like it."""
    names = _values(corpus, "tags")
    return [name for name in names if all(holds((name,), part) for part in parts)]


def find_datasets_of_tag(corpus: Corpus, name: str) -> list[Dataset] | None:
    """The datasets with exactly this tag; None when nothing has it."""
    column = corpus.keywords("tags")
    if column is None or name not in column.values:
        return None
    return [one for one in corpus.datasets if name in one.keywords]


def list_formats(corpus: Corpus, part: str, limit: int) -> list[str]:
    """Formats that hold a text, in small letters, the most frequent first."""
    column = corpus.keywords("res_format")
    if column is None or not part:
        return []
    counts = column.counts(corpus.everything)
    ordered = [column.values[place].lower() for place in np.argsort(-counts, kind="stable").tolist()]
    return [one for one in dict.fromkeys(ordered) if part.lower() in one][:limit]


def _values(corpus: Corpus, field: str) -> Sequence[str]:
    column = corpus.keywords(field)
    return column.values if column is not None else ()
