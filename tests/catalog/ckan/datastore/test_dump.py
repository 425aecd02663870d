"""Tables as files."""

import io
import json
from typing import Any
from xml.etree import ElementTree

import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from catalog.ckan.datastore.dump import dump
from catalog.ckan.errors import ValidationFailed
from tests.catalog.ckan.datastore.asking import Desk


@pytest.fixture(scope="module")
def spots(desk: Desk) -> str:
    return desk.make(
        "名称 text, rate % text, opened timestamp, n numeric",
        {"名称": 'say "hi", 故宫', "rate %": "<98%>", "opened": "2020-01-02", "n": 7},
        {"名称": "北陵\t公园", "n": 0.5},
        {"名称": "", "n": 1e20},
    )


def content(desk: Desk, table: str, **params: Any) -> bytes:
    return dump(desk.catalogue, desk.table(table), params).file.path.read_bytes()


def test_the_whole_table_as_csv(desk: Desk, spots: str):
    assert content(desk, spots).decode() == (
        "_id,名称,rate %,opened,n\r\n"
        '1,"say ""hi"", 故宫",<98%>,2020-01-02T00:00:00.000,7\n'
        "2,北陵\t公园,,,0.5\n"
        '3,"",,,1e+20\n'
    )


def test_some_of_it_as_tsv(desk: Desk, spots: str):
    part = {"format": "tsv", "fields": "n,名称", "sort": "n desc", "limit": "2", "offset": "1"}

    assert content(desk, spots, **part).decode() == 'n\t名称\r\n7\t"say ""hi"", 故宫"\n0.5\t"北陵\t公园"\n'


def test_as_json_rows_are_lists(desk: Desk, spots: str):
    found = json.loads(content(desk, spots, format="json", limit="2"))

    assert found == {
        "fields": [
            {"id": "_id", "type": "int"},
            {"id": "名称", "type": "text"},
            {"id": "rate %", "type": "text"},
            {"id": "opened", "type": "timestamp"},
            {"id": "n", "type": "numeric"},
        ],
        "records": [
            [1, 'say "hi", 故宫', "<98%>", "2020-01-02T00:00:00.000", 7],
            [2, "北陵\t公园", None, None, 0.5],
        ],
    }
    assert json.loads(content(desk, spots, format="json", filters='{"n": -1}'))["records"] == []
    assert content(desk, spots, format="json", fields="n", limit="2") == (
        b'{\n  "fields": [{"id":"n","type":"numeric"}],\n  "records": [\n    [7],\n    [0.5]\n]}\n'
    )


def test_as_xml_nothing_is_nil_and_odd_names_are_attributes(desk: Desk, spots: str):
    text = content(desk, spots, format="xml").decode()

    assert text.startswith(
        '<data xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        '<row _id="1"><名称>say "hi", 故宫</名称><column name="rate %">&lt;98%&gt;</column>'
        "<opened>2020-01-02T00:00:00.000</opened><n>7</n></row>\n"
        '<row _id="2"><名称>北陵\t公园</名称><column name="rate %" xsi:nil="true"/>'
    )
    assert len(ElementTree.fromstring(text)) == 3  # noqa: S314 — our own


def test_lists_in_xml_have_an_element_for_each_value(desk: Desk):
    table = desk.make("labels text[]", {"labels": ["a & b", None, "c"]})

    written = content(desk, table, format="xml").decode()

    assert '<labels><value key="0">a &amp; b</value><value key="1"></value><value key="2">c</value></labels>' in written


def test_in_our_own_formats(desk: Desk, spots: str):
    lines = content(desk, spots, format="ndjson", limit="1", offset="1").decode().splitlines()
    table = pq.read_table(io.BytesIO(content(desk, spots, format="parquet", filters='{"n": 7}')))
    book = CalamineWorkbook.from_filelike(io.BytesIO(content(desk, spots, format="xlsx", sort="n desc")))

    assert [json.loads(line) for line in lines] == [{"名称": "北陵\t公园", "rate %": None, "opened": None, "n": 0.5}]
    assert table["名称"].to_pylist() == ['say "hi", 故宫']
    assert [row[3] for row in book.get_sheet_by_index(0).to_python()[1:]] == [1e20, 7, 0.5]


def test_in_another_encoding(desk: Desk, spots: str):
    assert content(desk, spots, encoding="gb18030", fields="名称", limit="1").decode("gb18030").startswith("名称\r\n")
    assert content(desk, spots, bom="true", limit="0") == "\ufeff_id,名称,rate %,opened,n\r\n".encode()


def test_rows_that_wait_are_in_it(desk: Desk):
    table = desk.make("a text", {"a": "x"}, primary_key=["a"])
    before = content(desk, table)

    desk.upsert(table, {"a": "y"})

    assert (before, content(desk, table)) == (b"_id,a\r\n1,x\n", b"_id,a\r\n1,x\n2,y\n")
    assert content(desk, table, format="ndjson") == b'{"a":"x"}\n{"a":"y"}\n'


@pytest.mark.parametrize(
    ("params", "about"),
    [
        ({"format": "exe"}, "format"),
        ({"encoding": "ebcdic"}, "encoding"),
        ({"format": "xml", "encoding": "gb18030"}, "encoding"),
        ({"headers": "loud"}, "headers"),
        ({"limit": "-1"}, "limit"),
        ({"fields": "nowhere"}, "fields"),
        ({"sort": "1; DROP"}, "sort"),
        ({"filters": "{"}, "filters"),
        ({"format": "parquet", "distinct": "true", "fields": "n"}, "distinct"),
    ],
)
def test_what_cannot_be_meant_is_refused(desk: Desk, spots: str, params: dict[str, str], about: str):
    with pytest.raises(ValidationFailed) as raised:
        content(desk, spots, **params)

    assert list(raised.value.fields) == [about]
