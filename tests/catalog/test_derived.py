"""Files made on request: once, whole, kept under a quota."""

import errno
import threading
import time

import pytest

from catalog.derived import PREFIX, SPARED_S, Derived
from core.errors import DiskFull
from core.files import FolderFiles


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def files(tmp_path):
    return FolderFiles(tmp_path / "files", tmp_path / "scratch")


def made_of(content):
    return lambda target: target.write_bytes(content)


def refuse(_target):
    raise AssertionError("made a second time")


def test_a_file_is_made_once_and_found_again(files):
    derived = Derived(files, quota_bytes=1000)

    first = derived.get("v1/a.csv", made_of(b"abc"))
    second = derived.get("v1/a.csv", refuse)

    assert first == second
    assert (first.path.read_bytes(), first.size_bytes) == (b"abc", 3)
    assert first.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_new_process_finds_what_an_earlier_one_made(files):
    first = Derived(files, quota_bytes=1000).get("v1/a.csv", made_of(b"abc"))

    assert Derived(files, quota_bytes=1000).get("v1/a.csv", refuse) == first


def test_twenty_who_ask_at_once_wait_for_one_file(files):
    derived, made, found = Derived(files, quota_bytes=1000), [], []

    def make(target):
        made.append(1)
        time.sleep(0.1)
        target.write_bytes(b"abc")

    threads = [threading.Thread(target=lambda: found.append(derived.get("v1/a.csv", make))) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(made) == 1
    assert len(found) == 20
    assert len({kept.path for kept in found}) == 1


def test_a_failure_leaves_nothing_and_the_next_request_tries_again(files):
    derived = Derived(files, quota_bytes=1000)

    def fail(target):
        target.write_bytes(b"half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        derived.get("v1/a.csv", fail)

    assert files.keys(PREFIX) == []
    assert list(files.scratch.iterdir()) == []
    assert derived.get("v1/a.csv", made_of(b"abc")).size_bytes == 3


def test_what_was_used_longest_ago_makes_room(files):
    clock = Clock()
    derived = Derived(files, quota_bytes=10, clock=clock)
    for name in ("a", "b", "c"):
        derived.get(name, made_of(b"1234"))
        clock.now += SPARED_S
        derived.get("a", refuse)

    clock.now += SPARED_S
    derived.get("d", made_of(b"12"))

    assert files.keys(PREFIX) == ["derived/a", "derived/c", "derived/d"]


def test_a_file_just_handed_out_is_not_sent_away(files):
    clock = Clock()
    derived = Derived(files, quota_bytes=5, clock=clock)
    first = derived.get("a", made_of(b"1234"))

    clock.now += SPARED_S - 1
    derived.get("b", made_of(b"1234"))

    assert first.path.read_bytes() == b"1234"


def test_a_file_that_is_open_is_read_to_its_end_even_when_it_is_sent_away(files):
    clock = Clock()
    derived = Derived(files, quota_bytes=5, clock=clock)
    with derived.get("a", made_of(b"1234")).path.open("rb") as serving:
        clock.now += SPARED_S * 2
        derived.get("b", made_of(b"1234"))

        assert files.keys(PREFIX) == ["derived/b"]
        assert serving.read() == b"1234"


def test_a_file_removed_by_hand_is_made_again(files):
    derived = Derived(files, quota_bytes=1000)
    derived.get("a", made_of(b"abc"))
    files.remove("derived/a")

    assert derived.get("a", made_of(b"abc")).path.read_bytes() == b"abc"


def test_a_full_disk_is_said_so_and_the_file_can_be_made_later(files):
    derived = Derived(files, quota_bytes=1000)

    def without_room(target):
        target.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(DiskFull):
        derived.get("v1/a.csv", without_room)

    assert list(files.scratch.iterdir()) == []
    assert derived.get("v1/a.csv", made_of(b"abc")).path.read_bytes() == b"abc"
