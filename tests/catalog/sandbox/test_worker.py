"""The processes: what they give up, how they end, how they are replaced."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from catalog.sandbox.limits import Limits
from catalog.sandbox.sandbox import Sandbox
from catalog.sandbox.worker import Worker, WorkerGone, WorkerLate
from tests.catalog.sandbox.conftest import BRISK

RUN: dict[str, Any] = {
    "do": "run",
    "tables": [],
    "names": [],
    "soft_s": 5.0,
    "hard_s": 5.0,
    "most_rows": 10,
    "most_bytes": 1 << 20,
    "most_columns": 10,
}
FOR_EVER = "SELECT levenshtein(repeat('ab', 200000), repeat('ba', 200000))"  # not to be interrupted


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("worker")
    (root / "t").mkdir()
    return root


@pytest.fixture(scope="module")
def worker(folder: Path) -> Iterator[Worker]:
    yield from started(folder)


@pytest.fixture
def doomed(folder: Path) -> Iterator[Worker]:
    """One for a test that ends it."""
    yield from started(folder)


def started(folder: Path) -> Iterator[Worker]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PORTAL_ADMIN_TOKEN", "not-for-workers")
        worker = Worker(folder, Limits())
    worker.wait_until_ready()
    yield worker
    worker.kill()


def limits_of(pid: int) -> dict[str, str]:
    """{limit: its soft value}, from the kernel."""
    lines = Path(f"/proc/{pid}/limits").read_text().splitlines()[1:]
    return {line[:25].strip(): line[26:].split()[0] for line in lines}


def test_it_has_an_empty_environment_and_few_files_open(worker: Worker) -> None:
    assert Path(f"/proc/{worker.pid}/environ").read_bytes() == b""
    opened = [str(one.readlink()) for one in Path(f"/proc/{worker.pid}/fd").iterdir()]
    assert {name.partition(":")[0] for name in opened} <= {"pipe", "/dev/null", "anon_inode", "socket"}


def test_the_kernel_holds_its_limits(worker: Worker) -> None:
    limits = limits_of(worker.pid)

    assert [limits[name] for name in ("Max file size", "Max core file size", "Max processes")] == ["0", "0", "0"]
    assert int(limits["Max address space"]) < 6 << 30
    worker.ask({**RUN, "sql": "SELECT 1"}, within_s=5)
    assert int(limits_of(worker.pid)["Max cpu time"]) < 60


def test_what_it_says_it_gave_up_is_gone(worker: Worker, folder: Path) -> None:
    """Each only where the system allows it: a container may not."""
    given_up, status = worker.wait_until_ready(), Path(f"/proc/{worker.pid}/status").read_text()
    found = {
        "network": Path(f"/proc/{worker.pid}/ns/net").readlink() != Path("/proc/self/ns/net").readlink(),
        "folder": Path(f"/proc/{worker.pid}/root").readlink() == folder,
        "user": "Uid:\t65534\t65534\t65534\t65534" in status,
        "privileges": "CapEff:\t0000000000000000" in status,
    }

    assert {name for name, is_gone in found.items() if is_gone} >= set(given_up)


@pytest.mark.slow
def test_what_does_not_listen_to_an_interrupt_is_late_and_killed(doomed: Worker) -> None:
    began = monotonic()

    with pytest.raises(WorkerLate):
        doomed.ask({**RUN, "sql": FOR_EVER, "soft_s": 1.0}, within_s=2.0)
    doomed.kill()

    assert monotonic() - began < 4
    assert not doomed.is_fit
    assert not Path(f"/proc/{doomed.pid}").exists()


@pytest.mark.slow
def test_without_the_portal_the_kernel_ends_it_by_its_processor_time(doomed: Worker) -> None:
    with pytest.raises(WorkerGone) as gone:
        doomed.ask({**RUN, "sql": FOR_EVER, "hard_s": 0.0}, within_s=30)

    assert gone.value.signal == signal.SIGXCPU


@pytest.mark.slow
def test_it_ends_when_nobody_is_there_to_ask(doomed: Worker) -> None:
    doomed._process.stdin.close()  # type: ignore[union-attr]

    assert doomed._process.wait(5) == 0


def test_a_question_longer_than_a_pipe_holds_arrives_whole(worker: Worker) -> None:
    head, _ = worker.ask({**RUN, "sql": "SELECT 1 -- " + "好" * 200_000}, within_s=5)

    assert "refused" not in head


def is_running(pid: int) -> bool:
    """Not ended, though nobody may have looked at it since."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.slow
def test_one_that_was_killed_from_outside_is_replaced(sandbox: Sandbox) -> None:
    sandbox.run("SELECT 1", client="anna")
    before = sandbox._workers.pids()
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    while any(is_running(pid) for pid in before):
        sleep(0.01)

    assert sandbox.run("SELECT 1 AS x", client="anna").records() == [{"x": 1}]
    assert set(sandbox._workers.pids()) & set(before) == set()


@pytest.mark.slow
def test_a_closed_sandbox_leaves_no_process_and_no_folder(sandbox: Sandbox) -> None:
    brief = Sandbox(sandbox._catalogue, BRISK)
    brief.run("SELECT 1", client="anna")
    pids, folder = brief._workers.pids(), brief._shelf.folder

    brief.close()

    assert [pid for pid in pids if Path(f"/proc/{pid}").exists()] == []
    assert not folder.exists()
