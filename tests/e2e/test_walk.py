"""The main job in a real browser: search, open, filter, chart, download, share, go back."""

import csv
import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from playwright.sync_api import Browser, Page, expect

from tests.e2e.pages import open_page, visiting, wait_ready
from tests.portal_process import RunningPortal, running_portal
from tests.test_crash import city_folder

RIDERSHIP = "bus-daily-ridership"


def query_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def search(page: Page, words: str) -> None:
    page.get_by_role("searchbox").first.fill(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/datasets?*")
    wait_ready(page)


def follow(page: Page, link: object) -> None:
    link.click()  # type: ignore[attr-defined]
    wait_ready(page)


@pytest.mark.parametrize("words", ["公交", "gongjiao"])
def test_search_filter_chart_download(portal: RunningPortal, browser: Browser, words: str, tmp_path: Path) -> None:
    with visiting(browser) as page:
        open_page(page, portal.url)
        search(page, words)
        page.locator(f'a[href*="/dataset?id={RIDERSHIP}"]').first.click()
        page.wait_for_url("**/dataset?*")
        wait_ready(page)
        follow(page, page.get_by_role("link", name="数据", exact=True))

        page.locator("summary", has_text="筛选").first.click()
        page.locator("summary", has_text="区县 不限").click()
        page.get_by_label("和平区", exact=True).check()
        page.get_by_role("button", name="应用筛选").click()
        page.wait_for_url("**district=*")
        wait_ready(page)
        assert query_of(page)["district"] == ["和平区"]

        follow(page, page.get_by_role("link", name="图表", exact=True))
        expect(page.locator("canvas, svg.marks").first).to_be_visible()
        assert query_of(page)["district"] == ["和平区"]

        follow(page, page.get_by_role("link", name="数据", exact=True))
        with page.expect_download() as caught:
            page.get_by_role("link", name="下载筛选结果").click()
        saved = tmp_path / "download.csv"
        caught.value.save_as(saved)

    address = f"{portal.url}/download/{RIDERSHIP}/{RIDERSHIP}.json"
    everything = requests.get(address, timeout=120).json()
    wanted = [row for row in everything if row["district"] == "和平区"]
    with saved.open(encoding="utf-8-sig", newline="") as lines:
        got = list(csv.DictReader(lines))
    assert 0 < len(wanted) < len(everything)
    assert [(row["route_code"], row["date"], row["passengers"]) for row in got] == [
        (row["route_code"], row["date"], "" if row["passengers"] is None else str(row["passengers"])) for row in wanted
    ]


def test_a_shared_address_shows_the_same_view(portal: RunningPortal, browser: Browser) -> None:
    address = f"{portal.url}/dataset?id={RIDERSHIP}&tab=data&district=和平区&sort=-passengers&page=2"
    seen = []
    for _ in range(2):
        with visiting(browser) as page:
            open_page(page, address)
            seen.append([page.locator(part).first.inner_text() for part in ("h1", ".ds-count", "table")])
            assert query_of(page)["district"] == ["和平区"]

    assert seen[0] == seen[1]
    assert "和平区" in seen[0][2]


def test_back_returns_to_the_filtered_list(portal: RunningPortal, browser: Browser) -> None:
    with visiting(browser) as page:
        open_page(page, f"{portal.url}/datasets?q=公交&theme=transport&sort=title")
        before, titles = query_of(page), page.locator(".sy-results h3").all_inner_texts()
        page.locator('a[href*="/dataset?id="]').first.click()
        page.wait_for_url("**/dataset?*")
        wait_ready(page)

        page.go_back()
        page.wait_for_url("**/datasets?*")
        wait_ready(page)

        assert query_of(page) == before
        assert len(titles) > 1
        assert page.locator(".sy-results h3").all_inner_texts() == titles


def test_a_deep_link_as_the_first_request_of_a_process_shows_the_whole_frame(data_dir: Path, browser: Browser) -> None:
    copied = data_dir.parent / "second"
    with (
        running_portal(copied, PORTAL_DATASETS_DIR=str(small_city(data_dir.parent))) as fresh,
        visiting(browser) as page,
    ):
        open_page(page, f"{fresh.url}/dataset?id=districts")

        expect(page.locator(".sy-header")).to_be_visible()
        expect(page.locator(".sy-footer")).to_be_attached()
        expect(page.locator("h1").first).to_contain_text("区")
        assert page.locator("h1").count() == 1


def small_city(parent: Path) -> Path:
    """The city with three small datasets, so that a second portal starts at once."""
    folder = parent / "small"
    folder.mkdir(exist_ok=True)
    return city_folder(folder)


def test_the_page_says_who_it_is_before_any_script_runs(portal: RunningPortal) -> None:
    html = requests.get(f"{portal.url}/dataset?id={RIDERSHIP}", timeout=30).text

    card = json.loads(html.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert '<html lang="zh-CN">' in html
    assert f'<link rel="canonical" href="{portal.url}/dataset?id={RIDERSHIP}">' in html
    assert (card["@type"], card["url"]) == ("Dataset", f"{portal.url}/dataset?id={RIDERSHIP}")
    assert "模拟" in html.split("<noscript>")[1]
