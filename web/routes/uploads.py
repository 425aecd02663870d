"""Files for a work: `POST /contest/works/{work_id}/attachments?next=…`, a form with `kind` and `file`.

The page to go back to stands in the address: a file that is refused early is never read, nor what comes with it.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from urllib.parse import urlencode

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from contest.refusals import note_refusal
from contest.works.attachments import attach_file, remove_attachment, require_upload
from contest.works.queries import find_work
from contest.works.records import Attachment
from core.clock import utc_now
from core.errors import Conflict, Forbidden, PortalError
from core.people.errors import SignInNeeded
from core.people.sessions import find_signed_in
from web.portal import Portal, get_portal
from web.routes import words as common
from web.routes import work_words as words
from web.routes.account_posts import NOT_KEPT, Posting, post
from web.routes.browsers import SESSION
from web.routes.envelope import lang_of
from web.routes.forms import require_same_origin
from web.routes.guard import sentence_page
from web.routes.multipart import Upload, receive_upload
from web.routes.preferences import safe_next

PAGE = "/submit"  # where a work is written
_AT_ONCE = 3  # uploads of one person
_under_way: Counter[str] = Counter()  # only touched on the event loop


class UploadsAtOnce(Conflict):
    status = 429
    sentence = words.UPLOADS_AT_ONCE


async def _upload(request: Request) -> Response:
    """The moment is read when the request arrives: how long the file takes costs the team nothing."""
    now = utc_now()
    try:
        require_same_origin(request)
        portal, work_id = get_portal(), request.path_params["work_id"]
        actor = await to_thread.run_sync(signed_in, portal, request)
        with _one_more(actor):
            allowed = partial(_checked_limit, portal, work_id, actor, now)
            limit = await to_thread.run_sync(allowed)
            async with receive_upload(request, portal.catalogue.files.scratch, limit_bytes=limit) as upload:
                made = await to_thread.run_sync(partial(_keep, portal, work_id, upload, actor, now))
                return _done(request, made)
    except PortalError as error:
        return _refused(request, error)


def signed_in(portal: Portal, request: Request) -> str:
    """The account of the session. Raises SignInNeeded."""
    cookie = request.cookies.get(SESSION, "")
    found = find_signed_in(portal.catalogue.state, cookie, now=utc_now()) if cookie else None
    if found is None:
        raise SignInNeeded()
    return found.id


@contextmanager
def _one_more(actor: str) -> Iterator[None]:
    if _under_way[actor] >= _AT_ONCE:
        raise UploadsAtOnce()
    _under_way[actor] += 1
    try:
        yield
    finally:
        _under_way[actor] -= 1
        if not _under_way[actor]:
            del _under_way[actor]


def _checked_limit(portal: Portal, work_id: str, actor: str, now: datetime) -> int:
    """How large the file may be. A work that is not the actor's is noted as tampering."""
    state = portal.catalogue.state
    try:
        return require_upload(state, work_id, None, actor=actor, now=now)
    except Forbidden as error:
        work = find_work(state, work_id)
        note_refusal(state, actor, error, contest_id=work.contest_id if work else "", now=now)
        raise


def _keep(portal: Portal, work_id: str, upload: Upload, actor: str, now: datetime) -> Attachment:
    return attach_file(
        portal.catalogue.state,
        portal.catalogue.files,
        work_id,
        kind=upload.fields.get("kind", ""),
        name=upload.name,
        path=upload.path,
        actor=actor,
        now=now,
    )


def _page(request: Request) -> str:
    """The page of the form, with its contest and its language."""
    return safe_next(request.query_params.get("next") or PAGE)


def _done(request: Request, made: Attachment) -> Response:
    if wants_json(request):
        kept = {
            "id": made.id,
            "kind": made.kind,
            "name": made.file_name,
            "size_bytes": made.size_bytes,
            "sha256": made.sha256,
        }
        return JSONResponse(kept, 201, NOT_KEPT)
    address = _page(request)
    joint = "&" if "?" in address else "?"
    return RedirectResponse(f"{address}{joint}{urlencode({'done': 'attached'})}", 303, NOT_KEPT)


def wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")


def _refused(request: Request, error: PortalError) -> Response:
    """The whole sentence, since it names the file and what it really is. What was not read yet is not read."""
    lang = lang_of(request)
    headers = {**NOT_KEPT, "Connection": "close"} if error.status in (408, 413, 429) else NOT_KEPT
    if wants_json(request):
        return JSONResponse({"error": {"code": error.code(), "message": error.say(lang)}}, error.status, headers)
    if isinstance(error, SignInNeeded):
        where = {"next": _page(request), "problem": error.code(), **({"lang": lang} if lang == "en" else {})}
        return RedirectResponse(f"/login?{urlencode(where)}", 303, NOT_KEPT)
    links = [(_page(request), words.GO_BACK.say(lang))]
    return HTMLResponse(sentence_page(lang, common.NOT_DONE.say(lang), error.say(lang), links), error.status, headers)


def _remove(posting: Posting) -> Response:
    catalogue = get_portal().catalogue
    attachment_id, actor = posting.request.path_params["attachment_id"], posting.account().id
    remove_attachment(catalogue.state, catalogue.files, attachment_id, actor=actor, now=posting.now)
    return posting.go_back_to(safe_next(posting.text("next") or PAGE))


ROUTES = [
    Route("/contest/works/{work_id}/attachments", _upload, methods=["POST"]),
    post("/contest/attachments/{attachment_id}/remove", _remove, page=PAGE),
]
