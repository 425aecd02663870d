"""Why a dataset was found, in one line, where its title and summary do not show it."""

from collections.abc import Iterable, Iterator

from catalog.city import City
from catalog.records import Dataset
from catalog.search.marks import marked, matches
from catalog.search.terms import Reading
from catalog.search.words import (
    VIA_FIELD,
    VIA_KEYWORD,
    VIA_SUMMARY,
    VIA_SYNONYM,
    VIA_THEME,
    VIA_TITLE,
    VIA_VALUE,
    filled,
)
from core.words import LANGS, Lang, Text


def synonym_reason(readings: Iterable[tuple[str, Reading]]) -> Text | None:
    """readings  (what was typed, the reading under which it was found)"""
    for typed, reading in readings:
        if reading.kind == "synonym" and reading.via is not None:
            return filled(VIA_SYNONYM, typed=typed, via=reading.via)
    return None


def field_reason(dataset: Dataset, tokens: frozenset[str]) -> Text | None:
    """The column whose name is closest to what was asked for: the one with the least left over."""
    best: tuple[int, Text] | None = None
    for title, labels in _columns(dataset):
        over = min((_left_over(label, tokens) for label in labels if matches(label, tokens)), default=None)
        if over is not None and (best is None or over < best[0]):
            best = (over, title)
    return filled(VIA_FIELD, name=best[1]) if best else None


def _columns(dataset: Dataset) -> Iterator[tuple[Text, tuple[str, ...]]]:
    for resource in dataset.resources:
        for field in resource.fields:
            labels = (field.title.zh, field.title.en, field.name.replace("_", " "), field.name)
            yield field.title, labels


def _left_over(label: str, tokens: frozenset[str]) -> int:
    return sum(len(text) for text, is_match in marked(label, tokens) if not is_match)


def other_reason(dataset: Dataset, city: City, tokens: frozenset[str], lang: Lang) -> Text | None:
    """Where the words stand when neither title nor summary shows them: keyword, column, the other language …"""
    keyword = next((word for word in (*dataset.keywords, *dataset.keywords_en) if matches(word, tokens)), None)
    if keyword is not None:
        return filled(VIA_KEYWORD, name=keyword)
    other: Lang = "zh" if lang == "en" else "en"
    if matches(dataset.title.say(other), tokens):
        return filled(VIA_TITLE, name=dataset.title.say(other))
    found = field_reason(dataset, tokens)
    if found is not None:
        return found
    for theme in (city.theme(one).label for one in dataset.themes):
        if _shows(theme, tokens):
            return filled(VIA_THEME, name=theme)
    return VIA_SUMMARY if _shows(dataset.summary, tokens) else _value_reason(dataset, tokens)


def _value_reason(dataset: Dataset, tokens: frozenset[str]) -> Text | None:
    categories = [one for resource in dataset.resources for field in resource.fields for one in field.categories]
    label = next((one.label for one in categories if _shows(one.label, tokens)), None)
    return filled(VIA_VALUE, name=label) if label is not None else None


def _shows(text: Text, tokens: frozenset[str]) -> bool:
    return any(matches(text.say(lang), tokens) for lang in LANGS)
