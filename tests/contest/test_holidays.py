"""Working days come from the datasets that publish the holidays of a year."""

from datetime import date

from contest.contests.workdays import WEEKENDS_ONLY
from contest.holidays import working_days
from tests.builders import add_dataset, field

FIELDS = (field("date", "date"), field("kind"))


def test_days_off_and_worked_weekends_of_every_published_year_count(catalogue):
    add_dataset(
        catalogue,
        "holidays-2026",
        fields=FIELDS,
        rows=[("2026-10-01", "放假"), ("2026-10-02", "放假"), ("2026-10-10", "调休上班")],
    )
    add_dataset(catalogue, "holidays-2027", fields=FIELDS, rows=[("2027-01-01", "放假")])
    add_dataset(catalogue, "school-holidays", fields=FIELDS, rows=[("2026-07-15", "放假")])

    calendar = working_days(catalogue)

    assert calendar.holidays == {date(2026, 10, 1), date(2026, 10, 2), date(2027, 1, 1)}
    assert calendar.worked_weekends == {date(2026, 10, 10)}
    assert calendar.workday_after(date(2026, 9, 30), 5) == date(2026, 10, 9)


def test_a_dataset_with_other_columns_is_left_alone(catalogue):
    add_dataset(catalogue, "holidays-2026", fields=(field("day", "date"), field("kind")), rows=[("2026-10-01", "放假")])

    assert working_days(catalogue) == WEEKENDS_ONLY


def test_without_such_a_dataset_there_are_weekends_only(catalogue):
    assert working_days(catalogue) == WEEKENDS_ONLY
