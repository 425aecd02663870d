"""How these tests look at a page: when it is ready, and that it calls nobody else."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
READY_WITHIN_MS = 45_000


@contextmanager
def visiting(browser: Browser, *, viewport: dict[str, int] = DESK, scheme: str = "light") -> Iterator[Page]:
    """A fresh visitor; a request to any address but the portal's fails the test at the end."""
    strangers: list[str] = []

    def loopback_only(route: Route) -> None:
        if urlsplit(route.request.url).hostname == "127.0.0.1":
            route.continue_()
        else:
            strangers.append(route.request.url)
            route.abort()

    context = browser.new_context(
        viewport=viewport, color_scheme=scheme, reduced_motion="reduce", accept_downloads=True, locale="zh-CN"
    )
    context.route("http*://**", loopback_only)
    try:
        yield context.new_page()
    finally:
        context.close()
    assert strangers == []


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    wait_ready(page)


def wait_ready(page: Page) -> None:
    """The script has run, and the footer, which is drawn last, is there."""
    page.wait_for_selector(
        '[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=READY_WITHIN_MS, state="attached"
    )
    page.wait_for_selector(".sy-footer", timeout=READY_WITHIN_MS, state="attached")
    page.wait_for_selector('[data-stale="true"]', state="detached", timeout=READY_WITHIN_MS)


def violations(page: Page, rules: Sequence[str]) -> list[str]:
    """What axe finds wrong by these sets of rules: a line for each, with the first place."""
    found = Axe().run(page, options={"runOnly": list(rules)})
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found.response["violations"]]


def too_wide(page: Page) -> list[str]:
    """What is scrolled sideways as a whole on a phone; a table may scroll in its own frame."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.wait_for_timeout(200)
    found = page.evaluate(
        """() => [document.documentElement, document.body, ...document.querySelectorAll(
            '[data-testid="stMain"], [data-testid="stAppViewContainer"], [data-testid="stMainBlockContainer"]')]
            .filter(e => e.scrollWidth > e.clientWidth).map(e => e.tagName + ' ' + e.scrollWidth)"""
    )
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    return [f"wider than a phone: {said}" for said in found]
