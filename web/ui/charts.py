"""Draws the marks of a chart with altair. Colours and fonts come from the theme, so one chart serves light and dark."""

from collections.abc import Callable, Mapping

import altair as alt
import pandas as pd
import pyarrow as pa

from catalog.charts import ChartSpec
from web.ui.chart_axes import ABOVE_THE_AXIS, number_axis, number_labels, time_axis, upright_axis
from web.ui.chart_labels import Labels, labelled, legend_columns, legend_height, spoken
from web.ui.maps import point_map, tile_map

HEIGHT = 320
BAR_STEP = 28
LABEL_WIDTH = 150
UNDER_THE_BARS = 50  # pixels of the numbers and the title below lying bars
LEGEND_GAP = 10  # pixels between a legend and a drawing without a title above its axis

Drawing = tuple[alt.Chart | alt.LayerChart, str]


def draw(marks: pa.Table, spec: ChartSpec, labels: Labels, *, height: int = HEIGHT, **more: object) -> Drawing:
    """The chart and the sentence that stands for it where it cannot be seen.

    marks  what catalog.charts gives for this spec
    more   what only maps need: `districts` of the city
    """
    frame = labelled(marks, spec, labels)
    has_legend = spec.color is not None and spec.kind != "heatmap"
    chart = _DRAWINGS[spec.kind](frame, spec, labels, height, more)
    if has_legend:  # the legend takes its room from the drawing
        chart = chart.properties(height=chart.height + legend_height(frame["color_label"]))
    return chart, spoken(frame, spec, labels)


def _tooltips(spec: ChartSpec, labels: Labels) -> list[alt.Tooltip]:
    tips = [alt.Tooltip("x_label:N", title=labels.field(spec.x))]
    if spec.color:
        tips.append(alt.Tooltip("color_label:N", title=labels.field(spec.color)))
    return [*tips, alt.Tooltip("y_label:N", title=labels.measure_axis(spec))]


def _color(frame: pd.DataFrame, spec: ChartSpec, labels: Labels, *, free: int = ABOVE_THE_AXIS) -> dict[str, alt.Color]:
    """The legend on top, so that it takes no width on a phone; in the order in which the marks came.

    free  pixels between it and the drawing
    """
    if not spec.color:
        return {}
    order = list(dict.fromkeys(frame["color_label"]))
    title, columns = labels.field(spec.color), legend_columns(order)
    legend = alt.Legend(orient="top", title=title, columns=columns, labelLimit=LABEL_WIDTH, offset=free)
    return {"color": alt.Color("color_label:N", sort=order, legend=legend, scale=alt.Scale(domain=order))}


def _amount(frame: pd.DataFrame, spec: ChartSpec, labels: Labels, **options: object) -> alt.Y:
    return alt.Y("y:Q", axis=upright_axis(labels.measure_axis(spec), frame["y"], labels.lang), **options)


def _over_time(frame: pd.DataFrame, spec: ChartSpec, labels: Labels) -> alt.X:
    if labels.period is None:
        order = list(dict.fromkeys(frame["x_label"]))
        return alt.X("x_label:O", sort=order, axis=alt.Axis(title=labels.axis(spec.x), labelAngle=0, labelOverlap=True))
    return alt.X("x:T", axis=time_axis(frame["x"], labels.period, labels.lang), scale=alt.Scale(type="utc"))


def _line(frame: pd.DataFrame, spec: ChartSpec, labels: Labels, height: int, _more: Mapping) -> alt.Chart:
    """A line need not start at nought: its shape is what counts. Few points are marked."""
    mark = {"strokeWidth": 2, "point": {"size": 40} if len(frame) <= 40 else False}
    return (
        alt.Chart(frame, height=height)
        .mark_line(**mark)
        .encode(
            _over_time(frame, spec, labels),
            _amount(frame, spec, labels, scale=alt.Scale(zero=False, nice=True)),
            tooltip=_tooltips(spec, labels),
            **_color(frame, spec, labels),
        )
    )


def _area(frame: pd.DataFrame, spec: ChartSpec, labels: Labels, height: int, _more: Mapping) -> alt.Chart:
    return (
        alt.Chart(frame, height=height)
        .mark_area(opacity=0.85, line=spec.color is None)
        .encode(
            _over_time(frame, spec, labels),
            _amount(frame, spec, labels, stack="zero"),
            tooltip=_tooltips(spec, labels),
            **_color(frame, spec, labels),
        )
    )


