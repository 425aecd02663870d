"""A record goes to JSON text and comes back equal."""

from dataclasses import replace
from datetime import date

import pytest

from catalog.publishing.importing import import_resource
from catalog.publishing.packages import open_package
from catalog.record_json import as_json, from_json
from catalog.records import Category, ColumnProfile, Dataset, Field, ForeignKey, Resource, Source, Version
from core.words import Text
from tests.builders import NOW, REPOSITORY, make_dataset, shipped_city, write_package

TEXT = Text("“引号”\n{括号}", "“quotes”\n{braces}")
FULL_FIELD = Field(
    name='"a"b',
    title=TEXT,
    type="number",
    description=TEXT,
    unit=TEXT,
    kind="measure",
    categories=(Category("1", TEXT), Category("2", TEXT)),
    element="E1",
    element_role="source",
    is_required=True,
    is_key=True,
    is_unique=True,
    minimum="0",
    maximum="9",
    pattern="[0-9]",
)


def test_a_full_record_comes_back_equal() -> None:
    resource = Resource(
        id="r",
        name="r",
        title=TEXT,
        description=TEXT,
        fields=(FULL_FIELD, Field("plain", TEXT, "string")),
        primary_key=('"a"b', "plain"),
        foreign_keys=(ForeignKey(("plain",), "districts", "d", ("code",)),),
        coordinate_system="GCJ-02",
        chart={"kind": "bar", "x": "plain", "bins": 3, "is_log": False},
    )
    dataset = make_dataset(
        "full",
        resources=(resource,),
        closed_reason=TEXT,
        open_condition=TEXT,
        frozen_on=date(2025, 12, 31),
        temporal_start="2017",
        related=("a", "b"),
        sources=(Source(TEXT, None, None), Source(TEXT, "https://example.org", TEXT)),
        extras={"version": "1.0.0", "nested": {"list": [1, None, "x"]}},
    )

    assert from_json(Dataset, as_json(dataset)) == dataset
    assert from_json(Dataset, as_json(make_dataset("bare"))) == make_dataset("bare")


def test_a_version_with_its_profile_comes_back_equal(files, datasets_dir, city) -> None:
    package = open_package(write_package(datasets_dir, "bikes"), city)
    (resource,) = package.dataset.resources
    version = import_resource(files, resource, package.originals["bikes"].path, number=3, now=NOW)

    assert from_json(Version, as_json(version)) == version
    assert isinstance(version.profile[0], ColumnProfile)


def test_equal_records_are_equal_text() -> None:
    one = make_dataset("bikes", extras={"a": 1, "b": 2})
    other = make_dataset("bikes", extras={"b": 2, "a": 1})

    assert as_json(one) == as_json(other)


def test_a_record_of_an_older_release_is_read() -> None:
    text = as_json(FULL_FIELD).replace('"pattern":"[0-9]"', '"colour":"red"')

    assert from_json(Field, text) == replace(FULL_FIELD, pattern=None)


def test_a_source_that_an_older_release_wrote_in_one_language_is_read() -> None:
    bilingual = make_dataset("bikes", sources=(Source(Text("年报", "年报"), None, None),))
    text = as_json(bilingual).replace('{"en":"年报","zh":"年报"}', '"年报"')

    assert '"title":"年报"' in text
    assert from_json(Dataset, text) == bilingual


@pytest.mark.parametrize("folder", sorted((REPOSITORY / "datasets").glob("*/")), ids=lambda folder: folder.name)
def test_every_shipped_record_comes_back_equal(folder) -> None:
    dataset = open_package(folder, shipped_city()).dataset

    assert from_json(Dataset, as_json(dataset)) == dataset
    assert replace(dataset, slug="other") != dataset
