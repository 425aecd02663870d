"""The account pages: forms with labels, calm sentences for what came back, nothing for who is not signed in."""

from dataclasses import replace

import pytest
from argon2 import PasswordHasher

from core.clock import utc_now
from core.people import passwords
from core.people.accounts import find_account_by_email
from core.people.profile import Profile
from core.people.registration import confirm_address, register
from core.people.sessions import Browser, end_sessions, find_signed_in
from core.words import Text
from tests.web.ui.drawn import Drawn, run_page
from web.ui.account import entrance, visitor
from web.ui.account.entrance import DemoAccount
from web.ui.account.notices import PROBLEMS

pytestmark = pytest.mark.usefixtures("portal")
EMAIL = "zhang@school.example"


@pytest.fixture(scope="module")
def cookie(portal):
    """Of a person who is signed in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        state, now = portal.catalogue.state, utc_now()
        given = {
            "profile": Profile("张 <示例>"),
            "has_agreed": True,
            "network": "x",
            "public_url": "http://x",
            "now": now,
        }
        pending = register(state, email=EMAIL, password="correct horse battery", **given)
        (body,) = state.row("SELECT body FROM outgoing_mail WHERE recipient = ?", (EMAIL,))
        key = body.split("key=")[1].split()[0]
        return confirm_address(state, key, pending=pending, browser=Browser("x", label="Firefox"), now=now).session


def fields_of(page: Drawn) -> list[str]:
    """The names of the visible fields, in order."""
    tags = [a for tag, a in page.elements if tag in ("input", "select", "textarea") and a.get("type") != "hidden"]
    return [attributes["name"] for attributes in tags]


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("login", ["email", "password"]),
        ("register", ["email", "password", "display", "affiliation", "agreed"]),
        ("forgot", ["email"]),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_pages_of_strangers_are_one_form_each(name, fields, lang):
    page = run_page(name, lang=lang)

    assert fields_of(page) == fields
    (form,) = [a for tag, a in page.elements if tag == "form"]
    assert (form["method"], form["action"]) == ("post", f"/account/{name}")
    hidden = [(a["name"], a["value"]) for tag, a in page.elements if a.get("type") == "hidden"]
    assert (("hl", "en") in hidden) == (lang == "en")


def test_every_field_has_a_label_and_no_name_that_the_sanitizer_drops(monkeypatch, cookie):
    monkeypatch.setattr(visitor, "session_cookie", lambda: cookie)
    for name in ("login", "register", "forgot", "account"):
        page = run_page(name)
        labels = [a["for"] for tag, a in page.elements if tag == "label"]
        ids = [a["id"] for tag, a in page.elements if tag in ("input", "select", "textarea") and "id" in a]
        names = {a["name"] for tag, a in page.elements if tag in ("input", "select", "textarea")}
        assert sorted(labels) == sorted(ids)
        assert len(set(ids)) == len(ids)
        assert names & {"id", "name", "lang", "title", "action", "method", "target"} == set()


@pytest.mark.parametrize("problem", sorted(PROBLEMS))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_refusal_that_came_back_is_said(problem, lang):
    page = run_page("login", problem=problem, lang=lang)

    (said,) = page.text_of("sy-note-amber")
    assert said == PROBLEMS[problem].say(lang)
    assert "{" not in said


def test_what_is_no_code_says_nothing():
    page = run_page("login", problem="<script>alert(1)</script>", done="<b>")

    assert page.text_of("sy-note-amber") == page.text_of("sy-note-green") == []


def test_a_page_that_others_lead_back_to_stays_on_this_site():
    page = run_page("login", next="https://evil.example")

    assert [a["value"] for tag, a in page.elements if a.get("name") == "next"] == ["/"]
    assert "evil" not in page.html


def test_without_signing_in_the_account_page_invites_and_shows_nothing_else():
    page = run_page("account")

    assert page.text_of("sy-title") == ["请先登录"]
    assert [text for text, _ in page.links] == ["登录", "注册"]
    assert fields_of(page) == []


def test_the_account_page_shows_its_owner_and_this_device(monkeypatch, cookie):
    monkeypatch.setattr(visitor, "session_cookie", lambda: cookie)

    page = run_page("account")

    assert page.text_of("ac-head")[0].startswith("我的账号 张 <示例> · zhang@school.example")
    assert "Firefox" in page.text
    actions = [a["action"].removeprefix("/account/") for tag, a in page.elements if tag == "form"]
    assert actions == ["logout", "profile", "password", "change-email", "tokens", "close"]


def test_the_header_leads_to_the_account_or_to_signing_in(monkeypatch, cookie):
    before = run_page().links_to("/login")
    monkeypatch.setattr(visitor, "session_cookie", lambda: cookie)
    after = run_page()

    assert before == [("登录", "/login")]
    assert after.links_to("/account") == [("账号", "/account")]
    assert after.links_to("/login") == []


def test_a_session_that_ended_meanwhile_is_noticed_on_the_next_run(monkeypatch, portal, cookie):
    monkeypatch.setattr(visitor, "session_cookie", lambda: cookie)
    state, now = portal.catalogue.state, utc_now()
    me = find_signed_in(state, cookie, now=now)
    here = run_page("account").text_of("sy-title")
    with state.transaction() as tx:
        end_sessions(tx, me.id, now=now)
    gone = run_page("account").text_of("sy-title")
    with state.transaction() as tx:
        tx.execute("UPDATE session SET ended_at = NULL")

    assert (here, gone) == (["我的账号"], ["请先登录"])
    assert find_account_by_email(state, EMAIL) is not None


@pytest.mark.parametrize("query", [{}, {"for": "reset", "key": "guess"}, {"for": "nonsense", "key": "x"}])
def test_a_link_that_does_not_work_says_what_to_do(query):
    page = run_page("link", **query)

    assert page.text_of("sy-title") == ["链接已失效"]
    assert [text for text, _ in page.links] == ["登录", "忘记密码", "注册"]


def test_after_registering_the_page_says_where_the_mail_is():
    page = run_page("register", done="mail")

    assert page.text_of("sy-title") == ["请查收邮件"]
    assert "outbox" in page.text  # a demonstration without a mail server
    assert fields_of(page) == []


def test_demonstration_accounts_sign_in_by_one_button_each(monkeypatch):
    one = DemoAccount(Text("组织者", "Organiser"), "甲", "a@demo.example", "demo-password")
    drawn = []
    monkeypatch.setattr(entrance.st, "html", drawn.append)
    entrance.show_demo_accounts([one, replace(one, name="乙", email="b@demo.example")], "zh")
    entrance.show_demo_accounts([], "zh")

    page = Drawn("".join(drawn))
    sent = [a["value"] for _, a in page.elements if a.get("type") == "hidden"]
    assert sent == ["a@demo.example", "demo-password", "b@demo.example", "demo-password"]
    assert [a["aria-label"] for tag, a in page.elements if tag == "button"] == ["登录为 甲", "登录为 乙"]
    assert len(drawn) == 1
