"""Parquet with what the columns mean and what the data is in its key-value metadata."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from catalog.exports.about import about_lines, origin_statement
from catalog.exports.job import Job
from catalog.records import Field

ROW_GROUP_ROWS = 122_880


def write_parquet(job: Job, target: Path) -> None:
    with job.engine.reading(job.files, job.version) as source:
        chosen = job.selected(source)
        schema = job.engine.schema(chosen.sql, chosen.values).with_metadata(_facts(job, chosen.fields))
        with pq.ParquetWriter(target, schema, compression="zstd") as written:

            def take(batch: pa.RecordBatch) -> None:
                written.write_batch(batch.replace_schema_metadata(schema.metadata), row_group_size=ROW_GROUP_ROWS)

            job.engine.stream(chosen.sql, chosen.values, take, batch_rows=ROW_GROUP_ROWS)


def _facts(job: Job, fields: tuple[Field, ...]) -> dict[str, str]:
    """`origin`, `statement`, `about` and the labels, in both languages."""
    statement = origin_statement(job.dataset)
    about = {lang: dict(about_lines(job, lang)) for lang in ("zh", "en")}
    return {
        "dataset": job.dataset.slug,
        "resource": job.resource.name,
        "version": job.version.id,
        "origin": job.dataset.origin,
        "statement": statement.zh,
        "statement_en": statement.en,
        "about": json.dumps(about, ensure_ascii=False),
        "fields": json.dumps([_field(field) for field in fields], ensure_ascii=False),
    }


def _field(field: Field) -> dict[str, object]:
    facts = {
        "name": field.name,
        "type": field.type,
        "title": field.title.zh,
        "title_en": field.title.en,
        "unit": field.unit.zh if field.unit else None,
        "unit_en": field.unit.en if field.unit else None,
        "categories": {one.value: [one.label.zh, one.label.en] for one in field.categories} or None,
    }
    return {name: fact for name, fact in facts.items() if fact is not None}
