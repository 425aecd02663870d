"""The rows of a worksheet: DuckDB makes their XML, which takes its place in a workbook that is otherwise finished.

Cell by cell in Python, a hundred thousand rows take seven seconds; this way, one.
"""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter.utility import xl_col_to_name, xl_range

from catalog.exports.lines import LineWriter
from catalog.quoting import literal, quoted
from catalog.records import Field
from catalog.rows.engine import Engine
from catalog.rows.sql import Selection

LONGEST_NUMBER = 10**15  # Excel keeps fifteen digits
EARLIEST_YEAR = 1900

_SHEET = "xl/worksheets/sheet1.xml"
_END_OF_ROWS = b"</sheetData>"
_COLUMN = re.compile(r'<col min="(\d+)" max="(\d+)"[^>]*? style="(\d+)"')
_COPY_BYTES = 1 << 20


def fill_first_sheet(book: Path, target: Path, engine: Engine, chosen: Selection, row_count: int) -> None:
    """Writes to `target` the workbook `book` with the chosen rows below the heading of its first sheet.

    A column whose cells need a format has it as the format of the whole column in `book`.
    """
    with ZipFile(book) as given, ZipFile(target, "w", ZIP_DEFLATED) as made:
        for entry in given.infolist():
            plain = _plain(entry)
            if entry.filename != _SHEET:
                with given.open(entry) as read, made.open(plain, "w") as written:
                    shutil.copyfileobj(read, written, _COPY_BYTES)
                continue
            sheet = _resized(given.read(entry), len(chosen.fields), row_count)
            head, end, tail = sheet.partition(_END_OF_ROWS)
            with made.open(plain, "w", force_zip64=True) as written, LineWriter(written) as lines:
                lines.text(head.decode())
                lines.rows(engine, _rows_sql(chosen, _styles(sheet)), chosen.values)
                lines.text((end + tail).decode())


def _plain(entry: ZipInfo) -> ZipInfo:
    """A new entry of the same name and day."""
    plain = ZipInfo(entry.filename, entry.date_time)
    plain.compress_type, plain.create_system, plain.external_attr = ZIP_DEFLATED, 3, 0o600 << 16
    return plain


def _resized(sheet: bytes, column_count: int, row_count: int) -> bytes:
    """The sheet with the range that it will hold; readers go by it."""
    used = f'<dimension ref="{xl_range(0, 0, row_count, column_count - 1)}"/>'
    return re.sub(rb"<dimension [^>]*/>", used.encode(), sheet, count=1)


def _styles(sheet: bytes) -> dict[int, str]:
    """{place of the column: number of its format}, as the workbook gave them out."""
    head = sheet.partition(b"<sheetData>")[0].decode()
    found = _COLUMN.findall(head)
    return {place - 1: style for first, last, style in found for place in range(int(first), int(last) + 1)}


def _rows_sql(chosen: Selection, styles: dict[int, str]) -> str:
    """One text a row: `<row r="2"><c r="A2">…</c></row>`. An empty cell is left out."""
    row = row_number_name(chosen.fields)
    cells = [
        _cell(field, f"{xl_col_to_name(place)}', {row}, '\"", styles.get(place, "0"))
        for place, field in enumerate(chosen.fields)
    ]
    return f"""
        SELECT concat('<row r="', {row}, '">', {", ".join(cells)}, '</row>')
        FROM (SELECT *, CAST(row_number() OVER () + 1 AS VARCHAR) AS {row} FROM ({chosen.sql}))
    """  # noqa: S608


def row_number_name(fields: Sequence[Field]) -> str:
    """A quoted name that no column has."""
    return quoted("row" + "_" * max(len(field.name) for field in fields))


# ---- cells -----------------------------------------------------------------------------------------------------------


