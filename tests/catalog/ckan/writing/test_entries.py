"""Organisations and groups made through the API stand beside those of the city's files."""

from datetime import timedelta

import pytest

from catalog.ckan.errors import ValidationFailed
from catalog.ckan.writing.entries import IN_USE, create_entry, delete_entry, patch_entry, purge_entry, update_entry
from catalog.ckan.writing.errors import (
    AdministratorTokenNeeded,
    EntryNotFound,
    EntryOfTheCity,
    MemberNotFound,
    NothingIsPurged,
    WriterTokenNeeded,
)
from catalog.ckan.writing.members import Membership, add_member, remove_member
from catalog.ckan.writing.packages import create_package
from catalog.ckan.writing.rights import rights_of
from core.words import Text
from tests.builders import NOW
from tests.catalog.ckan.writing.conftest import add_person

LATER = NOW + timedelta(days=3)


def make(desk, kind, name, **said):
    return create_entry(desk.catalogue, kind, {"name": name, **said}, account=desk.administrator, now=NOW)


def refused(write):
    with pytest.raises(ValidationFailed) as problem:
        write()
    return problem.value.fields


def test_it_is_an_office_or_a_theme_of_the_city_at_once(desk):
    office = make(desk, "organization", "water-board", title="Water board")
    group = make(desk, "group", "rivers")

    city = desk.catalogue.city
    assert (city.office(office.id).label, city.office(office.id).slug) == (
        Text("Water board", "Water board"),
        "water-board",
    )
    assert city.theme(group.id).label == Text("rivers", "rivers")
    assert "water-board" not in {one.slug for one in desk.catalogue.folder_city.offices}
    assert desk.events[-2:] == [("chief", "create_organization"), ("chief", "create_group")]


@pytest.mark.parametrize("name", ["jtj", "transport", "traffic"])
def test_a_name_is_borne_once_by_offices_themes_organizations_and_groups(desk, name):
    assert refused(lambda: make(desk, "group", name)) == {"name": [IN_USE]}


def test_the_same_said_again_changes_nothing(desk):
    said = {"title": "Steady", "description": "As it is", "extras": [{"key": "k", "value": "v"}], "users": [{"a": 1}]}
    entry = make(desk, "organization", "steady-office", **said)
    before = (desk.revision, len(desk.events))

    again = update_entry(
        desk.catalogue,
        "organization",
        {"id": entry.id, "name": "steady-office", **said},
        account=desk.administrator,
        now=LATER,
    )

    assert again == entry
    assert (desk.revision, len(desk.events)) == before


def test_an_update_loses_and_a_patch_keeps(desk):
    entry = make(desk, "group", "patched-group", title="Old", description="Kept")

    def change(write, **said):
        return write(desk.catalogue, "group", {"id": "patched-group", **said}, account=desk.administrator, now=LATER)

    patched = change(patch_entry, title="New")
    assert (patched.title, patched.description, patched.created_at) == ("New", "Kept", entry.created_at)
    updated = change(update_entry, title="Bare")
    assert (updated.title, updated.description) == ("Bare", "")
    renamed = change(patch_entry, name="renamed-group")
    assert desk.catalogue.city.theme(renamed.id).slug == "renamed-group"


def test_an_organization_with_datasets_stays(desk):
    make(desk, "organization", "busy-office")
    create_package(desk.catalogue, {"name": "of-busy", "owner_org": "busy-office"}, account=desk.administrator, now=NOW)

    def delete():
        delete_entry(desk.catalogue, "organization", "busy-office", account=desk.administrator, now=NOW)

    assert refused(delete) == {"message": "Organization cannot be deleted while it still has datasets"}


def test_packages_leave_a_group_that_is_deleted_and_its_name_is_free(desk):
    group = make(desk, "group", "short-lived")
    said = {"name": "grouped", "groups": [{"name": "short-lived"}, {"name": "transport"}]}
    made = create_package(desk.catalogue, said, account=desk.administrator, now=NOW)
    assert made.themes == (group.id, "transport")

    delete_entry(desk.catalogue, "group", "short-lived", account=desk.administrator, now=NOW)
    assert desk.catalogue.snapshot().by_slug["grouped"].themes == ("transport",)
    assert group.id not in desk.catalogue.city.themes_by_id

    again = make(desk, "group", "short-lived")
    assert again.id != group.id


def test_who_may_not_and_what_cannot_be_is_refused(desk):
    with pytest.raises(WriterTokenNeeded):
        create_entry(desk.catalogue, "group", {"name": "nobodys"}, account=None, now=NOW)
    with pytest.raises(AdministratorTokenNeeded):
        create_entry(desk.catalogue, "group", {"name": "clerks"}, account=desk.publisher, now=NOW)
    with pytest.raises(EntryOfTheCity):
        patch_entry(desk.catalogue, "organization", {"id": "jtj", "title": "x"}, account=desk.administrator, now=NOW)
    with pytest.raises(EntryNotFound):
        delete_entry(desk.catalogue, "group", "no-such-group", account=desk.administrator, now=NOW)
    with pytest.raises(NothingIsPurged):
        purge_entry(desk.catalogue, "organization", account=desk.administrator)
    assert refused(lambda: make(desk, "group", "A B")) == {
        "name": ["Must be purely lowercase alphanumeric (ascii) characters and these symbols: -_"]
    }


def test_a_member_becomes_a_publisher_of_the_organization(desk):
    person = add_person(desk.catalogue.state, "newcomer")
    said = {"id": "traffic", "object": person.email, "object_type": "user", "capacity": "editor"}

    made = add_member(desk.catalogue, said, account=desk.administrator, now=NOW)
    assert made == Membership(desk.traffic.id, "user", "newcomer", "editor")
    assert rights_of(desk.catalogue.state, person).offices == {desk.traffic.id}

    remove_member(desk.catalogue, said, account=desk.administrator, now=NOW)
    assert rights_of(desk.catalogue.state, person).offices == frozenset()
    with pytest.raises(MemberNotFound):
        add_member(desk.catalogue, {**said, "object": "nobody"}, account=desk.administrator, now=NOW)


def test_a_package_is_put_into_a_group_and_taken_out(desk):
    create_package(desk.catalogue, {"name": "joins"}, account=desk.administrator, now=NOW)
    said = {"id": "transport", "object": "joins", "object_type": "package"}

    add_member(desk.catalogue, said, account=desk.administrator, now=NOW)
    assert desk.catalogue.snapshot().by_slug["joins"].themes == ("transport",)
    remove_member(desk.catalogue, said, account=desk.administrator, now=NOW)
    assert desk.catalogue.snapshot().by_slug["joins"].themes == ()
    assert refused(lambda: add_member(desk.catalogue, {"id": "x"}, account=desk.administrator, now=NOW)) == {
        "object": ["Missing value"],
        "object_type": ["Missing value"],
    }
