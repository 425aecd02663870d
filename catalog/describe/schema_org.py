"""A dataset as schema.org `Dataset`, for search engines: https://schema.org/Dataset."""

from typing import Any

from catalog import words
from catalog.city import City
from catalog.describe.citation import dataset_url
from catalog.links import is_web_address
from catalog.records import Dataset, Field, Resource, Version
from core.clock import as_local
from core.words import Lang

_DESCRIPTION_AT_MOST = 5000  # characters, by Google's rule for Dataset


def as_schema_org(dataset: Dataset, city: City, *, public_url: str, lang: Lang) -> dict[str, Any]:
    """JSON-LD, properties without a value left out."""
    office, licence = city.office(dataset.publisher), city.licence(dataset.license_id)
    properties = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": dataset_url(dataset, public_url),
        "identifier": _identifiers(dataset),
        "name": dataset.title.say(lang),
        "alternateName": dataset.title.say("en" if lang == "zh" else "zh"),
        "description": _description(dataset, lang),
        "url": dataset_url(dataset, public_url),
        "keywords": list(dataset.keywords if lang == "zh" else dataset.keywords_en),
        "about": _about(dataset, city, lang),
        "inLanguage": "zh-CN",
        "creator": _organisation(office.label.say(lang)) if office.id else None,
        "publisher": _organisation(office.label.say(lang), email=dataset.contact_email) if office.id else None,
        "license": licence.url,
        "isAccessibleForFree": not dataset.is_closed,
        "conditionsOfAccess": _conditions(dataset, lang),
        "datePublished": dataset.issued_on.isoformat(),
        "dateModified": dataset.modified_on.isoformat(),
        "sdDatePublished": as_local(dataset.metadata_modified_at).date().isoformat(),
        "version": _version(dataset),
        "temporalCoverage": _temporal_coverage(dataset),
        "spatialCoverage": _place(dataset, city, lang),
        "measurementTechnique": dataset.provenance.say(lang),
        "isBasedOn": [source.path for source in dataset.sources if source.path],
        "variableMeasured": [_variable(field, lang) for resource in dataset.resources for field in resource.fields],
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": city.site_name.say(lang),
            "url": public_url,
        },
        "distribution": [
            download
            for resource in dataset.resources
            for download in _distribution(dataset, resource, public_url, lang)
        ],
    }
    return {name: value for name, value in properties.items() if value not in (None, "", [])}


def _identifiers(dataset: Dataset) -> list[Any]:
    code = {"@type": "PropertyValue", "propertyID": "resource_code", "value": dataset.resource_code}
    return [dataset.id, *([code] if dataset.resource_code else [])]


def _about(dataset: Dataset, city: City, lang: Lang) -> str | list[str]:
    names = [city.theme(theme).label.say(lang) for theme in dataset.themes]
    return names[0] if len(names) == 1 else names


def _place(dataset: Dataset, city: City, lang: Lang) -> dict[str, str] | None:
    if not dataset.spatial_code:
        return None
    return {"@type": "Place", "name": city.name.say(lang), "identifier": dataset.spatial_code}


def _description(dataset: Dataset, lang: Lang) -> str:
    text = f"{dataset.summary.say(lang)} {dataset.limits.say(lang)}"
    if dataset.is_simulated:
        text = words.SIMULATED_NOTE.say(lang, text=text)
    return text[:_DESCRIPTION_AT_MOST]


def _organisation(name: str, *, email: str | None = None) -> dict[str, Any]:
    organisation: dict[str, Any] = {"@type": "GovernmentOrganization", "name": name}
    if email:
        organisation["contactPoint"] = {"@type": "ContactPoint", "contactType": "data", "email": email}
    return organisation


def _conditions(dataset: Dataset, lang: Lang) -> str | None:
    condition = dataset.closed_reason or dataset.open_condition
    return condition.say(lang) if condition else None


def _version(dataset: Dataset) -> str | None:
    numbers = [resource.version.number for resource in dataset.resources if resource.version]
    return str(max(numbers)) if numbers else None


def _temporal_coverage(dataset: Dataset) -> str | None:
    if not dataset.temporal_start:
        return dataset.temporal_end
    return f"{dataset.temporal_start}/{dataset.temporal_end or '..'}"


def _variable(field: Field, lang: Lang) -> dict[str, Any]:
    variable = {
        "@type": "PropertyValue",
        "name": field.name,
        "alternateName": field.title.say(lang),
        "description": field.description.say(lang),
        "unitText": field.unit.say(lang) if field.unit else None,
    }
    return {name: value for name, value in variable.items() if value}


def _distribution(dataset: Dataset, resource: Resource, public_url: str, lang: Lang) -> list[dict[str, Any]]:
    """The files of a table, the file that is kept as it came, or where a link leads."""
    if resource.version:
        return _downloads(dataset, resource, resource.version, public_url, lang)
    address = resource.link
    if resource.file:
        address = f"{public_url}/download/{dataset.slug}/{resource.name}/original"
    if dataset.is_closed or not address or not is_web_address(address):
        return []
    made = {
        "@type": "DataDownload",
        "name": resource.title.say(lang),
        "encodingFormat": resource.file.media_type if resource.file else str(resource.extras.get("format") or ""),
        "contentUrl": address,
        "contentSize": f"{resource.file.size_bytes} B" if resource.file else "",
        "sha256": resource.file.sha256 if resource.file else "",
    }
    return [{name: value for name, value in made.items() if value}]


def _downloads(
    dataset: Dataset, resource: Resource, version: Version, public_url: str, lang: Lang
) -> list[dict[str, Any]]:
    address = f"{public_url}/download/{dataset.slug}/{resource.name}"
    csv = {
        "@type": "DataDownload",
        "name": resource.title.say(lang),
        "encodingFormat": "text/csv",
        "contentUrl": f"{address}.csv",
        "contentSize": f"{version.csv_bytes} B",
        "sha256": version.csv_sha256,
    }
    others = [("json", "application/json"), ("parquet", "application/vnd.apache.parquet")]
    return [
        csv,
        *(
            {
                "@type": "DataDownload",
                "name": resource.title.say(lang),
                "encodingFormat": media_type,
                "contentUrl": f"{address}.{extension}",
            }
            for extension, media_type in others
        ),
    ]
