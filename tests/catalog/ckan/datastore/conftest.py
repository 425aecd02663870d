"""A catalogue for a module, an administrator, and tables made as a program makes them."""

from collections.abc import Iterator

import pytest

from catalog.catalogue import open_catalogue
from core.people.first_administrator import ensure_first_administrator
from core.people.tokens import find_account_by_token
from core.settings import Settings
from tests.builders import NOW, write_city
from tests.catalog.ckan.datastore.asking import Desk

TOKEN = "sod_datastore-token-of-nobody"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    root = tmp_path_factory.mktemp("datastore")
    settings = Settings(
        data_dir=root / "var",
        datasets_dir=write_city(root / "datasets"),
        admin_email="admin@portal.example",
        admin_password="a long enough secret",
        admin_token=TOKEN,
        state_memory_mb=256,
        serving_memory_mb=512,
    )
    catalogue = open_catalogue(settings)
    ensure_first_administrator(catalogue.state, settings, now=NOW)
    administrator = find_account_by_token(catalogue.state, TOKEN, now=NOW)
    assert administrator is not None
    yield Desk(catalogue, administrator)
    catalogue.close()
