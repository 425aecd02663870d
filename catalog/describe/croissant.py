"""A dataset for machine learning: Croissant 1.0, https://docs.mlcommons.org/croissant/docs/croissant-spec.html."""

from typing import Any

from catalog.city import City
from catalog.describe.citation import citation_of, dataset_url
from catalog.describe.distributions import Distribution, distributions_of
from catalog.describe.facts import (
    description_of,
    keywords_of,
    language_of,
    publisher_of,
    version_number,
    web_address,
)
from catalog.records import Dataset, Field, Resource
from core.words import Lang

_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_DATA_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "datetime": "sc:DateTime",
    "time": "sc:Time",
    "year": "sc:Integer",
    "yearmonth": "sc:Text",
    "array": "sc:Text",
    "object": "sc:Text",
}


def as_croissant(dataset: Dataset, city: City, *, public_url: str, lang: Lang) -> dict[str, Any]:
    """JSON-LD. The files are pinned to their versions, so the checksums hold; a closed dataset has none."""
    tables = [one for one in distributions_of(dataset, public_url) if one.is_csv]
    publisher = {"@type": "Organization", "name": publisher_of(dataset, city).say(lang)}
    first = tables[0].resource.version if tables else None
    licence = city.licence(dataset.license_id)
    properties = {
        "@context": {**_CONTEXT, "@language": "zh-CN" if lang == "zh" else "en"},
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": dataset.title.say(lang) or dataset.slug,
        "alternateName": dataset.slug,
        "description": description_of(dataset, lang),
        "url": dataset_url(dataset, public_url),
        "license": web_address(licence.url) or licence.title.say(lang),
        "citeAs": citation_of(dataset, first, lang, public_url, city=city),
        "creator": publisher,
        "publisher": publisher,
        "datePublished": dataset.issued_on.isoformat(),
        "dateModified": dataset.modified_on.isoformat(),
        "version": f"{version_number(dataset) or 1}.0.0",
        "keywords": keywords_of(dataset, lang),
        "inLanguage": language_of(dataset),
        "distribution": [_file(one) for one in tables],
        "recordSet": [_record_set(one.resource, lang) for one in tables],
    }
    return _without_nothing(properties)


def _file(one: Distribution) -> dict[str, Any]:
    number = one.resource.version.number if one.resource.version else 1
    return {
        "@type": "cr:FileObject",
        "@id": _file_id(one.resource),
        "name": _file_id(one.resource),
        "contentUrl": f"{one.url}?version={number}",
        "contentSize": f"{one.size_bytes} B",
        "encodingFormat": "text/csv",
        "sha256": one.sha256,
    }


def _file_id(resource: Resource) -> str:
    return f"{resource.name}.csv"


def _record_set(resource: Resource, lang: Lang) -> dict[str, Any]:
    labels = {field.name: field for field in resource.fields}
    kept = resource.version.fields if resource.version else ()
    return _without_nothing(
        {
            "@type": "cr:RecordSet",
            "@id": resource.name,
            "name": resource.name,
            "description": resource.description.say(lang) or resource.title.say(lang),
            "key": [{"@id": _field_id(resource, name)} for name in resource.primary_key],
            "field": [_field(resource, labels.get(field.name, field), field.type, lang) for field in kept],
        }
    )


def _field(resource: Resource, field: Field, kind: str, lang: Lang) -> dict[str, Any]:
    unit = f" ({field.unit.say(lang)})" if field.unit else ""
    said = (field.title.say(lang) + unit, field.description.say(lang))
    return {
        "@type": "cr:Field",
        "@id": _field_id(resource, field.name),
        "name": field.name,
        "description": ". ".join(part for part in said if part.strip()) or field.name,
        "dataType": _DATA_TYPES[kind],
        "source": {"fileObject": {"@id": _file_id(resource)}, "extract": {"column": field.name}},
    }


def _field_id(resource: Resource, name: str) -> str:
    return f"{resource.name}/{name}"


def _without_nothing(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value not in (None, "", [])}
