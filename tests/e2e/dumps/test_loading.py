"""Two real portals moved into this one by the unmodified `ckanapi` command line, over a real socket, twice.

The first load makes everything; the second changes nothing: no event, no revision.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ckanapi import RemoteCKAN

from core.settings import Settings
from core.state import open_state
from tests.builders import write_city
from tests.dumps import FILES, list_dumped, units_of
from tests.portal_process import RunningPortal, running_portal

TOKEN = "sod_dumps-token-of-nobody"
_DONE = re.compile(r" (create|update|show|read) (\w+) ")
EVERY = 15  # of the packages, where not all are loaded


@dataclass(frozen=True)
class Site:
    root: Path

    def running(self):
        return running_portal(
            self.root / "var",
            PORTAL_DATASETS_DIR=str(self.root / "datasets"),
            PORTAL_ADMIN_EMAIL="admin@portal.example",
            PORTAL_ADMIN_PASSWORD="a long enough secret",
            PORTAL_ADMIN_TOKEN=TOKEN,
        )

    def history(self) -> tuple[list[tuple[Any, ...]], int]:
        """({action: how many events}, revision); the portal must not run."""
        state = open_state(Settings(data_dir=self.root / "var"))
        try:
            counts = "SELECT action, count(*) FROM audit_event GROUP BY action ORDER BY action"
            return state.rows(counts), state.row("SELECT revision FROM catalogue_revision")[0]
        finally:
            state.close()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    write_city(tmp_path / "datasets")
    return Site(tmp_path)


def write_lines(path: Path, things: Iterable[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in things), "utf-8")
    return path


def load(portal: RunningPortal, thing: str, lines: Path) -> set[tuple[str, str]]:
    """(what was done, the error or None) of the lines, each pair once."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = ["ckanapi", "load", thing, "-I", str(lines), "-r", portal.url, "-a", TOKEN, "-p", "1"]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=3_000, env={**os.environ, "PATH": path}, check=True
    )
    return set(_DONE.findall(done.stderr))


def load_all(portal: RunningPortal, lines: dict[str, Path]) -> set[tuple[str, str]]:
    return set().union(*(load(portal, name.partition(".")[0], path) for name, path in lines.items()))


@pytest.mark.parametrize(
    "every",
    [pytest.param(EVERY, marks=pytest.mark.slow), pytest.param(1, marks=pytest.mark.season)],
    ids=["some", "all"],
)
def test_a_portal_is_moved_here_and_a_second_load_changes_nothing(site: Site, tmp_path: Path, every: int) -> None:
    brazilian, japanese = (list_dumped(file)[::every] for file in FILES)
    both = [*brazilian, *japanese]
    lines = {
        "organizations": write_lines(tmp_path / "organizations.jsonl", units_of(both, "organization")),
        "groups": write_lines(tmp_path / "groups.jsonl", units_of(both, "group")),
        "datasets.brazilian": write_lines(tmp_path / "brazilian.jsonl", brazilian),
        "datasets.japanese": write_lines(tmp_path / "japanese.jsonl", japanese),
    }

    with site.running() as portal:
        assert load_all(portal, lines) == {("create", "None")}
        with RemoteCKAN(portal.url) as remote:
            assert remote.action.package_list() == sorted(one["name"] for one in both)
            last = remote.action.package_show(id=brazilian[-1]["id"])
        assert_given_back(last, brazilian[-1])
    first = site.history()
    assert dict(first[0])["publish_dataset"] == len(both)

    with site.running() as portal:
        assert load_all(portal, lines) == {("update", "None")}
    assert site.history() == first


def assert_given_back(shown: dict[str, Any], sent: dict[str, Any]) -> None:
    """What was sent of a package, as far as a portal keeps it."""
    texts = ("id", "name", "title", "notes", "author", "maintainer", "url", "version", "license_id", "owner_org")
    assert {name: shown[name] for name in texts} == {name: sent[name] for name in texts}
    for name in ("tags", "groups"):
        assert {one["name"] for one in shown[name]} == {one["name"] for one in sent[name]}
    assert {one["key"]: one["value"] for one in shown["extras"]} == {one["key"]: one["value"] for one in sent["extras"]}
    own = ("id", "url", "description", "format")
    assert [[one[name] for name in own] for one in shown["resources"]] == [
        [one[name] for name in own] for one in sent["resources"]
    ]


@pytest.mark.slow
def test_a_file_is_uploaded_read_and_deleted_by_the_client(site: Site, tmp_path: Path) -> None:
    table = tmp_path / "站点.csv"
    table.write_bytes("编号,n\n007,1\n008,2\n".encode())

    with site.running() as portal, RemoteCKAN(portal.url, apikey=TOKEN) as remote:
        remote.action.package_create(name="uploads")
        with table.open("rb") as content:
            made = remote.action.resource_create(package_id="uploads", name="Stops", upload=content)
        found = remote.action.datastore_search(resource_id=made["id"], filters={"编号": "008"})
        assert [(row["编号"], row["n"]) for row in found["records"]] == [("008", 2)]
        assert remote.session.get(made["url"], timeout=30).content == table.read_bytes()

        remote.action.resource_delete(id=made["id"])
        assert remote.action.package_show(id="uploads")["resources"] == []
        assert remote.action.package_delete(id="uploads") is None
        assert remote.action.package_list() == []
        remote.action.package_create(name="uploads", title="Again")
        assert remote.action.package_show(id="uploads")["title"] == "Again"
