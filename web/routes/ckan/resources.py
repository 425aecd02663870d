"""Reading resources."""

from collections.abc import Mapping
from typing import Any

from catalog.ckan.arguments import natural_number, required_text, text
from catalog.ckan.packages import as_resource
from catalog.ckan.resources import parse_terms, search_resources
from catalog.ckan.view import Placed
from catalog.ckan.writing.errors import ResourceUnknown
from web.routes.ckan.action import Action, Call
from web.routes.ckan.reading import SHOWN_OF_A_WRONG_ID, require_visible, view

MOST_FOUND = 1_000


def get_placed(call: Call, resource_id: str) -> Placed:
    """Raises ResourceUnknown or PackageIsPrivate."""
    found = view(call).find_resource(resource_id)
    if found is None:
        raise ResourceUnknown(id=resource_id[:SHOWN_OF_A_WRONG_ID])
    require_visible(call, found.dataset, resource_id)
    return found


def _resource_show(call: Call) -> dict[str, Any]:
    one = get_placed(call, required_text(call.params, "id"))
    return as_resource(one.dataset, one.resource, one.place, public_url=call.portal.settings.public_url)


def _resource_search(call: Call) -> dict[str, Any]:
    given = call.params.get("query")
    terms = parse_terms([str(one) for one in given] if isinstance(given, list) else [text(call.params, "query")])
    found = search_resources(
        view(call).resources.values(),
        terms,
        order_by=text(call.params, "order_by"),
        public_url=call.portal.settings.public_url,
    )
    start = natural_number(call.params, "offset", 0)
    limit = min(natural_number(call.params, "limit", MOST_FOUND), MOST_FOUND)
    return {"count": len(found), "results": found[start : start + limit]}


def _resource_view_list(call: Call) -> list[Any]:
    get_placed(call, required_text(call.params, "id"))
    return []


def _resource_view_show(call: Call) -> None:
    raise ResourceUnknown(id=required_text(call.params, "id")[:SHOWN_OF_A_WRONG_ID])


ACTIONS: Mapping[str, Action] = {
    "resource_show": Action(_resource_show, "One resource.\n\n:param id: its id"),
    "resource_search": Action(
        _resource_search,
        "Resources whose fields hold some text.\n\n"
        ":param query: `field:text`, or a list of them, all of which must fit\n:param order_by: a field\n"
        ":param limit: how many\n:param offset: how many to leave out at the beginning",
    ),
    "resource_view_list": Action(
        _resource_view_list, "The views of a resource: none, since its page draws them.\n\n:param id: the resource"
    ),
    "resource_view_show": Action(_resource_view_show, "One view of a resource; there are none.\n\n:param id: its id"),
}
