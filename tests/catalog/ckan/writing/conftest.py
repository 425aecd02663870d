"""One catalogue for the tests of a module, with people who may write it and one dataset of the folder."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from catalog.catalogue import Catalogue, open_catalogue
from catalog.ckan.writing.entries import create_entry
from catalog.directory import Entry
from core.people.accounts import Account, get_account
from core.settings import Settings
from core.state import State
from tests.builders import NOW, add_dataset, write_city


@dataclass(frozen=True)
class Desk:
    catalogue: Catalogue
    administrator: Account
    publisher: Account  # of the organisation `traffic`
    reader: Account  # may write nothing
    traffic: Entry

    @property
    def revision(self) -> int:
        return self.catalogue.snapshot().revision

    @property
    def events(self) -> list[tuple[str, str]]:
        """(actor, action), in order."""
        return self.catalogue.state.rows("SELECT actor, action FROM audit_event ORDER BY sequence")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    root = tmp_path_factory.mktemp("desk")
    settings = Settings(
        data_dir=root / "var",
        datasets_dir=write_city(root / "datasets"),
        state_memory_mb=256,
        serving_memory_mb=512,
    )
    catalogue = open_catalogue(settings)
    add_dataset(catalogue, "bikes")
    people = {name: add_person(catalogue.state, name) for name in ("chief", "clerk", "guest")}
    grant(catalogue.state, "chief", "administrator", "")
    traffic = create_entry(
        catalogue, "organization", {"name": "traffic", "title": "交通"}, account=people["chief"], now=NOW
    )
    grant(catalogue.state, "clerk", "publisher", f"office:{traffic.id}")
    yield Desk(catalogue, people["chief"], people["clerk"], people["guest"], traffic)
    catalogue.close()


def add_person(state: State, name: str) -> Account:
    """A confirmed account whose id is the name."""
    columns = "id, email, display_name, about, lang, created_at, confirmed_at"
    with state.transaction() as tx:
        tx.execute(
            f"INSERT INTO account ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (name, f"{name}@portal.example", name, "", "zh", NOW, NOW),
        )
        return get_account(tx, name)


def grant(state: State, account_id: str, role: str, scope: str) -> None:
    with state.transaction() as tx:
        tx.execute(
            "INSERT INTO role_grant (account_id, role, scope, granted_by, granted_at) VALUES (?, ?, ?, ?, ?)",
            (account_id, role, scope, account_id, NOW),
        )
