"""What pages and routes ask of the catalogue. Everything but old versions is answered from the snapshot."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from catalog import store
from catalog.catalogue import Catalogue
from catalog.city import City
from catalog.counting import DOWNLOAD_WORTH
from catalog.errors import DatasetClosed, DatasetNotFound, ResourceNotFound, VersionNotFound
from catalog.freshness import freshness_of
from catalog.records import Dataset, Resource, Version
from catalog.related import find_related
from catalog.vocabularies import FRESHNESS, OPEN_TYPES, ORIGINS

_SHOWN_OF_A_WRONG_ID = 100  # characters
_LARGEST_NUMBER = 9  # digits
_NAMES_SHOWN = 40
_TRIED_AS_EXAMPLES = 20


def get_dataset(catalogue: Catalogue, slug_or_id: str) -> Dataset:
    """Raises DatasetNotFound."""
    snapshot = catalogue.snapshot()
    found = snapshot.by_slug.get(slug_or_id) or snapshot.by_id.get(slug_or_id)
    if found is None:
        raise DatasetNotFound(id=slug_or_id[:_SHOWN_OF_A_WRONG_ID])
    return found


def get_resource(dataset: Dataset, name: str | None) -> Resource:
    """The resource of this name or id; without a name the first table, else the first. Raises ResourceNotFound."""
    if not name and dataset.resources:
        return next(iter(dataset.tables), dataset.resources[0])
    for resource in dataset.resources:
        if name in (resource.name, resource.id):
            return resource
    names = ", ".join(resource.name for resource in dataset.resources[:_NAMES_SHOWN]) or "—"
    raise ResourceNotFound(dataset=dataset.slug, name=(name or "")[:_SHOWN_OF_A_WRONG_ID], names=names)


def get_version(catalogue: Catalogue, resource: Resource, number: int | str | None) -> Version:
    """The version with this number, the current one without. Raises VersionNotFound, or DatasetClosed."""
    current = resource.version
    if current is None:
        raise _closed(catalogue, resource)
    if number is None or number == "" or str(number) == str(current.number):
        return current
    digits = str(number)
    if digits.isascii() and digits.isdigit() and len(digits) <= _LARGEST_NUMBER:
        found = store.find_version(catalogue.state, resource.id, int(digits))
        if found is not None:
            return found
    numbers = ", ".join(str(n) for n in range(1, current.number + 1))
    raise VersionNotFound(resource=resource.title, number=digits[:_SHOWN_OF_A_WRONG_ID], numbers=numbers)


def _closed(catalogue: Catalogue, resource: Resource) -> DatasetClosed | VersionNotFound:
    for dataset in catalogue.snapshot().datasets:
        if any(each.id == resource.id for each in dataset.resources) and dataset.closed_reason:
            return DatasetClosed(title=dataset.title, reason=dataset.closed_reason)
    return VersionNotFound(resource=resource.title, number=1, numbers="—")


def list_versions(catalogue: Catalogue, resource: Resource) -> list[Version]:
    """Newest first; empty for a closed dataset."""
    return store.list_versions_of(catalogue.state, resource.id) if resource.version else []


def list_recent(catalogue: Catalogue, limit: int) -> list[Dataset]:
    """Open datasets, the latest updated first."""
    return sorted(_open(catalogue), key=lambda one: (-one.modified_on.toordinal(), one.slug))[:limit]


def list_popular(catalogue: Catalogue, limit: int) -> list[Dataset]:
    """Open datasets, the most used first. Unused ones: those behind the life events, biggest first."""
    snapshot = catalogue.snapshot()
    entrances = {theme for event in catalogue.city.life_events for theme in event.themes}

    def rank(dataset: Dataset) -> tuple[int, bool, int, str]:
        views, downloads = snapshot.usage(dataset.id)
        return -(views + DOWNLOAD_WORTH * downloads), dataset.theme not in entrances, -dataset.row_count, dataset.slug

    return sorted(_open(catalogue), key=rank)[:limit]


def find_example(catalogue: Catalogue) -> tuple[Dataset, Resource] | None:
    """A dataset that is used much, with a table whose rows can be read; None while there is none."""
    for dataset in list_popular(catalogue, _TRIED_AS_EXAMPLES):
        for resource in dataset.resources:
            if resource.version is not None:
                return dataset, resource
    return None


def list_related(catalogue: Catalogue, dataset: Dataset, limit: int) -> list[Dataset]:
    """The datasets with the strongest ties to this one; `related.find_related` also tells the shared keys."""
    return [one.dataset for one in find_related(dataset, catalogue.snapshot().datasets)[:limit]]


def _open(catalogue: Catalogue) -> list[Dataset]:
    return [dataset for dataset in catalogue.snapshot().datasets if not dataset.is_closed]


@dataclass(frozen=True, slots=True)
class Overview:
    """What is published. The counts are datasets, in the order of their vocabulary; one of two themes counts in both.

    A dataset without a library, theme or office is counted in none.
    """

    datasets: int
    resources: int
    rows: int
    offices: int
    by_library: Mapping[str, int]
    by_sublibrary: Mapping[str, int]
    by_theme: Mapping[str, int]
    by_office: Mapping[str, int]
    by_freshness: Mapping[str, int]
    by_open_type: Mapping[str, int]
    by_origin: Mapping[str, int]


def get_overview(catalogue: Catalogue, now: datetime) -> Overview:
    city, datasets = catalogue.city, catalogue.snapshot().datasets

    def count(values: Iterable[str], of: Callable[[Dataset], str]) -> dict[str, int]:
        found = Counter(of(dataset) for dataset in datasets)
        return {value: found[value] for value in values}

    return Overview(
        datasets=len(datasets),
        resources=sum(len(dataset.resources) for dataset in datasets),
        rows=sum(dataset.row_count for dataset in datasets),
        offices=len({dataset.publisher for dataset in datasets if dataset.publisher}),
        by_library=count(city.libraries_by_id, lambda one: one.library),
        by_sublibrary=count(city.sublibraries_by_id, lambda one: one.sublibrary),
        by_theme=_by_theme(city, datasets),
        by_office=count(city.offices_by_id, lambda one: one.publisher),
        by_freshness=count(FRESHNESS, lambda one: freshness_of(one, now).state),
        by_open_type=count(OPEN_TYPES, lambda one: one.open_type),
        by_origin=count(ORIGINS, lambda one: one.origin),
    )


def _by_theme(city: City, datasets: Iterable[Dataset]) -> dict[str, int]:
    found = Counter(theme for dataset in datasets for theme in dataset.themes)
    return {theme: found[theme] for theme in city.themes_by_id}
