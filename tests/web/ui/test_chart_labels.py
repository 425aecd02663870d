"""Titles and values of charts in the reader's language."""

from datetime import date

import pytest

from catalog.charts import ChartSpec
from catalog.city import District
from catalog.records import Field
from core.words import Text
from web.ui.chart_labels import labels_of

FIELDS = (
    Field("district", Text("区县", "District"), "string", kind="district"),
    Field("office", Text("街道", "Office"), "string"),
    Field("beds", Text("床位数", "Beds"), "integer", unit=Text("张", "beds"), kind="measure"),
    Field("pm25", Text("PM2.5", "PM2.5"), "number", kind="measure"),
    Field("indicator", Text("指标", "Indicator"), "string", kind="category"),
    Field("value", Text("数值", "Value"), "number", kind="measure"),
)
DISTRICTS = (District("210105", "皇姑区", "Huanggu District", 0, 0),)
BEDS = ChartSpec("bar", "district", "beds", aggregate="sum")


def labels(lang="zh"):
    return labels_of(FIELDS, lang, districts=DISTRICTS)


def test_a_district_is_named_in_the_readers_language_and_a_street_of_that_name_is_not():
    english = labels("en")

    assert english.value("district", "皇姑区") == "Huanggu District"
    assert english.value("office", "皇姑区") == "皇姑区"
    assert labels().value("district", "皇姑区") == "皇姑区"
    assert english.place("皇姑区") == "Huanggu"


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [("day", "2025年1月5日", "5 Jan 2025"), ("month", "2025年1月", "Jan 2025"), ("year", "2025年", "2025")],
)
def test_times_are_said_as_people_say_them(period, zh, en):
    chinese, english = labels_of(FIELDS, "zh"), labels_of(FIELDS, "en")

    assert type(chinese)(chinese.fields, "zh", period).value("x", date(2025, 1, 5)) == zh
    assert type(english)(english.fields, "en", period).value("x", date(2025, 1, 5)) == en


def test_an_english_title_has_no_capitals_inside_but_those_of_names():
    assert labels("en").title(BEDS) == "Total beds by district"
    assert labels("en").title(ChartSpec("bar", "district", "pm25", aggregate="mean")) == "Mean PM2.5 by district"


def test_nothing_is_called_a_sum_where_each_mark_is_one_row():
    single = type(labels())(labels().fields, "zh", is_one_row_a_mark=True)

    assert labels().title(BEDS) == "各区县的床位数合计"
    assert single.title(BEDS) == "各区县的床位数"


def test_an_indicator_gives_its_name_to_the_chart_of_its_value():
    sales = ChartSpec("bar", "district", "value", aggregate="sum", where=(("indicator", "社会消费品零售总额"),))

    assert labels().title(sales) == "各区县的社会消费品零售总额"


def test_a_filter_of_the_chart_is_said_in_its_title():
    ring = ChartSpec("bar", "district", "beds", aggregate="sum", where=(("indicator", "环线内"),))

    assert labels().title(ring) == "各区县的床位数合计（环线内）"
