"""Facets: by what a list of datasets can be narrowed down, and how many each choice would leave."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from catalog.city import City
from catalog.freshness import freshness_of
from catalog.records import Dataset
from catalog.vocabularies import FRESHNESS, OPEN_TYPES, ORIGINS, UPDATE_CYCLES
from core.clock import as_local
from core.words import Text

Mask = NDArray[np.bool_]
Places = NDArray[np.intp]

FACETS: Mapping[str, Text] = {
    "theme": Text("主题", "Theme"),
    "office": Text("提供单位", "Office"),
    "library": Text("四库", "Library"),
    "sublibrary": Text("子库", "Sub-library"),
    "format": Text("格式", "Format"),
    "open_type": Text("开放类型", "Access"),
    "update_cycle": Text("更新周期", "Update cycle"),
    "freshness": Text("更新情况", "Freshness"),
    "origin": Text("事实或模拟", "Fact or simulated"),
}
"""The facets in the order in which they are shown; each is a parameter of the URL."""

FORMATS: Mapping[str, Text] = {
    name: Text(words, words)
    for name, words in {
        "csv": "CSV",
        "xlsx": "XLSX",
        "json": "JSON",
        "ndjson": "NDJSON",
        "parquet": "Parquet",
        "geojson": "GeoJSON",
    }.items()
}

_BY_COUNT = frozenset({"theme", "office", "sublibrary"})  # long lists begin with the fullest


@dataclass(frozen=True, slots=True)
class FacetValue:
    value: str
    label: Text
    count: int  # datasets left if this value (too) were chosen, all other facets as they are
    is_selected: bool


@dataclass(frozen=True, slots=True)
class Column:
    """The values of one facet: `codes[place] == k`, or `has[place, k]` where a dataset may have several values.

    A dataset without a value, or with one that is no choice, has the code after the last.
    """

    values: tuple[str, ...]
    labels: tuple[Text, ...]
    codes: NDArray[np.int16]
    has: Mask | None = None

    def known(self, chosen: Iterable[str]) -> tuple[str, ...]:
        return tuple(value for value in chosen if value in self.values)

    def mask(self, chosen: Iterable[str]) -> Mask:
        """The datasets with any of the chosen values."""
        wanted = np.isin(self.values, list(chosen))
        if self.has is not None:
            return np.asarray(self.has[:, wanted].any(axis=1), np.bool_)
        return np.asarray(np.append(wanted, False)[self.codes], np.bool_)

    def counts(self, among: Places) -> NDArray[np.int64]:
        if self.has is not None:
            return np.asarray(self.has[among].sum(axis=0), np.int64)
        return np.bincount(self.codes[among], minlength=len(self.values) + 1)[:-1]


class FacetTable:
    """The facet columns of one revision. Freshness changes with the day: its column is made once a day."""

    def __init__(self, datasets: Sequence[Dataset], columns: Mapping[str, Column]) -> None:
        self._datasets = datasets
        self._columns = columns
        self._fresh: tuple[date, Column] | None = None
        self._lock = Lock()

    def column(self, facet: str, now: datetime) -> Column:
        return self._freshness(now) if facet == "freshness" else self._columns[facet]

    def _freshness(self, now: datetime) -> Column:
        today = as_local(now).date()
        with self._lock:
            if self._fresh is None or self._fresh[0] != today:
                column = _coded(FRESHNESS, self._datasets, lambda one: freshness_of(one, now).state)
                self._fresh = (today, column)
            return self._fresh[1]


def make_facets(datasets: Sequence[Dataset], city: City) -> FacetTable:
    def coded(labels: Mapping[str, Text], value: Callable[[Dataset], str]) -> Column:
        return _coded(labels, datasets, value)

    sublibraries = {part.id: part.label for part in city.sublibraries_by_id.values()}
    columns = {
        "theme": _several({one.id: one.label for one in city.themes}, datasets, lambda one: one.themes),
        "office": coded({one.id: one.label for one in city.offices}, lambda one: one.publisher),
        "library": coded({one.id: one.label for one in city.libraries}, lambda one: one.library),
        "sublibrary": coded(sublibraries, lambda one: one.sublibrary),
        "format": _several(FORMATS, datasets, formats_of),
        "open_type": coded(OPEN_TYPES, lambda one: one.open_type),
        "update_cycle": coded(
            {name: cycle.label for name, cycle in UPDATE_CYCLES.items()}, lambda one: one.update_cycle
        ),
        "origin": coded(ORIGINS, lambda one: one.origin),
    }
    return FacetTable(datasets, columns)


def _coded(labels: Mapping[str, Text], datasets: Sequence[Dataset], value: Callable[[Dataset], str]) -> Column:
    code = {name: number for number, name in enumerate(labels)}
    codes = np.fromiter((code.get(value(one), len(code)) for one in datasets), np.int16, len(datasets))
    return Column(tuple(labels), tuple(labels.values()), codes)


def _several(
    labels: Mapping[str, Text], datasets: Sequence[Dataset], values: Callable[[Dataset], Iterable[str]]
) -> Column:
    code = {name: number for number, name in enumerate(labels)}
    has = np.zeros((len(datasets), len(code)), np.bool_)
    for place, dataset in enumerate(datasets):
        for value in values(dataset):
            if value in code:
                has[place, code[value]] = True
    return Column(tuple(labels), tuple(labels.values()), np.zeros(0, np.int16), has)


def formats_of(dataset: Dataset) -> frozenset[str]:
    """What the dataset can be had as: every format of ours where a table is published, GeoJSON where it has points;
    of links and files, the one that they are in."""
    published = [resource for resource in dataset.resources if resource.version is not None]
    elsewhere = {str(one.extras.get("format", "")).lower() for one in dataset.resources if one.version is None}
    ours = frozenset(elsewhere & FORMATS.keys()) if elsewhere else frozenset[str]()
    if not published:
        return ours
    has_points = any({"longitude", "latitude"} <= {f.kind for f in resource.fields} for resource in published)
    return frozenset(FORMATS) if has_points else (frozenset(FORMATS) - {"geojson"}) | ours


@dataclass(frozen=True, slots=True)
class Narrowed:
    """found  the datasets that fit the words and every facet; facets  the choices of each facet with their counts"""

    found: Mask
    facets: Mapping[str, tuple[FacetValue, ...]]


def narrow(table: FacetTable, matched: Mask, selected: Mapping[str, tuple[str, ...]], now: datetime) -> Narrowed:
    """The counts of a facet leave its own selection out, so that they say what choosing another value would bring.

    Values that no facet has (a mistyped or outdated link) are passed over.
    """
    columns = {facet: table.column(facet, now) for facet in FACETS}
    selected = {facet: columns[facet].known(chosen) for facet, chosen in selected.items()}
    masks = {facet: columns[facet].mask(chosen) for facet, chosen in selected.items() if chosen}
    found = _all(matched, masks.values())
    places = np.flatnonzero(found)
    facets = {}
    for facet, column in columns.items():
        among = places
        if facet in masks:
            among = np.flatnonzero(_all(matched, (mask for other, mask in masks.items() if other != facet)))
        facets[facet] = _values(facet, column, column.counts(among), selected.get(facet, ()))
    return Narrowed(found, facets)


def _all(matched: Mask, masks: Iterable[Mask]) -> Mask:
    result = matched
    for mask in masks:
        result = result & mask
    return result


def _values(facet: str, column: Column, counts: NDArray[np.int64], chosen: Sequence[str]) -> tuple[FacetValue, ...]:
    """Only values that would find something, and those already chosen."""
    numbers = counts.tolist()
    kept = [k for k, value in enumerate(column.values) if numbers[k] or value in chosen]
    if facet in _BY_COUNT:
        kept.sort(key=lambda k: -numbers[k])
    return tuple(FacetValue(column.values[k], column.labels[k], numbers[k], column.values[k] in chosen) for k in kept)
