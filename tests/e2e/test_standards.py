"""The tools of each standard, unchanged, over a real socket: they find, fetch and read by the address alone."""

import feedparser
import frictionless
import mlcroissant
import pytest
import requests
from csvw import CSVW
from rdflib import DCTERMS, RDF, Graph, Namespace, URIRef

from tests.portal_process import RunningPortal

pytestmark = pytest.mark.slow

DCAT = Namespace("http://www.w3.org/ns/dcat#")


def test_rdflib_reads_a_dataset_at_the_address_by_which_it_is_called(portal: RunningPortal) -> None:
    address = f"{portal.url}/dataset/metro-stations"

    graph = Graph().parse(address)

    assert {str(title) for title in graph.objects(URIRef(address), DCTERMS.title)} == {
        "沈阳地铁线路与车站",
        "Metro lines and stations of Shenyang",
    }


def test_a_harvester_gets_every_dataset_and_can_fetch_what_it_names(portal: RunningPortal) -> None:
    graph = Graph().parse(f"{portal.url}/catalog.rdf", format="xml")
    listed = requests.get(f"{portal.url}/data.json", timeout=60).json()["dataset"]
    files = graph.objects(URIRef(f"{portal.url}/dataset/districts"), DCAT.distribution)
    addresses = sorted(str(graph.value(file, DCAT.downloadURL)) for file in files)

    assert len(list(graph.subjects(RDF.type, DCAT.Dataset))) == len(listed) > 70
    assert addresses[0] == f"{portal.url}/download/districts/districts.csv"
    assert [address for address in addresses if requests.head(address, timeout=60).status_code != 200] == []


def test_csvw_finds_the_columns_from_the_address_of_the_csv(portal: RunningPortal) -> None:
    read = CSVW(f"{portal.url}/download/districts/districts.csv", validate=True)

    assert read.is_valid, [str(warning.message) for warning in read.warnings]
    (table,) = read.to_json()["tables"]
    assert table["dc:title"]
    assert len(table["row"]) > 10


def test_croissant_fetches_the_file_checks_it_and_reads_the_rows(portal: RunningPortal) -> None:
    found = mlcroissant.Dataset(jsonld=f"{portal.url}/dataset/districts/croissant.json?lang=en")

    rows = list(found.records(record_set="districts"))

    assert "和平区".encode() in {value for row in rows for value in row.values()}


def test_frictionless_reads_the_rows_of_a_package_and_finds_them_valid(portal: RunningPortal) -> None:
    with frictionless.system.use_context(trusted=True):
        report = frictionless.Package(f"{portal.url}/dataset/districts/datapackage.json").validate()

    assert report.valid, report.flatten(["type", "message"])


def test_a_feed_reader_follows_a_dataset_and_is_told_when_nothing_is_new(portal: RunningPortal) -> None:
    address = f"{portal.url}/feeds/dataset/districts.atom"
    first = feedparser.parse(address)

    again = feedparser.parse(address, etag=first.etag)

    assert (first.bozo, first.entries[0].title) == (False, "区县代码、级别与 2020 年常住人口，第 1 版")
    assert (again.status, again.entries) == (304, [])
