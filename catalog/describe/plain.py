"""A dataset in the plain JSON of the portal's own API, with the schema of that JSON beside it.

Every text is an object of two languages; every address is whole.
"""

from typing import Any
from urllib.parse import quote

from catalog.city import City
from catalog.describe.citation import dataset_url
from catalog.records import Category, Dataset, Field, Resource
from catalog.search.facets import formats_of
from core.words import Text

Json = dict[str, Any]

# ---- the JSON ------------------------------------------------------------------------------------------------------


def as_plain_summary(dataset: Dataset, city: City, *, public_url: str) -> Json:
    """What a list of datasets says of each."""
    return {
        "name": dataset.slug,
        "id": dataset.id,
        "title": _both(dataset.title),
        "summary": _both(dataset.summary),
        "office": _named(dataset.publisher, city.office(dataset.publisher).label),
        "theme": _named(dataset.theme, city.theme(dataset.theme).label),
        "open_type": dataset.open_type,
        "origin": dataset.origin,
        "update_cycle": dataset.update_cycle,
        "modified_on": dataset.modified_on.isoformat(),
        "rows": dataset.row_count,
        "formats": sorted(formats_of(dataset)),
        "url": api_url(dataset, public_url),
        "page": dataset_url(dataset, public_url),
    }


def as_plain_dataset(dataset: Dataset, city: City, *, public_url: str) -> Json:
    """All of it, with the tables, their columns and where their rows are."""
    licence = city.licence(dataset.license_id)
    return {
        **as_plain_summary(dataset, city, public_url=public_url),
        "limits": _both(dataset.limits),
        "question": _both(dataset.question),
        "keywords": list(dataset.keywords),
        "keywords_en": list(dataset.keywords_en),
        "licence": {"id": licence.id, "title": _both(licence.title), "url": licence.url},
        "closed_reason": _both(dataset.closed_reason) if dataset.closed_reason else None,
        "issued_on": dataset.issued_on.isoformat(),
        "temporal_start": dataset.temporal_start,
        "temporal_end": dataset.temporal_end,
        "provenance": _both(dataset.provenance),
        "resources": [_resource(dataset, resource, public_url) for resource in dataset.resources],
        "openapi": f"{api_url(dataset, public_url)}/openapi.json",
    }


def api_url(dataset: Dataset, public_url: str) -> str:
    return f"{public_url}/api/v1/datasets/{quote(dataset.slug, safe='')}"


def rows_url(dataset: Dataset, resource: Resource, public_url: str) -> str:
    """Where the rows of a table are; the first table has the short address."""
    address = api_url(dataset, public_url)
    is_first = resource.name == next((one.name for one in dataset.resources if one.fields), "")
    return f"{address}/rows" if is_first else f"{address}/resources/{quote(resource.name, safe='')}/rows"


def _resource(dataset: Dataset, resource: Resource, public_url: str) -> Json:
    version = resource.version
    return {
        "name": resource.name,
        "id": resource.id,
        "title": _both(resource.title),
        "description": _both(resource.description),
        "coordinate_system": resource.coordinate_system,
        "version": version.number if version else None,
        "rows": version.row_count if version else None,
        "fields": [as_plain_field(field) for field in resource.fields],
        "rows_url": rows_url(dataset, resource, public_url) if version else None,
    }


def as_plain_column(field: Field) -> Json:
    """What a page of rows says of each column; the rest stands with the dataset."""
    return {
        "name": field.name,
        "type": field.type,
        "title": _both(field.title),
        "unit": _both(field.unit) if field.unit else None,
    }


def as_plain_field(field: Field) -> Json:
    return {
        **as_plain_column(field),
        "description": _both(field.description),
        "categories": [_category(one) for one in field.categories],
    }


def _category(category: Category) -> Json:
    return {"value": category.value, "label": _both(category.label)}


def _both(text: Text) -> Json:
    return {"zh": text.zh, "en": text.en}


def _named(identifier: str, label: Text) -> Json | None:
    return {"id": identifier, "title": _both(label)} if identifier else None


# ---- its schema (JSON Schema 2020-12, as OpenAPI 3.1 has it) -------------------------------------------------------


def record_of(**members: Json) -> Json:
    """An object that always has these members and no other."""
    return {"type": "object", "properties": members, "required": list(members), "additionalProperties": False}


def list_of(items: Json) -> Json:
    return {"type": "array", "items": items}


def or_null(schema: Json) -> Json:
    return {"anyOf": [schema, {"type": "null"}]}


STRING: Json = {"type": "string"}
COUNT: Json = {"type": "integer", "minimum": 0}
_DAY: Json = {"type": "string", "format": "date"}
_BOTH: Json = record_of(zh=STRING, en=STRING)
_NAMED: Json = or_null(record_of(id=STRING, title=_BOTH))

COLUMN_SCHEMA: Json = record_of(name=STRING, type=STRING, title=_BOTH, unit=or_null(_BOTH))
FIELD_SCHEMA: Json = record_of(
    **COLUMN_SCHEMA["properties"],
    description=_BOTH,
    categories=list_of(record_of(value=STRING, label=_BOTH)),
)
SUMMARY_SCHEMA: Json = record_of(
    name=STRING,
    id=STRING,
    title=_BOTH,
    summary=_BOTH,
    office=_NAMED,
    theme=_NAMED,
    open_type=STRING,
    origin=STRING,
    update_cycle=STRING,
    modified_on=_DAY,
    rows=COUNT,
    formats=list_of(STRING),
    url=STRING,
    page=STRING,
)
RESOURCE_SCHEMA: Json = record_of(
    name=STRING,
    id=STRING,
    title=_BOTH,
    description=_BOTH,
    coordinate_system=or_null(STRING),
    version=or_null(COUNT),
    rows=or_null(COUNT),
    fields=list_of(FIELD_SCHEMA),
    rows_url=or_null(STRING),
)
DATASET_SCHEMA: Json = record_of(
    **SUMMARY_SCHEMA["properties"],
    limits=_BOTH,
    question=_BOTH,
    keywords=list_of(STRING),
    keywords_en=list_of(STRING),
    licence=record_of(id=STRING, title=_BOTH, url=STRING),
    closed_reason=or_null(_BOTH),
    issued_on=_DAY,
    temporal_start=or_null(STRING),
    temporal_end=or_null(STRING),
    provenance=_BOTH,
    resources=list_of(RESOURCE_SCHEMA),
    openapi=STRING,
)
