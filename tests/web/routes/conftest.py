"""The routes over a small real portal, asked without a socket. One portal serves the tests of a module."""

from collections import Counter
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from catalog.counting import totals
from core.clock import utc_now
from tests.builders import write_city, write_package
from web.portal import Portal, close_portal, get_portal
from web.routes import middleware, routes


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    root = tmp_path_factory.mktemp("portal")
    folder = write_city(root / "datasets")
    write_package(folder, "bike-stations")
    write_package(folder, "old-bikes", origin="simulated", frozen_on="2025-12-31")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PORTAL_DATASETS_DIR", str(folder))
        environment.setenv("PORTAL_DATA_DIR", str(root / "var"))
        environment.setenv("PORTAL_PUBLIC_URL", "https://data.example")
        yield get_portal()
        close_portal()


@pytest.fixture(scope="module")
def asking(portal: Portal) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=routes, middleware=middleware), follow_redirects=False) as client:
        yield client


@pytest.fixture
def client(asking: TestClient) -> TestClient:
    asking.cookies.clear()
    return asking


def counted(portal: Portal) -> Counter[str]:
    """How often datasets were opened and downloaded so far, all together."""
    portal.counter.flush(portal.catalogue.state, utc_now())
    both = totals(portal.catalogue.state).values()
    return Counter(views=sum(views for views, _ in both), downloads=sum(downloads for _, downloads in both))
