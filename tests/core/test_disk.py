"""A disk without room, for real: /dev/full takes nothing."""

from pathlib import Path

import pytest

from core.disk import room_on_disk
from core.errors import DiskFull


def test_no_room_is_said_in_both_languages() -> None:
    with pytest.raises(DiskFull) as refused, room_on_disk():
        Path("/dev/full").write_text("one line")

    assert "磁盘已满" in refused.value.say("zh")
    assert "disk" in refused.value.say("en")


def test_a_library_that_wraps_the_error_is_understood() -> None:
    with pytest.raises(DiskFull), room_on_disk():
        raise RuntimeError("[Errno 28] No space left on device")  # as xlsxwriter and DuckDB say it


def test_other_errors_stay_what_they_are() -> None:
    with pytest.raises(FileNotFoundError), room_on_disk():
        Path("/nothing/here").read_text()
