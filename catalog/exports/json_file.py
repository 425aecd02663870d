"""JSON, line by line or as one array, and GeoJSON: the objects are made by DuckDB."""

import json
from pathlib import Path
from typing import Any

from catalog.errors import NoCoordinates
from catalog.exports import words
from catalog.exports.about import about_lines, origin_statement, version_line
from catalog.exports.job import Job
from catalog.exports.lines import LineWriter
from catalog.quoting import quoted
from catalog.records import Field
from catalog.roles import roles_of
from catalog.rows.source import Source
from catalog.rows.sql import Selection, column_list, condition, order_clause
from catalog.rows.texts import packed
from core.words import LANGS


def write_json(job: Job, target: Path) -> None:
    """An array, one object a line."""
    with job.engine.reading(job.files, job.version) as source, LineWriter(target) as written:
        chosen = _objects(job.selected(source))
        written.text("[")
        _write_items(job, written, chosen)
        written.text("\n]\n")


def write_ndjson(job: Job, target: Path) -> None:
    with job.engine.reading(job.files, job.version) as source, LineWriter(target) as written:
        chosen = _objects(job.selected(source))
        sql = f"SELECT concat(to_json(item), chr(10)) FROM ({chosen.sql})"  # noqa: S608
        written.rows(job.engine, sql, chosen.values)


def _objects(chosen: Selection) -> Selection:
    """The same rows as one column `item`."""
    sql = f"SELECT {packed(chosen.fields)} AS item FROM ({chosen.sql})"  # noqa: S608
    return Selection(sql, chosen.values, chosen.fields)


def _write_items(job: Job, written: LineWriter, items: Selection) -> None:
    """The items of an array: a comma and a new line before each but the first."""
    sql = f"SELECT concat(',' || chr(10), to_json(item)) FROM ({items.sql})"  # noqa: S608
    written.rows(job.engine, sql, items.values, skip_bytes=1)


# ---- points ------------------------------------------------------------------------------------------------------


def coordinates_of(fields: tuple[Field, ...]) -> tuple[str, str] | None:
    """The columns of longitude and latitude, where a table has both."""
    found = roles_of(fields).coordinates
    return (found[0].name, found[1].name) if found else None


def write_geojson(job: Job, target: Path) -> None:
    """A FeatureCollection of points; geometry is null where a row has no coordinate. Raises NoCoordinates.

    The coordinates are those of the table, in the system that is stated: nothing is converted.
    """
    head = json.dumps(_members(job), ensure_ascii=False).removesuffix("}")
    with job.engine.reading(job.files, job.version) as source, LineWriter(target) as written:
        features = _features(job, source)
        written.text(f'{head}, "features": [')
        _write_items(job, written, features)
        written.text("\n]}\n")


_FEATURE = """
    SELECT struct_pack(
               "type" := 'Feature',
               "geometry" := CASE WHEN {x} IS NOT NULL AND {y} IS NOT NULL THEN
                   {{'type': 'Point', 'coordinates': [CAST({x} AS DOUBLE), CAST({y} AS DOUBLE)]}} END,
               "properties" := {properties}) AS item
    FROM (SELECT {columns} FROM {rows} WHERE {where} {order})
"""


def _features(job: Job, source: Source) -> Selection:
    """Rows as features; a question for groups is answered with the rows of the groups."""
    fields = job.version.fields
    found = coordinates_of(fields)
    if found is None:
        raise NoCoordinates(resource=job.resource.title)
    shown = [f for f in fields if not job.query.columns or f.name in job.query.columns]
    where, values = condition(source, fields, job.query)
    sql = _FEATURE.format(
        x=quoted(found[0]),
        y=quoted(found[1]),
        properties=packed(shown),
        columns=column_list(source, fields),
        rows=source.sql,
        where=where,
        order=order_clause(source, fields, job.query),
    )
    return Selection(sql, values, tuple(shown))


def _members(job: Job) -> dict[str, Any]:
    """What the collection says about itself, as foreign members (RFC 7946, section 6.1)."""
    system = job.resource.coordinate_system
    return {
        "type": "FeatureCollection",
        "name": job.dataset.slug,
        "title": job.dataset.title.zh,
        "title_en": job.dataset.title.en,
        "coordinate_system": system or words.UNKNOWN_COORDINATES.zh,
        "simulated": job.dataset.is_simulated,
        "statement": origin_statement(job.dataset).zh,
        "statement_en": origin_statement(job.dataset).en,
        "version": version_line(job, "en"),
        "about": {lang: [f"{what}: {text}" for what, text in about_lines(job, lang)] for lang in LANGS},
    }
