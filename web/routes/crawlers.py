"""For search engines: robots.txt and sitemap.xml."""

from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from web.portal import get_portal

_PAGES = ("/", "/datasets", "/overview", "/developers", "/help")
_CLOSED_TO_BOTS = ("/download/", "/preferences", "/_stcore/")


async def _robots(_request: Request) -> PlainTextResponse:
    address = (await run_in_threadpool(get_portal)).settings.public_url
    rules = "\n".join(f"Disallow: {path}" for path in _CLOSED_TO_BOTS)
    return PlainTextResponse(f"User-agent: *\n{rules}\nSitemap: {address}/sitemap.xml\n")


async def _sitemap(_request: Request) -> Response:
    return Response(await run_in_threadpool(_sitemap_xml), media_type="application/xml")


def _sitemap_xml() -> str:
    portal = get_portal()
    address = portal.settings.public_url
    pages = [f"<url><loc>{escape(address + path)}</loc></url>" for path in _PAGES]
    datasets = [
        f"<url><loc>{escape(f'{address}/dataset?id={d.slug}')}</loc><lastmod>{d.modified_on:%Y-%m-%d}</lastmod></url>"
        for d in portal.catalogue.snapshot().datasets
    ]
    body = "\n".join([*pages, *datasets])
    schema = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{schema}">\n{body}\n</urlset>\n'


ROUTES = [Route("/robots.txt", _robots), Route("/sitemap.xml", _sitemap)]
