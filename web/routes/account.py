"""Forms about accounts, and the cookies that only a route can set. Pages draw them: web/ui/account."""

from datetime import timedelta

from starlette.responses import HTMLResponse, Response

from core.people.address_change import confirm_address_change, request_address_change
from core.people.closing import close_account
from core.people.first_administrator import claim_first_administrator
from core.people.outside import sign_in_by_ticket
from core.people.profile import Profile, update_profile
from core.people.recovery import change_password, request_reset, reset_password
from core.people.registration import confirm_address, register
from core.people.sessions import SignedIn, end_session, end_sessions, sign_out
from core.people.signing_in import sign_in
from core.people.tokens import create_token, revoke_token
from core.words import as_lang
from web.portal import CLOSING_HOOKS
from web.routes import account_words as words
from web.routes.account_posts import NOT_KEPT, Posting, post
from web.routes.browsers import PENDING, SESSION, going_to, sign_in_here, take_cookie, wait_here
from web.routes.guard import sentence_page

_TOKEN_DAYS = {"30": 30, "90": 90, "365": 365}  # anything else: until it is revoked


def _register(posting: Posting) -> Response:
    pending = register(
        posting.state,
        email=posting.text("email"),
        password=posting.text("password"),
        profile=Profile(posting.text("display"), posting.text("affiliation"), lang=posting.lang),
        has_agreed=posting.text("agreed") == "1",
        network=posting.browser.network,
        public_url=posting.settings.public_url,
        now=posting.now,
    )
    response = posting.go("/register", done="mail")
    wait_here(response, pending, posting.next, is_secure=posting.is_secure)
    return response


def _confirm(posting: Posting) -> Response:
    signed_in = confirm_address(
        posting.state,
        posting.text("key"),
        pending=posting.request.cookies.get(PENDING, ""),
        password=posting.text("password"),
        browser=posting.browser,
        now=posting.now,
    )
    back = going_to(posting.request)
    is_going_somewhere = back.partition("?")[0] not in ("/", "/account")
    response = posting.go_back_to(back) if is_going_somewhere else posting.go("/account", done="welcome")
    return _enter(posting, signed_in, response)


def _login(posting: Posting) -> Response:
    signed_in = sign_in(
        posting.state,
        email=posting.text("email"),
        password=posting.text("password"),
        browser=posting.browser,
        public_url=posting.settings.public_url,
        now=posting.now,
    )
    return _enter(posting, signed_in, posting.go_back_to(posting.next))


def _outside(posting: Posting) -> Response:
    signed_in = sign_in_by_ticket(posting.state, posting.text("key"), browser=posting.browser, now=posting.now)
    return _enter(posting, signed_in, posting.go_back_to(posting.next))


def _enter(posting: Posting, signed_in: SignedIn, response: Response) -> Response:
    sign_in_here(response, signed_in, is_secure=posting.is_secure)
    return response


def _logout(posting: Posting) -> Response:
    sign_out(posting.state, posting.browser.session, now=posting.now)
    response = posting.go("/login", done="signed-out")
    take_cookie(response, SESSION, is_secure=posting.is_secure)
    return response


def _forgot(posting: Posting) -> Response:
    request_reset(
        posting.state,
        email=posting.text("email"),
        lang=posting.lang,
        network=posting.browser.network,
        public_url=posting.settings.public_url,
        now=posting.now,
    )
    return posting.go("/forgot", done="mail")


def _reset(posting: Posting) -> Response:
    signed_in = reset_password(
        posting.state,
        posting.text("key"),
        password=posting.text("password"),
        browser=posting.browser,
        public_url=posting.settings.public_url,
        now=posting.now,
    )
    return _enter(posting, signed_in, posting.go("/account", done="password"))


def _first(posting: Posting) -> Response:
    signed_in = claim_first_administrator(
        posting.state,
        posting.text("key"),
        email=posting.text("email"),
        password=posting.text("password"),
        profile=Profile(posting.text("display"), lang=posting.lang),
        browser=posting.browser,
        now=posting.now,
    )
    return _enter(posting, signed_in, posting.go("/account", done="welcome"))


