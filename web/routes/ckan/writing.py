"""Writing packages, resources, organisations and groups."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from catalog.catalogue import Catalogue
from catalog.ckan.arguments import required_text, text
from catalog.ckan.directory import Kind, as_unit
from catalog.ckan.errors import ValidationFailed
from catalog.ckan.packages import as_package, as_resource
from catalog.ckan.view import view_of
from catalog.ckan.writing import entries, members, packages, resources
from catalog.ckan.writing.errors import WriterTokenNeeded
from catalog.ckan.writing.revising import revise_package
from catalog.directory import Entry
from catalog.records import Dataset, Resource
from web.routes.ckan.action import Action, Call

Package = dict[str, Any]
_FILE = "upload"


def _package(call: Call, dataset: Dataset) -> Package:
    catalogue, settings = call.portal.catalogue, call.portal.settings
    return as_package(dataset, catalogue.city, public_url=settings.public_url)


def _write_package(write: Callable[..., Dataset], call: Call) -> Package:
    made = write(call.portal.catalogue, call.params, account=call.account, now=call.now)
    return _package(call, made)


def _package_revise(call: Call) -> dict[str, Any]:
    if call.files:
        raise ValidationFailed({_FILE: ["Send a file with resource_create or resource_patch"]})
    made = revise_package(
        call.portal.catalogue, call.params, partial(_package, call), account=call.account, now=call.now
    )
    return {"package": _package(call, made)}


def _package_delete(call: Call) -> None:
    packages.delete_package(call.portal.catalogue, required_text(call.params, "id"), account=call.account, now=call.now)


def _dataset_purge(call: Call) -> None:
    packages.purge_package(call.portal.catalogue, account=call.account)


def _owner_org_update(call: Call) -> None:
    organization = text(call.params, "organization_id")
    packages.give_to_organization(
        call.portal.catalogue, required_text(call.params, "id"), organization, account=call.account, now=call.now
    )


# ---- resources --------------------------------------------------------------------------------------------------


def _write_resource(write: Callable[..., tuple[Dataset, Resource]], call: Call) -> dict[str, Any]:
    sent = call.files.get(_FILE)
    upload = (sent.path, sent.name) if sent is not None else None
    dataset, made = write(call.portal.catalogue, call.params, upload, account=call.account, now=call.now)
    place = [one.id for one in dataset.resources].index(made.id)
    return as_resource(dataset, made, place, public_url=call.portal.settings.public_url)


def _resource_delete(call: Call) -> None:
    resources.delete_resource(
        call.portal.catalogue, required_text(call.params, "id"), account=call.account, now=call.now
    )


def _resource_reorder(call: Call) -> dict[str, Any]:
    order = call.params.get("order")
    made = resources.reorder_resources(
        call.portal.catalogue,
        required_text(call.params, "id"),
        [order] if isinstance(order, str) else order if isinstance(order, list) else [],
        account=call.account,
        now=call.now,
    )
    return {"id": made.id, "order": [one.id for one in made.resources]}


# ---- organisations and groups -----------------------------------------------------------------------------------


def _write_entry(write: Callable[..., Entry], kind: Kind, call: Call) -> dict[str, Any]:
    catalogue = call.portal.catalogue
    made = write(catalogue, kind, call.params, account=call.account, now=call.now)
    return _unit(catalogue, made, call.portal.settings.public_url)


def _unit(catalogue: Catalogue, entry: Entry, public_url: str) -> dict[str, Any]:
    """As organization_show has it; one that is deleted only says what it was."""
    view = view_of(catalogue)
    unit = view.directory.find("organization" if entry.kind == "organization" else "group", entry.id)
    if unit is None or entry.is_deleted:
        return {"id": entry.id, "name": entry.name, "title": entry.title, "type": entry.kind, "state": "deleted"}
    return as_unit(unit, view.city, public_url=public_url)


def _entry_delete(kind: Kind, call: Call) -> None:
    entries.delete_entry(
        call.portal.catalogue, kind, required_text(call.params, "id"), account=call.account, now=call.now
    )


def _entry_purge(kind: Kind, call: Call) -> None:
    entries.purge_entry(call.portal.catalogue, kind, account=call.account)


def _member_create(call: Call) -> dict[str, Any]:
    made = members.add_member(call.portal.catalogue, call.params, account=call.account, now=call.now)
    return {
        "id": f"{made.unit}:{made.object_id}",
        "group_id": made.unit,
        "table_name": made.object_type,
        "table_id": made.object_id,
        "capacity": made.capacity,
        "state": "active",
    }


def _member_delete(call: Call) -> None:
    members.remove_member(call.portal.catalogue, call.params, account=call.account, now=call.now)


_FIELDS = (
    ":param title:\n:param notes: a description; HTML and Markdown are kept\n:param owner_org: id or name of an "
    "organization\n:param private: only for its organization\n:param license_id:\n:param tags: a list of "
    '`{"name": …}`; or `tag_string`, separated by commas\n:param groups: a list of `{"name": …}`\n:param extras: a '
    'list of `{"key": …, "value": …}`\n:param resources: a list of objects\n:param author, author_email, maintainer, '
    "maintainer_email, url, version: texts"
)
_RESOURCE = (
    ":param url: a file or page elsewhere\n:param upload: a file, in a multipart body\n"
    ":param name, description, format: texts"
)


def _writing(run: Callable[[Call], Any], help_text: str) -> Action:
    return Action(partial(_with_token, run), f"{help_text}\n\nNeeds a token.", writes=True)


def _with_token(run: Callable[[Call], Any], call: Call) -> Any:
    """Whoever has no token hears that first, whatever else is wrong. Raises WriterTokenNeeded."""
    if call.account is None:
        raise WriterTokenNeeded()
    return run(call)


def _of_entries(kind: Kind, one: str) -> dict[str, Action]:
    fields = ':param title:\n:param description:\n:param image_url:\n:param extras: a list of `{"key": …, "value": …}`'
    write = {
        "create": (entries.create_entry, f"Makes {one}.\n\n:param name: a-z, 0-9, - and _\n{fields}"),
        "update": (
            entries.update_entry,
            f"Says all of {one} again; what is left out is lost.\n\n:param id: its id or name\n{fields}",
        ),
        "patch": (entries.patch_entry, f"Changes what is given of {one}.\n\n:param id: its id or name\n{fields}"),
    }
    return {
        **{f"{kind}_{verb}": _writing(partial(_write_entry, run, kind), said) for verb, (run, said) in write.items()},
        f"{kind}_delete": _writing(
            partial(_entry_delete, kind), f"Deletes {one}; its name is free again.\n\n:param id: its id or name"
        ),
        f"{kind}_purge": _writing(partial(_entry_purge, kind), f"Refused: nothing is erased here. Use {kind}_delete."),
    }


ACTIONS: Mapping[str, Action] = {
    "package_create": _writing(
        partial(_write_package, packages.create_package),
        f"Makes a dataset: public with an administrator's token, a draft with a publisher's.\n\n"
        f":param name: a-z, 0-9, - and _\n{_FIELDS}",
    ),
    "package_update": _writing(
        partial(_write_package, packages.update_package),
        f"Says all of a dataset again; what is left out is lost.\n\n:param id: its id or name\n{_FIELDS}",
    ),
    "package_patch": _writing(
        partial(_write_package, packages.patch_package),
        f"Changes what is given.\n\n:param id: its id or name\n{_FIELDS}",
    ),
    "package_revise": _writing(
        _package_revise,
        "Changes parts of a dataset if it is as expected.\n\n"
        ":param match: what it has to have, its id or name at least\n"
        ":param filter: a list of parts to take out, `-resources__0`, or to leave in, `+resources__*`\n"
        ":param update: parts to put in, as an object or one by one, `update__resources__extend`",
    ),
    "package_delete": _writing(
        _package_delete, "Deletes a dataset; its name is free again.\n\n:param id: its id or name"
    ),
    "dataset_purge": _writing(_dataset_purge, "Refused: nothing is erased here. Use package_delete."),
    "package_owner_org_update": _writing(
        _owner_org_update,
        "Gives a dataset to another organization.\n\n:param id: its id or name\n:param organization_id: id or name",
    ),
    "package_resource_reorder": _writing(
        _resource_reorder,
        "Puts the resources of a dataset in order.\n\n:param id: its id or name\n:param order: ids; the others follow",
    ),
    "resource_create": _writing(
        partial(_write_resource, resources.create_resource),
        f"Adds a resource: a link, or a file; a clean table becomes rows.\n\n:param package_id:\n{_RESOURCE}",
    ),
    "resource_update": _writing(
        partial(_write_resource, resources.update_resource),
        f"Says all of a resource again; a file or table stays unless another comes.\n\n:param id:\n{_RESOURCE}",
    ),
    "resource_patch": _writing(
        partial(_write_resource, resources.patch_resource), f"Changes what is given.\n\n:param id:\n{_RESOURCE}"
    ),
    "resource_delete": _writing(_resource_delete, "Takes a resource out of its dataset.\n\n:param id:"),
    **_of_entries("organization", "an organization"),
    **_of_entries("group", "a group"),
    "member_create": _writing(
        _member_create,
        "Makes a user a publisher of an organization, or puts a dataset into a group.\n\n"
        ":param id: the organization or group\n:param object: id of the user or dataset\n"
        ":param object_type: user or package",
    ),
    "member_delete": _writing(
        _member_delete,
        "The opposite of member_create.\n\n:param id: the organization or group\n:param object: id of the user or "
        "dataset\n:param object_type: user or package",
    ),
}
