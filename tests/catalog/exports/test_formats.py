"""Every format read back by the tools people use, to equal rows."""

import csv
import io
import json
from dataclasses import replace
from datetime import date, datetime, time

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl.utils.escape import unescape

from catalog.errors import (
    CellTooLong,
    DatasetClosed,
    NoCoordinates,
    TooManyRows,
    UnknownChoice,
    UnknownFormat,
)
from catalog.exports import FORMATS, export_file, xlsx_file
from catalog.rows.grammar import parse_row_query
from catalog.rows.query import RowQuery
from core.words import Text
from tests.catalog.exports.ground import STOP_ROWS, STOPS, add_stops, open_ground
from tests.catalog.tables import add_version, field

NAMES = [f.name for f in STOPS]


@pytest.fixture
def ground(tmp_path):
    opened = open_ground(tmp_path)
    yield opened
    opened.engine.close()


@pytest.fixture
def export(ground):
    """export(fmt, *pairs, **options) of the dataset `stops`."""
    dataset = add_stops(ground)
    (resource,) = dataset.resources

    def make(fmt, *pairs, **options):
        query = parse_row_query(pairs, STOPS)
        return export_file(ground, dataset, resource, resource.version, query, fmt, **options)

    return make


def as_text(row):
    def cell(value):
        if value is None:
            return ""
        if isinstance(value, bool):
            return str(value).lower()
        return value.strftime("%Y-%m-%dT%H:%M:%S") if isinstance(value, datetime) else str(value)

    return [cell(value) for value in row]


# ---- CSV ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("pairs", [(), (("district", "和平区"),)], ids=["whole", "filtered"])
def test_csv_in_every_encoding_reads_back_to_equal_rows(export, encoding, pairs):
    made = export("csv", *pairs, encoding=encoding)

    read = list(csv.reader(io.StringIO(made.path.read_bytes().decode(encoding), newline="")))

    wanted = [row for row in STOP_ROWS if not pairs or row[NAMES.index("district")] == "和平区"]
    assert read == [NAMES, *(as_text(row) for row in wanted)]


def test_codes_survive_in_gb18030_for_pandas(export):
    made = export("csv", encoding="gb18030")

    frame = pd.read_csv(made.path, encoding="gb18030", dtype=str)

    assert list(frame["code"]) == ["0168", "210102000000000001", "0007"]
    assert list(frame["name"]) == ["太原街,“东口”\n二层", "=1+1", "😀 站 𠮷"]
    assert frame["long"][0] == "123456789012345678"


def test_a_whole_csv_is_the_stored_file_itself(export, ground):
    made = export("csv")

    assert made.path == ground.files.local_path("versions/v1/data.csv")
    assert ground.files.keys("derived/") == []


@pytest.mark.parametrize(("encoding", "bom"), [("utf-8", b"c"), ("utf-8-sig", b"\xef\xbb\xbf"), ("gb18030", b"c")])
def test_only_utf_8_sig_begins_with_a_mark(export, encoding, bom):
    assert export("csv", encoding=encoding).path.read_bytes().startswith(bom)


def test_csv_with_labels_in_the_readers_language(export):
    def heading(lang):
        return export("csv", ("columns", "code,riders"), header="label", lang=lang).path.read_text().splitlines()[0]

    assert heading("zh") == "编号,客运量"
    assert heading("en") == "Code,Riders"


def test_labels_that_repeat_are_told_apart(ground):
    fields = (field("a", title=Text("数量", "Number")), field("b", title=Text("数量", "number")))
    dataset = add_stops(ground)
    version = add_version(ground.files, fields, [("1", "2")], version_id="v2")
    resource = dataset.resources[0]
    made = [
        export_file(ground, dataset, resource, version, RowQuery(), "csv", header="label", lang=lang).path.read_text()
        for lang in ("zh", "en")
    ]

    assert made == ["数量 (a),数量 (b)\n1,2\n", "Number (a),number (b)\n1,2\n"]


AWKWARD = [
    *("", " ", "a,b", 'say "no"', "two\nlines", "cr\r", "#hash", "'", "tab\t", " lead", "NULL", "0168", "=1+1", "\\"),
    *(";", "🚌", "\ufeffbom", None),
]


