"""Draws the charts that every table proposes into one page to look at: `python -m scripts.gallery [--all] [folder]`.

Writes `gallery.html` (pictures inside, nothing is fetched). The data is loaded into `<folder>/data`, a store of its
own, so the portal may run meanwhile and a second run is quick.
"""

import argparse
import json
from dataclasses import replace
from html import escape
from pathlib import Path

import altair as alt
import vl_convert

from catalog.catalogue import Catalogue, open_catalogue
from catalog.charts import ChartSpec, chart_rows, propose_charts
from catalog.publishing.loading import load_folder
from catalog.records import Dataset, Resource
from catalog.roles import roles_of
from catalog.rows.query import RowQuery
from core.clock import utc_now
from core.settings import read_settings
from web.ui.chart_labels import labels_for, labels_of
from web.ui.charts import draw
from web.ui.maps import dense_window

WIDTH, HEIGHT = 520, 240
_THEME = {
    "background": "#ffffff",
    "font": "Noto Sans CJK SC",
    "range": {"category": ["#1f5fbf", "#2a9d8f", "#e0a11b", "#7a5cc4", "#5b8c2a", "#c2557f", "#4aa3d8", "#8a6d4b"]},
    "mark": {"color": "#1f5fbf"},
    "view": {"stroke": None},
}
_PAGE = """<!doctype html><meta charset="utf-8"><title>First charts</title>
<style>body{{font:15px "Noto Sans CJK SC",sans-serif;margin:24px}}main{{display:grid;gap:20px;
grid-template-columns:repeat(auto-fill,minmax(560px,1fr))}}figure{{margin:0;border:1px solid #ddd;border-radius:8px;
padding:14px}}svg{{max-width:100%;height:auto}}figcaption{{font-weight:600;margin-bottom:6px}}small{{color:#667;font-weight:400}}</style>
<h1>{count} charts of {tables} tables</h1><main>{figures}</main>"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("var/gallery"))
    parser.add_argument("--all", action="store_true", help="every proposal, not only the first")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    catalogue = open_catalogue(replace(read_settings(), data_dir=given.folder / "data"))
    try:
        load_folder(catalogue, now=utc_now(), report=print)
        figures, tables = _figures(catalogue, is_all=given.all)
    finally:
        catalogue.close()
    page = given.folder / "gallery.html"
    page.write_text(_PAGE.format(count=len(figures), tables=tables, figures="\n".join(figures)), "utf-8")
    print(page)


def _figures(catalogue: Catalogue, *, is_all: bool) -> tuple[list[str], int]:
    """The figures, and how many tables they are of; a table without a chart is said aloud."""
    figures, tables = [], 0
    for dataset in catalogue.snapshot().datasets:
        for resource in dataset.resources:
            if resource.version is None:
                continue
            tables += 1
            specs = propose_charts(resource)
            if not specs:
                print(f"no chart: {dataset.slug} / {resource.name}")
            figures += [_figure(catalogue, dataset, resource, spec) for spec in (specs if is_all else specs[:1])]
    return figures, tables


def _figure(catalogue: Catalogue, dataset: Dataset, resource: Resource, spec: ChartSpec) -> str:
    version = resource.version
    assert version is not None  # noqa: S101 - the caller looked
    marks = chart_rows(catalogue.engine, catalogue.files, version, spec, RowQuery())
    plain = labels_of(version.fields, "zh", districts=catalogue.city.districts)
    labels = labels_for(plain, spec, roles_of(version.fields, version.profile), version)
    window = dense_window(marks.to_pandas()) if spec.kind == "point_map" else None
    chart, said = draw(marks, spec, labels, height=HEIGHT, districts=catalogue.city.districts, window=window)
    where = f"{dataset.slug} / {resource.name} · {spec.kind} · {marks.num_rows}"
    return f"""<figure><figcaption>{escape(labels.title(spec))}<br><small>{escape(dataset.title.zh)} · {escape(where)}
      </small></figcaption>{_picture(chart)}<small>{escape(said)}</small></figure>"""


def _picture(chart: alt.Chart | alt.LayerChart) -> str:
    with alt.data_transformers.disable_max_rows():
        spec = json.loads(chart.properties(width=WIDTH).to_json())
    return vl_convert.vegalite_to_svg(spec, config=_THEME)


if __name__ == "__main__":
    main()
