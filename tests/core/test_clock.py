"""The clock tells the real time, or is moved by a file in a demonstration."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from core import clock
from core.clock import install_offset, utc_now
from core.errors import BadSetting
from core.settings import read_settings


@pytest.fixture
def offset_file(tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "LOOK_EVERY_S", 0.0)
    path = tmp_path / "offset"
    install_offset(path)
    yield path
    install_offset(None)


def ahead() -> float:
    """Days by which the clock is ahead, to a hundredth."""
    return round((utc_now() - datetime.now(UTC).replace(tzinfo=None)) / timedelta(days=1), 2)


def write(path, text, stamp=1):
    path.write_text(text)
    os.utime(path, ns=(stamp, stamp))


def test_without_a_file_it_is_the_real_time(offset_file):
    assert ahead() == 0


@pytest.mark.parametrize(("text", "days"), [("86400", 1), ("-43200.0\n", -0.5), ("+172800", 2), ("", 0)])
def test_the_file_moves_the_clock(offset_file, text, days):
    write(offset_file, text)

    assert ahead() == days


def test_a_changed_file_moves_it_again_and_a_removed_one_sets_it_right(offset_file):
    moves = []
    for stamp, text in enumerate(["86400", "172800"], start=1):
        write(offset_file, text, stamp)
        moves.append(ahead())
    offset_file.unlink()

    assert [*moves, ahead()] == [1, 2, 0]


@pytest.mark.parametrize("text", ["tomorrow", "1e300", "nan", "inf", "-99999999999999", "1 2", "\0"])
def test_what_is_no_number_of_seconds_leaves_the_real_time(offset_file, text):
    write(offset_file, text)

    assert ahead() == 0


def test_the_file_is_not_looked_at_more_than_five_times_a_second(tmp_path):
    path = tmp_path / "offset"
    install_offset(path)
    try:
        first = ahead()
        write(path, "86400")
        second = ahead()
    finally:
        install_offset(None)

    assert (first, second) == (0, 0)


def test_the_clock_is_moved_in_a_demonstration_alone():
    given = {"PORTAL_CLOCK_OFFSET_FILE": "offset.txt"}

    with pytest.raises(BadSetting) as refused:
        read_settings(given)

    assert "PORTAL_DEMO=1" in refused.value.say("zh")
    assert read_settings({**given, "PORTAL_DEMO": "1"}).clock_offset_file is not None
