"""The whole catalogue: DCAT-AP in pages, data.json, one table in four formats, the template of 2017."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from catalog.describe.catalogue_table import WRITERS, rows_of
from catalog.describe.dcat_catalogue import PAGE_SIZE, as_dcat_catalogue, changed_since, last_change
from catalog.describe.dcat_us import as_data_json
from catalog.describe.errors import BadTimestamp
from catalog.describe.paging import paged
from catalog.describe.rdf import NOTATIONS, written
from catalog.describe.template_1272 import as_template
from web.routes.standards.answering import Ask, Description, as_type, describing
from web.routes.standards.dataset import as_bytes
from web.routes.standards.negotiation import wanted_notation

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _rdf(extension: str, ask: Ask) -> Description:
    asked = ask.asked("modified_since")
    chosen = changed_since(ask.snapshot.datasets, as_moment("modified_since", asked))
    more = (("modified_since", asked),) if asked else ()
    address = f"{ask.public_url}/catalog.{extension}"
    page = paged(chosen, ask.asked("page"), size=PAGE_SIZE, address=address, more=more)
    modified_at = last_change(ask.snapshot.datasets)
    return Description(
        name=page.url(page.number),
        media_type=as_type(NOTATIONS[extension].media_type),
        make=lambda: written(as_dcat_catalogue(page, ask.site, modified_at=modified_at), extension),
        links=page.links,
    )


def as_moment(parameter: str, text: str | None) -> datetime | None:
    """A day or a moment of ISO 8601 as naive UTC; one without a zone is UTC. Raises BadTimestamp."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text.strip().replace(" ", "+"))  # a plus sign arrives as a space
        return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        raise BadTimestamp(parameter=parameter, value=text[:40]) from None


def _data_json(ask: Ask) -> Description:
    snapshot = ask.snapshot
    return Description(
        name="data.json",
        media_type="application/json",
        make=lambda: as_bytes(as_data_json(snapshot.datasets, snapshot.city, public_url=ask.public_url, lang=ask.lang)),
    )


def _table(extension: str, ask: Ask) -> Description:
    media_type, write = WRITERS[extension]
    snapshot = ask.snapshot
    return Description(
        name=f"catalog.{extension}",
        media_type=media_type,
        make=lambda: write(rows_of(snapshot.datasets, snapshot.city, public_url=ask.public_url), ask.lang),
        filename=None if extension == "json" else f"catalog.{extension}",
    )


def _template(ask: Ask) -> Description:
    snapshot = ask.snapshot
    return Description(
        name="catalog-1272",
        media_type=_SHEET,
        make=lambda: as_template(snapshot.datasets, snapshot.city, public_url=ask.public_url, lang=ask.lang),
        filename="catalog-1272.xlsx",
    )


async def _by_choice(request: Request) -> RedirectResponse:
    """The catalogue itself: the page of it for people, its RDF for a program that asks for that."""
    wanted = wanted_notation(request.headers.get("accept", ""))
    where = f"/catalog.{wanted}" if wanted else "/datasets"
    return RedirectResponse(where, 303, {"Vary": "Accept"})


def _of(describe: Callable[[str, Ask], Description], extension: str) -> Callable[[Ask], Description]:
    return partial(describe, extension)


ROUTES = [
    Route("/catalog", _by_choice),
    *(Route(f"/catalog.{extension}", describing(_of(_rdf, extension))) for extension in NOTATIONS),
    *(Route(f"/catalog.{extension}", describing(_of(_table, extension))) for extension in WRITERS),
    Route("/catalog-1272.xlsx", describing(_template)),
    Route("/data.json", describing(_data_json)),
]
