"""Workbooks of the catalogue: the same content gives the same bytes, and text stays text whatever it begins with."""

from collections.abc import Iterable
from datetime import datetime
from typing import IO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from core.words import Lang, Text

LONGEST_CELL = 32_767  # characters, of Excel
_MADE_AT = datetime.fromisoformat("2000-01-01")  # the bytes must not depend on the clock


def new_book(target: IO[bytes]) -> xlsxwriter.Workbook:
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"created": _MADE_AT})
    return book


def write_text(sheet: Worksheet, row: int, column: int, text: str, form: Format | None = None) -> None:
    """Nothing but the look for an empty text; what no cell can hold is cut off."""
    if text:
        sheet.write_string(row, column, text[:LONGEST_CELL], form)
    else:
        sheet.write_blank(row, column, None, form)


def write_notes(book: xlsxwriter.Workbook, name: str, lines: Iterable[Text], lang: Lang) -> None:
    """A sheet of sentences."""
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, 100)
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line.say(lang))
