"""Every shipped dataset in every standard, read and judged by the tools and the official rules of each."""

import io
import itertools
import json
import shutil
from pathlib import Path

import feedparser
import frictionless
import mlcroissant
import openpyxl
import pyarrow.parquet as pq
import pytest
from csvw import CSVW
from rdflib import Graph

from catalog.catalogue import Catalogue, Snapshot, open_catalogue
from catalog.describe.catalogue_table import WRITERS, rows_of
from catalog.describe.croissant import as_croissant
from catalog.describe.csvw import as_csvw
from catalog.describe.data_package import as_data_package
from catalog.describe.dcat import Site, as_dcat
from catalog.describe.dcat_catalogue import PAGE_SIZE, as_dcat_catalogue, last_change
from catalog.describe.dcat_us import as_data_json
from catalog.describe.feeds import as_atom, entry_of, newest_first
from catalog.describe.paging import paged
from catalog.describe.rdf import written
from catalog.describe.template_1272 import COLUMNS, as_template
from catalog.publishing.loading import load_folder
from core.settings import Settings
from tests.builders import NOW, REPOSITORY
from tests.catalog.describe.standards import data_json_problems, needs_standards, problems_of, violations_of

pytestmark = pytest.mark.slow

URL = "https://data.example"
READERS = {"ttl": "turtle", "rdf": "xml", "xml": "xml", "jsonld": "json-ld", "n3": "n3"}
CHECKED_ROWS = 60  # of each CSV


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    place = tmp_path_factory.mktemp("shipped")
    folder = shutil.copytree(REPOSITORY / "datasets", place / "datasets")
    opened = open_catalogue(Settings(data_dir=place / "var", datasets_dir=folder, public_url=URL))
    load_folder(opened, now=NOW, report=lambda _line: None)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def snapshot(catalogue: Catalogue) -> Snapshot:
    return catalogue.snapshot()


@pytest.fixture(scope="module")
def site(snapshot: Snapshot) -> Site:
    return Site(snapshot.city, URL, snapshot.by_slug)


@pytest.fixture(scope="module")
def whole(snapshot: Snapshot, site: Site) -> Graph:
    page = paged(snapshot.datasets, None, size=PAGE_SIZE, address=f"{URL}/catalog.ttl")
    return as_dcat_catalogue(page, site, modified_at=last_change(snapshot.datasets))


# ---- DCAT ----------------------------------------------------------------------------------------------------------


def test_every_dataset_is_read_back_the_same_from_every_notation(snapshot, site):
    graphs = {dataset.slug: as_dcat(dataset, site) for dataset in snapshot.datasets}

    assert len(graphs) > 70
    for slug, graph in graphs.items():
        for extension in ("ttl", "rdf", "jsonld"):
            read = Graph().parse(data=written(graph, extension), format=READERS[extension])
            assert set(read) == set(graph), (slug, extension)


@pytest.mark.parametrize("extension", ["ttl", "jsonld"])  # a running portal gives it as RDF/XML
def test_the_whole_catalogue_is_read_back_the_same(whole, extension):
    assert set(Graph().parse(data=written(whole, extension), format=READERS[extension])) == set(whole)


def test_the_same_record_gives_the_same_bytes_in_each_of_the_five(snapshot, site):
    dataset = snapshot.by_slug["metro-stations"]

    for extension, reader in READERS.items():
        text = written(as_dcat(dataset, site), extension)
        assert text == written(as_dcat(dataset, site), extension)
        assert set(Graph().parse(data=text, format=reader)) == set(as_dcat(dataset, site))


@needs_standards
def test_nothing_that_dcat_ap_demands_is_missing_from_any_dataset(snapshot, site):
    assert {
        dataset.slug: found for dataset in snapshot.datasets if (found := violations_of(as_dcat(dataset, site)))
    } == {}


@needs_standards
def test_nothing_that_dcat_ap_demands_is_missing_from_the_catalogue(whole):
    assert violations_of(whole) == {}


# What DCAT-AP recommends and the catalogue leaves out: docs/standards.md says why.
LEFT_OUT = {
    "status",  # of a record: created or updated, which nobody noted
    "type",  # of a publisher
    "temporal",  # of what belongs to no period
    "distribution",  # of closed datasets
    "issued",  # of the catalogue
    "bbox",
    "centroid",  # of a place without points of its own
    "theme",
    "conformsTo",
    "keyword",  # of the API
}


@needs_standards
def test_what_dcat_ap_only_recommends_is_counted(whole, capsys):
    found = problems_of(whole, "shapes_recommended.ttl")

    with capsys.disabled():
        told = ", ".join(f"{name} {count}" for (_, name), count in sorted(found.items()))
        print(f"\nDCAT-AP recommendations left out: {told}")  # noqa: T201 — the count is the point
    assert {severity for severity, _ in found} == {"Warning"}
    assert {name for _, name in found} <= LEFT_OUT


@needs_standards
def test_data_json_passes_the_schemas_of_dcat_us(snapshot):
    for lang in ("zh", "en"):
        document = as_data_json(snapshot.datasets, snapshot.city, public_url=URL, lang=lang)

        assert len(document["dataset"]) == len(snapshot.datasets)
        assert data_json_problems(json.loads(json.dumps(document))) == []


# ---- the rows ------------------------------------------------------------------------------------------------------


def head_of(catalogue: Catalogue, resource, target: Path) -> Path:
    with catalogue.files.local_path(resource.version.csv_key).open(encoding="utf-8", newline="") as lines:
        target.write_text("".join(itertools.islice(lines, CHECKED_ROWS)), encoding="utf-8", newline="")
    return target


