"""A file store in a folder, beside the state of each test."""

from pathlib import Path

import pytest

from core.files import Files, open_files
from core.settings import Settings


@pytest.fixture
def store(tmp_path: Path) -> Files:
    return open_files(Settings(data_dir=tmp_path / "stored"))
