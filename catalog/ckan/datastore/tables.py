"""Which table a program means, by the id of its resource or another name of it, and whether it may see it."""

from dataclasses import dataclass
from datetime import datetime

from catalog.catalogue import Catalogue
from catalog.ckan.datastore.errors import TableIsPrivate, TableUnknown
from catalog.ckan.view import View, view_of
from catalog.ckan.writing.rights import rights_of
from catalog.errors import DatasetClosed
from catalog.live.log import find_bearer
from catalog.records import Dataset, Resource, Version
from core.people.accounts import Account

_SHOWN_OF_A_WRONG_ID = 100  # characters
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Table:
    """A resource with rows, in the version that is current in this picture of the catalogue."""

    dataset: Dataset
    resource: Resource
    version: Version

    @property
    def labels_changed_at(self) -> datetime:
        return self.dataset.metadata_modified_at


def get_table(catalogue: Catalogue, name: str, account: Account | None) -> Table:
    """Raises TableUnknown, TableIsPrivate or DatasetClosed."""
    view = view_of(catalogue)
    found = _find(view, catalogue, name, account)
    if found is None and len(name) <= _LONGEST_NAME and name.isprintable():
        bearer = find_bearer(catalogue.state, name)
        found = _find(view, catalogue, bearer, account) if bearer else None
    if found is None:
        raise TableUnknown(id=name[:_SHOWN_OF_A_WRONG_ID])
    return found


def _find(view: View, catalogue: Catalogue, resource_id: str, account: Account | None) -> Table | None:
    placed = view.resources.get(resource_id)
    if placed is not None:
        return _table(placed.dataset, placed.resource)
    for dataset in view.hidden:
        for resource in dataset.resources:
            if resource.id == resource_id:
                if not rights_of(catalogue.state, account).may_see(dataset):
                    raise TableIsPrivate(id=resource_id[:_SHOWN_OF_A_WRONG_ID])
                return _table(dataset, resource)
    return None


def _table(dataset: Dataset, resource: Resource) -> Table | None:
    if dataset.is_closed:
        raise DatasetClosed(title=dataset.title, reason=dataset.closed_reason or "")
    return Table(dataset, resource, resource.version) if resource.version is not None else None


def list_tables(catalogue: Catalogue) -> list[Table]:
    """Every public table, by its resource id."""
    placed = view_of(catalogue).resources
    tables = (
        Table(one.dataset, one.resource, one.resource.version)
        for one in placed.values()
        if one.resource.version is not None and not one.dataset.is_closed
    )
    return sorted(tables, key=lambda table: table.resource.id)
