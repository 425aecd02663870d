"""Search from the browser's own address bar: an OpenSearch description, and suggestions while typing."""

from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from catalog.search.suggestions import suggest
from web.portal import get_portal
from web.routes.envelope import lang_of

_LONGEST_PREFIX = 50  # characters
_MOST = 10

_DESCRIPTION = """<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{name}</ShortName>
<Description>{name}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Url type="text/html" template="{address}/datasets?q={{searchTerms}}"/>
<Url type="application/x-suggestions+json" template="{address}/suggest?q={{searchTerms}}"/>
</OpenSearchDescription>
"""


async def _description(request: Request) -> Response:
    portal = await run_in_threadpool(get_portal)
    name = portal.catalogue.city.site_name.say(lang_of(request))[:16]  # the longest that the standard allows
    text = _DESCRIPTION.format(name=escape(name), address=escape(portal.settings.public_url))
    return Response(text, media_type="application/opensearchdescription+xml")


async def _suggest(request: Request) -> JSONResponse:
    return await run_in_threadpool(_suggestions, request)


def _suggestions(request: Request) -> JSONResponse:
    """`[what was typed, [completions]]`, by Chinese characters, pinyin or initials."""
    typed, lang = request.query_params.get("q", "")[:_LONGEST_PREFIX], lang_of(request)
    found = suggest(get_portal().catalogue.snapshot(), typed, _MOST)
    return JSONResponse([typed, [one.text.say(lang) for one in found]], headers={"Cache-Control": "public, max-age=60"})


ROUTES = [Route("/opensearch.xml", _description), Route("/suggest", _suggest)]
