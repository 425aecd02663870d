"""Parquet with what the columns mean and what the data is in its key-value metadata."""

import json
from pathlib import Path

from catalog.exports.about import about_lines, origin_statement
from catalog.exports.job import Job
from catalog.quoting import literal
from catalog.records import Field

ROW_GROUP_ROWS = 122_880


def write_parquet(job: Job, target: Path) -> None:
    with job.engine.reading(job.files, job.version) as source:
        chosen = job.selected(source)
        facts = ", ".join(f"{name}: {literal(text)}" for name, text in _facts(job, chosen.fields).items())
        form = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP_ROWS}, KV_METADATA {{{facts}}}"
        job.engine.write(f"COPY ({chosen.sql}) TO {literal(str(target))} ({form})", chosen.values)


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
