"""What queries are asked of: the datasets of one revision with their columns, each made when it is first named."""

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any

import numpy as np

from catalog.city import City
from catalog.ckan.solr.columns import Column, Keywords, Mask, Numbers
from catalog.ckan.solr.fields import field_of
from catalog.records import Dataset
from catalog.search.index import Index

MOST_COLUMNS = 200  # extras may have any key, and whoever asks names it
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
        if field in _USED:
            return self._columns.setdefault(field, Numbers(self.index.views.tolist()))
        kind, earlier = field_of(field), self._earlier.pop(field, {})
        values = [self._value(one, kind.value, earlier) for one in self.datasets]
        column = kind.column(values)
        if len(self._columns) < MOST_COLUMNS:
            self._columns[field], self._values[field] = column, values
        return column

    def _value(self, dataset: Dataset, value: Callable[[Dataset, City], Any], earlier: _Earlier) -> Any:
        known = earlier.get(dataset.id)
        return known[1] if known is not None and known[0] is dataset else value(dataset, self.index.city)


def _earlier_values(before: Corpus) -> dict[str, _Earlier]:
    return {
        field: {one.id: (one, value) for one, value in zip(before.datasets, values, strict=True)}
        for field, values in dict(before._values).items()
    }
