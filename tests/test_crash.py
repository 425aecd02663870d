"""`kill -9` in the middle of imports and writes, twenty times: nothing acknowledged is lost, all opens again."""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from catalog.catalogue import Catalogue, open_catalogue
from catalog.counting import totals
from catalog.publishing.loading import load_folder
from catalog.store import find_version
from core.audit import broken_links
from core.clock import utc_now
from core.settings import Settings
from tests.servers import new_database

ROOT = Path(__file__).parents[1]
ROUNDS = 20
KEPT = ("metro-stations", "districts", "townships")


def city_folder(tmp_path: Path) -> Path:
    """The city's own files and a few small datasets, to be changed at will."""
    folder = tmp_path / "datasets"
    folder.mkdir()
    for path in (ROOT / "datasets").iterdir():
        if path.is_file():
            shutil.copyfile(path, folder / path.name)
        elif path.name in KEPT:
            shutil.copytree(path, folder / path.name)
    return folder


def work_until_killed(settings: Settings, generation: int, after_s: float) -> list[str]:
    """Runs the worker, kills it some time after its first acknowledgement; returns what it acknowledged."""
    arguments = [str(settings.data_dir), str(settings.datasets_dir), settings.database_url, str(generation)]
    command = [sys.executable, "-m", "tests.crash_worker", *arguments]
    worker = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    assert worker.stderr is not None
    first = worker.stdout.readline()
    assert first, worker.stderr.read()
    time.sleep(after_s)
    worker.send_signal(signal.SIGKILL)
    rest, _ = worker.communicate()
    return [line for line in [first, *rest.splitlines(keepends=True)] if line.endswith("\n")]


def assert_kept(catalogue: Catalogue, acknowledged: list[str]) -> None:
    for line in acknowledged:
        if line.startswith("version"):
            _, resource_id, number, version_id = line.split()
            version = find_version(catalogue.state, resource_id, int(number))
            assert version is not None
            assert version.id == version_id
            assert pq.read_metadata(catalogue.files.local_path(version.parquet_key)).num_rows == version.row_count
            assert catalogue.files.size(version.csv_key) == version.csv_bytes


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["duckdb", "postgresql"])
def test_twenty_kills_lose_nothing_acknowledged(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    url = new_database(request.getfixturevalue("postgres_server")) if engine == "postgresql" else ""
    settings = Settings(data_dir=tmp_path / "var", datasets_dir=city_folder(tmp_path), database_url=url)
    delay = random.Random(20170707)
    views = 0

    for generation in range(ROUNDS):
        acknowledged = work_until_killed(settings, generation, delay.uniform(0.0, 0.7))
        views += sum(line == "view\n" for line in acknowledged)
        catalogue = open_catalogue(settings)
        try:
            assert_kept(catalogue, acknowledged)
            assert broken_links(catalogue.state) == []
            assert sum(seen for seen, _ in totals(catalogue.state).values()) >= views
            report = load_folder(catalogue, now=utc_now(), report=lambda _: None)
            assert [refused.say("en") for refused in report.refused if "metro-stations" not in refused.say("en")] == []
            assert set(catalogue.snapshot().by_slug) == set(KEPT)
        finally:
            catalogue.close()
