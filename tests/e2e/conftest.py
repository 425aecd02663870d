"""One portal with every dataset for all of these tests, and a real Chromium that may talk to it alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.portal_process import RunningPortal, running_portal

CHROMIUM = Path("/usr/bin/chromium")
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a portal that has loaded everything once, the demonstration too."""
    return tmp_path_factory.mktemp("portal") / "var"


@pytest.fixture(scope="session")
def portal(data_dir: Path) -> Iterator[RunningPortal]:
    with running_portal(data_dir, PORTAL_DEMO="1") as running:
        yield running


@pytest.fixture(scope="session")
def _playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(_playwright: Playwright) -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("no Chromium here: sudo apt-get install chromium fonts-noto-cjk")
    with _playwright.chromium.launch(executable_path=str(CHROMIUM), args=_ARGUMENTS) as opened:
        yield opened
