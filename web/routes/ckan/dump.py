"""`/datastore/dump/{resource}`: a table as a file; `/datastore/api_info/{resource}`: how a program asks it."""

import json
from collections.abc import Callable
from html import escape
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from catalog.ckan.datastore.dump import dump
from catalog.ckan.datastore.question import table_columns
from catalog.ckan.datastore.tables import Table, get_table
from catalog.ckan.datastore.types import type_name
from catalog.ckan.errors import ValidationFailed
from core.errors import PortalError
from core.people.accounts import Account
from web.portal import Portal, get_portal
from web.routes.ckan import datastore_words as words
from web.routes.ckan.callers import find_caller
from web.routes.counting import counts_as_download
from web.routes.envelope import ANY_SITE, lang_of
from web.routes.sending import send_file

# Many who wait for one big file must not take every thread from the pages.
_AT_ONCE = CapacityLimiter(20)

Answering = Callable[[Portal, Table, Request, Account | None], Response]


async def _dump(request: Request) -> Response:
    return await to_thread.run_sync(_answered, request, _file, limiter=_AT_ONCE)


async def _api_info(request: Request) -> Response:
    return await to_thread.run_sync(_answered, request, _page, limiter=_AT_ONCE)


def _answered(request: Request, answer: Answering) -> Response:
    """A refusal is a plain sentence: 400 for a parameter that cannot be used."""
    try:
        portal = get_portal()
        account = find_caller(portal, request)
        table = get_table(portal.catalogue, request.path_params["resource"], account)
        return answer(portal, table, request, account)
    except ValidationFailed as problem:
        lines = [f"{name}: {'; '.join(map(str, found))}" for name, found in problem.fields.items()]
        return PlainTextResponse("\n".join(lines), 400, ANY_SITE)
    except PortalError as error:
        return PlainTextResponse(error.say(lang_of(request)), error.status, ANY_SITE)


def _file(portal: Portal, table: Table, request: Request, account: Account | None) -> Response:
    made = dump(portal.catalogue, table, dict(request.query_params))
    name = f"{table.resource.id}.{made.extension}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Data-Origin": table.dataset.origin,
        **({} if account is None else {"Cache-Control": "private, no-cache"}),
        **ANY_SITE,
    }
    response = send_file(
        request,
        made.file.path,
        filename=name,
        plain_name=name,
        media_type=made.media_type,
        etag=made.file.sha256,
        sha256=made.file.sha256,
        is_pinned=False,
        headers=headers,
    )
    if counts_as_download(request, response.status_code):
        portal.counter.add(table.dataset.id, "download")
    return response


_SNIPPET = """import requests

answer = requests.get("{url}/api/3/action/datastore_search", params={{"resource_id": "{id}", "limit": 5}})
print(answer.json()["result"]["records"])"""


def _page(portal: Portal, table: Table, request: Request, _account: Account | None) -> Response:
    lang, url, resource_id = lang_of(request), portal.settings.public_url, table.resource.id
    columns = table_columns(table.version.fields)
    search = f"{url}/api/3/action/datastore_search?resource_id={resource_id}"
    first = json.dumps({next(iter(columns), "_id"): "…"}, ensure_ascii=False)
    title = words.TITLE.say(lang, name=table.resource.title.say(lang))
    parts = [
        _line(words.SEARCH.say(lang), f"{search}&limit=5"),
        _line(words.FILTER.say(lang), f"{search}&filters={quote(first)}"),
        _line(words.WHOLE.say(lang), f"{url}/datastore/dump/{resource_id}?format=csv"),
        f"<p>{escape(words.PYTHON.say(lang))}</p><pre>{escape(_SNIPPET.format(url=url, id=resource_id))}</pre>",
        f"<p>{escape(words.COLUMNS.say(lang))}</p><ul>",
        *(f"<li>{escape(name)} ({escape(type_name(field))})</li>" for name, field in columns.items()),
        "</ul>",
    ]
    page = f"""<!DOCTYPE html>
<html lang="{"zh-CN" if lang == "zh" else "en"}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>body {{ max-width: 48rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.7 sans-serif }}
pre, code {{ overflow-wrap: anywhere; white-space: pre-wrap }}</style></head>
<body><h1>{escape(title)}</h1>{"".join(parts)}</body></html>"""
    return HTMLResponse(page, headers=ANY_SITE)


def _line(text: str, address: str) -> str:
    return f'<p>{escape(text)}<br><a href="{escape(address)}"><code>{escape(address)}</code></a></p>'


ROUTES = [
    Route("/datastore/dump/{resource}", _dump),
    Route("/datastore/api_info/{resource}", _api_info),
]