def _cell(field: Field, address: str, style: str) -> str:
    """The SQL of a cell as XML, nothing for an empty one: codes as text, dates as dates, long numbers as text."""
    column = quoted(field.name)
    as_text = _text_cell(f"CAST({column} AS VARCHAR)", address)
    written = {
        **dict.fromkeys(("integer", "year"), _whole_number),
        "number": _number,
        "boolean": _boolean,
        "date": _date,
        "datetime": _moment,
        "time": _time,
    }.get(field.type)
    return written(column, address, style, as_text) if written else _text_cell(column, address)


def _value_cell(value: str, address: str, attributes: str = "") -> str:
    return f"concat('<c r=\"{address}{attributes}><v>', {value}, '</v></c>')"


def _whole_number(column: str, address: str, _style: str, as_text: str) -> str:
    is_short = f"{column} > -{LONGEST_NUMBER} AND {column} < {LONGEST_NUMBER}"
    return f"CASE WHEN {is_short} THEN {_value_cell(column, address)} ELSE {as_text} END"


def _number(column: str, address: str, _style: str, as_text: str) -> str:
    return f"CASE WHEN isfinite({column}) THEN {_value_cell(column, address)} ELSE {as_text} END"


def _boolean(column: str, address: str, _style: str, _as_text: str) -> str:
    value = _value_cell(f"CAST({column} AS INTEGER)", address, ' t="b"')
    return f"CASE WHEN {column} IS NOT NULL THEN {value} END"


def _date(column: str, address: str, style: str, as_text: str) -> str:
    return _day_cell(f"({column} - DATE '1899-12-30')", column, address, style, as_text)


def _moment(column: str, address: str, style: str, _as_text: str) -> str:
    as_text = _text_cell(f"strftime({column}, '%Y-%m-%dT%H:%M:%S')", address)
    return _day_cell(f"(epoch_us({column}) / 86400e6 + 25569)", column, address, style, as_text)


def _day_cell(days: str, column: str, address: str, style: str, as_text: str) -> str:
    """Days since the end of 1899. Excel has a 29 February 1900, so that the days before it have one number less."""
    value = _value_cell(f"{days} - CAST({column} < DATE '1900-03-01' AS INTEGER)", address, f' s="{style}"')
    return f"CASE WHEN year({column}) >= {EARLIEST_YEAR} THEN {value} ELSE {as_text} END"


def _time(column: str, address: str, style: str, _as_text: str) -> str:
    value = _value_cell(f"epoch({column}) / 86400e0", address, f' s="{style}"')
    return f"CASE WHEN {column} IS NOT NULL THEN {value} END"


def _text_cell(column: str, address: str) -> str:
    """Text, whatever it begins with: never a formula. Nothing for no text."""
    escaped = f"concat('<t xml:space=\"preserve\">', {_escaped(column)}, '</t>')"
    text = f"CASE WHEN regexp_matches({column}, {_AWKWARD}) THEN {escaped} ELSE concat('<t>', {column}, '</t>') END"
    return f"CASE WHEN {column} <> '' THEN concat('<c r=\"{address} t=\"inlineStr\"><is>', {text}, '</is></c>') END"


# What XML cannot hold is written _xHHHH_, and what looks like that is told apart (ECMA-376, 22.4.2.4).
_AWKWARD = literal(r"^\s|\s$|[&<>\x00-\x1f\x{FFFE}\x{FFFF}]|_x[0-9A-Fa-f]{4}_")
_HELD_BY_NO_XML = [*range(0x09), 0x0B, 0x0C, *range(0x0D, 0x20), 0xFFFE, 0xFFFF]


def _escaped(column: str) -> str:
    sql = f"regexp_replace({column}, '(_x[0-9A-Fa-f]{{4}}_)', '_x005F\\1', 'g')"
    for character, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        sql = f"replace({sql}, '{character}', '{written}')"
    for code in _HELD_BY_NO_XML:
        sql = f"replace({sql}, chr({code}), '_x{code:04X}_')"
    return sql
