"""A catalogue with one table of three rows, to write to."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from catalog.catalogue import Catalogue, open_catalogue
from catalog.live.reading import reading_now
from catalog.live.rows import Method
from catalog.live.writing import Target, put_rows, remove_rows
from catalog.queries import get_dataset
from catalog.records import Resource
from catalog.rows.query import RowQuery
from catalog.rows.reading import count_rows, read_rows
from core.settings import Settings
from tests.builders import NOW

SLUG = "bike-stations"


@dataclass
class LiveDesk:
    """The rows of the table: (code, district, docks)."""

    catalogue: Catalogue

    @property
    def resource(self) -> Resource:
        self.catalogue.look_again()
        return get_dataset(self.catalogue, SLUG).resources[0]

    @property
    def target(self) -> Target:
        resource = self.resource
        assert resource.version is not None
        dataset = get_dataset(self.catalogue, SLUG)
        return Target(dataset.id, resource, resource.version, lambda tx: None, "somebody")

    def put(self, *records: dict[str, Any], method: Method = "insert", **more: Any) -> list[dict[str, Any]]:
        return put_rows(self.catalogue, self.target, records, method=method, **{"now": NOW, **more})

    def remove(self, query: RowQuery) -> int:
        return remove_rows(self.catalogue, self.target, query, now=NOW)

    def docks(self, query: RowQuery = RowQuery(), **part: int) -> list[int | None]:  # noqa: B008 — frozen
        return self.column("docks", query, **part)

    def column(self, name: str, query: RowQuery = RowQuery(), **part: int) -> list[Any]:  # noqa: B008 — frozen
        """A column of the rows that the question leaves, at this moment."""
        part = part or {"limit": 1_000_000}
        resource = self.resource
        assert resource.version is not None
        with reading_now(self.catalogue, resource, resource.version) as version:
            rows = read_rows(self.catalogue.engine, self.catalogue.files, version, query, **part)
            if "offset" not in part:
                assert len(rows) == count_rows(self.catalogue.engine, self.catalogue.files, version, query)
        found: list[Any] = rows[name].to_pylist()
        return found


@contextmanager
def opened(settings: Settings) -> Iterator[LiveDesk]:
    catalogue = open_catalogue(settings)
    try:
        yield LiveDesk(catalogue)
    finally:
        catalogue.close()
