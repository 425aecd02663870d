"""Who and what belongs to an organisation or a group: publishers of an organisation, packages of a group."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from catalog.catalogue import Catalogue
from catalog.ckan.errors import ValidationFailed
from catalog.ckan.writing.belonging import Places
from catalog.ckan.writing.errors import EntryNotFound, MemberNotFound
from catalog.ckan.writing.package_fields import undated
from catalog.ckan.writing.packages import get_own_row, keep
from catalog.ckan.writing.rights import require_administrator
from catalog.ckan.writing.values import MISSING, Params
from core.clock import as_local
from core.people.accounts import Account, find_account, find_account_by_email
from core.people.roles import give_role, take_role
from core.state import Transaction

_ROLE = "publisher"  # what a member of an organisation may do here
_TYPES = ("user", "package")


@dataclass(frozen=True, slots=True)
class Membership:
    """`unit` is the id of the organisation or group; `object_id` of the account or package."""

    unit: str
    object_type: str
    object_id: str
    capacity: str


def add_member(catalogue: Catalogue, params: Params, *, account: Account | None, now: datetime) -> Membership:
    """Makes a user a publisher of an organisation, or puts a package into a group.

    Raises WriterTokenNeeded, AdministratorTokenNeeded, ValidationFailed, EntryNotFound, MemberNotFound, or what
    `give_role` and a change of the package raise.
    """
    return _set_member(catalogue, params, is_member=True, account=account, now=now)


def remove_member(catalogue: Catalogue, params: Params, *, account: Account | None, now: datetime) -> None:
    _set_member(catalogue, params, is_member=False, account=account, now=now)


def _set_member(
    catalogue: Catalogue, params: Params, *, is_member: bool, account: Account | None, now: datetime
) -> Membership:
    said = _required(params, "id", "object", "object_type")
    if said["object_type"] not in _TYPES:
        raise ValidationFailed({"object_type": [f"Must be one of: {', '.join(_TYPES)}"]})
    city = catalogue.city
    with catalogue.state.transaction() as tx:
        rights = require_administrator(tx, account)
        places = Places(tx, city, rights)
        if said["object_type"] == "user":
            made = _publisher(places, said, is_member=is_member, now=now)
        else:
            made = _grouped(places, said, is_member=is_member, now=now)
    catalogue.look_again()
    return made


def _publisher(places: Places, said: Mapping[str, str], *, is_member: bool, now: datetime) -> Membership:
    office = places.find_office(said["id"])
    if office is None:
        raise EntryNotFound(id=said["id"][:100])
    person = _account(places.tx, said["object"])
    scope, actor = f"office:{office}", places.rights.account_id
    if is_member:
        give_role(places.tx, person.id, _ROLE, scope, actor=actor, now=now)
    else:
        take_role(places.tx, person.id, _ROLE, scope, actor=actor, now=now)
    return Membership(office, "user", person.id, "editor")


def _account(tx: Transaction, id_or_email: str) -> Account:
    found = find_account(tx, id_or_email) or find_account_by_email(tx, id_or_email)
    if found is None or found.closed_at is not None:
        raise MemberNotFound(id=id_or_email[:100])
    return found


def _grouped(places: Places, said: Mapping[str, str], *, is_member: bool, now: datetime) -> Membership:
    group = places.find_theme(said["id"])
    if group is None:
        raise EntryNotFound(id=said["id"][:100])
    before = get_own_row(places.tx, said["object"], places.rights).dataset
    others = tuple(one for one in before.groups if one != group)
    groups = before.groups if is_member and group in before.groups else (*others, *((group,) if is_member else ()))
    dataset = undated(
        replace(before, groups=groups, metadata_modified_at=now, modified_on=as_local(now).date()), before
    )
    if dataset is not before:
        keep(places.tx, dataset, action="update_dataset", actor=places.rights.account_id, now=now)
    return Membership(group, "package", dataset.id, "public")


def _required(params: Params, *names: str) -> dict[str, str]:
    missing: dict[str, Any] = {name: [MISSING] for name in names if not isinstance(params.get(name), str)}
    if missing:
        raise ValidationFailed(missing)
    return {name: str(params[name]) for name in names}
