"""The open standards over HTTP: addresses, kinds, caching, what a client cannot have."""

import csv
import io
import json

import feedparser
import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Literal, URIRef
from starlette.testclient import TestClient

from tests.builders import CLOSED, add_dataset
from web.portal import Portal

SITE = "https://data.example"
BIKES = URIRef(f"{SITE}/dataset/bike-stations")


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/dataset/bike-stations.ttl", "text/turtle; charset=utf-8"),
        ("/dataset/bike-stations.rdf", "application/rdf+xml; charset=utf-8"),
        ("/dataset/bike-stations.xml", "application/rdf+xml; charset=utf-8"),
        ("/dataset/bike-stations.jsonld", "application/ld+json; charset=utf-8"),
        ("/dataset/bike-stations.n3", "text/n3; charset=utf-8"),
        ("/dataset/bike-stations/datapackage.json", "application/json"),
        ("/dataset/bike-stations/croissant.json", "application/ld+json"),
        ("/download/bike-stations/bike-stations.csv-metadata.json", "application/csvm+json"),
        ("/catalog.ttl", "text/turtle; charset=utf-8"),
        ("/catalog.rdf", "application/rdf+xml; charset=utf-8"),
        ("/catalog.xml", "application/rdf+xml; charset=utf-8"),
        ("/catalog.jsonld", "application/ld+json; charset=utf-8"),
        ("/catalog.n3", "text/n3; charset=utf-8"),
        ("/catalog.csv", "text/csv; charset=utf-8"),
        ("/catalog.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("/catalog.json", "application/json"),
        ("/catalog.parquet", "application/vnd.apache.parquet"),
        ("/catalog-1272.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("/data.json", "application/json"),
        ("/feeds/dataset.atom", "application/atom+xml; charset=utf-8"),
        ("/feeds/group/transport.atom", "application/atom+xml; charset=utf-8"),
        ("/feeds/organization/jtj.atom", "application/atom+xml; charset=utf-8"),
        ("/feeds/dataset/bike-stations.atom", "application/atom+xml; charset=utf-8"),
    ],
)
def test_each_has_its_kind_is_open_to_any_site_and_is_not_sent_twice(client: TestClient, address, kind) -> None:
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": f'"other", {first.headers["etag"]}'})

    assert (first.status_code, first.headers["content-type"]) == (200, kind)
    assert first.headers["access-control-allow-origin"] == "*"
    assert first.headers["cache-control"] == "public, no-cache"
    assert (again.status_code, again.content) == (304, b"")


def test_a_change_of_the_catalogue_is_seen_at_once_and_changes_the_etag(client: TestClient, portal: Portal) -> None:
    before = client.get("/catalog.json")
    one = client.get("/dataset/bike-stations.ttl").headers["etag"]

    add_dataset(portal.catalogue, "bus-lanes")
    portal.catalogue.look_again()
    after = client.get("/catalog.json", headers={"If-None-Match": before.headers["etag"]})

    assert [row["name"] for row in before.json()] == ["bike-stations", "old-bikes"]
    assert [row["name"] for row in after.json()] == ["bike-stations", "bus-lanes", "old-bikes"]
    assert client.get("/dataset/bike-stations.ttl").headers["etag"] == one  # nothing in it is new


@pytest.mark.parametrize("address", ["/dataset/bike-stations.ttl", "/feeds/dataset.atom", "/catalog.csv"])
def test_the_head_is_that_of_the_answer(client: TestClient, address) -> None:
    head, answer = client.head(address), client.get(address)

    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["etag"] == answer.headers["etag"]


# ---- finding them --------------------------------------------------------------------------------------------------


def test_the_page_of_a_dataset_leads_to_its_descriptions(client: TestClient) -> None:
    page = client.get("/dataset?id=bike-stations&lang=en")

    assert (
        '<link rel="alternate" type="text/turtle" title="DCAT-AP 3 (Turtle)" href="/dataset/bike-stations.ttl">'
    ) in page.text
    assert (
        '<link rel="alternate" type="application/atom+xml" title="Atom feed: new versions of this dataset"'
        ' href="/feeds/dataset/bike-stations.atom">'
    ) in page.text
    assert page.headers["link"].split(", ")[0] == (
        f'<{SITE}/dataset/bike-stations.ttl>; rel="alternate"; type="text/turtle"'
    )


@pytest.mark.parametrize("address", ["/", "/datasets"])
def test_the_front_page_and_the_list_lead_to_the_whole_catalogue(client: TestClient, address) -> None:
    page = client.get(address)

    assert 'type="application/atom+xml" title="Atom 订阅：最近更新的数据集" href="/feeds/dataset.atom"' in page.text
    assert f'<{SITE}/catalog.ttl>; rel="alternate"; type="text/turtle"' in page.headers["link"]


