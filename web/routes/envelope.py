"""How a refusal leaves over HTTP: a page for a browser, JSON for a program, the same sentence in both."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from core.errors import PortalError
from core.words import Lang, as_lang
from web.routes import words
from web.routes.guard import sentence_page

# Open data may be read by a script on any site.
ANY_SITE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Disposition, Content-Range, ETag, Repr-Digest, X-Data-Origin",
}
_REFUSED = {"Cache-Control": "no-store", **ANY_SITE}


def lang_of(request: Request) -> Lang:
    """The language of `lang=`, else of the browser's first choice."""
    asked = request.query_params.get("lang")
    return as_lang(asked if asked is not None else request.headers.get("accept-language", ""))


def refusal(request: Request, error: PortalError) -> Response:
    lang = lang_of(request)
    if "text/html" in request.headers.get("accept", ""):
        tail = "?lang=en" if lang == "en" else ""
        links = [("/datasets" + tail, words.GO_BROWSE.say(lang)), ("/" + tail, words.GO_HOME.say(lang))]
        page = sentence_page(lang, words.NOT_DONE.say(lang), error.say(lang), links)
        return HTMLResponse(page, error.status, _REFUSED)
    body = {"error": {"code": error.code(), "message": error.say(lang)}}
    return JSONResponse(body, error.status, _REFUSED)
