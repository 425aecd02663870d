"""What the account pages say of themselves before any script runs; none of them is for search engines."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.words import Lang, Text
from web.portal import Portal
from web.routes import account_words as words
from web.routes import bodies
from web.routes.account_posts import NOT_KEPT
from web.routes.shells import Shell, page

PAGES: dict[str, Text] = {
    "/login": words.LOGIN,
    "/register": words.REGISTER,
    "/forgot": words.FORGOT,
    "/account": words.ACCOUNT,
    "/link": words.LINK,
}


def _shell(path: str, title: Text) -> Callable[[Portal, Request, Lang], Shell]:
    def shell(portal: Portal, _request: Request, lang: Lang) -> Shell:
        site, said = portal.catalogue.city.site_name.say(lang), words.PERSONAL.say(lang)
        return Shell(f"{title.say(lang)} - {site}", said, path, bodies.sentence(said, lang), is_indexed=False)

    return shell


def _private(path: str, title: Text) -> Route:
    draw = page(_shell(path, title))

    async def answer(request: Request) -> Response:
        response: Response = await draw(request)
        response.headers.update(NOT_KEPT)  # the address of a mailed link is a key: it goes to nobody
        return response

    return Route(path, answer)


ROUTES = [_private(path, title) for path, title in PAGES.items()]