def _profile(posting: Posting) -> Response:
    profile = Profile(
        posting.text("display"), posting.text("affiliation"), posting.text("about"), as_lang(posting.text("mail_lang"))
    )
    update_profile(posting.state, profile, actor=posting.account().id, now=posting.now)
    return posting.go("/account", done="profile")


def _password(posting: Posting) -> Response:
    change_password(
        posting.state,
        actor=posting.account().id,
        old=posting.text("old"),
        new=posting.text("password"),
        session_id=posting.session_id,
        public_url=posting.settings.public_url,
        now=posting.now,
    )
    return posting.go("/account", done="password")


def _change_email(posting: Posting) -> Response:
    request_address_change(
        posting.state,
        email=posting.text("email"),
        password=posting.text("password"),
        actor=posting.account().id,
        public_url=posting.settings.public_url,
        now=posting.now,
    )
    return posting.go("/account", done="address-mail")


def _confirm_email(posting: Posting) -> Response:
    public_url = posting.settings.public_url
    actor = posting.account().id
    confirm_address_change(posting.state, posting.text("key"), actor=actor, public_url=public_url, now=posting.now)
    return posting.go("/account", done="address")


def _close(posting: Posting) -> Response:
    actor = posting.account().id
    if posting.text("sure") != "1":
        return posting.go("/account", problem="not_sure")
    close_account(
        posting.state,
        actor=actor,
        password=posting.text("password"),
        hooks=CLOSING_HOOKS,
        public_url=posting.settings.public_url,
        now=posting.now,
    )
    response = posting.go("/login", done="closed")
    take_cookie(response, SESSION, is_secure=posting.is_secure)
    return response


def _end_session(posting: Posting) -> Response:
    account = posting.account()
    with posting.state.transaction() as tx:
        end_session(tx, account.id, posting.text("session"), now=posting.now)
    return posting.go("/account", done="session")


def _end_sessions(posting: Posting) -> Response:
    account = posting.account()
    with posting.state.transaction() as tx:
        end_sessions(tx, account.id, but=posting.session_id, now=posting.now)
    return posting.go("/account", done="session")


def _create_token(posting: Posting) -> Response:
    """The one answer that is no redirect: a token must not stand in an address."""
    days = _TOKEN_DAYS.get(posting.text("days"))
    lasts = timedelta(days=days) if days else None
    _, token = create_token(
        posting.state, name=posting.text("label"), lasts=lasts, actor=posting.account().id, now=posting.now
    )
    lang = posting.lang
    said = words.TOKEN_SHOWN_ONCE.say(lang, token=token)
    tail = "?lang=en" if lang == "en" else ""
    links = [(f"/account{tail}", words.BACK_TO_ACCOUNT.say(lang))]
    return HTMLResponse(sentence_page(lang, words.TOKEN_MADE.say(lang), said, links), 200, NOT_KEPT)


def _revoke_token(posting: Posting) -> Response:
    revoke_token(posting.state, posting.text("token"), actor=posting.account().id, now=posting.now)
    return posting.go("/account", done="token")


ROUTES = [
    post("/account/register", _register, page="/register", keep=("next",)),
    post("/account/confirm", _confirm, page="/link", keep=("for", "key")),
    post("/account/login", _login, page="/login", keep=("next",)),
    post("/account/logout", _logout, page="/login"),
    post("/account/outside", _outside, page="/login", keep=("next",)),
    post("/account/forgot", _forgot, page="/forgot"),
    post("/account/reset", _reset, page="/link", keep=("for", "key")),
    post("/account/first", _first, page="/link", keep=("for", "key")),
    post("/account/profile", _profile, page="/account"),
    post("/account/password", _password, page="/account"),
    post("/account/change-email", _change_email, page="/account"),
    post("/account/confirm-email", _confirm_email, page="/link", keep=("for", "key")),
    post("/account/close", _close, page="/account"),
    post("/account/end-session", _end_session, page="/account"),
    post("/account/end-sessions", _end_sessions, page="/account"),
    post("/account/tokens", _create_token, page="/account"),
    post("/account/revoke-token", _revoke_token, page="/account"),
]
