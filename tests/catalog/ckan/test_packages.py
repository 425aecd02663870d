"""Records in CKAN's words: what a program said comes back, what is ours is told, what is closed has no file."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from catalog.ckan.package_json import MOST_BYTES, PackageTexts
from catalog.ckan.packages import as_package, as_resource
from catalog.records import Dataset, Resource, StoredFile
from core.words import Text
from tests.builders import make_dataset
from tests.catalog.ckan.corpora import CITY, dataset, linked

SITE = "https://data.example"
MADE_AT = datetime(2026, 1, 2, 3, 4, 5, 678901)


def package_of(one: Dataset) -> dict[str, Any]:
    return as_package(one, CITY, public_url=SITE)


def made_by_a_program(**what_matters: Any) -> Dataset:
    said = {
        "metadata_created": "2026-01-01T08:00:00.000001",
        "notes": "Every *hour*.",
        "author": "Ada Example",
        "author_email": "ada@a.example",
        "url": "https://a.example/levels",
        "version": "2.1",
        "extras": [{"key": "basin", "value": "Hun He"}],
    }
    usual = {
        "title": "River levels",
        "summary": Text("Every hour.", "Every hour."),
        "keywords": ("water", "Flexible. ァ"),
        "publisher": "0c1d",
        "theme": "9a8b",
        "groups": ("transport",),
        "license_id": "",
        "contact_name": Text("", ""),
        "contact_email": "",
        "origin": "office",
        "metadata_modified_at": MADE_AT,
        "extras": {"ckan": said},
    }
    return dataset("levels", **{**usual, **what_matters})


def test_what_a_program_said_comes_back() -> None:
    package = package_of(made_by_a_program(resources=(linked("r1", "Rows", format="CSV", mimetype=None, basin="Hun"),)))

    assert package == {
        "author": "Ada Example",
        "author_email": "ada@a.example",
        "creator_user_id": None,
        "id": package["id"],
        "isopen": False,
        "license_id": None,
        "license_title": None,
        "license_url": None,
        "maintainer": None,
        "maintainer_email": None,
        "metadata_created": "2026-01-01T08:00:00.000001",
        "metadata_modified": "2026-01-02T03:04:05.678901",
        "name": "levels",
        "notes": "Every *hour*.",
        "num_resources": 1,
        "num_tags": 2,
        "organization": {**package["organization"], "id": "0c1d", "name": "hydro", "title": "水文站"},
        "owner_org": "0c1d",
        "private": False,
        "state": "active",
        "title": "River levels",
        "type": "dataset",
        "url": "https://a.example/levels",
        "version": "2.1",
        "extras": [{"key": "basin", "value": "Hun He"}],
        "groups": package["groups"],
        "resources": package["resources"],
        "tags": package["tags"],
        "relationships_as_subject": [],
        "relationships_as_object": [],
    }
    assert [one["name"] for one in package["groups"]] == ["rivers", "transport"]
    assert [one["name"] for one in package["tags"]] == ["Flexible. ァ", "water"]
    assert package["resources"] == [
        {
            "cache_last_updated": None,
            "cache_url": None,
            "created": "2026-01-01T08:00:00.000001",
            "datastore_active": False,
            "description": "",
            "format": "CSV",
            "hash": "",
            "last_modified": None,
            "metadata_modified": "2026-01-02T03:04:05.678901",
            "mimetype": None,
            "mimetype_inner": None,
            "resource_type": None,
            "size": None,
            "state": "active",
            "url_type": None,
            "basin": "Hun",
            "url": "https://a.example/x",
            "id": "r1",
            "name": "Rows",
            "package_id": package["id"],
            "position": 0,
        }
    ]


def test_of_a_program_that_said_nothing_nothing_is_told() -> None:
    quiet = made_by_a_program(extras={"ckan": {}}, publisher="", theme="", groups=(), keywords=())

    package = package_of(quiet)

    told = ("author", "url", "version", "organization", "owner_org", "groups", "tags", "extras")
    assert {name: package[name] for name in told} == {
        "author": None,
        "url": "",
        "version": None,
        "organization": None,
        "owner_org": None,
        "groups": [],
        "tags": [],
        "extras": [],
    }


def test_a_draft_and_a_private_dataset_say_so() -> None:
    states = {
        visibility: (package["state"], package["private"])
        for visibility in ("public", "private", "draft")
        for package in [package_of(made_by_a_program(visibility=visibility))]
    }

    assert states == {"public": ("active", False), "private": ("active", True), "draft": ("draft", False)}


def test_a_file_is_offered_as_it_came() -> None:
    kept = StoredFile("uploads/ab", "河流 plan.pdf", 1234, "ab" * 32, "application/pdf")
    resource = Resource("r9", "plan", Text("规划", "规划"), Text("", ""), (), file=kept)
    one = made_by_a_program(resources=(resource,))

    told = as_resource(one, resource, 0, public_url=SITE)

    assert {name: told[name] for name in ("url", "url_type", "format", "mimetype", "size", "hash")} == {
        "url": f"{SITE}/dataset/{one.id}/resource/r9/download/%E6%B2%B3%E6%B5%81%20plan.pdf",
        "url_type": "upload",
        "format": "PDF",
        "mimetype": "application/pdf",
        "size": 1234,
        "hash": "ab" * 32,
    }


def test_a_closed_dataset_is_listed_without_a_file() -> None:
    closed = make_dataset("secret", open_type="closed", closed_reason=Text("涉及隐私", "Private"))

    package = package_of(closed)

    assert package["isopen"] is False
    assert {"key": "closed_reason", "value": "涉及隐私"} in package["extras"]
    (resource,) = package["resources"]
    assert (resource["url"], resource["format"], resource["datastore_active"]) == (f"{SITE}/dataset/secret", "", False)


def test_simulated_data_says_so_in_its_notes() -> None:
    assert package_of(make_dataset("old", origin="simulated"))["notes"].startswith("模拟数据：")
    assert not package_of(make_dataset("old"))["notes"].startswith("模拟数据：")


def test_the_text_of_a_package_is_made_once_while_it_stays_the_same() -> None:
    texts, one = PackageTexts(SITE), made_by_a_program()

    first = texts.of(one, CITY)

    assert texts.of(one, CITY) is first
    assert texts.of(replace(one, slug="new"), CITY) != first
    assert texts.list_of([], CITY) == b"[]"
    assert len(first) < MOST_BYTES
