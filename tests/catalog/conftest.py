"""A catalogue of its own for each test: real DuckDB, real files, an empty datasets folder with the city's files."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.catalogue import Catalogue, open_catalogue
from catalog.city import City, read_city
from core.settings import Settings
from tests.builders import write_city


@pytest.fixture
def datasets_dir(tmp_path: Path) -> Path:
    return write_city(tmp_path / "datasets")


@pytest.fixture
def city(datasets_dir: Path) -> City:
    return read_city(datasets_dir)


@pytest.fixture
def settings(tmp_path: Path, datasets_dir: Path) -> Settings:
    return Settings(data_dir=tmp_path / "var", datasets_dir=datasets_dir, state_memory_mb=256, serving_memory_mb=512)


@pytest.fixture
def catalogue(settings: Settings) -> Iterator[Catalogue]:
    opened = open_catalogue(settings)
    yield opened
    opened.close()
