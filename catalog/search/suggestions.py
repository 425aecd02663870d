"""Completions while typing: titles, themes and keywords, by Chinese, pinyin, initials or English."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from catalog.city import City
from catalog.records import Dataset
from catalog.search.normal import normalised, runs_of
from catalog.search.pinyin import full_of, initials_of
from catalog.search.segment import words_of
from core.words import Text

Kind = Literal["theme", "keyword", "dataset"]
_RANK: dict[Kind, int] = {"theme": 0, "keyword": 1, "dataset": 2}
_MOST_SEEN = 500  # entries looked at for one beginning: enough to choose from, however short it is


@dataclass(frozen=True, slots=True)
class Suggestion:
    """text is what to show; value is the id of the theme, the keyword itself, or the slug of the dataset"""

    text: Text
    kind: Kind
    value: str


@dataclass(frozen=True)
class Entries:
    """keys are sorted beginnings; `owner[k]` is the suggestion that keys[k] leads to, `start[k]` where it stands in
    its text (0 is the very beginning, which comes first)."""

    keys: tuple[str, ...]
    owner: tuple[int, ...]
    start: tuple[int, ...]
    suggestions: tuple[Suggestion, ...]
    weight: tuple[int, ...]


class HasEntries(Protocol):
    @property
    def entries(self) -> Entries: ...


class Suggesting(Protocol):
    @property
    def index(self) -> HasEntries: ...


def make_entries(datasets: Sequence[Dataset], city: City) -> Entries:
    counts: dict[Suggestion, int] = {}
    for suggestion in _suggestions(datasets, city):
        counts[suggestion] = counts.get(suggestion, 0) + 1
    suggestions = tuple(counts)
    found = sorted({(key, n, at) for n, one in enumerate(suggestions) for key, at in _keys(one.text)})
    return Entries(
        keys=tuple(key for key, _, _ in found),
        owner=tuple(n for _, n, _ in found),
        start=tuple(at for _, _, at in found),
        suggestions=suggestions,
        weight=tuple(counts.values()),
    )


def _suggestions(datasets: Sequence[Dataset], city: City) -> Iterator[Suggestion]:
    used = {theme for dataset in datasets for theme in dataset.themes}
    yield from (Suggestion(one.label, "theme", one.id) for one in city.themes if one.id in used)
    for dataset in datasets:
        yield Suggestion(dataset.title, "dataset", dataset.slug)
        yield from (Suggestion(Text(word, word), "keyword", word) for word in dataset.keywords)
        yield from (Suggestion(Text(word, word), "keyword", word) for word in dataset.keywords_en)


def _keys(text: Text) -> Iterator[tuple[str, int]]:
    """Every beginning that leads to a text: from each of its words on, as written, by pinyin and by initials."""
    for label in dict.fromkeys((text.zh, text.en)):
        words = list(_words(label))
        for at in range(len(words)):
            rest = "".join(words[at:])
            yield rest, at
            if not rest.isascii():
                yield full_of(rest), at
                yield initials_of(rest), at


def _words(label: str) -> Iterator[str]:
    for run in runs_of(label):
        yield from words_of(run.text) if run.is_chinese else (run.text,)


def suggest(snapshot: Suggesting, prefix: str, limit: int) -> list[Suggestion]:
    """At most `limit` suggestions for what is typed so far: beginnings before middles, themes before the rest."""
    entries = snapshot.index.entries
    typed = "".join(run.text for run in runs_of(normalised(prefix)[:100]))
    best: dict[int, int] = {}
    for place in _starting(entries.keys, typed) if typed else ():
        number = entries.owner[place]
        best[number] = min(best.get(number, 99), entries.start[place])
    ranked = sorted(best, key=lambda n: (best[n] > 0, _RANK[entries.suggestions[n].kind], -entries.weight[n], n))
    return _without_repeats((entries.suggestions[n] for n in ranked), limit)


def _starting(keys: Sequence[str], typed: str) -> Iterator[int]:
    first = bisect_left(keys, typed)
    for place in range(first, min(first + _MOST_SEEN, len(keys))):
        if not keys[place].startswith(typed):
            return
        yield place


def _without_repeats(found: Iterable[Suggestion], limit: int) -> list[Suggestion]:
    """A keyword that is also a title or a theme is shown once."""
    kept: dict[str, Suggestion] = {}
    for one in found:
        kept.setdefault(normalised(one.text.zh), one)
        if len(kept) == limit:
            break
    return list(kept.values())
