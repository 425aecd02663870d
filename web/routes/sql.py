"""The SQL page before any script runs, and its answers as files: `/sql/result.{format}?q=SELECT…`."""

from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from catalog.sandbox.files import file_of
from core.errors import PortalError
from core.words import Lang, as_lang
from web import sql_words as words
from web.portal import Portal, get_portal
from web.routes import bodies
from web.routes.browsers import network_of
from web.routes.envelope import ANY_SITE, refusal
from web.routes.shells import Shell, page

# Those who wait for their turn must not take every thread from the pages.
_AT_ONCE = CapacityLimiter(16)


def _sql(portal: Portal, _request: Request, lang: Lang) -> Shell:
    site = portal.catalogue.city.site_name.say(lang)
    description = words.DESCRIPTION.say(lang, site=site)
    return Shell(f"{words.SQL.say(lang)} - {site}", description, "/sql", bodies.sentence(description, lang))


async def _result(request: Request) -> Response:
    return await to_thread.run_sync(_answer, request, limiter=_AT_ONCE)


def _answer(request: Request) -> Response:
    asked = request.query_params
    client = network_of(request.client.host if request.client else "")
    try:
        answer = get_portal().sandbox.run(asked.get("q", ""), client=client)
        file = file_of(answer, request.path_params["format"], lang=as_lang(asked.get("lang")))
    except PortalError as error:
        response = refusal(request, error)
        if "retry_after_s" in error.facts:
            response.headers["Retry-After"] = str(error.facts["retry_after_s"])
        return response
    origin = {"X-Data-Origin": "simulated"} if answer.is_simulated else {}
    name = f"attachment; filename=\"{file.plain_name}\"; filename*=utf-8''{quote(file.filename, safe='')}"
    headers = {"Content-Disposition": name, "Cache-Control": "no-store", **ANY_SITE, **origin}
    return Response(file.content, headers=headers, media_type=file.media_type)


ROUTES = [Route("/sql", page(_sql)), Route("/sql/result.{format}", _result)]