def test_a_page_that_is_not_there_offers_nothing(client: TestClient) -> None:
    page = client.get("/dataset?id=nowhere")

    assert page.status_code == 404
    assert "link" not in page.headers
    assert 'type="text/turtle"' not in page.text


@pytest.mark.parametrize(
    ("accept", "status", "where"),
    [
        ("text/turtle", 303, "/dataset/bike-stations.ttl"),
        ("application/ld+json, text/html;q=0.5", 303, "/dataset/bike-stations.jsonld"),
        ("application/rdf+xml;q=0.9, text/turtle;q=0.1", 303, "/dataset/bike-stations.rdf"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", 308, "/dataset?id=bike-stations"),
        ("text/turtle;q=0, */*;q=0.1", 308, "/dataset?id=bike-stations"),
        ("text/turtle;q=much", 308, "/dataset?id=bike-stations"),
        ("", 308, "/dataset?id=bike-stations"),
    ],
)
def test_the_address_of_a_dataset_leads_a_person_to_the_page_and_a_program_to_rdf(
    client: TestClient, accept, status, where
) -> None:
    answer = client.get("/dataset/bike-stations", headers={"Accept": accept})

    assert (answer.status_code, answer.headers["location"], answer.headers["vary"]) == (status, where, "Accept")


def test_the_address_of_the_catalogue_does_so_too(client: TestClient) -> None:
    person, program = client.get("/catalog"), client.get("/catalog", headers={"Accept": "text/turtle"})

    assert (person.status_code, person.headers["location"]) == (303, "/datasets")
    assert (program.status_code, program.headers["location"]) == (303, "/catalog.ttl")


def test_a_whole_csv_leads_to_its_columns_and_a_part_of_it_does_not(client: TestClient) -> None:
    columns = f'<{SITE}/download/bike-stations/bike-stations.csv-metadata.json>; rel="describedby"'
    address = "/download/bike-stations/bike-stations.csv"

    assert client.get(address).headers["link"].startswith(f'{columns}; type="application/csvm+json", ')
    assert columns not in client.get(f"{address}?columns=code").headers["link"]
    assert columns not in client.get(f"{address}?header=label").headers["link"]
    assert columns not in client.get("/download/bike-stations/bike-stations.json").headers["link"]


# ---- what is in them -----------------------------------------------------------------------------------------------


def test_a_dataset_is_found_by_its_id_as_well(client: TestClient, portal: Portal) -> None:
    dataset = portal.catalogue.snapshot().by_slug["bike-stations"]

    graph = Graph().parse(data=client.get(f"/dataset/{dataset.id}.ttl").text, format="turtle")

    assert list(graph.subjects(RDF.type, DCAT.Dataset)) == [BIKES]
    assert graph.value(BIKES, DCTERMS.identifier) == Literal(dataset.id)


def test_the_catalogue_holds_what_changed_since(client: TestClient) -> None:
    def slugs(since: str) -> list[str]:
        graph = Graph().parse(data=client.get("/catalog.ttl", params={"modified_since": since}).text, format="turtle")
        return sorted(str(one).rpartition("/")[2] for one in graph.subjects(RDF.type, DCAT.Dataset))

    everything = slugs("2000-01-01")

    assert "bike-stations" in everything
    assert slugs("2999-12-31") == []
    assert slugs("2999-12-31T08:00:00+08:00") == []
    assert slugs("2000-01-01T00:00:00Z") == everything


def test_the_records_of_the_catalogue_tell_their_subject_and_the_page_tells_its_size(client: TestClient) -> None:
    graph = Graph().parse(data=client.get("/catalog.jsonld").text, format="json-ld")

    assert graph.value(URIRef(f"{BIKES}#record"), FOAF.primaryTopic) == BIKES
    (total,) = graph.objects(URIRef(f"{SITE}/catalog.jsonld"), URIRef("http://www.w3.org/ns/hydra/core#totalItems"))
    assert int(total) == len(list(graph.subjects(RDF.type, DCAT.Dataset)))


def test_simulated_data_says_so_in_every_one(client: TestClient) -> None:
    marked = [
        "/dataset/old-bikes.ttl",
        "/dataset/old-bikes.jsonld",
        "/dataset/old-bikes/croissant.json?lang=en",
        "/dataset/old-bikes/datapackage.json",
        "/download/old-bikes/old-bikes.csv-metadata.json",
        "/data.json?lang=en",
        "/catalog.csv",
        "/catalog.json",
        "/feeds/dataset.atom?lang=en",
        "/feeds/dataset/old-bikes.atom?lang=en",
    ]
    facts = ["/dataset/bike-stations.ttl", "/dataset/bike-stations/croissant.json?lang=en"]

    assert [one for one in marked if "imulated data" not in client.get(one).text + _in_chinese(client, one)] == []
    assert client.get("/dataset/old-bikes/datapackage.json").json()["origin"] == "simulated"
    assert [one for one in facts if "imulated data" in client.get(one).text] == []


def _in_chinese(client: TestClient, address: str) -> str:
    return client.get(address).text.replace("模拟数据", "Simulated data") if "catalog" in address else ""


def test_a_feed_is_in_the_language_that_is_asked_for(client: TestClient) -> None:
    feed = feedparser.parse(client.get("/feeds/group/transport.atom?lang=en").content)

    assert feed.bozo is False
    assert (feed.feed.title, feed.feed.id) == (
        "Shenyang Open Data: datasets of Transport",
        f"{SITE}/feeds/group/transport.atom",
    )
    titles = {entry.title: entry.link for entry in feed.entries}
    assert titles["Data of bike-stations"] == f"{SITE}/dataset?id=bike-stations&lang=en"
    assert "Data of old-bikes (simulated data)" in titles


def test_the_feed_of_a_dataset_tells_its_versions(client: TestClient) -> None:
    feed = feedparser.parse(client.get("/feeds/dataset/bike-stations.atom").content)

    (entry,) = feed.entries
    assert entry.title == "bike-stations 表，第 1 版"
    assert entry.summary.startswith("3 行。")
    assert [one.href for one in entry.enclosures] == [f"{SITE}/download/bike-stations/bike-stations.csv?version=1"]
    assert client.get(entry.enclosures[0].href.removeprefix(SITE)).status_code == 200


def test_the_table_of_the_catalogue_can_be_read_back(client: TestClient) -> None:
    text = client.get("/catalog.csv").content.decode("utf-8-sig")
    rows = {row["name"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}

    assert rows["bike-stations"]["title_en"] == "Data of bike-stations"
    assert (rows["bike-stations"]["rows"], rows["bike-stations"]["origin"]) == ("3", "fact")
    assert rows["old-bikes"]["origin"] == "simulated"
    assert client.get("/catalog.csv").headers["content-disposition"] == "attachment; filename*=utf-8''catalog.csv"


# ---- what cannot be had --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/dataset/nowhere.ttl", 404, "dataset_not_found"),
        ("/dataset/nowhere/datapackage.json", 404, "dataset_not_found"),
        ("/download/bike-stations/nowhere.csv-metadata.json", 404, "resource_not_found"),
        ("/feeds/group/nowhere.atom", 404, "feed_not_found"),
        ("/feeds/organization/%3Cscript%3E.atom", 404, "feed_not_found"),
        ("/feeds/dataset/nowhere.atom", 404, "dataset_not_found"),
        ("/catalog.ttl?page=2", 404, "page_not_found"),
        ("/catalog.ttl?page=0", 404, "page_not_found"),
        ("/catalog.ttl?page=-1", 404, "page_not_found"),
        ("/catalog.ttl?page=1e3", 404, "page_not_found"),
        ("/catalog.ttl?page=" + "9" * 400, 404, "page_not_found"),
        ("/feeds/dataset.atom?page=²", 404, "page_not_found"),
        ("/catalog.ttl?modified_since=yesterday", 400, "bad_timestamp"),
        ("/catalog.ttl?modified_since=2026-02-30", 400, "bad_timestamp"),
        ("/catalog.ttl?modified_since=0001-01-01T00:00:00%2B14:00", 400, "bad_timestamp"),
    ],
)
def test_what_is_not_there_is_refused_in_words(client: TestClient, address, status, code) -> None:
    answer = client.get(address, headers={"Accept": "application/json"})

    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("address", ["/catalog.docx", "/dataset/bike-stations/nothing.json", "/feeds/nothing.atom"])
def test_there_is_no_other_format(client: TestClient, address) -> None:
    assert client.get(address).status_code == 404


def test_a_closed_dataset_is_described_without_a_file(client: TestClient, portal: Portal) -> None:
    add_dataset(portal.catalogue, "register", **CLOSED)
    portal.catalogue.look_again()

    graph = Graph().parse(data=client.get("/dataset/register.ttl").text, format="turtle")
    columns = client.get("/download/register/register.csv-metadata.json", headers={"Accept": "application/json"})

    assert list(graph.objects(URIRef(f"{SITE}/dataset/register"), DCAT.distribution)) == []
    assert (columns.status_code, columns.json()["error"]["code"]) == (403, "dataset_closed")
    assert "distribution" not in json.loads(client.get("/dataset/register/croissant.json").text)
    assert feedparser.parse(client.get("/feeds/dataset/register.atom").content).entries == []
