"""OpenAPI 3.1 documents, made from the tables that serve: of the whole portal, and of one dataset with its columns."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from catalog import queries
from catalog.describe.plain import rows_url
from catalog.queries import find_example
from catalog.records import Dataset, Field, Resource
from catalog.rows.grammar import filter_name
from catalog.rows.operators import Operator, operators_for
from core.words import Text
from web.portal import Portal
from web.routes.rows_api import words
from web.routes.rows_api.answering import json_answer
from web.routes.rows_api.ckan_paths import ckan_paths
from web.routes.rows_api.endpoints import ENDPOINTS, Endpoint
from web.routes.rows_api.file_paths import file_paths
from web.routes.rows_api.operations import Say, both, operation, operation_id
from web.routes.rows_api.parameters import COLUMN_FILTERS, ROW_PARAMETERS
from web.routes.rows_api.schemas import (
    ANSWERS,
    ANYTHING,
    COMPONENTS,
    VALUE_SCHEMAS,
    row_schema,
    rows_content,
    rows_schema,
)

Json = dict[str, Any]

VERSION = "1.0.0"  # of the API: the first number moves when a program that works today would fail
_TAG = "v1"


def portal_document(portal: Portal, request: Request) -> Response:
    """`/api/openapi.json`"""
    return json_answer(request, portal_json(portal, both))


def portal_json(portal: Portal, say: Say) -> Json:
    """The document in the words of `say`: one language, or both in a line."""
    site = portal.catalogue.city.site_name
    paths: Json = {one.path: {"get": _operation(one, say)} for one in ENDPOINTS}
    paths |= file_paths(say) | ckan_paths(say)
    _put_examples(paths, portal)
    return _document(words.API_OF.filled(title=site), words.ABOUT_API.filled(site=site), portal, paths, say)


def dataset_document(portal: Portal, request: Request) -> Response:
    """`/api/v1/datasets/{name}/openapi.json`: the rows of each table, every column typed and a parameter."""
    dataset = queries.get_dataset(portal.catalogue, request.path_params["name"])
    paths: Json = {}
    for resource in dataset.resources:
        if resource.version is not None:
            paths |= _rows_of(dataset, resource, resource.version.fields)
    return json_answer(
        request, _document(words.API_OF.filled(title=dataset.title), dataset.summary, portal, paths, both)
    )


def _put_examples(paths: Json, portal: Portal) -> None:
    """A dataset that is used much stands wherever one must be named, so that each address can be tried as it is."""
    found = find_example(portal.catalogue)
    if found is None:
        return
    dataset, resource = found
    names = {"name": dataset.slug, "dataset": dataset.slug, "resource": resource.name, "resource_id": resource.id}
    for path in paths.values():
        for one in path.get("get", {}).get("parameters", ()):
            if one["name"] in names and (one["in"] == "path" or one["name"] == "resource_id"):
                one["example"] = names[one["name"]]


def _document(title: Text, about: Text, portal: Portal, paths: Json, say: Say) -> Json:
    public_url = portal.settings.public_url
    return {
        "openapi": "3.1.0",
        "info": {"title": say(title), "version": VERSION, "description": say(about)},
        "servers": [{"url": public_url}],
        "externalDocs": {"url": f"{public_url}/api/docs"},
        "paths": paths,
        "components": {"schemas": dict(COMPONENTS)},
    }


def _operation(one: Endpoint, say: Say) -> Json:
    return operation(
        operation_id(one.path),
        _TAG,
        one.words,
        one.parameters,
        ANSWERS[one.answers],
        say=say,
        described=COLUMN_FILTERS if one.has_columns else None,
    )


# ---- one table -----------------------------------------------------------------------------------------------------


def _rows_of(dataset: Dataset, resource: Resource, fields: Sequence[Field]) -> Json:
    parameters = list(ROW_PARAMETERS.values())
    content = rows_content(rows_schema(row_schema(fields)))
    name = "read_" + re.sub(r"\W+", "_", resource.name)
    summary = words.ROWS_OF.filled(title=resource.title)
    columns = _column_parameters(fields)
    found = operation(name, _TAG, summary, parameters, content, say=both, more=columns)
    return {rows_url(dataset, resource, ""): {"get": found}}


def _column_parameters(fields: Iterable[Field]) -> list[Json]:
    return [_filter(field, name, one) for field in fields for name, one in operators_for(field).items()]


def _filter(field: Field, name: str, one: Operator) -> Json:
    """A condition on a column as a parameter: its words, type and number of values come from its operator."""
    value = VALUE_SCHEMAS.get(field.type, ANYTHING)
    is_list = one.takes == "any"
    schema: Json = {"type": "array", "items": value} if is_list else value
    return {
        "name": filter_name(field.name, name),
        "in": "query",
        "required": False,
        "description": both(one.words.filled(column=field.title, value="…")),
        "schema": {"type": "string", "enum": ["1"]} if one.takes == "nothing" else schema,
        **({"style": "form", "explode": True} if is_list else {}),
    }
