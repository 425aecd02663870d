"""How a form about an account is answered: checked to be ours, done in a worker, and sent on by one redirect.

A refusal goes back to the page of the form as a short code; no address and no password is ever put in a URL.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from core.clock import utc_now
from core.errors import PortalError
from core.ids import secret_hash
from core.people.accounts import Account
from core.people.errors import SignInNeeded
from core.people.sessions import Browser, find_signed_in
from core.settings import Settings
from core.state import State
from core.words import Lang, as_lang
from web.portal import get_portal
from web.routes import account_words as words
from web.routes.browsers import SESSION, browser_of, take_cookie
from web.routes.envelope import lang_of
from web.routes.forms import read_form, require_same_origin
from web.routes.guard import sentence_page
from web.safe_address import safe_next

_WORKERS = CapacityLimiter(6)  # of their own: a wave of sign-ins takes no worker from the downloads
_PAGE_STATUSES = (429, 503)  # told on the spot, with the status that programs look at
NOT_KEPT = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}


@dataclass(frozen=True)
class Posting:
    """One form that was sent, with everything that acting on it takes."""

    request: Request
    form: Mapping[str, str]
    browser: Browser
    state: State
    settings: Settings
    lang: Lang
    now: datetime

    def text(self, name: str) -> str:
        return self.form.get(name, "")

    @property
    def next(self) -> str:
        return safe_next(self.text("next") or "/account")

    @property
    def is_secure(self) -> bool:
        return self.settings.public_url.startswith("https://")

    @property
    def session_id(self) -> str:
        return secret_hash(self.browser.session)

    def account(self) -> Account:
        """Who is signed in. Raises SignInNeeded."""
        cookie = self.browser.session
        found = find_signed_in(self.state, cookie, now=self.now) if cookie else None
        if found is None:
            raise SignInNeeded()
        return found

    def go(self, path: str, **params: str) -> RedirectResponse:
        """To a page of ours, in the reader's language."""
        return RedirectResponse(_with(path, {**params, **_lang_param(self.lang)}), 303, NOT_KEPT)

    def go_back_to(self, address: str) -> RedirectResponse:
        """To where the visitor was going, as it was written. `address` is safe already."""
        return RedirectResponse(address, 303, NOT_KEPT)


Act = Callable[[Posting], Response]


def post(path: str, act: Act, *, page: str, keep: tuple[str, ...] = ()) -> Route:
    """The route of a form: `page` shows the refusal; `keep` are the fields that the page needs to be drawn again."""

    async def answer(request: Request) -> Response:
        lang = lang_of(request)
        try:
            require_same_origin(request)
            form = await read_form(request)
        except PortalError as error:
            return _told(error, lang, page)
        work = partial(_answer, request, form, act, page, keep)
        return await to_thread.run_sync(work, limiter=_WORKERS)

    return Route(path, answer, methods=["POST"])


def _answer(request: Request, form: Mapping[str, str], act: Act, page: str, keep: tuple[str, ...]) -> Response:
    portal = get_portal()
    lang = as_lang(form.get("hl", ""))
    posting = Posting(request, form, browser_of(request), portal.catalogue.state, portal.settings, lang, utc_now())
    kept = {name: form[name] for name in keep if form.get(name)}
    if "next" in kept:
        kept["next"] = safe_next(kept["next"])
    try:
        return act(posting)
    except SignInNeeded:
        back = _with(page, {**kept, **_lang_param(lang)})
        response = posting.go("/login", problem=SignInNeeded.code(), next=back)
        take_cookie(response, SESSION, is_secure=posting.is_secure)
        return response
    except PortalError as error:
        if error.status in _PAGE_STATUSES:
            return _told(error, lang, page)
        return posting.go(page, **kept, problem=error.code())


def _told(error: PortalError, lang: Lang, page: str) -> Response:
    back = [(_with(page, _lang_param(lang)), words.GO_BACK.say(lang))]
    body = sentence_page(lang, words.NOT_DONE.say(lang), error.say(lang), back)
    wait: Any = error.facts.get("retry_after_s")
    headers = {**NOT_KEPT, "Retry-After": str(wait)} if wait else NOT_KEPT
    return HTMLResponse(body, error.status, headers)


def _lang_param(lang: Lang) -> dict[str, str]:
    return {"lang": "en"} if lang == "en" else {}


def _with(path: str, params: Mapping[str, str]) -> str:
    return f"{path}?{urlencode(params, quote_via=quote)}" if params else path
