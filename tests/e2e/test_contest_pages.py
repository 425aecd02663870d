"""Every page of people and contests as those who use it: axe finds nothing, light and dark; a phone is wide enough.

One sign-in, one browser and one load a page: colours and width are changed under it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from contest.demonstration.people import PASSWORD, ROLES
from tests.e2e.pages import DESK, open_page, too_wide, violations, visiting
from tests.portal_process import RunningPortal
from web.ui.contest.organising.console import SECTIONS

FINISHED, OPEN, IDEAS = "contest=example-app-1", "contest=example-app-2", "contest=example-idea-1"
_EMAILS = {person.key: person.email for person in ROLES}
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
_IN_REVIEW = 'a[href*="work="]'  # the first work that waits for the judge

# {who: {what: address, or address and the link on its page that is followed}}
PAGES: dict[str, dict[str, str | tuple[str, str]]] = {
    "": {
        "front page": "/",
        "a contest that takes entries": f"/contest?{OPEN}",
        "a finished contest in English": f"/contest?{FINISHED}&lang=en",
        "the gallery": "/gallery",
        "a work": ("/gallery", 'a[href^="/work?"]'),
        "the works of an edition in English": f"/gallery?{FINISHED}&lang=en",
        "results": f"/results?{FINISHED}",
        "results in English": f"/results?{FINISHED}&lang=en",
        "nothing published yet": f"/results?{OPEN}",
        "a vote, signed out": f"/vote?{IDEAS}",
        "teams, signed out": f"/team?{OPEN}",
        "no such certificate": "/certificate?code=unknown",
        "no such receipt": "/receipt?code=unknown",
        "registering": "/register",
        "registering in English": "/register?lang=en",
        "signing in": "/login",
        "a forgotten password": "/forgot",
        "a link that does not work": "/link?for=confirm&key=unknown",
    },
    "member": {
        "an account": "/account",
        "entering": f"/team?{OPEN}",
        "entering in English": f"/team?{OPEN}&lang=en",
        "a vote": f"/vote?{IDEAS}",
        "a vote in English": f"/vote?{IDEAS}&lang=en",
        "a work without a team": f"/submit?{OPEN}",
    },
    "leader": {
        "a team": f"/team?{OPEN}",
        "a work in writing": f"/submit?{OPEN}",
        "a work in writing in English": f"/submit?{OPEN}&lang=en",
        "a work that won": f"/submit?{FINISHED}",
        "a receipt": (f"/submit?{FINISHED}", 'a[href^="/receipt?"]'),
        "an appeal": f"/appeal?{FINISHED}",
    },
    "judge": {
        "a judge's works": f"/judging?{IDEAS}",
        "a review": (f"/judging?{IDEAS}", _IN_REVIEW),
        "a review in English": (f"/judging?{IDEAS}&lang=en", _IN_REVIEW),
    },
    "organiser": {
        **{f"console: {one.key}": f"/organisers?{IDEAS}&tab={one.key}" for one in SECTIONS},
        "console: results of a finished contest": f"/organisers?{FINISHED}&tab=results",
        "console: teams that wait": f"/organisers?{OPEN}&tab=teams",
        "console in English": f"/organisers?{OPEN}&tab=dates&lang=en",
    },
    "auditor": {"console of an auditor": f"/organisers?{FINISHED}", "appeals": f"/organisers?{FINISHED}&tab=appeals"},
    "admin": {"console of an administrator": f"/organisers?{OPEN}"},
}


@contextmanager
def _signed_in(browser: Browser, portal: RunningPortal, who: str) -> Iterator[Page]:
    """Signed in by the form's own address, as the browser would send it."""
    with visiting(browser, viewport=DESK) as page:
        if who:
            form = {"email": _EMAILS[who], "password": PASSWORD, "next": "/account"}
            answer = page.context.request.post(
                f"{portal.url}/account/login", form=form, headers={"Origin": portal.url}, max_redirects=0
            )
            assert (answer.status, answer.headers["location"]) == (303, "/account")
        yield page


def _open(page: Page, url: str, where: str | tuple[str, str]) -> None:
    address, link = where if isinstance(where, tuple) else (where, "")
    open_page(page, url + address)
    if link:
        open_page(page, url + str(page.locator(link).first.get_attribute("href")))


def _problems(page: Page) -> Iterator[str]:
    if page.locator('[data-testid="stException"]').count():
        yield "the page crashed"
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.wait_for_timeout(200)
        yield from (f"{scheme}: {said}" for said in violations(page, _RULES))
    yield from too_wide(page)


@pytest.mark.parametrize("who", PAGES, ids=lambda who: who or "visitor")
def test_axe_finds_nothing_and_nothing_scrolls_sideways(portal: RunningPortal, browser: Browser, who: str) -> None:
    told = []
    with _signed_in(browser, portal, who) as page:
        for name, where in PAGES[who].items():
            _open(page, portal.url, where)
            told += [f"{name}: {problem}" for problem in _problems(page)]

    assert told == []
