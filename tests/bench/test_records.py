"""The synthetic catalogue: of any size, the same each time, and found by the portal's own search."""

from datetime import datetime
from pathlib import Path

import pytest

from bench.records import shipped_records, synthetic_records
from bench.searching import Indexed
from catalog.city import City, read_city
from catalog.records import Dataset
from catalog.search.find import find_datasets
from catalog.search.index import build_index
from catalog.search.query import DatasetQuery

DATASETS = Path(__file__).parents[2] / "datasets"


@pytest.fixture(scope="module")
def city() -> City:
    return read_city(DATASETS)


@pytest.fixture(scope="module")
def shipped(city) -> list[Dataset]:
    return shipped_records(DATASETS, city)[:5]


def test_equal_arguments_give_equal_records(shipped, city):
    first = list(synthetic_records(200, shipped, city))

    assert first == list(synthetic_records(200, shipped, city))
    assert len({one.slug for one in first}) == 200
    assert len({one.title for one in first}) > 190


def test_a_word_finds_the_records_whose_title_has_it_first(shipped, city):
    records = list(synthetic_records(200, shipped, city))
    wanted = sum("养老机构" in one.title.zh for one in records)
    snapshot = Indexed(build_index(records, city, {}))

    found = find_datasets(snapshot, DatasetQuery("养老机构", per_page=100), now=datetime(2026, 1, 1), lang="zh")

    assert 0 < wanted < 50
    assert [("养老机构" in hit.dataset.title.zh) for hit in found.hits[:wanted]] == [True] * wanted
    assert sum(value.count for value in found.facets["theme"]) == found.total < 100
