"""Search from the browser's address bar."""

from starlette.testclient import TestClient


def test_the_description_names_where_to_search(client: TestClient) -> None:
    answer = client.get("/opensearch.xml", headers={"Accept-Language": "zh-CN"})

    assert answer.headers["content-type"] == "application/opensearchdescription+xml"
    assert 'template="https://data.example/datasets?q={searchTerms}"' in answer.text
    assert "<ShortName>沈阳开放数据</ShortName>" in answer.text


def test_suggestions_by_characters_pinyin_and_initials(client: TestClient) -> None:
    for typed in ("自行", "zixing", "zxc"):
        assert client.get("/suggest", params={"q": typed, "lang": "zh"}).json() == [typed, ["自行车"]]


def test_nothing_typed_suggests_nothing(client: TestClient) -> None:
    assert client.get("/suggest").json() == ["", []]
    assert client.get("/suggest", params={"q": "獬豸"}).json() == ["獬豸", []]
