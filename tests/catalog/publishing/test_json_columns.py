"""Columns of lists and objects: kept as their JSON, given as what it says."""

import json

import pytest

from catalog.catalogue import Catalogue
from catalog.errors import PackageInvalid
from catalog.exports import export_file
from catalog.rows.query import RowQuery
from tests.builders import add_dataset, field

FIELDS = (field("code"), field("tags", "array"), field("more", "object"))


def test_a_package_may_have_lists_and_objects(catalogue: Catalogue):
    rows = [("1", '["公园", "5A"]', '{"高": 12}'), ("2", "", "")]
    dataset = add_dataset(catalogue, "spots", fields=FIELDS, rows=rows)
    resource = dataset.resources[0]
    assert resource.version is not None

    made = export_file(catalogue, dataset, resource, resource.version, RowQuery(search="公园"), "json")

    assert json.loads(made.path.read_bytes()) == [{"code": "1", "tags": ["公园", "5A"], "more": {"高": 12}}]


@pytest.mark.parametrize(("tags", "more"), [("公园", "{}"), ('{"a": 1}', "{}"), ("[1", "{}"), ("[]", "{x}")])
def test_what_is_no_json_is_refused_by_row_and_column(catalogue: Catalogue, tags: str, more: str):
    with pytest.raises(PackageInvalid) as raised:
        add_dataset(catalogue, "spots", fields=FIELDS, rows=[("1", "[]", "{}"), ("2", tags, more)])

    assert raised.value.field == ("tags" if more == "{}" else "more")
    assert "2" in raised.value.fix.en
