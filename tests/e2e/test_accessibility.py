"""axe (WCAG 2 A and AA, no rule left out) on every kind of page, light and dark; no sideways scrolling on a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.pages import DESK, open_page, too_wide, violations, visiting
from tests.portal_process import RunningPortal

PAGES = {
    "front page": "/",
    "catalogue": "/datasets",
    "filtered catalogue": "/datasets?q=公交&theme=transport",
    "browse by library": "/datasets?browse=library",
    "empty search": "/datasets?q=獬豸貔貅",
    "dataset overview": "/dataset?id=bus-daily-ridership",
    "dataset data": "/dataset?id=bus-daily-ridership&tab=data&district=和平区",
    "dataset data with gaps": "/dataset?id=hospitals&tab=data",
    "dataset grouped": "/dataset?id=bus-daily-ridership&tab=data&group_by=district&measure=sum:passengers",
    "dataset charts": "/dataset?id=bus-daily-ridership&tab=charts",
    "dataset point map": "/dataset?id=hospitals&tab=map",
    "dataset tile map": "/dataset?id=districts&tab=map",
    "dataset fields": "/dataset?id=bus-daily-ridership&tab=fields",
    "dataset api": "/dataset?id=bus-daily-ridership&tab=api",
    "dataset versions": "/dataset?id=bus-daily-ridership&tab=versions",
    "dataset comparison": "/dataset?id=bus-daily-ridership&tab=charts&compare=district:和平区,铁西区",
    "two resources": "/dataset?id=plan-tasks",
    "dataset api of groups": "/dataset?id=bus-daily-ridership&tab=api&group_by=district&lang=en",
    "closed dataset": "/dataset?id=population-register",
    "closed dataset fields": "/dataset?id=population-register&tab=fields",
    "wrong filter": "/dataset?id=bus-daily-ridership&tab=data&nothing=1",
    "unknown dataset": "/dataset?id=nothing-here",
    "overview": "/overview",
    "developers": "/developers",
    "developers in English": "/developers?lang=en",
    "SQL": "/sql",
    "help": "/help",
    "front page in English": "/?lang=en",
    "dataset in English": "/dataset?id=metro-stations&lang=en",
}


RULES = ["wcag2a", "wcag2aa"]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One visitor for all, who has Streamlit's files after the first page."""
    with visiting(browser, viewport=DESK) as opened:
        yield opened


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(portal: RunningPortal, page: Page, name: str) -> None:
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    open_page(page, portal.url + PAGES[name])
    in_light, on_a_phone = violations(page, RULES), too_wide(page)

    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    open_page(page, portal.url + PAGES[name])
    in_dark = violations(page, RULES)

    assert (in_light, in_dark, on_a_phone) == ([], [], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_an_unknown_page(portal: RunningPortal, browser: Browser, scheme: str) -> None:
    with visiting(browser, scheme=scheme) as page:
        answer = page.goto(portal.url + "/no/such/page")
        found = violations(page, RULES)

    assert answer is not None
    assert answer.status == 404
    assert found == []
