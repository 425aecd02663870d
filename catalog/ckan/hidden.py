"""Datasets that are not public: drafts, and those for their own organisation only."""

from dataclasses import replace

from catalog.record_json import from_json
from catalog.records import Dataset
from catalog.store import current_versions_of
from core.state import State

_HIDDEN = """
    SELECT record
    FROM dataset
    WHERE withdrawn_at IS NULL AND visibility <> 'public'
    ORDER BY slug, id
"""


def list_hidden(state: State) -> list[Dataset]:
    """All of them, whoever may see them, with the current version of each resource."""
    return [_with_versions(state, from_json(Dataset, record)) for (record,) in state.rows(_HIDDEN)]


def _with_versions(state: State, dataset: Dataset) -> Dataset:
    if not dataset.tables or dataset.is_closed:
        return dataset
    versions = current_versions_of(state, dataset.id)
    return replace(dataset, resources=tuple(replace(one, version=versions.get(one.id)) for one in dataset.resources))
