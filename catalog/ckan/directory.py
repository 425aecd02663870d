"""Organisations and groups as CKAN's dicts: the offices and themes of the city that publish something, and those that
were made through the API."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from catalog.city import City, Office, Theme
from catalog.ckan.packages import as_moment, as_package
from catalog.directory import Entry
from catalog.records import Dataset
from catalog.search.pinyin import full_of

Kind = Literal["organization", "group"]
MOST_PACKAGES = 10  # in one dict


@dataclass(frozen=True)
class Unit:
    """An organisation or a group. `entry` is None for one of the city's files."""

    kind: Kind
    named: Office | Theme
    entry: Entry | None
    datasets: tuple[Dataset, ...]

    @property
    def name(self) -> str:
        return self.named.slug

    @property
    def title(self) -> str:
        return self.named.name

    @cached_property
    def title_key(self) -> tuple[str, str]:
        return full_of(self.title).lower(), self.name


class Directory:
    """All units of one revision."""

    def __init__(self, city: City, datasets: Sequence[Dataset], entries: Mapping[str, Entry]) -> None:
        self._city = city
        self._units: dict[Kind, list[Unit]] = {
            "organization": _units("organization", city.offices, entries, _by_office(datasets)),
            "group": _units("group", city.themes, entries, _by_theme(datasets)),
        }
        self._by_any = {
            kind: {key: one for one in reversed(units) for key in (one.name, one.named.id)}
            for kind, units in self._units.items()
        }

    def listed(self, kind: Kind) -> list[Unit]:
        """By title. An office or theme of the city without a dataset is left out; one that somebody made is not."""
        return [one for one in self._units[kind] if one.datasets or one.entry]

    def find(self, kind: Kind, id_or_name: str) -> Unit | None:
        return self._by_any[kind].get(id_or_name)


def _units(
    kind: Kind, named: Sequence[Office | Theme], entries: Mapping[str, Entry], datasets: Mapping[str, list[Dataset]]
) -> list[Unit]:
    units = [Unit(kind, one, entries.get(one.id), tuple(datasets.get(one.id, ()))) for one in named]
    return sorted(units, key=lambda one: one.title_key)


def _by_office(datasets: Sequence[Dataset]) -> dict[str, list[Dataset]]:
    found: dict[str, list[Dataset]] = {}
    for dataset in datasets:
        found.setdefault(dataset.publisher, []).append(dataset)
    return found


def _by_theme(datasets: Sequence[Dataset]) -> dict[str, list[Dataset]]:
    found: dict[str, list[Dataset]] = {}
    for dataset in datasets:
        for theme in dataset.themes:
            found.setdefault(theme, []).append(dataset)
    return found


def as_unit(
    unit: Unit, city: City, *, public_url: str, with_packages: bool = False, with_extras: bool = True
) -> dict[str, Any]:
    """The whole dict; its lists are empty for an office or theme of the city, and name no person."""
    entry, title = unit.entry, unit.title or unit.name
    image = entry.image_url if entry else ""
    whole: dict[str, Any] = {
        "approval_status": "approved",
        "created": as_moment(entry.created_at) if entry else None,
        "description": entry.description if entry else "",
        "display_name": title,
        "id": unit.named.id,
        "image_display_url": image,
        "image_url": image,
        "is_organization": unit.kind == "organization",
        "name": unit.name,
        "num_followers": 0,
        "package_count": len(unit.datasets),
        "state": "active",
        "title": title,
        "type": unit.kind,
    }
    if with_extras:
        extras = entry.extras.get("extras", []) if entry else []
        whole |= {"extras": extras, "groups": [], "tags": [], "users": []}
    if with_packages:
        newest = newest_first(unit.datasets)[:MOST_PACKAGES]
        whole["packages"] = [as_package(one, city, public_url=public_url) for one in newest]
    return whole


def newest_first(datasets: Sequence[Dataset]) -> list[Dataset]:
    return sorted(datasets, key=lambda one: one.metadata_modified_at, reverse=True)
