"""Whatever is typed into an address: a sentence in the reader's language or an empty result, never a trace."""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.builders import field, write_city, write_package
from web.portal import close_portal, get_portal
from web.routes import middleware, routes

pytestmark = pytest.mark.slow

SEED = 20170707
ODD_COLUMNS = ('"a"b', "sort", "id", "经度", "a__eq", "filter.x", "50%", "it's", "[1]", "-x", "a,b", "utm_z")

WILD = (
    *("", " ", "%", "_", "'", '"', "\\", "\0", "\r\nSet-Cookie: stolen=1", "\u202e", "🚌", "𠮷", "\ufffd", "é", "null"),
    *(
        "x" * 10_000,
        "'; DROP TABLE dataset; --",
        "' OR '1'='1",
        "1 OR 1=1",
        "$(id)",
        "{city}",
        "%s%n",
        "<script>alert(1)</script>",
    ),
    *("-1", "0", "9" * 40, "1e400", "NaN", "inf", "１", "0x10", "1_000", "2025-02-30", "24:61"),
    *(
        "[]",
        "{}",
        '["\\ud800"]',
        '["a"',
        "[" * 5_000,
        ",",
        ",,",
        "-",
        "--",
        "+",
        ":",
        "sum:",
        "sum:docks:x",
        "count,count",
    ),
    *(
        "__",
        "__eq",
        "x__",
        "docks__gte",
        "filter.",
        "filter.__eq",
        "../../etc/passwd",
        "//evil.example",
        "/\\evil.example",
    ),
)
ADDRESSES = (
    *("/", "/datasets", "/dataset", "/overview", "/help", "/preferences", "/robots.txt", "/sitemap.xml"),
    *("/opensearch.xml", "/suggest", "/dataset/{}", "/dataset/{}/view", "/download/{}.zip", "/download/{}/x.csv"),
    *("/download/bikes/{}.csv", "/download/bikes/bikes.{}", "/download/bikes/{}/original", "/{}", "/static/{}"),
    *(
        "/download/bikes/bikes.csv",
        "/download/bikes/bikes.xlsx",
        "/download/bikes/bikes.geojson",
        "/dataset/bikes/view",
    ),
)
PLAIN_ADDRESSES = [address for address in ADDRESSES if "{}" not in address]
NAMES = (
    *("id", "lang", "hl", "tab", "resource", "version", "page", "per_page", "sort", "columns", "group_by", "measure"),
    *("search", "encoding", "header", "q", "theme", "text", "next", "chart", "x", "y", "compare", "f.columns", "f.by"),
    *("f.left", "f.right", "f.add_column", "f.add_operator", "f.x", "f.period", "docks", "docks__gte", "nothing"),
    *ODD_COLUMNS,
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """One portal whose table has every odd column name. What a route does not catch would be raised here."""
    folder: Path = tmp_path_factory.mktemp("wild")
    city = write_city(folder / "datasets")
    fields = (field("code"), field("docks", "integer"), *(field(name) for name in ODD_COLUMNS))
    rows = [[f"c{n}", n, *(f"{name} {n}" for name in ODD_COLUMNS)] for n in range(3)]
    write_package(city, "bikes", fields=fields, rows=rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PORTAL_DATASETS_DIR", str(city))
        patch.setenv("PORTAL_DATA_DIR", str(folder / "var"))
        get_portal()
        with TestClient(Starlette(routes=routes, middleware=middleware), follow_redirects=False) as asking:
            yield asking
        close_portal()


def ask(client: TestClient, path: str, pairs: list[tuple[str, str]], **headers: str) -> str:
    """The answer's text, after checking what holds for every answer."""
    query = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs)
    answer = client.get(f"{path}?{query}", headers=headers)

    assert answer.status_code in (200, 303, 307, 308, 400, 404), (path, query[:200])
    assert "stolen" not in answer.headers.get("set-cookie", "")
    assert re.match(r"(http://testserver)?/(?![/\\])", answer.headers.get("location", "/")), (path, query[:200])
    is_file = "content-disposition" in answer.headers
    if not is_file:
        assert "Traceback" not in answer.text
        assert "<script>alert" not in answer.text or answer.headers["content-type"] == "application/json"
    if answer.status_code in (400, 404):
        assert len(answer.text) < 60_000
        assert re.search(r"[\u4e00-\u9fff]|[A-Za-z]+ [a-z]+ [a-z]+", answer.text), (path, query[:200])
    return "" if is_file else answer.text


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_wild_word_in_every_address(client: TestClient, address: str) -> None:
    for word in WILD if "{}" in address else ("",):
        ask(client, address.format(quote(word, safe="")), [], accept="text/html")


@pytest.mark.parametrize("name", NAMES)
def test_wild_words_in_every_parameter_of_every_address(client: TestClient, name: str) -> None:
    chance = random.Random(f"{SEED} {name}")
    for address in PLAIN_ADDRESSES:
        for word in chance.sample(WILD, 2):
            ask(client, address, [("id", "bikes"), (name, word)])


@pytest.mark.parametrize("round_number", range(60))
def test_wild_words_together(client: TestClient, round_number: int) -> None:
    chance = random.Random(f"{SEED} {round_number}")
    address = chance.choice(PLAIN_ADDRESSES)
    pairs = [(chance.choice((*NAMES, *WILD)), chance.choice(WILD)) for _ in range(chance.randint(2, 8))]

    ask(client, address, pairs, **chance.choice(({}, {"accept": "text/html"}, {"accept-language": "en"})))


@pytest.mark.parametrize("column", ODD_COLUMNS)
def test_a_column_of_any_name_can_be_asked_for(client: TestClient, column: str) -> None:
    pairs = [
        (f"filter.{column}__eq", f"{column} 1"),
        ("columns", json.dumps(["code", column])),
        ("sort", json.dumps([f"-{column}"])),
    ]
    answer = client.get("/download/bikes/bikes.json", params=pairs)

    assert answer.json() == [{"code": "c1", column: f"{column} 1"}]


def test_thousands_of_parameters_are_too_many_and_it_says_so(client: TestClient) -> None:
    many = "&".join(f"code=c{n}" for n in range(3_000))
    filters = "&".join(f"code__ne=c{n}" for n in range(3_000))

    for query in (many, filters):
        answer = client.get(f"/download/bikes/bikes.csv?{query}")
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "too_many_parts")
    assert client.get(f"/dataset?id=bikes&{many}").status_code == 200


