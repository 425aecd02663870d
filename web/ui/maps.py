"""Two maps that need nothing from the network: points by their coordinates, and the districts as tiles."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from catalog.charts import ChartSpec
from catalog.city import District
from core.words import Lang
from web.ui import chart_words as words
from web.ui.chart_labels import Labels
from web.ui.numbers import as_number

MAP_HEIGHT = 560
TILE_HEIGHT = 420
MARGIN = 0.06  # of the extent, left free round the points
TILE_COLORS = ("#dbe8f9", "#10356d")  # a tile brings its own ground, so both themes show the same
_PLAIN_TILE, _DARK_INK, _LIGHT_INK = "#c3ccd8", "#14243a", "#ffffff"
_TURN = 0.5  # above this part of the scale the ground is dark enough for light ink


def point_map(frame: pd.DataFrame, spec: ChartSpec, labels: Labels, height: int, _more: Mapping) -> alt.LayerChart:
    """Points in a conformal projection over a net of degrees; district names stand at the middle of their points."""
    color = {}
    if spec.color:
        order = list(dict.fromkeys(frame["color_label"]))
        legend = alt.Legend(orient="top", title=labels.field(spec.color), columns=0)
        color = {"color": alt.Color("color_label:N", sort=order, scale=alt.Scale(domain=order), legend=legend)}
    points = (
        alt.Chart(frame)
        .mark_circle(size=34 if len(frame) > 400 else 60, opacity=0.7)
        .encode(longitude="x:Q", latitude="y:Q", tooltip=_point_tips(frame, spec, labels), **color)
    )
    layers = [_net(frame), points, *_anchors(frame)]
    return alt.layer(*layers).project("mercator").properties(height=max(height, MAP_HEIGHT))


def _point_tips(frame: pd.DataFrame, spec: ChartSpec, labels: Labels) -> list[alt.Tooltip]:
    named = [("label", labels.name_of_label), ("district", words.DISTRICT.say(labels.lang))]
    tips = [alt.Tooltip(f"{name}:N", title=title) for name, title in named if name in frame]
    if spec.color:
        tips.append(alt.Tooltip("color_label:N", title=labels.field(spec.color)))
    places = (("x", words.LONGITUDE), ("y", words.LATITUDE))
    return [*tips, *(alt.Tooltip(f"{name}:Q", title=title.say(labels.lang), format=".5f") for name, title in places)]


def _net(frame: pd.DataFrame) -> alt.Chart:
    """Meridians and parallels round the points: they fix the extent and give a sense of scale."""
    west, east, south, north = (float(v) for v in (*_edges(frame["x"]), *_edges(frame["y"])))
    step = next(
        s for s in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 5.0, 10.0, 30.0) if north - south <= 12 * s or s == 30
    )
    net = alt.graticule(extent=[[west, south], [east, north]], step=[step, step], precision=1)
    return alt.Chart(net).mark_geoshape(filled=False, stroke="#8a94a3", strokeOpacity=0.35, strokeWidth=0.6)


def _edges(values: pd.Series) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    free = max((high - low) * MARGIN, 0.005)
    return low - free, high + free


def _anchors(frame: pd.DataFrame) -> list[alt.Chart]:
    if "district" not in frame:
        return []
    middle = frame.groupby("district", as_index=False)[["x", "y"]].median()
    ink = {"fontSize": 13, "fontWeight": 600, "opacity": 0.9}
    text = alt.Chart(middle).encode(longitude="x:Q", latitude="y:Q", text="district:N")
    return [text.mark_text(**ink)]


# ---- tiles -------------------------------------------------------------------------------------------------------


def tile_map(frame: pd.DataFrame, spec: ChartSpec, labels: Labels, _height: int, more: Mapping) -> alt.LayerChart:
    """Every district of the city as a tile, with its number; one without rows says so."""
    tiles = tile_frame(frame, more["districts"], labels.lang)
    known = tiles[tiles["y"].notna()]
    place = {
        "x": alt.X("column:O", axis=None, scale=alt.Scale(paddingInner=0.06)),
        "y": alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0.08)),
    }
    legend = alt.Legend(orient="top", title=labels.measure_axis(spec), format=",~f", gradientLength=180)
    scale = alt.Scale(range=list(TILE_COLORS), domain=_domain(known["y"]))
    tips = [
        alt.Tooltip("district:N", title=words.DISTRICT.say(labels.lang)),
        alt.Tooltip("y_label:N", title=labels.measure_axis(spec)),
    ]
    grounds = [
        alt.Chart(tiles[tiles["y"].isna()]).mark_rect(cornerRadius=6, color=_PLAIN_TILE).encode(**place, tooltip=tips),
        alt.Chart(known)
        .mark_rect(cornerRadius=6)
        .encode(**place, color=alt.Color("y:Q", scale=scale, legend=legend), tooltip=tips),
    ]
    inks = [
        alt.Chart(tiles)
        .mark_text(dy=shift, fontSize=size, fontWeight=weight)
        .encode(**place, text=f"{name}:N", color=alt.Color("ink:N", scale=None), tooltip=tips)
        for name, shift, size, weight in (("short", -8, 13, 600), ("y_label", 10, 12, 400))
    ]
    return alt.layer(*grounds, *inks).properties(height=TILE_HEIGHT)


def tile_frame(frame: pd.DataFrame, districts: Sequence[District], lang: Lang) -> pd.DataFrame:
    """One row a district of the city: `district`, `short`, `row`, `column`, `y` (missing without rows), `y_label`, `ink`.

    frame  `x` holds names or codes of districts, and perhaps other things, which have no tile
    """
    by_place = dict(zip(frame["x"], frame["y"], strict=True)) if len(frame) else {}
    values = {d.code: by_place.get(d.name, by_place.get(d.code)) for d in districts}
    known = [float(v) for v in values.values() if v is not None]
    low, high = (min(known), max(known)) if known else (0.0, 0.0)
    turn = low + (high - low) * _TURN
    rows = []
    for d in districts:
        value = values[d.code]
        is_dark = value is not None and float(value) > turn
        label = words.NO_ROWS_HERE.say(lang) if value is None else as_number(value, lang)
        rows.append(
            {
                "district": d.label.say(lang),
                "short": d.name if lang == "zh" else d.name_en.split()[0],
                "row": d.tile_row,
                "column": d.tile_column,
                "y": value,
                "y_label": label,
                "ink": _LIGHT_INK if is_dark else _DARK_INK,
            }
        )
    return pd.DataFrame(rows).astype({"y": "float64"})


def _domain(values: pd.Series) -> list[float]:
    if not len(values):
        return [0, 1]
    low, high = float(values.min()), float(values.max())
    return [low, high if high > low else low + 1]
