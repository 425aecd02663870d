"""The HTML that starts each page: Streamlit's own index plus what those need who run no script."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from catalog import queries
from catalog.describe.offers import OFFERS_OF_CATALOGUE, Offer, offers_of_dataset
from catalog.describe.schema_org import as_schema_org
from catalog.records import Dataset
from core.errors import PortalError
from core.words import Lang, as_lang
from web import developer_words
from web.portal import Portal, get_portal
from web.routes import bodies, words
from web.routes.counting import is_bot
from web.routes.linked_data import as_script, site_card
from web.routes.standards.negotiation import wanted_notation
from web.routes.streamlit_files import static_folder
from web.routes.waiting import WITHOUT_SCRIPT, waiting

_ROOT = '<div id="root"></div>'
_TITLE = "<title>Streamlit</title>"
_BEFORE_THE_SITE = " - "
_HTML = '<html lang="en">'
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_AGENT_LINK = '<link rel="service-desc" href="./_stcore/agent/openapi.json" />'


@dataclass(frozen=True)
class Shell:
    """What a page says of itself before any script runs."""

    title: str
    description: str
    path: str  # canonical, without the language
    body: str
    cards: tuple[dict[str, Any], ...] = field(default=())
    status: int = 200
    is_indexed: bool = True  # False: what only its reader should see
    offers: tuple[Offer, ...] = ()  # the same for programs

    @property
    def heading(self) -> str:
        """The title without the name of the site."""
        return self.title.rpartition(_BEFORE_THE_SITE)[0] or self.title


@lru_cache(maxsize=1)
def index_html() -> str:
    """Streamlit's index page. Raises LookupError when an upgrade has moved what we replace in it."""
    html = (static_folder() / "index.html").read_text("utf-8")
    missing = [mark for mark in (_HTML, _TITLE, _ROOT, _AGENT_LINK) if html.count(mark) != 1]
    if missing or len(_NOSCRIPT.findall(html)) != 1:
        raise LookupError(f"Streamlit's index.html no longer holds {missing}")
    return _NOSCRIPT.sub("", html.replace(_AGENT_LINK, ""))


def as_html(shell: Shell, *, lang: Lang, public_url: str) -> str:
    join = "&" if "?" in shell.path else "?"
    chinese, english = public_url + shell.path, f"{public_url}{shell.path}{join}lang=en"
    canonical = english if lang == "en" else chinese
    title, description = escape(shell.title), escape(shell.description)
    head = [
        f"<title>{title}</title>",
        f'<meta name="description" content="{description}">',
        f'<meta property="og:title" content="{title}">',
        f'<meta property="og:description" content="{description}">',
        f'<meta property="og:url" content="{escape(canonical)}">',
        '<meta property="og:type" content="website">',
        '<link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml">',
        f'<link rel="canonical" href="{escape(canonical)}">',
        f'<link rel="alternate" hreflang="zh-CN" href="{escape(chinese)}">',
        f'<link rel="alternate" hreflang="en" href="{escape(english)}">',
        *[_alternate(offer, lang) for offer in shell.offers],
        *[as_script(card) for card in shell.cards],
    ]
    if shell.status == 404 or not shell.is_indexed:
        head.append('<meta name="robots" content="noindex">')
    html = index_html().replace(_HTML, f'<html lang="{"zh-CN" if lang == "zh" else "en"}">', 1)
    html = html.replace(_TITLE, "\n".join(head), 1)
    filled = _ROOT.replace("><", f">{waiting(shell.heading, shell.description, lang)}<")
    return html.replace(_ROOT, f"<noscript>{WITHOUT_SCRIPT}{shell.body}</noscript>\n{filled}", 1)


def _alternate(offer: Offer, lang: Lang) -> str:
    title = escape(offer.words.say(lang))
    return f'<link rel="alternate" type="{offer.media_type}" title="{title}" href="{escape(offer.href)}">'


def _home(portal: Portal, _request: Request, lang: Lang) -> Shell:
    datasets = portal.catalogue.snapshot().datasets
    site = portal.catalogue.city.site_name.say(lang)
    description = words.HOME_DESCRIPTION.say(lang, site=site, count=len(datasets))
    cards = (site_card(portal, lang),)
    return Shell(site, description, "/", bodies.home(portal, lang), cards, offers=OFFERS_OF_CATALOGUE)


