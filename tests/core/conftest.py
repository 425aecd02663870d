"""State with every table of the core, for the tests of people and mail.

db      in DuckDB, empty: copied from one made once, so that a test begins in milliseconds
both    the same on DuckDB and on PostgreSQL: for what races decide
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.schema import migrate
from core.state import State
from core.steps import CORE_STEPS
from tests.empty_state import copied_state, make_empty_state


@pytest.fixture(scope="session")
def empty_core_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_empty_state(tmp_path_factory.mktemp("state"), CORE_STEPS)


@pytest.fixture
def db(empty_core_file: Path, tmp_path: Path) -> Iterator[State]:
    with copied_state(empty_core_file, tmp_path / "var") as opened:
        yield opened


@pytest.fixture
def both(state: State) -> State:
    migrate(state, CORE_STEPS)
    return state
