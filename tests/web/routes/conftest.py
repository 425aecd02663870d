"""The routes over a small real portal, asked without a socket."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.builders import write_city, write_package
from web.portal import Portal, close_portal, get_portal
from web.routes import middleware, routes


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Portal]:
    folder = write_city(tmp_path / "datasets")
    write_package(folder, "bike-stations")
    write_package(folder, "old-bikes", origin="simulated", frozen_on="2025-12-31")
    monkeypatch.setenv("PORTAL_DATASETS_DIR", str(folder))
    monkeypatch.setenv("PORTAL_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("PORTAL_PUBLIC_URL", "https://data.example")
    yield get_portal()
    close_portal()


@pytest.fixture
def client(portal: Portal) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=routes, middleware=middleware), follow_redirects=False) as asking:
        yield asking
