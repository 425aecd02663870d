"""Two maps that need nothing from the network: points by their coordinates, and the districts as tiles."""

from collections.abc import Mapping, Sequence
from math import cos, radians

import altair as alt
import pandas as pd

from catalog.charts import ChartSpec
from catalog.city import District
from core.words import Lang
from web.ui import chart_words as words
from web.ui.amounts import as_number
from web.ui.chart_axes import number_labels
from web.ui.chart_labels import Labels, legend_columns

MAP_HEIGHT = 440
TILE_HEIGHT = 420
MARGIN = 0.06  # of the extent, left free round the points
DENSE_REACH = 3.0  # median deviations from the middle to the edge of the enlarged map
DENSE_SHARE = 0.35  # of the whole area: a window under it is worth a map of its own
LEAST_TO_ENLARGE = 30  # points
MOST_LINES = 8  # of the net, each way
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)  # degrees
_LENGTHS = (100, 50, 20, 10, 5, 2, 1)  # kilometres of the scale
_KILOMETRES = 111.32  # of a degree of latitude
NAME_LIFT, NAME_HEIGHT = 13, 15  # pixels: a name stands so much over its place, and is so high
NARROW_MAP = 340  # pixels: names must not lie on each other on a phone
_GRAY = "#76808f"  # readable as a thin line on both themes
Window = tuple[float, float, float, float]  # west, east, south, north
TILE_COLORS = ("#dbe8f9", "#10356d")  # a tile brings its own ground, so both themes show the same
_PLAIN_TILE, _DARK_INK, _LIGHT_INK, _NIGHT = "#c3ccd8", "#14243a", "#ffffff", "#10161f"
_TURN = 0.5  # above this part of the scale the ground is dark enough for light ink


def point_map(frame: pd.DataFrame, spec: ChartSpec, labels: Labels, height: int, more: Mapping) -> alt.LayerChart:
    """Points in a conformal projection, north up, over a net with a scale; district names stand over their points.

    more  `window`: (west, east, south, north) of what is drawn; the extent of all points without it
          `is_dark`: the page is
    """
    window = more.get("window") or extent_of(frame)
    crowded = None if more.get("window") else dense_window(frame)
    west, east, south, north = window
    seen = frame[frame["x"].between(west, east) & frame["y"].between(south, north)]
    color = {}
    if spec.color:
        order = list(dict.fromkeys(frame["color_label"]))
        legend = alt.Legend(orient="top", title=labels.field(spec.color), columns=legend_columns(order))
        color = {"color": alt.Color("color_label:N", sort=order, scale=alt.Scale(domain=order), legend=legend)}
    points = (
        alt.Chart(seen)
        .mark_circle(size=28 if len(seen) > 400 else 50, opacity=0.6)
        .encode(longitude="x:Q", latitude="y:Q", tooltip=_point_tips(frame, spec, labels), **color)
    )
    inks = (_LIGHT_INK, _NIGHT) if more.get("is_dark") else (_DARK_INK, _LIGHT_INK)
    names = _anchors(_names(seen, crowded, labels), window, height, inks)
    layers = [*_net(window), points, *names, *_scale(window, labels.lang), _north(window, labels.lang)]
    return alt.layer(*layers).project("mercator").properties(height=height)


def _point_tips(frame: pd.DataFrame, spec: ChartSpec, labels: Labels) -> list[alt.Tooltip]:
    named = [("label", labels.name_of_label), ("district", words.DISTRICT.say(labels.lang))]
    tips = [alt.Tooltip(f"{name}:N", title=title) for name, title in named if name in frame]
    if spec.color:
        tips.append(alt.Tooltip("color_label:N", title=labels.field(spec.color)))
    places = (("x", words.LONGITUDE), ("y", words.LATITUDE))
    return [*tips, *(alt.Tooltip(f"{name}:Q", title=title.say(labels.lang), format=".5f") for name, title in places)]


