"""Reading organisations and groups, which are asked for in the same ways."""

from collections.abc import Callable, Mapping
from typing import Any

from catalog.ckan.arguments import flag, natural_number, required_text, text, texts
from catalog.ckan.completing import complete_units
from catalog.ckan.directory import Kind, Unit, as_unit, newest_first
from catalog.ckan.errors import ValidationFailed
from catalog.ckan.packages import as_package
from catalog.ckan.writing.errors import EntryNotFound
from web.routes.ckan.action import Action, Call
from web.routes.ckan.reading import SHOWN_OF_A_WRONG_ID, rights, view

MOST_NAMES, MOST_DICTS, MOST_PACKAGES = 1_000, 1_000, 1_000
USUAL_DICTS = 25
_SORTS: Mapping[str, Callable[[Unit], Any]] = {
    "name": lambda unit: unit.name,
    "title": lambda unit: unit.title_key,
    "package_count": lambda unit: len(unit.datasets),
    "packages": lambda unit: len(unit.datasets),
}


def _list(call: Call, kind: Kind) -> list[Any]:
    units = _sorted(view(call).directory.listed(kind), _sort_of(call))
    chosen = texts(call.params, f"{kind}s")
    if chosen:
        units = [one for one in units if one.name in chosen]
    with_all = flag(call.params, "all_fields")
    start = natural_number(call.params, "offset", 0)
    limit = natural_number(call.params, "limit", USUAL_DICTS if with_all else MOST_NAMES)
    units = units[start : start + min(limit, MOST_DICTS if with_all else MOST_NAMES)]
    if not with_all:
        return [one.name for one in units]
    return [_dict(call, one, with_extras=flag(call.params, "include_extras")) for one in units]


def _sort_of(call: Call) -> tuple[str, bool]:
    """(field, is descending). Raises ValidationFailed."""
    said = text(call.params, "sort").split() or text(call.params, "order_by").split() or ["title"]
    field, direction = said[0], (said[1] if len(said) > 1 else _usual_direction(call, said[0])).lower()
    if field not in _SORTS or direction not in ("asc", "desc") or len(said) > 2:
        fields = ", ".join(_SORTS)
        raise ValidationFailed({"sort": [f"Cannot sort by `{' '.join(said)}`; fields: {fields}, then asc or desc"]})
    return field, direction == "desc"


def _usual_direction(call: Call, field: str) -> str:
    """`order_by=packages` begins with the most."""
    return "desc" if not text(call.params, "sort") and field in ("packages", "package_count") else "asc"


def _sorted(units: list[Unit], sort: tuple[str, bool]) -> list[Unit]:
    field, is_descending = sort
    return sorted(units, key=_SORTS[field], reverse=is_descending)


def _show(call: Call, kind: Kind) -> dict[str, Any]:
    unit = _get(call, kind)
    return _dict(
        call,
        unit,
        with_extras=flag(call.params, "include_extras", True),
        with_packages=flag(call.params, "include_datasets"),
    )


def _dict(call: Call, unit: Unit, *, with_extras: bool, with_packages: bool = False) -> dict[str, Any]:
    told = as_unit(
        unit,
        view(call).city,
        public_url=call.portal.settings.public_url,
        with_packages=with_packages,
        with_extras=with_extras,
    )
    if not flag(call.params, "include_dataset_count", True):
        del told["package_count"]
    return told


def _get(call: Call, kind: Kind) -> Unit:
    wanted = required_text(call.params, "id")
    found = view(call).directory.find(kind, wanted)
    if found is None:
        raise EntryNotFound(id=wanted[:SHOWN_OF_A_WRONG_ID])
    return found


def _complete(call: Call, kind: Kind) -> list[dict[str, Any]]:
    typed = text(call.params, "q")
    return complete_units(view(call).directory.listed(kind), typed, natural_number(call.params, "limit", 20))


def _group_package_show(call: Call) -> list[dict[str, Any]]:
    limit = min(natural_number(call.params, "limit", MOST_PACKAGES), MOST_PACKAGES)
    newest = newest_first(_get(call, "group").datasets)[:limit]
    return [as_package(one, view(call).city, public_url=call.portal.settings.public_url) for one in newest]


def _mine(call: Call, kind: Kind) -> list[dict[str, Any]]:
    """What the owner of the token may write to: an administrator everywhere, a publisher for its own organisations."""
    own = rights(call)
    units = view(call).directory.listed(kind)
    if not own.is_administrator:
        units = [one for one in units if kind == "organization" and one.named.id in own.offices]
    return [_dict(call, one, with_extras=False) for one in units]


def _member_list(call: Call) -> list[list[str]]:
    """Public datasets of an organisation or a group; accounts are not told."""
    directory, wanted = view(call).directory, required_text(call.params, "id")
    found = directory.find("organization", wanted) or directory.find("group", wanted)
    if found is None:
        raise EntryNotFound(id=wanted[:SHOWN_OF_A_WRONG_ID])
    is_asked = text(call.params, "object_type", "package") == "package"
    return [[one.id, "package", "public"] for one in found.datasets] if is_asked else []


def _of(kind: Kind, name: str) -> Mapping[str, Action]:
    return {
        f"{kind}_list": Action(
            lambda call: _list(call, kind),
            f"The names of all {name}, or their dicts.\n\n"
            f":param sort: name, title or package_count, with asc or desc\n:param {kind}s: only those of these names\n"
            ":param all_fields: dicts instead of names\n:param limit: how many\n"
            ":param offset: how many to leave out at the beginning",
        ),
        f"{kind}_show": Action(
            lambda call: _show(call, kind),
            f"One of the {name}.\n\n:param id: its id or name\n:param include_datasets: its latest datasets as well",
        ),
        f"{kind}_autocomplete": Action(
            lambda call: _complete(call, kind),
            f"Those {name} whose name or title holds what is typed so far.\n\n:param q: what is typed\n"
            ":param limit: how many",
        ),
    }


ACTIONS: Mapping[str, Action] = {
    **_of("organization", "organizations"),
    **_of("group", "groups"),
    "organization_list_for_user": Action(
        lambda call: _mine(call, "organization"), "The organizations for which the owner of the token may write."
    ),
    "group_list_authz": Action(lambda call: _mine(call, "group"), "The groups that the owner of the token may change."),
    "member_list": Action(
        _member_list,
        "The public datasets of an organization or group.\n\n:param id: its id or name\n"
        ":param object_type: package; of anything else nothing is told",
    ),
    "group_package_show": Action(
        _group_package_show, "The datasets of a group.\n\n:param id: its id or name\n:param limit: how many"
    ),
}
