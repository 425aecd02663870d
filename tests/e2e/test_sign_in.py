"""Signing in to the running portal over real sockets, by somebody who tries what must not work.

The person of these tests is one that no other test signs in; the guesses come from an address of the loopback of
their own, as another network.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import requests
from requests.adapters import HTTPAdapter

from contest.demonstration.people import PASSWORD, ROLES
from core.people.limits import SIGN_IN
from tests.portal_process import RunningPortal
from web.routes import routes
from web.routes.browsers import SESSION

EMAIL = next(one.email for one in ROLES if one.key == "publisher")
OTHERS = ("127.0.0.2", "127.0.0.3")
FORMS = sorted(
    route.path.replace("{work_id}", "w").replace("{attachment_id}", "a")
    for route in routes
    if "POST" in (route.methods or ()) and route.path.startswith(("/account", "/contest"))
)
AWAY = ("https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)")


class _From(HTTPAdapter):
    """Connects from this address of the loopback."""

    def __init__(self, address: str) -> None:
        self._address = address
        super().__init__()

    def init_poolmanager(self, *given: object, **how: object) -> None:
        super().init_poolmanager(*given, source_address=(self._address, 0), **how)


class Visitor(requests.Session):
    """A browser at an address of its own: forms carry the origin of the portal, redirects are looked at."""

    def __init__(self, portal: RunningPortal, address: str = "127.0.0.1") -> None:
        super().__init__()
        self._url = portal.url
        self.mount("http://", _From(address))

    def fill(self, path: str, origin: str | None = "", **fields: str) -> requests.Response:
        headers = {} if origin is None else {"Origin": origin or self._url}
        return self.post(
            self._url + path, data={"hl": "zh", **fields}, headers=headers, allow_redirects=False, timeout=60
        )

    def sign_in(self, password: str = PASSWORD, **fields: str) -> requests.Response:
        return self.fill("/account/login", email=EMAIL, password=password, **fields)

    @property
    def is_signed_in(self) -> bool:
        """Whether a form for people who are signed in is taken."""
        answer = self.fill("/account/end-session", session="none of mine")
        return urlsplit(answer.headers["location"]).path == "/account"


@pytest.fixture
def visitor(portal: RunningPortal) -> Iterator[Visitor]:
    with Visitor(portal) as opened:
        yield opened


def test_a_thousand_wrong_passwords_are_limited_and_the_owner_comes_in(portal: RunningPortal) -> None:
    with Visitor(portal, OTHERS[0]) as attacker, Visitor(portal, OTHERS[1]) as owner:
        answers = [attacker.sign_in(f"guess {number}").status_code for number in range(1000)]
        right_but_late = attacker.sign_in()
        entered = owner.sign_in()

    assert answers == [303] * SIGN_IN.most + [429] * (1000 - SIGN_IN.most)
    assert right_but_late.status_code == 429
    assert int(right_but_late.headers["Retry-After"]) <= 900
    assert (entered.status_code, entered.headers["location"]) == (303, "/account")


def test_a_stolen_cookie_opens_nothing_after_signing_out(portal: RunningPortal, visitor: Visitor) -> None:
    visitor.sign_in()
    stolen = visitor.cookies[SESSION]
    was_in = visitor.is_signed_in
    visitor.fill("/account/logout")
    with Visitor(portal) as thief:
        thief.cookies.set(SESSION, stolen)

        assert (was_in, visitor.is_signed_in, thief.is_signed_in) == (True, False, False)


def test_a_session_that_was_planted_is_never_taken_up(portal: RunningPortal, visitor: Visitor) -> None:
    visitor.cookies.set(SESSION, "planted", domain="127.0.0.1")
    visitor.sign_in()
    mine = visitor.cookies[SESSION]
    with Visitor(portal) as planter:
        planter.cookies.set(SESSION, "planted")

        assert mine != "planted"
        assert (visitor.is_signed_in, planter.is_signed_in) == (True, False)


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1", None], ids=str)
def test_a_form_on_another_site_is_refused_at_every_address(visitor: Visitor, origin: str | None) -> None:
    visitor.sign_in()

    answers = {path: visitor.fill(path, origin, email=EMAIL, password=PASSWORD).status_code for path in FORMS}

    assert set(answers.values()) == {403}, answers
    assert visitor.is_signed_in


@pytest.mark.parametrize("away", AWAY)
def test_no_way_leads_to_another_site(portal: RunningPortal, visitor: Visitor, away: str) -> None:
    answers = [
        visitor.sign_in(next=away),
        visitor.fill("/account/register", next=away),
        visitor.fill("/contest/attachments/a/remove", next=away),
        visitor.get(f"{portal.url}/preferences", params={"next": away}, allow_redirects=False, timeout=60),
    ]

    for answer in answers:
        location = urlsplit(answer.headers["location"])
        assert (location.scheme, location.netloc, location.path.startswith("/")) == ("", "", True)
        assert "evil.example" not in answer.headers["location"]