def extent_of(frame: pd.DataFrame) -> Window:
    """All points with a margin."""
    return (*_edges(frame["x"].min(), frame["x"].max()), *_edges(frame["y"].min(), frame["y"].max()))


def dense_window(frame: pd.DataFrame) -> Window | None:
    """Where most points are, when that is so small a part of the whole that they would lie on each other."""
    if len(frame) < LEAST_TO_ENLARGE:
        return None
    whole = extent_of(frame)
    window = (*_middle(frame["x"], whole[:2]), *_middle(frame["y"], whole[2:]))
    share = (window[1] - window[0]) * (window[3] - window[2]) / ((whole[1] - whole[0]) * (whole[3] - whole[2]))
    return window if share < DENSE_SHARE else None


def _middle(values: pd.Series, whole: tuple[float, float]) -> tuple[float, float]:
    """Round the median as far as most values lie, but not beyond the whole."""
    middle = float(values.median())
    reach = max(DENSE_REACH * float((values - middle).abs().median()), 0.02)
    return max(middle - reach, whole[0]), min(middle + reach, whole[1])


def _edges(low: float, high: float) -> tuple[float, float]:
    free = max((high - low) * MARGIN, 0.005)
    return float(low) - free, float(high) + free


def _net(window: Window) -> list[alt.Chart]:
    """Meridians and parallels: they fix the extent and show which way is north."""
    west, east, south, north = window
    step = next(s for s in _STEPS if max(east - west, north - south) <= MOST_LINES * s or s == _STEPS[-1])
    net = alt.graticule(extent=[[west, south], [east, north]], step=[step, step], precision=1)
    lines = alt.Chart(net).mark_geoshape(aria=False, filled=False, stroke=_GRAY, strokeOpacity=0.35, strokeWidth=0.6)
    return [lines]


def _scale(window: Window, lang: Lang) -> list[alt.Chart]:
    """A bar of a round number of kilometres under the net, at the left."""
    west, east, south, north = window
    kilometres_a_degree = _KILOMETRES * cos(radians((south + north) / 2))
    room = (east - west) * kilometres_a_degree / 3
    length = next((km for km in _LENGTHS if km <= room), _LENGTHS[-1])
    y, end = south - (north - south) * 0.035, west + length / kilometres_a_degree
    bar = alt.Chart(alt.Data(values=[{"x": west, "y": y}, {"x": end, "y": y}]))
    words_at = alt.Chart(alt.Data(values=[{"x": end, "y": y, "text": words.KILOMETRES.say(lang, count=length)}]))
    return [
        bar.mark_line(aria=False, color=_GRAY, strokeWidth=3).encode(longitude="x:Q", latitude="y:Q"),
        words_at.mark_text(aria=False, align="left", dx=6, fontSize=12, color=_GRAY).encode(
            longitude="x:Q", latitude="y:Q", text="text:N"
        ),
    ]


def _north(window: Window, lang: Lang) -> alt.Chart:
    west, _, _, north = window
    sign = alt.Chart(alt.Data(values=[{"x": west, "y": north, "text": words.NORTH.say(lang)}]))
    return sign.mark_text(aria=False, align="right", dx=-6, dy=8, fontSize=13, fontWeight=600, color=_GRAY).encode(
        longitude="x:Q", latitude="y:Q", text="text:N"
    )


def _names(frame: pd.DataFrame, crowded: Window | None, labels: Labels) -> pd.DataFrame:
    """`name`, `x`, `y` and `count` of each district at the middle of its points, but for those of the crowded part."""
    if "district" not in frame:
        return pd.DataFrame(columns=["name", "x", "y", "count"])
    middle = frame.groupby("district", as_index=False).agg(x=("x", "median"), y=("y", "median"), count=("x", "size"))
    if crowded is not None:
        west, east, south, north = crowded
        middle = middle[~(middle["x"].between(west, east) & middle["y"].between(south, north))]
    middle["name"] = [labels.place(name) for name in middle["district"]]
    return middle


