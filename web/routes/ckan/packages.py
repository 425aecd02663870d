"""Reading packages: lists, one whole, completions while typing."""

from collections.abc import Mapping
from typing import Any

from catalog.ckan.arguments import natural_number, required_text
from catalog.ckan.completing import complete_packages
from catalog.ckan.directory import newest_first
from web.routes.ckan.action import Action, Call, Encoded
from web.routes.ckan.reading import get_visible, view

MOST_AT_ONCE = 1_000  # whole packages


def _package_list(call: Call) -> list[str]:
    names = [one.slug for one in view(call).datasets]
    start = natural_number(call.params, "offset", 0)
    limit = natural_number(call.params, "limit", None)
    return names[start:] if limit is None else names[start : start + limit]


def _current_package_list(call: Call) -> Encoded:
    now = view(call)
    limit = min(natural_number(call.params, "limit", MOST_AT_ONCE), MOST_AT_ONCE)
    page = natural_number(call.params, "page", None)
    start = natural_number(call.params, "offset", 0) if page is None else max(page - 1, 0) * limit
    return Encoded(now.texts.list_of(newest_first(now.datasets)[start : start + limit], now.city))


def _package_show(call: Call) -> Encoded:
    now = view(call)
    return Encoded(now.texts.of(get_visible(call, required_text(call.params, "id")), now.city))


def _package_autocomplete(call: Call) -> list[dict[str, Any]]:
    q = required_text(call.params, "q")
    return complete_packages(view(call).corpus, q, natural_number(call.params, "limit", 10))


ACTIONS: Mapping[str, Action] = {
    "package_list": Action(
        _package_list,
        "The names of all public datasets, in their order.\n\n"
        ":param limit: how many\n:param offset: how many to leave out at the beginning",
    ),
    "current_package_list_with_resources": Action(
        _current_package_list,
        "Whole datasets with their resources, the latest changed first.\n\n"
        f":param limit: how many, at most {MOST_AT_ONCE}\n:param offset: how many to leave out at the beginning",
    ),
    "package_show": Action(_package_show, "One dataset with its resources.\n\n:param id: its id or name"),
    "package_autocomplete": Action(
        _package_autocomplete,
        "Datasets whose name or title holds what is typed so far.\n\n:param q: what is typed\n:param limit: how many",
    ),
}
