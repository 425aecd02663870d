"""The whole catalogue as one table, a row a dataset: for CSV, XLSX, JSON and Parquet."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import pyarrow as pa
import pyarrow.parquet as pq
from xlsxwriter.worksheet import Worksheet

from catalog.city import City
from catalog.describe import words
from catalog.describe.citation import dataset_url
from catalog.describe.distributions import distributions_of
from catalog.describe.facts import contact_of, description_in_both, publisher_of, update_cycle_of
from catalog.describe.workbook import new_book, write_notes, write_text
from catalog.records import Dataset
from catalog.vocabularies import OPEN_TYPES
from core.words import LANGS, Lang

Value = str | int | None
Row = dict[str, Value]
_SEPARATOR = "; "
_NUMBERS = ("tables", "rows")


def rows_of(datasets: Sequence[Dataset], city: City, *, public_url: str) -> list[Row]:
    """A row a dataset with the columns of `words.COLUMNS`; None for what is not known."""
    return [_row(dataset, city, public_url) for dataset in datasets]


def _row(dataset: Dataset, city: City, public_url: str) -> Row:
    publisher, contact, said = publisher_of(dataset, city), contact_of(dataset, city), description_in_both(dataset)
    licence, reason = city.licence(dataset.license_id), dataset.closed_reason or dataset.open_condition
    cycle = update_cycle_of(dataset)
    ways = distributions_of(dataset, public_url)
    row: dict[str, Value] = {
        "id": dataset.id,
        "name": dataset.slug,
        "title": dataset.title.zh,
        "title_en": dataset.title.en,
        "origin": dataset.origin,
        "origin_note": words.ORIGIN_NOTES[dataset.origin].zh,
        "description": said.zh,
        "description_en": said.en,
        "publisher": publisher.zh,
        "publisher_en": publisher.en,
        "contact_name": contact.name.zh,
        "contact_email": contact.email,
        "theme": _SEPARATOR.join(city.theme(one).name for one in dataset.themes),
        "library": city.library(dataset.library).name if dataset.library else None,
        "sublibrary": city.sublibrary(dataset.sublibrary).name if dataset.sublibrary else None,
        "keywords": _SEPARATOR.join(dataset.keywords),
        "keywords_en": _SEPARATOR.join(dataset.keywords_en),
        "resource_code": dataset.resource_code,
        "open_type": OPEN_TYPES[dataset.open_type].zh,
        "reason": reason.zh if reason else None,
        "license_id": dataset.license_id,
        "license_url": licence.url,
        "update_cycle": cycle.label.zh if cycle else None,
        "issued": dataset.issued_on.isoformat(),
        "modified": dataset.modified_on.isoformat(),
        "metadata_modified": f"{dataset.metadata_modified_at.isoformat(timespec='seconds')}Z",
        "temporal_start": dataset.temporal_start,
        "temporal_end": dataset.temporal_end,
        "spatial_code": dataset.spatial_code,
        "tables": sum(1 for resource in dataset.resources if resource.version),
        "rows": dataset.row_count,
        "formats": _SEPARATOR.join(dict.fromkeys(one.format for one in ways if one.format)),
        "csv": _SEPARATOR.join(one.url for one in ways if one.is_csv),
        "url": dataset_url(dataset, public_url),
    }
    return {name: None if row[name] == "" else row[name] for name in words.COLUMNS}


# ---- files ---------------------------------------------------------------------------------------------------------


def as_csv(rows: Sequence[Row], lang: Lang) -> bytes:
    """UTF-8 with a mark, so that Excel reads it too; the header has the names that programs use."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(words.COLUMNS), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def as_json(rows: Sequence[Row], lang: Lang) -> bytes:
    return json.dumps(list(rows), ensure_ascii=False, indent=1).encode()


def as_parquet(rows: Sequence[Row], lang: Lang) -> bytes:
    """What the columns mean is in the metadata of the file, in both languages."""
    fields = [(name, pa.int64() if name in _NUMBERS else pa.string()) for name in words.COLUMNS]
    labels = {name: {one: text.say(one) for one in LANGS} for name, text in words.COLUMNS.items()}
    schema = pa.schema(fields, metadata={"labels": json.dumps(labels, ensure_ascii=False)})
    target = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), target, compression="zstd")
    return target.getvalue()


def as_xlsx(rows: Sequence[Row], lang: Lang) -> bytes:
    target = io.BytesIO()
    with new_book(target) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet(words.SHEET_CATALOGUE.say(lang))
        for place, title in enumerate(words.COLUMNS.values()):
            sheet.write_string(0, place, title.say(lang), bold)
        for line, row in enumerate(rows, start=1):
            for place, value in enumerate(row.values()):
                _write(sheet, line, place, value)
        sheet.set_column(0, len(words.COLUMNS) - 1, 18)
        sheet.freeze_panes(1, 3)
        write_notes(book, words.SHEET_ABOUT.say(lang), words.ORIGIN_NOTES.values(), lang)
    return target.getvalue()


def _write(sheet: Worksheet, line: int, place: int, value: Value) -> None:
    """Text stays text, whatever sign it begins with."""
    if isinstance(value, int):
        sheet.write_number(line, place, value)
    elif value is not None:
        write_text(sheet, line, place, value)


Writer = Callable[[Sequence[Row], Lang], bytes]
WRITERS: Mapping[str, tuple[str, Writer]] = MappingProxyType(
    {
        "csv": ("text/csv; charset=utf-8", as_csv),
        "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
        "json": ("application/json", as_json),
        "parquet": ("application/vnd.apache.parquet", as_parquet),
    }
)
