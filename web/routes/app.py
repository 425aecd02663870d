"""The routes, the middleware and the life of the process."""

import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware

from core.clock import utc_now
from core.errors import PortalError
from core.people.first_administrator import ensure_first_administrator
from core.words import LANGS
from web.portal import Housekeeping, Portal, close_portal, get_portal
from web.routes import (
    account,
    account_shells,
    attachments,
    certificates,
    contest_shells,
    crawlers,
    dataset_form,
    downloads,
    opensearch,
    preferences,
    shells,
    sql,
    standards,
    uploads,
)
from web.routes import account_words as words
from web.routes.api_limits import ApiLimits
from web.routes.assistants import routes as assistants
from web.routes.assistants.routes import assistants_welcome
from web.routes.ckan import routes as ckan
from web.routes.guard import Guard
from web.routes.rows_api import routes as rows_api
from web.routes.sockets import answer_at_once, refuse_public_demo

routes = [
    *rows_api.ROUTES,  # a route is looked for in this order: those that programs ask thousands of times come first
    *ckan.ROUTES,
    *standards.ROUTES,  # before the download of any format and the page of any dataset
    *downloads.ROUTES,
    *dataset_form.ROUTES,
    *preferences.ROUTES,
    *crawlers.ROUTES,
    *opensearch.ROUTES,
    *shells.ROUTES,
    *sql.ROUTES,
    *contest_shells.ROUTES,
    *account.ROUTES,
    *account_shells.ROUTES,
    *certificates.ROUTES,
    *uploads.ROUTES,
    *attachments.ROUTES,
    *assistants.ROUTES,
]
middleware = [Middleware(Guard, routes=routes), Middleware(ApiLimits)]


@contextmanager
def _said_before_stopping() -> Iterator[None]:
    """A start that cannot be is told in both languages, without the trace that a failed start would print."""
    try:
        yield
    except PortalError as problem:
        sys.stderr.write("".join(f"{problem.say(lang)}\n" for lang in LANGS))
        sys.stderr.flush()
        os._exit(1)


def _appoint(portal: Portal) -> None:
    """The first administrator; without one in the settings, the terminal says how to become it."""
    address = ensure_first_administrator(portal.catalogue.state, portal.settings, now=utc_now())
    if address is not None:
        sys.stderr.write("".join(f"{words.BECOME_ADMINISTRATOR.say(lang, address=address)}\n" for lang in LANGS))
        sys.stderr.flush()


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    with _said_before_stopping():
        refuse_public_demo()
        answer_at_once()
        portal = await run_in_threadpool(get_portal)
        await run_in_threadpool(_appoint, portal)
    try:
        with Housekeeping(portal):
            async with assistants_welcome():
                yield {}
    finally:
        await run_in_threadpool(close_portal)
