"""A datapackage.json becomes a record, or one clear sentence."""

import json
from datetime import date

import pytest

from catalog.errors import PackageInvalid
from catalog.publishing.packages import open_package, read_package
from catalog.records import Category, Field, ForeignKey, Source
from core.words import Text
from tests.builders import CLOSED, FIELDS, ROWS, field, write_package

YEARBOOK = {
    "title": "年报",
    "title_en": "Yearbook",
    "path": "https://example.org/a",
    "license": "不详",
    "license_en": "Unknown",
}


def refusal(folder, city) -> tuple[str, str]:
    """The file and the field that are named; both languages have a sentence."""
    with pytest.raises(PackageInvalid) as refused:
        read_package(folder, city)
    problem = refused.value
    assert problem.say("zh") == f"{problem.file} · {problem.field} · {problem.fix.zh}"
    assert problem.say("en") == f"{problem.file} · {problem.field} · {problem.fix.en}"
    assert problem.fix.zh != problem.fix.en
    return problem.file, problem.field


def edit(folder, **changes) -> None:
    """Changes the descriptor; None removes a property."""
    path = folder / "datapackage.json"
    whole = json.loads(path.read_text(encoding="utf-8")) | changes
    path.write_text(json.dumps({k: v for k, v in whole.items() if v is not None}), encoding="utf-8")


def test_a_package_becomes_a_record(datasets_dir, city) -> None:
    folder = write_package(
        datasets_dir,
        "bike-stations",
        sources=[YEARBOOK],
        temporal_start="2017-07",
        frozen_on="2025-12-31",
        doi="10.1/x",
    )

    dataset = read_package(folder, city)

    assert (dataset.slug, dataset.title) == ("bike-stations", Text("bike-stations 数据", "Data of bike-stations"))
    assert dataset.id == read_package(folder, city).id
    assert dataset.sources == (Source(Text("年报", "Yearbook"), "https://example.org/a", Text("不详", "Unknown")),)
    assert (dataset.temporal_start, dataset.frozen_on) == ("2017-07", date(2025, 12, 31))
    assert dataset.contact_name == Text("演示服务台", "Demonstration desk")
    assert dataset.contact_email == "data@portal.example"
    assert dict(dataset.extras) == {"doi": "10.1/x"}
    assert [(r.name, r.version) for r in dataset.resources] == [("bike-stations", None)]
    assert [f.name for f in dataset.resources[0].fields] == ["code", "district", "docks"]


def test_ids_depend_on_the_slug_alone(datasets_dir, city) -> None:
    one = read_package(write_package(datasets_dir, "one"), city)
    two = read_package(write_package(datasets_dir, "two"), city)
    again = read_package(write_package(datasets_dir, "one", title="改名", rows=ROWS[:1]), city)

    assert (again.id, again.resources[0].id) == (one.id, one.resources[0].id)
    assert len({one.id, two.id, one.resources[0].id, two.resources[0].id}) == 4


def test_a_field_carries_all_that_is_said_of_it(datasets_dir, city) -> None:
    whole = field(
        '"a"b',
        "integer",
        description="级别",
        description_en="Level",
        unit="级",
        unit_en="level",
        kind="category",
        categories=[{"value": 1, "label": "高", "label_en": "High"}],
        constraints={"required": True, "unique": True, "minimum": 1, "maximum": 1, "pattern": "1"},
        element="E1",
        element_role="reference",
    )
    folder = write_package(
        datasets_dir,
        "odd",
        fields=[whole],
        rows=[(1,)],
        schema={
            "primaryKey": '"a"b',
            "foreign_keys_across": [
                {"fields": ['"a"b'], "reference": {"dataset": "districts", "resource": "d", "fields": ["code"]}}
            ],
        },
    )

    resource = read_package(folder, city).resources[0]

    assert resource.fields == (
        Field(
            name='"a"b',
            title=Text('"a"b 列', 'Column "a"b'),
            type="integer",
            description=Text("级别", "Level"),
            unit=Text("级", "level"),
            kind="category",
            categories=(Category("1", Text("高", "High")),),
            element="E1",
            element_role="reference",
            is_required=True,
            is_key=True,
            is_unique=True,
            minimum="1",
            maximum="1",
            pattern="1",
        ),
    )
    assert resource.primary_key == ('"a"b',)
    assert resource.foreign_keys == (ForeignKey(('"a"b',), "districts", "d", ("code",)),)


