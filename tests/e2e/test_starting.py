"""A start that cannot be: one sentence in each language says why, without a trace; what is broken is left out."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import requests

from tests.portal_process import ROOT, running_portal
from tests.servers import free_port
from tests.test_crash import city_folder

Settings = dict[str, str]


def start(settings: Settings) -> subprocess.CompletedProcess[str]:
    """Starts a portal that is expected to stop by itself."""
    theirs = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    return subprocess.run(
        [
            *(sys.executable, "-m", "streamlit", "run", "Home.py"),
            *("--server.address", "127.0.0.1", "--server.port", str(free_port())),
        ],
        cwd=ROOT,
        env={**theirs, **settings},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def without_a_city(tmp_path: Path) -> Settings:
    return {"PORTAL_DATASETS_DIR": str(tmp_path / "nothing")}


def with_a_broken_city(tmp_path: Path) -> Settings:
    folder = city_folder(tmp_path)
    (folder / "city.json").write_text("{", "utf-8")
    return {"PORTAL_DATASETS_DIR": str(folder)}


def with_a_file_for_a_data_folder(tmp_path: Path) -> Settings:
    (tmp_path / "file").write_text("")
    return {"PORTAL_DATA_DIR": str(tmp_path / "file")}


def without_a_database(_tmp_path: Path) -> Settings:
    return {"PORTAL_DATABASE_URL": "postgresql://portal:secret@127.0.0.1:1/city"}


def with_a_wrong_setting(_tmp_path: Path) -> Settings:
    return {"PORTAL_THREADS": "many"}


@pytest.mark.parametrize(
    ("broken", "names"),
    [
        (without_a_city, "city.json"),
        (with_a_broken_city, "city.json"),
        (with_a_file_for_a_data_folder, "PORTAL_DATA_DIR"),
        (without_a_database, "PORTAL_DATABASE_URL"),
        (with_a_wrong_setting, "PORTAL_THREADS"),
    ],
)
def test_a_start_that_cannot_be_says_why(broken: Callable[[Path], Settings], names: str, tmp_path: Path) -> None:
    stopped = start({"PORTAL_DATA_DIR": str(tmp_path / "var"), **broken(tmp_path)})

    chinese, english = stopped.stderr.splitlines()[-2:]
    assert stopped.returncode == 1
    assert names in chinese
    assert names in english
    assert "Traceback" not in stopped.stdout + stopped.stderr
    assert "secret" not in stopped.stdout + stopped.stderr


def test_a_second_portal_on_the_same_data_says_who_is_in_the_way(tmp_path: Path) -> None:
    data_dir, datasets = tmp_path / "var", {"PORTAL_DATASETS_DIR": str(city_folder(tmp_path))}
    with running_portal(data_dir, **datasets) as first:
        second = start({"PORTAL_DATA_DIR": str(data_dir), **datasets})

        assert second.returncode == 1
        assert "state.duckdb" in second.stderr
        assert "Traceback" not in second.stderr
        assert requests.get(f"{first.url}/datasets", timeout=60).status_code == 200


def test_a_broken_package_is_one_line_and_the_rest_loads(tmp_path: Path) -> None:
    folder = city_folder(tmp_path)
    (folder / "townships" / "datapackage.json").write_text("{", "utf-8")
    districts = folder / "districts" / "datapackage.json"
    descriptor = json.loads(districts.read_text("utf-8"))
    districts.write_text(json.dumps({**descriptor, "theme": "weather-of-mars"}), "utf-8")

    with running_portal(tmp_path / "var", PORTAL_DATASETS_DIR=str(folder)) as running:
        said = running.log.read_text("utf-8")

        assert [line for line in said.splitlines() if "townships" in line or "districts" in line] == [
            line for line in said.splitlines() if "townships/datapackage.json" in line or "theme" in line
        ]
        for slug, status in (("metro-stations", 200), ("townships", 404), ("districts", 404)):
            assert requests.get(f"{running.url}/dataset?id={slug}", timeout=60).status_code == status