def test_a_generated_csv_has_the_very_bytes_of_the_stored_one(ground):
    dataset = add_stops(ground)
    fields = (
        field("n", "integer"),
        field("note"),
        field("x", "number"),
        field("ok", "boolean"),
        field("m", "yearmonth"),
    )
    rows = [(n, note, n / 7, n % 2 == 0, "2025-01") for n, note in enumerate(AWKWARD)]
    version = add_version(ground.files, fields, rows, version_id="v2")
    every_row = parse_row_query([("n__gte", "0")], fields)

    stored = export_file(ground, dataset, dataset.resources[0], version, RowQuery(), "csv")
    made = export_file(ground, dataset, dataset.resources[0], version, every_row, "csv")

    assert made.path != stored.path
    assert made.path.read_bytes() == stored.path.read_bytes()


def test_csv_of_groups(export):
    made = export("csv", ("group_by", "district"), ("measure", "count"), ("measure", "sum:riders"), header="label")

    assert made.path.read_text() == "区县,行数,客运量合计\n和平区,2,40\n沈河区,1,\n"


def test_csv_follows_sort_and_search(export):
    made = export("csv", ("sort", "-code"), ("columns", "code"), ("search", "0"))

    assert made.path.read_text() == "code\n210102000000000001\n0168\n0007\n"


# ---- Excel ----------------------------------------------------------------------------------------------------------


def test_xlsx_reads_back_with_codes_as_text_and_dates_as_dates(export):
    book = openpyxl.load_workbook(export("xlsx").path)
    heading, *rows = [tuple(cell.value for cell in row) for row in book["数据"].iter_rows()]

    assert heading == tuple(NAMES)
    assert rows == [
        (
            *("0168", "太原街,“东口”\n二层", "123456789012345678", 30, 0.25, datetime(2025, 1, 31)),
            *(datetime(2025, 1, 31, 8, 30), time(5, 30), True, "和平区", 123.43, 41.8),
        ),
        (
            *("210102000000000001", "=1+1", 7, None, -1.5, "1895-06-01", datetime(2024, 2, 29, 23, 59, 59)),
            *(time(0), False, "沈河区", None, 41.7),
        ),
        ("0007", "😀 站 𠮷", None, 10, None, None, None, None, None, "和平区", None, None),
    ]
    assert book["数据"]["B3"].data_type == "s"


def test_xlsx_has_the_dictionary_and_says_that_the_data_is_simulated(export):
    book = openpyxl.load_workbook(export("xlsx", header="label", lang="en").path)

    about = {row[0].value: row[1].value for row in book["About and licence"].iter_rows()}

    assert book.sheetnames == ["Data", "Dictionary", "About and licence"]
    assert [cell.value for cell in book["Data"][1]][:2] == ["Code", "Name"]
    assert [row[1].value for row in book["Dictionary"].iter_rows(min_row=2)] == NAMES
    assert about["Origin"].startswith("Simulated data:")
    assert about["Licence"].endswith("https://creativecommons.org/licenses/by/4.0/")
    assert about["Source"] == "scripts/simulate of this project"
    assert book.properties.description.startswith("Simulated data:")


def test_xlsx_says_which_rows_were_chosen(export):
    book = openpyxl.load_workbook(export("xlsx", ("district", "和平区"), ("riders__gte", "20")).path)

    about = {row[0].value: row[1].value for row in book["说明与许可"].iter_rows()}

    assert about["选取条件"] == "区县 是 和平区 · 客运量 不小于 20"
    assert book["数据"].max_row == 2


AWKWARD_CELLS = [
    *("=1+1", "+1", "-1", "@SUM(A1)", "http://example.org", "<b>&amp;", " a ", "two\nlines", "tab\t", "it's", '"'),
    *("_x0041_", "cr\r", "nul\x00", "\x1b[0m", "\ufffe", "0168", "1e5", "TRUE", "😀 𠮷", "", None),
]


