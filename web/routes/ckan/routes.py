"""The addresses of the API: a request becomes a call, the call's answer or refusal goes into the envelope."""

import logging
from functools import partial

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from catalog.ckan.writing.rights import rights_of
from core.clock import utc_now
from core.errors import PortalError
from core.people.accounts import Account
from core.settings import MB
from core.words import Lang
from web.portal import Portal, get_portal
from web.routes.browsers import network_of
from web.routes.ckan import addresses, dump, util
from web.routes.ckan.action import Action, Call, Encoded
from web.routes.ckan.callers import find_caller, token_of
from web.routes.ckan.envelope import answer, as_script, bad_request, broken, is_script_name, refused, success, tagged
from web.routes.ckan.parameters import BodyLimits, Sent, UnreadableBody, receive_parameters
from web.routes.ckan.table import ACTIONS
from web.routes.envelope import ANY_SITE

# Slow questions must not take every thread from the pages.
_AT_ONCE = CapacityLimiter(20)
VERSIONS = ("1", "2", "3")
ANYBODY = BodyLimits(body=MB, upload=MB)
WRITERS = BodyLimits(body=64 * MB, upload=1024 * MB)
_PREFLIGHT = {
    **ANY_SITE,
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, X-CKAN-API-Key",
    "Access-Control-Max-Age": "86400",
}
_POST_PLEASE = "JSON Error: Invalid request. Please use POST method for your request"
_UNREAD = (408, 413)  # the rest of the body is still on its way
_log = logging.getLogger(__name__)


async def _version(request: Request) -> Response:
    asked = request.url.path.rstrip("/").rpartition("/")[2]
    return JSONResponse({"version": int(asked) if asked in VERSIONS else 3}, headers=ANY_SITE)


async def _act(request: Request) -> Response:
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=_PREFLIGHT)
    name = request.path_params["name"].rstrip("/")
    action = ACTIONS.get(name)
    if action is None:
        return bad_request(f"Action name not known: {name[:100]}")
    if action.writes and request.method != "POST":
        return bad_request(_POST_PLEASE)
    callback = request.query_params.get("callback") if request.method == "GET" else None
    if callback is not None and not is_script_name(callback):
        return bad_request("JSON Error: callback must be the name of a function")
    return await _answered(request, name, action, callback)


async def _answered(request: Request, name: str, action: Action, callback: str | None) -> Response:
    portal = get_portal()
    public_url = portal.settings.public_url
    try:
        account = None if callback is not None else await _caller(portal, request)
        limits = await to_thread.run_sync(_limits, portal, account) if account and action.writes else ANYBODY
        async with receive_parameters(request, portal.catalogue.files.scratch, limits=limits) as sent:
            network = network_of(request.client.host if request.client else "")
            run = partial(_run, portal, name, action, sent, account, network)
            body, etag = await to_thread.run_sync(run, limiter=_AT_ONCE)
        if callback is not None:
            return as_script(callback, body)
        return tagged(request, body, etag, is_public=account is None) if etag else answer(body)
    except UnreadableBody as problem:
        return bad_request(f"JSON Error: {problem}")
    except PortalError as error:
        response = refused(name, error, _lang(request), public_url=public_url)
        if "retry_after_s" in error.facts:
            response.headers["Retry-After"] = str(error.facts["retry_after_s"])
        if error.status in _UNREAD:
            response.headers["Connection"] = "close"
        return response
    except Exception:
        _log.exception("the action %s failed", name)
        return broken(name, public_url=public_url)


def _run(
    portal: Portal, name: str, action: Action, sent: Sent, account: Account | None, network: str
) -> tuple[bytes, str]:
    """The body, and its tag where it has one."""
    params = {key: value for key, value in sent.params.items() if key != "callback"}
    result = action.run(Call(portal, params, sent.files, account, utc_now(), network))
    etag = result.etag if isinstance(result, Encoded) else ""
    return success(name, result, public_url=portal.settings.public_url), etag


async def _caller(portal: Portal, request: Request) -> Account | None:
    """Only who brings a token waits for state."""
    return await to_thread.run_sync(find_caller, portal, request, limiter=_AT_ONCE) if token_of(request) else None


def _limits(portal: Portal, account: Account) -> BodyLimits:
    """Only who may write something sends a lot: anybody can have an account and a token."""
    rights = rights_of(portal.catalogue.state, account)
    return WRITERS if rights.is_administrator or rights.offices else ANYBODY


def _lang(request: Request) -> Lang:
    """The clients of this API read English, unless they ask for Chinese."""
    return "zh" if request.headers.get("accept-language", "").lower().startswith("zh") else "en"


_METHODS = ["GET", "POST", "OPTIONS"]
ROUTES = [
    *(
        Route(f"/api{version}{end}", _version)
        for version in ("", *(f"/{one}" for one in VERSIONS))
        for end in ("", "/")
    ),
    Route("/api/action/{name:path}", _act, methods=_METHODS),
    Route("/api/{version:int}/action/{name:path}", _act, methods=_METHODS),
    *util.ROUTES,
    *dump.ROUTES,
    *addresses.ROUTES,
]
