"""The URL of a search: everything in it, nothing else, and no way to break it."""

import pytest

from catalog.search.query import DatasetQuery, dataset_query_as_pairs, parse_dataset_query

FULL = DatasetQuery(
    words='100% "公交" & 地铁',
    theme=("transport", "weather"),
    office=("jtj",),
    library=("social",),
    sublibrary=("public-transport",),
    format=("csv",),
    open_type=("closed",),
    update_cycle=("daily",),
    freshness=("late",),
    origin=("fact",),
    sort="title",
    page=3,
    per_page=50,
)


@pytest.mark.parametrize("query", [DatasetQuery(), DatasetQuery("公交"), DatasetQuery(page=2), FULL])
def test_a_query_comes_back_equal_from_its_url(query: DatasetQuery) -> None:
    assert parse_dataset_query(dataset_query_as_pairs(query)) == query


def test_what_is_as_usual_is_left_out_of_the_url() -> None:
    assert dataset_query_as_pairs(DatasetQuery()) == []


def test_strange_values_are_dropped() -> None:
    pairs = [("q", "公交"), ("sort", "'; --"), ("page", "-1"), ("per_page", "9999"), ("theme", ""), ("lang", "en")]

    assert parse_dataset_query(pairs) == DatasetQuery("公交", per_page=100)


@pytest.mark.parametrize("page", ["", "0", "x", "1e3", "²", "٣", "9" * 400])
def test_a_page_that_is_no_page_is_the_first(page: str) -> None:
    assert parse_dataset_query([("page", page)]).page == 1


def test_a_value_named_twice_counts_once() -> None:
    assert parse_dataset_query([("theme", "a"), ("theme", "b"), ("theme", "a")]).theme == ("a", "b")


def test_a_click_on_a_facet_adds_or_takes_away_and_begins_at_the_first_page() -> None:
    query = DatasetQuery("公交", theme=("transport",), page=4)

    assert query.toggled("theme", "weather") == DatasetQuery("公交", theme=("transport", "weather"))
    assert query.toggled("theme", "transport") == DatasetQuery("公交")
