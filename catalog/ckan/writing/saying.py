"""A record back in the words of the program that made it: what a patch adds to. Reading it again gives the record."""

from typing import Any

from catalog.ckan.words import UNNAMED
from catalog.records import Dataset, Resource


def as_said(dataset: Dataset) -> dict[str, Any]:
    """The parameters by which `package_update` would make this record; its state stays when nothing is said of it."""
    said = dict(dataset.extras.get("ckan", {}))
    said.pop("metadata_created", None)
    return {
        **said,
        "id": dataset.id,
        "name": dataset.slug,
        "title": dataset.title.zh,
        "license_id": dataset.license_id,
        "maintainer": dataset.contact_name.zh,
        "maintainer_email": dataset.contact_email,
        "owner_org": dataset.publisher,
        "private": dataset.visibility == "private" or said.get("private") is True,
        "tags": [{"name": keyword} for keyword in dataset.keywords],
        "groups": [{"id": theme} for theme in dataset.themes],
        "resources": [as_said_resource(one) for one in dataset.resources],
    }


def as_said_resource(resource: Resource) -> dict[str, Any]:
    """Without an address where the data is here, since it is not given up then."""
    return {
        **resource.extras,
        "id": resource.id,
        "name": "" if resource.title == UNNAMED else resource.title.zh,
        "description": resource.description.zh,
        "url": resource.link or "",
    }
