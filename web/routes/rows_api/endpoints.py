"""The addresses of the API, one row each: the routes and the OpenAPI document both come from here."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.words import Text
from web.portal import Portal
from web.routes.rows_api import words
from web.routes.rows_api.answering import Answer, endpoint
from web.routes.rows_api.datasets import get_dataset, list_datasets
from web.routes.rows_api.errors import ApiAddressNotFound
from web.routes.rows_api.parameters import (
    DATASET,
    FORMAT,
    LIST_PARAMETERS,
    RESOURCE,
    ROW_PARAMETERS,
    Parameter,
)
from web.routes.rows_api.rows import read_rows

DOCUMENT = "/api/openapi.json"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`answers` names what comes back, for the OpenAPI document; `has_columns`: any column is a parameter too."""

    path: str
    serve: Answer
    words: Text
    answers: str
    parameters: tuple[Parameter, ...] = ()
    has_columns: bool = False


_ROWS = tuple(ROW_PARAMETERS.values())
_OF_A_TABLE = "/api/v1/datasets/{name}/resources/{resource}"

ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint("/api/v1/datasets", list_datasets, words.LIST_DATASETS, "datasets", tuple(LIST_PARAMETERS.values())),
    Endpoint("/api/v1/datasets/{name}", get_dataset, words.GET_DATASET, "dataset", (DATASET,)),
    Endpoint("/api/v1/datasets/{name}/rows", read_rows, words.READ_ROWS, "rows", (DATASET, *_ROWS), has_columns=True),
    Endpoint(
        "/api/v1/datasets/{name}/rows.{format}",
        read_rows,
        words.READ_ROWS_AS,
        "rows",
        (DATASET, FORMAT, *_ROWS),
        has_columns=True,
    ),
    Endpoint(f"{_OF_A_TABLE}/rows", read_rows, words.READ_ROWS, "rows", (DATASET, RESOURCE, *_ROWS), has_columns=True),
    Endpoint(
        f"{_OF_A_TABLE}/rows.{{format}}",
        read_rows,
        words.READ_ROWS_AS,
        "rows",
        (DATASET, RESOURCE, FORMAT, *_ROWS),
        has_columns=True,
    ),
)


def nothing_here(_portal: Portal, request: Request) -> Response:
    """Raises ApiAddressNotFound."""
    raise ApiAddressNotFound(path=request.url.path[:100], document=DOCUMENT)


def route(path: str, serve: Answer) -> Route:
    return Route(path, endpoint(serve), methods=["GET", "OPTIONS"])
