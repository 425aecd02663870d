"""What pages and routes ask of the catalogue."""

from datetime import date, datetime

import pytest

from catalog.counting import Counter
from catalog.errors import DatasetClosed, DatasetNotFound, ResourceNotFound, VersionNotFound
from catalog.queries import (
    get_dataset,
    get_overview,
    get_resource,
    get_version,
    list_popular,
    list_recent,
    list_related,
    list_versions,
)
from tests.builders import CLOSED, NOW, ROWS, add_dataset, field


def slugs(datasets) -> list[str]:
    return [dataset.slug for dataset in datasets]


def test_a_dataset_is_found_by_slug_and_by_id(catalogue) -> None:
    bikes = add_dataset(catalogue, "bikes")
    add_dataset(catalogue, "buses")

    assert get_dataset(catalogue, "bikes") == bikes
    assert get_dataset(catalogue, bikes.id) == bikes


@pytest.mark.parametrize("wild", ["", "Bikes", "bikes ", "' OR 1=1 --", "../etc", "x" * 10_000])
def test_an_unknown_dataset_is_said(catalogue, wild) -> None:
    add_dataset(catalogue, "bikes")

    with pytest.raises(DatasetNotFound) as refused:
        get_dataset(catalogue, wild)

    assert refused.value.status == 404
    assert len(refused.value.say("zh")) < 200


def test_a_resource_is_the_first_one_or_the_named_one(catalogue) -> None:
    bikes = add_dataset(catalogue, "bikes")

    assert get_resource(bikes, None) == get_resource(bikes, "bikes") == bikes.resources[0]
    with pytest.raises(ResourceNotFound, match="Tables you can use: bikes"):
        get_resource(bikes, "buses")


def test_a_version_is_the_current_one_or_the_numbered_one(catalogue) -> None:
    first = add_dataset(catalogue, "bikes").resources[0].version
    resource = add_dataset(catalogue, "bikes", rows=ROWS[:1]).resources[0]

    assert get_version(catalogue, resource, None) == resource.version
    assert get_version(catalogue, resource, 2) == resource.version
    assert get_version(catalogue, resource, 1) == get_version(catalogue, resource, "1") == first
    assert list_versions(catalogue, resource) == [resource.version, first]


@pytest.mark.parametrize("number", [0, 3, -1, "two", "9" * 50, "²", "1.0"])
def test_an_unknown_version_is_said(catalogue, number) -> None:
    add_dataset(catalogue, "bikes")
    resource = add_dataset(catalogue, "bikes", rows=ROWS[:1]).resources[0]

    with pytest.raises(VersionNotFound, match="Versions you can use: 1, 2"):
        get_version(catalogue, resource, number)


def test_a_closed_dataset_says_why_it_has_no_version(catalogue) -> None:
    add_dataset(catalogue, "bikes")
    closed = add_dataset(catalogue, "register", **CLOSED)

    with pytest.raises(DatasetClosed) as refused:
        get_version(catalogue, closed.resources[0], None)

    assert refused.value.status == 403
    assert CLOSED["closed_reason"] in refused.value.say("zh")
    assert list_versions(catalogue, closed.resources[0]) == []


def test_recent_are_the_last_updated_and_open(catalogue) -> None:
    add_dataset(catalogue, "old", modified="2025-01-01")
    add_dataset(catalogue, "new", modified="2026-02-01")
    add_dataset(catalogue, "also-new", modified="2026-02-01")
    add_dataset(catalogue, "register", modified="2026-02-02", **CLOSED)

    assert slugs(list_recent(catalogue, 2)) == ["also-new", "new"]
    assert slugs(list_recent(catalogue, 9)) == ["also-new", "new", "old"]


