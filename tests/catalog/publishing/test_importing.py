"""A file becomes a version: typed, plain, named by its content, and able to be made again."""

import gzip
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from catalog.errors import OriginalMissing, PackageInvalid
from catalog.publishing.importing import import_resource, rebuild_version
from catalog.records import Field, Resource, Version
from core.words import Text
from tests.builders import NOW, csv_bytes

KINDS = ("string", "integer", "number", "boolean", "date", "datetime", "time", "year", "yearmonth")
HEADER = [f"a_{kind}" for kind in KINDS]
VALUES = ("0168", "007", "12.50", "true", "2024-02-29", "2025-07-01T08:30", "08:30", "2025", "2025-07")


def resource_of(*fields: Field, **more: object) -> Resource:
    text = Text("表", "Table")
    return replace(Resource(id="r", name="t", title=text, description=text, fields=fields), **more)


def column(name: str, kind: str = "string", **more: object) -> Field:
    return replace(Field(name, Text(name, name), kind), **more)


EVERY_KIND = resource_of(*(column(f"a_{kind}", kind) for kind in KINDS))
CODE_AND_COUNT = resource_of(column("code"), column("count", "integer"))


def bring(files, resource: Resource, content: bytes, folder: Path, name: str = "data.csv", **how) -> Version:
    path = folder / name
    path.write_bytes(content)
    return import_resource(files, resource, path, number=1, now=NOW, **how)


def rows_of(files, version: Version) -> list[tuple]:
    return duckdb.read_parquet(str(files.local_path(version.parquet_key))).fetchall()


def test_every_type_is_kept_as_what_it_is(files, tmp_path) -> None:
    version = bring(files, EVERY_KIND, csv_bytes(HEADER, [VALUES, ("",) * 9]), tmp_path)

    assert rows_of(files, version) == [
        (
            "0168",
            7,
            12.5,
            True,
            date(2024, 2, 29),
            datetime(2025, 7, 1, 8, 30),
            time(8, 30),
            2025,
            "2025-07",
        ),
        (None,) * 9,
    ]


