"""The catalogue's list: what the address asks for is what is shown, and every change is a link."""

import pytest

from tests.web.ui.drawn import run_page

pytestmark = pytest.mark.usefixtures("portal")

BIKES, BUSES, CLINICS = "公共自行车站点", "公交客流 <示例>", "门诊量"


def titles(page) -> list[str]:
    return page.text_of("sy-card-title")


def test_without_a_question_everything_is_listed_the_newest_first():
    page = run_page("datasets")

    assert titles(page) == [BIKES, BUSES, "摄像头点位", CLINICS]
    assert page.text_of("sy-results-count") == ["共 4 个数据集"]
    assert page.current == [("列表", "/datasets"), ("最近更新", "/datasets?sort=updated")]


def test_words_find_and_mark():
    page = run_page("datasets", q="门诊")

    assert titles(page)[0] == CLINICS
    assert "<mark>门诊</mark>量" in page.html


def test_a_facet_value_is_a_link_that_switches_itself_on():
    page = run_page("datasets", origin="simulated")

    assert ("医疗卫生 1", "/datasets?theme=health&origin=simulated") in page.links
    assert titles(page) == [BUSES, CLINICS]


def test_a_chosen_value_has_a_tick_and_a_chip_that_take_it_off():
    page = run_page("datasets", theme=["health", "transport"], origin="simulated", lang="en")

    off = "/datasets?theme=transport&origin=simulated&lang=en"
    assert ("Health 1", off) in page.current
    assert ("Health ✕", off) in page.links
    assert ("Clear all", "/datasets?lang=en") in page.links
    assert page.text_of("sy-results-count") == ["2 datasets"]


def test_a_new_search_keeps_the_filters():
    page = run_page("datasets", theme="health", q="门诊", page="2")

    hidden = [(a["name"], a["value"]) for tag, a in page.elements if tag == "input" and a.get("type") == "hidden"]
    assert hidden == [("theme", "health")]


def test_a_card_says_office_access_kind_and_size_and_is_one_link():
    page = run_page("datasets", q="自行车站点", origin="fact", open_type="unconditional")

    ((text, href),) = page.links_to("/dataset")
    assert href == "/dataset?id=bike-stations"
    for part in (BIKES, "事实", "无条件开放", "按期更新", "CSV", "XLSX", "市交通局", "3 行", "更新于 2026年2月1日"):
        assert part in text


def test_a_closed_dataset_is_listed_without_rows_or_formats():
    ((text, _),) = run_page("datasets", open_type="closed").links_to("/dataset")

    assert text.endswith("事实 不予开放 市公安局 更新于 2026年1月15日")


def test_nothing_found_offers_what_to_do_and_the_nearest_themes():
    page = run_page("datasets", q="獬豸貔貅")

    (box,) = page.text_of("sy-empty")
    assert "没有符合条件的数据集" in box
    assert ("看全部数据集", "/datasets") in page.links
    assert page.links_to("/datasets")[-1][1].startswith("/datasets?theme=")


def test_filters_that_leave_nothing_can_be_dropped_at_once():
    page = run_page("datasets", q="门诊", open_type="closed")

    _, href = next(one for one in page.links if one[0].startswith("去掉条件"))
    assert href == "/datasets?q=%E9%97%A8%E8%AF%8A"


def test_a_page_past_the_end_leads_back():
    page = run_page("datasets", page="9")

    assert page.text_of("sy-empty") == ["没有第 9 页：这些结果一共 1 页。 回到第 1 页"]
    assert ("回到第 1 页", "/datasets") in page.links


def test_long_lists_have_pages_above_and_below():
    page = run_page("datasets", per_page="2", page="2")

    assert page.text_of("sy-short-pages") == ["上一页 第 2 页，共 2 页"]
    assert page.text_of("sy-pages") == ["上一页 1 2"]
    assert ("1", "/datasets?per_page=2") in page.links


@pytest.mark.parametrize(
    "query",
    [
        {"q": "%"},
        {"q": "_'\"; DROP TABLE dataset; --"},
        {"q": "<script>alert(1)</script>"},
        {"theme": "no-such-theme", "sort": "EVIL", "page": "-1", "per_page": "abc"},
        {"browse": "../../etc", "page": "９"},
        {"page": "99999999999999999999"},
    ],
    ids=str,
)
def test_wild_addresses_show_a_page(query):
    page = run_page("datasets", **query)

    assert len(page.text_of("sy-results-count")) == 1
    assert "<script>" not in page.html


def test_ten_thousand_characters_get_a_sentence():
    assert "最多 500 个" in run_page("datasets", q="公" * 10_000).text


@pytest.mark.parametrize(
    ("view", "wanted"),
    [
        ("theme", [("交通出行 2 个", "theme=transport"), ("医疗卫生 1 个", "theme=health")]),
        ("office", [("市交通局 2 个", "office=jtj"), ("市卫生计生委 1 个", "office=wjw")]),
        ("library", [("社会 3 个", "library=social"), ("公共交通 3 个", "library=social&sublibrary=public-transport")]),
    ],
)
def test_the_catalogue_can_be_browsed(view, wanted):
    page = run_page("datasets", browse=view)

    assert [(text, f"/datasets?{query}") for text, query in wanted if (text, f"/datasets?{query}") in page.links] == [
        (text, f"/datasets?{query}") for text, query in wanted
    ]
