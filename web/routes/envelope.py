"""How a refusal leaves over HTTP: a page for a browser, JSON for a program, the same sentence in both."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from core.errors import PortalError
from core.words import Lang, as_lang
from web.routes import words
from web.routes.guard import sentence_page


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
        return HTMLResponse(page, error.status, {"Cache-Control": "no-store"})
    body = {"error": {"code": error.code(), "message": error.say(lang)}}
    return JSONResponse(body, error.status, {"Cache-Control": "no-store"})
