"""A dataset as schema.org `Dataset`, for search engines: https://schema.org/Dataset."""

from typing import Any

from catalog.city import City
from catalog.describe.citation import citation_of, dataset_url
from catalog.describe.distributions import Distribution, distributions_of
from catalog.describe.facts import (
    box_of,
    contact_of,
    day_of,
    description_of,
    keywords_of,
    language_of,
    place_of,
    version_of,
    web_address,
)
from catalog.records import Dataset, Field
from catalog.vocabularies import OPEN_TYPES
from core.clock import as_local
from core.words import Lang

_DESCRIPTION_AT_MOST = 5000  # characters, by Google's rule for Dataset


def as_schema_org(dataset: Dataset, city: City, *, public_url: str, lang: Lang) -> dict[str, Any]:
    """JSON-LD, properties without a value left out."""
    licence = city.licence(dataset.license_id)
    first = next((resource.version for resource in dataset.resources if resource.version), None)
    return _without_nothing(
        {
            "@context": "https://schema.org/",
            "@type": "Dataset",
            "@id": dataset_url(dataset, public_url),
            "identifier": _identifiers(dataset),
            "name": dataset.title.say(lang),
            "alternateName": dataset.title.say("en" if lang == "zh" else "zh"),
            "description": description_of(dataset, lang)[:_DESCRIPTION_AT_MOST],
            "url": dataset_url(dataset, public_url),
            "keywords": keywords_of(dataset, lang),
            "about": _about(dataset, city, lang),
            "inLanguage": language_of(dataset),
            **_publisher(dataset, city, lang),
            "license": web_address(licence.url),
            "isAccessibleForFree": not dataset.is_closed,
            "conditionsOfAccess": _conditions(dataset, lang),
            "datePublished": dataset.issued_on.isoformat(),
            "dateModified": dataset.modified_on.isoformat(),
            "sdDatePublished": as_local(dataset.metadata_modified_at).date().isoformat(),
            "version": version_of(dataset),
            "size": f"{dataset.row_count} rows" if first else None,
            "temporalCoverage": _temporal_coverage(dataset),
            "spatialCoverage": _place(dataset, city, lang),
            "measurementTechnique": dataset.provenance.say(lang),
            "isBasedOn": [address for source in dataset.sources if (address := web_address(source.path))],
            "creditText": citation_of(dataset, first, lang, public_url, city=city),
            "variableMeasured": [_variable(field, lang) for resource in dataset.resources for field in resource.fields],
            "includedInDataCatalog": {
                "@type": "DataCatalog",
                "name": city.site_name.say(lang),
                "url": public_url,
            },
            "distribution": [_download(one, lang) for one in distributions_of(dataset, public_url)],
        }
    )


def _identifiers(dataset: Dataset) -> list[Any]:
    code = {"@type": "PropertyValue", "propertyID": "resource_code", "value": dataset.resource_code}
    return [dataset.id, *([code] if dataset.resource_code else [])]


def _about(dataset: Dataset, city: City, lang: Lang) -> str | list[str]:
    names = [city.theme(theme).label.say(lang) for theme in dataset.themes]
    return names[0] if len(names) == 1 else names


def _publisher(dataset: Dataset, city: City, lang: Lang) -> dict[str, Any]:
    """Nothing where the record names no office: the portal did not make the data."""
    if not dataset.publisher:
        return {}
    office = {"@type": "GovernmentOrganization", "name": city.office(dataset.publisher).label.say(lang)}
    contact = {"@type": "ContactPoint", "contactType": "data", "email": contact_of(dataset, city).email}
    return {"creator": office, "publisher": {**office, "contactPoint": contact}}


def _conditions(dataset: Dataset, lang: Lang) -> str | None:
    """The reason or the condition in words; else the kind of access, where it is not open to all."""
    condition = dataset.closed_reason or dataset.open_condition
    if condition is None and dataset.open_type != "unconditional":
        condition = OPEN_TYPES[dataset.open_type]
    return condition.say(lang) if condition else None


def _temporal_coverage(dataset: Dataset) -> str | None:
    start, end = day_of(dataset.temporal_start), day_of(dataset.temporal_end)
    return f"{start}/{end or '..'}" if start else end


def _place(dataset: Dataset, city: City, lang: Lang) -> dict[str, Any] | None:
    """With the box of its points, south-west then north-east, each latitude first."""
    place, box = place_of(dataset, city), box_of(dataset)
    if place is None:
        return None
    corners = f"{box.south} {box.west} {box.north} {box.east}" if box else None
    return _without_nothing(
        {
            "@type": "Place",
            "name": place.say(lang),
            "identifier": dataset.spatial_code,
            "geo": {"@type": "GeoShape", "box": corners} if corners else None,
        }
    )


def _variable(field: Field, lang: Lang) -> dict[str, Any]:
    return _without_nothing(
        {
            "@type": "PropertyValue",
            "name": field.name,
            "alternateName": field.title.say(lang),
            "description": field.description.say(lang),
            "unitText": field.unit.say(lang) if field.unit else None,
        }
    )


def _download(one: Distribution, lang: Lang) -> dict[str, Any]:
    return _without_nothing(
        {
            "@type": "DataDownload",
            "name": one.title.say(lang),
            "encodingFormat": one.media_type or one.format,
            "contentUrl": one.url,
            "contentSize": f"{one.size_bytes} B" if one.size_bytes is not None else None,
            "sha256": one.sha256,
        }
    )


def _without_nothing(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value not in (None, "", [])}
