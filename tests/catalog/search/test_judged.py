"""The judged queries: what a citizen types, and the dataset he wants, over the shipped catalogue.

judged_queries.csv was written before the ranking, unseen_queries.csv after it and before it was first tried.
"""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from tests.catalog.search.snapshots import search, shipped, slugs

HERE = Path(__file__).parent
FIRST, FIRST_FIVE = 0.80, 0.95


def _judged(name: str) -> list[tuple[str, str, set[str]]]:
    with (HERE / name).open(encoding="utf-8") as lines:
        return [(row["kind"], row["query"], set(row["wanted"].split("|"))) for row in csv.DictReader(lines)]


JUDGED, UNSEEN = _judged("judged_queries.csv"), _judged("unseen_queries.csv")
KINDS = sorted({kind for kind, _, _ in JUDGED})


def _place(query: str, wanted: set[str]) -> int:
    """1 for the first hit; 99 when the wanted one is not on the first page."""
    found = slugs(search(shipped(), query))
    return next((n for n, slug in enumerate(found, start=1) if slug in wanted), 99)


def _shares(queries: list[tuple[str, str, set[str]]]) -> tuple[float, float, list[tuple[str, int]]]:
    """(share found first, share found in the first five, what was not found first)"""
    places = {query: _place(query, wanted) for _, query, wanted in queries}
    first = sum(place == 1 for place in places.values()) / len(places)
    five = sum(place <= 5 for place in places.values()) / len(places)
    return first, five, [(query, place) for query, place in places.items() if place > 1]


def test_there_are_at_least_eight_queries_of_each_of_seven_kinds() -> None:
    counts: defaultdict[str, int] = defaultdict(int)
    for kind, _, _ in JUDGED:
        counts[kind] += 1

    assert set(KINDS) == {"chinese", "pinyin", "initials", "english", "synonym", "field", "typo"}
    assert min(counts.values()) >= 8


@pytest.mark.parametrize("kind", KINDS)
def test_the_wanted_dataset_is_found_by_queries_of_each_kind(kind: str) -> None:
    first, five, missed = _shares([judged for judged in JUDGED if judged[0] == kind])

    assert first >= FIRST, missed
    assert five >= FIRST_FIVE, missed


def test_the_wanted_dataset_is_found_by_queries_that_the_ranking_was_not_made_for() -> None:
    first, five, missed = _shares(UNSEEN)

    assert first >= FIRST, missed
    assert five >= FIRST_FIVE, missed


def test_the_judged_datasets_exist() -> None:
    known = {dataset.slug for dataset in shipped().index.datasets}

    assert {slug for _, _, wanted in JUDGED + UNSEEN for slug in wanted} - known == set()
