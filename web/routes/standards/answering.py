"""How a description leaves: made once for a revision, ETag and 304, readable from any site, refusals in both forms."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response

from catalog.catalogue import Snapshot
from catalog.describe.dcat import Site
from catalog.describe.documents import Documents
from core.errors import PortalError
from core.words import Lang, as_lang
from web.portal import Portal, get_portal
from web.routes.envelope import ANY_SITE, refusal
from web.routes.sending import has_it

# To write a catalogue down takes seconds of one processor the first time: pages must not wait behind it.
_AT_ONCE = CapacityLimiter(4)
_DOCUMENTS = Documents()
_HEADERS = {
    **ANY_SITE,
    "Access-Control-Expose-Headers": f"{ANY_SITE['Access-Control-Expose-Headers']}, Link",
    "Cache-Control": "public, no-cache",
}


@dataclass(frozen=True, slots=True)
class Ask:
    """A request with what answers it. The language is that of the address alone, so that an answer can be kept."""

    request: Request
    portal: Portal
    snapshot: Snapshot
    lang: Lang

    @property
    def site(self) -> Site:
        return Site(self.snapshot.city, self.public_url, self.snapshot.by_slug)

    @property
    def public_url(self) -> str:
        return self.portal.settings.public_url

    def path(self, name: str) -> str:
        return str(self.request.path_params[name])

    def asked(self, name: str) -> str | None:
        return self.request.query_params.get(name)


@dataclass(frozen=True, slots=True)
class Description:
    """What is to be sent.

    name      what it is kept under: differs wherever the content does
    make      writes it, when it is not there yet
    links     {relation of RFC 8288: address}
    filename  of a file to keep; None for what a program reads where it is
    """

    name: str
    media_type: str
    make: Callable[[], bytes]
    links: Mapping[str, str] = field(default_factory=dict)
    filename: str | None = None


Endpoint = Callable[[Request], Awaitable[Response]]


def describing(describe: Callable[[Ask], Description]) -> Endpoint:
    """The endpoint that answers with what `describe` finds; it raises a PortalError for what is not there."""

    async def answer(request: Request) -> Response:
        return await to_thread.run_sync(_answer, request, describe, limiter=_AT_ONCE)

    return answer


def _answer(request: Request, describe: Callable[[Ask], Description]) -> Response:
    try:
        portal = get_portal()
        ask = Ask(request, portal, portal.catalogue.snapshot(), as_lang(request.query_params.get("lang")))
        found = describe(ask)
        document = _DOCUMENTS.get(ask.snapshot, f"{ask.public_url} {ask.lang} {found.name}", found.make)
    except PortalError as error:
        return refusal(request, error)
    etag = f'"{document.etag}"'
    headers = {**_HEADERS, "ETag": etag, **_more_headers(found)}
    if has_it(request.headers.get("if-none-match"), etag):
        return Response(status_code=304, headers=headers)
    return Response(document.content, headers=headers, media_type=found.media_type)


def _more_headers(found: Description) -> dict[str, str]:
    headers = {}
    if found.links:
        headers["Link"] = ", ".join(f'<{address}>; rel="{relation}"' for relation, address in found.links.items())
    if found.filename:
        headers["Content-Disposition"] = f"attachment; filename*=utf-8''{quote(found.filename, safe='')}"
    return headers


def as_type(media_type: str) -> str:
    """With the encoding, for the notations whose readers would otherwise guess."""
    return f"{media_type}; charset=utf-8"
