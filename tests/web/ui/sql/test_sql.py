"""SQL 工作台: what is asked, what is shown of it, and how to go on."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from tests.web.ui.conftest import opened_portal, write_datasets
from tests.web.ui.drawn import HOME, Drawn, run_page
from web.portal import Portal


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    yield from opened_portal(tmp_path_factory, write_datasets)


pytestmark = pytest.mark.usefixtures("portal")


def opened(**query: str) -> AppTest:
    app = AppTest.from_file(HOME, default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    app.switch_page("pages/sql.py").run()
    assert list(app.exception) == []
    return app


def drawn(app: AppTest) -> Drawn:
    return Drawn("".join(one.value for one in app.get("html")))


def test_without_a_query_it_says_what_to_do_and_lists_the_tables():
    page = run_page("sql")

    assert "写一条查询，或者点一个例子" in page.text
    assert [text.split(" ")[0] for text in page.text_of("sq-table")] == ["bike_stations", "bus_trips", "clinic_visits"]
    assert ("查看前 20 行", "/sql?q=SELECT+%2A+FROM+bus_trips+LIMIT+20") in page.links
    assert ("数据集说明", "/dataset?id=bus-trips") in page.links


def test_the_query_of_the_address_is_run_and_shown():
    app = opened(q="SELECT code, docks FROM bike_stations WHERE docks > 16 ORDER BY code")
    page = drawn(app)

    assert app.text_area[0].value == "SELECT code, docks FROM bike_stations WHERE docks > 16 ORDER BY code"
    assert page.text_of("sy-table") == ["结果 code code 列 docks docks 列 · 个 0012 35 0168 20"]
    assert "2 行" in page.text
    assert page.links_to("/dataset")[-1][0] == "公共自行车站点"


def test_what_is_typed_and_sent_becomes_the_address():
    app = opened()
    app.text_area[0].set_value("SELECT 42 AS answer")
    app.button[0].click().run()

    assert app.query_params["q"] == "SELECT 42 AS answer"
    assert drawn(app).text_of("sy-table") == ["结果 answer 42"]


def test_the_way_back_brings_the_query_back():
    app = opened(q="SELECT 1 AS x")
    app.text_area[0].set_value("SELECT 2 AS x")
    app.button[0].click().run()
    app.query_params["q"] = "SELECT 1 AS x"
    app.run()

    assert (app.text_area[0].value, drawn(app).text_of("sy-table")) == ("SELECT 1 AS x", ["结果 x 1"])


def test_an_answer_can_be_taken_along_in_three_formats():
    page = run_page("sql", q="SELECT 1 AS x", lang="en")

    assert page.links_to("/sql/result.csv") == [("CSV", "/sql/result.csv?q=SELECT+1+AS+x&lang=en")]
    assert [text for text, href in page.links if href.startswith("/sql/result")] == ["CSV", "Excel", "JSON"]


def test_rows_of_simulated_tables_are_marked():
    assert "结果来自模拟数据" in run_page("sql", q="SELECT * FROM bus_trips").text
    assert "模拟数据：" not in run_page("sql", q="SELECT * FROM bike_stations").text


def test_what_cannot_run_says_why_below_the_query():
    page = run_page("sql", q="SELECT * FROM bike_station")

    assert page.text_of("sq-problem") == [
        "这条查询没有运行成功 没有“bike_station”这张表。是不是：bike_stations（公共自行车站点）？"
    ]


def test_a_closed_dataset_has_no_table():
    page = run_page("sql", q="SELECT * FROM camera_places")

    assert "没有“camera_places”这张表" in page.text
    assert "摄像头点位" not in page.text


def test_tables_are_found_by_title_and_by_column():
    app = opened()
    app.text_input[0].set_value("门诊").run()
    by_title = [text.split(" ")[0] for text in drawn(app).text_of("sq-table")]
    app.text_input[0].set_value("riders").run()
    by_column = [text.split(" ")[0] for text in drawn(app).text_of("sq-table")]

    assert (by_title, by_column) == (["clinic_visits"], ["bus_trips"])


def test_an_answer_over_time_is_drawn_as_a_line():
    app = opened(
        q="SELECT date_trunc('month', day) AS month, sum(riders) AS riders FROM bus_trips GROUP BY 1 ORDER BY 1"
    )

    (chart,) = app.get("vega_lite_chart")
    assert '"line"' in chart.proto.spec
    assert "2025-10-01" in drawn(app).text


def test_one_row_is_no_chart():
    assert len(opened(q="SELECT 1 AS x").get("vega_lite_chart")) == 0


def test_what_others_wrote_is_escaped():
    page = run_page("sql", q="SELECT '<b>x</b>' AS \"<i>y</i>\"")

    assert "<b>x</b>" not in page.html
    assert page.text_of("sy-table") == ["结果 <i>y</i> <b>x</b>"]


def test_nothing_found_says_how_to_go_on():
    assert "没有符合条件的行" in run_page("sql", q="SELECT * FROM bike_stations WHERE docks > 999").text


@pytest.mark.usefixtures("empty_portal")
def test_an_empty_portal_says_so():
    assert "还没有公开的数据表" in run_page("sql").text
