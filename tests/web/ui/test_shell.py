"""The frame: navigation as real links, language and text size, banner, footer, calm errors."""

import pytest

from tests.web.ui.drawn import run_page

pytestmark = pytest.mark.usefixtures("portal")


def test_the_menu_is_real_links_with_the_current_page_marked():
    page = run_page()

    menu = [
        ("首页", "/"),
        ("数据目录", "/datasets"),
        ("开放概况", "/overview"),
        ("开发者", "/developers"),
        ("帮助", "/help"),
    ]
    assert [one for one in page.links if one in menu][: len(menu)] == menu
    assert page.current == [("首页", "/")]


def test_the_language_is_kept_on_every_link_inside_the_portal():
    page = run_page(lang="en")

    inside = [href for text, href in page.links if href.startswith("/") and text != "中文" and href != "/sitemap.xml"]
    assert len(inside) > 20
    assert [href for href in inside if "lang=en" not in href] == []
    assert ("中文", "/") in page.links


def test_the_text_size_switch_leads_back_to_this_page():
    assert ("Larger text", "/preferences?text=large&next=%2F%3Flang%3Den&lang=en") in run_page(lang="en").links


def test_the_demonstration_says_so_on_top():
    assert run_page().text_of("sy-banner") == ["演示站点：“模拟”数据由程序生成，不代表真实情况。"]


def test_the_footer_says_whom_to_ask_and_under_which_licence():
    (footer,) = run_page().text_of("sy-footer-in")

    assert "data@portal.example" in footer
    assert "数据许可：知识共享 署名 4.0 国际" in footer
    assert "标为“模拟”的数据由程序按固定种子生成" in footer


def test_a_language_that_came_from_a_form_moves_to_its_own_parameter():
    page = run_page(hl="en")

    assert page.current == [("Home", "/?lang=en")]


def test_the_footer_leads_to_the_open_standards():
    assert ("Open standards and feeds", "/help?lang=en#standards") in run_page(lang="en").links
