"""地图: points by their coordinates, or the districts as tiles; nothing is fetched from anywhere."""

from html import escape

import streamlit as st

from catalog.charts import ChartSpec, aggregate_of, parse_chart
from catalog.rows.grammar import as_pairs as row_pairs
from web.ui import chart_words
from web.ui.dataset import words
from web.ui.dataset.districts import district_strip
from web.ui.dataset.drawing import show_chart
from web.ui.dataset.filters import active_filter, count_sentence, filter_form
from web.ui.dataset.form import Choice, button, form, hidden_field, select
from web.ui.dataset.visit import Visit
from web.ui.links import anchor

MAPS = ("point_map", "tile_map")
MOST_COLORS = 8
_NAMES = {"point_map": words.MAP_POINTS, "tile_map": words.MAP_DISTRICTS}


def show_map(visit: Visit) -> None:
    spec = chosen_map(visit)
    kept = [("tab", "map"), *visit.place()]
    districts = district_strip(visit, "map") if spec.kind == "point_map" else ""
    st.html(
        f"""{_kinds(visit, spec)}{districts}<div class="ds-tools">{_options(visit, spec, kept)}
        {filter_form(visit, tab="map", kept=[*kept, *visit.chart_pairs()])}</div>{active_filter(visit)}
        <p class="ds-count sy-small">{escape(count_sentence(visit))}</p>"""
    )
    show_chart(visit, spec)


def chosen_map(visit: Visit) -> ChartSpec:
    """The map of the address, else points where there are coordinates, else tiles. Raises BadChart."""
    asked = parse_chart(visit.pairs, visit.version.fields if visit.version else ())
    if asked is not None and asked.kind in MAPS:
        return asked
    return default_maps(visit)[0]


def default_maps(visit: Visit) -> list[ChartSpec]:
    """The maps that this table allows, as proposed where they are proposed."""
    proposed = {spec.kind: spec for spec in reversed(visit.proposals) if spec.kind in MAPS}
    maps = []
    if visit.roles.coordinates is not None:
        longitude, latitude = visit.roles.coordinates
        maps.append(proposed.get("point_map", ChartSpec("point_map", longitude.name, latitude.name)))
    if visit.roles.district is not None:
        maps.append(proposed.get("tile_map", ChartSpec("tile_map", visit.roles.district.name)))
        if visit.version is not None and visit.roles.district.distinct == visit.version.row_count:
            maps.reverse()  # a table of the districts themselves
    return maps


def _kinds(visit: Visit, now: ChartSpec) -> str:
    """Points or districts, where the table has both."""
    maps = default_maps(visit)
    if len(maps) < 2:
        return ""
    links = "".join(
        anchor(
            visit.chart_link(spec, "map"),
            _NAMES[spec.kind].say(visit.lang),
            css="ds-proposal",
            aria_current="true" if spec.kind == now.kind else "",
        )
        for spec in maps
    )
    return f'<nav class="ds-proposals" aria-label="{escape(words.MAP_KINDS.say(visit.lang))}">{links}</nav>'


def _options(visit: Visit, spec: ChartSpec, kept: list[tuple[str, str]]) -> str:
    """What colours the points, or what the tiles show."""
    lang = visit.lang
    same = "".join(hidden_field(n, v) for n, v in (("chart", spec.kind), ("x", spec.x or ""), *_latitude(spec)))
    if spec.kind == "point_map":
        few = [c for c in visit.roles.of("category", "district") if 1 < c.distinct <= 2 * MOST_COLORS]
        colors = [("", words.CHART_NO_SPLIT.say(lang)), *((c.name, visit.labels.field(c.name)) for c in few)]
        control = select("color", words.MAP_COLOR.say(lang), colors, spec.color or "")
    else:
        chosen = f"{spec.y}:{spec.aggregate}" if spec.y else ""
        control = select("measure_of_map", words.MAP_MEASURE.say(lang), _measures(visit), chosen)
    body = f"""{same}<div class="ds-grid">{control}</div>
      <p class="sy-row">{button(words.MAP_SHOW.say(lang), is_main=True)}</p>"""
    hidden = [*kept, *row_pairs(visit.query)]
    title = escape((words.MAP_COLOR if spec.kind == "point_map" else words.MAP_MEASURE).say(lang))
    return f"""<details class="ds-panel"><summary>{title}</summary>
      {form(visit.dataset.slug, lang, body, kept=hidden)}</details>"""


def _latitude(spec: ChartSpec) -> list[tuple[str, str]]:
    return [("y", spec.y)] if spec.kind == "point_map" and spec.y else []


def _measures(visit: Visit) -> list[Choice]:
    """Rows, then each measure in the way that makes sense for it: `passengers:sum`."""
    choices = [("", chart_words.RECORDS.say(visit.lang))]
    for column in visit.roles.of("measure"):
        way = aggregate_of(column)
        label = visit.labels.measure_axis(ChartSpec("tile_map", "", column.name, aggregate=way))
        choices.append((f"{column.name}:{way}", label))
    return choices
