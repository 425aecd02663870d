"""Working days of Beijing: weekends and holidays do not count, weekends worked in exchange do."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contest.contests.workdays import WEEKENDS_ONLY, Calendar, after_workdays
from contest.results.workdays import count_workdays

MAY = Calendar(
    holidays=frozenset(date(2026, 5, number) for number in range(1, 6)), worked_weekends=frozenset({date(2026, 5, 9)})
)


def beijing(month, number, hour=0, minute=0):
    return datetime(2026, month, number, hour, minute) - timedelta(hours=8)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (beijing(4, 20, 12), 5, beijing(4, 27, 12)),  # Monday noon to Monday noon
        (beijing(4, 24, 9), 1, beijing(4, 27, 9)),  # over a weekend
        (beijing(4, 25, 9), 1, beijing(4, 28)),  # Saturday: the whole of Monday
        (beijing(4, 25, 9), 5, beijing(5, 2)),  # Saturday: Monday to the end of Friday
        (beijing(4, 20), 5, beijing(4, 28)),  # from midnight: the day itself does not count either
        (beijing(4, 24, 23, 59), 1, beijing(4, 27, 23, 59)),
    ],
)
def test_working_days_go_by(start, count, end):
    assert after_workdays(start, count) == end


def test_holidays_do_not_count_and_worked_weekends_do():
    assert after_workdays(beijing(4, 30, 10), 1, MAY) == beijing(5, 6, 10)
    assert after_workdays(beijing(5, 8, 10), 1, MAY) == beijing(5, 9, 10)
    assert after_workdays(beijing(4, 30, 10), 4, MAY) == beijing(5, 9, 10)
    assert after_workdays(beijing(5, 3, 10), 1, MAY) == beijing(5, 7)


def test_the_day_is_that_of_beijing():
    friday_evening_in_london = datetime(2026, 4, 24, 17)  # Saturday 01:00 in Beijing

    assert after_workdays(friday_evening_in_london, 1) == beijing(4, 28)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)), st.timedeltas(timedelta(0), timedelta(days=9)),
    st.integers(1, 30),
)  # fmt: skip
def test_who_begins_later_ends_no_earlier(start, wait, count):
    assume((start + timedelta(hours=8)).time() != time())  # midnight counts to the end of the last day
    end = after_workdays(start, count, MAY)

    assert end <= after_workdays(start + wait, count, MAY)
    assert end < after_workdays(start, count + 1, MAY)
    assert end - start >= timedelta(days=count)


def test_a_calendar_without_holidays_knows_weekends_only():
    week = [date(2026, 4, 20) + timedelta(days=number) for number in range(7)]

    assert [WEEKENDS_ONLY.is_workday(one) for one in week] == [True] * 5 + [False] * 2


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)), st.integers(1, 30))
def test_the_first_day_does_not_count_and_the_last_is_reached(start, count):
    end = after_workdays(start, count)

    assert count_workdays(start, end) == count
