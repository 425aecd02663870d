"""Forms about accounts over HTTP: ours alone, cookies that no script can read, nothing told to strangers."""

import re
import time
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlsplit

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from core.clock import utc_now
from core.people import passwords
from core.people.accounts import find_account_by_email
from core.people.limits import SIGN_IN
from core.people.sessions import find_signed_in, list_sessions
from core.people.tokens import find_account_by_token, list_tokens
from tests.contest.builders import add_contest, add_team
from web.portal import Housekeeping
from web.routes import account
from web.routes.browsers import DEVICE, NEXT, PENDING, SESSION
from web.routes.forms import LARGEST_BYTES
from web.safe_address import safe_next

ORIGIN = {"Origin": "https://testserver"}
PASSWORD = "correct horse battery"
PEOPLE = iter(f"p{n}@school.example" for n in range(1000))


@pytest.fixture(autouse=True)
def _fresh(portal, monkeypatch):
    """Cheap hashing, and every test comes from an untouched network."""
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    with portal.catalogue.state.transaction() as tx:
        tx.execute("DELETE FROM attempt")


@pytest.fixture
def client(asking):
    """A browser with its own cookies, over https as the address of the portal says."""
    return TestClient(asking.app, base_url="https://testserver", follow_redirects=False)


@pytest.fixture
def email():
    return next(PEOPLE)


@pytest.fixture
def state(portal):
    return portal.catalogue.state


def send(client, path, headers=ORIGIN, **fields):
    return client.post(f"/account/{path}", data={"hl": "zh", **fields}, headers=headers)


def sign_up(client, email, **fields):
    given = {"email": email, "password": PASSWORD, "display": "张示例", "agreed": "1", **fields}
    return send(client, "register", **given)


def mailed(state, email, purpose):
    found = state.rows("SELECT body FROM outgoing_mail WHERE recipient = ? ORDER BY queued_at DESC, id", (email,))
    return next(m[1] for (body,) in found if (m := re.search(rf"for={purpose}&key=([\w-]+)", body)))


def join(client, state, email, **fields):
    """Registers and confirms in this browser."""
    sign_up(client, email, **fields)
    return send(client, "confirm", **{"for": "confirm", "key": mailed(state, email, "confirm")})


def login(client, email, password=PASSWORD, **fields):
    return send(client, "login", email=email, password=password, **fields)


def where(answer):
    """(status, path, {parameter: value}) of a redirect."""
    parts = urlsplit(answer.headers["location"])
    return answer.status_code, parts.path, {name: values[0] for name, values in parse_qs(parts.query).items()}


def cookies_of(answer):
    jar = SimpleCookie()
    for header in answer.headers.get_list("set-cookie"):
        jar.load(header)
    return jar


def who(client, state):
    cookie = client.cookies.get(SESSION)
    found = find_signed_in(state, cookie, now=utc_now()) if cookie else None
    return found.email if found else None


# ---- the way in ------------------------------------------------------------------------------------------


def test_who_registers_opens_the_link_and_is_signed_in_where_they_were_going(client, state, email):
    registered = sign_up(client, email, next="/contest?contest=大赛&lang=en", hl="en")
    confirmed = send(client, "confirm", key=mailed(state, email, "confirm"))

    assert where(registered) == (303, "/register", {"done": "mail", "lang": "en"})
    assert where(confirmed) == (303, "/contest", {"contest": "大赛", "lang": "en"})
    assert who(client, state) == email
    assert PENDING not in client.cookies
    assert NEXT not in client.cookies


def test_in_another_browser_the_link_asks_for_the_password(client, state, email):
    sign_up(client, email)
    key = mailed(state, email, "confirm")
    client.cookies.clear()
    without = send(client, "confirm", **{"for": "confirm", "key": key})
    with_it = send(client, "confirm", **{"for": "confirm", "key": key, "password": PASSWORD})

    assert where(without) == (303, "/link", {"for": "confirm", "key": key, "problem": "wrong_password"})
    assert where(with_it) == (303, "/account", {"done": "welcome"})


def test_opening_a_mailed_link_changes_nothing(client, state, email):
    sign_up(client, email)
    key = mailed(state, email, "confirm")
    for _ in range(3):  # a mail scanner
        assert client.get(f"/link?for=confirm&key={key}").status_code == 200

    assert find_account_by_email(state, email).confirmed_at is None
    assert where(send(client, "confirm", key=key))[1] == "/account"


