"""Unknown addresses answer 404, what is not for the public stays closed, a demonstration answers this machine only."""

import re
from collections.abc import Sequence
from html import escape

from starlette.datastructures import QueryParams
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from core.errors import DemoIsLocal
from core.words import Lang, as_lang
from web.portal import get_portal
from web.routes import words
from web.routes.sockets import is_local
from web.routes.streamlit_files import asset_paths

# What Streamlit itself answers; everything else must be one of our routes. Nothing here is uploaded through it.
_STREAMLIT = {"/_stcore/health", "/_stcore/host-config", "/auth/login", "/auth/logout", "/oauth2callback"}
_STREAMLIT_FOLDERS = ("/media/", "/component/", "/_stcore/bidi-components/")
_UNTIDY = re.compile(r"[\0\\]|//|/\.\.?(/|$)")  # no address of ours has these, and some servers read folders into them

Refusal = PlainTextResponse | HTMLResponse


class Guard:
    def __init__(self, app: ASGIApp, routes: Sequence[Route]) -> None:
        self._app, self._routes = app, routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            refusal = self._refusal(scope)
            if refusal is not None:
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> Refusal | None:
        path = scope["path"]
        server = (scope.get("server") or ("127.0.0.1", 0))[0]
        if not is_local(server) and get_portal().settings.is_demo:
            return PlainTextResponse(DemoIsLocal(address=server).say("en"), 403)
        lang = as_lang(QueryParams(scope["query_string"]).get("lang"))
        if _UNTIDY.search(path):
            return HTMLResponse(not_found_page(lang), 404)
        if self._is_streamlits(path):
            return None
        return self._refusal_of_ours(path.rstrip("/") or "/", scope["method"], lang)

    def _is_streamlits(self, path: str) -> bool:
        return path in _STREAMLIT or path in asset_paths() or path.startswith(_STREAMLIT_FOLDERS)

    def _refusal_of_ours(self, path: str, method: str, lang: Lang) -> Refusal | None:
        routes = [route for route in self._routes if route.path_regex.match(path)]
        if not routes:
            return HTMLResponse(not_found_page(lang), 404)
        methods = {name for route in routes for name in route.methods or ()}
        if method not in methods:
            page = read_only_page(lang) if "GET" in methods else send_only_page(lang)
            return HTMLResponse(page, 405, {"Allow": ", ".join(sorted(methods))})
        return None


_PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ margin: 0; min-height: 100vh; display: grid; place-items: center;
  font: 1.05rem/1.7 'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif;
  background: light-dark(#f6f8fb, #10151d); color: light-dark(#1b2430, #e6ebf2) }}
main {{ max-width: 34rem; margin: 1.5rem; padding: 2.5rem; border-radius: 8px;
  background: light-dark(#fff, #18202b); border: 1px solid light-dark(#dfe5ee, #2b3646) }}
h1 {{ margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.4 }}
a {{ color: light-dark(#0b57a8, #8fc1ff); margin-right: 1.5rem }}
</style>
</head>
<body><main><h1>{title}</h1><p>{body}</p><p>{links}</p></main></body>
</html>
"""


def sentence_page(lang: Lang, title: str, body: str, links: list[tuple[str, str]]) -> str:
    """A small page that stands alone: a title, a sentence, and where to go next."""
    return _PAGE.format(
        lang="zh-CN" if lang == "zh" else "en",
        title=escape(title),
        body=escape(body),
        links=" ".join(f'<a href="{escape(href)}">{escape(label)}</a>' for href, label in links),
    )


def not_found_page(lang: Lang) -> str:
    return sentence_page(lang, words.PAGE_NOT_FOUND.say(lang), words.PAGE_NOT_FOUND_BODY.say(lang), _ways_on(lang))


def read_only_page(lang: Lang) -> str:
    return sentence_page(lang, words.NOT_DONE.say(lang), words.ONLY_READ.say(lang), _ways_on(lang))


def send_only_page(lang: Lang) -> str:
    return sentence_page(lang, words.NOT_DONE.say(lang), words.ONLY_SENT.say(lang), _ways_on(lang))


def _ways_on(lang: Lang) -> list[tuple[str, str]]:
    tail = "?lang=en" if lang == "en" else ""
    return [("/" + tail, words.GO_HOME.say(lang)), ("/datasets" + tail, words.GO_BROWSE.say(lang))]
