"""Packages made, changed and deleted through the API: checked, written and recorded in one transaction each.

A name belongs to the package that bears it now. Deleting leaves a tombstone, which keeps its id, its record and its
versions but no longer holds the name: another package may take it, and whoever revives the tombstone needs a new one.
"""

import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from catalog import store
from catalog.catalogue import Catalogue
from catalog.ckan.errors import ValidationFailed
from catalog.ckan.writing.belonging import Places
from catalog.ckan.writing.errors import NothingIsPurged, PackageKeptElsewhere, PackageNotFound
from catalog.ckan.writing.package_fields import read_package
from catalog.ckan.writing.rights import Rights, require_writer
from catalog.ckan.writing.saying import as_said
from catalog.ckan.writing.values import Params, Problems, identifier
from catalog.records import Dataset
from core.audit import record_event
from core.people.accounts import Account
from core.state import State, Transaction

KEEPER = "api"
IN_USE = "That URL is already in use."
_SHOWN_OF_A_WRONG_ID = 100  # characters

Saying = Callable[[Dataset], Params]  # from the record as it is, the parameters of an update


def create_package(catalogue: Catalogue, params: Params, *, account: Account | None, now: datetime) -> Dataset:
    """A new dataset: public when an administrator makes it, else a draft. With the id of a deleted one it revives it.

    Raises WriterTokenNeeded, WriterNeeded, OtherOrganization, BadBody or ValidationFailed.
    """
    seen = catalogue.snapshot()
    with catalogue.state.transaction() as tx:
        rights = require_writer(tx, account)
        problems = Problems()
        package_id, earlier = _new_id(tx, params, rights, problems)
        _check_name(tx, params, package_id, problems)
        _check_resource_ids(params, package_id, seen.by_resource, problems)
        places = Places(tx, seen.city, rights)
        dataset = read_package(params, package_id, earlier, places, problems, now=now)
        rights.require_to_write(dataset)
        action = "publish_dataset" if earlier is None else "revive_dataset"
        keep(tx, dataset, action=action, actor=rights.account_id, now=now)
        if params.get("state") == "deleted":
            store.withdraw_dataset(tx, dataset.id, now=now)
        made = store.with_current_versions(tx, dataset)
    catalogue.look_again()
    return made


def update_package(catalogue: Catalogue, params: Params, *, account: Account | None, now: datetime) -> Dataset:
    """The record as it is said now: what is left out is lost. The same said again changes nothing, not even its date.

    Raises as create_package, and PackageNotFound, PackageKeptElsewhere or PublishedAlready.
    """
    return change_package(catalogue, identifier(params), lambda _: params, account=account, now=now)


def patch_package(catalogue: Catalogue, params: Params, *, account: Account | None, now: datetime) -> Dataset:
    """Only what is given changes."""

    def say(before: Dataset) -> Params:
        return {**as_said(before), **params}

    return change_package(catalogue, identifier(params), say, account=account, now=now)


def change_package(
    catalogue: Catalogue, id_or_name: str, say: Saying, *, account: Account | None, now: datetime
) -> Dataset:
    """What every change of a package has in common."""
    seen = catalogue.snapshot()
    with catalogue.state.transaction() as tx:
        rights = require_writer(tx, account)
        row = get_own_row(tx, id_or_name, rights)
        params, before, problems = say(row.dataset), row.dataset, Problems()
        params = {"state": _state(row), **params, "name": params.get("name") or before.slug}
        is_deleted = params["state"] == "deleted"
        if not is_deleted:
            _check_name(tx, params, before.id, problems)
        _check_resource_ids(params, before.id, seen.by_resource, problems)
        places = Places(tx, seen.city, rights)
        dataset = read_package(params, before.id, before, places, problems, now=now)
        rights.require_to_write(dataset)
        if dataset is not before or is_deleted != row.is_withdrawn:
            keep(tx, dataset, action="update_dataset", actor=rights.account_id, now=now)
        if is_deleted and not (row.is_withdrawn and dataset is before):
            store.withdraw_dataset(tx, dataset.id, now=now)
        made = store.with_current_versions(tx, dataset)
    catalogue.look_again()
    return made