def _datasets(portal: Portal, _request: Request, lang: Lang) -> Shell:
    datasets = portal.catalogue.snapshot().datasets
    site = portal.catalogue.city.site_name.say(lang)
    description = words.DATASETS_DESCRIPTION.say(lang, site=site, count=len(datasets))
    title, body = f"{words.DATASETS.say(lang)} - {site}", bodies.dataset_list(portal, datasets, lang)
    return Shell(title, description, "/datasets", body, offers=OFFERS_OF_CATALOGUE)


def _dataset(portal: Portal, request: Request, lang: Lang) -> Shell:
    dataset = queries.get_dataset(portal.catalogue, request.query_params.get("id", ""))
    if request.method == "GET" and not is_bot(request.headers.get("user-agent", "")):
        portal.counter.add(dataset.id, "view")
    return _shell_of(portal, dataset, lang, portal.catalogue.city.site_name.say(lang))


def _shell_of(portal: Portal, dataset: Dataset, lang: Lang, site: str) -> Shell:
    return Shell(
        title=f"{dataset.title.say(lang)} - {site}",
        description=dataset.summary.say(lang)[:300],
        path=f"/dataset?id={dataset.slug}",
        body=bodies.dataset(portal, dataset, lang),
        cards=(as_schema_org(dataset, portal.catalogue.city, public_url=portal.settings.public_url, lang=lang),),
        offers=offers_of_dataset(dataset),
    )


def _overview(portal: Portal, _request: Request, lang: Lang) -> Shell:
    site = portal.catalogue.city.site_name.say(lang)
    description = words.OVERVIEW_DESCRIPTION.say(lang, site=site)
    return Shell(f"{words.OVERVIEW.say(lang)} - {site}", description, "/overview", bodies.sentence(description, lang))


def _help(portal: Portal, _request: Request, lang: Lang) -> Shell:
    site = portal.catalogue.city.site_name.say(lang)
    description = words.HELP_DESCRIPTION.say(lang, site=site)
    return Shell(f"{words.HELP.say(lang)} - {site}", description, "/help", bodies.sentence(description, lang))


def _developers(portal: Portal, _request: Request, lang: Lang) -> Shell:
    site = portal.catalogue.city.site_name.say(lang)
    lead = developer_words.LEAD.say(lang)
    return Shell(f"{developer_words.DEVELOPERS.say(lang)} - {site}", lead, "/developers", bodies.sentence(lead, lang))


def page(make: Callable[[Portal, Request, Lang], Shell]) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        return await run_in_threadpool(_answer, request, make)

    return answer


def _answer(request: Request, make: Callable[[Portal, Request, Lang], Shell]) -> Response:
    asked = request.query_params
    portal, lang = get_portal(), as_lang(asked.get("lang") or asked.get("hl"))  # a form of ours sends hl
    try:
        shell = make(portal, request, lang)
    except PortalError as error:
        shell = _explained(portal, error, lang)
    html = as_html(shell, lang=lang, public_url=portal.settings.public_url)
    return HTMLResponse(html, shell.status, {"Cache-Control": "no-cache", **_links(portal, shell)})


def _links(portal: Portal, shell: Shell) -> dict[str, str]:
    """What a program finds without reading the page (RFC 8288)."""
    address = portal.settings.public_url
    links = [f'<{address}{offer.href}>; rel="alternate"; type="{offer.media_type}"' for offer in shell.offers]
    return {"Link": ", ".join(links)} if links else {}


def _explained(portal: Portal, error: PortalError, lang: Lang) -> Shell:
    title = words.PAGE_NOT_FOUND if error.status == 404 else words.NOT_DONE
    site, said = portal.catalogue.city.site_name.say(lang), error.say(lang)
    return Shell(f"{title.say(lang)} - {site}", said, "/datasets", bodies.sentence(said, lang), status=error.status)


async def _permalink(request: Request) -> RedirectResponse:
    """The address by which data about a dataset calls it: to its page, to its RDF for a program that asks for that."""
    name = quote(request.path_params["dataset"], safe="")
    wanted = wanted_notation(request.headers.get("accept", ""))
    if wanted is not None:
        return RedirectResponse(f"/dataset/{name}.{wanted}", 303, {"Vary": "Accept"})
    return RedirectResponse(f"/dataset?id={name}", 308, {"Vary": "Accept"})


ROUTES = [
    Route("/", page(_home)),
    Route("/datasets", page(_datasets)),
    Route("/dataset", page(_dataset)),
    Route("/overview", page(_overview)),
    Route("/help", page(_help)),
    Route("/developers", page(_developers)),
    Route("/dataset/{dataset:str}", _permalink),
]
