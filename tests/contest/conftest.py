"""State with every table, and a catalogue with a dataset or two, for the tests of contests.

db      state in DuckDB, empty: copied from one made once, so that a test begins in milliseconds
both    the same on DuckDB and on PostgreSQL: for what races decide
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.catalogue import Catalogue, open_catalogue
from catalog.schema import STEPS as CATALOG_STEPS
from contest.schema import STEPS as CONTEST_STEPS
from core.schema import migrate
from core.settings import Settings
from core.state import State
from core.steps import CORE_STEPS
from tests.builders import write_city
from tests.empty_state import copied_state, make_empty_state

STEPS = (*CORE_STEPS, *CATALOG_STEPS, *CONTEST_STEPS)


@pytest.fixture(scope="session")
def empty_state_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_empty_state(tmp_path_factory.mktemp("state"), STEPS)


@pytest.fixture
def db(empty_state_file: Path, tmp_path: Path) -> Iterator[State]:
    with copied_state(empty_state_file, tmp_path / "var") as opened:
        yield opened


@pytest.fixture
def both(state: State) -> State:
    migrate(state, STEPS)
    return state


@pytest.fixture
def catalogue(tmp_path: Path, empty_state_file: Path) -> Iterator[Catalogue]:
    """A catalogue whose state has every table; `catalogue.state` is the state of the contest too."""
    settings = Settings(
        data_dir=tmp_path / "var",
        datasets_dir=write_city(tmp_path / "datasets"),
        state_memory_mb=256,
        serving_memory_mb=512,
    )
    settings.data_dir.mkdir()
    shutil.copyfile(empty_state_file, settings.state_path)
    opened = open_catalogue(settings, more_steps=CONTEST_STEPS)
    yield opened
    opened.close()
