"""`/api/v1/datasets`: finding datasets with words and facets, and everything about one of them."""

from collections.abc import Iterable
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from catalog import queries
from catalog.describe.plain import as_plain_dataset, as_plain_summary
from catalog.search.facets import FACETS, FacetValue
from catalog.search.find import Found, find_datasets
from catalog.search.query import DatasetQuery, parse_dataset_query
from core.clock import utc_now
from web.portal import Portal
from web.routes.envelope import lang_of
from web.routes.rows_api.answering import json_answer
from web.routes.rows_api.errors import UnknownParameter, UnknownValue
from web.routes.rows_api.parameters import LIST_PARAMETERS, Given

_SHOWN = 60  # characters of what is wrong
_IGNORED_PREFIX = "utm_"


def list_datasets(portal: Portal, request: Request) -> Response:
    """A page of the datasets that fit, best first, with the facets that would narrow them down."""
    pairs = request.query_params.multi_items()
    query = _query(portal, pairs)
    snapshot, lang = portal.catalogue.snapshot(), lang_of(request)
    found = find_datasets(snapshot, query, now=utc_now(), lang=lang)
    public_url = portal.settings.public_url
    return json_answer(
        request,
        {
            "total": found.total,
            "page": found.page,
            "pages": found.pages,
            "per_page": query.per_page,
            "next": _next(found, pairs, f"{public_url}{request.url.path}"),
            "facets": {name: [_facet_value(one) for one in values] for name, values in found.facets.items()},
            "datasets": [as_plain_summary(hit.dataset, snapshot.city, public_url=public_url) for hit in found.hits],
        },
    )


def get_dataset(portal: Portal, request: Request) -> Response:
    dataset = queries.get_dataset(portal.catalogue, request.path_params["name"])
    city = portal.catalogue.snapshot().city
    return json_answer(request, as_plain_dataset(dataset, city, public_url=portal.settings.public_url))


def _query(portal: Portal, pairs: Iterable[tuple[str, str]]) -> DatasetQuery:
    """Raises UnknownParameter, UnknownValue or BadCount: a program should hear of its mistake."""
    given = Given(tuple(pairs), LIST_PARAMETERS)
    facets = portal.catalogue.snapshot().index.facets
    now = utc_now()
    for name, value in given.pairs:
        if name not in LIST_PARAMETERS and not name.startswith(_IGNORED_PREFIX):
            raise UnknownParameter(parameter=name[:_SHOWN], parameters=", ".join(LIST_PARAMETERS))
        if name in FACETS and value and value not in (values := facets.column(name, now).values):
            raise UnknownValue(parameter=name, value=value[:_SHOWN], values=", ".join(filter(None, values)))
    given.choice("sort")
    for name in ("page", "per_page"):
        given.count(name)
    return parse_dataset_query(given.pairs)


def _facet_value(one: FacetValue) -> dict[str, object]:
    return {"value": one.value, "label": {"zh": one.label.zh, "en": one.label.en}, "count": one.count}


def _next(found: Found, pairs: Iterable[tuple[str, str]], address: str) -> str | None:
    if found.page >= found.pages:
        return None
    rest = [pair for pair in pairs if pair[0] != "page"]
    return f"{address}?{urlencode([*rest, ('page', str(found.page + 1))])}"
