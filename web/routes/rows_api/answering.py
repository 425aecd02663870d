"""How the API answers: JSON for programs on any site, ETag and 304, refusals in both languages."""

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

from core.errors import PortalError
from web.portal import Portal, get_portal
from web.routes.envelope import lang_of
from web.routes.rows_api.kept import find_kept, keep
from web.routes.sending import has_it

JSON_TYPE = "application/json"
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Disposition, Content-Range, ETag, Link, RateLimit, RateLimit-Policy, "
    "Repr-Digest, Retry-After, X-Data-Origin, X-Total-Count",
}
_PREFLIGHT = {
    **CORS,
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}
_FOR_EVER, _ASK_AGAIN = "public, max-age=31536000, immutable", "public, no-cache"
_AT_ONCE = CapacityLimiter(20)  # of their own, so that pages always find a thread

Answer = Callable[[Portal, Request], Response]


def endpoint(answer: Answer) -> Callable[[Request], Any]:
    """A Starlette endpoint that answers in a thread and turns a PortalError into JSON."""

    async def serve(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=_PREFLIGHT)
        portal = get_portal()
        kept = find_kept(portal, request)
        if kept is not None:
            return unchanged(request, kept.headers) or kept
        return await to_thread.run_sync(partial(_answered, answer, portal, request), limiter=_AT_ONCE)

    return serve


def _answered(answer: Answer, portal: Portal, request: Request) -> Response:
    try:
        revision = portal.catalogue.snapshot().revision
        response = answer(portal, request)
    except PortalError as error:
        return refused(request, error)
    keep(portal, request, response, revision)
    return response


def refused(request: Request, error: PortalError) -> Response:
    wait = error.facts.get("retry_after_s")
    headers = {"Cache-Control": "no-store", **CORS, **({"Retry-After": str(wait)} if wait is not None else {})}
    return Response(as_bytes(refusal_json(request, error)), error.status, headers, JSON_TYPE)


def refusal_json(request: Request, error: PortalError) -> dict[str, Any]:
    """The code for programs; the sentence in the language asked for, and in both."""
    said = {"zh": error.say("zh"), "en": error.say("en")}
    return {"error": {"code": error.code(), "message": said[lang_of(request)], **said}}


def as_bytes(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")


def etag_of(*parts: object) -> str:
    """Weak, since the server may compress what it stands for."""
    return f'W/"{hashlib.sha256(repr(parts).encode(errors="replace")).hexdigest()[:32]}"'


def unchanged(request: Request, headers: Mapping[str, str]) -> Response | None:
    """304 when the client has what the ETag of `headers` stands for."""
    if has_it(request.headers.get("if-none-match"), Headers(headers)["etag"]):
        told = {
            name: value for name, value in headers.items() if name.lower() not in ("content-length", "content-type")
        }
        return Response(status_code=304, headers=told)
    return None


def kept_headers(etag: str, *, is_pinned: bool = False) -> dict[str, str]:
    """is_pinned   the address names a version, so the answer never changes"""
    cache = _FOR_EVER if is_pinned else _ASK_AGAIN
    return {"ETag": etag, "Cache-Control": cache, "Vary": "Accept, Accept-Encoding", **CORS}


def json_answer(request: Request, value: Any) -> Response:
    """Plain JSON with an ETag of its bytes."""
    body = as_bytes(value)
    headers = kept_headers(etag_of(body))
    return unchanged(request, headers) or Response(body, 200, headers, JSON_TYPE)
