"""Uploads that are clean tables: CSV as it is, XLSX and JSON written out as CSV. Whatever is not clean is no table.

A clean table has one header of distinct names, as many cells in every row, UTF-8, and in a workbook one sheet.
"""

import csv
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain, islice
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

MB = 1 << 20
MOST_COLUMNS = 1_000
LONGEST_NAME = 200  # characters of a column's name
LARGEST_JSON, LARGEST_WORKBOOK, LARGEST_UNPACKED = 64 * MB, 64 * MB, 1024 * MB
RESERVED = ("_id",)  # the number of a row, which every table here has
_HEADER_BYTES = MB


@dataclass(frozen=True, slots=True)
class CleanTable:
    """A CSV in UTF-8 and the names of its columns; `texts` are the columns that the source calls text."""

    path: Path
    names: tuple[str, ...]
    texts: frozenset[str] = frozenset()


class NotClean(Exception):
    """No table that could be taken as it is."""


def find_table(path: Path, name: str, folder: Path) -> CleanTable | None:
    """The table in an upload called `name`, or None. What has to be written goes into `folder`."""
    read = _READERS.get(Path(name).suffix.lower())
    if read is None:
        return None
    try:
        return read(path, folder)
    except NotClean:
        return None


def _csv(path: Path, folder: Path) -> CleanTable:
    """Only the header is read here; importing reads every row and refuses what does not fit."""
    with path.open("rb") as file:
        start = file.read(_HEADER_BYTES)
    if b"\0" in start:
        raise NotClean
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            header = next(csv.reader(islice(lines, 100), strict=True), [])
    except (UnicodeDecodeError, csv.Error):
        raise NotClean from None
    return CleanTable(path, _checked(header))


def _checked(header: Sequence[Any]) -> tuple[str, ...]:
    names = tuple(name.strip() if isinstance(name, str) else "" for name in header)
    folded = {name.lower() for name in names}
    if not names or len(names) > MOST_COLUMNS or len(folded) != len(names) or folded & set(RESERVED):
        raise NotClean
    if any(not name or len(name) > LONGEST_NAME or not name.isprintable() for name in names):
        raise NotClean
    if tuple(header) != names:  # a name with spaces round it would no longer be the one in the file
        raise NotClean
    return names


# ---- workbooks ----------------------------------------------------------------------------------------------------


def _workbook(path: Path, folder: Path) -> CleanTable:
    _check_size(path)
    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = [sheet for name in book.sheet_names if (sheet := book.get_sheet_by_name(name)).height]
        rows = [sheet.iter_rows() for sheet in sheets]
    except (CalamineError, OSError, ValueError):
        raise NotClean from None
    if len(rows) != 1:
        raise NotClean
    cells = iter(rows[0])
    names = _checked(next(cells, []))
    texts: set[str] = set()
    target = folder / "sheet.csv"
    _write(target, names, (_sheet_row(row, names, texts) for row in cells))
    return CleanTable(target, names, frozenset(texts))


def _check_size(path: Path) -> None:
    """A workbook is a ZIP, which may unpack to far more than was sent."""
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        raise NotClean from None
    if path.stat().st_size > LARGEST_WORKBOOK or unpacked > LARGEST_UNPACKED:
        raise NotClean


def _sheet_row(row: Sequence[Any], names: Sequence[str], texts: set[str]) -> list[str]:
    if len(row) != len(names):
        raise NotClean
    for name, value in zip(names, row, strict=True):
        if isinstance(value, str) and value:
            texts.add(name)
    return [_cell(value) for value in row]


def _cell(value: Any) -> str:
    """A value as the CSV has it. A number keeps 15 digits, as many as a workbook has."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, int | timedelta) else ""


# ---- JSON ---------------------------------------------------------------------------------------------------------


def _json(path: Path, folder: Path) -> CleanTable:
    """A list of flat objects."""
    if path.stat().st_size > LARGEST_JSON:
        raise NotClean
    try:
        records = json.loads(path.read_text("utf-8-sig"))
    except (ValueError, RecursionError):
        raise NotClean from None
    if not isinstance(records, list) or not records or not all(isinstance(one, dict) for one in records):
        raise NotClean
    names = _checked(list(dict.fromkeys(chain.from_iterable(records))))
    texts = frozenset(name for name in names if any(isinstance(one.get(name), str) for one in records))
    target = folder / "records.csv"
    _write(target, names, (_json_row(one, names) for one in records))
    return CleanTable(target, names, texts)


def _json_row(record: Mapping[str, Any], names: Iterable[str]) -> list[str]:
    values = [record.get(name) for name in names]
    if any(isinstance(value, dict | list) for value in values):
        raise NotClean
    return [_json_cell(value) for value in values]


def _json_cell(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else json.dumps(value)


def _write(target: Path, names: Sequence[str], rows: Iterator[list[str]]) -> None:
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        for row in rows:
            # one empty cell alone would be an empty line, which no reader takes for a row
            writer.writerow(row) if len(row) > 1 or row[0] else file.write('""\n')


_READERS: Mapping[str, Callable[[Path, Path], CleanTable]] = {".csv": _csv, ".xlsx": _workbook, ".json": _json}
