"""One portal with the demonstration in it, and a browser for each role, for all tests of this folder."""

import gc
from collections.abc import Callable, Iterator, Mapping

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit import cache_data
from streamlit.components.v2 import manifest_scanner

from tests.web.leaks.ground import URL, plant, write_stand_ins
from tests.web.leaks.hidden import Secrets
from tests.web.leaks.readers import Reader, sign_in_everybody
from tests.web.leaks.reading import open_page, text_of_page
from web.portal import Portal, close_portal, get_portal
from web.routes import middleware, routes
from web.ui.account import visitor


@pytest.fixture(scope="package")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    close_portal()
    cache_data.clear()
    base = tmp_path_factory.mktemp("leaks")
    with pytest.MonkeyPatch.context() as environment:
        # AppTest looks for components in every installed package, each time anew: half a second a page
        environment.setattr(manifest_scanner, "scan_component_manifests", list)
        environment.setenv("PORTAL_DATASETS_DIR", str(write_stand_ins(base / "datasets")))
        environment.setenv("PORTAL_DATA_DIR", str(base / "var"))
        environment.setenv("PORTAL_PUBLIC_URL", URL)
        environment.setenv("PORTAL_DEMO", "1")
        made = get_portal()
        plant(made.catalogue.state)
        gc.collect()
        gc.freeze()  # as in the portal that runs: Streamlit collects garbage after every page
        yield made
        gc.unfreeze()
        close_portal()


@pytest.fixture(scope="package")
def readers(portal: Portal) -> Mapping[str, Reader]:
    return sign_in_everybody(portal.catalogue.state)


@pytest.fixture(scope="package")
def secrets(portal: Portal, readers: Mapping[str, Reader]) -> Secrets:
    return Secrets(portal.catalogue.state, readers.values())


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, portal: Portal) -> Callable[..., str]:
    """`page(reader, "vote", contest=…)`: everything that this reader's browser gets."""

    def read(reader: Reader, name: str, **query: str) -> str:
        monkeypatch.setattr(visitor, "session_cookie", lambda: reader.cookie or None)
        return text_of_page(open_page(name, query))

    return read


@pytest.fixture(scope="package")
def asking(portal: Portal) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=routes, middleware=middleware), follow_redirects=False) as client:
        yield client


@pytest.fixture
def client(asking: TestClient) -> TestClient:
    asking.cookies.clear()
    return asking
