"""Records that programs made, as odd as they come: every page and route opens for each of them."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from catalog.ckan.writing.entries import create_entry
from catalog.ckan.writing.packages import create_package
from catalog.ckan.writing.resources import create_resource
from core.clock import utc_now
from core.people.accounts import Account
from tests.builders import write_city, write_package
from tests.catalog.ckan.writing.conftest import add_person, grant
from tests.dumps import FILES, list_dumped, units_of
from tests.web.ui.conftest import opened_portal
from tests.web.ui.drawn import run_page
from web.portal import Portal
from web.routes import middleware, routes

SHIPPED = "bike-stations"
BARE, HUGE, HOSTILE, MIXED, BRAZILIAN, JAPANESE = ODD = (
    "bare",
    "huge",
    "hostile",
    "mixed",
    "raio-x-da-administracao-publica-federal",  # 49 resources and long notes
    "t000003d0000000151",  # 64 resources
)
SCRIPT = "<script>alert(1)</script>"
TABLE = "code,name\n007,站点\n008,Stop\n".encode()


def _write(folder):
    write_city(folder)
    write_package(folder, SHIPPED, title="公共自行车站点", title_en="Bike stations")
    return folder


@pytest.fixture(scope="module")
def odd_portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    for portal in opened_portal(tmp_path_factory, _write):
        chief = add_person(portal.catalogue.state, "odd-chief")
        grant(portal.catalogue.state, "odd-chief", "administrator", "")
        _fill(portal, chief, tmp_path_factory.mktemp("uploads"))
        yield portal


def _fill(portal: Portal, chief: Account, folder) -> None:
    catalogue, now = portal.catalogue, utc_now()

    def create(**said):
        return create_package(catalogue, said, account=chief, now=now)

    create(name=BARE)
    create(
        name=HUGE,
        title="X" * 1_000,
        notes="很长的说明。" * 2_000,
        license_id="my-own-licence",
        resources=[{"url": f"https://a.example/{n}.csv", "description": "d" * 900} for n in range(200)],
    )
    create(
        name=HOSTILE,
        title=SCRIPT,
        notes=f"<b>bold</b>{SCRIPT}<img src=x onerror=alert(1)>",
        author=SCRIPT,
        maintainer=SCRIPT,
        maintainer_email='"><script>',
        license_id=SCRIPT,
        extras=[{"key": SCRIPT, "value": SCRIPT}],
        resources=[
            {"url": "javascript:alert(1)", "name": SCRIPT, "format": SCRIPT},
            {"url": "http://[", "description": SCRIPT},
            {"url": "   ", "name": ""},
        ],
    )
    create(name=MIXED, owner_org="jtj", groups=[{"name": "transport"}, {"name": "health"}], tag_string="a b,中文")
    for name, content in (("表格.csv", TABLE), ("年报.第一章.pdf", b"%PDF-1.7"), ("no suffix", b"x")):
        (folder / "file").write_bytes(content)
        create_resource(catalogue, {"package_id": MIXED}, (folder / "file", name), account=chief, now=now)
    for file, name in zip(FILES, (BRAZILIAN, JAPANESE), strict=True):
        (package,) = [one for one in list_dumped(file) if one["name"] == name]
        for kind in ("organization", "group"):
            for unit in units_of([package], kind):
                create_entry(catalogue, kind, unit, account=chief, now=now)
        create(**package)


@pytest.fixture(scope="module")
def client(odd_portal: Portal) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=routes, middleware=middleware), follow_redirects=False) as opened:
        yield opened


pytestmark = pytest.mark.usefixtures("odd_portal")


@pytest.mark.parametrize("slug", ODD)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_its_page_opens(slug, lang):
    drawn = run_page("dataset", id=slug, lang=lang)

    assert drawn.text_of("ds-title") != [""]
    assert SCRIPT not in drawn.html
    assert not any(href.startswith(("javascript:", "http://[")) for _, href in drawn.links)


@pytest.mark.parametrize("tab", ["data", "charts", "map", "fields", "api", "versions"])
@pytest.mark.parametrize("slug", [BARE, HOSTILE, MIXED])
def test_every_part_of_its_page_opens(slug, tab):
    run_page("dataset", id=slug, tab=tab)


@pytest.mark.parametrize(("page", "query"), [("datasets", {}), ("datasets", {"q": "xml"}), ("overview", {}), ("", {})])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_pages_of_the_catalogue_live_with_them(page, query, lang):
    assert SCRIPT not in run_page(page, lang=lang, **query).html


@pytest.mark.parametrize("view", ["theme", "office", "library"])
def test_browsing_lives_with_them(view):
    run_page("datasets", view=view)


def test_links_and_files_are_listed_with_format_host_and_size():
    huge, mixed = run_page("dataset", id=HUGE), run_page("dataset", id=MIXED)

    assert ("0.csv", "https://a.example/0.csv") in huge.links
    assert "外部链接：a.example" in huge.text
    assert "另有 180 项" in huge.text
    assert "my-own-licence" in huge.text
    assert ("年报.第一章.pdf", "/download/mixed/resource-2/original") in mixed.links
    assert mixed.text_of("ds-office") == ["市交通局"]


def test_the_table_beside_files_is_the_one_shown(odd_portal):
    drawn = run_page("dataset", id=MIXED, tab="data")

    assert "007" in drawn.text
    assert "站点" in drawn.text


def test_a_dataset_without_anything_says_so():
    drawn = run_page("dataset", id=BARE)

    assert "这个数据集还没有数据，也没有链接" in drawn.text
    assert drawn.text_of("ds-office") == ["未注明单位"]


@pytest.mark.parametrize("slug", ODD)
def test_every_route_answers(client, odd_portal, slug):
    package = client.get("/api/3/action/package_show", params={"id": slug}).json()["result"]
    quoted = client.get("/api/3/action/package_search", params={"q": f"name:{slug}"}).json()["result"]
    assert (package["name"], quoted["count"]) == (slug, 1)

    addresses = [
        f"/dataset?id={slug}",
        f"/dataset?id={slug}&lang=en",
        f"/download/{slug}.zip",
        *(f"/dataset/{slug}.{suffix}" for suffix in ("ttl", "xml", "jsonld")),
        f"/api/v1/datasets/{slug}",
        f"/api/v1/datasets/{slug}/rows",
        *(f"/dataset/{slug}/resource/{one['id']}/download/x" for one in package["resources"][:4]),
        *(f"/api/3/action/resource_show?id={one['id']}" for one in package["resources"][:4]),
    ]
    statuses = {address: client.get(address).status_code for address in addresses}
    assert {address: status for address, status in statuses.items() if status >= 500} == {}


@pytest.mark.parametrize(
    "address",
    ["/", "/datasets", "/overview", "/data.json", "/catalog.ttl", "/catalog.xml", "/catalog.jsonld", "/sitemap.xml"],
)
def test_what_lists_everything_lists_them(client, address):
    answer = client.get(address)

    assert answer.status_code == 200
    is_markup = "html" in answer.headers["content-type"] or "xml" in answer.headers["content-type"]
    assert not (is_markup and SCRIPT in answer.text)


def test_a_file_is_downloaded_as_it_came(client):
    package = client.get("/api/3/action/package_show", params={"id": MIXED}).json()["result"]
    answers = [client.get(one["url"].removeprefix(client.base_url.path)) for one in package["resources"]]
    plain = client.get("/download/mixed/resource-2/original")

    assert plain.content == b"%PDF-1.7"
    assert "attachment" in plain.headers["content-disposition"]
    assert [one["size"] for one in package["resources"]] == [len(TABLE), 8, 1]
    assert [one.status_code for one in answers if one.url.path.startswith("/dataset/")] == [200, 200, 200]
