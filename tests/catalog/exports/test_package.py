"""A whole dataset as one ZIP that says what it is, checks itself and is the same every time."""

import csv
import hashlib
import io
import json
import zipfile
from dataclasses import replace

import pytest

from catalog.errors import DatasetClosed, NothingPublished
from catalog.exports import package_zip
from core.words import Text
from tests.catalog.exports.ground import STOP_ROWS, STOPS, add_stops, open_ground


@pytest.fixture
def ground(tmp_path):
    opened = open_ground(tmp_path)
    yield opened
    opened.engine.close()


def contents(export):
    with zipfile.ZipFile(export.path) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def test_what_is_inside(ground):
    export = package_zip(ground, add_stops(ground))
    inside = contents(export)

    assert export.filename == "公交站点(模拟).zip"
    assert list(inside) == [
        *("datapackage.json", "dictionary.csv", "dictionary.en.csv", "LICENSE.txt", "README.txt", "SHA256SUMS"),
        "data/stops.csv",
    ]
    rows = list(csv.reader(io.StringIO(inside["data/stops.csv"].decode(), newline="")))
    assert rows[0] == [f.name for f in STOPS]
    assert [row[0] for row in rows[1:]] == [row[0] for row in STOP_ROWS]


def test_the_descriptor_points_at_the_data_with_its_checksum(ground):
    inside = contents(package_zip(ground, add_stops(ground)))
    (resource,) = json.loads(inside["datapackage.json"])["resources"]

    content = inside[resource["path"]]

    assert resource["bytes"] == len(content)
    assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_the_checksums_hold_for_every_other_file(ground):
    inside = contents(package_zip(ground, add_stops(ground)))
    lines = [line.split("  ", 1) for line in inside.pop("SHA256SUMS").decode().splitlines()]

    assert {name: digest for digest, name in lines} == {
        name: hashlib.sha256(content).hexdigest() for name, content in inside.items()
    }


def test_readme_and_licence_speak_both_languages(ground):
    inside = contents(package_zip(ground, add_stops(ground)))
    readme, licence = inside["README.txt"].decode(), inside["LICENSE.txt"].decode()

    for said in ("模拟数据：", "Simulated data:", "本项目 scripts/simulate", "https://data.example/dataset?id=stops"):
        assert said in readme
    for said in ("知识共享", "Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"):
        assert said in licence


def test_the_readme_names_the_licence_and_every_other_file_in_both_languages(ground):
    inside = contents(package_zip(ground, add_stops(ground)))
    chinese, english = inside["README.txt"].decode().split("-" * 72)

    for half, licence in ((chinese, "知识共享 署名 4.0 国际"), (english, "Creative Commons Attribution 4.0")):
        assert licence in half
        assert [name for name in inside if name not in half] == ["README.txt"]


def test_a_package_of_facts_does_not_say_simulated(ground):
    readme = contents(package_zip(ground, add_stops(ground, origin="fact")))["README.txt"].decode()

    assert "模拟数据" not in readme
    assert "事实数据" in readme


def test_the_dictionary_has_a_line_for_every_column(ground):
    inside = contents(package_zip(ground, add_stops(ground)))

    for name in ("dictionary.csv", "dictionary.en.csv"):
        _, *lines = csv.reader(io.StringIO(inside[name].decode("utf-8-sig")))
        assert [line[1] for line in lines] == [f.name for f in STOPS]


def test_the_same_dataset_gives_the_same_bytes_elsewhere(tmp_path):
    sums = []
    for place in ("one", "two"):
        ground = open_ground(tmp_path / place)
        sums.append(package_zip(ground, add_stops(ground)).sha256)
        ground.engine.close()

    assert sums[0] == sums[1]


def test_a_package_is_made_once_until_something_changes(ground):
    dataset = add_stops(ground)

    first, second = package_zip(ground, dataset), package_zip(ground, dataset, lang="en")
    changed = package_zip(ground, add_stops(ground, summary=Text("换了说明。", "Another summary.")))

    assert first.path == second.path
    assert second.filename == "Bus stops (simulated).zip"
    assert changed.path != first.path


def test_closed_and_unpublished_datasets_have_no_package(ground):
    dataset = add_stops(ground)
    closed = replace(dataset, open_type="closed", closed_reason=Text("涉密", "Secret"))
    unpublished = replace(dataset, resources=(replace(dataset.resources[0], version=None),))

    with pytest.raises(DatasetClosed):
        package_zip(ground, closed)
    with pytest.raises(NothingPublished):
        package_zip(ground, unpublished)
