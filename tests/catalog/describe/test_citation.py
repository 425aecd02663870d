"""A citation names office, title, site, version, day and address."""

import pytest

from catalog.describe.citation import citation_of
from tests.builders import CLOSED, add_dataset

SITE = "https://data.example"


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        (
            "zh",
            "市交通局．bikes 数据[DS/OL]．沈阳开放数据，第 1 版（{id}），2026-03-01．https://data.example/dataset?id=bikes",
        ),
        (
            "en",
            "Municipal Transport Bureau. Data of bikes [data set]. Shenyang Open Data, version 1 ({id}), 2026-03-01. "
            "https://data.example/dataset?id=bikes",
        ),
    ],
)
def test_a_version_is_cited(catalogue, lang, wanted) -> None:
    dataset = add_dataset(catalogue, "bikes")
    version = dataset.resources[0].version

    assert citation_of(dataset, version, lang, SITE, city=catalogue.city) == wanted.format(id=version.id)


def test_simulated_data_is_cited_as_simulated(catalogue) -> None:
    dataset = add_dataset(catalogue, "bikes", origin="simulated")
    version = dataset.resources[0].version

    assert "bikes 数据（模拟数据）[DS/OL]" in citation_of(dataset, version, "zh", SITE, city=catalogue.city)
    assert "Data of bikes (simulated data) [" in citation_of(dataset, version, "en", SITE, city=catalogue.city)


def test_of_a_closed_dataset_only_the_record_is_cited(catalogue) -> None:
    dataset = add_dataset(catalogue, "register", **CLOSED)

    assert citation_of(dataset, None, "en", SITE, city=catalogue.city) == (
        "Municipal Transport Bureau. Data of register (closed, catalogue record only) [data set]. Shenyang Open Data, "
        "2026-01-15. https://data.example/dataset?id=register"
    )
