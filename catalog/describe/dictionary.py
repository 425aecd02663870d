"""The data dictionary: one row a column of every table, for a sheet of the XLSX and a file of the ZIP."""

from collections.abc import Iterable, Sequence

from catalog import words
from catalog.records import Category, Dataset, Field, Resource
from catalog.vocabularies import FIELD_TYPES
from core.words import Lang, Text


def dictionary_rows(dataset: Dataset, lang: Lang, *, resources: Sequence[Resource] | None = None) -> list[list[str]]:
    """The header, then a row a field; `resources` limits it to some of the dataset's tables."""
    header = [title.say(lang) for title in words.DICTIONARY_COLUMNS.values()]
    chosen = dataset.resources if resources is None else resources
    return [header, *(_row(resource, field, lang) for resource in chosen for field in resource.fields)]


def _row(resource: Resource, field: Field, lang: Lang) -> list[str]:
    return [
        resource.name,
        field.name,
        field.title.say(lang),
        FIELD_TYPES[field.type].label.say(lang),
        field.unit.say(lang) if field.unit else "",
        field.description.say(lang),
        "; ".join(_code(one, lang) for one in field.categories),
        "; ".join(rule for rule in _rules(field, lang)),
        field.element or "",
    ]


def _code(category: Category, lang: Lang) -> str:
    label = category.label.say(lang)
    return label if label == category.value else f"{category.value} = {label}"


def _rules(field: Field, lang: Lang) -> Iterable[str]:
    claims = (
        (field.is_key, words.RULE_KEY),
        (field.is_required, words.RULE_REQUIRED),
        (field.is_unique, words.RULE_UNIQUE),
    )
    yield from (text.say(lang) for holds, text in claims if holds)
    bounds: tuple[tuple[str | None, Text], ...] = (
        (field.minimum, words.RULE_MINIMUM),
        (field.maximum, words.RULE_MAXIMUM),
        (field.pattern, words.RULE_PATTERN),
    )
    yield from (text.say(lang, value=value) for value, text in bounds if value is not None)
