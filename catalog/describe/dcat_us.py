"""The whole catalogue as DCAT-US 1.1 `data.json`: https://resources.data.gov/resources/dcat-us.

`bureauCode` and `programCode` are codes of federal bodies of the United States; a city elsewhere has none.
"""

from collections.abc import Sequence
from typing import Any

from catalog.city import City
from catalog.describe.citation import dataset_url
from catalog.describe.distributions import Distribution, distributions_of
from catalog.describe.facts import (
    contact_of,
    days_of,
    description_of,
    keywords_of,
    language_of,
    place_of,
    publisher_of,
    update_cycle_of,
    web_address,
)
from catalog.records import Dataset
from core.words import Lang

_SCHEMA = "https://project-open-data.cio.gov/v1.1/schema"
_RIGHTS_AT_MOST = 255  # characters
_ACCESS_LEVELS = {
    "unconditional": "public",
    "conditional_realname": "restricted public",
    "conditional_review": "restricted public",
    "closed": "non-public",
}


def as_data_json(datasets: Sequence[Dataset], city: City, *, public_url: str, lang: Lang) -> dict[str, Any]:
    return {
        "@context": f"{_SCHEMA}/catalog.jsonld",
        "@id": f"{public_url}/data.json",
        "@type": "dcat:Catalog",
        "conformsTo": _SCHEMA,
        "describedBy": f"{_SCHEMA}/catalog.json",
        "dataset": [_dataset(one, city, public_url, lang) for one in datasets],
    }


def _dataset(dataset: Dataset, city: City, public_url: str, lang: Lang) -> dict[str, Any]:
    contact, language, place = contact_of(dataset, city), language_of(dataset), place_of(dataset, city)
    cycle = update_cycle_of(dataset)
    themes = [city.theme(one).label.say(lang) for one in dataset.themes]
    reason = dataset.closed_reason or dataset.open_condition
    properties = {
        "@type": "dcat:Dataset",
        "identifier": dataset.id,
        "title": dataset.title.say(lang) or dataset.slug,
        "description": description_of(dataset, lang) or dataset.slug,
        "keyword": keywords_of(dataset, lang) or themes or [dataset.slug],
        "modified": dataset.modified_on.isoformat(),
        "issued": dataset.issued_on.isoformat(),
        "publisher": {"@type": "org:Organization", "name": publisher_of(dataset, city).say(lang)},
        "contactPoint": {
            "@type": "vcard:Contact",
            "fn": contact.name.say(lang),
            "hasEmail": f"mailto:{contact.email}",
        },
        "accessLevel": _ACCESS_LEVELS[dataset.open_type],
        "rights": reason.say(lang)[:_RIGHTS_AT_MOST] if reason else None,
        "license": web_address(city.licence(dataset.license_id).url),
        "accrualPeriodicity": (cycle.iso or "irregular") if cycle else None,
        "temporal": _temporal(dataset),
        "spatial": place.say(lang) if place else None,
        "theme": list(dict.fromkeys(themes)),
        "language": [language] if language else None,
        "landingPage": dataset_url(dataset, public_url),
        "references": list(dict.fromkeys(filter(None, (web_address(source.path) for source in dataset.sources)))),
        "distribution": [_distribution(one, lang) for one in distributions_of(dataset, public_url)],
    }
    return _without_nothing(properties)


def _temporal(dataset: Dataset) -> str | None:
    period = days_of(dataset.temporal_start, dataset.temporal_end)
    return f"{period[0].isoformat()}/{period[1].isoformat()}" if period else None


def _distribution(one: Distribution, lang: Lang) -> dict[str, Any]:
    """A file of unknown media type is an address to look at: a download must say its type."""
    is_download = one.is_file and one.media_type is not None
    return _without_nothing(
        {
            "@type": "dcat:Distribution",
            "title": one.title.say(lang),
            "description": one.description.say(lang),
            "format": one.format,
            "downloadURL" if is_download else "accessURL": one.url,
            "mediaType": one.media_type,
            "describedBy": f"{one.url}-metadata.json" if one.is_csv else None,
            "describedByType": "application/csvm+json" if one.is_csv else None,
        }
    )


def _without_nothing(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value not in (None, "", [])}