def test_the_page_of_a_mailed_link_is_kept_and_told_to_nobody(client):
    answer = client.get("/link?for=reset&key=abc")

    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert '<meta name="robots" content="noindex">' in answer.text
    assert "abc" not in answer.text


def test_signing_in_sets_cookies_that_no_script_and_no_other_site_can_use(client, state, email):
    join(client, state, email)
    answer = login(client, email, next="/datasets?q=1")

    jar = cookies_of(answer)
    assert where(answer) == (303, "/datasets", {"q": "1"})
    assert answer.headers["cache-control"] == "no-store"
    for name, days in ((SESSION, 14), (DEVICE, 365)):
        cookie = jar[name]
        assert (cookie["httponly"], cookie["samesite"], cookie["secure"], cookie["path"]) == (True, "lax", True, "/")
        assert int(cookie["max-age"]) == days * 86_400


def test_a_planted_session_is_replaced_at_each_sign_in(client, state, email):
    join(client, state, email)
    client.cookies.clear()
    planted = {**ORIGIN, "Cookie": f"{SESSION}=planted"}
    first = cookies_of(send(client, "login", planted, email=email, password=PASSWORD))[SESSION].value
    client.cookies.clear()
    again = {**ORIGIN, "Cookie": f"{SESSION}={first}"}
    second = cookies_of(send(client, "login", again, email=email, password=PASSWORD))[SESSION].value

    assert len({"planted", first, second}) == 3
    assert find_signed_in(state, "planted", now=utc_now()) is None
    assert find_signed_in(state, first, now=utc_now()) is None
    assert find_signed_in(state, second, now=utc_now()).email == email


def test_a_stolen_cookie_opens_nothing_after_signing_out(client, state, email):
    join(client, state, email)
    stolen = client.cookies.get(SESSION)
    answer = send(client, "logout")
    client.cookies.clear()
    client.cookies.set(SESSION, stolen)
    used = send(client, "profile", display="Thief")

    assert where(answer) == (303, "/login", {"done": "signed-out"})
    assert cookies_of(answer)[SESSION]["max-age"] == "0"
    assert where(used) == (303, "/login", {"problem": "sign_in_needed", "next": "/account"})
    assert find_account_by_email(state, email).display_name == "张示例"


# ---- other sites -----------------------------------------------------------------------------------------

PATHS = [route.path for route in account.ROUTES]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://testserver.evil.example"},
        {"Origin": "https://testserver:81"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {},
    ],
    ids=lambda h: str(h),
)
def test_a_form_on_another_site_does_nothing(client, state, path, headers):
    before = [state.rows(f"SELECT count(*) FROM {t}") for t in ("account", "outgoing_mail", "attempt", "session")]
    answer = client.post(path, data={"email": "x@school.example", "password": PASSWORD}, headers=headers)

    assert answer.status_code == 403
    assert "本站" in answer.text
    assert "set-cookie" not in answer.headers
    assert before == [
        state.rows(f"SELECT count(*) FROM {t}") for t in ("account", "outgoing_mail", "attempt", "session")
    ]


def test_a_form_of_ours_without_origin_is_known_by_its_fetch_site(client):
    assert (
        where(send(client, "forgot", {"Sec-Fetch-Site": "same-origin"}, email="nobody@school.example"))[1] == "/forgot"
    )


@pytest.mark.parametrize("path", PATHS)
def test_a_form_address_cannot_be_opened(client, path):
    answer = client.get(path)

    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"
    assert "只接收表单" in answer.text


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"email=" + b"x" * LARGEST_BYTES, "application/x-www-form-urlencoded", 413),
        (b"email=%ff", "application/x-www-form-urlencoded", 400),
        (b"\xff\xfe", "application/x-www-form-urlencoded", 400),
        (b"&".join(b"a%d=1" % n for n in range(500)), "application/x-www-form-urlencoded", 400),
        (b'{"email": "a@b.example"}', "application/json", 400),
        (b"--x\r\n\r\n--x--", "multipart/form-data; boundary=x", 400),
        (b"email=a", "text/plain", 400),
    ],
)
def test_what_is_no_small_form_is_refused(client, content, kind, status):
    answer = client.post("/account/login", content=content, headers={**ORIGIN, "Content-Type": kind})

    assert answer.status_code == status


