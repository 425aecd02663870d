"""State with every table of the core, for the tests of people and mail.

db      in DuckDB, empty: copied from one made once, so that a test begins in milliseconds
both    the same on DuckDB and on PostgreSQL: for what races decide
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.schema import migrate
from core.settings import Settings
from core.state import State, open_state
from core.steps import CORE_STEPS


@pytest.fixture(scope="session")
def empty_core_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = Settings(data_dir=tmp_path_factory.mktemp("state"))
    made = open_state(settings)
    migrate(made, CORE_STEPS)
    made.close()
    return settings.state_path


@pytest.fixture
def db(empty_core_file: Path, tmp_path: Path) -> Iterator[State]:
    settings = Settings(data_dir=tmp_path / "var")
    settings.data_dir.mkdir()
    shutil.copyfile(empty_core_file, settings.state_path)
    opened = open_state(settings)
    yield opened
    opened.close()


@pytest.fixture
def both(state: State) -> State:
    migrate(state, CORE_STEPS)
    return state
