"""The date editor gives back what was put in."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.contests.errors import BadMoment
from contest.contests.moments import as_day_and_time, as_form, from_day_and_time, from_form
from core.words import Text

FIELD = Text("作品提交截止", "Closing of submission")
MOMENTS = st.datetimes(datetime(2000, 1, 2), datetime(2100, 12, 30))


@given(MOMENTS)
def test_to_the_microsecond(moment):
    assert from_form(as_form(moment), FIELD) == moment
    assert from_day_and_time(*as_day_and_time(moment)) == moment


@given(MOMENTS)
def test_to_the_second_and_to_the_minute(moment):
    second, minute = moment.replace(microsecond=0), moment.replace(second=0, microsecond=0)

    assert from_form(as_form(second), FIELD) == second
    assert from_form(as_form(minute), FIELD) == minute
    assert len(as_form(minute)) == len("2026-05-31 17:00")


@given(MOMENTS)
def test_saving_again_and_again_shifts_nothing(moment):
    text = as_form(moment)
    for _ in range(3):
        text = as_form(from_form(text, FIELD))

    assert text == as_form(moment)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-05-31 17:00", datetime(2026, 5, 31, 9, 0)),
        ("2026-05-31T17:00", datetime(2026, 5, 31, 9, 0)),
        (" 2026-5-1 7:05 ", datetime(2026, 4, 30, 23, 5)),
        ("2026-05-31 17：00：30", datetime(2026, 5, 31, 9, 0, 30)),
        ("2026-06-01 00:00", datetime(2026, 5, 31, 16, 0)),
        ("2026-05-31 23:59:59.999", datetime(2026, 5, 31, 15, 59, 59, 999_000)),
    ],
)
def test_ways_of_writing_it(text, moment):
    assert from_form(text, FIELD) == moment


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2026-05-31", "2026-05-31 24:00", "2026-02-29 10:00", "2026-05-31 17:60", "1999-12-31 10:00",
     "2101-01-01 00:00", "2026-05-31 17:00+09:00", "２０２６-05-31 17:00", "2026-05-31 17:00; DROP"],
)  # fmt: skip
def test_what_is_no_time_is_refused_with_the_name_of_the_field(text):
    with pytest.raises(BadMoment) as refused:
        from_form(text, FIELD)

    assert FIELD.zh in refused.value.say("zh")


def test_the_editor_shows_beijing_time():
    moment = datetime(2026, 5, 31, 16, 30)

    assert as_form(moment) == "2026-06-01 00:30"
    assert as_day_and_time(moment) == (date(2026, 6, 1), time(0, 30))
    assert as_form(moment + timedelta(seconds=1)) == "2026-06-01 00:30:01"
