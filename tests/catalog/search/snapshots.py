"""A catalogue of a few records for the tests of the search: no store, no files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from catalog.publishing.packages import read_package
from catalog.records import Dataset, Field, Version
from catalog.search.find import Found, find_datasets
from catalog.search.index import Index, build_index
from catalog.search.query import DatasetQuery
from catalog.search.synonyms import Synonyms, make_synonyms, read_synonyms
from core.words import Lang, Text
from tests.builders import NOW, REPOSITORY, make_dataset, shipped_city

SYNONYMS = make_synonyms([("医保", "医疗保险"), ("堵车", "交通拥堵"), ("house price", "housing transactions")])


@dataclass(frozen=True)
class Snapshot:
    index: Index


def record(slug: str, title: str, title_en: str = "", *, keywords: Sequence[str] = (), **more: Any) -> Dataset:
    """A dataset that is found by its title and keywords only, unless `more` says otherwise."""
    plain: dict[str, Any] = {
        "title": Text(title, title_en or slug),
        "summary": Text("", ""),
        "question": Text("", ""),
        "keywords": tuple(keywords),
        "keywords_en": (),
        "resources": (),
    }
    fields = more.pop("fields", ())
    dataset = make_dataset(slug, fields=fields)
    kept = {"resources": dataset.resources} if fields else {}
    return replace(dataset, **{**plain, **kept, **more})


def column(name: str, title: str, title_en: str, **more: Any) -> Field:
    return Field(name, Text(title, title_en), "string", **more)


def snapshot(
    *datasets: Dataset, usage: Mapping[str, tuple[int, int]] | None = None, synonyms: Synonyms = SYNONYMS
) -> Snapshot:
    return Snapshot(build_index(datasets, shipped_city(), usage or {}, synonyms))


def search(where: Snapshot, words: str = "", *, now: datetime = NOW, lang: Lang = "zh", **more: Any) -> Found:
    return find_datasets(where, DatasetQuery(words, **more), now=now, lang=lang)


def slugs(found: Found) -> list[str]:
    return [hit.dataset.slug for hit in found.hits]


def published(dataset: Dataset) -> Dataset:
    """The same with a first version of each of its tables."""
    resources = tuple(
        replace(resource, version=Version(f"{resource.id}-1", resource.id, 1, NOW, 3, resource.fields, *_KEYS, ()))
        for resource in dataset.resources
    )
    return replace(dataset, resources=resources)


_KEYS = ("o", "a.csv", 1, "0", "p", "c", 1, "0")


@cache
def shipped() -> Snapshot:
    """Every dataset of the repository, with the synonyms of its city."""
    folder = REPOSITORY / "datasets"
    city = shipped_city()
    datasets = [read_package(path.parent, city) for path in sorted(folder.glob("*/datapackage.json"))]
    return Snapshot(build_index(datasets, city, {}, read_synonyms(folder)))
