"""An Excel workbook: the rows, the dictionary, and what the data is. Rows pass through in batches."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from catalog.describe.dictionary import dictionary_rows
from catalog.errors import CellTooLong, TooManyRows
from catalog.exports import words
from catalog.exports.about import about_lines
from catalog.exports.csv_file import headings
from catalog.exports.job import Job
from catalog.records import Field
from catalog.rows.reading import count_groups, count_rows

MOST_ROWS = 1_048_575  # below the header
MOST_CHARACTERS = 32_767
LONGEST_NUMBER = 10**15  # Excel keeps fifteen digits
EARLIEST_YEAR = 1900

Put = Callable[[int, int, Any], object]


def write_xlsx(job: Job, target: Path) -> None:
    """Raises TooManyRows or CellTooLong, which name the formats that can hold the data."""
    check_rows(job)
    options = {
        "constant_memory": True,
        "tmpdir": str(target.parent),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "nan_inf_to_errors": True,
    }
    with xlsxwriter.Workbook(str(target), options) as book:
        about = about_lines(job, job.lang)
        statement = about[0][1]
        properties = {
            "title": job.dataset.title.say(job.lang),
            "comments": statement,
            "created": job.version.created_at,
        }
        book.set_properties(properties)
        fields = _write_rows(job, book)
        _write_text(book, words.SHEET_DICTIONARY.say(job.lang), _dictionary(job, fields))
        _write_text(book, words.SHEET_ABOUT.say(job.lang), [list(line) for line in about])


def check_rows(job: Job) -> None:
    count = count_groups if job.query.is_grouped else count_rows
    rows = count(job.engine, job.files, job.version, job.query)
    if rows > MOST_ROWS:
        raise TooManyRows(format="XLSX", limit=f"{MOST_ROWS:,}", rows=f"{rows:,}")


def _dictionary(job: Job, fields: Sequence[Field]) -> list[list[str]]:
    return dictionary_rows(job.dataset, job.lang, resources=[replace(job.resource, fields=tuple(fields))])


def _write_rows(job: Job, book: xlsxwriter.Workbook) -> tuple[Field, ...]:
    sheet = book.add_worksheet(words.SHEET_DATA.say(job.lang))
    with job.engine.reading(job.files, job.version) as source:
        chosen = job.selected(source)
        heading = book.add_format({"bold": True})
        for place, title in enumerate(headings(chosen.fields, job.header, job.lang)):
            sheet.write_string(0, place, title, heading)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(chosen.fields) - 1, 16)
        sink = _Sink(sheet, chosen.fields, _formats(book))
        job.engine.stream(chosen.sql, chosen.values, sink.take)
        return chosen.fields


def _formats(book: xlsxwriter.Workbook) -> dict[str, Format]:
    patterns = {"date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm:ss", "time": "hh:mm:ss"}
    return {name: book.add_format({"num_format": pattern}) for name, pattern in patterns.items()}


class _Sink:
    """Writes batches below each other."""

    def __init__(self, sheet: Worksheet, fields: Sequence[Field], formats: dict[str, Format]) -> None:
        self._row = 1
        self._fields = fields
        self._puts = [_put(sheet, field, formats) for field in fields]

    def take(self, batch: pa.RecordBatch) -> None:
        columns = [column.to_pylist() for column in batch.columns]
        for cells in zip(*columns, strict=True):
            for place, cell in enumerate(cells):
                if cell is not None:
                    self._write(place, cell)
            self._row += 1

    def _write(self, place: int, cell: object) -> None:
        if isinstance(cell, str) and len(cell) > MOST_CHARACTERS:
            column = self._fields[place].name
            raise CellTooLong(format="XLSX", column=column, row=self._row, limit=MOST_CHARACTERS)
        self._puts[place](self._row, place, cell)


def _put(sheet: Worksheet, field: Field, formats: dict[str, Format]) -> Put:
    """How a cell of this column is written: codes as text, dates as dates, numbers Excel would round as text."""

    def number(row: int, column: int, cell: Any) -> object:
        is_long = isinstance(cell, int | Decimal) and not -LONGEST_NUMBER < cell < LONGEST_NUMBER
        return sheet.write_string(row, column, str(cell)) if is_long else sheet.write_number(row, column, cell)

    def moment(row: int, column: int, cell: Any) -> object:
        if isinstance(cell, date) and cell.year < EARLIEST_YEAR:
            return sheet.write_string(row, column, cell.isoformat())
        return sheet.write_datetime(row, column, cell, formats[field.type])

    puts: dict[str, Put] = {
        **dict.fromkeys(("integer", "number", "year"), number),
        **dict.fromkeys(("date", "datetime", "time"), moment),
        "boolean": sheet.write_boolean,
    }
    text: Put = sheet.write_string
    return puts.get(field.type, text)


def _write_text(book: xlsxwriter.Workbook, name: str, lines: Sequence[Sequence[str]]) -> None:
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, 20)
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            sheet.write_string(row, column, text[:MOST_CHARACTERS])
