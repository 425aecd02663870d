"""Who sees what is not public: administrators everything, publishers what their own organisation holds."""

from dataclasses import dataclass

from catalog import store
from catalog.ckan.writing.rights import rights_of
from catalog.records import Dataset
from core.people.accounts import Account
from core.state import State, Transaction


@dataclass(frozen=True, slots=True)
class Visible:
    """A dataset with its current versions; `is_deleted` for a tombstone."""

    dataset: Dataset
    is_deleted: bool


def find_visible(reader: Transaction | State, account: Account | None, id_or_slug: str) -> Visible | None:
    """Whatever bears this id or name, public or not, deleted or not, as far as the account may see it."""
    rights = rights_of(reader, account)
    row = store.find_row(reader, id_or_slug)
    if row is None or not rights.may_see(row.dataset):
        return None
    if row.is_withdrawn and not (rights.is_administrator or row.dataset.publisher in rights.offices):
        return None
    return Visible(store.with_current_versions(reader, row.dataset), row.is_withdrawn)


def list_visible(reader: Transaction | State, account: Account | None) -> list[Dataset]:
    """The private datasets and drafts that the account may see, by slug, with their current versions."""
    rights = rights_of(reader, account)
    if not rights.is_administrator and not rights.offices:
        return []
    return [
        store.with_current_versions(reader, dataset) for dataset in store.list_hidden(reader) if rights.may_see(dataset)
    ]
