"""What queries are asked of: the datasets of one revision with their columns, each made when it is first named."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from threading import Lock
from typing import Any

import numpy as np

from catalog.city import City
from catalog.ckan.packages import extras_of
from catalog.ckan.solr.columns import Column, Keywords, Mask, Numbers
from catalog.ckan.solr.fields import FIELDS, Field, extra_key_of
from catalog.records import Dataset
from catalog.search.index import Index

MOST_COLUMNS = 200  # programs give extras whatever keys they like
_USED = ("views_recent", "views_total")
_Earlier = dict[str, tuple[Dataset, Any]]  # {dataset id: (dataset, value)}


class Corpus:
    """Immutable but for the columns that were made so far; `index` is the portal's own for the same datasets.

    before  the corpus of an earlier revision, whose values serve again for the datasets that stayed as they were
    """

    def __init__(self, index: Index, before: "Corpus | None" = None) -> None:
        self.index = index
        self._columns: dict[str, Column] = {}
        self._values: dict[str, list[Any]] = {}
        self._earlier = _earlier_values(before) if before is not None and before.index.city is index.city else {}
        self._lock = Lock()

    @property
    def datasets(self) -> Sequence[Dataset]:
        return self.index.datasets

    def __len__(self) -> int:
        return len(self.index)

    @property
    def everything(self) -> Mask:
        return np.ones(len(self.index), np.bool_)

    def column(self, field: str) -> Column:
        found = self._columns.get(field)
        if found is None:
            with self._lock:
                found = self._columns.get(field) or self._made(field)
        return found

    def keywords(self, field: str) -> Keywords | None:
        """The column, when its values can be counted."""
        column = self.column(field)
        return column if isinstance(column, Keywords) else None

    def _made(self, field: str) -> Column:
        if field in FIELDS:
            column = self._of_field(field, FIELDS[field])
        elif field in _USED:
            column = Numbers(self.index.views.tolist())
        else:
            found = self._extras.get(extra_key_of(field))
            if found is None:
                return self._nothing
            column = Keywords([found.get(place, ()) for place in range(len(self))])
        if len(self._columns) < MOST_COLUMNS:
            self._columns[field] = column
        return column

    def _of_field(self, name: str, field: Field) -> Column:
        earlier = self._earlier.pop(name, {})
        values = self._values[name] = [self._value(one, field.value, earlier) for one in self.datasets]
        return field.column(values)

    @cached_property
    def _nothing(self) -> Column:
        """Of a key that no dataset has."""
        return Keywords([()] * len(self))

    @cached_property
    def _extras(self) -> Mapping[str, Mapping[int, tuple[str, ...]]]:
        """{key: {place: values}}, so that asking for keys that there are not costs nothing."""
        found: dict[str, dict[int, tuple[str, ...]]] = {}
        for place, dataset in enumerate(self.datasets):
            for key, value in extras_of(dataset):
                of_key = found.setdefault(key, {})
                of_key[place] = (*of_key.get(place, ()), str(value))
        return found

    def _value(self, dataset: Dataset, value: Callable[[Dataset, City], Any], earlier: _Earlier) -> Any:
        known = earlier.get(dataset.id)
        return known[1] if known is not None and known[0] is dataset else value(dataset, self.index.city)


def _earlier_values(before: Corpus) -> dict[str, _Earlier]:
    return {
        field: {one.id: (one, value) for one, value in zip(before.datasets, values, strict=True)}
        for field, values in dict(before._values).items()
    }