def test_popular_are_the_most_used_and_before_that_the_ones_behind_the_life_events(catalogue) -> None:
    add_dataset(catalogue, "audit", theme="credit", rows=ROWS * 5)
    add_dataset(catalogue, "buses", rows=ROWS * 2)
    add_dataset(catalogue, "bikes")
    register = add_dataset(catalogue, "register", **CLOSED)
    assert slugs(list_popular(catalogue, 3)) == ["buses", "bikes", "audit"]

    counter, bikes, audit = Counter(), get_dataset(catalogue, "bikes"), get_dataset(catalogue, "audit")
    for dataset_id, kind in [(bikes.id, "view")] * 4 + [(audit.id, "download")] + [(register.id, "view")] * 9:
        counter.add(dataset_id, kind)
    counter.flush(catalogue.state, NOW)
    catalogue.look_again()

    assert slugs(list_popular(catalogue, 3)) == ["audit", "bikes", "buses"]
    assert catalogue.snapshot().usage(bikes.id) == (4, 0)
    assert catalogue.snapshot().usage("nobody") == (0, 0)


def test_related_are_the_named_the_joined_and_those_of_the_theme(catalogue) -> None:
    key = field("route_code", kind="identifier")
    own = {"fields": [key], "rows": [("0168",)]}
    add_dataset(catalogue, "air", theme="environment", library="thematic", sublibrary="ecology")
    add_dataset(catalogue, "routes", **own)
    add_dataset(catalogue, "same-theme", fields=[field("other")], rows=[("1",)])
    joined = {
        "foreign_keys_across": [
            {
                "fields": ["route_code"],
                "reference": {"dataset": "routes", "resource": "routes", "fields": ["route_code"]},
            }
        ]
    }
    add_dataset(catalogue, "trips", **own, schema=joined, theme="credit")
    named = add_dataset(catalogue, "maps", fields=[field("x")], rows=[("1",)], theme="geography", related=["routes"])

    assert slugs(list_related(catalogue, get_dataset(catalogue, "routes"), 9)) == ["trips", "maps", "same-theme"]
    assert slugs(list_related(catalogue, get_dataset(catalogue, "routes"), 1)) == ["trips"]
    assert slugs(list_related(catalogue, named, 1)) == ["routes"]


def test_the_overview_counts_what_is_published(catalogue) -> None:
    add_dataset(catalogue, "bikes", update_cycle="monthly")
    add_dataset(catalogue, "buses", origin="simulated", frozen_on="2025-12-31", rows=ROWS * 2)
    add_dataset(catalogue, "register", publisher="gaj", library="base", sublibrary="population", **CLOSED)

    overview = get_overview(catalogue, datetime(2026, 2, 16))

    assert (overview.datasets, overview.resources, overview.rows, overview.offices) == (3, 3, 9, 2)
    assert overview.by_freshness == {"fresh": 0, "due": 1, "late": 0, "frozen": 1, "irregular": 1}
    assert overview.by_open_type == {
        "unconditional": 2,
        "conditional_realname": 0,
        "conditional_review": 0,
        "closed": 1,
    }
    assert overview.by_origin == {"fact": 2, "simulated": 1, "office": 0}
    assert overview.by_library == {"base": 1, "professional": 0, "thematic": 0, "social": 2}
    assert {name: count for name, count in overview.by_office.items() if count} == {"gaj": 1, "jtj": 2}
    assert {name: count for name, count in overview.by_theme.items() if count} == {"transport": 3}
    assert {name: count for name, count in overview.by_sublibrary.items() if count} == {
        "population": 1,
        "public-transport": 2,
    }


def test_every_question_has_an_answer_on_an_empty_catalogue(catalogue) -> None:
    overview = get_overview(catalogue, NOW)

    assert (overview.datasets, overview.rows, overview.offices) == (0, 0, 0)
    assert (list_recent(catalogue, 5), list_popular(catalogue, 5)) == ([], [])
    assert catalogue.snapshot().datasets == ()


def test_a_reader_keeps_the_picture_it_began_with(catalogue) -> None:
    add_dataset(catalogue, "bikes", modified="2026-01-02")
    before = catalogue.snapshot()

    add_dataset(catalogue, "buses")

    assert slugs(before.datasets) == ["bikes"]
    assert slugs(catalogue.snapshot().datasets) == ["bikes", "buses"]
    assert catalogue.snapshot() is catalogue.snapshot()
    assert before.by_slug["bikes"].modified_on == date(2026, 1, 2)
