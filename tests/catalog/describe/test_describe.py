"""One record in the words of each standard."""

import json
import shutil
from dataclasses import replace
from datetime import datetime

import frictionless
import pytest

from catalog.describe.data_package import PackagedFile, as_data_package
from catalog.describe.dictionary import dictionary_rows
from catalog.describe.schema_org import as_schema_org
from catalog.publishing.packages import read_package
from tests.builders import CLOSED, add_dataset, field, write_city

SITE = "https://data.example"
RICH = [
    field("code", constraints={"required": True, "unique": True, "pattern": "[0-9]{4}"}, element=None),
    field(
        "level",
        "integer",
        description="安全级别",
        description_en="Safety level",
        unit="级",
        unit_en="level",
        categories=[{"value": "1", "label": "高", "label_en": "High"}, {"value": "2", "label": "2", "label_en": "2"}],
        constraints={"minimum": 1, "maximum": 2},
    ),
]
RICH_ROWS = [("0168", 1), ("0012", 2)]


def test_search_engines_get_a_dataset(catalogue) -> None:
    dataset = add_dataset(catalogue, "bikes", temporal_start="2017", temporal_end="2025-12-31")
    version = dataset.resources[0].version

    card = as_schema_org(dataset, catalogue.city, public_url=SITE, lang="en")

    assert card["@context"] == "https://schema.org/"
    assert (card["@type"], card["name"], card["url"]) == ("Dataset", "Data of bikes", f"{SITE}/dataset?id=bikes")
    assert card["description"] == f"{dataset.summary.en} {dataset.limits.en}"
    assert card["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert (card["isAccessibleForFree"], card["temporalCoverage"]) == (True, "2017/2025-12-31")
    assert card["publisher"] == {
        "@type": "GovernmentOrganization",
        "name": "Municipal Transport Bureau",
        "contactPoint": {"@type": "ContactPoint", "contactType": "data", "email": "data@portal.example"},
    }
    assert card["distribution"][0] == {
        "@type": "DataDownload",
        "name": "Table of bikes",
        "encodingFormat": "text/csv",
        "contentUrl": f"{SITE}/download/bikes/bikes.csv",
        "contentSize": f"{version.csv_bytes} B",
        "sha256": version.csv_sha256,
    }
    assert card["variableMeasured"][2] == {
        "@type": "PropertyValue",
        "name": "docks",
        "alternateName": "Column docks",
        "unitText": "docks",
    }
    assert json.loads(json.dumps(card)) == card


def test_a_record_changed_in_the_evening_of_utc_is_dated_as_in_the_city(catalogue) -> None:
    late = replace(add_dataset(catalogue, "bikes"), metadata_modified_at=datetime(2026, 3, 1, 20))

    card = as_schema_org(late, catalogue.city, public_url=SITE, lang="en")

    assert card["sdDatePublished"] == "2026-03-02"


@pytest.mark.parametrize(("lang", "mark"), [("zh", "模拟数据："), ("en", "Simulated data: ")])
def test_simulated_data_is_described_as_simulated(catalogue, lang, mark) -> None:
    simulated = add_dataset(catalogue, "bikes", origin="simulated")
    fact = add_dataset(catalogue, "buses")

    assert as_schema_org(simulated, catalogue.city, public_url=SITE, lang=lang)["description"].startswith(mark)
    assert mark not in as_schema_org(fact, catalogue.city, public_url=SITE, lang=lang)["description"]


def test_a_closed_dataset_is_described_with_its_reason_and_no_download(catalogue) -> None:
    closed = add_dataset(catalogue, "register", **CLOSED)

    card = as_schema_org(closed, catalogue.city, public_url=SITE, lang="zh")

    assert (card["isAccessibleForFree"], card["conditionsOfAccess"]) == (False, CLOSED["closed_reason"])
    assert "distribution" not in card


def test_an_exported_package_is_valid_and_loads_again(catalogue, tmp_path) -> None:
    schema = {
        "primaryKey": ["code"],
        "foreign_keys_across": [
            {"fields": ["code"], "reference": {"dataset": "routes", "resource": "routes", "fields": ["code"]}}
        ],
    }
    dataset = add_dataset(
        catalogue,
        "bikes",
        fields=RICH,
        rows=RICH_ROWS,
        schema=schema,
        sources=[{"title": "年报", "title_en": "Yearbook", "path": "https://example.org/a"}],
        related=["buses"],
        doi="10.1/x",
        resource={"chart": {"kind": "bar", "x": "level"}},
        frozen_on="2025-12-31",
    )
    version = dataset.resources[0].version
    folder = write_city(tmp_path / "exported") / "bikes"
    (folder / "data").mkdir(parents=True)
    shutil.copyfile(catalogue.files.local_path(version.csv_key), folder / "data" / "bikes.csv")
    files = {"bikes": PackagedFile("data/bikes.csv", version.csv_bytes, version.csv_sha256)}

    descriptor = as_data_package(dataset, catalogue.city, public_url=SITE, files=files)
    (folder / "datapackage.json").write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")

    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    again = read_package(folder, catalogue.city)
    assert again.resources[0].fields == dataset.resources[0].fields
    assert again.resources[0].foreign_keys == dataset.resources[0].foreign_keys
    assert (again.title, again.summary, again.sources, again.related, again.frozen_on) == (
        dataset.title,
        dataset.summary,
        dataset.sources,
        dataset.related,
        dataset.frozen_on,
    )
    assert again.extras["doi"] == "10.1/x"


def test_the_structure_of_a_closed_dataset_is_a_valid_package(catalogue, tmp_path) -> None:
    closed = add_dataset(catalogue, "register", **CLOSED)

    descriptor = as_data_package(closed, catalogue.city, public_url=SITE, files={})
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")

    assert frictionless.validate(str(tmp_path / "datapackage.json")).valid
    assert descriptor["closed_reason"] == CLOSED["closed_reason"]


def test_the_dictionary_has_a_row_a_column(catalogue) -> None:
    dataset = add_dataset(catalogue, "bikes", fields=RICH, rows=RICH_ROWS, schema={"primaryKey": "code"})

    assert dictionary_rows(dataset, "en") == [
        ["Table", "Column", "Label", "Type", "Unit", "Description", "Codes", "Rules", "Data element"],
        ["bikes", "code", "Column code", "Text", "", "", "", "key; required; unique; form [0-9]{4}", ""],
        [
            "bikes",
            "level",
            "Column level",
            "Whole number",
            "level",
            "Safety level",
            "1 = High; 2",
            "at least 1; at most 2",
            "",
        ],
    ]
    assert dictionary_rows(dataset, "zh")[2][2:8] == [
        "level 列",
        "整数",
        "级",
        "安全级别",
        "1 = 高; 2",
        "不小于 1; 不大于 2",
    ]
