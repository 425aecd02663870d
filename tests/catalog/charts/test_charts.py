"""Charts: what is proposed, what a URL may ask, and the few marks that come out."""

from datetime import date, timedelta

import pytest

from catalog.charts import BadChart, ChartSpec, as_pairs, parse_chart, propose_charts
from core.words import Text
from tests.catalog.charts.charted import Charted
from tests.catalog.tables import field

DISTRICTS = ("和平区", "沈河区", "大东区", "皇姑区", "铁西区", "于洪区", "浑南区")
BUS = (
    field("date", "date", is_key=True),
    field("district", kind="district"),
    field("route_code", kind="identifier"),
    field("passengers", "integer", title=Text("客流量", "Riders"), unit=Text("人次", "trips")),
)
FIRST = date(2025, 1, 1)
BUS_ROWS = [
    (FIRST + timedelta(n), place, f"0{n % 3}", 10 * (k + 1)) for n in range(120) for k, place in enumerate(DISTRICTS)
]


@pytest.fixture
def charted(tmp_path):
    """charted(fields, rows, **facts of the resource)."""
    made = []

    def make(fields, rows, **facts):
        made.append(Charted(tmp_path / str(len(made)), fields, rows, **facts))
        return made[-1]

    yield make
    for one in made:
        one.engine.close()


# ---- proposals -------------------------------------------------------------------------------------------------------


def test_a_daily_series_is_first_a_line_of_its_monthly_total(charted):
    assert propose_charts(charted(BUS, BUS_ROWS).resource)[:2] == [
        ChartSpec("line", "date", "passengers", None, "sum", "month"),
        ChartSpec("area", "date", "passengers", "district", "sum", "month"),
    ]


def test_temperatures_are_averaged(charted):
    fields = (field("month", "yearmonth", is_key=True), field("temperature", "number", unit=Text("℃", "℃")))
    rows = [(f"2025-{n:02d}", float(n)) for n in range(1, 13)]

    assert propose_charts(charted(fields, rows).resource)[0] == ChartSpec(
        "line", "month", "temperature", None, "mean", "month"
    )


def test_things_with_places_are_counted_by_district_and_never_by_identifier(charted):
    fields = (
        field("spot_id", kind="identifier"),
        field("district", kind="district"),
        field("longitude", "number", kind="longitude"),
        field("latitude", "number", kind="latitude"),
    )
    rows = [(f"S{n:03d}", DISTRICTS[n % 7], 123.4 + n / 1000, 41.8 + n / 1000) for n in range(70)]

    assert propose_charts(charted(fields, rows).resource) == [
        ChartSpec("tile_map", "district"),
        ChartSpec("point_map", "longitude", "latitude"),
    ]


def test_a_table_of_kinds_is_sorted_bars(charted):
    fields = (field("case_id", kind="identifier"), field("cause"), field("state"))
    rows = [(f"C{n}", ("噪声", "占道", "井盖", "垃圾")[n % 4], ("已办", "在办")[n % 2]) for n in range(40)]

    assert propose_charts(charted(fields, rows).resource)[0] == ChartSpec("bar", "cause")


def test_a_long_table_shows_one_indicator_at_a_time(charted):
    fields = (
        field("indicator"),
        field("month", "yearmonth", is_key=True),
        field("value", "number", title=Text("数值", "Value")),
    )
    rows = [(name, f"2025-{n:02d}", 1.0 * n) for name in ("生产总值", "零售额") for n in range(1, 13)]

    first = propose_charts(charted(fields, rows).resource)[0]

    assert first.where == (("indicator", "生产总值"),)
    assert (first.kind, first.x, first.y) == ("line", "month", "value")


def test_the_publishers_own_chart_comes_first_and_a_broken_one_is_left_out(charted):
    good = charted(BUS, BUS_ROWS, chart={"kind": "bar", "x": "district", "y": "passengers", "aggregate": "mean"})
    broken = charted(BUS, BUS_ROWS, chart={"kind": "bar", "x": "no_such_column"})

    assert propose_charts(good.resource)[0] == ChartSpec("bar", "district", "passengers", None, "mean")
    assert propose_charts(broken.resource)[0].x == "date"


def test_a_table_without_rows_proposes_nothing(charted):
    assert propose_charts(charted(BUS, []).resource) == []


# ---- the URL ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spec",
    [
        ChartSpec("line", "date", "passengers", "district", "sum", "month"),
        ChartSpec("bar", "district"),
        ChartSpec("heatmap", "district", "passengers", "route_code", "mean"),
        ChartSpec("histogram", "passengers"),
    ],
    ids=lambda spec: spec.kind,
)
def test_a_chart_in_a_url_comes_back_the_same(spec):
    assert parse_chart(as_pairs(spec), BUS) == spec


