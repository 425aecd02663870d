"""Unknown addresses answer 404, what is not for the public stays closed, a demonstration answers this machine only."""

from html import escape

from starlette.datastructures import QueryParams
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from core.errors import DemoIsLocal
from core.words import Lang, as_lang
from web.portal import get_portal
from web.routes import words
from web.routes.sockets import is_local

# What Streamlit itself answers; everything else must be one of our routes.
_STREAMLIT = ("/_stcore/", "/static/", "/media/", "/component/")
_STREAMLIT_FILES = {"/favicon.png", "/manifest.json"}
_CLOSED = ("/_stcore/metrics", "/_stcore/agent")
_OURS = ("/download/", "/dataset/")


class Guard:
    def __init__(self, app: ASGIApp, known: frozenset[str]) -> None:
        self._app, self._known = app, known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            refusal = self._refusal(scope)
            if refusal is not None:
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> PlainTextResponse | HTMLResponse | None:
        path = scope["path"]
        server = (scope.get("server") or ("127.0.0.1", 0))[0]
        if not is_local(server) and get_portal().settings.is_demo:
            return PlainTextResponse(DemoIsLocal(address=server).say("en"), 403)
        if path.startswith(_CLOSED) or not self._is_known(path):
            return HTMLResponse(not_found_page(as_lang(QueryParams(scope["query_string"]).get("lang"))), 404)
        return None

    def _is_known(self, path: str) -> bool:
        bare = path.rstrip("/") or "/"
        return bare in self._known or bare in _STREAMLIT_FILES or path.startswith((*_STREAMLIT, *_OURS))


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
    tail = "?lang=en" if lang == "en" else ""
    links = [("/" + tail, words.GO_HOME.say(lang)), ("/datasets" + tail, words.GO_BROWSE.say(lang))]
    return sentence_page(lang, words.PAGE_NOT_FOUND.say(lang), words.PAGE_NOT_FOUND_BODY.say(lang), links)
