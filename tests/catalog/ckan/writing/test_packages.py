"""Packages written through the API: who may, what is refused and how, what stays and what is lost."""

from datetime import timedelta

import pytest

from catalog import store
from catalog.ckan.errors import BadBody, ValidationFailed
from catalog.ckan.packages import as_package
from catalog.ckan.writing.errors import (
    NothingIsPurged,
    OtherOrganization,
    PackageKeptElsewhere,
    PackageNotFound,
    PublishedAlready,
    WriterNeeded,
    WriterTokenNeeded,
)
from catalog.ckan.writing.packages import (
    IN_USE,
    create_package,
    delete_package,
    give_to_organization,
    patch_package,
    purge_package,
    update_package,
)
from catalog.ckan.writing.saying import as_said
from catalog.errors import PackageInvalid
from core.words import Text
from tests.builders import NOW, add_dataset

LATER = NOW + timedelta(days=3)
WHOLE = {
    "title": "Air and noise",
    "notes": "<p>What <b>stations</b> measure.</p>",
    "license_id": "odc-odbl",
    "tags": [{"name": "空气"}, {"name": "noise 2.0"}],
    "author": "An office",
    "maintainer": "Desk",
    "maintainer_email": "desk@portal.example",
    "url": "https://a.example/air",
    "version": "7",
    "extras": [{"key": "zone", "value": "north"}, {"key": "Area", "value": 12}],
    "groups": [{"name": "environment"}, {"name": "no-such-group"}],
    "resources": [
        {"name": "Stations", "url": "https://a.example/stations.csv", "size": "1305", "own_key": {"a": 1}},
        {"url": "https://a.example/page"},
        {},
    ],
}


def create(desk, name, account=None, now=NOW, **said):
    return create_package(desk.catalogue, {"name": name, **said}, account=account or desk.administrator, now=now)


def shown(desk, dataset):
    return as_package(dataset, desk.catalogue.city, public_url="https://data.example")


def refused(write):
    with pytest.raises(ValidationFailed) as problem:
        write()
    return problem.value.fields


def test_a_name_is_enough_and_it_is_public_at_once(desk):
    made = create(desk, "only-a-name")

    assert desk.catalogue.snapshot().by_slug["only-a-name"] == made
    assert (made.title, made.visibility, made.origin) == (Text("only-a-name", "only-a-name"), "public", "office")
    assert (made.publisher, made.themes, made.resources, made.license_id) == ("", (), (), "")
    assert desk.events[-1] == ("chief", "publish_dataset")


def test_what_was_said_is_given_back(desk):
    made = create(desk, "whole", **WHOLE, owner_org="traffic")
    package = shown(desk, made)

    assert {
        key: package[key] for key in ("title", "notes", "license_id", "author", "maintainer", "url", "version")
    } == {key: WHOLE[key] for key in ("title", "notes", "license_id", "author", "maintainer", "url", "version")}
    assert [one["name"] for one in package["tags"]] == ["noise 2.0", "空气"]
    assert package["extras"] == [{"key": "Area", "value": "12"}, {"key": "zone", "value": "north"}]
    assert (package["organization"]["name"], package["owner_org"]) == ("traffic", desk.traffic.id)
    assert [one["name"] for one in package["groups"]] == ["environment"]
    assert [(one["name"], one["url"], one["format"]) for one in package["resources"]] == [
        ("Stations", "https://a.example/stations.csv", "CSV"),
        ("page", "https://a.example/page", ""),
        ("", "", ""),
    ]
    assert (package["resources"][0]["size"], package["resources"][0]["own_key"]) == (1305, {"a": 1})
    assert made.summary == Text("What stations measure.", "What stations measure.")


def test_the_same_said_again_changes_nothing_not_even_its_date(desk):
    made = create(desk, "steady", **WHOLE)
    resources = [{**said, "id": one.id} for said, one in zip(WHOLE["resources"], made.resources, strict=True)]
    before = (desk.revision, len(desk.events))

    again = update_package(
        desk.catalogue,
        {**WHOLE, "name": "steady", "resources": resources},
        account=desk.administrator,
        now=LATER,
    )
    patched = patch_package(
        desk.catalogue, {"id": made.id, "title": WHOLE["title"]}, account=desk.administrator, now=LATER
    )

    assert again == patched == made
    assert (desk.revision, len(desk.events)) == before


def test_an_update_loses_what_it_leaves_out_and_a_patch_keeps_it(desk):
    made = create(desk, "lossy", **WHOLE)

    patched = patch_package(desk.catalogue, {"id": "lossy", "title": "New"}, account=desk.administrator, now=LATER)
    assert shown(desk, patched) == {
        **shown(desk, made),
        "title": "New",
        "metadata_modified": "2026-03-04T04:00:00.000000",
        "resources": [
            {**one, "metadata_modified": "2026-03-04T04:00:00.000000"} for one in shown(desk, made)["resources"]
        ],
    }

    updated = update_package(desk.catalogue, {"id": made.id, "title": "Bare"}, account=desk.administrator, now=LATER)
    assert (updated.slug, updated.title.zh, updated.keywords, updated.resources) == ("lossy", "Bare", (), ())
    assert updated.issued_on == made.issued_on


