"""A small catalogue to search in, of records that are stored nowhere."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from catalog.city import City, Office, Theme
from catalog.ckan.solr.corpus import Corpus
from catalog.records import Dataset, Resource
from catalog.search.index import build_index
from core.words import Text
from tests.builders import make_dataset, shipped_city

CITY = shipped_city().with_directory(
    [Office("0c1d", "水文站", "Hydrology", "hydro")], [Theme("9a8b", "河流", "Rivers", "📋", "rivers")]
)


def dataset(slug: str, title: str = "", **what_matters: Any) -> Dataset:
    """Named in one language, as programs do it; summary, question and columns say nothing of their own."""
    said = Text(title, title) if title else Text(slug, slug)
    quiet = {"summary": Text("", ""), "limits": Text("", ""), "question": Text("", ""), "keywords_en": ()}
    return make_dataset(slug, **{"title": said, "keywords": (), "resources": (), **quiet, **what_matters})


def linked(resource_id: str, name: str = "", **extras: Any) -> Resource:
    """A resource that is a link."""
    text = Text(name, name)
    return Resource(resource_id, resource_id, text, Text("", ""), (), link="https://a.example/x", extras=extras)


def corpus_of(*datasets: Dataset, city: City = CITY, usage: dict[str, tuple[int, int]] | None = None) -> Corpus:
    ordered = sorted(datasets, key=lambda one: one.slug)
    return Corpus(build_index(ordered, city, usage or {}))


def with_title(one: Dataset, title: str) -> Dataset:
    return replace(one, title=Text(title, title))


def slugs(corpus: Corpus, places: Sequence[int]) -> list[str]:
    return [corpus.datasets[place].slug for place in places]