@pytest.mark.parametrize(
    "away",
    [
        "https://evil.example",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "\t//evil.example",
        " //evil.example",
        "/\r/evil.example",
        "javascript:alert(1)",
        "http:evil.example",
        "evil.example",
        "@evil.example",
        "/\x00/evil.example",
        "%2f%2fevil.example",
    ],
)
def test_signing_in_never_leads_to_another_site(client, state, email, away):
    join(client, state, email)

    assert login(client, email, next=away).headers["location"] == "/"
    assert safe_next(away) == "/"


@pytest.mark.parametrize(
    "path", ["/%2f%2fevil.example", "/%5cevil.example", "/datasets?next=//evil.example", "/／evil"]
)
def test_what_stays_on_this_site_stays_on_it(client, state, email, path):
    join(client, state, email)
    location = login(client, email, next=path).headers["location"]

    assert urlsplit(location).netloc == ""
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))


# ---- strangers learn nothing -----------------------------------------------------------------------------


def test_registering_and_forgetting_answer_the_same_for_known_and_unknown_addresses(client, state, email):
    join(client, state, email)
    unknown = next(PEOPLE)
    client.cookies.clear()
    answers = []
    for address in (email, unknown):
        for answer in (sign_up(client, address), send(client, "forgot", email=address)):
            answers.append((where(answer), sorted(cookies_of(answer)), len(answer.content)))
            client.cookies.clear()

    assert answers[:2] == answers[2:]


def test_no_address_and_no_password_stands_in_any_answer(client, state, email):
    join(client, state, email)
    client.cookies.clear()
    answers = [
        login(client, email, "secret-word"),
        login(client, "unknown@school.example", "secret-word"),
        sign_up(client, "no-address", password="secret-word"),
        sign_up(client, email, password="secret-word", display=""),
        send(client, "forgot", email=email),
    ]

    told = "".join(f"{answer.headers['location']} {answer.text}" for answer in answers)
    assert [word for word in (email, "unknown", "no-address", "secret-word") if word in told] == []
    assert [where(answer)[2]["problem"] for answer in answers[:4]] == [
        "sign_in_failed",
        "sign_in_failed",
        "bad_address",
        "bad_name",
    ]


def test_guessing_is_limited_with_the_time_to_wait(client, state, email):
    join(client, state, email)
    client.cookies.clear()
    answers = [login(client, email, f"guess {n}") for n in range(SIGN_IN.most + 1)]

    assert {answer.status_code for answer in answers[:-1]} == {303}
    assert answers[-1].status_code == 429
    assert 0 < int(answers[-1].headers["retry-after"]) <= 900
    assert "尝试次数太多" in answers[-1].text
    assert login(client, email).status_code == 429


# ---- other people's things -------------------------------------------------------------------------------


def test_nobody_ends_another_persons_session_or_token(client, state, email):
    join(client, state, email)
    victim = find_account_by_email(state, email)
    send(client, "tokens", label="mine")
    (session,), (token,) = list_sessions(state, victim.id, now=utc_now()), list_tokens(state, victim.id)
    client.cookies.clear()
    join(client, state, next(PEOPLE))
    send(client, "end-session", session=session.id)
    refused = send(client, "revoke-token", token=token.id)

    assert where(refused)[2] == {"problem": "token_not_found"}
    assert list_sessions(state, victim.id, now=utc_now()) == [session]
    assert list_tokens(state, victim.id) == [token]


SIGNED_IN_ONLY = (
    "profile password change-email confirm-email close end-session end-sessions tokens revoke-token".split()
)


@pytest.mark.parametrize("path", SIGNED_IN_ONLY)
def test_what_belongs_to_an_account_asks_to_sign_in(client, path):
    page = "/link" if path == "confirm-email" else "/account"

    assert where(send(client, path, sure="1")) == (303, "/login", {"problem": "sign_in_needed", "next": page})


# ---- one's own account -----------------------------------------------------------------------------------


def test_a_token_is_shown_once_and_not_in_an_address(client, state, email):
    join(client, state, email)
    answer = send(client, "tokens", label="夜间任务", days="30")

    token = re.search(r"sod_[\w-]+", answer.text)[0]
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert find_account_by_token(state, token, now=utc_now()).email == email
    assert list_tokens(state, find_account_by_email(state, email).id)[0].expires_at is not None


