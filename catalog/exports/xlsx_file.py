"""An Excel workbook: the rows, the dictionary, and what the data is. Rows pass through in batches."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import xlsxwriter

from catalog.describe.dictionary import dictionary_rows
from catalog.errors import CellTooLong, TooManyRows
from catalog.exports import words
from catalog.exports.about import about_lines
from catalog.exports.csv_file import headings
from catalog.exports.job import Job
from catalog.exports.xlsx_rows import fill_first_sheet, row_number_name
from catalog.quoting import quoted
from catalog.records import Field
from catalog.rows.engine import Engine
from catalog.rows.reading import count_groups, count_rows
from catalog.rows.sql import Selection
from catalog.vocabularies import TEXT_TYPES

MOST_ROWS = 1_048_575  # below the header
MOST_CHARACTERS = 32_767
_PATTERNS = {"date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm:ss", "time": "hh:mm:ss"}


def write_xlsx(job: Job, target: Path) -> None:
    """Raises TooManyRows or CellTooLong, which name the formats that can hold the data."""
    row_count = _checked_row_count(job)
    book = target.with_name(f"{target.name}.book")
    with job.engine.reading(job.files, job.version) as source:
        chosen = job.selected(source)
        _check_cells(job.engine, chosen)
        try:
            _write_book(job, book, chosen.fields)
            fill_first_sheet(book, target, job.engine, chosen, row_count)
        finally:
            book.unlink(missing_ok=True)


def _checked_row_count(job: Job) -> int:
    count = count_groups if job.query.is_grouped else count_rows
    rows = count(job.engine, job.files, job.version, job.query)
    if rows > MOST_ROWS:
        raise TooManyRows(format="XLSX", limit=f"{MOST_ROWS:,}", rows=f"{rows:,}")
    return rows


def _check_cells(engine: Engine, chosen: Selection) -> None:
    texts = [field.name for field in chosen.fields if field.type in TEXT_TYPES]
    if not texts:
        return
    row = row_number_name(chosen.fields)
    first = ", ".join(f"min({row}) FILTER (length({quoted(name)}) > {MOST_CHARACTERS})" for name in texts)
    numbered = f"SELECT *, row_number() OVER () AS {row} FROM ({chosen.sql})"  # noqa: S608
    (found,) = engine.rows(f"SELECT {first} FROM ({numbered})", chosen.values)  # noqa: S608
    for name, place in zip(texts, found, strict=True):
        if place is not None:
            raise CellTooLong(format="XLSX", column=name, row=place, limit=MOST_CHARACTERS)


def _write_book(job: Job, book: Path, fields: Sequence[Field]) -> None:
    """Everything but the rows."""
    about = about_lines(job, job.lang)
    options = {"constant_memory": True, "tmpdir": str(book.parent), "strings_to_urls": False}
    with xlsxwriter.Workbook(str(book), options) as made:
        title, statement = job.dataset.title.say(job.lang), about[0][1]
        made.set_properties({"title": title, "comments": statement, "created": job.version.created_at})
        _write_heading(made, job, fields)
        _write_text(made, words.SHEET_DICTIONARY.say(job.lang), _dictionary(job, fields))
        _write_text(made, words.SHEET_ABOUT.say(job.lang), [list(line) for line in about])


def _dictionary(job: Job, fields: Sequence[Field]) -> list[list[str]]:
    return dictionary_rows(job.dataset, job.lang, resources=[replace(job.resource, fields=tuple(fields))])


def _write_heading(book: xlsxwriter.Workbook, job: Job, fields: Sequence[Field]) -> None:
    sheet = book.add_worksheet(words.SHEET_DATA.say(job.lang))
    heading = book.add_format({"bold": True})
    patterns = {name: book.add_format({"num_format": pattern}) for name, pattern in _PATTERNS.items()}
    for place, field in enumerate(fields):
        sheet.set_column(place, place, 16, patterns.get(field.type))
    for place, title in enumerate(headings(tuple(fields), job.header, job.lang)):
        sheet.write_string(0, place, title, heading)
    sheet.freeze_panes(1, 0)


def _write_text(book: xlsxwriter.Workbook, name: str, lines: Sequence[Sequence[str]]) -> None:
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, 20)
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            sheet.write_string(row, column, text[:MOST_CHARACTERS])
