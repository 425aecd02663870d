"""Whether the promise to update is kept, on the calendar of the city."""

from datetime import date, datetime

import pytest

from catalog.freshness import Freshness, freshness_of
from tests.builders import make_dataset


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        (datetime(2026, 1, 15), Freshness("fresh", date(2026, 2, 15))),
        (datetime(2026, 2, 14, 15, 59), Freshness("fresh", date(2026, 2, 15))),
        (datetime(2026, 2, 14, 16, 0), Freshness("due", date(2026, 2, 15))),  # midnight in Shenyang
        (datetime(2026, 2, 21, 15, 59), Freshness("due", date(2026, 2, 15))),
        (datetime(2026, 2, 21, 16, 0), Freshness("late", date(2026, 2, 15))),
    ],
)
def test_a_monthly_dataset_is_fresh_then_due_then_late(now, wanted) -> None:
    dataset = make_dataset("bikes", update_cycle="monthly", modified_on=date(2026, 1, 15))

    assert freshness_of(dataset, now) == wanted


@pytest.mark.parametrize(
    ("cycle", "due_on"),
    [
        ("realtime", date(2026, 1, 16)),
        ("daily", date(2026, 1, 16)),
        ("weekly", date(2026, 1, 22)),
        ("quarterly", date(2026, 4, 17)),
        ("semiannual", date(2026, 7, 18)),
        ("annual", date(2027, 1, 16)),
    ],
)
def test_each_cycle_names_its_day(cycle, due_on) -> None:
    dataset = make_dataset("bikes", update_cycle=cycle, modified_on=date(2026, 1, 15))

    assert freshness_of(dataset, datetime(2026, 1, 15)).due_on == due_on


@pytest.mark.parametrize(
    ("what", "state"),
    [
        ({"frozen_on": date(2025, 12, 31)}, "frozen"),
        ({"frozen_on": date(2025, 12, 31), "open_type": "closed"}, "frozen"),
        ({"update_cycle": "irregular"}, "irregular"),
        ({"open_type": "closed"}, "irregular"),
    ],
)
def test_what_promised_nothing_is_never_late(what, state) -> None:
    dataset = make_dataset("bikes", **{"update_cycle": "daily"} | what)

    assert freshness_of(dataset, datetime(2036, 1, 1)) == Freshness(state, None)