def test_a_url_without_a_chart_asks_for_none():
    assert parse_chart([("tab", "charts"), ("x", "date")], BUS) is None


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [
        ([("chart", "pie")], "没有“pie”这种图"),
        ([("chart", "bar")], "请先选择横轴的列"),
        ([("chart", "bar"), ("x", '"a"b')], '没有“"a"b”这一列'),
        ([("chart", "bar"), ("x", "date"), ("y", "district")], "“district名”不是数字列"),
        ([("chart", "bar"), ("x", "date"), ("y", "passengers"), ("aggregate", "'; DROP")], "没有“'; DROP”这种算法"),
        ([("chart", "heatmap"), ("x", "date")], "热力图需要两个分类"),
        ([("chart", "scatter"), ("x", "passengers")], "这种图需要两列数字"),
        ([("chart", "histogram"), ("x", "district")], "“district名”不是数字列"),
        ([("chart", "bar"), ("x", "passengers:month")], "“客流量”不是时间列"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wild_chart_is_refused_with_what_to_change(pairs, sentence):
    with pytest.raises(BadChart) as refused:
        parse_chart(pairs, BUS)

    assert sentence in refused.value.say("zh")


# ---- marks -----------------------------------------------------------------------------------------------------------


def test_days_are_added_up_to_months_over_the_filter_alone(charted):
    spec = ChartSpec("line", "date", "passengers", None, "sum", "month")

    assert charted(BUS, BUS_ROWS).draw(spec, ("district", "沈河区"), ("date__lt", "2025-03-01")) == [
        {"x": date(2025, 1, 1), "x_part": "value", "y": 620.0, "rows": 31},
        {"x": date(2025, 2, 1), "x_part": "value", "y": 560.0, "rows": 28},
    ]


def test_bars_are_sorted_and_the_tail_becomes_other_with_empty_cells_last(charted):
    fields = (field("kind"), field("amount", "integer"))
    rows = [(f"k{n:02d}", 100 - n) for n in range(20)] + [(None, 7)]

    found = charted(fields, rows).draw(ChartSpec("bar", "kind", "amount", None, "sum"))

    assert found[0] == {"x": "k00", "x_part": "value", "y": 100.0, "rows": 1}
    assert found[14:] == [
        {"x": "k14", "x_part": "value", "y": 86.0, "rows": 1},
        {"x": None, "x_part": "other", "y": 415.0, "rows": 5},
        {"x": None, "x_part": "missing", "y": 7.0, "rows": 1},
    ]


def test_the_steps_of_a_scale_keep_their_order(charted):
    fields = (field("hour", "integer"), field("trips", "integer"))
    rows = [(7, 50), (8, 90), (9, 20), (8, 10)]

    found = charted(fields, rows).draw(ChartSpec("bar", "hour", "trips", None, "sum"))

    assert [(mark["x"], mark["y"]) for mark in found] == [("7", 50.0), ("8", 100.0), ("9", 20.0)]


def test_a_histogram_has_round_bins_that_hold_every_value(charted):
    fields = (field("beds", "integer"),)

    found = charted(fields, [(n,) for n in range(1, 200)] + [(None,)]).draw(ChartSpec("histogram", "beds"))

    assert [found[0], found[-1]] == [{"low": 0.0, "high": 10.0, "y": 9}, {"low": 190.0, "high": 200.0, "y": 10}]
    assert sum(bin_["y"] for bin_ in found) == 199


def test_many_points_are_thinned_evenly_and_always_the_same(charted):
    fields = (field("longitude", "number"), field("latitude", "number"), field("name"))
    rows = [(123.0 + n / 10_000, 41.0, f"n{n}") for n in range(7000)] + [(None, 41.0, "nowhere")]
    one = charted(fields, rows)
    spec = ChartSpec("point_map", "longitude", "latitude")

    table = one.table(spec)

    assert table.num_rows == 2334
    assert table.schema.metadata[b"total"] == b"7000"
    assert table["label"].to_pylist()[:3] == ["n0", "n3", "n6"]
    assert table.equals(one.table(spec))


def test_a_long_fine_series_is_drawn_by_a_longer_period(charted):
    fields = (field("date", "date"), field("line"), field("n", "integer"))
    rows = [(date(2015, 1, 1) + timedelta(n), f"L{n % 9}", 1) for n in range(4000)]

    found = charted(fields, rows).draw(ChartSpec("line", "date", "n", "line", "sum", "day"))

    assert {mark["x"].day for mark in found} == {1}
    assert sum(mark["y"] for mark in found) == 4000


def test_a_column_with_quotes_and_one_that_means_something_else_in_a_url_can_be_drawn(charted):
    fields = (field('"a"b'), field("kind"))
    one = charted(fields, [("x", "a"), ("x", "b"), ("y", "a")])

    found = one.draw(ChartSpec("bar", '"a"b', None, "kind"), ("filter.kind__eq", "a"))

    assert [(mark["x"], mark["color"], mark["y"]) for mark in found] == [("x", "a", 1.0), ("y", "a", 1.0)]


@pytest.mark.parametrize("is_hot", [False, True], ids=["file", "memory"])
def test_every_proposal_of_a_table_draws_from_file_and_memory_alike(charted, is_hot):
    one = charted(BUS, BUS_ROWS)
    if is_hot:
        one.engine.warm(one.files, one.version)

    drawn = [len(one.draw(spec)) for spec in propose_charts(one.resource)]

    assert drawn == [4, 28, 28, 7, 7]
