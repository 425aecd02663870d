"""The envelope round every answer of the API, and which status and `__type` an error gets."""

import json
import re
from collections.abc import Mapping
from math import isfinite
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from catalog.ckan.errors import ActionRefused
from core.errors import Forbidden, NotFound, PortalError, Unavailable
from core.words import Lang
from web.routes.ckan.action import Encoded
from web.routes.envelope import ANY_SITE
from web.routes.sending import has_it

MEDIA_TYPE = "application/json;charset=utf-8"
HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **ANY_SITE}

# The first class that fits gives the status, the `__type` and what the message begins with.
_KINDS: tuple[tuple[type[PortalError], int, str, str], ...] = (
    (NotFound, 404, "Not Found Error", "Not found: "),
    (Forbidden, 403, "Authorization Error", "Access denied: "),
    (Unavailable, 503, "Service Unavailable", ""),
    (PortalError, 409, "Validation Error", ""),
)
_SCRIPT_NAME = re.compile(r"[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*", re.ASCII)
_LONGEST_SCRIPT_NAME = 100
_COMPACT = (",", ":")


class _Answer(Response):
    """Starlette would write `application/json; charset=utf-8`; some clients compare the whole header."""

    media_type = None


def as_bytes(value: Any) -> bytes:
    """Compact JSON in UTF-8. What JSON cannot hold, a number without end or half a character, never stops an answer."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=_COMPACT).encode()
    except ValueError:
        return json.dumps(_finite(value), separators=_COMPACT).encode()


def _finite(value: Any) -> Any:
    """The same with null for NaN and the infinities."""
    if isinstance(value, Mapping):
        return {name: _finite(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(one) for one in value]
    return None if isinstance(value, float) and not isfinite(value) else value


def answer(body: bytes, status: int = 200, *, media_type: str = MEDIA_TYPE) -> Response:
    return _Answer(body, status, {**HEADERS, "Content-Type": media_type})


def tagged(request: Request, body: bytes, etag: str, *, is_public: bool) -> Response:
    """An answer that a GET need not be sent again: 304 when the client has it."""
    who = "public" if is_public else "private"
    headers = {**HEADERS, "Cache-Control": f"{who}, no-cache", "ETag": f'"{etag}"', "Vary": "Authorization"}
    if request.method == "GET" and has_it(request.headers.get("if-none-match"), f'"{etag}"'):
        return Response(status_code=304, headers=headers)
    return _Answer(body, 200, {**headers, "Content-Type": MEDIA_TYPE})


def success(name: str, result: Any, *, public_url: str) -> bytes:
    told = result.json if isinstance(result, Encoded) else as_bytes(result)
    return b'{"help":%b,"success":true,"result":%b}' % (as_bytes(_help(name, public_url)), told)


def failure(name: str, error: Mapping[str, Any], *, public_url: str) -> bytes:
    return as_bytes({"help": _help(name, public_url), "success": False, "error": error})


def refused(name: str, error: PortalError, lang: Lang, *, public_url: str) -> Response:
    """An error that the client can do something about."""
    if isinstance(error, ActionRefused):
        body = {**error.body(), "__type": error.kind}
        return answer(failure(name, body, public_url=public_url), error.status)
    status, kind, beginning = next(row[1:] for row in _KINDS if isinstance(error, row[0]))
    body = {"message": beginning + error.say(lang), "__type": kind}
    return answer(failure(name, body, public_url=public_url), status)


def broken(name: str, *, public_url: str) -> Response:
    """A mistake of ours, which the log tells about."""
    body = {"message": "Internal Server Error", "__type": "Internal Server Error"}
    return answer(failure(name, body, public_url=public_url), 500)


def bad_request(problem: str) -> Response:
    """What never reached an action is answered by a sentence alone."""
    return answer(as_bytes(f"Bad request: {problem}"), 400)


def is_script_name(text: str) -> bool:
    """Whether a JSONP callback is the name of a function and nothing else.

    >>> [is_script_name(name) for name in ("show", "app.show_1", "alert(1)//", "")]
    [True, True, False, False]
    """
    return len(text) <= _LONGEST_SCRIPT_NAME and bool(_SCRIPT_NAME.fullmatch(text))


def as_script(callback: str, body: bytes) -> Response:
    """JSONP: the answer as the argument of a function."""
    return answer(b"%b(%b);" % (callback.encode(), body), media_type="application/javascript; charset=utf-8")


def _help(name: str, public_url: str) -> str:
    return f"{public_url}/api/3/action/help_show?name={name}"