def test_the_csv_is_plain_and_the_same_for_the_same_rows(files, tmp_path) -> None:
    content = csv_bytes(HEADER, [VALUES, ("一,二", "-1", "1e3", "0", *VALUES[4:])])
    version = bring(files, EVERY_KIND, b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"), tmp_path)

    assert files.read_bytes(version.csv_key).decode() == (
        "a_string,a_integer,a_number,a_boolean,a_date,a_datetime,a_time,a_year,a_yearmonth\n"
        "0168,7,12.5,true,2024-02-29,2025-07-01T08:30:00,08:30:00,2025,2025-07\n"
        '"一,二",-1,1000.0,false,2024-02-29,2025-07-01T08:30:00,08:30:00,2025,2025-07\n'
    )
    assert version.csv_bytes == files.size(version.csv_key)


def test_columns_with_odd_names_and_cells_with_anything_survive(files, tmp_path) -> None:
    odd = resource_of(column('"a"b'), column("select"), column("列 1"))
    cells = [("x\ny", 'q"r', " padded "), ("0x1F", "'; DROP TABLE", "{}")]
    version = bring(files, odd, csv_bytes(['"a"b', "select", "列 1"], cells), tmp_path)

    assert rows_of(files, version) == cells
    assert files.read_bytes(version.csv_key).splitlines()[0].decode() == '"""a""b",select,列 1'


def test_the_original_bytes_are_kept_by_content(files, tmp_path) -> None:
    packed = gzip.compress(csv_bytes(["code", "count"], [("a", 1)]), mtime=0)
    version = bring(files, CODE_AND_COUNT, packed, tmp_path, "data [1]*.csv.gz")

    assert files.read_bytes(version.original_key) == packed
    assert version.original_key == f"originals/{version.original_sha256}/data [1]*.csv.gz"
    assert (version.original_name, version.original_bytes) == ("data [1]*.csv.gz", len(packed))
    assert rows_of(files, version) == [("a", 1)]


def test_an_id_is_made_of_bytes_and_schema_and_nothing_else(files, tmp_path) -> None:
    content = csv_bytes(["code", "count"], [("a", 1)])
    version = bring(files, CODE_AND_COUNT, content, tmp_path)
    renamed = resource_of(column("code", title=Text("代码", "Code")), column("count", "integer"), id="other")
    retyped = resource_of(column("code"), column("count", "number"))

    assert bring(files, renamed, content, tmp_path).id == version.id
    assert bring(files, retyped, content, tmp_path).id != version.id
    assert bring(files, CODE_AND_COUNT, content + b"b,2\n", tmp_path).id != version.id
    assert bring(files, CODE_AND_COUNT, content, tmp_path, missing_values=("", "-")).id != version.id


def test_missing_values_are_what_the_schema_says(files, tmp_path) -> None:
    content = csv_bytes(["code", "count"], [("-", "-"), ("", "1"), ("x", "无")])

    version = bring(files, CODE_AND_COUNT, content, tmp_path, missing_values=("-", "无"))

    assert rows_of(files, version) == [(None, None), ("", 1), ("x", None)]


def test_parquet_is_compressed_and_cut_into_row_groups(files, tmp_path) -> None:
    content = csv_bytes(["code", "count"], ((f"{n:06d}", n) for n in range(250_000)))
    version = bring(files, CODE_AND_COUNT, content, tmp_path)

    layout = pq.ParquetFile(files.local_path(version.parquet_key)).metadata
    assert version.row_count == layout.num_rows == 250_000
    assert layout.num_row_groups == 3
    assert layout.row_group(0).column(0).compression == "ZSTD"
    assert rows_of(files, version)[123_456] == ("123456", 123_456)


def test_a_table_without_rows_is_a_version(files, tmp_path) -> None:
    version = bring(files, CODE_AND_COUNT, b"code,count\n", tmp_path)

    assert (version.row_count, rows_of(files, version)) == (0, [])
    assert [column.top for column in version.profile] == [(), ()]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("integer", "1.5"),
        ("integer", "12 "),
        ("integer", "99999999999999999999"),
        ("number", "1,5"),
        ("number", "inf"),
        ("number", "nan"),
        ("boolean", "yes"),
        ("date", "2025-02-30"),
        ("date", "2025/01/02"),
        ("date", "2025-1-2"),
        ("date", "0000-01-01"),
        ("datetime", "0000-12-31T23:59"),
        ("yearmonth", "0000-01"),
        ("number", "1e400"),
        ("time", "24:00:00"),
        ("datetime", "2025-01-01T24:00"),
        ("datetime", "2025-01-01"),
        ("datetime", "2025-01-01T25:00"),
        ("time", "24:61"),
        ("year", "25"),
        ("yearmonth", "2025-13"),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_its_row(files, tmp_path, kind, value) -> None:
    good = dict(zip(KINDS, VALUES, strict=True))[kind]
    content = csv_bytes(["key", "cell"], [("a", good), ("b", ""), ("c", value), ("d", value)])

    with pytest.raises(PackageInvalid) as refused:
        bring(files, resource_of(column("key"), column("cell", kind)), content, tmp_path)

    assert (refused.value.file, refused.value.field) == (f"{tmp_path.name}/data.csv", "cell")
    assert f"第 3 行的“{value}”" in refused.value.fix.zh
    assert f"row 3 holds “{value}”" in refused.value.fix.en
    assert files.keys("versions/") == []


@pytest.mark.parametrize(
    ("rules", "content", "wrong"),
    [
        ({"is_required": True}, [("a",), ("",)], "第 2 行没有值"),
        ({"is_unique": True}, [("a",), ("",), ("",), ("a",)], "第 4 行的“a”重复"),
        ({"pattern": "[a-z]{2}"}, [("ab",), ("",), ("abc",)], "第 3 行的“abc”"),
        ({"pattern": "[a-z]{2}{"}, [("a",)], "第 1 行的“a”"),
        ({"pattern": "(?<=x"}, [("a",)], "pattern"),
        ({"type": "integer", "minimum": "1"}, [("1",), ("",), ("0",)], "第 3 行的“0”应不小于 1"),
        ({"type": "date", "maximum": "2025-12-31"}, [("2025-12-31",), ("2026-01-01",)], "应不大于 2025-12-31"),
    ],
)
def test_the_rules_of_a_field_hold_for_every_row(files, tmp_path, rules, content, wrong) -> None:
    resource = resource_of(replace(column("cell"), **rules))
    rows = csv_bytes(["cell"], content).replace(b'""', b"")

    with pytest.raises(PackageInvalid) as refused:
        bring(files, resource_of(column("key"), *resource.fields), _keyed(rows), tmp_path)

    assert wrong in refused.value.fix.zh


def _keyed(content: bytes) -> bytes:
    """A first column, so that an empty cell is not an empty line."""
    return b"\n".join(b"key," + line if n == 0 else b"k," + line for n, line in enumerate(content.splitlines()))


def test_a_primary_key_may_not_repeat(files, tmp_path) -> None:
    keyed = resource_of(column("day"), column("route"), primary_key=("day", "route"))
    content = csv_bytes(["day", "route"], [("1", "a"), ("1", "b"), ("1", "a")])

    with pytest.raises(PackageInvalid) as refused:
        bring(files, keyed, content, tmp_path)

    assert (refused.value.field, refused.value.fix.en) == (
        "day, route",
        "row 3 repeats “1, a”, which has to be unique; correct it.",
    )


@pytest.mark.parametrize(
    "content",
    [
        b"code,count\na,1\nb\n",
        b"code,count\na,1,2\n",
        b'code,count\n"a,1\n',
        b"code,count\n\xc9\xf2,1\n",
    ],
)
def test_a_file_that_is_no_proper_csv_is_refused(files, tmp_path, content) -> None:
    with pytest.raises(PackageInvalid) as refused:
        bring(files, CODE_AND_COUNT, content, tmp_path)

    assert refused.value.field == "t"
    assert files.keys("originals/") == []


def test_derived_files_are_made_again_from_the_original(files, tmp_path) -> None:
    content = csv_bytes(["code", "count"], [("0168", 1), ("-", 2)])
    version = bring(files, CODE_AND_COUNT, content, tmp_path, missing_values=("-",))
    before = (rows_of(files, version), files.read_bytes(version.csv_key))
    files.remove(version.parquet_key)
    files.remove(version.csv_key)

    assert rebuild_version(files, version) == version
    assert (rows_of(files, version), files.read_bytes(version.csv_key)) == before


def test_without_the_original_nothing_can_be_made_again(files, tmp_path) -> None:
    version = bring(files, CODE_AND_COUNT, csv_bytes(["code", "count"], [("a", 1)]), tmp_path)
    files.remove(version.original_key)

    with pytest.raises(OriginalMissing) as refused:
        rebuild_version(files, version)

    assert version.original_key in refused.value.say("en")


def test_no_scratch_is_left_behind(files, tmp_path) -> None:
    bring(files, CODE_AND_COUNT, csv_bytes(["code", "count"], [("a", 1)]), tmp_path)
    with pytest.raises(PackageInvalid):
        bring(files, CODE_AND_COUNT, csv_bytes(["code", "count"], [("a", "x")]), tmp_path)

    assert [path for path in files.scratch.rglob("*") if path.is_file()] == []
