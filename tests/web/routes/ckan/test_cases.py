"""The cases of the CKAN API, asked of a running portal without datasets, and its Python client over the same socket."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from ckanapi import NotAuthorized, NotFound, RemoteCKAN, SearchError, SearchQueryError, ValidationError

from tests.builders import write_city
from tests.portal_process import ROOT, RunningPortal, running_portal

SHARED = ROOT.parent / "shared"
TOKEN = "sod_cases-token-of-nobody"

pytestmark = pytest.mark.slow


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


@pytest.mark.skipif(not SHARED.is_dir(), reason="the cases stand in ../shared, which is not here")
@pytest.mark.parametrize("name", ["catalogue", "client", "datastore", "datastore-dump", "datastore-sql"])
def test_the_cases_of_the_catalogue_hold(empty_portal: RunningPortal, name: str) -> None:
    tool, cases = SHARED / "tools" / "ckan_cases.py", SHARED / "data" / "ckan-api-cases" / f"{name}.json"
    command = [sys.executable, str(tool), "--base-url", empty_portal.url, "--token", TOKEN, str(cases)]

    done = subprocess.run(command, capture_output=True, text=True, timeout=300)

    assert done.returncode == 0, done.stdout + done.stderr


# ---- the client, which must not be run before the cases: they picture an empty site ---------------------------------


@pytest.fixture(scope="module")
def filled_portal(empty_portal: RunningPortal) -> Iterator[RunningPortal]:
    """With an organisation and three datasets, the last of which is private."""
    with RemoteCKAN(empty_portal.url, apikey=TOKEN) as site:
        site.action.organization_create(name="hydro", title="水文站")
        for name, title, is_private in (("levels", "水位", False), ("rain", "Rain", False), ("wells", "Wells", True)):
            link = {"name": f"{title} 表", "url": f"https://a.example/{name}.csv", "format": "CSV"}
            tags = [{"name": "水资源"}, {"name": name}]
            site.action.package_create(
                name=name, title=title, owner_org="hydro", tags=tags, resources=[link], private=is_private
            )
        yield empty_portal
        for name in ("levels", "rain", "wells"):
            site.action.package_delete(id=name)
        site.action.organization_delete(id="hydro")


@pytest.mark.parametrize("get_only", [False, True])
def test_the_client_reads(filled_portal: RunningPortal, get_only: bool) -> None:
    with RemoteCKAN(filled_portal.url, get_only=get_only) as site:
        assert site.action.package_list() == ["levels", "rain"]
        assert site.action.package_show(id="levels")["title"] == "水位"
        found = site.action.package_search(fq="organization:hydro", rows=5, sort="name desc")
        assert [one["name"] for one in found["results"]] == ["rain", "levels"]
        both = site.action.package_search(fq_list=["tags:水资源", "name:rain"])
        assert [one["name"] for one in both["results"]] == ["rain"]
        assert site.action.resource_search(query=["name:水位", "format:csv"])["count"] == 1


@pytest.mark.parametrize("get_only", [False, True])
def test_the_client_raises_what_it_should(filled_portal: RunningPortal, get_only: bool) -> None:
    with RemoteCKAN(filled_portal.url, get_only=get_only) as site:
        with pytest.raises(NotFound, match="There is no dataset “nothing”"):
            site.action.package_show(id="nothing")
        with pytest.raises(NotAuthorized):
            site.action.package_show(id="wells")
        with pytest.raises(SearchQueryError):
            site.action.package_search(colour="blue")
        with pytest.raises(SearchError):
            site.action.package_search(q="{!func}1")
        with pytest.raises(ValidationError) as caught:
            site.action.package_search(rows="many")
        assert caught.value.error_dict["rows"] == ["Invalid integer"]


def test_a_token_sees_what_is_private(filled_portal: RunningPortal) -> None:
    with RemoteCKAN(filled_portal.url, apikey=TOKEN) as site:
        assert site.action.package_show(id="wells")["private"] is True
        hidden = site.action.package_search(include_private=True, fq="capacity:private")
        assert [one["name"] for one in hidden["results"]] == ["wells"]
        assert site.action.package_search(q="wells")["count"] == 0
        resource = site.action.package_show(id="wells")["resources"][0]
        assert site.action.resource_show(id=resource["id"])["package_id"] == resource["package_id"]
        assert site.action.user_show()["sysadmin"] is True
        assert [one["name"] for one in site.action.organization_list_for_user()] == ["hydro"]


def test_the_command_line_searches_and_dumps(filled_portal: RunningPortal, tmp_path: Path) -> None:
    _ckanapi(filled_portal, "search", "datasets", "-O", str(tmp_path / "found.jsonl"), "q=水资源", "sort=name desc")
    _ckanapi(filled_portal, "dump", "datasets", "--all", "-O", str(tmp_path / "dumped.jsonl"))
    _ckanapi(filled_portal, "dump", "organizations", "--all", "-O", str(tmp_path / "units.jsonl"))

    lines = {path.stem: path.read_text("utf-8").splitlines() for path in tmp_path.glob("*.jsonl")}
    assert [json.loads(line)["name"] for line in lines["found"]] == ["rain", "levels"]
    assert [json.loads(line)["name"] for line in lines["dumped"]] == ["levels", "rain"]
    assert [json.loads(line)["name"] for line in lines["units"]] == ["hydro"]


def _ckanapi(portal: RunningPortal, *words: str) -> None:
    """The command line, which starts itself again by its name."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = ["ckanapi", *words, "-r", portal.url]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env={**os.environ, "PATH": path})
