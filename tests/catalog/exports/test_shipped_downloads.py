"""Two shipped datasets in every format, read back to the rows of their published CSV."""

import csv
import gzip
import io
import json
import shutil
from datetime import datetime

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from catalog.catalogue import open_catalogue
from catalog.exports import export_file, package_zip
from catalog.publishing.loading import load_folder
from catalog.queries import get_dataset
from catalog.rows.query import RowQuery
from core.settings import Settings
from tests.catalog.exports.ground import DATASETS

pytestmark = pytest.mark.slow

SLUGS = ("metro-stations", "bus-daily-ridership")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    place = tmp_path_factory.mktemp("shipped")
    folder = place / "datasets"
    folder.mkdir()
    for source in DATASETS.iterdir():
        if source.is_file():
            shutil.copy(source, folder / source.name)
        elif source.name in SLUGS:
            shutil.copytree(source, folder / source.name)
    opened = open_catalogue(Settings(data_dir=place / "var", datasets_dir=folder))
    load_folder(opened, now=datetime(2026, 1, 15), report=lambda _line: None)
    yield opened
    opened.close()


@pytest.fixture(params=SLUGS)
def shipped(request, catalogue):
    """The dataset, and the header and rows of its CSV as text."""
    (path,) = [p for p in (DATASETS / request.param).iterdir() if ".csv" in p.name]
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    header, *rows = csv.reader(io.StringIO(content.decode(), newline=""))
    return catalogue, get_dataset(catalogue, request.param), header, rows


def made(shipped, fmt, **options):
    catalogue, dataset, _, _ = shipped
    (resource,) = dataset.resources
    return export_file(catalogue, dataset, resource, resource.version, RowQuery(), fmt, **options).path


def as_text(value):
    """A value in the words of the CSV: whole numbers without a point, days without a time."""
    if value is None or value != value:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return value.strftime("%Y-%m-%d") if hasattr(value, "strftime") else str(value)


def same(read, rows):
    """Equal cell by cell; a number may be written with or without its last zeros."""
    return [[_plain(cell) for cell in row] for row in read] == [[_plain(cell) for cell in row] for row in rows]


def _plain(cell):
    head, point, tail = cell.partition(".")
    is_number = point and head.lstrip("-").isdigit() and tail.isdigit()
    return cell.rstrip("0").rstrip(".") if is_number else cell


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv(shipped, encoding):
    frame = pd.read_csv(made(shipped, "csv", encoding=encoding), encoding=encoding, dtype=str, keep_default_na=False)

    assert list(frame.columns) == shipped[2]
    assert same(frame.values.tolist(), shipped[3])


def test_xlsx(shipped):
    book = openpyxl.load_workbook(made(shipped, "xlsx"), read_only=True)
    header, *rows = book["数据"].iter_rows(values_only=True)

    assert list(header) == shipped[2]
    assert same([[as_text(cell) for cell in row] for row in rows], shipped[3])


@pytest.mark.parametrize("fmt", ["json", "ndjson"])
def test_json(shipped, fmt):
    text = made(shipped, fmt).read_text()
    objects = json.loads(text) if fmt == "json" else [json.loads(line) for line in text.splitlines()]

    assert all(list(one) == shipped[2] for one in objects)
    assert same([[as_text(cell) for cell in one.values()] for one in objects], shipped[3])


def test_parquet(shipped):
    table = pq.read_table(made(shipped, "parquet"))

    assert table.column_names == shipped[2]
    assert same([[as_text(cell) for cell in row.values()] for row in table.to_pylist()], shipped[3])


def test_geojson_of_metro_stations(catalogue):
    dataset = get_dataset(catalogue, "metro-stations")
    (resource,) = dataset.resources
    path = export_file(catalogue, dataset, resource, resource.version, RowQuery(), "geojson").path

    features = json.loads(path.read_text())["features"]
    lon, lat = (next(f.name for f in resource.fields if f.kind == kind) for kind in ("longitude", "latitude"))

    assert len(features) == resource.version.row_count
    for feature in features:
        place = [feature["properties"][lon], feature["properties"][lat]]
        wanted = None if None in place else {"type": "Point", "coordinates": place}
        assert feature["geometry"] == wanted


def test_a_package_loads_again_as_the_same_dataset(shipped, tmp_path):
    catalogue, dataset, _, _ = shipped
    folder = tmp_path / "datasets"
    shutil.unpack_archive(package_zip(catalogue, dataset).path, folder / dataset.slug, "zip")
    for source in DATASETS.iterdir():
        if source.is_file():
            shutil.copy(source, folder / source.name)
    again = open_catalogue(Settings(data_dir=tmp_path / "var", datasets_dir=folder))

    report = load_folder(again, now=datetime(2026, 1, 15), report=lambda _line: None)
    found = get_dataset(again, dataset.slug)
    again.close()

    assert report.refused == ()
    assert (found.title, found.row_count, found.origin) == (dataset.title, dataset.row_count, dataset.origin)
    assert found.resources[0].version.csv_sha256 == dataset.resources[0].version.csv_sha256
