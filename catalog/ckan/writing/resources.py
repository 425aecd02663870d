"""Resources made, changed, ordered and deleted one by one, with or without an upload.

An upload is stored and read before the transaction; what is refused then leaves files that nobody sees.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from catalog import store
from catalog.catalogue import Catalogue
from catalog.ckan.errors import ValidationFailed
from catalog.ckan.packages import as_moment
from catalog.ckan.words import UNNAMED
from catalog.ckan.writing.errors import ResourceUnknown
from catalog.ckan.writing.package_fields import undated
from catalog.ckan.writing.packages import get_own_row, keep
from catalog.ckan.writing.resource_fields import Before, read_resource
from catalog.ckan.writing.rights import Rights, require_writer
from catalog.ckan.writing.saying import as_said_resource
from catalog.ckan.writing.uploads import Attached, attach
from catalog.ckan.writing.values import MISSING, Params, Problems
from catalog.records import Dataset, Field, Resource, Version
from core.clock import as_local
from core.people.accounts import Account
from core.state import State, Transaction
from core.words import Text

_SHOWN_OF_A_WRONG_ID = 100  # characters
Upload = tuple[Path, str]  # the file, and what its sender calls it
Change = Callable[[Dataset], tuple[Resource, ...]]


def create_resource(
    catalogue: Catalogue, params: Params, upload: Upload | None, *, account: Account | None, now: datetime
) -> tuple[Dataset, Resource]:
    """A new last resource of a package. Raises as update_package, and ValidationFailed without a package_id."""
    package_id = _required(params, "package_id")
    before = get_own_row(catalogue.state, package_id, require_writer(catalogue.state, account)).dataset
    made = _read(params, before, None, now=now)
    if made.id in catalogue.snapshot().by_resource or made.id in {one.id for one in before.resources}:
        raise ValidationFailed({"id": ["Resource id already exists."]})
    attached = _attached(catalogue, upload, made.id, now=now)
    made = _with_data(made, attached, now=now)

    def change(dataset: Dataset) -> tuple[Resource, ...]:
        return (*dataset.resources, _renamed(made, dataset))

    dataset = _change(catalogue, before.id, change, attached, account=account, now=now)
    return dataset, _get(dataset, made.id)


def update_resource(
    catalogue: Catalogue, params: Params, upload: Upload | None, *, account: Account | None, now: datetime
) -> tuple[Dataset, Resource]:
    """All that is said of a resource. Without an upload or another address its table or file stays."""
    return _say_again(catalogue, lambda _: params, _required(params, "id"), upload, account=account, now=now)


def patch_resource(
    catalogue: Catalogue, params: Params, upload: Upload | None, *, account: Account | None, now: datetime
) -> tuple[Dataset, Resource]:
    """Only what is given changes."""

    def say(old: Resource) -> Params:
        return {**as_said_resource(old), **params}

    return _say_again(catalogue, say, _required(params, "id"), upload, account=account, now=now)


def delete_resource(catalogue: Catalogue, resource_id: str, *, account: Account | None, now: datetime) -> None:
    """The package no longer has it; its versions stay in state, as those of every table do."""
    package_id = _package_of(catalogue, resource_id, account)

    def change(dataset: Dataset) -> tuple[Resource, ...]:
        _get(dataset, resource_id)
        return tuple(one for one in dataset.resources if one.id != resource_id)

    _change(catalogue, package_id, change, None, account=account, now=now)


def reorder_resources(
    catalogue: Catalogue, id_or_name: str, order: Sequence[Any], *, account: Account | None, now: datetime
) -> Dataset:
    """The named ones first, the others after them as they were. Raises ValidationFailed for an id it has not."""

    def change(dataset: Dataset) -> tuple[Resource, ...]:
        by_id = {one.id: one for one in dataset.resources}
        named = list(dict.fromkeys(str(one) for one in order))
        if len(named) != len(order):
            raise ValidationFailed({"order": ["Must supply unique resource ids"]})
        if any(one not in by_id for one in named):
            raise ValidationFailed({"order": ["resource_id not found in package"]})
        return tuple(by_id[one] for one in dict.fromkeys([*named, *by_id]))

    return _change(catalogue, id_or_name, change, None, account=account, now=now)


def set_table(
    tx: Transaction,
    rights: Rights,
    resource_id: str,
    package_id: str,
    fields: Sequence[Field],
    versions: Sequence[Version],
    *,
    primary_key: Sequence[str] = (),
    now: datetime,
) -> Dataset:
    """Makes a resource of a package a table with these columns, and publishes versions of it.

    A file or link that it was is given up. For tables that programs fill row by row.
    Raises PackageNotFound, PackageKeptElsewhere, OtherOrganization, PublishedAlready or ResourceUnknown.
    """
    before = get_own_row(tx, package_id, rights).dataset
    old = _get(before, resource_id)
    extras = {**old.extras, "url_type": "datastore"}
    table = replace(
        old, fields=tuple(fields), primary_key=tuple(primary_key), link=None, file=None, version=None, extras=extras
    )
    resources = tuple(table if one.id == resource_id else one for one in before.resources)
    dataset = replace(before, resources=resources, metadata_modified_at=now, modified_on=as_local(now).date())
    keep(tx, dataset, action="set_table", actor=rights.account_id, now=now, resource=resource_id)
    store.add_versions(tx, dataset.id, versions)
    return dataset


# ---- what the commands share ------------------------------------------------------------------------------------


def _say_again(
    catalogue: Catalogue,
    say: Callable[[Resource], Params],
    resource_id: str,
    upload: Upload | None,
    *,
    account: Account | None,
    now: datetime,
) -> tuple[Dataset, Resource]:
    package_id = _package_of(catalogue, resource_id, account)
    attached = _attached(catalogue, upload, resource_id, now=now)

    def change(dataset: Dataset) -> tuple[Resource, ...]:
        old = _get(dataset, resource_id)
        said = {**say(old), "id": resource_id}
        made = _with_data(_read(said, dataset, old, now=now), attached, now=now)
        return tuple(made if one.id == resource_id else one for one in dataset.resources)

    dataset = _change(catalogue, package_id, change, attached, account=account, now=now)
    return dataset, _get(dataset, resource_id)


def _change(
    catalogue: Catalogue,
    package_id: str,
    change: Change,
    attached: Attached | None,
    *,
    account: Account | None,
    now: datetime,
) -> Dataset:
    """The package with its resources changed. The same again changes nothing."""
    with catalogue.state.transaction() as tx:
        rights = require_writer(tx, account)
        before = get_own_row(tx, package_id, rights).dataset
        dataset = replace(before, resources=change(before), metadata_modified_at=now, modified_on=as_local(now).date())
        dataset = undated(dataset, before)
        fresh = _fresh(tx, attached)
        if dataset is not before or fresh:
            keep(tx, dataset, action="update_dataset", actor=rights.account_id, now=now, versions=len(fresh))
            store.add_versions(tx, dataset.id, fresh)
        made = store.with_current_versions(tx, dataset)
    catalogue.look_again()
    return made


def _fresh(tx: Transaction, attached: Attached | None) -> list[Version]:
    """The version, unless the current one was made of the same bytes by the same schema."""
    if attached is None or attached.version is None:
        return []
    numbers = tx.rows(_CURRENT_ID, (attached.version.resource_id,))
    return [] if numbers and numbers[0][0] == attached.version.id else [attached.version]


_CURRENT_ID = "SELECT id FROM resource_version WHERE resource_id = ? ORDER BY number DESC LIMIT 1"


def _read(said: Params, dataset: Dataset, old: Resource | None, *, now: datetime) -> Resource:
    """Raises ValidationFailed."""
    problems = Problems()
    others = [one.name for one in dataset.resources if old is None or one.id != old.id]
    made = read_resource(said, Before.of([old] if old else []), problems, taken=others, now=now)
    problems.check()
    return made


def _renamed(made: Resource, dataset: Dataset) -> Resource:
    """The resource as the last one, its short name unlike those that came while its file was read."""
    names = {one.name for one in dataset.resources}
    if made.id in {one.id for one in dataset.resources}:
        raise ValidationFailed({"id": ["Resource id already exists."]})
    number = 2
    name = made.name
    while name in names:
        name, number = f"{made.name}-{number}", number + 1
    return made if name == made.name else replace(made, name=name)


def _attached(catalogue: Catalogue, upload: Upload | None, resource_id: str, *, now: datetime) -> Attached | None:
    return attach(catalogue.files, *upload, resource_id, now=now) if upload else None


def _with_data(made: Resource, attached: Attached | None, *, now: datetime) -> Resource:
    """The resource as the upload makes it."""
    if attached is None:
        return made
    extras: dict[str, Any] = {**made.extras, "url_type": "upload"}
    for name in ("size", "hash", "mimetype"):
        extras.pop(name, None)
    extras["format"] = attached.format or extras.get("format", "")
    if made.file != attached.file:
        extras["last_modified"] = as_moment(now)
    name = attached.file.name
    return replace(
        made,
        title=Text(name, name) if made.title == UNNAMED else made.title,
        fields=attached.fields,
        primary_key=(),
        foreign_keys=(),
        link=None,
        file=attached.file,
        extras=extras,
    )


def _package_of(catalogue: Catalogue, resource_id: str, account: Account | None) -> str:
    """The id of the package that has the resource, when the account may write it.

    Raises WriterTokenNeeded, WriterNeeded, ResourceUnknown, or what `get_own_row` does.
    """
    rights = require_writer(catalogue.state, account)
    found = catalogue.snapshot().by_resource.get(resource_id)
    package_id = found.id if found else _hidden_package_of(catalogue.state, resource_id)
    if package_id is None:
        raise ResourceUnknown(id=resource_id[:_SHOWN_OF_A_WRONG_ID])
    return get_own_row(catalogue.state, package_id, rights).dataset.id


def _hidden_package_of(state: State, resource_id: str) -> str | None:
    hidden = store.list_hidden(state)
    return next((one.id for one in hidden if any(part.id == resource_id for part in one.resources)), None)


def _get(dataset: Dataset, resource_id: str) -> Resource:
    found = next((one for one in dataset.resources if one.id == resource_id), None)
    if found is None:
        raise ResourceUnknown(id=resource_id[:_SHOWN_OF_A_WRONG_ID])
    return found


def _required(params: Params, name: str) -> str:
    value = params.get(name)
    if not isinstance(value, str) or not value:
        raise ValidationFailed({name: [MISSING]})
    return value
