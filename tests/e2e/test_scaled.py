"""The portal on PostgreSQL and an S3 store: equal replicas, each a process with a data folder of its own."""

import csv
import io
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest
import requests

from tests.crash_worker import change
from tests.portal_process import RunningPortal, running_portal
from tests.servers import new_database
from tests.test_crash import KEPT, city_folder

STATIONS = "/download/metro-stations/metro-stations"
SEEN_WITHIN_S = 10.0

Scaled = dict[str, str]


@pytest.fixture
def scaled(tmp_path: Path, postgres_server: str, s3_url: str) -> Scaled:
    """The settings that all replicas have in common, for a small city."""
    return {
        "PORTAL_DATABASE_URL": new_database(postgres_server),
        "PORTAL_FILES_URL": f"{s3_url}/{uuid.uuid4().hex}",
        "PORTAL_DATASETS_DIR": str(city_folder(tmp_path)),
        "PORTAL_PUBLIC_URL": "https://data.example",
    }


@pytest.fixture
def two(tmp_path: Path, scaled: Scaled) -> Iterator[list[RunningPortal]]:
    """Two replicas that met an empty database at the same moment."""
    with ExitStack() as stack, ThreadPoolExecutor(2) as pool:
        starts = [running_portal(_data_dir(tmp_path, name), **scaled) for name in ("one", "two")]
        yield list(pool.map(stack.enter_context, starts))


def _data_dir(tmp_path: Path, name: str) -> Path:
    (tmp_path / name).mkdir()
    return tmp_path / name / "var"


def rows_of(portal: RunningPortal, query: str = "") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(requests.get(f"{portal.url}{STATIONS}.csv{query}", timeout=60).text)))


def first_former_name(portal: RunningPortal) -> str:
    return rows_of(portal)[0]["former_name"]


def test_replicas_that_start_together_publish_once_and_serve_the_same(two: list[RunningPortal], scaled: Scaled) -> None:
    with psycopg.connect(scaled["PORTAL_DATABASE_URL"]) as state:
        versions = state.execute("SELECT count(*), max(number) FROM resource_version").fetchone()
        datasets = state.execute("SELECT slug FROM dataset ORDER BY slug").fetchall()
        events = state.execute("SELECT count(*) FROM audit_event WHERE action = 'publish_dataset'").fetchone()

    assert [slug for (slug,) in datasets] == sorted(KEPT)
    assert versions == (len(KEPT), 1)
    assert events == (len(KEPT),)
    for query in ("", "?line=1号线&sort=-sequence", "?group_by=line"):
        assert rows_of(two[0], query) == rows_of(two[1], query) != []
    for path in (f"{STATIONS}.xlsx", f"{STATIONS}.geojson", f"{STATIONS}/original", "/download/metro-stations.zip"):
        answers = [requests.get(portal.url + path, timeout=60) for portal in two]
        assert [answer.status_code for answer in answers] == [200, 200]
        assert answers[0].headers["etag"] == answers[1].headers["etag"]
        assert answers[0].content == answers[1].content != b""


def test_a_change_that_one_replica_publishes_is_seen_by_the_other(
    tmp_path: Path, two: list[RunningPortal], scaled: Scaled
) -> None:
    change(Path(scaled["PORTAL_DATASETS_DIR"]) / "metro-stations", "换了名字")

    with running_portal(_data_dir(tmp_path, "three"), **scaled) as third:
        deadline = time.monotonic() + SEEN_WITHIN_S
        while first_former_name(two[1]) != "换了名字" and time.monotonic() < deadline:
            time.sleep(0.2)

        assert [first_former_name(portal) for portal in (*two, third)] == ["换了名字"] * 3
        assert rows_of(two[0], "?version=1")[0]["former_name"] == ""
        assert requests.get(f"{two[0].url}/dataset?id=metro-stations", timeout=60).status_code == 200
