"""What a page says before any script runs, unknown addresses, small preferences."""

import json
import re

import pytest
from starlette.testclient import TestClient

from tests.web.routes.conftest import counted
from web.portal import Portal
from web.routes.shells import index_html


def test_what_we_replace_in_streamlits_index_is_still_there() -> None:
    html = index_html()

    assert html.count('<html lang="en">') == html.count('<div id="root"></div>') == 1
    assert 'href="./_stcore/agent' not in html
    assert "<noscript>" not in html


def test_a_dataset_page_carries_title_description_canonical_and_linked_data(client: TestClient) -> None:
    html = client.get("/dataset?id=bike-stations").text

    card = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)[0])
    assert "<title>bike-stations 数据 - 沈阳开放数据</title>" in html
    assert '<html lang="zh-CN">' in html
    assert '<link rel="canonical" href="https://data.example/dataset?id=bike-stations">' in html
    assert card["@type"] == "Dataset"
    assert 'href="/download/bike-stations/bike-stations.csv"' in html.split("<noscript>")[1]


def test_the_english_page_says_so(client: TestClient) -> None:
    html = client.get("/dataset?id=bike-stations&lang=en").text

    assert '<html lang="en">' in html
    assert "<title>Data of bike-stations - " in html
    assert '<link rel="canonical" href="https://data.example/dataset?id=bike-stations&amp;lang=en">' in html


def test_a_simulated_dataset_says_so_without_scripts(client: TestClient) -> None:
    body = client.get("/dataset?id=old-bikes").text.split("<noscript>")[1]

    assert "模拟数据" in body


def test_an_unknown_dataset_is_a_real_404_that_still_starts_the_page(client: TestClient) -> None:
    answer = client.get('/dataset?id="><script>alert(1)</script>')

    assert answer.status_code == 404
    assert "<script>alert" not in answer.text
    assert '<div id="root">' in answer.text
    assert 'content="noindex"' in answer.text


def test_the_title_and_the_first_sentence_are_seen_while_the_scripts_are_on_their_way(client: TestClient) -> None:
    root = client.get("/dataset?id=bike-stations").text.split('<div id="root">')[1]

    assert '<p class="waiting-title">bike-stations 数据</p><p>一行是一个公共自行车站点' in root
    assert "正在打开" in root


def test_without_scripts_there_is_no_word_of_waiting(client: TestClient) -> None:
    plain = client.get("/dataset?id=bike-stations").text.split("<noscript>")[1].split("</noscript>")[0]

    assert ".waiting { display: none }" in plain


def test_a_permalink_leads_to_the_page(client: TestClient) -> None:
    answer = client.get("/dataset/bike-stations")

    assert (answer.status_code, answer.headers["location"]) == (308, "/dataset?id=bike-stations")


@pytest.mark.parametrize("path", ["/nothing", "/datasets/x", "/_stcore/metrics", "/_stcore/agent/mcp", "/.env"])
def test_unknown_and_closed_addresses_are_404(client: TestClient, path: str) -> None:
    answer = client.get(path, params={"lang": "en"})

    assert answer.status_code == 404
    assert "There is no page at this address" in answer.text


def test_the_sitemap_and_robots_name_the_public_address(client: TestClient) -> None:
    assert "<loc>https://data.example/dataset?id=old-bikes</loc>" in client.get("/sitemap.xml").text
    assert "Sitemap: https://data.example/sitemap.xml" in client.get("/robots.txt").text


def test_large_text_is_remembered_and_leads_back(client: TestClient) -> None:
    large = client.get("/preferences", params={"text": "large", "next": "/datasets?q=1"})
    normal = client.get("/preferences", params={"text": "normal", "next": "https://evil.example/"})

    assert (large.status_code, large.headers["location"]) == (303, "/datasets?q=1")
    assert "text=large" in large.headers["set-cookie"]
    assert normal.headers["location"] == "/"
    assert 'text=""' in normal.headers["set-cookie"]


def test_a_person_who_opens_a_dataset_is_counted_and_a_bot_is_not(client: TestClient, portal: Portal) -> None:
    before = counted(portal)["views"]

    client.get("/dataset?id=bike-stations")
    client.get("/dataset?id=bike-stations", headers={"User-Agent": "bingbot/2.0"})
    client.get("/dataset?id=nothing")

    assert counted(portal)["views"] == before + 1


def test_a_demonstration_answers_this_machine_only(portal: Portal) -> None:
    from dataclasses import replace

    from starlette.applications import Starlette

    import web.portal
    from web.routes import middleware, routes

    app = Starlette(routes=routes, middleware=middleware)
    with pytest.MonkeyPatch.context() as patch:  # undone before the portal is closed
        patch.setattr(web.portal, "_opened", replace(portal, settings=replace(portal.settings, is_demo=True)))

        assert TestClient(app, base_url="http://10.0.0.5").get("/robots.txt").status_code == 403
        assert TestClient(app, base_url="http://127.0.0.1").get("/robots.txt").status_code == 200
