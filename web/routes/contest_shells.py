"""What the pages of contests say of themselves before any script runs: the public ones, and those of one reader."""

from collections.abc import Callable
from html import escape
from urllib.parse import quote

from starlette.requests import Request
from starlette.routing import Route

from contest.contests.queries import get_public_contest
from contest.contests.records import Contest
from contest.current import current_contest
from contest.showcase.queries import get_shown
from contest.showcase.words import STUB_TITLE
from core.clock import utc_now
from core.words import Lang, Text
from web import contest_submit_words as submit_words
from web import contest_words as words
from web.portal import Portal
from web.routes import bodies
from web.routes.counting import is_bot
from web.routes.shells import Shell, page

# {path: title}; a reader's own are not for search engines
PUBLIC: dict[str, Text] = {
    "/contest": words.CONTEST,
    "/vote": words.VOTE,
    "/gallery": words.GALLERY,
    "/results": words.RESULTS,
}
PERSONAL: dict[str, Text] = {
    "/team": words.MY_TEAM,
    "/submit": words.SUBMIT,
    "/judging": words.JUDGING,
    "/organisers": words.ORGANISERS,
    "/appeal": words.APPEAL,
    "/certificate": words.CERTIFICATE,
}


def _contest(portal: Portal, request: Request) -> Contest:
    state, slug = portal.catalogue.state, request.query_params.get("contest", "")
    return get_public_contest(state, slug) if slug else current_contest(state, utc_now())


def _public(path: str, title: Text) -> Callable[[Portal, Request, Lang], Shell]:
    def shell(portal: Portal, request: Request, lang: Lang) -> Shell:
        found = _contest(portal, request)
        if path == "/contest" and request.method == "GET" and not is_bot(request.headers.get("user-agent", "")):
            portal.contest_views.add(found.id)
        name, site = found.title.say(lang), portal.catalogue.city.site_name.say(lang)
        heading = name if path == "/contest" else f"{title.say(lang)} · {name}"
        said = (
            found.content.get("summary") or found.content.get("subject") or words.DESCRIPTION.filled(title=found.title)
        )
        body = bodies.sentence(said.say(lang), lang)
        return Shell(f"{heading} - {site}", said.say(lang)[:300], f"{path}?contest={escape(found.slug)}", body)

    return shell


def _work(portal: Portal, request: Request, lang: Lang) -> Shell:
    shown = get_shown(portal.catalogue.state, request.query_params.get("work", ""))
    site, title = portal.catalogue.city.site_name.say(lang), shown.card.title or STUB_TITLE.say(lang)
    said = shown.card.one_line or shown.card.contest_title.say(lang)
    return Shell(f"{title} - {site}", said, f"/work?work={quote(shown.card.slug)}", bodies.sentence(said, lang))


def _personal(path: str, title: Text) -> Callable[[Portal, Request, Lang], Shell]:
    def shell(portal: Portal, _request: Request, lang: Lang) -> Shell:
        site, said = portal.catalogue.city.site_name.say(lang), words.PERSONAL.say(lang)
        return Shell(f"{title.say(lang)} - {site}", said, path, bodies.sentence(said, lang), is_indexed=False)

    return shell


def _receipt(portal: Portal, _request: Request, lang: Lang) -> Shell:
    """The same for every code: which receipts there are is told to nobody who has none."""
    site, said = portal.catalogue.city.site_name.say(lang), submit_words.SHELL.say(lang)
    title = f"{words.RECEIPT.say(lang)} - {site}"
    return Shell(title, said, "/receipt", bodies.sentence(said, lang), is_indexed=False)


ROUTES = [
    Route("/receipt", page(_receipt)),
    Route("/work", page(_work)),
    *(Route(path, page(_public(path, title))) for path, title in PUBLIC.items()),
    *(Route(path, page(_personal(path, title))) for path, title in PERSONAL.items()),
]
