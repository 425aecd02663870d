"""`/api/util/…`: completions for the boxes of web forms, without the envelope."""

from collections.abc import Callable, Mapping
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from catalog.ckan.arguments import natural_number
from catalog.ckan.completing import complete_packages, complete_units
from catalog.ckan.tags import list_formats, list_tags
from catalog.ckan.view import View, view_of
from core.errors import PortalError
from web.portal import get_portal
from web.routes.ckan.envelope import answer, as_bytes, bad_request

_USUAL, _MOST = 10, 100
Complete = Callable[[View, str, int], Any]


def _results(found: list[Any]) -> dict[str, Any]:
    return {"ResultSet": {"Result": found}}


def _datasets(view: View, typed: str, limit: int) -> Any:
    return _results(complete_packages(view.corpus, typed, limit) if typed else [])


def _tags(view: View, typed: str, limit: int) -> Any:
    return _results([{"Name": name} for name in (list_tags(view.corpus, typed) if typed else [])[:limit]])


def _formats(view: View, typed: str, limit: int) -> Any:
    return _results([{"Format": name} for name in list_formats(view.corpus, typed, limit)])


# What is asked for → the parameter that holds what is typed, and the completions.
_KINDS: Mapping[str, tuple[str, Complete]] = {
    "dataset": ("incomplete", _datasets),
    "tag": ("incomplete", _tags),
    "resource/format": ("incomplete", _formats),
    "group": ("q", lambda view, typed, limit: complete_units(view.directory.listed("group"), typed, limit)),
    "organization": (
        "q",
        lambda view, typed, limit: complete_units(view.directory.listed("organization"), typed, limit),
    ),
    "user": ("q", lambda view, typed, limit: []),
}


def _endpoint(parameter: str, complete: Complete) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> Response:
        return await to_thread.run_sync(_answered, request, parameter, complete)

    return endpoint


def _answered(request: Request, parameter: str, complete: Complete) -> Response:
    try:
        limit = min(natural_number(request.query_params, "limit", _USUAL), _MOST)
        typed = request.query_params.get(parameter, "").strip()
        return answer(as_bytes(complete(view_of(get_portal().catalogue), typed, limit)))
    except PortalError as error:
        return bad_request(error.say("en"))


def _routes() -> list[Route]:
    """With or without the version of the API in front."""
    return [
        Route(f"/api/{version}util/{kind}{'_' if '/' in kind else '/'}autocomplete", _endpoint(*row))
        for version in ("", "{version:int}/")
        for kind, row in _KINDS.items()
    ]


ROUTES = _routes()