def _anchors(names: pd.DataFrame, window: Window, height: int, inks: tuple[str, str]) -> list[alt.Chart]:
    """The names over the points, in the first ink, with a rim in the second."""
    if not len(names):
        return []
    ink, rim = inks
    text = alt.Chart(apart(names, window, height)).encode(longitude="x:Q", latitude="y:Q", text="name:N")
    halo = {"color": rim, "stroke": rim, "strokeWidth": 4, "strokeJoin": "round", "opacity": 0.85}
    return [
        text.mark_text(aria=False, fontSize=13, fontWeight=700, dy=-NAME_LIFT, **style)
        for style in (halo, {"color": ink})
    ]


def apart(names: pd.DataFrame, window: Window, height: int) -> pd.DataFrame:
    """The names that fit: where two would lie on each other, that of fewer points gives way.

    names  `name`, its place `x`, `y` in degrees, and `count` of its points
    """
    west, east, south, north = window
    narrower = cos(radians((south + north) / 2))  # of a degree of longitude beside one of latitude
    pixels = min(height / (north - south), NARROW_MAP / ((east - west) * narrower))
    kept: list[tuple[float, float, float]] = []
    rows = []
    for row in names.sort_values(["count", "name"], ascending=[False, True]).to_dict("records"):
        x, y = row["x"] * narrower * pixels, row["y"] * pixels
        width = sum(13 if ord(c) > 255 else 7 for c in row["name"])
        if all(abs(x - x2) > (width + width2) / 2 or abs(y - y2) > NAME_HEIGHT for x2, y2, width2 in kept):
            kept.append((x, y, width))
            rows.append(row)
    return pd.DataFrame(rows, columns=names.columns)


# ---- tiles -------------------------------------------------------------------------------------------------------


def tile_map(frame: pd.DataFrame, spec: ChartSpec, labels: Labels, _height: int, more: Mapping) -> alt.LayerChart:
    """Every district of the city as a tile, with its number; one without rows says so."""
    tiles = tile_frame(frame, more["districts"], labels.lang)
    known = tiles[tiles["y"].notna()]
    place = {
        "x": alt.X("column:O", axis=None, scale=alt.Scale(paddingInner=0.06)),
        "y": alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0.08)),
    }
    shades = number_labels(known["y"], labels.lang, labels.measure_axis(spec))
    legend = alt.Legend(orient="top", title=labels.measure_axis(spec), labelExpr=shades, gradientLength=180)
    scale = alt.Scale(range=list(TILE_COLORS), domain=_domain(known["y"]))
    tips = [
        alt.Tooltip("district:N", title=words.DISTRICT.say(labels.lang)),
        alt.Tooltip("y_label:N", title=labels.measure_axis(spec)),
    ]
    grounds = []
    if len(known) < len(tiles):
        plain = alt.Chart(tiles[tiles["y"].isna()]).mark_rect(cornerRadius=6, color=_PLAIN_TILE)
        grounds.append(plain.encode(**place, tooltip=tips))
    if len(known):
        shade = alt.Color("y:Q", scale=scale, legend=legend)
        grounds.append(alt.Chart(known).mark_rect(cornerRadius=6).encode(**place, color=shade, tooltip=tips))
    inks = [
        alt.Chart(tiles)
        .mark_text(dy=shift, fontSize=size, fontWeight=weight)
        .encode(**place, text=f"{name}:N", color=alt.Color("ink:N", scale=None), tooltip=tips)
        for name, shift, size, weight in (("short", -8, 13, 600), ("y_label", 10, 12, 400))
    ]
    return alt.layer(*grounds, *inks).resolve_scale(color="independent").properties(height=TILE_HEIGHT)


def tile_frame(frame: pd.DataFrame, districts: Sequence[District], lang: Lang) -> pd.DataFrame:
    """One row a district: `district`, `short`, `row`, `column`, `y` (missing without rows), `y_label`, `ink`.

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
