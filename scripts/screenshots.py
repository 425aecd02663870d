"""The pictures of the README, taken from a running portal: `python -m scripts.screenshots [address]`.

Without an address it starts a portal of its own on the data in var/.
"""

import sys
from contextlib import nullcontext
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.e2e.conftest import CHROMIUM
from tests.e2e.pages import DESK, PHONE, open_page, visiting
from tests.portal_process import running_portal

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "screenshots"
_RIDERSHIP = "/dataset?id=bus-daily-ridership"
PICTURES = {
    "home-1280": ("/", DESK, "light"),
    "home-390-dark": ("/", PHONE, "dark"),
    "datasets-1280": ("/datasets?q=公交", DESK, "light"),
    "dataset-1280": (_RIDERSHIP, DESK, "light"),
    "data-1280": (f"{_RIDERSHIP}&tab=data&district=和平区", DESK, "light"),
    "map-1280-dark": ("/dataset?id=hospitals&tab=map", DESK, "dark"),
    "english-390": (f"{_RIDERSHIP}&lang=en", PHONE, "light"),
}


def take_all(address: str) -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        for name, (path, viewport, scheme) in PICTURES.items():
            with visiting(browser, viewport=viewport, scheme=scheme) as page:
                open_page(page, address + path)
                page.wait_for_timeout(1500)  # the charts draw themselves after the script has ended
                page.screenshot(path=TARGET / f"{name}.png")
            print(f"{name}.png")


if __name__ == "__main__":
    given = sys.argv[1] if len(sys.argv) > 1 else None
    with nullcontext() if given else running_portal(ROOT / "var") as own:
        take_all(given or own.url)