def test_xlsx_keeps_every_text_as_text(ground):
    dataset = add_stops(ground)
    rows = list(enumerate(AWKWARD_CELLS))
    version = add_version(ground.files, (field("n", "integer"), field("note")), rows, version_id="v2")

    made = export_file(ground, dataset, dataset.resources[0], version, RowQuery(), "xlsx")

    cells = [row[1] for row in openpyxl.load_workbook(made.path)["数据"].iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert [unescape(cell.value) if cell.value else None for cell in cells] == [text or None for text in AWKWARD_CELLS]


NUMBERS = [0, -1, 10**15 - 1, 10**15, -(10**15) + 1, -(10**15), 2**63 - 1, -(2**63), None]


def test_xlsx_writes_numbers_that_excel_would_round_as_text(ground):
    dataset = add_stops(ground)
    version = add_version(ground.files, (field("n", "integer"),), [(n,) for n in NUMBERS], version_id="v2")

    made = export_file(ground, dataset, dataset.resources[0], version, RowQuery(), "xlsx")

    cells = [row[0].value for row in openpyxl.load_workbook(made.path)["数据"].iter_rows(min_row=2)]
    assert cells == [*NUMBERS[:3], str(NUMBERS[3]), NUMBERS[4], *map(str, NUMBERS[5:8])]


DAYS = [
    date(1899, 12, 31),
    date(1900, 1, 1),
    date(1900, 2, 28),
    date(1900, 3, 1),
    date(2024, 2, 29),
    date(9999, 12, 31),
]


def test_xlsx_has_the_days_that_excel_counts(ground):
    dataset = add_stops(ground)
    rows = [(day, datetime.combine(day, time(23, 59, 59))) for day in DAYS]
    version = add_version(ground.files, (field("d", "date"), field("t", "datetime")), rows, version_id="v2")

    made = export_file(ground, dataset, dataset.resources[0], version, RowQuery(), "xlsx")

    cells = [[cell.value for cell in row] for row in openpyxl.load_workbook(made.path)["数据"].iter_rows(min_row=2)]
    assert cells[0] == ["1899-12-31", "1899-12-31T23:59:59"]
    assert cells[1:] == [[datetime.combine(day, time()), moment] for day, moment in rows[1:]]


def test_xlsx_with_too_many_rows_names_the_formats_that_hold_them(export, monkeypatch):
    monkeypatch.setattr(xlsx_file, "MOST_ROWS", 2)

    with pytest.raises(TooManyRows) as refused:
        export("xlsx")

    assert "CSV" in refused.value.say("zh")
    assert "Parquet" in refused.value.say("en")
    assert export("xlsx", ("district", "和平区")).size_bytes > 0


def test_xlsx_with_a_cell_that_is_too_long_names_it(ground):
    dataset = add_stops(ground)
    version = add_version(ground.files, (field("note"),), [("短",), ("长" * 40_000,)], version_id="v2")

    with pytest.raises(CellTooLong, match="Row 2 of “note” has more than 32767 characters"):
        export_file(ground, dataset, dataset.resources[0], version, RowQuery(), "xlsx")


# ---- JSON -----------------------------------------------------------------------------------------------------------


def as_json(row):
    def cell(value):
        if isinstance(value, datetime):
            return value.strftime("%Y-%m-%dT%H:%M:%S")
        return str(value) if isinstance(value, date | time) else value

    return {name: cell(value) for name, value in zip(NAMES, row, strict=True)}


def test_json_is_an_array_of_objects(export):
    assert json.loads(export("json").path.read_text()) == [as_json(row) for row in STOP_ROWS]
    assert json.loads(export("json", ("district", "没有")).path.read_text()) == []


def test_ndjson_is_an_object_a_line(export):
    lines = export("ndjson").path.read_text().splitlines()

    assert [json.loads(line) for line in lines] == [as_json(row) for row in STOP_ROWS]


# ---- Parquet --------------------------------------------------------------------------------------------------------


def test_parquet_keeps_types_and_says_what_it_is(export):
    table = pq.read_table(export("parquet").path)
    facts = {name.decode(): text.decode() for name, text in table.schema.metadata.items()}

    assert [tuple(row.values()) for row in table.to_pylist()] == STOP_ROWS
    assert table.schema.field("opened").type == pa.date32()
    assert facts["origin"] == "simulated"
    assert facts["statement"].startswith("模拟数据")
    assert json.loads(facts["fields"])[3] == {
        "name": "riders",
        "type": "integer",
        "title": "客运量",
        "title_en": "Riders",
        "unit": "人次",
        "unit_en": "trips",
    }


# ---- GeoJSON --------------------------------------------------------------------------------------------------------


def test_geojson_has_null_geometry_where_there_is_no_coordinate_and_names_the_system(export):
    read = json.loads(export("geojson", ("sort", "code"), ("columns", "code,opened")).path.read_text())

    assert read["features"] == [
        {"type": "Feature", "geometry": None, "properties": {"code": "0007", "opened": None}},
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [123.43, 41.8]},
            "properties": {"code": "0168", "opened": "2025-01-31"},
        },
        {"type": "Feature", "geometry": None, "properties": {"code": "210102000000000001", "opened": "1895-06-01"}},
    ]
    assert (read["type"], read["coordinate_system"], read["simulated"]) == ("FeatureCollection", "GCJ-02", True)
    assert read["statement"].startswith("模拟数据")


