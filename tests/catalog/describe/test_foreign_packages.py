"""Real packages of other portals, as programs bring them here: 300 of Brazil's and those of Tokyo, in each standard."""

import json
from collections.abc import Iterator
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import feedparser
import pytest
from rdflib import Graph

from catalog.city import Office, Theme
from catalog.ckan.writing.package_fields import read_package
from catalog.ckan.writing.values import Problems
from catalog.describe.catalogue_table import WRITERS, rows_of
from catalog.describe.croissant import as_croissant
from catalog.describe.dcat import Site
from catalog.describe.dcat_catalogue import as_dcat_catalogue, last_change
from catalog.describe.dcat_us import as_data_json
from catalog.describe.feeds import as_atom, entry_of, newest_first
from catalog.describe.paging import paged
from catalog.describe.rdf import written
from catalog.describe.schema_org import as_schema_org
from catalog.describe.template_1272 import as_template
from catalog.records import Dataset
from tests.builders import NOW, shipped_city
from tests.catalog.describe.standards import SHARED, data_json_problems, violations_of

DUMPS = SHARED / "ckan-dumps"
URL = "https://data.example"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not DUMPS.is_dir(), reason=f"the packages of other portals are not in {DUMPS}"),
]

# Whoever may write everything, where every organisation and group is there already.
EVERYWHERE = SimpleNamespace(
    rights=SimpleNamespace(is_administrator=True, offices=frozenset()), find_office=str, find_theme=str
)


def _packages() -> Iterator[dict[str, Any]]:
    for path in sorted(DUMPS.glob("*packages*.jsonl")) + sorted(DUMPS.glob("*package_show.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            told = json.loads(line)
            yield told.get("result", told)


@pytest.fixture(scope="module")
def packages() -> list[dict[str, Any]]:
    return list(_packages())


@pytest.fixture(scope="module")
def datasets(packages) -> list[Dataset]:
    made = [read_package(one, one["id"], None, EVERYWHERE, Problems(), now=NOW) for one in packages]  # type: ignore[arg-type]
    return sorted(made, key=lambda one: one.slug)


@pytest.fixture(scope="module")
def site(packages, datasets) -> Site:
    offices = {one["organization"]["id"]: one["organization"] for one in packages if one.get("organization")}
    groups = {group["id"]: group for one in packages for group in one.get("groups") or ()}
    city = shipped_city().with_directory(
        [Office(key, one["title"], one["title"], one["name"]) for key, one in offices.items()],
        [Theme(key, one["title"], one["title"], "📋", one["name"]) for key, one in groups.items()],
    )
    return Site(city, URL, {dataset.slug for dataset in datasets})


def test_there_are_enough_to_say_something(datasets):
    assert len(datasets) > 850
    assert sum(len(dataset.resources) for dataset in datasets) > 1000


def test_dcat_ap_finds_nothing_that_must_be_and_is_not(datasets, site):
    parts = [paged(datasets, str(n), size=50, address=f"{URL}/catalog.ttl") for n in (1, 7, 18)]
    graphs = [as_dcat_catalogue(part, site, modified_at=last_change(datasets)) for part in parts]

    assert [violations_of(graph) for graph in graphs] == [{}, {}, {}]


@pytest.mark.parametrize(("extension", "reader"), [("ttl", "turtle"), ("rdf", "xml"), ("jsonld", "json-ld")])
def test_every_notation_is_read_back_the_same(datasets, site, extension, reader):
    page = paged(datasets, "5", size=50, address=f"{URL}/catalog.{extension}")
    graph = as_dcat_catalogue(page, site, modified_at=NOW)

    assert set(Graph().parse(data=written(graph, extension), format=reader)) == set(graph)


def test_data_json_passes_its_schemas(datasets, site):
    document = as_data_json(datasets, site.city, public_url=URL, lang="en")

    assert data_json_problems(json.loads(json.dumps(document))) == []


def test_the_feed_can_be_read(datasets, site):
    entries = [entry_of(one, site.city, public_url=URL, lang="en") for one in newest_first(datasets)]
    page = paged(entries, None, size=1000, address=f"{URL}/feeds/dataset.atom")

    feed = feedparser.parse(as_atom(page, title="t", subtitle="s", html_url=URL, site="site", lang="en"))

    assert (feed.bozo, len(feed.entries)) == (False, len(datasets))


def test_tables_and_cards_are_made_of_all(datasets, site):
    rows = rows_of(datasets, site.city, public_url=URL)
    sizes = [len(write(rows, "en")) for _, write in WRITERS.values()]
    cards = [as_schema_org(one, site.city, public_url=URL, lang="en") for one in datasets]
    models = [as_croissant(one, site.city, public_url=URL, lang="en") for one in datasets]

    assert min(sizes) > 10_000
    assert len(as_template(datasets, site.city, public_url=URL, lang="zh")) > 10_000
    assert len(cards) == len(models) == len(datasets)
    assert datetime.fromisoformat(rows[0]["metadata_modified"]).replace(tzinfo=None) == NOW
