"""Signing in with an account somewhere else, as far as it goes without a provider."""

import pytest

from core.clock import utc_now
from core.people.accounts import get_account
from core.people.outside import sign_in_by_ticket
from core.people.sessions import Browser
from tests.web.ui.drawn import run_page
from web.ui.account import outside

pytestmark = pytest.mark.usefixtures("portal")
CLAIMS = {
    "iss": "https://id.example",
    "sub": "42",
    "email": "staff@office.example",
    "email_verified": True,
    "name": "统",
}


class User(dict):
    is_logged_in = True


def test_without_a_provider_there_is_no_button():
    assert not outside.is_offered()
    assert not outside.is_half_way()
    assert "统一身份" not in run_page("login").text


def test_what_the_provider_proved_becomes_a_ticket_for_one_session(portal, monkeypatch):
    monkeypatch.setattr(outside.st, "user", User(CLAIMS))
    state = portal.catalogue.state
    signed_in = sign_in_by_ticket(state, outside._ticket(), browser=Browser("x"), now=utc_now())

    account = get_account(state, signed_in.account_id)
    assert (account.email, account.display_name) == ("staff@office.example", "统")


@pytest.mark.parametrize("verified", [False, None, "true"])
def test_an_address_that_is_not_surely_verified_gets_no_ticket(monkeypatch, verified):
    monkeypatch.setattr(outside.st, "user", User({**CLAIMS, "sub": "43", "email_verified": verified}))

    with pytest.raises(Exception, match="verified"):
        outside._ticket()
