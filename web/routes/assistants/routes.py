"""`/mcp`: hands requests to the protocol's server, which the first of them starts and the process's end stops."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from anyio import to_thread
from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from web.routes.rows_api.answering import CORS

if TYPE_CHECKING:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

_METHODS = ("POST", "OPTIONS")  # no session to end, no stream to open: each request is answered by itself
_PREFLIGHT = {
    **CORS,
    "Access-Control-Allow-Methods": ", ".join(_METHODS),
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


class Door:
    """Starts the server when somebody comes, in a task of its own: a task group ends in the task that began it."""

    def __init__(self) -> None:
        self._turn, self._stop = asyncio.Lock(), asyncio.Event()
        self._manager: StreamableHTTPSessionManager | None = None
        self._keeper: asyncio.Task[None] | None = None

    async def manager(self) -> "StreamableHTTPSessionManager":
        async with self._turn:
            if self._manager is None:
                self._manager = await to_thread.run_sync(_make_manager)
                is_running = asyncio.Event()
                self._keeper = asyncio.create_task(self._keep(self._manager, is_running))
                await is_running.wait()
        return self._manager

    async def _keep(self, manager: "StreamableHTTPSessionManager", is_running: asyncio.Event) -> None:
        async with manager.run():
            is_running.set()
            await self._stop.wait()

    async def close(self) -> None:
        self._stop.set()
        if self._keeper is not None:
            await self._keeper


def _make_manager() -> "StreamableHTTPSessionManager":
    """The SDK takes a second to load, which a portal that no assistant asks never spends."""
    from web.routes.assistants.server import make_manager

    return make_manager()


_door: Door | None = None


@asynccontextmanager
async def assistants_welcome() -> AsyncIterator[None]:
    """`/mcp` answers for as long as the block lasts."""
    global _door
    _door = Door()
    try:
        yield
    finally:
        await _door.close()
        _door = None


class _Answer:
    """An ASGI application, so that the protocol's server writes its own answer."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "OPTIONS" or _door is None:
            await Response(status_code=204 if _door else 503, headers=_PREFLIGHT)(scope, receive, send)
            return

        async def send_to_any_site(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(CORS)
            await send(message)

        await (await _door.manager()).handle_request(scope, receive, send_to_any_site)


ROUTES = [Route("/mcp", _Answer(), methods=_METHODS)]
