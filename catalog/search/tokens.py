"""What a dataset can be found by: its words, each with a weight that says where it stands."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from catalog.city import City
from catalog.records import Dataset
from catalog.search.english import singular
from catalog.search.normal import Run, is_chinese, parts_of, runs_of
from catalog.search.segment import bigrams_of, inner_words_of, words_of
from core.words import Text

TITLE, KEYWORD, FIELD, REST, FAINT = 4.0, 2.0, 1.0, 1.0, 0.5
INNER_WORD = 0.7  # a word inside a longer one, against the longer one
DIMENSION = 0.7  # what follows says by what the rows are broken down, not what they are about
DIMENSION_WORDS = frozenset({"各", "每", "按", "each", "by"})
FIRST_KEYWORD, KEYWORD_STEP, LAST_KEYWORD = 1.5, 0.15, 0.6
LONGEST_PHRASE = 8  # characters
MOST_CATEGORIES = 60  # labels of coded values read for one dataset

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a record. A label is short and names the thing: neighbouring words in it also count as one word."""

    text: str
    is_label: bool = False
    is_field: bool = False
    rank: int | None = None  # place among the keywords: publishers put the word that fits best first


@dataclass(frozen=True, slots=True)
class Document:
    """words   every word, summed over the parts it stands in
    fields  words of column titles and names only
    grams   pairs of neighbouring characters in labels
    labels  the words that stand in a label
    """

    words: Weights
    fields: Weights
    grams: Weights
    labels: frozenset[str]


def document_of(dataset: Dataset, city: City) -> Document:
    words, fields, grams = defaultdict[str, float](float), dict[str, float](), defaultdict[str, float](float)
    labels: set[str] = set()
    for weight, parts in _by_weight(dataset, city):
        best: dict[str, float] = {}  # a word counts once in a group, however many keywords or columns repeat it
        pairs: dict[str, float] = {}
        for part in parts:
            found = label_words(part.text) if part.is_label else plain_words(part.text)
            emphasis = 1.0 if part.rank is None else max(LAST_KEYWORD, FIRST_KEYWORD - KEYWORD_STEP * part.rank)
            for word, share in found.items():
                best[word] = max(best.get(word, 0.0), share * emphasis)
                if part.is_field:
                    fields[word] = max(fields.get(word, 0.0), share)
            if part.is_label:
                labels.update(found)
                pairs.update(dict.fromkeys(_grams(part.text), 1.0))
        for word, share in best.items():
            words[word] += weight * share
        for pair in pairs:
            grams[pair] += weight
    return Document(dict(words), fields, dict(grams), frozenset(labels))


def _by_weight(dataset: Dataset, city: City) -> Iterator[tuple[float, list[Part]]]:
    """The parts of a record in groups; the parts of one group count as one."""
    yield TITLE, [Part(dataset.title.zh, is_label=True)]
    yield TITLE, [Part(dataset.title.en, is_label=True)]
    for keywords in (dataset.keywords, dataset.keywords_en):
        yield KEYWORD, [Part(word, is_label=True, rank=rank) for rank, word in enumerate(keywords)]
    yield FIELD, list(_field_parts(dataset))
    yield REST, [Part(dataset.summary.zh), Part(dataset.summary.en)]
    yield REST, list(_belonging(dataset, city))
    yield FAINT, list(_remarks(dataset))


def _field_parts(dataset: Dataset) -> Iterator[Part]:
    for resource in dataset.resources:
        for field in resource.fields:
            for text in (field.title.zh, field.title.en, field.name):
                yield Part(text, is_label=True, is_field=True)


def _belonging(dataset: Dataset, city: City) -> Iterator[Part]:
    yield Part(dataset.slug.replace("-", " "), is_label=True)
    for text in (text for label in labels_of(dataset, city) for text in (label.zh, label.en)):
        yield Part(text, is_label=True)


def labels_of(dataset: Dataset, city: City) -> tuple[Text, ...]:
    """What the dataset belongs to, as far as it is known: its themes and its sub-library."""
    themes = tuple(city.theme(theme).label for theme in dataset.themes)
    return (*themes, city.sublibrary(dataset.sublibrary).label) if dataset.sublibrary else themes


def _remarks(dataset: Dataset) -> Iterator[Part]:
    yield Part(dataset.question.zh)
    yield Part(dataset.question.en)
    yield Part(dataset.plan_system)
    for resource in dataset.resources:
        yield Part(resource.title.zh)
        yield Part(resource.title.en)
    categories = [one for r in dataset.resources for field in r.fields for one in field.categories]
    for category in categories[:MOST_CATEGORIES]:
        yield Part(category.label.zh)
        yield Part(category.label.en)


@lru_cache(maxsize=20_000)
def label_words(text: str) -> Weights:
    """Words and phrases of a label, each weighed by how much of the label it is.

    >>> label_words("公交线路")["公交线路"] > label_words("公交线路与站点")["公交线路"]
    True
    >>> label_words("医院门诊量")["医院"] > label_words("各医院门诊量")["医院"]
    True
    """
    runs = runs_of(text)
    length = sum(_length(run) for run in runs) or 1
    found: dict[str, float] = {}
    for word, weight in _weighted(runs, with_phrases=True):
        size = min(1.0, (len(word) if is_chinese(word) else 2) / length)
        found[word] = max(found.get(word, 0.0), weight * (0.6 + 0.6 * size))
    return found


def _length(run: Run) -> int:
    return len(run.text) if run.is_chinese else 2  # a Latin word takes about as much of a title as two characters


@lru_cache(maxsize=2_000)
def plain_words(text: str) -> Weights:
    """The words of a longer text. Do not change the answer: equal texts share it, since offices repeat themselves."""
    found: dict[str, float] = {}
    for word, weight in _weighted(runs_of(text), with_phrases=False):
        found[word] = max(found.get(word, 0.0), weight)
    return found


def _weighted(runs: Sequence[Run], *, with_phrases: bool) -> Iterator[tuple[str, float]]:
    before = ""
    for run in runs:
        words = words_of(run.text) if run.is_chinese else (run.text,)
        for word in words:
            emphasis = DIMENSION if before in DIMENSION_WORDS else 1.0
            yield from ((one, weight * emphasis) for one, weight in _with_inner(word))
            before = word
        if with_phrases:
            yield from ((phrase, 1.0) for phrase in _phrases(words))


def _with_inner(word: str) -> Iterator[tuple[str, float]]:
    """The word, and the shorter words inside it."""
    yield singular(word), 1.0
    inside = inner_words_of(word) if is_chinese(word) else (singular(part) for part in parts_of(word))
    yield from ((inner, INNER_WORD) for inner in inside)


def _phrases(words: tuple[str, ...]) -> Iterator[str]:
    for start in range(len(words)):
        for end in range(start + 2, min(start + 4, len(words)) + 1):
            phrase = "".join(words[start:end])
            if len(phrase) <= LONGEST_PHRASE:
                yield phrase


@lru_cache(maxsize=20_000)
def _grams(text: str) -> tuple[str, ...]:
    """Pairs of neighbouring Chinese characters, and each character for a query of only one."""
    runs = [run.text for run in runs_of(text) if run.is_chinese]
    return tuple(dict.fromkeys(gram for run in runs for gram in (*bigrams_of(run), *run)))
