"""How to cite a dataset, or exactly one version of it: ready to copy, and saying so when the data is simulated."""

from catalog import words
from catalog.city import City
from catalog.records import Dataset, Version
from core.clock import as_local
from core.words import Lang


def citation_of(dataset: Dataset, version: Version | None, lang: Lang, public_url: str, *, city: City) -> str:
    """One line after GB/T 7714 in Chinese, after DataCite in English.

    version  None for a closed dataset or one of links, of which only the record can be cited
    """
    title = dataset.title.say(lang)
    facts = {
        "office": city.office(dataset.publisher).label.say(lang),
        "title": words.SIMULATED_TITLE.say(lang, title=title) if dataset.is_simulated else title,
        "site": city.site_name.say(lang),
        "url": dataset_url(dataset, public_url),
    }
    if version is None and not dataset.is_closed:
        return words.CITATION_RECORD.say(lang, day=dataset.modified_on.isoformat(), **facts)
    if version is None:
        return words.CITATION_CLOSED.say(lang, day=dataset.modified_on.isoformat(), **facts)
    day = as_local(version.created_at).date().isoformat()
    return words.CITATION.say(lang, number=version.number, version=version.id, day=day, **facts)


def dataset_url(dataset: Dataset, public_url: str) -> str:
    """The address that stays the same through every version and language."""
    return f"{public_url}/dataset?id={dataset.slug}"
