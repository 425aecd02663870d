"""How many requests a network may make: told in every answer, refused with the time to wait, in bounded memory."""

from types import SimpleNamespace

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

import web.routes.api_limits as api_limits
from core.settings import Settings
from web.routes.api_limits import Allowance, ApiLimits, Windows


class _Clock:
    now = 100.0

    def __call__(self):
        return self.now


def _client(monkeypatch, clock, quota=2):
    settings = Settings(api_requests_a_minute=quota)
    monkeypatch.setattr(api_limits, "get_portal", lambda: SimpleNamespace(settings=settings))
    routes = [Route("/{path:path}", lambda request: PlainTextResponse("ok"))]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(ApiLimits, windows=Windows(clock=clock))]))


def test_every_answer_says_what_is_left_and_too_many_are_refused_until_the_minute_is_over(monkeypatch):
    clock = _Clock()
    client = _client(monkeypatch, clock)

    first = client.get("/api/v1/datasets")
    clock.now += 20
    answers = [client.get("/api/v1/datasets") for _ in range(2)]

    assert first.headers["RateLimit-Policy"] == '"api";q=2;w=60'
    assert first.headers["RateLimit"] == '"api";r=1;t=60'
    assert [one.headers["RateLimit"] for one in answers] == ['"api";r=0;t=40', '"api";r=0;t=40']
    assert [one.status_code for one in answers] == [200, 429]
    assert answers[1].headers["Retry-After"] == "40"
    assert answers[1].json()["error"]["code"] == "too_many_requests"
    assert "40" in answers[1].json()["error"]["zh"]
    clock.now += 40
    assert client.get("/api/v1/datasets").status_code == 200


def test_clients_of_ckan_are_refused_in_its_envelope(monkeypatch):
    client = _client(monkeypatch, _Clock(), quota=0)

    for path in ("/api/3/action/package_list", "/api/action/package_list"):
        answer = client.post(path)
        assert (answer.status_code, answer.json()["success"]) == (429, False)
        assert answer.json()["error"]["__type"] == "Too Many Requests"


def test_pages_and_preflights_are_not_counted(monkeypatch):
    client = _client(monkeypatch, _Clock(), quota=0)

    assert client.get("/datasets").status_code == 200
    assert client.options("/api/v1/datasets").status_code == 405
    assert "RateLimit" not in client.get("/download/a.zip").headers


def test_networks_are_counted_apart_and_only_so_many_are_remembered():
    clock = _Clock()
    windows = Windows(clock=clock, most=3)

    assert [windows.count(name, 5).left for name in ("a", "b", "a", "c", "d")] == [4, 4, 3, 4, 4]
    assert len(windows) == 3
    assert windows.count("a", 5) == Allowance(5, 4, 60)
