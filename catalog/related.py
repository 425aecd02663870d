"""Which datasets belong together: named by their publisher, joined by a key, sharing an identifier, on one theme."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalog.records import Dataset, Field

# What one tie is worth. A shared key counts by how few datasets share it: every second one has a district.
NAMED = 100.0
JOINED = 60.0
SHARED_KEY = 40.0
SAME_THEME = 8.0
SAME_SUBLIBRARY = 4.0
_KEY_KINDS = ("identifier", "district_code", "district")


@dataclass(frozen=True, slots=True)
class Related:
    """A dataset beside another: how strong the tie is, and the columns by which they can be joined."""

    dataset: Dataset
    score: float
    shared_keys: tuple[str, ...]


def find_related(dataset: Dataset, datasets: Sequence[Dataset]) -> list[Related]:
    """The datasets with any tie to this one, the strongest first, equal ones by slug."""
    shared_by = Counter(key for one in datasets for key in join_keys(one))
    mine = join_keys(dataset)
    found = [_related(dataset, mine, one, shared_by) for one in datasets if one.id != dataset.id]
    return sorted((one for one in found if one.score > 0), key=lambda one: (-one.score, one.dataset.slug))


def join_keys(dataset: Dataset) -> frozenset[str]:
    """Data elements by their code, and identifying columns by their name."""
    return frozenset(key for field in _fields(dataset) for key in _keys(field))


def _keys(field: Field) -> Iterable[str]:
    if field.element:
        yield field.element
    elif field.kind in _KEY_KINDS or (field.is_key and field.type == "string"):
        yield field.name


def _fields(dataset: Dataset) -> Iterable[Field]:
    return (field for resource in dataset.resources for field in resource.fields)


def _related(dataset: Dataset, mine: frozenset[str], other: Dataset, shared_by: Counter[str]) -> Related:
    shared = mine & join_keys(other)
    score = sum(SHARED_KEY / shared_by[key] for key in shared)
    score += NAMED * (other.slug in dataset.related) + NAMED / 2 * (dataset.slug in other.related)
    score += JOINED * (_refers(dataset, other) or _refers(other, dataset))
    score += SAME_THEME * (not set(dataset.themes).isdisjoint(other.themes))
    score += SAME_SUBLIBRARY * (dataset.sublibrary == other.sublibrary != "")
    names = {field.name for field in _fields(dataset) if not shared.isdisjoint(_keys(field))}
    return Related(other, score, tuple(sorted(names)))


def _refers(one: Dataset, other: Dataset) -> bool:
    return any(key.dataset == other.slug for resource in one.resources for key in resource.foreign_keys)
