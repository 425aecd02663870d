"""How many requests one network may make to the API: told in every answer, and 429 with Retry-After beyond it.

The headers are those of the IETF draft “RateLimit header fields for HTTP”. Counts are kept in memory, for a bounded
number of networks; each replica counts for itself.
"""

import json
import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from time import monotonic
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.portal import get_portal
from web.routes.browsers import network_of
from web.routes.rows_api.answering import CORS, refusal_json
from web.routes.rows_api.errors import TooManyRequests

WINDOW_S = 60
MOST_NETWORKS = 20_000  # remembered; beyond it the one whose window began longest ago is forgotten
_PREFIXES = ("/api/", "/mcp", "/datastore/")
_CKAN = re.compile(r"/api/(\d+/)?action/")
_POLICY = "api"
_network_of = lru_cache(4096)(network_of)


@dataclass(slots=True)
class _Window:
    began_at: float
    requests: int = 0


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left after this request, and in how many seconds the count begins anew."""

    quota: int
    left: int
    resets_in_s: int

    @property
    def is_used_up(self) -> bool:
        return self.left < 0

    def headers(self) -> dict[str, str]:
        """
        >>> Allowance(600, 599, 42).headers()
        {'RateLimit-Policy': '"api";q=600;w=60', 'RateLimit': '"api";r=599;t=42'}
        """
        return {
            "RateLimit-Policy": f'"{_POLICY}";q={self.quota};w={WINDOW_S}',
            "RateLimit": f'"{_POLICY}";r={max(self.left, 0)};t={self.resets_in_s}',
        }


class Windows:
    """The requests of each network in its current minute, which begins with its first request."""

    def __init__(self, *, clock: Callable[[], float] = monotonic, most: int = MOST_NETWORKS) -> None:
        self._clock, self._most = clock, most
        self._windows: OrderedDict[str, _Window] = OrderedDict()  # by the beginning of the window

    def count(self, network: str, quota: int) -> Allowance:
        """Counts one request. Only called on the event loop, so it needs no lock."""
        now = self._clock()
        window = self._windows.get(network)
        if window is None or now - window.began_at >= WINDOW_S:
            self._windows.pop(network, None)
            window = self._windows[network] = _Window(now)
            while len(self._windows) > self._most:
                self._windows.popitem(last=False)
        window.requests += 1
        resets_in_s = max(1, ceil(window.began_at + WINDOW_S - now))
        return Allowance(quota, quota - window.requests, resets_in_s)

    def __len__(self) -> int:
        return len(self._windows)


class ApiLimits:
    """Middleware before everything that programs ask."""

    def __init__(self, app: ASGIApp, windows: Windows | None = None) -> None:
        self._app = app
        self._windows = Windows() if windows is None else windows

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(_PREFIXES) or scope["method"] == "OPTIONS":
            await self._app(scope, receive, send)
            return
        client = scope.get("client")
        network = _network_of(client[0] if client else "")
        allowance = self._windows.count(network, get_portal().settings.api_requests_a_minute)
        headers = allowance.headers()
        if allowance.is_used_up:
            await _refusal(scope, allowance, headers)(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(headers)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _refusal(scope: Scope, allowance: Allowance, headers: dict[str, str]) -> Response:
    """In the envelope of the API that was asked."""
    wait = allowance.resets_in_s
    error = TooManyRequests(quota=allowance.quota, window_s=WINDOW_S, retry_after_s=wait)
    body: dict[str, Any] = refusal_json(Request(scope), error)
    if _CKAN.match(scope["path"]):
        body = {"success": False, "error": {"__type": "Too Many Requests", "message": error.say("en")}}
    sent = {"Retry-After": str(wait), "Cache-Control": "no-store", **CORS, **headers}
    return Response(json.dumps(body, ensure_ascii=False), error.status, sent, "application/json")
