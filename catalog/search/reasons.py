"""Why a dataset was found, in one line, where its title and summary do not show it."""

from collections.abc import Iterable, Iterator

from catalog.city import City
from catalog.records import Dataset
from catalog.search.marks import has_match, marked
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
from core.words import Lang, Text


def synonym_reason(readings: Iterable[tuple[str, Reading]]) -> Text | None:
    """readings  (what was typed, the reading under which it was found)"""
    for typed, reading in readings:
        if reading.kind == "synonym" and reading.via is not None:
            return filled(VIA_SYNONYM, typed=typed, via=reading.via)
    return None


def field_reason(dataset: Dataset, tokens: frozenset[str]) -> Text | None:
    """The column whose name is closest to what was asked for: the one with the least left over."""
    best: tuple[int, Text] | None = None
    for zh, en, labels in _columns(dataset):
        over = min((_left_over(label, tokens) for label in labels if has_match(marked(label, tokens))), default=None)
        if over is not None and (best is None or over < best[0]):
            best = (over, filled(VIA_FIELD, zh=zh, en=en))
    return best[1] if best else None


def _columns(dataset: Dataset) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for resource in dataset.resources:
        for field in resource.fields:
            labels = (field.title.zh, field.title.en, field.name.replace("_", " "), field.name)
            yield field.title.zh, field.title.en, labels


def _left_over(label: str, tokens: frozenset[str]) -> int:
    return sum(len(text) for text, is_match in marked(label, tokens) if not is_match)


def other_reason(dataset: Dataset, city: City, tokens: frozenset[str], lang: Lang) -> Text | None:
    """Where the words stand when neither title nor summary shows them: keyword, column, the other language …"""
    for zh, en in (*((word, word) for word in dataset.keywords), *((word, word) for word in dataset.keywords_en)):
        if has_match(marked(zh, tokens)):
            return filled(VIA_KEYWORD, zh=zh, en=en)
    other: Lang = "zh" if lang == "en" else "en"
    if has_match(marked(dataset.title.say(other), tokens)):
        return filled(VIA_TITLE, zh=dataset.title.say(other), en=dataset.title.say(other))
    found = field_reason(dataset, tokens)
    if found is not None:
        return found
    theme = city.theme(dataset.theme).label
    if has_match(marked(theme.zh, tokens)) or has_match(marked(theme.en, tokens)):
        return filled(VIA_THEME, zh=theme.zh, en=theme.en)
    if has_match(marked(dataset.summary.say(other), tokens)):
        return VIA_SUMMARY
    return _value_reason(dataset, tokens)


def _value_reason(dataset: Dataset, tokens: frozenset[str]) -> Text | None:
    categories = [one for resource in dataset.resources for field in resource.fields for one in field.categories]
    for category in categories:
        if has_match(marked(category.label.zh, tokens)) or has_match(marked(category.label.en, tokens)):
            return filled(VIA_VALUE, zh=category.label.zh, en=category.label.en)
    return None
