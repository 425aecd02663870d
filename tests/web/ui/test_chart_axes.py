"""Axes say numbers and times as people do."""

import altair as alt
import pandas as pd
import pytest
import vl_convert

from web.ui.chart_axes import number_axis, time_axis


def drawn_texts(chart: alt.Chart) -> list[str]:
    """Every text of the picture, as Vega writes it."""
    svg = vl_convert.vegalite_to_svg(chart.properties(width=600, height=200).to_json())
    return [piece.split("<", 1)[0] for piece in svg.split(">") if piece.split("<", 1)[0].strip()]


def number_texts(values: list[float], lang: str) -> list[str]:
    frame = pd.DataFrame({"y": values})
    axis = number_axis("", frame["y"], lang, tickCount=3)
    scale = alt.Scale(domain=[0, max(values)], nice=False)
    return drawn_texts(alt.Chart(frame).mark_point().encode(alt.X("y:Q", axis=axis, scale=scale)))


@pytest.mark.parametrize(
    ("largest", "lang", "texts"),
    [
        (1_500_000, "zh", ["0", "50万", "100万", "150万"]),
        (1_500_000, "en", ["0", "0.5M", "1M", "1.5M"]),
        (3_000_000_000, "zh", ["0", "10亿", "20亿", "30亿"]),
        (9_000, "zh", ["0", "2,000", "4,000", "6,000", "8,000"]),
        (0.3, "zh", ["0", "0.1", "0.2", "0.3"]),
    ],
)
def test_large_numbers_share_one_unit_and_small_ones_stay_as_they_are(largest, lang, texts):
    assert number_texts([0, largest], lang) == texts


def time_texts(first: str, last: str, period: str, lang: str) -> list[str]:
    frame = pd.DataFrame({"x": pd.to_datetime([first, last])})
    x = alt.X("x:T", axis=time_axis(frame["x"], period, lang), scale=alt.Scale(type="utc"))
    return drawn_texts(alt.Chart(frame).mark_point().encode(x))


@pytest.mark.parametrize(
    ("first", "last", "period", "lang", "texts"),
    [
        ("2024-01-01", "2025-07-01", "month", "zh", ["2024年", "4月", "7月", "10月", "2025年", "4月", "7月"]),
        ("2024-01-01", "2025-07-01", "month", "en", ["2024", "Apr", "Jul", "Oct", "2025", "Apr", "Jul"]),
        ("2025-10-01", "2025-12-31", "day", "zh", ["10月5日", "10月12日", "10月19日"]),
        ("2016-01-01", "2020-01-01", "year", "zh", ["2016年", "2017年", "2018年", "2019年", "2020年"]),
    ],
)
def test_times_are_years_and_months_by_their_names(first, last, period, lang, texts):
    assert time_texts(first, last, period, lang)[: len(texts)] == texts


def test_within_one_year_that_year_is_said_once():
    assert time_texts("2025-02-01", "2025-11-01", "month", "zh")[-1] == "2025年"
