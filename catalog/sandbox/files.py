"""An answer as a file: CSV, JSON or XLSX, marked when a table behind it is simulated."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from catalog.errors import UnknownFormat
from catalog.exports.filenames import safe_stem
from catalog.exports.words import NAME_SIMULATED, SHEET_DATA
from catalog.sandbox import words
from catalog.sandbox.answer import SqlAnswer
from core.words import Lang

LONGEST_NUMBER = 10**15  # Excel keeps fifteen digits
MOST_CHARACTERS = 32_767  # of a cell
_WIDTH = 16


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """`plain_name` is for programs that read ASCII only."""

    content: bytes
    filename: str
    plain_name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class _Form:
    media_type: str
    write: Callable[[SqlAnswer, Lang], bytes]


def file_of(answer: SqlAnswer, fmt: str, *, lang: Lang) -> AnswerFile:
    """Raises UnknownFormat."""
    form = FORMS.get(fmt)
    if form is None:
        raise UnknownFormat(format=fmt[:40], formats=" · ".join(FORMS))
    mark = NAME_SIMULATED.say(lang) if answer.is_simulated else ""
    name = f"{safe_stem(words.FILE_NAME.say(lang))}{mark}.{fmt}"
    return AnswerFile(form.write(answer, lang), name, f"query.{fmt}", form.media_type)


def about_lines(answer: SqlAnswer, lang: Lang) -> list[tuple[str, str]]:
    """(what, text): the statement, the tables with what they are, and whether rows were left out."""
    tables = [
        words.TABLE_LINE.say(
            lang,
            title=table.dataset.title,
            number=table.version.number,
            origin=words.SIMULATED if table.dataset.is_simulated else words.NOT_SIMULATED,
        )
        for table in answer.tables
    ]
    left_out = [(words.LEFT_OUT.say(lang), words.LEFT_OUT_SAID.say(lang, rows=answer.rows.num_rows))]
    return [
        (words.STATEMENT.say(lang), answer.sql),
        *((words.TABLE.say(lang), line) for line in tables),
        *(left_out if answer.is_truncated else []),
    ]


def _csv(answer: SqlAnswer, _lang: Lang) -> bytes:
    """UTF-8 with a BOM, so that spreadsheet programs read Chinese."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(answer.names)
    writer.writerows([_text(value) for value in row] for row in answer.values())
    return buffer.getvalue().encode("utf-8-sig")


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)


def _json(answer: SqlAnswer, _lang: Lang) -> bytes:
    """An array, one object a line."""
    rows = (json.dumps(row, ensure_ascii=False, allow_nan=False) for row in answer.records())
    return ("[\n" + ",\n".join(rows) + "\n]\n").encode()


def _xlsx(answer: SqlAnswer, lang: Lang) -> bytes:
    """The rows, and a sheet that says where they come from. Texts stay texts: none becomes a formula or a date."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_urls": False}) as book:
        data = book.add_worksheet(SHEET_DATA.say(lang))
        data.set_column(0, max(len(answer.names) - 1, 0), _WIDTH)
        data.freeze_panes(1, 0)
        bold = book.add_format({"bold": True})
        for place, name in enumerate(answer.names):
            data.write_string(0, place, name[:MOST_CHARACTERS], bold)
        for row, values in enumerate(answer.values(), start=1):
            _write_row(data, row, values)
        about = book.add_worksheet(words.SHEET_ABOUT.say(lang))
        about.set_column(0, 1, _WIDTH)
        for row, line in enumerate(about_lines(answer, lang)):
            for place, text in enumerate(line):
                about.write_string(row, place, text[:MOST_CHARACTERS])
    return buffer.getvalue()


def _write_row(sheet: Any, row: int, values: Sequence[Any]) -> None:
    for place, value in enumerate(values):
        if value is None:
            continue
        if isinstance(value, bool):
            sheet.write_boolean(row, place, value)
        elif isinstance(value, int | float) and abs(value) < LONGEST_NUMBER:
            sheet.write_number(row, place, value)
        else:
            sheet.write_string(row, place, _text(value)[:MOST_CHARACTERS])


FORMS: Mapping[str, _Form] = {
    "csv": _Form("text/csv; charset=utf-8", _csv),
    "xlsx": _Form("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
    "json": _Form("application/json", _json),
}
