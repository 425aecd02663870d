"""DCAT: what a full record says, and that a bare one is as valid."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from rdflib import DCTERMS, FOAF, PROV, SKOS, XSD, Graph, Literal, Namespace, URIRef

from catalog.describe.data_package import as_data_package
from catalog.describe.dcat import Site, as_dcat
from catalog.describe.dcat_catalogue import as_dcat_catalogue, changed_since, last_change
from catalog.describe.dcat_us import as_data_json
from catalog.describe.paging import paged
from catalog.describe.rdf import NOTATIONS, written
from catalog.records import ColumnProfile, Dataset, Field, Resource, Source, StoredFile, Version
from core.words import Text
from tests.builders import CLOSED, make_dataset, shipped_city
from tests.catalog.describe.standards import data_json_problems, needs_standards, violations_of

URL = "https://data.example"
DCAT = Namespace("http://www.w3.org/ns/dcat#")
HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")
BIKES = URIRef(f"{URL}/dataset/bikes")
CITY = shipped_city()
SITE = Site(CITY, URL, {"bikes", "buses"})
NOTHING = Text("", "")
WILD = "<b>\x0b“]]>” & \\ ' \" \n{} 𠮷"


def make_resource(**what_matters: object) -> Resource:
    title = Text("站点", "Stations")
    plain = Resource(id="r-1", name="stations", title=title, description=NOTHING, fields=())
    return replace(plain, **what_matters)  # type: ignore[arg-type]


def make_version(**what_matters: object) -> Version:
    plain = Version(
        id="v1",
        resource_id="r-1",
        number=3,
        created_at=datetime(2026, 2, 1, 8),
        row_count=2,
        fields=(
            Field("x", Text("经度", "x"), "number", kind="longitude"),
            Field("y", Text("纬度", "y"), "number", kind="latitude"),
        ),
        original_key="o",
        original_name="o.csv",
        original_bytes=1,
        original_sha256="0" * 64,
        parquet_key="p",
        csv_key="c",
        csv_bytes=42,
        csv_sha256="ab" * 32,
        profile=(
            ColumnProfile("x", 2, 0, 2, "123.25", "123.75", None, (), ()),
            ColumnProfile("y", 2, 0, 2, "41.5", "42", None, (), ()),
        ),
    )
    return replace(plain, **what_matters)  # type: ignore[arg-type]


def bare(**what_matters: object) -> Dataset:
    """A dataset as a program makes it that says only a name."""
    empty: dict[str, object] = dict.fromkeys(
        ("publisher", "contact_email", "library", "sublibrary", "theme", "license_id", "spatial_code"), ""
    )
    texts: dict[str, object] = dict.fromkeys(("summary", "limits", "question", "contact_name", "provenance"), NOTHING)
    rest = {"keywords": (), "keywords_en": (), "resource_code": "", "resources": (), "update_cycle": "irregular"}
    told = {"title": Text("bikes", "bikes"), "origin": "office", "spatial_granularity": ""}
    return make_dataset("bikes", **{**empty, **texts, **rest, **told, **what_matters})


LINK = make_resource(link="https://example.org/年报 2025.pdf", extras={"format": "pdf", "mimetype": "application/pdf"})
FILE = make_resource(file=StoredFile("k", "plan.zip", 7, "cd" * 32, "application/zip"), extras={"format": "ZIP"})
BARE = {
    "nothing but a name": bare(),
    "a link": bare(resources=(LINK,)),
    "a link to nowhere": bare(resources=(make_resource(link="see the yearbook"),)),
    "a script for a link": bare(resources=(make_resource(link="javascript:alert(1)"),)),
    "a file": bare(resources=(FILE,)),
    "a format of its own": bare(resources=(replace(LINK, extras={"format": "Shape File (2)", "mimetype": "shape"}),)),
    "a name without fields": bare(resources=(make_resource(),)),
    "wild words": bare(
        title=Text(WILD, WILD),
        summary=Text(WILD, "x"),
        keywords=(WILD, ""),
        keywords_en=("",),
        contact_name=Text(WILD, ""),
    ),
    "wild addresses": bare(
        contact_email="no one", sources=(Source(Text("x", "x"), "a b <c>", None),), license_id="my own <licence>"
    ),
    "wild times": bare(temporal_start="2017-02-31", temporal_end="last year", extras={"language": ["ja"]}),
    "an unknown office and theme": bare(publisher="0f-1 2", theme="x/y", groups=("z", "x/y"), spatial_code="999999"),
    "a closed one": replace(bare(), open_type=CLOSED["open_type"], closed_reason=NOTHING),
}


@needs_standards
@pytest.mark.parametrize("name", BARE)
def test_a_bare_record_is_valid_all_the_same(name):
    dataset = BARE[name]
    graph = as_dcat(dataset, SITE)

    assert violations_of(graph) == {}
    for extension in NOTATIONS:
        reader = {"ttl": "turtle", "jsonld": "json-ld", "n3": "n3"}.get(extension, "xml")
        assert set(Graph().parse(data=written(graph, extension), format=reader)) == set(graph)


@needs_standards
def test_bare_records_are_valid_in_data_json():
    for lang in ("zh", "en"):
        document = as_data_json(list(BARE.values()), CITY, public_url=URL, lang=lang)

        assert data_json_problems(document) == []


@pytest.mark.parametrize("name", BARE)
def test_nothing_is_said_that_is_empty(name):
    graph = as_dcat(BARE[name], SITE)

    assert [triple for triple in graph if not str(triple[2]).strip()] == []


def test_a_full_record_says_what_it_knows():
    version = make_version()
    table = make_resource(fields=version.fields, version=version, coordinate_system="WGS-84")
    dataset = make_dataset(
        "bikes",
        resources=(table,),
        temporal_start="2017",
        temporal_end="2017-07",
        related=("buses", "gone"),
        sources=(Source(Text("年报", "Yearbook"), "https://example.org/a", None),),
        extras={"language": "zh-CN"},
    )

    graph = as_dcat(dataset, SITE)

    def said(subject, predicate):
        return sorted(str(one) for one in graph.objects(URIRef(subject), predicate))

    assert set(graph.objects(BIKES, DCTERMS.title)) == {Literal("bikes 数据", "zh"), Literal("Data of bikes", "en")}
    assert said(BIKES, DCTERMS.relation) == [f"{URL}/dataset/buses"]
    assert said(BIKES, PROV.wasDerivedFrom) == ["https://example.org/a"]
    assert said(BIKES, DCTERMS.language) == ["http://publications.europa.eu/resource/authority/language/ZHO"]
    assert said(BIKES, DCTERMS.conformsTo) == ["http://www.opengis.net/def/crs/EPSG/0/4326"]
    assert said(f"{URL}/datasets?office=jtj#office", FOAF.name) == ["Municipal Transport Bureau", "市交通局"]
    assert said(BIKES, DCAT.theme) == [
        f"{URL}/datasets?sublibrary=public-transport#sublibrary",
        f"{URL}/datasets?theme=transport#theme",
    ]
    assert graph.value(URIRef(f"{BIKES}#period"), DCAT.startDate) == Literal("2017", datatype=XSD.gYear)
    assert graph.value(URIRef(f"{BIKES}#period"), DCAT.endDate) == Literal("2017-07", datatype=XSD.gYearMonth)
    assert said(f"{BIKES}#place", DCAT.bbox) == [
        "POLYGON((123.25 41.5, 123.75 41.5, 123.75 42.0, 123.25 42.0, 123.25 41.5))"
    ]
    assert said(f"{BIKES}#place", DCAT.centroid) == ["POINT(123.500000 41.750000)"]
    assert said(BIKES, DCAT.version) == ["3"]
    assert len(said(BIKES, DCAT.distribution)) == 6
    assert said(f"{BIKES}#r-1-csv", DCAT.byteSize) == ["42"]
    assert said(f"{BIKES}#r-1-csv-sha256", URIRef("http://spdx.org/rdf/terms#checksumValue")) == ["ab" * 32]


def test_shifted_coordinates_are_no_box_of_the_earth():
    version = make_version()
    table = make_resource(fields=version.fields, version=version, coordinate_system="GCJ-02")

    graph = as_dcat(make_dataset("bikes", resources=(table,)), SITE)

    assert list(graph.subject_objects(DCAT.bbox)) == []
    assert list(graph.objects(BIKES, DCTERMS.conformsTo)) == []


def test_a_link_is_an_address_to_look_at_and_a_file_one_to_fetch():
    link, file = as_dcat(BARE["a link"], SITE), as_dcat(BARE["a file"], SITE)
    distribution = URIRef(f"{BIKES}#r-1")

    assert str(link.value(distribution, DCAT.accessURL)) == "https://example.org/%E5%B9%B4%E6%8A%A5%202025.pdf"
    assert link.value(distribution, DCAT.downloadURL) is None
    assert str(file.value(distribution, DCAT.downloadURL)) == f"{URL}/download/bikes/stations/original"
    assert list(as_dcat(BARE["a script for a link"], SITE).objects(BIKES, DCAT.distribution)) == []


def test_simulated_data_is_of_a_kind_of_its_own_and_says_so():
    graph = as_dcat(make_dataset("bikes", origin="simulated"), SITE)

    kind = graph.value(BIKES, DCTERMS.type)
    assert str(kind) == f"{URL}/help#simulated"
    assert Literal("Simulated data", "en") in set(graph.objects(kind, SKOS.prefLabel))
    said = {one.language: str(one) for one in graph.objects(BIKES, DCTERMS.description)}
    assert said["zh"].startswith("模拟数据：")
    assert said["en"].startswith("Simulated data: ")
    assert as_dcat(make_dataset("bikes"), SITE).value(BIKES, DCTERMS.type) is None


def test_why_a_dataset_is_closed_is_a_right_of_it():
    graph = as_dcat(make_dataset("bikes", open_type="closed", closed_reason=Text("隐私", "Privacy")), SITE)

    assert str(graph.value(BIKES, DCTERMS.accessRights)).endswith("/access-right/NON_PUBLIC")
    assert set(graph.objects(URIRef(f"{BIKES}#rights"), DCTERMS.description)) == {
        Literal("隐私", "zh"),
        Literal("Privacy", "en"),
    }


# ---- the catalogue in pages ----------------------------------------------------------------------------------------


def test_each_page_of_the_catalogue_leads_to_the_next_in_the_new_words_and_the_old():
    datasets = [make_dataset(f"d{number}") for number in range(5)]
    page = paged(datasets, "2", size=2, address=f"{URL}/catalog.ttl", more=(("modified_since", "2026-01-01"),))

    graph = as_dcat_catalogue(page, SITE, modified_at=last_change(datasets))

    view = URIRef(f"{URL}/catalog.ttl?modified_since=2026-01-01&page=2")
    first, third = f"{URL}/catalog.ttl?modified_since=2026-01-01", f"{URL}/catalog.ttl?modified_since=2026-01-01&page=3"
    assert {str(one) for one in graph.objects(URIRef(f"{URL}/catalog"), DCAT.dataset)} == {
        f"{URL}/dataset/d2",
        f"{URL}/dataset/d3",
    }
    assert (graph.value(view, HYDRA["next"]), graph.value(view, HYDRA.nextPage)) == (URIRef(third), Literal(third))
    assert (graph.value(view, HYDRA.previous), graph.value(view, HYDRA["first"])) == (URIRef(first), URIRef(first))
    assert graph.value(view, HYDRA["last"]) == URIRef(third)
    assert graph.value(view, HYDRA.totalItems) == Literal(5)


@needs_standards
def test_an_empty_catalogue_is_valid():
    page = paged(list[Dataset](), None, size=2, address=f"{URL}/catalog.ttl")

    assert violations_of(as_dcat_catalogue(page, SITE, modified_at=None)) == {}


def test_what_changed_is_told_by_the_record_and_by_the_rows():
    version = make_version(created_at=datetime(2026, 2, 1, 8))
    old = make_dataset("old", metadata_modified_at=datetime(2026, 1, 1))
    renewed = replace(old, slug="renewed", resources=(make_resource(version=version),))
    edited = replace(old, slug="edited", metadata_modified_at=datetime(2026, 2, 2))

    found = changed_since([old, renewed, edited], datetime(2026, 2, 1, 8))

    assert [one.slug for one in found] == ["renewed", "edited"]
    assert changed_since([old], None) == [old]


# ---- the other standards, of the same bare records -----------------------------------------------------------------


@pytest.mark.parametrize("name", BARE)
def test_a_bare_record_is_a_package_of_data(name):
    descriptor = as_data_package(BARE[name], CITY, public_url=URL, files={})

    assert descriptor["name"] == "bikes"
    assert [value for value in descriptor.values() if value in ("", None)] == []


def test_data_json_gives_whole_days_and_short_reasons():
    dataset = make_dataset(
        "bikes",
        temporal_start="2017",
        temporal_end="2020-02",
        open_type="conditional_review",
        open_condition=Text("长" * 300, "long " * 100),
        issued_on=date(2026, 1, 15),
    )

    (described,) = as_data_json([dataset], CITY, public_url=URL, lang="en")["dataset"]

    assert described["temporal"] == "2017-01-01/2020-02-29"
    assert (described["accessLevel"], len(described["rights"])) == ("restricted public", 255)
    assert described["publisher"] == {"@type": "org:Organization", "name": "Municipal Transport Bureau"}
    assert (described["accrualPeriodicity"], described["issued"]) == ("R/P1Y", "2026-01-15")
