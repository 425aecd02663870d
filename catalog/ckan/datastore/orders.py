"""What is asked of a dump: which rows, in which format, for which program."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from catalog.ckan.arguments import flag, natural_number
from catalog.ckan.datastore.question import Question, parse_question, table_columns
from catalog.ckan.datastore.refusals import refused
from catalog.exports.csv_file import ENCODINGS, HEADERS
from catalog.records import Field
from catalog.rows.source import ROW_ID


@dataclass(frozen=True, slots=True)
class Order:
    """Which rows, and how they are to be written."""

    format: str
    question: Question
    offset: int
    limit: int | None
    has_bom: bool
    encoding: str
    header: str


def parse_order(params: Mapping[str, Any], fields: tuple[Field, ...], formats: Sequence[str]) -> Order:
    """Raises ValidationFailed."""
    wanted = str(params.get("format") or "csv").lower()
    for name, value, values in (
        ("format", wanted, formats),
        ("encoding", params.get("encoding") or "utf-8", ENCODINGS),
        ("headers", params.get("headers") or "name", HEADERS),
    ):
        if value not in values:
            raise refused(name, f"Value must be one of {list(values)}")
    if wanted not in ("csv", "tsv") and params.get("encoding") not in (None, "", "utf-8"):
        raise refused("encoding", "Only with csv or tsv")
    question = parse_question(params, fields)
    columns = tuple(question.columns) if params.get("fields") else (ROW_ID, *table_columns(fields))
    sort = question.sort if params.get("sort") else ()
    return Order(
        format=wanted,
        question=replace(question, columns=columns, sort=sort),
        offset=natural_number(params, "offset", 0) or 0,
        limit=natural_number(params, "limit", None),
        has_bom=flag(params, "bom"),
        encoding=str(params.get("encoding") or "utf-8"),
        header=str(params.get("headers") or "name"),
    )
