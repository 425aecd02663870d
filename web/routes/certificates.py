"""Certificates as PDF, and results to take away: the bundle to compute them again, and a table."""

from collections.abc import Awaitable, Callable

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from contest.certificates.pdf import Occasion, certificate_pdf
from contest.certificates.queries import get_certificate
from contest.contests.queries import get_contest
from contest.results.computing import export_bundle
from contest.results.queries import get_run_for
from contest.results.tables import result_csv
from core.clock import utc_now
from core.errors import PortalError
from core.people.sessions import find_signed_in
from web.portal import Portal, get_portal
from web.routes.browsers import SESSION
from web.routes.envelope import lang_of, refusal

_AT_ONCE = CapacityLimiter(4)  # drawing a page takes a moment of the processor
_NOT_KEPT = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}


def _answering(make: Callable[[Portal, Request], Response]) -> Callable[[Request], Awaitable[Response]]:
    """The route that asks `make` in a worker, and tells its refusals."""

    async def answer(request: Request) -> Response:
        return await to_thread.run_sync(_answer, request, make, limiter=_AT_ONCE)

    return answer


def _answer(request: Request, make: Callable[[Portal, Request], Response]) -> Response:
    try:
        return make(get_portal(), request)
    except PortalError as error:
        return refusal(request, error)


def _certificate(portal: Portal, request: Request) -> Response:
    """For whoever has the code; it is made anew each time, since it may have been revoked."""
    state, settings = portal.catalogue.state, portal.settings
    certificate = get_certificate(state, request.path_params["code"])
    contest = get_contest(state, certificate.contest_id)
    occasion = Occasion(contest.title, contest.edition_year, portal.catalogue.city.site_name, settings.is_demo)
    content = certificate_pdf(certificate, occasion, public_url=settings.public_url)
    return _file(content, f"certificate-{certificate.code}.pdf", "application/pdf", is_shown=True)


def _bundle(portal: Portal, request: Request) -> Response:
    state, viewer = portal.catalogue.state, _viewer(portal, request)
    run = get_run_for(state, request.path_params["run_id"], viewer=viewer)
    content = export_bundle(state, run.id, viewer=viewer).encode()
    response = _file(content, f"result-{run.number}-bundle.json", "application/json")
    response.headers["X-Content-SHA256"] = run.input_sha256
    return response


def _table(portal: Portal, request: Request) -> Response:
    state, viewer = portal.catalogue.state, _viewer(portal, request)
    run = get_run_for(state, request.path_params["run_id"], viewer=viewer)
    content = result_csv(state, run.id, viewer=viewer, lang=lang_of(request)).encode()
    return _file(content, f"result-{run.number}.csv", "text/csv; charset=utf-8")


def _viewer(portal: Portal, request: Request) -> str | None:
    """The account that is signed in."""
    cookie = request.cookies.get(SESSION, "")
    found = find_signed_in(portal.catalogue.state, cookie, now=utc_now()) if cookie else None
    return found.id if found else None


def _file(content: bytes, name: str, media_type: str, *, is_shown: bool = False) -> Response:
    how = "inline" if is_shown else "attachment"
    headers = {**_NOT_KEPT, "Content-Disposition": f'{how}; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return Response(content, media_type=media_type, headers=headers)


ROUTES = [
    Route("/contest/certificates/{code}.pdf", _answering(_certificate)),
    Route("/contest/results/{run_id}/bundle.json", _answering(_bundle)),
    Route("/contest/results/{run_id}.csv", _answering(_table)),
]
