"""开发者, and the ready code on a dataset's page."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.web.ui.drawn import HOME, run_page

pytestmark = pytest.mark.usefixtures("portal")


def _codes(page, **query):
    app = AppTest.from_file(HOME, default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    app.switch_page(f"pages/{page}.py").run()
    assert list(app.exception) == []
    return app


def test_a_first_request_can_be_copied_and_names_a_dataset_with_rows():
    lines = _codes("developers").code[0].value.splitlines()

    assert lines[0].endswith('/api/v1/datasets?per_page=3"')
    assert lines[1].startswith('curl "http')
    assert lines[1].endswith('/rows?limit=3"')


def test_every_door_has_its_address_and_says_its_limits():
    page = run_page("developers", lang="en")

    assert ("All addresses and parameters", "/api/docs?lang=en") in page.links
    assert ("OpenAPI 3.1 document", "/api/openapi.json") in page.links
    assert ("All addresses and parameters", "/api/docs?lang=en#CKAN") in page.links
    assert "/api/3/action/package_search?q=bus" in page.text
    assert "6,000 requests a minute" in page.text


def test_the_dataset_page_has_code_for_the_filter_of_now_in_each_language():
    app = _codes("dataset", id="bike-stations", tab="api", district="和平区", sort="-docks")

    assert [tab.label for tab in app.tabs] == [
        "Python（pandas）",
        "curl",
        "Excel",
        "JavaScript",
        "R",
        "DuckDB",
        "ckanapi",
    ]
    asked = "/api/v1/datasets/bike-stations/rows.csv?district=%E5%92%8C%E5%B9%B3%E5%8C%BA&sort=-docks"
    pandas, curl = app.code[0].value, app.code[1].value
    assert asked in pandas
    assert 'dtype={"code": str, "district": str, "docks": "Int64"}' in pandas
    assert asked in curl
    assert "'district': ['和平区']" in app.code[6].value


def test_groups_have_no_ckan_code_but_a_sentence():
    app = _codes("dataset", id="bike-stations", tab="api", group_by="district", lang="en")

    assert "datastore_search cannot ask" in "".join(one.value for one in app.get("html"))
    assert 'dtype={"district": str, "count": "Int64"}' in app.code[0].value
