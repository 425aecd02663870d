"""The whole catalogue in the template of 《政务信息资源目录编制指南（试行）》, 发改高技〔2017〕1272号, as a workbook.

What the records do not hold (a provider's code, how it is shared between offices) stays empty.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from catalog.city import City
from catalog.describe import words
from catalog.describe.distributions import distributions_of
from catalog.describe.facts import description_of, publisher_of, update_cycle_of
from catalog.describe.workbook import new_book, write_notes, write_text
from catalog.records import Dataset
from catalog.vocabularies import FIELD_TYPES, OPEN_TYPES, ORIGINS
from core.words import Lang, Text

_FIRST_ROW = 2  # below two rows of headings


@dataclass(frozen=True, slots=True)
class Column:
    """`above` spans the columns that have it in common; `is_of_item` changes from line to line of a dataset."""

    title: Text
    above: Text | None = None
    width: int = 14
    is_of_item: bool = False


COLUMNS: Mapping[str, Column] = {
    "class_1": Column(words.TEMPLATE_CLASS_1, words.TEMPLATE_CLASS),
    "class_2": Column(words.TEMPLATE_CLASS_2, words.TEMPLATE_CLASS),
    "class_3": Column(words.TEMPLATE_CLASS_3, words.TEMPLATE_CLASS),
    "class_4": Column(words.TEMPLATE_CLASS_4, words.TEMPLATE_CLASS, 8),
    "name": Column(words.TEMPLATE_NAME, width=28),
    "code": Column(words.TEMPLATE_CODE, width=18),
    "office": Column(words.TEMPLATE_OFFICE, width=18),
    "office_code": Column(words.TEMPLATE_OFFICE_CODE),
    "summary": Column(words.TEMPLATE_SUMMARY, width=60),
    "format": Column(words.TEMPLATE_FORMAT, width=20),
    "item": Column(words.TEMPLATE_ITEM, words.TEMPLATE_ITEMS, 22, is_of_item=True),
    "type": Column(words.TEMPLATE_TYPE, words.TEMPLATE_ITEMS, 10, is_of_item=True),
    "shared_type": Column(words.TEMPLATE_SHARED_TYPE, words.TEMPLATE_SHARED, 10),
    "shared_condition": Column(words.TEMPLATE_SHARED_CONDITION, words.TEMPLATE_SHARED, 10),
    "shared_way": Column(words.TEMPLATE_SHARED_WAY, words.TEMPLATE_SHARED, 10),
    "is_open": Column(words.TEMPLATE_IS_OPEN, words.TEMPLATE_OPEN),
    "condition": Column(words.TEMPLATE_CONDITION, words.TEMPLATE_OPEN, 24),
    "cycle": Column(words.TEMPLATE_CYCLE, width=10),
    "issued": Column(words.TEMPLATE_ISSUED, width=12),
    "related": Column(words.TEMPLATE_RELATED, width=20),
    "origin": Column(words.TEMPLATE_ORIGIN, width=10),
}


def as_template(datasets: Sequence[Dataset], city: City, *, public_url: str, lang: Lang) -> bytes:
    """A workbook: the template with a line a data item, and notes on how it is filled."""
    codes = {dataset.slug: dataset.resource_code for dataset in datasets}
    target = io.BytesIO()
    with new_book(target) as book:
        sheet = book.add_worksheet(words.TEMPLATE_SHEET.say(lang))
        _write_headings(book, sheet, lang)
        cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        row = _FIRST_ROW
        for dataset in datasets:
            facts = _facts(dataset, city, codes, public_url, lang)
            row = _write_dataset(sheet, row, facts, list(_items(dataset, lang)), cell)
        write_notes(book, words.TEMPLATE_NOTES.say(lang), words.TEMPLATE_ABOUT, lang)
    return target.getvalue()


def _facts(dataset: Dataset, city: City, codes: Mapping[str, str], public_url: str, lang: Lang) -> dict[str, str]:
    """{column: text} for what is said once for a dataset; a column without a text stays empty."""
    title = dataset.title.say(lang)
    reason = dataset.closed_reason or dataset.open_condition
    cycle = update_cycle_of(dataset)
    formats = dict.fromkeys(one.format for one in distributions_of(dataset, public_url) if one.format)
    return {
        "class_1": city.library(dataset.library).label.say(lang) if dataset.library else "",
        "class_2": city.sublibrary(dataset.sublibrary).label.say(lang) if dataset.sublibrary else "",
        "class_3": city.theme(dataset.theme).label.say(lang) if dataset.theme else "",
        "name": words.SIMULATED_TITLE.say(lang, title=title) if dataset.is_simulated else title,
        "code": dataset.resource_code,
        "office": publisher_of(dataset, city).say(lang),
        "summary": description_of(dataset, lang),
        "format": " · ".join(formats),
        "is_open": (words.NO if dataset.is_closed else words.YES).say(lang),
        "condition": reason.say(lang) if reason else OPEN_TYPES[dataset.open_type].say(lang),
        "cycle": cycle.label.say(lang) if cycle else "",
        "issued": dataset.issued_on.isoformat(),
        "related": " · ".join(code for slug in dataset.related if (code := codes.get(slug))),
        "origin": ORIGINS[dataset.origin].say(lang),
    }


def _items(dataset: Dataset, lang: Lang) -> Iterator[dict[str, str]]:
    """A line a column of every table; one empty line for a dataset without any."""
    fields = [field for resource in dataset.resources for field in resource.fields]
    for field in fields:
        yield {"item": field.title.say(lang) or field.name, "type": FIELD_TYPES[field.type].label.say(lang)}
    if not fields:
        yield {}


# ---- the sheet -----------------------------------------------------------------------------------------------------


def _write_headings(book: xlsxwriter.Workbook, sheet: Worksheet, lang: Lang) -> None:
    form = book.add_format(
        {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1, "bg_color": "#E8EEF7"}
    )
    columns = list(COLUMNS.values())
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        if column.above is None:
            sheet.merge_range(0, place, 1, place, column.title.say(lang), form)
            continue
        sheet.write_string(1, place, column.title.say(lang), form)
        if place == 0 or columns[place - 1].above is not column.above:
            last = max(other for other, one in enumerate(columns) if one.above is column.above)
            sheet.merge_range(0, place, 0, last, column.above.say(lang), form)
    sheet.freeze_panes(_FIRST_ROW, 5)


def _write_dataset(
    sheet: Worksheet,
    row: int,
    facts: Mapping[str, str],
    items: Sequence[Mapping[str, str]],
    cell: Format,
) -> int:
    """The lines of a dataset from `row` on; what is said once stands in a cell over all of them. The row after it."""
    last = row + len(items) - 1
    for place, (name, column) in enumerate(COLUMNS.items()):
        text = facts.get(name, "")
        if column.is_of_item:
            for line, item in enumerate(items):
                write_text(sheet, row + line, place, item.get(name, ""), cell)
            continue
        if last > row:
            sheet.merge_range(row, place, last, place, "", cell)
        write_text(sheet, row, place, text, cell)
    return last + 1
