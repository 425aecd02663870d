"""The datasets that a draft declares, checked against the catalogue in the very transaction that submits it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from catalog.record_json import from_json
from catalog.records import Dataset
from contest.works import check_words as words
from contest.works.checks import Finding, error, warning
from contest.works.records import Values
from core.state import State, Transaction
from core.words import Text

_DATASET = """
    SELECT id, record, withdrawn_at
    FROM dataset
    WHERE (id = ? OR slug = ?) AND visibility = 'public'
    ORDER BY CASE WHEN id = ? THEN 0 ELSE 1 END, CASE WHEN withdrawn_at IS NULL THEN 0 ELSE 1 END, id
    LIMIT 1
"""
_VERSIONS = """
    SELECT resource_id, max(number)
    FROM resource_version
    WHERE dataset_id = ?
    GROUP BY resource_id
    ORDER BY resource_id
"""
_FIELDS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Declared:
    """A dataset of the catalogue as it is now."""

    dataset: Dataset
    is_withdrawn: bool
    versions: Mapping[str, int]  # {resource name: number of its current version}

    @property
    def fields(self) -> list[str]:
        """The names of the fields of all its resources, each once."""
        return list(dict.fromkeys(field.name for one in self.dataset.resources for field in one.fields))


def find_declared(tx: Transaction | State, id_or_slug: str) -> Declared | None:
    """The dataset under this id or slug, withdrawn ones too."""
    found = tx.row(_DATASET, (id_or_slug,) * 3)
    if found is None:
        return None
    dataset_id, record, withdrawn_at = found
    dataset = from_json(Dataset, record)
    names = {one.id: one.name for one in dataset.resources}
    current = {names[id_]: int(number) for id_, number in tx.rows(_VERSIONS, (dataset_id,)) if id_ in names}
    return Declared(dataset, withdrawn_at is not None, current)


def find_all_declared(tx: Transaction | State, values: Values) -> dict[str, Declared]:
    """{id or slug as the draft has it: the dataset} of those that exist."""
    named = dict.fromkeys(use["dataset"] for use in values.get("dataset_uses", []))
    return {name: found for name in named if (found := find_declared(tx, name)) is not None}


def check_datasets(values: Values, declared: Mapping[str, Declared], min_datasets: int) -> list[Finding]:
    """Whether enough datasets are declared, each there, open, with fields that it has and a purpose."""
    uses = values.get("dataset_uses", [])
    found = [one for use in uses for one in _check_use(use, declared.get(use["dataset"]))]
    ids = [declared[use["dataset"]].dataset.id for use in uses if use["dataset"] in declared]
    for twice in dict.fromkeys(id_ for id_ in ids if ids.count(id_) > 1):
        found.append(_error(words.DATASET_TWICE, dataset=_title(declared, twice)))
    usable = {id_ for id_ in ids if _is_usable(declared, id_)}
    if len(usable) < min_datasets:
        found.insert(0, _error(words.TOO_FEW_DATASETS, minimum=min_datasets, count=len(usable)))
    return found


def _check_use(use: Mapping[str, Any], one: Declared | None) -> Iterator[Finding]:
    if one is None:
        yield _error(words.DATASET_UNKNOWN, dataset=str(use["dataset"])[:100])
        return
    title = one.dataset.title
    refusal = _refusal(one)
    if refusal is not None:
        yield _error(refusal, dataset=title)
        return
    for field in use["fields"]:
        if field not in one.fields:
            known = ", ".join(one.fields[:_FIELDS_SHOWN])
            yield _error(words.FIELD_UNKNOWN, dataset=title, field=field[:100], fields=known)
    if not use["fields"]:
        yield _error(words.NO_FIELDS, dataset=title)
    if not use["purpose"]:
        yield _error(words.NO_PURPOSE, dataset=title)
    if one.dataset.open_type != "unconditional":
        yield warning("dataset_uses", words.DATASET_CONDITIONAL, dataset=title)


def _refusal(one: Declared) -> Text | None:
    if one.is_withdrawn:
        return words.DATASET_WITHDRAWN
    if one.dataset.is_closed:
        return words.DATASET_CLOSED
    return None if one.versions else words.DATASET_EMPTY


def _is_usable(declared: Mapping[str, Declared], dataset_id: str) -> bool:
    return any(one.dataset.id == dataset_id and _refusal(one) is None for one in declared.values())


def _title(declared: Mapping[str, Declared], dataset_id: str) -> Text:
    return next(one.dataset.title for one in declared.values() if one.dataset.id == dataset_id)


def _error(sentence: Text, **facts: object) -> Finding:
    return error("dataset_uses", sentence, **facts)
