"""Dumps in the portal's own formats, written as its downloads are: rows without `_id`, labels and statements inside."""

from collections.abc import Mapping
from pathlib import Path

from catalog.catalogue import Catalogue
from catalog.ckan.datastore.orders import Order
from catalog.ckan.datastore.question import Question, table_columns
from catalog.ckan.datastore.records import rows_sql
from catalog.ckan.datastore.refusals import refused
from catalog.ckan.datastore.tables import Table
from catalog.exports.formats import FORMATS
from catalog.exports.job import Job
from catalog.rows.conditions import IsOneOf
from catalog.rows.query import RowQuery
from catalog.rows.source import ROW_ID

MOST_ROWS_OF_A_PART = 1_000_000

OWN_FORMATS: Mapping[str, str] = {name: FORMATS[name].media_type for name in ("xlsx", "parquet", "geojson", "ndjson")}


def write_own(catalogue: Catalogue, table: Table, order: Order, target: Path) -> None:
    """Raises ValidationFailed for distinct rows, and what the format does."""
    question = order.question
    if question.is_distinct:
        raise refused("distinct", "Only with csv, tsv, json or xml")
    fields = table_columns(table.version.fields)
    query = RowQuery(
        where=question.where if order.limit is None and not order.offset else _part(catalogue, table, order),
        sort=tuple((key.column, key.is_descending) for key in question.sort if key.column in fields),
        nulls_first=tuple(key.column for key in question.sort if key.has_nulls_first),
        columns=tuple(name for name in question.columns if name in fields),
    )
    job = Job(
        engine=catalogue.engine,
        files=catalogue.files,
        city=catalogue.city,
        public_url=catalogue.settings.public_url,
        dataset=table.dataset,
        resource=table.resource,
        version=table.version,
        query=query,
        encoding="utf-8",
        header=order.header,
        lang="zh",
    )
    FORMATS[order.format].write(job, target)


def _part(catalogue: Catalogue, table: Table, order: Order) -> IsOneOf:
    """The rows of a part, by their numbers."""
    limit = min(MOST_ROWS_OF_A_PART, MOST_ROWS_OF_A_PART if order.limit is None else order.limit)
    numbers = _numbers(order.question)
    with catalogue.engine.reading(catalogue.files, table.version) as source:
        sql, values = rows_sql(source, table.version, numbers, offset=order.offset, limit=limit)
        return IsOneOf(tuple(int(str(row[0])) for row in catalogue.engine.rows(sql, values)))


def _numbers(question: Question) -> Question:
    return Question(where=question.where, sort=question.sort, columns=(ROW_ID,), ranks=question.ranks)
