"""Downloads over HTTP: what is asked in the address is what is in the file."""

from hashlib import sha256
from urllib.parse import quote, unquote

import pytest
from starlette.testclient import TestClient

from tests.web.routes.conftest import counted
from web.portal import Portal

CSV = "/download/bike-stations/bike-stations.csv"


def test_the_whole_table_as_csv(client: TestClient) -> None:
    answer = client.get(CSV)

    assert answer.text == "code,district,docks\n0168,和平区,20\n0012,沈河区,35\n0200,和平区,15\n"
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["cache-control"] == "public, no-cache"
    assert answer.headers["x-data-origin"] == "fact"


def test_the_filter_of_the_address_is_in_the_file(client: TestClient) -> None:
    answer = client.get(CSV, params={"district": "和平区", "sort": "-docks", "columns": "code,docks"})

    assert answer.text == "code,docks\n0168,20\n0200,15\n"


def test_gb18030_with_human_headers(client: TestClient) -> None:
    answer = client.get(CSV, params={"encoding": "gb18030", "header": "label", "lang": "zh"})

    assert answer.content.decode("gb18030").splitlines()[:2] == ["code 列,district 列,docks 列", "0168,和平区,20"]


def test_the_checksum_in_the_header_is_that_of_the_file(client: TestClient) -> None:
    import base64

    answer = client.get("/download/bike-stations/bike-stations.parquet")

    sent = answer.headers["repr-digest"].removeprefix("sha-256=:").removesuffix(":")
    assert base64.b64decode(sent) == sha256(answer.content).digest()


def test_a_client_that_has_the_file_is_told_so(client: TestClient) -> None:
    etag = client.get(CSV).headers["etag"]

    assert client.get(CSV, headers={"If-None-Match": etag}).status_code == 304
    assert client.get(CSV, headers={"If-None-Match": f'"other", W/{etag}'}).status_code == 304
    assert client.get(CSV, headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.get(CSV, params={"district": "和平区"}, headers={"If-None-Match": etag}).status_code == 200


def test_a_piece_of_a_file(client: TestClient) -> None:
    answer = client.get(CSV, headers={"Range": "bytes=0-3"})

    assert (answer.status_code, answer.content) == (206, b"code")
    assert client.get(CSV, headers={"Range": "bytes=9999-"}).status_code == 416


def test_a_version_in_the_address_never_changes(client: TestClient) -> None:
    answer = client.get(CSV, params={"version": "1"})

    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_head_sends_the_headers_alone(client: TestClient) -> None:
    answer = client.head(CSV)

    assert answer.content == b""
    assert int(answer.headers["content-length"]) == len(client.get(CSV).content)


def test_the_original_bytes_come_back(client: TestClient, portal: Portal) -> None:
    answer = client.get("/download/bike-stations/bike-stations/original")

    folder = portal.settings.datasets_dir / "bike-stations"
    assert answer.content == next(folder.glob("*.csv")).read_bytes()


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/download/nothing/x.csv", 404, "dataset_not_found"),
        ("/download/bike-stations/nothing.csv", 404, "resource_not_found"),
        (f"{CSV}?version=7", 404, "version_not_found"),
        (f"{CSV}?version=-1", 404, "version_not_found"),
        (f"{CSV}?colour=red", 400, "unknown_column"),
        (f"{CSV}?docks__like=3", 400, "unknown_operator"),
        (f"{CSV}?docks=many", 400, "bad_value"),
        ("/download/bike-stations/bike-stations.exe", 404, "unknown_format"),
        ("/download/bike-stations/bike-stations.geojson", 400, "no_coordinates"),
    ],
)
def test_what_cannot_be_sent_says_why(client: TestClient, address: str, status: int, code: str) -> None:
    answer = client.get(address, headers={"Accept-Language": "zh-CN"})

    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert len(answer.json()["error"]["message"]) > 10
    assert answer.headers["cache-control"] == "no-store"


def test_a_person_gets_the_refusal_as_a_page_with_somewhere_to_go(client: TestClient) -> None:
    answer = client.get(f"{CSV}?docks=<b>many</b>", headers={"Accept": "text/html", "Accept-Language": "en"})

    assert answer.status_code == 400
    assert "<b>many" not in answer.text
    assert 'href="/datasets?lang=en"' in answer.text


def test_only_whole_downloads_by_people_are_counted(client: TestClient, portal: Portal) -> None:
    before = counted(portal)["downloads"]

    client.get(CSV)
    client.get(CSV, headers={"Range": "bytes=0-9"})
    client.get(CSV, headers={"Range": "bytes=5-9"})
    client.get(CSV, headers={"User-Agent": "Googlebot/2.1"})
    client.head(CSV)
    client.get(f"{CSV}?colour=red")

    assert counted(portal)["downloads"] == before + 2


def test_a_script_on_another_site_may_read_the_data(client: TestClient) -> None:
    sent = client.get(CSV, headers={"Origin": "https://map.example"}).headers
    refused = client.get(f"{CSV}?colour=red", headers={"Origin": "https://map.example"}).headers

    assert sent["access-control-allow-origin"] == refused["access-control-allow-origin"] == "*"
    assert "ETag" in sent["access-control-expose-headers"]


def test_a_program_that_knows_only_plain_names_gets_one(client: TestClient) -> None:
    chinese = client.get("/download/old-bikes/old-bikes.csv", params={"lang": "zh"})
    filtered = client.get(f"{CSV}?district=和平区&lang=en")

    assert chinese.headers["content-disposition"] == (
        f"attachment; filename=\"old-bikes.csv\"; filename*=utf-8''{quote('old-bikes 数据(模拟).csv')}"
    )
    assert filtered.headers["content-disposition"] == (
        f"attachment; filename=\"bike-stations.csv\"; filename*=utf-8''{quote('Data of bike-stations-和平区.csv')}"
    )


def test_the_original_of_simulated_data_is_marked_in_its_name(client: TestClient) -> None:
    simulated = client.get("/download/old-bikes/old-bikes/original?lang=zh").headers["content-disposition"]
    fact = client.get("/download/bike-stations/bike-stations/original?lang=zh").headers["content-disposition"]

    assert unquote(simulated).endswith("utf-8''old-bikes(模拟).csv")
    assert "bike-stations.csv" in fact
