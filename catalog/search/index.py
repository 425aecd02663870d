"""The search index of one revision of the catalogue: immutable, in memory, rebuilt when the revision moves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from catalog.city import City
from catalog.counting import DOWNLOAD_WORTH
from catalog.records import Dataset
from catalog.search.facets import FacetTable, make_facets
from catalog.search.normal import normalised
from catalog.search.pinyin import full_of
from catalog.search.postings import Postings, PostingsBuilder
from catalog.search.suggestions import Entries, make_entries
from catalog.search.synonyms import NO_SYNONYMS, Synonyms
from catalog.search.tokens import Document, document_of, labels_of
from catalog.search.vocabulary import Vocabulary, make_vocabulary
from core.words import LANGS, Lang, Text

Order = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class TextIndex:
    """What words are looked up in; see `tokens.Document` for the three tables."""

    words: Postings
    fields: Postings
    grams: Postings
    vocabulary: Vocabulary


class Documents:
    """The words of each dataset, kept from one revision to the next: cutting them is nearly all that indexing costs."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Dataset, tuple[Text, ...], Document]] = {}

    def of(self, dataset: Dataset, city: City) -> Document:
        labels = labels_of(dataset, city)
        kept = self._kept.get(dataset.id)
        if kept is None or kept[0] is not dataset or kept[1] != labels:
            kept = self._kept[dataset.id] = (dataset, labels, document_of(dataset, city))
        return kept[2]

    def keep_only(self, datasets: Sequence[Dataset]) -> None:
        """Forgets what is no longer published."""
        ids = {one.id for one in datasets}
        for gone in [dataset_id for dataset_id in list(self._kept) if dataset_id not in ids]:
            self._kept.pop(gone, None)


class Index:
    """Everything is made when it is first asked for: between two writes of a program nobody may search at all."""

    def __init__(
        self,
        datasets: Sequence[Dataset],
        city: City,
        usage: Mapping[str, tuple[int, int]],
        synonyms: Synonyms,
        documents: Documents,
    ) -> None:
        self.datasets = tuple(datasets)
        self.city = city
        self.synonyms = synonyms
        self._usage, self._documents = usage, documents
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self.datasets)

    @property
    def facets(self) -> FacetTable:
        with self._lock:
            return self._facets

    @cached_property
    def _facets(self) -> FacetTable:
        return make_facets(self.datasets, self.city)

    @cached_property
    def views(self) -> NDArray[np.int64]:
        return np.array([self._usage.get(one.id, (0, 0))[0] for one in self.datasets], np.int64)

    @cached_property
    def downloads(self) -> NDArray[np.int64]:
        return np.array([self._usage.get(one.id, (0, 0))[1] for one in self.datasets], np.int64)

    @property
    def text(self) -> TextIndex:
        with self._lock:
            return self._text

    @property
    def entries(self) -> Entries:
        with self._lock:
            return self._entries

    @cached_property
    def _text(self) -> TextIndex:
        words, fields, grams = PostingsBuilder(), PostingsBuilder(), PostingsBuilder()
        labels, keywords = set[str](), set[str]()
        for place, dataset in enumerate(self.datasets):
            document = self._documents.of(dataset, self.city)
            words.add(place, document.words)
            fields.add(place, document.fields)
            grams.add(place, document.grams)
            labels |= document.labels
            keywords.update(normalised(word) for word in dataset.keywords)
        self._documents.keep_only(self.datasets)
        count = len(self.datasets)
        table = words.finish(count)
        vocabulary = make_vocabulary(table, frozenset(labels), frozenset(keywords), self.synonyms)
        return TextIndex(table, fields.finish(count), grams.finish(count), vocabulary)

    @cached_property
    def _entries(self) -> Entries:
        return make_entries(self.datasets, self.city)

    @cached_property
    def popularity(self) -> NDArray[np.float32]:
        """A nudge of a few per cent between equals."""
        used = self.views.astype(np.float32) + DOWNLOAD_WORTH * self.downloads.astype(np.float32)
        return np.asarray(1 + np.log1p(used) / 200, np.float32)

    @cached_property
    def updated(self) -> Order:
        """The rank of each dataset by its date of change, the newest first; equal dates by slug."""
        return self._ranks(lambda one: (-one.modified_on.toordinal(), one.slug))

    @cached_property
    def newest(self) -> Order:
        """The places of all datasets, the newest first."""
        return np.asarray(np.argsort(self.updated), np.int32)

    def by_title(self, lang: Lang) -> Order:
        """The rank of each dataset by title: pinyin in Chinese, letters in English."""
        return self._by_title[lang]

    @cached_property
    def _by_title(self) -> Mapping[Lang, Order]:
        return {lang: self._ranks(partial(_title_key, lang=lang)) for lang in LANGS}

    @cached_property
    def titles(self) -> Mapping[str, int]:
        """Titles and slugs, for who types or pastes one whole."""
        found: dict[str, int] = {}
        for place, one in enumerate(self.datasets):
            for name in (one.title.zh, one.title.en, one.slug):
                found.setdefault(normalised(name).strip(), place)
        return found

    def _ranks(self, key: Callable[[Dataset], tuple[object, str]]) -> Order:
        order = sorted(range(len(self.datasets)), key=lambda place: key(self.datasets[place]))
        ranks = np.empty(len(order), np.int32)
        ranks[order] = np.arange(len(order), dtype=np.int32)
        return ranks


def _title_key(dataset: Dataset, lang: Lang) -> tuple[str, str]:
    title = dataset.title.say(lang)
    return (full_of(title) if lang == "zh" else title.lower(), dataset.slug)


def build_index(
    datasets: Sequence[Dataset],
    city: City,
    usage: Mapping[str, tuple[int, int]],
    synonyms: Synonyms = NO_SYNONYMS,
    documents: Documents | None = None,
) -> Index:
    """
    datasets  the published ones; hits name them by their place in this order
    usage     {dataset id: (views, downloads)}
    documents what earlier indexes already read
    """
    return Index(datasets, city, usage, synonyms, documents or Documents())
