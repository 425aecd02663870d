"""Whole answers that are kept until the catalogue changes: given again at once, without waiting for a thread."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from web.portal import Portal


class Lasting(Response):
    """An answer that stays true as long as the catalogue is as it was when the request came."""


@dataclass(frozen=True, slots=True)
class _Kept:
    body: bytes
    headers: Mapping[str, str]
    media_type: str | None


def find_kept(portal: Portal, request: Request) -> Response | None:
    """The answer to the same request, unless the catalogue moved or must be looked at first. Never waits."""
    snapshot = portal.catalogue.fresh_snapshot()
    kept = portal.catalogue.engine.answers.find(_key(snapshot.revision, request)) if snapshot else None
    if not isinstance(kept, _Kept):
        return None
    return Response(kept.body, 200, dict(kept.headers), kept.media_type)


def keep(portal: Portal, request: Request, response: Response, revision: int) -> None:
    """revision   that of the catalogue before the answer was made"""
    if isinstance(response, Lasting) and response.status_code == 200 and request.method == "GET":
        told = ("content-length", "content-type")
        headers = {name: value for name, value in response.headers.items() if name not in told}
        kept = _Kept(bytes(response.body), headers, response.media_type)
        portal.catalogue.engine.answers.keep(_key(revision, request), kept, len(kept.body))


def _key(revision: int, request: Request) -> tuple[Any, ...]:
    scope = request.scope
    return ("v1", revision, scope["path"], scope["query_string"], request.headers.get("accept"))
