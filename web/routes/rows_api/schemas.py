"""The JSON that the API answers with, as JSON Schema 2020-12: the shared parts of every OpenAPI document."""

from collections.abc import Mapping, Sequence
from typing import Any

from catalog.describe.plain import (
    COLUMN_SCHEMA,
    COUNT,
    DATASET_SCHEMA,
    STRING,
    SUMMARY_SCHEMA,
    list_of,
    or_null,
    record_of,
)
from catalog.exports import FORMATS
from catalog.records import Field
from catalog.rows.operators import measures_for
from catalog.rows.query import measure_name
from catalog.search.facets import FACETS

Json = dict[str, Any]

ANYTHING: Json = {}

# A month sorts as its text; a moment has no zone, so it is no RFC 3339 date-time.
VALUE_SCHEMAS: Mapping[str, Json] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "datetime": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$"},
    "time": {"type": "string", "pattern": r"^\d{2}:\d{2}:\d{2}$"},
    "year": {"type": "integer"},
    "yearmonth": {"type": "string", "pattern": r"^\d{4}-\d{2}$"},
}
_MEASURED: Mapping[str, Json] = {"count": {"type": "integer"}, "mean": {"type": "number"}}
_MESSAGE: Json = record_of(code=STRING, message=STRING, zh=STRING, en=STRING)


def value_schema(field: Field) -> Json:
    """What a cell of the column may be, with its label; any cell may be empty."""
    kind = VALUE_SCHEMAS.get(field.type, ANYTHING)
    described = " · ".join(text for text in (field.title.zh, field.title.en) if text)
    return {**kind, **_may_be_empty(kind), **({"description": described} if described else {})}


def _may_be_empty(kind: Json) -> Json:
    return {"type": [kind["type"], "null"]} if kind else {}


def row_schema(fields: Sequence[Field]) -> Json:
    """A row of the table or a group of its rows: whichever columns and measures were asked for."""
    properties = {field.name: value_schema(field) for field in fields}
    for name, kind in _measures(fields):
        # A column may bear the name of a measure: then its cells may be either.
        properties[name] = ANYTHING if name in properties else {**kind, **_may_be_empty(kind)}
    return {"type": "object", "properties": properties}


def _measures(fields: Sequence[Field]) -> list[tuple[str, Json]]:
    found = [("count", _MEASURED["count"])]
    for field in fields:
        kind = VALUE_SCHEMAS.get(field.type, ANYTHING)
        found += [(measure_name(one, field.name), _MEASURED.get(one, kind)) for one in measures_for(field)]
    return found


def rows_schema(row: Json) -> Json:
    """A page of rows in JSON."""
    return record_of(
        dataset=STRING,
        resource=STRING,
        version=COUNT,
        origin=STRING,
        total=or_null(COUNT),
        limit=COUNT,
        next=or_null(STRING),
        fields=list_of({"$ref": "#/components/schemas/Column"}),
        rows=list_of(row),
    )


COMPONENTS: Mapping[str, Json] = {
    "Column": COLUMN_SCHEMA,
    "DatasetSummary": SUMMARY_SCHEMA,
    "Dataset": DATASET_SCHEMA,
    "Datasets": record_of(
        total=COUNT,
        page=COUNT,
        pages=COUNT,
        per_page=COUNT,
        next=or_null(STRING),
        facets=record_of(
            **{
                facet: list_of(record_of(value=STRING, label=record_of(zh=STRING, en=STRING), count=COUNT))
                for facet in FACETS
            }
        ),
        datasets=list_of({"$ref": "#/components/schemas/DatasetSummary"}),
    ),
    "Rows": rows_schema({"type": "object"}),
    "Problem": record_of(error=_MESSAGE),
}
"""What more than one answer refers to."""


def _json_of(name: str) -> Json:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def rows_content(schema: Json) -> Json:
    """A page of rows in every format it can be had in."""
    return {
        "application/json": {"schema": schema},
        **{FORMATS[name].media_type: {"schema": STRING} for name in ("csv", "ndjson")},
        FORMATS["parquet"].media_type: {},
    }


ANSWERS: Mapping[str, Json] = {
    "datasets": _json_of("Datasets"),
    "dataset": _json_of("Dataset"),
    "rows": rows_content({"$ref": "#/components/schemas/Rows"}),
    "json": {"application/json": {"schema": {"type": "object"}}},
}
"""What the endpoints of the table in endpoints.py answer with, by media type."""

PROBLEM: Json = _json_of("Problem")