def test_a_closed_dataset_shows_its_structure_and_its_reason(datasets_dir, city) -> None:
    folder = write_package(datasets_dir, "register", **CLOSED)

    package = open_package(folder, city)

    assert package.dataset.closed_reason == Text(CLOSED["closed_reason"], CLOSED["closed_reason_en"])
    assert [f.name for f in package.dataset.resources[0].fields] == ["code", "district", "docks"]
    assert dict(package.originals) == {}


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"name": "other"}, "name"),
        ({"name": "Bad Name"}, "name"),
        ({"id": "00000000-0000-0000-0000-000000000000"}, "id"),
        ({"title": None}, "title"),
        ({"title": 7}, "title"),
        ({"title_en": "  "}, "title_en"),
        ({"description": "太短的摘要。"}, "description"),
        ({"description_en": None}, "description_en"),
        ({"limits_en": None}, "limits_en"),
        ({"question": None}, "question"),
        ({"keywords": []}, "keywords"),
        ({"keywords_en": "bicycles"}, "keywords_en"),
        ({"modified": "soon"}, "modified"),
        ({"temporal_start": "2017-13"}, "temporal_start"),
        ({"licenses": []}, "licenses"),
        ({"licenses": [{"name": "MINE"}]}, "licenses[0].name"),
        ({"contributors": [{"title": "x", "roles": ["publisher"]}]}, "contributors"),
        ({"contributors": [{"title": "x", "title_en": "x", "roles": ["contact"]}]}, "contributors[0].email"),
        ({"publisher": "nobody"}, "publisher"),
        ({"library": "attic"}, "library"),
        ({"sublibrary": "population"}, "sublibrary"),
        ({"theme": "nothing"}, "theme"),
        ({"open_type": "ajar"}, "open_type"),
        ({"open_type": "closed"}, "closed_reason"),
        ({"open_type": "conditional_review"}, "open_condition"),
        ({"update_cycle": "sometimes"}, "update_cycle"),
        ({"origin": "rumour"}, "origin"),
        ({"spatial_granularity": "room"}, "spatial_granularity"),
        ({"sensitivity_level": 5}, "sensitivity_level"),
        ({"sensitivity_level": True}, "sensitivity_level"),
        ({"related": [1]}, "related"),
        ({"sources": [{"path": "x"}]}, "sources[0].title"),
        ({"sources": [{"title": "年报"}]}, "sources[0].title_en"),
        ({"sources": [YEARBOOK | {"license_en": ""}]}, "sources[0].license_en"),
        ({"resources": []}, "resources"),
        ({"resources": ["x"]}, "resources"),
    ],
)
def test_a_wrong_property_is_named(datasets_dir, city, changes, wrong) -> None:
    folder = write_package(datasets_dir, "bike-stations")
    edit(folder, **changes)

    assert refusal(folder, city) == ("bike-stations/datapackage.json", wrong)


@pytest.mark.parametrize(
    ("how", "wrong"),
    [
        ({"resource": {"title_en": ""}}, "resources[0].title_en"),
        ({"resource": {"path": "gone.csv"}}, "resources[0].path"),
        ({"resource": {"path": "../bike-stations/../../secret.csv"}}, "resources[0].path"),
        ({"resource": {"path": "/etc/passwd"}}, "resources[0].path"),
        ({"resource": {"path": "datapackage.json", "hash": None}}, "resources[0].path"),
        ({"resource": {"path": None}}, "resources[0].path"),
        ({"resource": {"hash": "sha256:00"}}, "resources[0].hash"),
        ({"resource": {"bytes": 3}}, "resources[0].bytes"),
        ({"resource": {"encoding": "gbk"}}, "resources[0].encoding"),
        ({"resource": {"coordinate_system": "flat"}}, "resources[0].coordinate_system"),
        ({"resource": {"schema": None}}, "resources[0].schema"),
        ({"schema": {"primaryKey": ["nothing"]}}, "resources[0].schema.primaryKey"),
        ({"schema": {"missingValues": "-"}}, "resources[0].schema.missingValues"),
        ({"header": ["code", "docks", "district"]}, "resources[0].schema.fields"),
        ({"header": ["code", "district"]}, "resources[0].schema.fields"),
        ({"fields": [*FIELDS[:2], field("docks", "whole")]}, "resources[0].schema.fields[2].type"),
        ({"fields": [*FIELDS[:2], field("CODE")]}, "resources[0].schema.fields[2].name"),
        ({"fields": [*FIELDS[:2], field("docks", title_en="")]}, "resources[0].schema.fields[2].title_en"),
        ({"fields": [*FIELDS[:2], field("docks", unit="个")]}, "resources[0].schema.fields[2].unit_en"),
        ({"fields": [*FIELDS[:2], field("docks", kind="thing")]}, "resources[0].schema.fields[2].kind"),
        ({"fields": []}, "resources[0].schema.fields"),
    ],
)
def test_a_wrong_table_is_named(datasets_dir, city, how, wrong) -> None:
    folder = write_package(datasets_dir, "bike-stations", **how)

    assert refusal(folder, city) == ("bike-stations/datapackage.json", wrong)


def test_two_tables_of_one_name_are_refused(datasets_dir, city) -> None:
    folder = write_package(datasets_dir, "bike-stations")
    table = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"][0]
    edit(folder, resources=[table, table])

    assert refusal(folder, city) == ("bike-stations/datapackage.json", "resources[1].name")


def test_a_link_that_leads_out_of_the_folder_is_refused(datasets_dir, city, tmp_path) -> None:
    folder = write_package(datasets_dir, "bike-stations")
    (tmp_path / "secret.csv").write_text("code,district,docks\n")
    (folder / "bike-stations.csv").unlink()
    (folder / "bike-stations.csv").symlink_to(tmp_path / "secret.csv")

    assert refusal(folder, city) == ("bike-stations/datapackage.json", "resources[0].path")


@pytest.mark.parametrize(
    ("content", "wrong"), [(b"{", "JSON"), (b"[]", "JSON"), (b"\xff\xfe", "—"), (b"[" * 100_000, "JSON"), (None, "—")]
)
def test_a_descriptor_that_is_no_json_is_named(datasets_dir, city, content, wrong) -> None:
    folder = write_package(datasets_dir, "bike-stations")
    (folder / "datapackage.json").unlink()
    if content is not None:
        (folder / "datapackage.json").write_bytes(content)

    assert refusal(folder, city) == ("bike-stations/datapackage.json", wrong)


def test_a_truncated_gz_is_named(datasets_dir, city) -> None:
    folder = write_package(datasets_dir, "bike-stations", is_compressed=True, resource={"hash": None})
    path = folder / "bike-stations.csv.gz"
    path.write_bytes(path.read_bytes()[:12])

    assert refusal(folder, city) == ("bike-stations/datapackage.json", "resources[0].path")
