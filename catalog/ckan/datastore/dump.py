"""A table, or the rows asked for, as a file: CKAN's formats and ours, made once for a moment and a question."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from catalog.catalogue import Catalogue
from catalog.ckan.datastore.orders import Order, parse_order
from catalog.ckan.datastore.own_formats import OWN_FORMATS, write_own
from catalog.ckan.datastore.question import table_columns
from catalog.ckan.datastore.records import rows_sql
from catalog.ckan.datastore.search import fields_of, labelled
from catalog.ckan.datastore.shapes import RowText, Shown, csv_line, json_list, shown_columns, tsv_line, xml_row
from catalog.ckan.datastore.tables import Table
from catalog.derived import Kept
from catalog.exports.csv_file import heading_cell
from catalog.exports.lines import LineWriter
from catalog.live.reading import reading_now
from catalog.records import Field

WRITER = 1  # a change of how files are written makes all of them anew


@dataclass(frozen=True, slots=True)
class Layout:
    """A format of CKAN's: what stands before and after the rows; of the first so many bytes are left out."""

    media_type: str
    row: RowText
    beginning: Callable[[Order, tuple[Field, ...]], str]
    end: str = ""
    first_row_skips: int = 0


def _heading(separator: str) -> Callable[[Order, tuple[Field, ...]], str]:
    def beginning(order: Order, fields: tuple[Field, ...]) -> str:
        labels = {f.name: f.title.zh for f in fields if f.title.zh} if order.header == "label" else {}
        names = [labels.get(name, name) for name in order.question.columns]
        cells = map(heading_cell, names) if separator == "," else (name.replace("\t", " ") for name in names)
        return separator.join(cells) + "\r\n"

    return beginning


def _json_beginning(order: Order, fields: tuple[Field, ...]) -> str:
    listed = json.dumps(fields_of(order.question, fields), ensure_ascii=False, separators=(",", ":"))
    return f'{{\n  "fields": {listed},\n  "records": ['


def _xml_beginning(_order: Order, _fields: tuple[Field, ...]) -> str:
    return '<data xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'


def _json_rows(columns: Sequence[Shown]) -> str:
    """Each after a comma and a new line; the first does without the comma."""
    return f"concat(',', chr(10), '    ', {json_list(columns)}[2:])"


LAYOUTS: Mapping[str, Layout] = {
    "csv": Layout("text/csv; charset={charset}", csv_line, _heading(",")),
    "tsv": Layout("text/tab-separated-values; charset={charset}", tsv_line, _heading("\t")),
    "json": Layout("application/json; charset={charset}", _json_rows, _json_beginning, "\n]}\n", first_row_skips=1),
    "xml": Layout("text/xml; charset={charset}", xml_row, _xml_beginning, "</data>\n"),
}
FORMATS = (*LAYOUTS, *OWN_FORMATS)


@dataclass(frozen=True, slots=True)
class Dump:
    file: Kept
    extension: str
    media_type: str


def dump(catalogue: Catalogue, table: Table, params: Mapping[str, Any]) -> Dump:
    """Raises ValidationFailed, QueryTooSlow, QueryTooBig, and what the format does."""
    with reading_now(catalogue, table.resource, table.version) as version:
        moment = replace(table, version=version)
        order = parse_order(params, labelled(moment), FORMATS)
        write = _write if order.format in LAYOUTS else write_own
        name = f"{version.id}/{_request_id(moment, order)}.{order.format}"
        kept = catalogue.derived.get(name, lambda target: write(catalogue, moment, order, target))
    media_type = LAYOUTS[order.format].media_type if order.format in LAYOUTS else OWN_FORMATS[order.format]
    charset = order.encoding.removesuffix("-sig")
    return Dump(kept, order.format, media_type.format(charset=charset))


def _request_id(table: Table, order: Order) -> str:
    parts = (WRITER, order, table.resource.id, table.dataset.metadata_modified_at, table.version.number)
    return hashlib.sha256(repr(parts).encode(errors="replace")).hexdigest()[:24]


def _write(catalogue: Catalogue, table: Table, order: Order, target: Path) -> None:
    layout, version, fields = LAYOUTS[order.format], table.version, labelled(table)
    columns = shown_columns(order.question.columns, table_columns(fields))
    with (
        catalogue.engine.reading(catalogue.files, version) as source,
        LineWriter(target, order.encoding) as written,
    ):
        sql, values = rows_sql(source, version, order.question, offset=order.offset, limit=order.limit)
        if order.has_bom and order.encoding == "utf-8":
            written.text("\ufeff")
        written.text(layout.beginning(order, fields))
        written.rows(
            catalogue.engine,
            f"SELECT {layout.row(columns)} FROM ({sql})",  # noqa: S608 — names are quoted
            values,
            skip_bytes=layout.first_row_skips,
        )
        written.text(layout.end)
