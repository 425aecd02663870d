"""Working days in Shenyang, counted as the law counts periods."""

from datetime import date, datetime, timedelta

import pytest

from contest.contests.workdays import Calendar
from contest.results.workdays import count_workdays, end_of_workday

MONDAY_NOON = datetime(2026, 4, 20, 4, 0)  # naive UTC
FRIDAY_MIDNIGHT = datetime(2026, 4, 24, 16, 0)  # the end of Friday in Shenyang


@pytest.mark.parametrize(
    ("begins", "count", "ends"),
    [
        (MONDAY_NOON, 1, datetime(2026, 4, 21, 16, 0)),
        (MONDAY_NOON, 4, FRIDAY_MIDNIGHT),
        (MONDAY_NOON, 5, datetime(2026, 4, 27, 16, 0)),
        (FRIDAY_MIDNIGHT, 1, datetime(2026, 4, 27, 16, 0)),  # it is Saturday already
        (FRIDAY_MIDNIGHT - timedelta(milliseconds=1), 1, datetime(2026, 4, 27, 16, 0)),
    ],
)
def test_a_period_ends_at_midnight_after_its_last_working_day(begins, count, ends):
    assert end_of_workday(begins, count) == ends


@pytest.mark.parametrize(
    ("ends", "count"),
    [
        (datetime(2026, 4, 20, 9, 0), 0),
        (FRIDAY_MIDNIGHT, 4),
        (FRIDAY_MIDNIGHT + timedelta(milliseconds=1), 4),
        (datetime(2026, 4, 26, 16, 0), 4),  # the very beginning of Monday is not Monday
        (datetime(2026, 4, 26, 16, 0) + timedelta(milliseconds=1), 5),
        (datetime(2026, 4, 27, 4, 0), 5),
    ],
)
def test_the_day_on_which_it_begins_does_not_count(ends, count):
    assert count_workdays(MONDAY_NOON, ends) == count


def test_holidays_do_not_count_and_weekends_worked_in_exchange_do():
    calendar = Calendar(holidays={date(2026, 4, 21)}, worked_weekends={date(2026, 4, 25)})

    assert end_of_workday(MONDAY_NOON, 4, calendar) == datetime(2026, 4, 25, 16, 0)
    assert count_workdays(MONDAY_NOON, datetime(2026, 4, 25, 16, 0), calendar) == 4
