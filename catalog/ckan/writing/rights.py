"""Who may write what: administrators everything, publishers the drafts of their own organisations."""

from dataclasses import dataclass

from catalog.ckan.writing.errors import (
    AdministratorTokenNeeded,
    OtherOrganization,
    PublishedAlready,
    WriterNeeded,
    WriterTokenNeeded,
)
from catalog.records import Dataset
from core.people.accounts import Account
from core.people.roles import list_roles
from core.people.separation import PORTAL, may_be_together
from core.state import State, Transaction

_OFFICE = "office:"


@dataclass(frozen=True, slots=True)
class Rights:
    """What an account may write, and of what is not public, see. `offices` are ids."""

    account_id: str
    is_administrator: bool
    offices: frozenset[str]

    def may_see(self, dataset: Dataset) -> bool:
        return dataset.visibility == "public" or self.is_administrator or dataset.publisher in self.offices

    def require_to_write(self, dataset: Dataset) -> None:
        """For a record as it is, and for one as it is to be. Raises OtherOrganization or PublishedAlready."""
        if self.is_administrator:
            return
        if dataset.publisher not in self.offices:
            raise OtherOrganization(name=dataset.slug)
        if dataset.visibility == "public":
            raise PublishedAlready(name=dataset.slug)


def rights_of(tx: Transaction | State, account: Account | None) -> Rights:
    """Nobody's rights for a caller without a token."""
    if account is None:
        return Rights("", False, frozenset())
    held = list_roles(tx, account.id)
    valid = [mine for mine in held if all(may_be_together(*mine, *other) for other in held)]
    offices = {
        scope.removeprefix(_OFFICE) for role, scope in valid if role == "publisher" and scope.startswith(_OFFICE)
    }
    return Rights(account.id, ("administrator", PORTAL) in valid, frozenset(offices))


def require_writer(tx: Transaction | State, account: Account | None) -> Rights:
    """Raises WriterTokenNeeded, or WriterNeeded for an account without either role."""
    if account is None:
        raise WriterTokenNeeded()
    rights = rights_of(tx, account)
    if not rights.is_administrator and not rights.offices:
        raise WriterNeeded()
    return rights


def require_administrator(tx: Transaction | State, account: Account | None) -> Rights:
    """Raises WriterTokenNeeded or AdministratorTokenNeeded."""
    if account is None:
        raise WriterTokenNeeded()
    rights = rights_of(tx, account)
    if not rights.is_administrator:
        raise AdministratorTokenNeeded()
    return rights