def _bar(frame: pd.DataFrame, spec: ChartSpec, labels: Labels, height: int, _more: Mapping) -> alt.Chart:
    """Upright bars for a scale with an order of its own, lying ones with readable names for the rest."""
    order = list(dict.fromkeys(frame["x_label"]))
    is_scale = labels.period is not None or labels.is_number(spec.x)
    stack = "zero" if spec.aggregate in ("sum", "count") else None
    step = {} if spec.y else {"tickMinStep": 1}
    make_axis = upright_axis if is_scale else number_axis
    amount = make_axis(labels.measure_axis(spec), frame["y"], labels.lang, **step)
    names = alt.Axis(title=None, labelLimit=LABEL_WIDTH, labelOverlap=False)
    split = _color(frame, spec, labels, free=ABOVE_THE_AXIS if is_scale else LEGEND_GAP)
    if split and stack is None:
        split["yOffset" if not is_scale else "xOffset"] = alt.Offset("color_label:N")
    base = alt.Chart(frame).encode(tooltip=_tooltips(spec, labels), **split)
    if is_scale:
        names = alt.Axis(title=None if labels.period else labels.axis(spec.x), labelAngle=0, labelOverlap=True)
        chart = base.mark_bar(cornerRadiusEnd=2).encode(
            x=alt.X("x_label:O", sort=order, axis=names), y=alt.Y("y:Q", axis=amount, stack=stack)
        )
        return chart.properties(height=height)
    chart = base.mark_bar(cornerRadiusEnd=2).encode(
        y=alt.Y("x_label:N", sort=order, axis=names), x=alt.X("y:Q", axis=amount, stack=stack)
    )
    return chart.properties(height=max(BAR_STEP * len(order), 60) + UNDER_THE_BARS)


def _histogram(frame: pd.DataFrame, spec: ChartSpec, labels: Labels, height: int, _more: Mapping) -> alt.Chart:
    tips = [
        alt.Tooltip("x_label:N", title=labels.axis(spec.x)),
        alt.Tooltip("y_label:N", title=labels.measure_axis(spec)),
    ]
    apart = {"labelOverlap": True, "tickCount": 8}
    return (
        alt.Chart(frame, height=height)
        .mark_bar(binSpacing=1)
        .encode(
            x=alt.X("low:Q", bin="binned", axis=number_axis(labels.axis(spec.x), frame["high"], labels.lang, **apart)),
            x2="high:Q",
            y=_amount(frame, spec, labels),
            tooltip=tips,
        )
    )


def _scatter(frame: pd.DataFrame, spec: ChartSpec, labels: Labels, height: int, _more: Mapping) -> alt.Chart:
    tips = [alt.Tooltip("x:Q", title=labels.axis(spec.x)), alt.Tooltip("y:Q", title=labels.axis(spec.y))]
    if "label" in frame:
        tips.insert(0, alt.Tooltip("label:N", title=labels.name_of_label))
    free = alt.Scale(zero=False)
    return (
        alt.Chart(frame, height=height)
        .mark_circle(size=28, opacity=0.6)
        .encode(
            alt.X("x:Q", scale=free, axis=number_axis(labels.axis(spec.x), frame["x"], labels.lang, tickCount=8)),
            alt.Y("y:Q", scale=free, axis=upright_axis(labels.axis(spec.y), frame["y"], labels.lang)),
            tooltip=tips,
            **_color(frame, spec, labels),
        )
    )


def _heatmap(frame: pd.DataFrame, spec: ChartSpec, labels: Labels, _height: int, _more: Mapping) -> alt.Chart:
    columns, rows = (list(dict.fromkeys(frame[name])) for name in ("x_label", "color_label"))
    title = labels.measure_axis(spec)
    shades = number_labels(frame["y"], labels.lang, title)
    legend = alt.Legend(orient="top", title=title, labelExpr=shades, gradientLength=180)
    across = alt.Axis(
        title=None if labels.period else labels.axis(spec.x), labelAngle=0, labelOverlap=True, labelLimit=90
    )
    return (
        alt.Chart(frame, height=min(26 * len(rows) + 60, 700))
        .mark_rect()
        .encode(
            alt.X("x_label:O", sort=columns, axis=across),
            alt.Y("color_label:O", sort=rows, axis=alt.Axis(title=None, labelLimit=LABEL_WIDTH)),
            alt.Color("y:Q", legend=legend),
            tooltip=_tooltips(spec, labels),
        )
    )


_DRAWINGS: Mapping[str, Callable[..., alt.Chart | alt.LayerChart]] = {
    "bar": _bar,
    "line": _line,
    "area": _area,
    "scatter": _scatter,
    "histogram": _histogram,
    "heatmap": _heatmap,
    "point_map": point_map,
    "tile_map": tile_map,
}
