"""Resources with links and uploads: clean tables get rows and types, everything else is kept as it came."""

import hashlib
import json
from datetime import date, datetime, timedelta

import openpyxl
import pytest

from catalog import store
from catalog.ckan.errors import ValidationFailed
from catalog.ckan.writing.errors import PackageKeptElsewhere, ResourceUnknown, WriterTokenNeeded
from catalog.ckan.writing.packages import create_package, update_package
from catalog.ckan.writing.resources import (
    create_resource,
    delete_resource,
    patch_resource,
    reorder_resources,
    update_resource,
)
from catalog.ckan.writing.saying import as_said
from catalog.rows.query import RowQuery
from catalog.rows.reading import read_rows
from tests.builders import NOW

pytestmark = pytest.mark.slow  # an import for each upload

LATER = NOW + timedelta(days=3)
STOPS = "编号,name,opened,rate,seats\n007,Heping,2026-01-02,1.5,20\n012,Shenhe,2026-02-03,2,\n".encode()


@pytest.fixture(scope="module")
def package(desk):
    return create_package(desk.catalogue, {"name": "with-files"}, account=desk.administrator, now=NOW)


@pytest.fixture
def send(desk, tmp_path):
    """Makes a resource of some bytes."""

    def sent(package, content: bytes, filename: str, /, **said):
        (tmp_path / "arrived").write_bytes(content)
        said = {"package_id": package.id, **said}
        upload = (tmp_path / "arrived", filename)
        return create_resource(desk.catalogue, said, upload, account=desk.administrator, now=NOW)[1]

    return sent


def types(resource):
    return {field.name: field.type for field in resource.fields}


def rows(desk, resource):
    catalogue = desk.catalogue
    return read_rows(catalogue.engine, catalogue.files, resource.version, RowQuery(), offset=0, limit=9).to_pylist()


def test_a_link_keeps_its_address(desk, package):
    _, made = create_resource(
        desk.catalogue,
        {"package_id": "with-files", "url": "https://a.example/Plan%20A.PDF", "description": "The plan"},
        None,
        account=desk.administrator,
        now=NOW,
    )

    assert (made.link, made.title.zh, made.extras["format"]) == ("https://a.example/Plan%20A.PDF", "Plan A.PDF", "PDF")
    assert (made.is_table, made.file, made.version) == (False, None, None)
    assert made in desk.catalogue.snapshot().by_slug["with-files"].resources


def test_a_clean_csv_becomes_a_version_with_types(desk, package, send):
    made = send(package, STOPS, "站点 2026.csv")

    assert types(made) == {"编号": "string", "name": "string", "opened": "date", "rate": "number", "seats": "integer"}
    assert rows(desk, made) == [
        {"编号": "007", "name": "Heping", "opened": date(2026, 1, 2), "rate": 1.5, "seats": 20},
        {"编号": "012", "name": "Shenhe", "opened": date(2026, 2, 3), "rate": 2.0, "seats": None},
    ]
    assert (made.file.name, made.file.size_bytes) == ("站点 2026.csv", len(STOPS))
    assert made.file.sha256 == hashlib.sha256(STOPS).hexdigest()
    assert (made.version.number, made.version.original_name) == (1, "站点 2026.csv")
    assert (made.extras["format"], made.extras["url_type"]) == ("CSV", "upload")


def test_a_workbook_with_one_clean_sheet_becomes_a_version(desk, package, send, tmp_path):
    book = openpyxl.Workbook()
    for row in (
        ("code", "when", "amount", "is_open", "share"),
        ("0042", datetime(2026, 1, 2, 8, 30), 12, True, 0.25),
        ("0043", datetime(2026, 1, 3, 9, 0), 13, False, None),
    ):
        book.active.append(row)
    book.save(tmp_path / "book.xlsx")

    made = send(package, (tmp_path / "book.xlsx").read_bytes(), "Book.xlsx")

    assert types(made) == {
        "code": "string",
        "when": "datetime",
        "amount": "integer",
        "is_open": "boolean",
        "share": "number",
    }
    assert rows(desk, made)[0] == {
        "code": "0042",
        "when": datetime(2026, 1, 2, 8, 30),
        "amount": 12,
        "is_open": True,
        "share": 0.25,
    }
    assert (made.file.name, made.version.original_name, made.extras["format"]) == ("Book.xlsx", "Book.csv", "XLSX")


def test_a_list_of_flat_objects_becomes_a_version(desk, package, send):
    records = [{"id": "12", "n": 1, "ok": True}, {"n": 2.5, "ok": None, "id": "13"}]

    made = send(package, json.dumps(records).encode(), "records.json")

    assert types(made) == {"id": "string", "n": "number", "ok": "boolean"}
    assert rows(desk, made) == [{"id": "12", "n": 1.0, "ok": True}, {"id": "13", "n": 2.5, "ok": None}]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7 \x00\xff", "report.pdf"),
        (b"a,b\n1\n2,3\n", "ragged.csv"),
        (b"a,A\n1,2\n", "twice.csv"),
        (b"a,\n1,2\n", "nameless.csv"),
        (b"_id,b\n1,2\n", "reserved.csv"),
        ("名称\n沈阳\n".encode("gb18030"), "gb18030.csv"),
        (b"a;b\n" + b"1;2\n" * 3, "no-comma.pdf"),
        (b"", "empty.csv"),
        (b"PK\x03\x04 not a workbook", "broken.xlsx"),
        (b'{"a": 1}', "object.json"),
        (b'[{"a": {"b": 1}}]', "nested.json"),
        (b"[" * 100_000, "deep.json"),
    ],
)
def test_what_is_no_clean_table_is_kept_as_it_came(desk, package, send, content, name):
    made = send(package, content, name)

    assert (made.fields, made.version) == ((), None)
    assert (made.file.name, made.file.size_bytes) == (name, len(content))
    assert desk.catalogue.files.read_bytes(made.file.key) == content


