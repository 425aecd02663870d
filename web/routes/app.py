"""The routes, the middleware and the life of the process."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware

from web.portal import Housekeeping, close_portal, get_portal
from web.routes import crawlers, dataset_form, downloads, opensearch, preferences, shells
from web.routes.guard import Guard
from web.routes.sockets import answer_at_once, refuse_public_demo

routes = [
    *downloads.ROUTES,
    *dataset_form.ROUTES,
    *preferences.ROUTES,
    *crawlers.ROUTES,
    *opensearch.ROUTES,
    *shells.ROUTES,
]
middleware = [Middleware(Guard, routes=routes)]


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    refuse_public_demo()
    answer_at_once()
    portal = await run_in_threadpool(get_portal)
    try:
        with Housekeeping(portal):
            yield {}
    finally:
        await run_in_threadpool(close_portal)
