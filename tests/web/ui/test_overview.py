"""开放概况 and 帮助."""

import re

import pytest

from tests.web.ui.drawn import run_page
from web.help_words import GROUPS

pytestmark = pytest.mark.usefixtures("portal")


def test_each_bar_leads_to_its_datasets():
    page = run_page("overview")

    assert ("医疗卫生", "/datasets?theme=health") in page.links
    assert ("不予开放", "/datasets?open_type=closed") in page.links
    assert "事实与模拟 事实 2 模拟 2" in page.text


def test_offices_are_counted_with_datasets_rows_and_late_ones():
    tables = run_page("overview").text_of("sy-table")

    assert tables[0] == "部门 数据集 行数 逾期 市交通局 2 7 0 市公安局 1 0 0 市卫生计生委 1 3 0"


def test_closed_datasets_say_why():
    tables = run_page("overview").text_of("sy-table")

    assert tables[1] == "数据集 部门 原因 摄像头点位 市公安局 涉及个人隐私，依法不予开放。"


def test_every_question_of_the_help_has_an_address():
    page = run_page("help")

    anchors = [anchor for _, questions in GROUPS for anchor, _, _ in questions]
    assert [href for _, href in page.links if href.startswith("#")] == [f"#{anchor}" for anchor in anchors]
    assert [a["id"] for tag, a in page.elements if tag == "article"] == anchors


def test_the_help_leads_to_the_catalogue_in_every_standard():
    page = run_page("help", lang="en")

    assert [one for one in page.links if not one[1].startswith("#")] == [
        ("DCAT-AP 3 (Turtle)", "/catalog.ttl"),
        ("DCAT-AP 3 (JSON-LD)", "/catalog.jsonld"),
        ("DCAT-AP 3 (RDF/XML)", "/catalog.rdf"),
        ("DCAT-US 1.1 (data.json)", "/data.json"),
        ("Atom feed: recently changed datasets", "/feeds/dataset.atom"),
        ("The whole catalogue (CSV)", "/catalog.csv"),
        ("The whole catalogue (Excel)", "/catalog.xlsx"),
        ("The whole catalogue (JSON)", "/catalog.json"),
        ("The whole catalogue (Parquet)", "/catalog.parquet"),
        ("The table of China's guide to resource catalogues (Excel)", "/catalog-1272.xlsx"),
    ]


@pytest.mark.parametrize("name", ["", "datasets", "overview", "developers", "help"])
def test_in_english_no_chinese_is_left(name):
    page = run_page(name, lang="en")

    words = page.text.replace("中文", "").replace("“示例”", "")
    assert re.findall("[一-鿿]+", words) == []