def test_reading_what_a_record_says_gives_the_record(desk):
    made = create(desk, "mirror", **WHOLE)

    again = update_package(desk.catalogue, as_said(made), account=desk.administrator, now=LATER)

    assert again == made


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({}, {"name": ["Missing value"]}),
        ({"name": "a"}, {"name": ["Must be at least 2 characters long"]}),
        ({"name": "n" * 101}, {"name": ["Name must be a maximum of 100 characters long"]}),
        (
            {"name": "Not A Name"},
            {"name": ["Must be purely lowercase alphanumeric (ascii) characters and these symbols: -_"]},
        ),
        ({"name": 7}, {"name": ["Names must be strings"]}),
        ({"name": "edit"}, {"name": ["That name cannot be used"]}),
        ({"name": "bikes"}, {"name": [IN_USE]}),
        ({"name": "free", "owner_org": "nobody"}, {"owner_org": ["Organization does not exist"]}),
        ({"name": "free", "private": True}, {"private": ["Datasets with no organization can't be private."]}),
        ({"name": "free", "state": "odd"}, {"state": ["Invalid state"]}),
        ({"name": "free", "id": "not-a-uuid"}, {"id": ["Invalid id provided"]}),
        ({"name": "free", "title": {"a": 1}}, {"title": ["Must be a Unicode string value"]}),
        (
            {"name": "free", "tags": [{"name": "fine"}, {"name": "x"}, {"name": "a/b"}]},
            {
                "tags": [
                    {},
                    {"name": ['Tag "x" length is less than minimum 2']},
                    {
                        "name": [
                            'Tag "a/b" can only contain alphanumeric characters, spaces (" "), hyphens ("-"), '
                            'underscores ("_") or dots (".")'
                        ]
                    },
                ]
            },
        ),
        ({"name": "free", "tag_string": "x, fine"}, {"tag_string": ['Tag "x" length is less than minimum 2']}),
        ({"name": "free", "extras": [{"value": "v"}]}, {"extras": [{"key": ["Missing value"]}]}),
        (
            {"name": "free", "extras": [{"key": "k", "value": 1}, {"key": "k", "value": 2}]},
            {"extras_validation": ['Duplicate key "k"']},
        ),
        ({"name": "free", "resources": [{"size": "big"}]}, {"resources": [{"size": ["Invalid integer"]}]}),
        (
            {"name": "free", "resources": [{"id": "same-id-1"}, {"id": "same-id-1"}]},
            {"resources": [{}, {"id": ["Resource id already exists."]}]},
        ),
    ],
)
def test_what_is_wrong_is_said_by_field_and_nothing_is_written(desk, said, fields):
    before = (desk.revision, len(desk.events))

    assert refused(lambda: create_package(desk.catalogue, said, account=desk.administrator, now=NOW)) == fields
    assert (desk.revision, len(desk.events)) == before


@pytest.mark.parametrize(("field", "value"), [("tags", ["metro"]), ("resources", "x"), ("extras", {"a": "b"})])
def test_a_list_of_objects_is_nothing_else(desk, field, value):
    with pytest.raises(BadBody) as problem:
        create(desk, "integrity", **{field: value})

    assert problem.value.body()["message"].startswith("Only lists of dicts can be placed against subschema")
    assert problem.value.body()["data"] == {"name": "integrity", field: value}


def test_whoever_may_not_write_is_refused(desk):
    with pytest.raises(WriterTokenNeeded):
        create_package(desk.catalogue, {"name": "nobodys"}, account=None, now=NOW)
    with pytest.raises(WriterNeeded):
        create(desk, "guests", desk.reader)
    assert "nobodys" not in desk.catalogue.snapshot().by_slug


def test_a_publisher_makes_drafts_of_its_own_organization(desk):
    made = create(desk, "draft-of-traffic", desk.publisher)

    assert (made.visibility, made.publisher) == ("draft", desk.traffic.id)
    assert "draft-of-traffic" not in desk.catalogue.snapshot().by_slug
    assert [one.slug for one in store.list_hidden(desk.catalogue.state)] == ["draft-of-traffic"]

    changed = patch_package(
        desk.catalogue, {"id": made.id, "title": "Better", "state": "active"}, account=desk.publisher, now=LATER
    )
    assert (changed.title.zh, changed.visibility) == ("Better", "draft")

    public = patch_package(desk.catalogue, {"id": made.id, "state": "active"}, account=desk.administrator, now=LATER)
    assert public.visibility == "public"
    with pytest.raises(PublishedAlready):
        patch_package(desk.catalogue, {"id": made.id, "title": "Worse"}, account=desk.publisher, now=LATER)