def delete_package(catalogue: Catalogue, id_or_name: str, *, account: Account | None, now: datetime) -> None:
    """Nobody is shown it any more. Deleting what is deleted changes nothing."""
    with catalogue.state.transaction() as tx:
        rights = require_writer(tx, account)
        row = get_own_row(tx, id_or_name, rights)
        if row.is_withdrawn:
            return
        store.withdraw_dataset(tx, row.dataset.id, now=now)
        store.move_revision(tx)
        facts = {"slug": row.dataset.slug}
        record_event(
            tx, actor=rights.account_id, action="withdraw_dataset", subject=row.dataset.id, facts=facts, now=now
        )
    catalogue.look_again()


def purge_package(catalogue: Catalogue, *, account: Account | None) -> None:
    """Raises NothingIsPurged for whoever may write at all."""
    require_writer(catalogue.state, account)
    raise NothingIsPurged(instead="package_delete")


def give_to_organization(
    catalogue: Catalogue, id_or_name: str, organization: str, *, account: Account | None, now: datetime
) -> None:
    """Moves a package into another organisation; "" takes it out of any."""

    def say(before: Dataset) -> Params:
        return {**as_said(before), "owner_org": organization}

    change_package(catalogue, id_or_name, say, account=account, now=now)


# ---- what the commands share ------------------------------------------------------------------------------------


def get_own_row(tx: Transaction | State, id_or_name: str, rights: Rights) -> store.Row:
    """A package that was made through the API and that these rights may write.

    Raises PackageNotFound, PackageKeptElsewhere, OtherOrganization or PublishedAlready.
    """
    row = store.find_row(tx, id_or_name)
    if row is None or not rights.may_see(row.dataset):
        raise PackageNotFound(id=id_or_name[:_SHOWN_OF_A_WRONG_ID])
    if row.kept_by != KEEPER:
        raise PackageKeptElsewhere(name=row.dataset.slug)
    rights.require_to_write(row.dataset)
    return row


def keep(tx: Transaction, dataset: Dataset, *, action: str, actor: str, now: datetime, **facts: object) -> None:
    """The record, the revision of the catalogue and the event, together."""
    store.put_dataset(tx, dataset, kept_by=KEEPER, fingerprint="", now=now)
    store.move_revision(tx)
    told = {"slug": dataset.slug, "visibility": dataset.visibility, "resources": len(dataset.resources), **facts}
    record_event(tx, actor=actor, action=action, subject=dataset.id, facts=told, now=now)


def _state(row: store.Row) -> str:
    """What a change that says nothing of it leaves it in."""
    if row.is_withdrawn:
        return "deleted"
    return "draft" if row.dataset.visibility == "draft" else "active"


def _new_id(tx: Transaction, params: Params, rights: Rights, problems: Problems) -> tuple[str, Dataset | None]:
    """The id, and the record of the tombstone that has it already. Only an administrator chooses ids."""
    given = params.get("id")
    if given is None or given == "":
        return str(uuid.uuid4()), None
    if not rights.is_administrator:
        problems.add("id", "The input field id was not expected.")
        return "", None
    try:
        package_id = str(uuid.UUID(str(given)))
    except ValueError:
        problems.add("id", "Invalid id provided")
        return "", None
    row = store.find_row_by_id(tx, package_id)
    if row is None:
        return package_id, None
    if not row.is_withdrawn or row.kept_by != KEEPER:
        problems.add("id", "Dataset id already exists")
    return package_id, row.dataset


def _check_name(tx: Transaction, params: Params, package_id: str, problems: Problems) -> None:
    name = params.get("name")
    bearer = store.find_owner_of_slug(tx, name) if isinstance(name, str) and name else None
    if bearer not in (None, package_id):
        problems.add("name", IN_USE)


def _check_resource_ids(params: Params, package_id: str, known: Mapping[str, Dataset], problems: Problems) -> None:
    """A resource id of another package cannot be used again. Raises ValidationFailed."""
    given: Any = params.get("resources")
    for one in given if isinstance(given, list) else ():
        owner = known.get(str(one.get("id"))) if isinstance(one, dict) else None
        if owner is not None and owner.id != package_id:
            raise ValidationFailed({**problems.found, "resources": [{"id": ["Resource id already exists."]}]})
