"""The front page: search, entrances, numbers, cards, charts of the city."""

import pytest

from tests.web.ui.drawn import run_page

pytestmark = pytest.mark.usefixtures("portal")


def test_the_search_box_is_a_form_that_leads_to_the_catalogue():
    page = run_page(lang="en")

    (form,) = [attributes for tag, attributes in page.elements if tag == "form"]
    inputs = [(a["type"], a["name"], a["value"]) for tag, a in page.elements if tag == "input"]
    assert (form["action"], form["method"]) == ("/datasets", "get")
    assert inputs == [("search", "q", ""), ("hidden", "hl", "en")]


def test_each_life_entrance_leads_to_its_theme_or_its_words():
    page = run_page()

    entrances = {text: href for text, href in page.links if text in ("出行", "看病", "取暖", "空气与天气")}
    assert entrances == {
        "出行": "/datasets?q=%E5%87%BA%E8%A1%8C&theme=transport",
        "看病": "/datasets?q=%E7%9C%8B%E7%97%85&theme=health&theme=social-security",
        "取暖": "/datasets?q=%E5%8F%96%E6%9A%96",
        "空气与天气": "/datasets?theme=environment&theme=weather",
    }


def test_the_numbers_count_what_is_published_and_leave_out_nought():
    assert run_page().text_of("sy-numbers") == ["4 数据集 10 行数据 3 开放部门"]


def test_cards_show_open_datasets_the_newest_first_and_say_what_is_simulated():
    cards = run_page().text_of("sy-few")

    titles = [run.index(name) for run in cards[:1] for name in ("公共自行车站点", "公交客流 <示例>", "门诊量")]
    assert titles == sorted(titles)
    assert "摄像头点位" not in cards[0]
    assert cards[0].count("事实") == 1
    assert cards[0].count("模拟") == 2


def test_charts_of_the_city_have_headline_unit_and_source_and_link_to_their_dataset():
    page = run_page()

    bikes, buses = page.text_of("sy-city-chart")
    assert bikes.startswith("各区车桩 事实 和平区最多：35个 单位：个 和平区 35 沈河区 35")
    assert bikes.endswith("来源：公共自行车站点（市交通局）")
    assert buses.startswith("每月客运量 模拟 2025年11月最多：1,500人次 单位：人次 11月 1,500 人次")
    assert "10月" not in buses
    assert (
        "各区车桩",
        "/dataset?id=bike-stations&tab=charts&resource=bike-stations&chart=bar&x=district&y=docks&aggregate=sum",
    ) in page.links


def test_what_a_publisher_wrote_is_escaped():
    page = run_page()

    assert "公交客流 &lt;示例&gt;" in page.html
    assert "<示例>" not in page.html
