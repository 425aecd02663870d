"""One sandbox for the tests of a process: starting its workers takes a second."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.catalogue import Catalogue, open_catalogue
from catalog.sandbox.limits import Limits
from catalog.sandbox.sandbox import Sandbox
from core.settings import Settings
from tests.builders import CLOSED, field, load, write_city, write_package

BRISK = Limits(soft_s=2.0, hard_s=3.0, most_rows=1_000)
TRIPS = (("0168", 20), ("0168", 5), ("0200", 15))


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """Two public tables that can be joined, one whose names are Chinese, and one that is closed."""
    root = tmp_path_factory.mktemp("sandbox")
    folder = write_city(root / "datasets")
    write_package(folder, "bike-stations")
    fields = (field("code"), field("docks", "integer", title="车次", title_en="Trips"))
    write_package(folder, "bike-trips", rows=TRIPS, fields=fields, origin="simulated", frozen_on="2025-12-31")
    write_package(folder, "places", rows=[("故宫", "98%")], fields=(field("名称"), field("rate %")))
    write_package(folder, "secrets", **CLOSED)
    settings = Settings(data_dir=root / "var", datasets_dir=folder, state_memory_mb=256, serving_memory_mb=512)
    catalogue = open_catalogue(settings)
    assert load(catalogue).refused == ()
    yield catalogue
    catalogue.close()


@pytest.fixture(scope="session")
def sandbox(ground: Catalogue) -> Iterator[Sandbox]:
    opened = Sandbox(ground, BRISK)
    opened.warm()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def data_dir(ground: Catalogue) -> Path:
    return ground.settings.data_dir