@pytest.mark.parametrize("path", [
    *("/download", "/download/bikes", "/download/bikes/bikes", "/download/bikes/bikes.csv/x", "/dataset/bikes/x/y"),
    *("/static/nothing.js", "/_stcore/nothing", "/_stcore/upload_file/a/b", "/_stcore/./metrics", "/dataset/%2e%2e"),
    *("/download/%2e%2e/etc/passwd", "/download/a%00b.zip", "/static/..%2f..%2fetc%2fpasswd", "/" + "x" * 60_000),
    *("/dataset/bikes/_stcore/stream", "//evil.example/", "/\\evil.example", "/component/%2e%2e/x", "/media/%2e%2e/x"),
])  # fmt: skip
def test_an_address_that_leads_nowhere_is_a_404_with_a_way_on(client: TestClient, path: str) -> None:
    answer = client.get(f"http://testserver{path}")

    assert answer.status_code == 404
    assert "没有" in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_what_is_only_read_says_so(client: TestClient, method: str) -> None:
    answer = client.request(method, "/download/bikes/bikes.csv", params={"lang": "en"})

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert "This address can only be read" in answer.text


@pytest.mark.parametrize("header", ["lines=0-3", "bytes=3-1", "bytes=abc", "bytes", "bytes=", "bytes=-", "x" * 5_000])
def test_a_range_that_makes_no_sense_is_passed_over(client: TestClient, header: str) -> None:
    whole = client.get("/download/bikes/bikes.csv")

    answer = client.get("/download/bikes/bikes.csv", headers={"Range": header})

    assert (answer.status_code, answer.content) == (200, whole.content)
