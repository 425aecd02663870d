"""The front page's charts of the city: declared in `datasets/front-charts.csv`, so that each city chooses its own."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import parse_qsl

from catalog.city import City
from catalog.records import Dataset, Resource
from core.words import Lang, Text
from web import words
from web.ui.bars import Bar, bar_list, columns
from web.ui.cards import origin_badge
from web.ui.links import Pair, link_of_pairs
from web.ui.numbers import short_number

Mark = tuple[object, float]  # (value on the axis, number)


@dataclass(frozen=True, slots=True)
class CityChart:
    """A declared chart.

    chart     its parameters, as in the address of the dataset's chart tab
    shape     bars (by category, largest first) or columns (a series in time)
    last      how many marks are kept: the largest bars, the latest columns
    headline  a sentence with {top} and {value}, the largest mark
    """

    dataset: str
    resource: str
    chart: tuple[Pair, ...]
    shape: str
    last: int
    title: Text
    unit: Text
    headline: Text


@cache
def declared_charts(file: Path) -> tuple[CityChart, ...]:
    """The charts of the file, in its order; none when there is no file."""
    if not file.exists():
        return ()
    with file.open(encoding="utf-8") as lines:
        return tuple(_chart(row) for row in csv.DictReader(lines))


def _chart(row: dict[str, str]) -> CityChart:
    def both(name: str) -> Text:
        return Text(row[name], row[f"{name}_en"])

    return CityChart(
        row["dataset"],
        row["resource"],
        tuple(parse_qsl(row["chart"])),
        row["shape"],
        int(row["last"]),
        both("title"),
        both("unit"),
        both("headline"),
    )


def chart_card(
    chart: CityChart, marks: Sequence[Mark], dataset: Dataset, resource: Resource, city: City, lang: Lang
) -> str:
    """Headline, chart, unit and source; `marks` in the order in which they are drawn."""
    kept = marks[-chart.last :] if chart.shape == "columns" else marks[: chart.last]
    top = max(kept, key=lambda mark: mark[1])
    title, unit = chart.title.say(lang), chart.unit.say(lang)
    labels = _labels(chart, resource) | {one.name: one.label for one in city.districts}
    bars = [Bar(axis_words(value, labels, lang), round(number, 1)) for value, number in kept]
    headline = chart.headline.say(
        lang, top=axis_words(top[0], labels, lang, is_long=True), value=short_number(round(top[1], 1), lang)
    )
    source = words.CHART_SOURCE.say(
        lang, title=dataset.title.say(lang), office=city.office(dataset.publisher).label.say(lang)
    )
    draw = columns if chart.shape == "columns" else bar_list
    return f"""<figure class="sy-card sy-city-chart"><figcaption>
      <span class="sy-row"><a class="sy-chart-title" href="{escape(_address(chart, lang))}">{escape(title)}</a>
        <span class="sy-push">{origin_badge(dataset.origin, lang)}</span></span>
      <span class="sy-chart-headline">{escape(headline)}</span>
      <span class="sy-muted sy-small">{escape(words.CHART_UNIT.say(lang, unit=unit))}</span></figcaption>
      {draw(bars, lang, caption=title, unit=unit)}
      <p class="sy-muted sy-small sy-chart-source">{escape(source)}</p></figure>"""


def _address(chart: CityChart, lang: Lang) -> str:
    pairs = [("id", chart.dataset), ("tab", "charts"), ("resource", chart.resource), *chart.chart]
    return link_of_pairs("/dataset", lang, pairs)


def _labels(chart: CityChart, resource: Resource) -> dict[str, Text]:
    """What the codes of the axis stand for, where the publisher says so."""
    axis = dict(chart.chart).get("x")
    return {code.value: code.label for one in resource.fields if one.name == axis for code in one.categories}


def axis_words(value: object, labels: Mapping[str, Text], lang: Lang, *, is_long: bool = False) -> str:
    """A month as a reader says it, a code or a district by its label, anything else as it is in the data."""
    if isinstance(value, date):
        if lang == "en":
            return f"{value:%B %Y}" if is_long else f"{value:%b}"
        return f"{value.year}年{value.month}月" if is_long else f"{value.month}月"
    return labels[str(value)].say(lang) if str(value) in labels else str(value)
