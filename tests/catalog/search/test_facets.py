"""Narrowing down: alternatives within a facet, all facets together, counts that leave their own facet out."""

from datetime import date, datetime

from catalog.search.facets import FACETS, formats_of
from tests.catalog.search.snapshots import column, published, record, search, slugs, snapshot

POINT = [column("lon", "经度", "Longitude", kind="longitude"), column("lat", "纬度", "Latitude", kind="latitude")]
BUS = published(record("bus", "公交", theme="transport", publisher="jtj", fields=[column("code", "编码", "Code")]))
METRO = published(record("metro", "地铁", theme="transport", publisher="dsj", origin="simulated", fields=POINT))
HOSPITAL = record("hospital", "医院", theme="health", publisher="wjw", origin="simulated", open_type="closed")
CITY = snapshot(BUS, METRO, HOSPITAL)


def _counts(facet: str, **selected: tuple[str, ...]) -> dict[str, int]:
    return {one.value: one.count for one in search(CITY, **selected).facets[facet]}


def test_values_of_one_facet_are_alternatives_and_facets_narrow_each_other() -> None:
    assert slugs(search(CITY, theme=("transport", "health"))) == ["bus", "hospital", "metro"]
    assert slugs(search(CITY, theme=("transport", "health"), origin=("simulated",))) == ["hospital", "metro"]
    assert slugs(search(CITY, theme=("transport",), origin=("simulated",))) == ["metro"]


def test_a_facet_counts_as_if_it_were_not_chosen_itself() -> None:
    assert _counts("theme", theme=("health",)) == {"transport": 2, "health": 1}
    assert _counts("origin", theme=("health",)) == {"simulated": 1}
    assert _counts("theme", theme=("health",), origin=("fact",)) == {"transport": 1, "health": 0}


def test_a_chosen_value_stays_visible_and_selected() -> None:
    shown = search(CITY, "公交", theme=("health",)).facets["theme"]

    assert [(one.value, one.count, one.is_selected) for one in shown] == [
        ("transport", 1, False),
        ("health", 0, True),
    ]


def test_words_narrow_the_counts_too() -> None:
    found = search(CITY, "公交")

    assert {one.value: one.count for one in found.facets["office"]} == {"jtj": 1}


def test_every_facet_is_counted_in_the_order_it_is_shown() -> None:
    facets = search(CITY).facets

    assert list(facets) == list(FACETS)
    assert [(one.value, one.count) for one in facets["open_type"]] == [("unconditional", 2), ("closed", 1)]
    assert [(one.value, one.label.zh) for one in facets["library"]] == [("social", "社会")]


def test_formats_are_those_that_can_be_downloaded() -> None:
    every = {"csv", "xlsx", "json", "ndjson", "parquet"}

    assert (formats_of(BUS), formats_of(METRO), formats_of(HOSPITAL)) == (every, every | {"geojson"}, frozenset())
    assert slugs(search(CITY, format=("geojson",))) == ["metro"]
    assert _counts("format", format=("geojson",))["csv"] == 2


def test_freshness_is_judged_on_the_day_of_the_question() -> None:
    city = snapshot(record("daily", "每日", update_cycle="monthly", modified_on=date(2026, 1, 1)))

    on_time = search(city, now=datetime(2026, 1, 10)).facets["freshness"]
    late = search(city, now=datetime(2026, 6, 1)).facets["freshness"]

    assert [one.value for one in on_time] == ["fresh"]
    assert [one.value for one in late] == ["late"]


def test_a_value_that_no_facet_has_is_passed_over() -> None:
    assert search(CITY, theme=("no-such-theme",)).total == 3
    assert slugs(search(CITY, theme=("no-such-theme", "health"))) == ["hospital"]
