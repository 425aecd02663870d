"""One operation of an OpenAPI document: its parameters, its answer, and what it may refuse with."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from core.words import Text
from web.routes.rows_api import words
from web.routes.rows_api.parameters import Parameter
from web.routes.rows_api.schemas import PROBLEM

Json = dict[str, Any]
Say = Callable[[Text], str]  # in which language: of a document, in both

_REFUSALS: Mapping[str, Text] = {
    "400": words.REFUSED_400,
    "403": words.REFUSED_403,
    "404": words.REFUSED_404,
    "413": words.REFUSED_413,
    "429": words.REFUSED_429,
    "503": words.REFUSED_503,
}


def both(text: Text) -> str:
    """One line for readers of either language."""
    return text.zh if text.zh == text.en else f"{text.zh} · {text.en}"


def operation_id(path: str) -> str:
    """
    >>> operation_id("/api/v1/datasets/{name}/rows.{format}")
    'get_api_v1_datasets_name_rows_format'
    """
    return "get_" + re.sub(r"\W+", "_", path).strip("_")


def operation(
    name: str,
    tag: str,
    summary: Text,
    parameters: Sequence[Parameter],
    content: Json,
    *,
    say: Say,
    described: Text | None = None,
    more: Sequence[Json] = (),
    refusals: Sequence[str] = tuple(_REFUSALS),
    refusal: Json = PROBLEM,
) -> Json:
    """A GET.

    refusals  the statuses it may answer with beside 200, each with the content `refusal`
    more      parameters that have no row in a table of their own: the columns
    """
    refused = {status: {"description": say(_REFUSALS[status]), "content": refusal} for status in refusals}
    return {
        "operationId": name,
        "tags": [tag],
        "summary": say(summary),
        **({"description": say(described)} if described else {}),
        "parameters": [*more, *(as_openapi(one, say) for one in parameters)],
        "responses": {"200": {"description": say(words.ANSWERED), "content": content}, **refused},
    }


def as_openapi(one: Parameter, say: Say) -> Json:
    schema = {"type": "array", "items": one.schema} if one.is_list else one.schema
    return {
        "name": one.name,
        "in": one.place,
        "required": one.place == "path",
        "description": say(one.words),
        "schema": schema,
        **({"example": one.example} if one.example is not None else {}),
        **({"style": "form", "explode": True} if one.is_list else {}),
    }