def test_geojson_of_no_rows_is_an_empty_collection(export):
    assert json.loads(export("geojson", ("district", "没有")).path.read_text())["features"] == []


def test_a_table_without_coordinates_has_no_geojson(ground):
    dataset = add_stops(ground)
    version = add_version(ground.files, (field("a"),), [("1",)], version_id="v2")

    with pytest.raises(NoCoordinates):
        export_file(ground, dataset, dataset.resources[0], version, RowQuery(), "geojson")


def test_which_formats_fit_a_table(ground):
    resource = add_stops(ground).resources[0]
    without = replace(resource, fields=(field("a"),))

    assert [name for name, form in FORMATS.items() if form.fits(resource)] == [
        *("csv", "xlsx", "json", "ndjson", "parquet", "geojson")
    ]
    assert [name for name, form in FORMATS.items() if form.fits(without)] == [
        *("csv", "xlsx", "json", "ndjson", "parquet")
    ]


# ---- columns with any name, in every format -----------------------------------------------------------------------

ODD = (field('"a"b', title=Text("甲", "A")), field("x'; --", title=Text("", "")), field("经 度", "integer"))


@pytest.mark.parametrize("fmt", ["csv", "xlsx", "json", "ndjson", "parquet"])
@pytest.mark.parametrize("header", ["name", "label"])
def test_columns_with_odd_names_are_written(ground, fmt, header):
    dataset = add_stops(ground, title=Text("it's {x} 100%", "it's {x}"))
    version = add_version(ground.files, ODD, [("1", "2", 3)], version_id="v2")
    query = RowQuery(sort=(('"a"b', True),))

    made = export_file(ground, dataset, dataset.resources[0], version, query, fmt, header=header)

    read = {
        "csv": lambda p: pd.read_csv(p, dtype=str).values.tolist(),
        "xlsx": lambda p: pd.read_excel(p, dtype=str).values.tolist(),
        "json": lambda p: [list(map(str, row.values())) for row in json.loads(p.read_text())],
        "ndjson": lambda p: [list(map(str, json.loads(p.read_text()).values()))],
        "parquet": lambda p: [list(map(str, row.values())) for row in pq.read_table(p).to_pylist()],
    }
    assert read[fmt](made.path) == [["1", "2", "3"]]


# ---- what is refused ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fmt", "options", "error", "says"),
    [
        ("exe", {}, UnknownFormat, "csv · xlsx · json · ndjson · parquet · geojson"),
        ("csv", {"encoding": "latin-1"}, UnknownChoice, "utf-8 · utf-8-sig · gb18030"),
        ("csv", {"header": "x" * 5000}, UnknownChoice, "name · label"),
    ],
)
def test_what_is_not_offered_is_refused_with_what_is(export, fmt, options, error, says):
    with pytest.raises(error) as refused:
        export(fmt, **options)

    assert says in refused.value.say("en")
    assert len(refused.value.say("en")) < 300


def test_a_closed_dataset_has_no_downloads(ground):
    dataset = add_stops(ground, open_type="closed", closed_reason=Text("涉及个人信息。", "It holds personal data."))

    with pytest.raises(DatasetClosed, match="It holds personal data"):
        export_file(ground, dataset, dataset.resources[0], dataset.resources[0].version, RowQuery(), "csv")