def tables_of(snapshot: Snapshot):
    return [(dataset, each) for dataset in snapshot.datasets for each in dataset.resources if each.version]


def test_csvw_describes_the_columns_of_every_csv(catalogue, snapshot, tmp_path):
    wrong = {}
    for dataset, resource in tables_of(snapshot):
        path = head_of(catalogue, resource, tmp_path / f"{dataset.slug}.{resource.name}.csv")
        described = {**as_csvw(dataset, resource, snapshot.city, public_url=URL), "url": path.name}
        Path(f"{path}-metadata.json").write_text(json.dumps(described), encoding="utf-8")
        read = CSVW(str(path), validate=True)
        if not read.is_valid:
            wrong[path.name] = [str(warning.message) for warning in read.warnings]

    assert wrong == {}


def test_csvw_notices_a_row_that_does_not_fit(catalogue, snapshot, tmp_path):
    dataset = snapshot.by_slug["air-quality-daily"]
    path = head_of(catalogue, dataset.resources[0], tmp_path / "air.csv")
    path.write_text(path.read_text("utf-8").replace("2023-01-01", "yesterday", 1), encoding="utf-8")
    described = {**as_csvw(dataset, dataset.resources[0], snapshot.city, public_url=URL), "url": path.name}
    Path(f"{path}-metadata.json").write_text(json.dumps(described), encoding="utf-8")

    assert CSVW(str(path), validate=True).is_valid is False


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_croissant_accepts_every_dataset(snapshot, lang):
    found = {}
    for dataset in snapshot.datasets[:: 1 if lang == "zh" else 10]:
        described = as_croissant(dataset, snapshot.city, public_url=URL, lang=lang)
        issues = mlcroissant.Dataset(jsonld=described).metadata.ctx.issues
        if issues.errors or issues.warnings:
            found[dataset.slug] = [*issues.errors, *issues.warnings]

    assert found == {}


def test_croissant_reads_the_rows(catalogue, snapshot):
    dataset = snapshot.by_slug["districts"]
    (resource,) = dataset.resources
    described = as_croissant(dataset, snapshot.city, public_url=URL, lang="en")
    file = catalogue.files.local_path(resource.version.csv_key)

    read = mlcroissant.Dataset(jsonld=described, mapping={f"{resource.name}.csv": file})
    rows = list(read.records(record_set=resource.name))

    assert len(rows) == resource.version.row_count
    assert "和平区".encode() in {value for row in rows for value in row.values()}


def test_frictionless_accepts_every_package(snapshot):
    found = {}
    for dataset in snapshot.datasets:
        described = as_data_package(dataset, snapshot.city, public_url=URL, files={})
        try:
            frictionless.Package.from_descriptor(json.loads(json.dumps(described)))
        except frictionless.FrictionlessException as problem:
            found[dataset.slug] = [one.note for one in problem.to_errors()]

    assert found == {}


# ---- lists ---------------------------------------------------------------------------------------------------------


def test_a_feed_reader_reads_everything_page_by_page(snapshot):
    datasets, city = newest_first(snapshot.datasets), snapshot.city
    titles, number = [], 1
    while True:
        page = paged(datasets, str(number), size=20, address=f"{URL}/feeds/dataset.atom")
        entries = [entry_of(one, city, public_url=URL, lang="zh") for one in page.items]
        words = {"title": "t", "subtitle": "s", "html_url": URL, "site": "site", "lang": "zh"}
        feed = feedparser.parse(as_atom(page.with_items(entries), **words))
        assert feed.bozo is False
        titles += [entry.title for entry in feed.entries]
        if "next" not in {link.rel for link in feed.feed.links}:
            break
        number += 1

    assert number == 4
    assert len(titles) == len(set(titles)) == len(snapshot.datasets)
    assert sum(title.endswith("（模拟数据）") for title in titles) == sum(d.is_simulated for d in datasets)


def test_the_table_is_the_same_in_every_format(snapshot):
    rows = rows_of(snapshot.datasets, snapshot.city, public_url=URL)
    files = {name: write(rows, "en") for name, (_, write) in WRITERS.items()}

    assert json.loads(files["json"]) == rows
    assert pq.read_table(io.BytesIO(files["parquet"])).to_pylist() == rows
    header, *lines = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))["Datasets"].iter_rows(values_only=True)
    assert header[:3] == ("Id", "Name", "Title")
    assert lines == [tuple(row.values()) for row in rows]
    assert files["csv"].decode("utf-8-sig").count("\n") == len(rows) + 1


def test_the_template_has_a_line_a_data_item(snapshot):
    made = as_template(snapshot.datasets, snapshot.city, public_url=URL, lang="zh")
    book = openpyxl.load_workbook(io.BytesIO(made), read_only=True)
    above, below, *lines = book["政务信息资源目录"].iter_rows(values_only=True)
    names, items = list(COLUMNS), [field for d in snapshot.datasets for each in d.resources for field in each.fields]
    name, origin = names.index("name"), names.index("origin")

    assert above[:5] == ("信息资源分类", None, None, None, "信息资源名称")
    assert below[:4] == ("类", "项", "目", "细目")
    assert [line[names.index("item")] for line in lines] == [field.title.zh for field in items]
    assert [line[name] for line in lines if line[name]] == [
        f"{d.title.zh}（模拟数据）" if d.is_simulated else d.title.zh for d in snapshot.datasets
    ]
    assert {line[origin] for line in lines if line[name]} == {"事实", "模拟"}
    assert {line[names.index("office_code")] for line in lines} == {None}
    assert len(list(book["填写说明"].iter_rows())) == 4
