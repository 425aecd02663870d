"""The rows of a resource as they are at this moment: its version, with the changes that no version has yet."""

from collections.abc import Iterator
from contextlib import contextmanager

from catalog import store
from catalog.catalogue import Catalogue
from catalog.live.log import Place, find_place, list_changes
from catalog.records import Resource, Version
from core.state import State, Transaction


@contextmanager
def reading_now(catalogue: Catalogue, resource: Resource, version: Version) -> Iterator[Version]:
    """The version to read, for as long as the block lasts; its id names the moment, as a key of caches does.

    version   the current one as the caller's picture of the catalogue has it; another portal may be ahead

    Whether changes wait is asked of state, but only of tables whose rows are written one by one.
    """
    place = find_place(catalogue.state, resource.id) if version.has_row_ids else None
    if place is None:
        yield version
    elif not place.waits:
        yield _numbered(catalogue.state, version, place.newest_number)
    else:
        base = _numbered(catalogue.state, version, place.version_number)
        with reading_at(catalogue, catalogue.state, place, base) as live:
            yield live


@contextmanager
def reading_at(catalogue: Catalogue, reader: Transaction | State, place: Place, base: Version) -> Iterator[Version]:
    """The version `base` with the changes of the log up to the place; the log is read through `reader`."""
    with catalogue.engine.live.reading(
        base,
        place,
        path=lambda: catalogue.files.local_path(base.parquet_key),
        fetch=lambda after: list_changes(reader, place.resource_id, after=after, until=place.last_sequence),
    ) as version:
        yield version


def _numbered(state: State, version: Version, number: int) -> Version:
    """The version with this number, which is most often the one at hand."""
    if version.number == number:
        return version
    return store.find_version(state, version.resource_id, number) or version