def test_the_profile_is_changed(client, state, email):
    join(client, state, email)
    fields = {"display": "李示例", "affiliation": "示例大学", "about": "一行\r\n二行", "mail_lang": "en", "hl": "en"}
    answer = send(client, "profile", **fields)

    me = find_account_by_email(state, email)
    assert where(answer) == (303, "/account", {"done": "profile", "lang": "en"})
    assert (me.display_name, me.affiliation, me.about, me.lang) == ("李示例", "示例大学", "一行\n二行", "en")


def test_a_forgotten_password_is_reset_by_the_mailed_link(client, state, email):
    join(client, state, email)
    client.cookies.clear()
    send(client, "forgot", email=email)
    key = mailed(state, email, "reset")
    short = send(client, "reset", **{"for": "reset", "key": key, "password": "short"})
    done = send(client, "reset", **{"for": "reset", "key": key, "password": "a better password"})

    assert where(short) == (303, "/link", {"for": "reset", "key": key, "problem": "password_too_short"})
    assert where(done) == (303, "/account", {"done": "password"})
    assert who(client, state) == email


def test_a_changed_password_keeps_this_browser_signed_in(client, state, email):
    join(client, state, email)
    wrong = send(client, "password", old="wrong", password="a better password")
    done = send(client, "password", old=PASSWORD, password="a better password")

    assert where(wrong)[2] == {"problem": "wrong_password"}
    assert where(done)[2] == {"done": "password"}
    assert who(client, state) == email


def test_the_address_changes_by_the_link_in_the_new_mailbox_of_who_is_signed_in(client, state, email):
    join(client, state, email)
    new = next(PEOPLE)
    send(client, "change-email", email=new, password=PASSWORD)
    key = mailed(state, new, "change_email")
    cookies = dict(client.cookies)
    client.cookies.clear()
    signed_out = send(client, "confirm-email", **{"for": "change_email", "key": key})
    client.cookies.update(cookies)
    done = send(client, "confirm-email", **{"for": "change_email", "key": key})

    assert where(signed_out)[2]["next"] == f"/link?for=change_email&key={key}"
    assert where(done) == (303, "/account", {"done": "address"})
    assert who(client, state) == new


def test_closing_takes_a_tick_and_the_password(client, state, email):
    join(client, state, email)
    unsure = send(client, "close", password=PASSWORD)
    wrong = send(client, "close", password="wrong", sure="1")
    still = who(client, state)
    done = send(client, "close", password=PASSWORD, sure="1")

    assert [where(answer)[2] for answer in (unsure, wrong, done)] == [
        {"problem": "not_sure"},
        {"problem": "wrong_password"},
        {"done": "closed"},
    ]
    assert still == email
    assert who(client, state) is None
    assert find_account_by_email(state, email) is None


def test_other_browsers_are_signed_out_together(client, state, email):
    join(client, state, email)
    first = client.cookies.get(SESSION)
    client.cookies.clear()
    login(client, email)
    send(client, "end-sessions")

    assert find_signed_in(state, first, now=utc_now()) is None
    assert who(client, state) == email


# ---- the thread that sends -------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_mail_is_in_the_outbox_within_two_seconds(client, portal, email):
    with Housekeeping(portal):
        sign_up(client, email)
        _wait_for_mail(portal, email, within_s=60)  # its preparations, and the mail of the tests before
        second = next(PEOPLE)
        sign_up(client, second)
        took_s = _wait_for_mail(portal, second, within_s=60)

    assert took_s < 2


def _wait_for_mail(portal, address, *, within_s):
    asked_at = time.monotonic()
    while not any(address in file.read_text("utf-8") for file in portal.settings.outbox.glob("*.eml")):
        assert time.monotonic() - asked_at < within_s
        time.sleep(0.05)
    return time.monotonic() - asked_at


def test_a_leader_who_closes_the_account_is_succeeded_in_the_team(client, state, email):
    other = next(PEOPLE)
    join(client, state, other)
    client.cookies.clear()
    join(client, state, email)
    leader, member = (find_account_by_email(state, each).id for each in (email, other))
    add_contest(state, "closing")
    add_team(state, "team-of-closing", [leader, member], "closing")
    done = send(client, "close", password=PASSWORD, sure="1")

    assert where(done) == (303, "/login", {"done": "closed"})
    assert state.row("SELECT leader_id FROM team WHERE id = 'team-of-closing'") == (member,)
    assert state.rows("SELECT account_id FROM membership WHERE team_id = 'team-of-closing'") == [(member,)]
