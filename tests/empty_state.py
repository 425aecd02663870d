"""Empty state in a file, made once and copied for each test: a test begins in milliseconds."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from core.schema import Step, migrate
from core.settings import Settings
from core.state import State, open_state


def make_empty_state(folder: Path, steps: Sequence[Step]) -> Path:
    """The file of a state that has these tables and nothing in them."""
    settings = Settings(data_dir=folder)
    made = open_state(settings)
    migrate(made, steps)
    made.close()
    return settings.state_path


@contextmanager
def copied_state(file: Path, data_dir: Path) -> Iterator[State]:
    """A state of one's own in a new data folder."""
    settings = Settings(data_dir=data_dir)
    settings.data_dir.mkdir()
    shutil.copyfile(file, settings.state_path)
    opened = open_state(settings)
    try:
        yield opened
    finally:
        opened.close()
