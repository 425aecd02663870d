"""What changed last, in the words of CKAN's activity stream. Nobody's name is told."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from catalog.ckan.arguments import natural_number, required_text
from catalog.ckan.directory import newest_first
from catalog.ckan.packages import as_moment, created_at_of
from catalog.records import Dataset
from web.routes.ckan.action import Action, Call
from web.routes.ckan.reading import get_visible, view

USUAL, MOST = 31, 100
NEW, CHANGED = "new package", "changed package"


def _recently_changed(call: Call) -> list[dict[str, Any]]:
    start, limit = _page(call)
    return [_last_of(one) for one in newest_first(view(call).datasets)[start : start + limit]]


def _of_package(call: Call) -> list[dict[str, Any]]:
    start, limit = _page(call)
    one = get_visible(call, required_text(call.params, "id"))
    last, first = _last_of(one), _activity(one, NEW, created_at_of(one))
    return ([first] if last == first else [last, first])[start : start + limit]


def _page(call: Call) -> tuple[int, int]:
    return natural_number(call.params, "offset", 0), min(natural_number(call.params, "limit", USUAL), MOST)


def _last_of(dataset: Dataset) -> dict[str, Any]:
    created, modified = created_at_of(dataset), dataset.metadata_modified_at
    return _activity(dataset, CHANGED, modified) if modified > created else _activity(dataset, NEW, created)


def _activity(dataset: Dataset, kind: str, at: datetime) -> dict[str, Any]:
    moment = as_moment(at)
    return {
        "activity_type": kind,
        "data": {"package": {"id": dataset.id, "name": dataset.slug, "title": dataset.title.zh}},
        "id": str(uuid5(NAMESPACE_URL, f"{dataset.id} {kind} {moment}")),
        "object_id": dataset.id,
        "timestamp": moment,
        "user_id": None,
    }


ACTIONS: Mapping[str, Action] = {
    "recently_changed_packages_activity_list": Action(
        _recently_changed,
        "The latest change of each dataset, the newest first.\n\n:param limit: how many, at most 100\n"
        ":param offset: how many to leave out at the beginning",
    ),
    "package_activity_list": Action(
        _of_package, "When a dataset was made and last changed.\n\n:param id: its id or name\n:param limit: how many"
    ),
}
