"""`kill -9` in the middle of writing and folding: no acknowledged row is lost, none is there twice."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from catalog.live.folding import fold
from catalog.queries import list_versions
from core.audit import broken_links
from core.settings import Settings
from tests.builders import NOW, add_dataset
from tests.catalog.live.desk import SLUG, LiveDesk, opened

ROOT = Path(__file__).parents[3]
ROUNDS = 5

pytestmark = pytest.mark.slow


def work_until_killed(settings: Settings, generation: int, after_s: float) -> list[str]:
    """The codes of the rows that were acknowledged before the kill."""
    arguments = [str(settings.data_dir), str(settings.datasets_dir), str(generation)]
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.catalog.live.row_worker", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout is not None
    assert worker.stderr is not None
    first = worker.stdout.readline()
    assert first, worker.stderr.read()
    time.sleep(after_s)
    worker.send_signal(signal.SIGKILL)
    rest, _ = worker.communicate()
    return [line.strip() for line in [first, *rest.splitlines(keepends=True)] if line.endswith("\n")]


def codes(desk: LiveDesk) -> list[str]:
    return [code for code in desk.column("code") if "-" in code]


def test_acknowledged_rows_survive_every_kill(settings: Settings):
    chance, acknowledged = random.Random(7), list[str]()
    with opened(settings) as desk:
        add_dataset(desk.catalogue, SLUG)

    for generation in range(ROUNDS):
        acknowledged += work_until_killed(settings, generation, chance.uniform(0.05, 0.6))

    with opened(settings) as desk:
        found = codes(desk)
        assert set(acknowledged) <= set(found)
        assert len(found) == len(set(found)) <= len(acknowledged) + ROUNDS  # a row may be written and not yet said
        fold(desk.catalogue, desk.resource.id, now=NOW)
        assert codes(desk) == found
        versions = list_versions(desk.catalogue, desk.resource)
        assert [one.number for one in versions] == list(range(len(versions), 0, -1))
        assert broken_links(desk.catalogue.state) == []
