"""A dataset as a Data Package v2, in the words that `catalog/publishing/packages.py` reads: an export loads again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog.city import City
from catalog.describe.citation import dataset_url
from catalog.records import Category, Dataset, Field, ForeignKey, Resource
from core.words import Text

_TEXTS = ("title", "limits", "question", "provenance", "closed_reason", "open_condition")
_AS_THEY_ARE = (
    "publisher",
    "library",
    "sublibrary",
    "theme",
    "resource_code",
    "open_type",
    "update_cycle",
    "origin",
    "temporal_start",
    "temporal_end",
    "spatial_code",
    "spatial_granularity",
    "plan_section",
    "plan_system",
    "responsible",
    "sensitivity_level",
)


@dataclass(frozen=True, slots=True)
class PackagedFile:
    """The CSV of a resource inside the package: where, how big, and its checksum."""

    path: str
    size_bytes: int
    sha256: str


def as_data_package(
    dataset: Dataset, city: City, *, public_url: str, files: Mapping[str, PackagedFile]
) -> dict[str, Any]:
    """The content of datapackage.json. `files` is by resource name; a resource without one carries its structure."""
    licence = city.licence(dataset.license_id)
    descriptor: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        **dataset.extras,
        "name": dataset.slug,
        "id": dataset.id,
        "homepage": dataset_url(dataset, public_url),
        **_both("description", dataset.summary),
        **{key: value for name in _TEXTS for key, value in _both(name, getattr(dataset, name)).items()},
        "keywords": list(dataset.keywords),
        "keywords_en": list(dataset.keywords_en),
        "created": f"{dataset.issued_on.isoformat()}T00:00:00Z",
        "modified": dataset.modified_on.isoformat(),
        "frozen_on": dataset.frozen_on.isoformat() if dataset.frozen_on else None,
        "licenses": [_without_nothing({"name": licence.id, "path": licence.url, "title": licence.title.en})],
        "sources": [
            _without_nothing({**_both("title", source.title), "path": source.path, **_both("license", source.license)})
            for source in dataset.sources
        ],
        "contributors": _contributors(dataset, city),
        **{name: getattr(dataset, name) for name in _AS_THEY_ARE},
        "publisher_name": city.office(dataset.publisher).name if dataset.publisher else "",
        "related": list(dataset.related),
        "resources": [_resource(resource, files.get(resource.name)) for resource in dataset.resources],
    }
    return _without_nothing(descriptor)


def _contributors(dataset: Dataset, city: City) -> list[dict[str, Any]]:
    publisher = {"title": city.office(dataset.publisher).name, "roles": ["publisher"]}
    contact = _without_nothing({**_both("title", dataset.contact_name), "email": dataset.contact_email})
    return [
        *([publisher] if dataset.publisher else []),
        *([{**contact, "roles": ["contact"]}] if contact else []),
    ]


def _both(name: str, text: Text | None) -> dict[str, str]:
    return {name: text.zh, f"{name}_en": text.en} if text and text.zh else {}


def _without_nothing(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None and value != ""}


def _resource(resource: Resource, file: PackagedFile | None) -> dict[str, Any]:
    names = [field.name for field in resource.fields]
    where: dict[str, Any] = {"path": resource.link} if resource.link else {"data": [names] if names else []}
    if file:
        where = {
            "path": file.path,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": file.size_bytes,
            "hash": f"sha256:{file.sha256}",
        }
    return _without_nothing(
        {
            "name": resource.name,
            **_both("title", resource.title),
            **_both("description", resource.description),
            "coordinate_system": resource.coordinate_system,
            "chart": dict(resource.chart) if resource.chart else None,
            **where,
            "schema": _schema(resource) if resource.is_table else None,
        }
    )


def _schema(resource: Resource) -> dict[str, Any]:
    across = [_foreign_key(key) for key in resource.foreign_keys]
    return _without_nothing(
        {
            "fields": [_field(field) for field in resource.fields],
            "missingValues": [""],
            "primaryKey": list(resource.primary_key) or None,
            "foreign_keys_across": across or None,
        }
    )


def _foreign_key(key: ForeignKey) -> dict[str, Any]:
    reference = {"dataset": key.dataset, "resource": key.resource, "fields": list(key.reference_fields)}
    return {"fields": list(key.fields), "reference": reference}


def _field(field: Field) -> dict[str, Any]:
    constraints = _without_nothing(
        {
            "required": field.is_required or None,
            "unique": field.is_unique or None,
            "minimum": _number(field, field.minimum),
            "maximum": _number(field, field.maximum),
            "pattern": field.pattern,
        }
    )
    return _without_nothing(
        {
            "name": field.name,
            "type": field.type,
            **_both("title", field.title),
            **_both("description", field.description),
            **(_both("unit", field.unit) if field.unit else {}),
            "kind": field.kind,
            "element": field.element,
            "element_role": field.element_role,
            "categories": [_category(category) for category in field.categories] or None,
            "constraints": constraints or None,
        }
    )


def _number(field: Field, bound: str | None) -> str | int | float | None:
    """A bound of a number is a number again."""
    if bound is None or field.type not in ("integer", "number"):
        return bound
    return int(bound) if field.type == "integer" and bound.lstrip("-").isdigit() else float(bound)


def _category(category: Category) -> dict[str, str]:
    return {"value": category.value, "label": category.label.zh, "label_en": category.label.en}
