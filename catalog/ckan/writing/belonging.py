"""The organisation and the groups that a package names, by id or name: of the city's files, or made through the API."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog import directory
from catalog.city import City
from catalog.ckan.writing.rights import Rights
from catalog.ckan.writing.values import Params, Problems, flag, objects, text
from core.state import Transaction

_NONE_GIVEN = "An organization must be provided"
_UNKNOWN = "Organization does not exist"
_NOT_A_MEMBER = "You cannot add a dataset to this organization"
_NEVER_PRIVATE = "Datasets with no organization can't be private."


@dataclass(frozen=True, slots=True)
class Places:
    """Where a package may belong.

    city   of the snapshot; who was made a moment ago by another portal is asked of state
    """

    tx: Transaction
    city: City
    rights: Rights

    def find_office(self, id_or_name: str) -> str | None:
        """The id of an organisation that is not deleted."""
        known = self.city.offices_by_id.get(id_or_name) or self.city.offices_by_slug.get(id_or_name)
        if known is not None:
            return known.id
        entry = directory.find_entry(self.tx, "organization", id_or_name)
        return entry.id if entry and not entry.is_deleted else None

    def find_theme(self, id_or_name: str) -> str | None:
        known = self.city.themes_by_id.get(id_or_name) or self.city.themes_by_slug.get(id_or_name)
        if known is not None:
            return known.id
        entry = directory.find_entry(self.tx, "group", id_or_name)
        return entry.id if entry and not entry.is_deleted else None


def read_office(params: Params, places: Places, problems: Problems) -> str:
    """The id of `owner_org`; "" for none, which only an administrator may leave out.

    A publisher of one organisation need not name it.
    """
    asked = text(params, "owner_org", problems).strip()
    rights = places.rights
    if not asked:
        if rights.is_administrator:
            return ""
        if len(rights.offices) == 1:
            return next(iter(rights.offices))
        problems.add("owner_org", _NONE_GIVEN)
        return ""
    found = places.find_office(asked)
    if found is None:
        problems.add("owner_org", _UNKNOWN)
        return ""
    if not rights.is_administrator and found not in rights.offices:
        problems.add("owner_org", _NOT_A_MEMBER)
    return found


def read_groups(params: Params, places: Places) -> tuple[str, ...]:
    """The ids of the groups that there are; others are passed over, as CKAN does. Raises BadBody."""
    named: Iterable[str] = (
        str(one.get(key))
        for one in objects(params, "groups")
        for key in ("id", "name")[: 1 if one.get("id") else 2]
        if one.get(key)
    )
    return tuple(dict.fromkeys(found for name in named if (found := places.find_theme(name))))


def read_visibility(params: Params, office: str, places: Places, problems: Problems) -> str:
    """public | private | draft. What a publisher writes is a draft: somebody else decides whether it is published."""
    if flag(params, "private") and not office:
        problems.add("private", _NEVER_PRIVATE)
    state = text(params, "state", problems)
    if state not in ("", "active", "draft", "deleted"):
        problems.add("state", "Invalid state")
    if state == "draft" or not places.rights.is_administrator:
        return "draft"
    return "private" if flag(params, "private") else "public"
