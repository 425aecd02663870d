"""Each test writes to a table of its own; `either` on DuckDB and on PostgreSQL."""

from collections.abc import Iterator

import pytest

from catalog.catalogue import Catalogue
from core.settings import Settings
from tests.builders import add_dataset
from tests.catalog.live.desk import SLUG, LiveDesk, opened
from tests.servers import new_database


@pytest.fixture
def desk(catalogue: Catalogue) -> LiveDesk:
    add_dataset(catalogue, SLUG)
    return LiveDesk(catalogue)


@pytest.fixture(params=["duckdb", "postgresql"])
def either(request: pytest.FixtureRequest, settings: Settings) -> Iterator[LiveDesk]:
    url = new_database(request.getfixturevalue("postgres_server")) if request.param == "postgresql" else ""
    with opened(with_database(settings, url)) as made:
        add_dataset(made.catalogue, SLUG)
        yield made


def with_database(settings: Settings, url: str) -> Settings:
    return Settings(
        data_dir=settings.data_dir,
        datasets_dir=settings.datasets_dir,
        database_url=url,
        state_memory_mb=256,
        serving_memory_mb=512,
    )
