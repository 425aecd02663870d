"""Organisations and groups made, changed and deleted through the API; an administrator's token does it.

As with packages, a name belongs to the entry that bears it now, and deleting leaves a tombstone without it.
"""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from catalog import directory, store
from catalog.catalogue import Catalogue
from catalog.city import City
from catalog.ckan.errors import ValidationFailed
from catalog.ckan.writing.errors import EntryNotFound, EntryOfTheCity, NothingIsPurged
from catalog.ckan.writing.package_fields import read_extras
from catalog.ckan.writing.packages import keep
from catalog.ckan.writing.rights import Rights, require_administrator
from catalog.ckan.writing.values import Params, Problems, given_name, identifier, short_text, text
from catalog.directory import Entry, Kind
from core.audit import record_event
from core.people.accounts import Account
from core.state import Transaction

IN_USE = "Group name already exists in database"
STILL_HAS_DATASETS = "Organization cannot be deleted while it still has datasets"
_SHOWN_OF_A_WRONG_ID = 100  # characters
Saying = Callable[[Entry], Params]


def create_entry(catalogue: Catalogue, kind: Kind, params: Params, *, account: Account | None, now: datetime) -> Entry:
    """A new organisation or group. With the id of a deleted one it revives it.

    Raises WriterTokenNeeded, AdministratorTokenNeeded, BadBody or ValidationFailed.
    """
    with catalogue.state.transaction() as tx:
        rights = require_administrator(tx, account)
        problems = Problems()
        entry_id, earlier = _new_id(tx, kind, params, problems)
        _check_name(tx, catalogue.folder_city, params, entry_id, problems)
        entry = _read(params, kind, entry_id, earlier, problems, now=now)
        _keep(tx, entry, action=f"create_{kind}", rights=rights, now=now)
    catalogue.look_again()
    return entry


def update_entry(catalogue: Catalogue, kind: Kind, params: Params, *, account: Account | None, now: datetime) -> Entry:
    """The entry as it is said now; the same said again changes nothing. Raises EntryNotFound or EntryOfTheCity."""
    return _change(catalogue, kind, identifier(params), lambda _: params, account=account, now=now)


def patch_entry(catalogue: Catalogue, kind: Kind, params: Params, *, account: Account | None, now: datetime) -> Entry:
    """Only what is given changes."""

    def say(old: Entry) -> Params:
        said = {name: getattr(old, name) for name in ("name", "title", "description", "image_url")}
        return {**said, **old.extras, **params}

    return _change(catalogue, kind, identifier(params), say, account=account, now=now)


def delete_entry(catalogue: Catalogue, kind: Kind, id_or_name: str, *, account: Account | None, now: datetime) -> None:
    """Packages leave a group that is deleted; an organisation with packages stays. Deleting twice changes nothing.

    Raises EntryNotFound, EntryOfTheCity or ValidationFailed.
    """
    with catalogue.state.transaction() as tx:
        rights = require_administrator(tx, account)
        entry = _get(tx, catalogue.folder_city, kind, id_or_name)
        if entry.is_deleted:
            return
        if kind == "organization" and store.count_of_publisher(tx, entry.id):
            raise ValidationFailed({"message": STILL_HAS_DATASETS})
        if kind == "group":
            _empty(tx, entry.id, rights, now=now)
        _keep(tx, replace(entry, is_deleted=True), action=f"delete_{kind}", rights=rights, now=now)
    catalogue.look_again()


def purge_entry(catalogue: Catalogue, kind: Kind, *, account: Account | None) -> None:
    """Raises NothingIsPurged for an administrator."""
    require_administrator(catalogue.state, account)
    raise NothingIsPurged(instead=f"{kind}_delete")


def _change(
    catalogue: Catalogue, kind: Kind, id_or_name: str, say: Saying, *, account: Account | None, now: datetime
) -> Entry:
    with catalogue.state.transaction() as tx:
        rights = require_administrator(tx, account)
        before = _get(tx, catalogue.folder_city, kind, id_or_name)
        said = say(before)
        params, problems = {**said, "name": said.get("name") or before.name}, Problems()
        if params.get("state") == "active" and before.is_deleted:
            before = replace(before, is_deleted=False)
        _check_name(tx, catalogue.folder_city, params, before.id, problems)
        entry = _read(params, kind, before.id, before, problems, now=now)
        if entry != directory.find_entry(tx, kind, before.id):
            _keep(tx, entry, action=f"update_{kind}", rights=rights, now=now)
    catalogue.look_again()
    return entry


def _read(
    params: Params, kind: Kind, entry_id: str, before: Entry | None, problems: Problems, *, now: datetime
) -> Entry:
    """Raises BadBody or ValidationFailed."""
    name = given_name(params, problems)
    extras = read_extras(params, problems)
    entry = Entry(
        id=entry_id,
        kind=kind,
        name=name,
        title=short_text(params, "title", problems) or name,
        description=text(params, "description", problems),
        image_url=text(params, "image_url", problems),
        created_at=before.created_at if before else now,
        extras={"extras": extras} if extras else {},
        is_deleted=params.get("state") == "deleted",
    )
    problems.check()
    return entry


def _new_id(tx: Transaction, kind: Kind, params: Params, problems: Problems) -> tuple[str, Entry | None]:
    given = params.get("id")
    if given is None or given == "":
        return str(uuid.uuid4()), None
    try:
        entry_id = str(uuid.UUID(str(given)))
    except ValueError:
        problems.add("id", "Invalid id provided")
        return "", None
    earlier = directory.find_entry(tx, kind, entry_id)
    if earlier is None or earlier.id != entry_id:
        return entry_id, None
    if not earlier.is_deleted:
        problems.add("id", "Group id already exists")
    return entry_id, earlier


def _check_name(tx: Transaction, city: City, params: Params, entry_id: str, problems: Problems) -> None:
    """Organisations and groups share their names, those of the city's files too."""
    name = params.get("name")
    if not isinstance(name, str) or not name:
        return
    is_the_citys = name in city.offices_by_id or name in city.themes_by_id
    if is_the_citys or directory.find_bearer(tx, name) not in (None, entry_id):
        problems.add("name", IN_USE)


def _get(tx: Transaction, city: City, kind: Kind, id_or_name: str) -> Entry:
    entry = directory.find_entry(tx, kind, id_or_name)
    if entry is not None:
        return entry
    if id_or_name in (city.offices_by_id if kind == "organization" else city.themes_by_id):
        raise EntryOfTheCity(name=id_or_name)
    raise EntryNotFound(id=id_or_name[:_SHOWN_OF_A_WRONG_ID])


def _keep(tx: Transaction, entry: Entry, *, action: str, rights: Rights, now: datetime) -> None:
    directory.put_entry(tx, entry, now=now)
    store.move_revision(tx)
    facts = {"name": entry.name}
    record_event(tx, actor=rights.account_id, action=action, subject=entry.id, facts=facts, now=now)


def _empty(tx: Transaction, group_id: str, rights: Rights, *, now: datetime) -> None:
    """Takes every package that is not deleted out of a group."""
    for row in store.list_of_group(tx, group_id):
        left = replace(
            row.dataset, groups=tuple(one for one in row.dataset.groups if one != group_id), metadata_modified_at=now
        )
        keep(tx, left, action="update_dataset", actor=rights.account_id, now=now)
