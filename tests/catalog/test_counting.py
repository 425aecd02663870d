"""Views and downloads: counted in memory, written by the day, on both engines."""

from datetime import date, datetime
from threading import Thread

import pytest

from catalog.counting import Counter, totals
from catalog.schema import STEPS as CATALOG_STEPS
from core.schema import migrate
from core.steps import CORE_STEPS

NOON = datetime(2026, 3, 1, 4, 0)
NEXT_MIDNIGHT = datetime(2026, 3, 1, 16, 0)


@pytest.fixture
def counted(state):
    migrate(state, (*CORE_STEPS, *CATALOG_STEPS))
    return state


def test_hits_are_written_by_dataset_local_day_and_kind(counted) -> None:
    counter = Counter()
    for dataset_id, kind in [("a", "view"), ("a", "view"), ("a", "download"), ("b", "view")]:
        counter.add(dataset_id, kind)
    assert totals(counted) == {}

    assert counter.flush(counted, NOON) == 4
    counter.add("a", "view")
    assert counter.flush(counted, NOON) == 1
    counter.add("a", "view")
    assert counter.flush(counted, NEXT_MIDNIGHT) == 1

    assert counted.rows("SELECT dataset_id, day, kind, hits FROM usage_daily ORDER BY 1, 2, 3") == [
        ("a", date(2026, 3, 1), "download", 1),
        ("a", date(2026, 3, 1), "view", 3),
        ("a", date(2026, 3, 2), "view", 1),
        ("b", date(2026, 3, 1), "view", 1),
    ]
    assert totals(counted) == {"a": (4, 1), "b": (1, 0)}


def test_what_cannot_be_written_waits_for_the_next_round(counted) -> None:
    counter = Counter()
    counter.add("a", "view")
    counter.add("a", "peek")

    with pytest.raises(Exception, match=r"(?i)check|constraint"):
        counter.flush(counted, NOON)

    assert totals(counted) == {}
    counter._waiting.pop(("a", "peek"))
    counter.add("a", "view")
    assert counter.flush(counted, NOON) == 2


def test_no_hit_is_lost_between_threads(counted) -> None:
    counter = Counter()

    def hit() -> None:
        for _ in range(500):
            counter.add("a", "view")

    threads = [Thread(target=hit) for _ in range(8)]
    for thread in threads:
        thread.start()
    counter.flush(counted, NOON)
    for thread in threads:
        thread.join()
    counter.flush(counted, NOON)

    assert totals(counted) == {"a": (4000, 0)}


def test_nothing_to_write_writes_nothing(counted) -> None:
    assert Counter().flush(counted, NOON) == 0
