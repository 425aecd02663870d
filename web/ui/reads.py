"""What the pages of the front read, and how long it is kept: the only cache of page reads.

Searching and listing answer from memory in a few milliseconds and are not kept here. What costs a query over rows
is kept under the version it was asked of, which never changes.
"""

from urllib.parse import parse_qsl, urlencode

import streamlit as st

from catalog.catalogue import Snapshot
from catalog.charts import chart_rows, parse_chart
from catalog.city import City
from catalog.freshness import freshness_of
from catalog.queries import Overview, get_overview, get_resource, get_version, list_popular, list_recent
from catalog.records import Dataset, Resource
from catalog.rows.query import RowQuery
from catalog.search.facets import formats_of
from catalog.search.find import Found, find_datasets
from catalog.search.query import DatasetQuery
from core.clock import utc_now
from core.errors import PortalError
from core.words import Lang, Text
from web import words
from web.portal import Portal, get_portal
from web.ui.cards import CardFacts
from web.ui.city_charts import CityChart, Mark, chart_card, declared_charts

CARDS = 6  # datasets of a row on the front page
_FORMATS_ON_CARD = ("csv", "xlsx", "geojson")


def city() -> City:
    return get_portal().catalogue.city


def is_demo() -> bool:
    return get_portal().settings.is_demo


def snapshot() -> Snapshot:
    return get_portal().catalogue.snapshot()


def datasets() -> tuple[Dataset, ...]:
    """Every published dataset."""
    return snapshot().datasets


def found_datasets(query: DatasetQuery, lang: Lang) -> Found:
    return find_datasets(snapshot(), query, now=utc_now(), lang=lang)


def card_facts(dataset: Dataset) -> CardFacts:
    _, downloads = snapshot().usage(dataset.id)
    formats = formats_of(dataset)
    return CardFacts(
        freshness_of(dataset, utc_now()).state, downloads, tuple(name for name in _FORMATS_ON_CARD if name in formats)
    )


def recent_datasets() -> list[Dataset]:
    return list_recent(get_portal().catalogue, CARDS)


def popular_datasets() -> list[Dataset]:
    return list_popular(get_portal().catalogue, CARDS)


def overview() -> Overview:
    return get_overview(get_portal().catalogue, utc_now())


def front_numbers() -> list[tuple[int, Text]]:
    """(number, what it counts): datasets, rows, offices, downloads; what is still nought is left out."""
    known, now = snapshot(), overview()
    downloads = sum(known.usage(one.id)[1] for one in known.datasets)
    numbers = [
        (now.datasets, words.NUMBER_DATASETS),
        (now.rows, words.NUMBER_ROWS),
        (now.offices, words.NUMBER_OFFICES),
        (downloads, words.NUMBER_DOWNLOADS),
    ]
    return [(value, label) for value, label in numbers if value]


def late_datasets() -> set[str]:
    """The ids of the datasets whose promise is broken."""
    now = utc_now()
    return {one.id for one in datasets() if freshness_of(one, now).state == "late"}


def city_charts(lang: Lang) -> list[str]:
    """The declared charts whose data is there, drawn; a declaration that fits no data is left out."""
    portal = get_portal()
    declared = declared_charts(portal.settings.datasets_dir / "front-charts.csv")
    return [card for chart in declared if (card := _city_chart(portal, chart, lang))]


def _city_chart(portal: Portal, chart: CityChart, lang: Lang) -> str:
    dataset = snapshot().by_slug.get(chart.dataset)
    if dataset is None or dataset.is_closed:
        return ""
    try:
        resource = get_resource(dataset, chart.resource)
        if resource.version is None:
            return ""
        marks = _marks(resource.version.id, urlencode(chart.chart), resource)
    except PortalError:
        return ""
    return chart_card(chart, marks, dataset, resource, city(), lang) if marks else ""


@st.cache_data(ttl=24 * 3600, max_entries=64, show_spinner=False)
def _marks(version_id: str, chart: str, _resource: Resource) -> list[Mark]:
    """(value on the axis, number) of every mark. The key is the version and the chart: neither ever changes."""
    portal = get_portal()
    version = get_version(portal.catalogue, _resource, None)
    spec = parse_chart(parse_qsl(chart), version.fields)
    if spec is None:
        return []
    table = chart_rows(portal.catalogue.engine, portal.catalogue.files, version, spec, RowQuery())
    return [(row["x"], float(row["y"])) for row in table.to_pylist() if row["x_part"] == "value"]
