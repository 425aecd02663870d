"""Every page of the front opens with no dataset at all."""

import pytest

from tests.web.ui.drawn import run_page

pytestmark = pytest.mark.usefixtures("empty_portal")


def test_the_front_page_says_that_nothing_is_there_yet():
    page = run_page()

    assert page.text_of("sy-empty")[0].startswith("目录里还没有数据集")
    assert page.text_of("sy-numbers") == []


@pytest.mark.parametrize("page", ["datasets", "overview", "developers", "help"])
def test_the_other_pages_open(page):
    assert run_page(page).text_of("sy-title") != []


def test_the_catalogue_shows_an_empty_result():
    assert run_page("datasets").text_of("sy-results-count") == ["共 0 个数据集"]
