"""Files of works and receipts, for those who may see them. Nothing that was uploaded runs in this site's name."""

from collections.abc import Callable
from pathlib import PurePath

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from contest.works.access import open_attachment, open_receipt
from contest.works.attachments import PICTURES
from contest.works.receipt_pdf import receipt_pdf
from core.clock import utc_now
from core.errors import PortalError
from core.people.sessions import find_signed_in
from web.portal import Portal, get_portal
from web.routes.browsers import SESSION
from web.routes.envelope import refusal
from web.routes.sending import send_file

_AT_ONCE = CapacityLimiter(10)
_PRIVATE = {
    "Cache-Control": "private, no-cache",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
}


def _answering(make: Callable[[Portal, Request], Response]) -> Callable[[Request], object]:
    async def answer(request: Request) -> Response:
        return await to_thread.run_sync(_answer, request, make, limiter=_AT_ONCE)

    return answer


def _answer(request: Request, make: Callable[[Portal, Request], Response]) -> Response:
    try:
        return make(get_portal(), request)
    except PortalError as error:
        answer = refusal(request, error)
        del answer.headers["Access-Control-Allow-Origin"]  # unlike open data, this is for no other site
        return answer


def _viewer(portal: Portal, request: Request) -> str | None:
    cookie = request.cookies.get(SESSION, "")
    found = find_signed_in(portal.catalogue.state, cookie, now=utc_now()) if cookie else None
    return found.id if found else None


def _file(portal: Portal, request: Request) -> Response:
    """Pictures, which were decoded when they came, are shown in place; everything else is only saved."""
    attachment_id, viewer = request.path_params["attachment_id"], _viewer(portal, request)
    opened = open_attachment(portal.catalogue.state, attachment_id, viewer=viewer, now=utc_now())
    one = opened.attachment
    sent = send_file(
        request,
        portal.catalogue.files.local_path(one.file_key),
        filename=opened.name,
        plain_name=f"{one.kind}{PurePath(opened.name).suffix}",
        media_type=one.media_type,
        etag=one.sha256,
        sha256=one.sha256,
        is_pinned=False,
        headers=_PRIVATE,
    )
    if one.media_type in PICTURES:
        sent.headers["Content-Disposition"] = sent.headers["Content-Disposition"].replace("attachment", "inline", 1)
    return sent


def _receipt(portal: Portal, request: Request) -> Response:
    receipt = open_receipt(portal.catalogue.state, request.path_params["code"], viewer=_viewer(portal, request))
    content = receipt_pdf(receipt, public_url=portal.settings.public_url)
    headers = {**_PRIVATE, "Content-Disposition": f'attachment; filename="receipt-{receipt.code}.pdf"'}
    return Response(content, media_type="application/pdf", headers=headers)


ROUTES = [
    Route("/contest/attachments/{attachment_id}", _answering(_file)),
    Route("/contest/receipts/{code}.pdf", _answering(_receipt)),
]