def test_a_publisher_writes_for_no_other_organization(desk):
    assert refused(lambda: create(desk, "others", desk.publisher, owner_org="jtj")) == {
        "owner_org": ["You cannot add a dataset to this organization"]
    }
    assert refused(lambda: create(desk, "with-id", desk.publisher, id="33520fa2-a68f-485f-8d36-9cb08633a561")) == {
        "id": ["The input field id was not expected."]
    }
    create(desk, "of-nobody")
    with pytest.raises(OtherOrganization):
        delete_package(desk.catalogue, "of-nobody", account=desk.publisher, now=NOW)


def test_what_the_folder_keeps_is_changed_in_the_folder(desk):
    with pytest.raises(PackageKeptElsewhere):
        patch_package(desk.catalogue, {"id": "bikes", "title": "Mine"}, account=desk.administrator, now=NOW)
    with pytest.raises(PackageKeptElsewhere):
        delete_package(desk.catalogue, "bikes", account=desk.administrator, now=NOW)
    with pytest.raises(PackageNotFound):
        delete_package(desk.catalogue, "no-such-package", account=desk.administrator, now=NOW)


def test_a_folder_does_not_take_a_name_that_a_package_bears(desk):
    made = create(desk, "borne")

    with pytest.raises(PackageInvalid) as refused:
        add_dataset(desk.catalogue, "borne")

    assert (refused.value.file, refused.value.field) == ("borne/datapackage.json", "name")
    assert desk.catalogue.snapshot().by_slug["borne"] == made


def test_deleting_frees_the_name_and_keeps_the_record(desk):
    first = create(desk, "comes-back", title="First")

    delete_package(desk.catalogue, "comes-back", account=desk.administrator, now=NOW)
    assert "comes-back" not in desk.catalogue.snapshot().by_slug
    events = len(desk.events)
    delete_package(desk.catalogue, "comes-back", account=desk.administrator, now=NOW)
    assert len(desk.events) == events

    second = create(desk, "comes-back", title="Second")
    assert second.id != first.id
    assert desk.catalogue.snapshot().by_slug["comes-back"] == second
    tombstone = store.find_row_by_id(desk.catalogue.state, first.id)
    assert (tombstone.is_withdrawn, tombstone.dataset) == (True, first)


def test_a_deleted_package_is_revived_under_a_free_name_only(desk):
    made = create(desk, "revived", title="Once")
    delete_package(desk.catalogue, made.id, account=desk.administrator, now=NOW)
    create(desk, "revived", title="Another")

    def revive(**more):
        said = {"id": made.id, "state": "active", **more}
        return patch_package(desk.catalogue, said, account=desk.administrator, now=LATER)

    assert refused(revive) == {"name": [IN_USE]}
    again = revive(name="revived-2")
    assert (again.id, desk.catalogue.snapshot().by_slug["revived-2"].title.zh) == (made.id, "Once")


def test_creating_with_the_id_of_a_deleted_package_revives_it(desk):
    package_id = "5f0c1f0a-6f0e-4f57-9a5e-0d3a5b6c7d8e"
    create(desk, "by-id", id=package_id)
    assert refused(lambda: create(desk, "by-id-2", id=package_id)) == {"id": ["Dataset id already exists"]}

    delete_package(desk.catalogue, package_id, account=desk.administrator, now=NOW)
    again = create(desk, "by-id-2", id=package_id, title="Again")

    assert desk.catalogue.snapshot().by_id[package_id] == again


def test_nothing_is_erased(desk):
    create(desk, "kept-for-ever")

    with pytest.raises(NothingIsPurged):
        purge_package(desk.catalogue, account=desk.administrator)
    assert "kept-for-ever" in desk.catalogue.snapshot().by_slug


def test_a_package_goes_to_another_organization(desk):
    create(desk, "moves")

    give_to_organization(desk.catalogue, "moves", "jtj", account=desk.administrator, now=NOW)
    assert desk.catalogue.snapshot().by_slug["moves"].publisher == "jtj"

    give_to_organization(desk.catalogue, "moves", "", account=desk.administrator, now=NOW)
    assert desk.catalogue.snapshot().by_slug["moves"].publisher == ""


def test_a_private_package_is_for_its_organization(desk):
    made = create(desk, "private-one", owner_org="traffic", private=True)

    assert "private-one" not in desk.catalogue.snapshot().by_slug
    assert (made.visibility, shown(desk, made)["private"]) == ("private", True)
    assert (
        patch_package(
            desk.catalogue, {"id": made.id, "title": "Still"}, account=desk.administrator, now=LATER
        ).visibility
        == "private"
    )
    opened = patch_package(desk.catalogue, {"id": made.id, "private": False}, account=desk.administrator, now=LATER)
    assert (opened.visibility, shown(desk, opened)["private"]) == ("public", False)
