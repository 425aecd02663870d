"""The cases of the CKAN API, asked of a running portal without datasets, and its Python client over the same socket."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import write_city
from tests.portal_process import ROOT, RunningPortal, running_portal

SHARED = ROOT.parent / "shared"
TOKEN = "sod_cases-token-of-nobody"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the cases stand in ../shared, which is not here"),
]


@pytest.fixture(scope="module")
def empty_portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPortal]:
    root = tmp_path_factory.mktemp("cases")
    folder = write_city(root / "datasets")
    settings = {
        "PORTAL_DATASETS_DIR": str(folder),
        "PORTAL_ADMIN_EMAIL": "admin@portal.example",
        "PORTAL_ADMIN_PASSWORD": "a long enough secret",
        "PORTAL_ADMIN_TOKEN": TOKEN,
    }
    with running_portal(root / "var", **settings) as portal:
        yield portal


@pytest.mark.parametrize("name", ["catalogue", "client", "datastore", "datastore-dump"])
def test_the_cases_of_the_catalogue_hold(empty_portal: RunningPortal, name: str) -> None:
    tool, cases = SHARED / "tools" / "ckan_cases.py", SHARED / "data" / "ckan-api-cases" / f"{name}.json"
    command = [sys.executable, str(tool), "--base-url", empty_portal.url, "--token", TOKEN, str(cases)]

    done = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=Path(empty_portal.log).parent)

    assert done.returncode == 0, done.stdout + done.stderr
