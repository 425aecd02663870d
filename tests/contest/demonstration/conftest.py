"""A portal whose catalogue holds the shipped datasets that the demonstration names, and the installed demonstration."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import monotonic

import pytest

from catalog.catalogue import Catalogue, open_catalogue
from contest.demonstration.installing import datasets_needed, keep_demonstration
from contest.schema import STEPS
from core.settings import Settings
from tests.builders import REPOSITORY, load, write_city
from tests.servers import new_database

NOW = datetime(2026, 11, 23, 3, 20)  # naive UTC: before noon of a Monday
URL = "https://data.example"


@dataclass
class Demonstration:
    catalogue: Catalogue
    said: list[str]

    @property
    def state(self):
        return self.catalogue.state

    def start(self, *, is_demo: bool = True, now: datetime = NOW) -> list[str]:
        """Starts again; what the terminal says."""
        said: list[str] = []
        keep_demonstration(self.catalogue, is_demo=is_demo, public_url=URL, now=now, report=said.append)
        return said

    def account(self, key: str) -> str:
        [(account_id,)] = self.state.rows("SELECT id FROM account WHERE email LIKE ?", (f"{key}@%",))
        return account_id

    def contest(self, slug: str) -> str:
        [(contest_id,)] = self.state.rows("SELECT id FROM contest WHERE slug = ?", (slug,))
        return contest_id


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The datasets folder, with only what is needed."""
    folder = write_city(tmp_path_factory.mktemp("shipped") / "datasets")
    shutil.copyfile(REPOSITORY / "datasets" / "elements.csv", folder / "elements.csv")
    for slug in datasets_needed():
        shutil.copytree(REPOSITORY / "datasets" / slug, folder / slug)
    return folder


def opened(folder: Path, shipped: Path, **more: object) -> Catalogue:
    settings = Settings(
        data_dir=folder / "var", datasets_dir=shipped, state_memory_mb=256, serving_memory_mb=512, **more
    )
    settings.data_dir.mkdir()
    return open_catalogue(settings, more_steps=STEPS)


@pytest.fixture(scope="session", params=["duckdb", "postgres"])
def demonstration(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, shipped: Path
) -> Iterator[Demonstration]:
    """Installed once for each engine; tests that change something use `catalogue` of their own."""
    more = {}
    if request.param == "postgres":
        more["database_url"] = new_database(request.getfixturevalue("postgres_server"))
    catalogue = opened(tmp_path_factory.mktemp(request.param), shipped, **more)
    load(catalogue, now=NOW)
    made = Demonstration(catalogue, [])
    started_at = monotonic()
    made.said = made.start()
    print(f"\nthe demonstration on {request.param}: {monotonic() - started_at:.1f} s")  # noqa: T201 — asked for
    yield made
    catalogue.close()
