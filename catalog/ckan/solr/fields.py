"""The fields that a query may name: what kind of column each is, and its values for a dataset."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from catalog.city import City
from catalog.ckan.packages import created_at_of, extras_of, file_name_of, is_said, notes_of, said_of, version_of
from catalog.ckan.solr.columns import Column, Keywords, Moments, Numbers, Texts, readable
from catalog.records import Dataset, Resource

ENTITY, SITE, TYPE = "package", "default", "dataset"


@dataclass(frozen=True, slots=True)
class Field:
    """
    value   what a column needs of one dataset; it stays while the dataset and the city do
    column  the column of the values of all datasets
    """

    value: Callable[[Dataset, City], Any]
    column: Callable[[Sequence[Any]], Column]


Values = Callable[[Dataset, City], Iterable[str]]


def _keywords(values: Values) -> Field:
    return Field(lambda one, city: tuple(values(one, city)), Keywords)


def _prose(values: Values) -> Field:
    return Field(lambda one, city: readable(values(one, city)), Texts)


def _moment(value: Callable[[Dataset], datetime]) -> Field:
    return Field(lambda one, city: value(one), Moments)


def _number(value: Callable[[Dataset], int]) -> Field:
    return Field(lambda one, city: value(one), Numbers)


def _said(name: str) -> Values:
    return lambda one, city: _texts(said_of(one).get(name))


def _of_resources(value: Callable[[Resource], object]) -> Values:
    return lambda one, city: [text for resource in one.resources for text in _texts(value(resource))]


def _texts(value: object) -> list[str]:
    return [str(value)] if value not in (None, "") else []


def format_of(resource: Resource) -> str:
    if resource.version is not None:
        return "CSV"
    return str(resource.extras.get("format") or "")


def _organization(one: Dataset, city: City) -> Iterable[str]:
    return [city.office(one.publisher).slug] if one.publisher else []


def _titles(one: Dataset, city: City) -> Iterable[str]:
    return (one.title.zh, one.title.en)


def _notes(one: Dataset, city: City) -> Iterable[str]:
    return (notes_of(one), one.summary.en, one.limits.en)


def _tags(one: Dataset, city: City) -> Iterable[str]:
    return (*one.keywords, *one.keywords_en)


def _unread(one: Dataset, city: City) -> Iterable[str]:
    """What the portal's own search does not read: names for machines, people, and what a program said."""
    office = city.office(one.publisher)
    yield from (one.slug, one.id, office.name, office.name_en, one.license_id, one.contact_name.zh)
    for resource in one.resources:
        yield from (resource.id, resource.name, resource.title.zh, resource.description.zh)
        yield from (resource.link or "", format_of(resource))
    yield from (text for name in ("author", "url") for text in _said(name)(one, city))
    yield from (value for _, value in extras_of(one)) if is_said(one) else (one.resource_code, one.spatial_code)


def _everything(one: Dataset, city: City) -> Iterable[str]:
    yield from (*_titles(one, city), *_notes(one, city), *_tags(one, city), *_unread(one, city))
    yield from (text for theme in one.themes for text in (city.theme(theme).name, city.theme(theme).name_en))
    yield from (value for _, value in extras_of(one))


TEXT, UNREAD = "text", "text_unread"
FIELDS: Mapping[str, Field] = {
    TEXT: _prose(_everything),
    UNREAD: _prose(_unread),
    "title": _prose(_titles),
    "notes": _prose(_notes),
    "author": _prose(_said("author")),
    "maintainer": _prose(lambda one, city: (one.contact_name.zh, one.contact_name.en)),
    "license": _prose(lambda one, city: (city.licence(one.license_id).title.zh, city.licence(one.license_id).title.en)),
    "res_name": _prose(_of_resources(lambda one: one.title.zh or one.name)),
    "res_description": _prose(_of_resources(lambda one: one.description.zh)),
    "id": _keywords(lambda one, city: [one.id]),
    "name": _keywords(lambda one, city: [one.slug]),
    "title_string": _keywords(lambda one, city: [one.title.zh]),
    "tags": _keywords(lambda one, city: one.keywords),
    "groups": _keywords(lambda one, city: [city.theme(theme).slug for theme in one.themes]),
    "organization": _keywords(_organization),
    "owner_org": _keywords(lambda one, city: [one.publisher]),
    "license_id": _keywords(lambda one, city: [one.license_id]),
    "res_format": _keywords(_of_resources(format_of)),
    "res_url": _keywords(_of_resources(lambda one: one.link or file_name_of(one))),
    "res_type": _keywords(_of_resources(lambda one: one.extras.get("resource_type"))),
    "author_email": _keywords(_said("author_email")),
    "maintainer_email": _keywords(lambda one, city: [one.contact_email]),
    "url": _keywords(_said("url")),
    "version": _keywords(lambda one, city: _texts(version_of(one))),
    "state": _keywords(lambda one, city: ["draft" if one.visibility == "draft" else "active"]),
    "capacity": _keywords(lambda one, city: ["private" if one.visibility == "private" else "public"]),
    "private": _keywords(lambda one, city: ["true" if one.visibility == "private" else "false"]),
    "dataset_type": _keywords(lambda one, city: [TYPE]),
    "type": _keywords(lambda one, city: [TYPE]),
    "entity_type": _keywords(lambda one, city: [ENTITY]),
    "site_id": _keywords(lambda one, city: [SITE]),
    "metadata_created": _moment(created_at_of),
    "metadata_modified": _moment(lambda one: one.metadata_modified_at),
    "indexed_ts": _moment(lambda one: one.metadata_modified_at),
    "num_resources": _number(lambda one: len(one.resources)),
    "num_tags": _number(lambda one: len(one.keywords)),
}
_EXTRA = "extras_"


def extra_key_of(field: str) -> str:
    """A field that nobody knows is the key of an extra, with or without `extras_` before it."""
    return field.removeprefix(_EXTRA)