def test_a_name_leads_nowhere_else(desk, package, send):
    made = send(package, b"x", "../../etc/pass\u202ewd.txt")

    assert made.file.name == "pass_wd.txt"


def test_what_is_said_again_keeps_the_table_until_there_is_another_address(desk, package, send):
    made = send(package, STOPS, "stops.csv", name="Stops")

    def say(write, **said):
        return write(desk.catalogue, {"id": made.id, **said}, None, account=desk.administrator, now=LATER)[1]

    named = say(patch_resource, name="Better")
    assert (named.title.zh, named.fields, named.version, named.file) == (
        "Better",
        made.fields,
        made.version,
        made.file,
    )
    again = say(update_resource, name="Other", url="https://data.example/x", url_type="upload")
    assert (again.title.zh, again.version) == ("Other", made.version)
    linked = say(update_resource, name="Link", url="https://a.example/elsewhere.csv")
    assert (linked.link, linked.fields, linked.version, linked.file) == (
        "https://a.example/elsewhere.csv",
        (),
        None,
        None,
    )


def test_the_same_bytes_make_no_new_version_and_others_the_next(desk, package, send, tmp_path):
    made = send(package, STOPS, "growing.csv")
    (tmp_path / "same").write_bytes(STOPS)
    (tmp_path / "more").write_bytes(STOPS + b"013,Dadong,2026-03-04,3,30\n")

    def patch(name):
        upload = (tmp_path / name, "growing.csv")
        said = {"id": made.id}
        return patch_resource(desk.catalogue, said, upload, account=desk.administrator, now=LATER)[1]

    before = (desk.revision, len(desk.events))
    assert patch("same") == made
    assert (desk.revision, len(desk.events)) == before

    more = patch("more")
    assert (more.version.number, more.version.row_count) == (2, 3)
    assert [one.number for one in store.list_versions_of(desk.catalogue.state, made.id)] == [2, 1]


def test_a_whole_package_said_again_keeps_its_tables(desk, send):
    own = create_package(desk.catalogue, {"name": "whole-again"}, account=desk.administrator, now=NOW)
    made = send(own, STOPS, "stops.csv")
    before = desk.catalogue.snapshot().by_slug["whole-again"]

    again = update_package(desk.catalogue, as_said(before), account=desk.administrator, now=LATER)

    assert again == before
    assert again.resources[0].version == made.version


def test_resources_are_ordered_and_deleted(desk):
    resources = [{"name": name, "url": f"https://a.example/{name}"} for name in ("one", "two", "three")]
    said = {"name": "in-order", "resources": resources}
    made = create_package(desk.catalogue, said, account=desk.administrator, now=NOW)
    one, two, three = (resource.id for resource in made.resources)

    def order(ids):
        found = reorder_resources(desk.catalogue, "in-order", ids, account=desk.administrator, now=NOW)
        return [resource.id for resource in found.resources]

    assert order([three]) == [three, one, two]
    for wrong in ([one, one], ["no-such-resource"]):
        with pytest.raises(ValidationFailed):
            order(wrong)

    delete_resource(desk.catalogue, one, account=desk.administrator, now=NOW)
    left = desk.catalogue.snapshot().by_slug["in-order"].resources
    assert [resource.id for resource in left] == [three, two]
    with pytest.raises(ResourceUnknown):
        delete_resource(desk.catalogue, one, account=desk.administrator, now=NOW)


def test_what_cannot_be_written_is_refused(desk, package):
    def create(said, account=desk.administrator):
        return create_resource(desk.catalogue, said, None, account=account, now=NOW)

    with pytest.raises(ValidationFailed) as missing:
        create({"url": "https://a.example"})
    assert missing.value.fields == {"package_id": ["Missing value"]}
    with pytest.raises(WriterTokenNeeded):
        create({"package_id": package.id}, None)
    with pytest.raises(PackageKeptElsewhere):
        create({"package_id": "bikes", "url": "https://a.example"})
    with pytest.raises(ValidationFailed) as wrong:
        create({"package_id": package.id, "id": "no/id"})
    assert wrong.value.fields == {"id": ["Invalid characters in resource id"]}


def test_a_publisher_fills_a_draft(desk, tmp_path):
    draft = create_package(desk.catalogue, {"name": "filled-draft"}, account=desk.publisher, now=NOW)
    (tmp_path / "stops.csv").write_bytes(STOPS)
    upload = (tmp_path / "stops.csv", "stops.csv")

    _, made = create_resource(desk.catalogue, {"package_id": draft.id}, upload, account=desk.publisher, now=NOW)
    _, named = patch_resource(desk.catalogue, {"id": made.id, "name": "Stops"}, None, account=desk.publisher, now=NOW)

    assert (named.title.zh, named.version.row_count) == ("Stops", 2)
    assert made.id not in desk.catalogue.snapshot().by_resource
