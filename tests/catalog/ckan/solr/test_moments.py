"""Dates of queries, whole, in part and reckoned from now."""

from datetime import datetime

import pytest

from catalog.ckan.errors import SearchQueryInvalid
from catalog.ckan.solr.moments import Span, span_of

NOW = datetime(2026, 3, 31, 15, 30, 45, 123456)


def moment(*parts: int) -> Span:
    return Span(datetime(*parts), datetime(*parts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("NOW", moment(2026, 3, 31, 15, 30, 45, 123456)),
        ("NOW/DAY", moment(2026, 3, 31)),
        ("NOW-7DAYS", moment(2026, 3, 24, 15, 30, 45, 123456)),
        ("NOW-1MONTH/MONTH", moment(2026, 2, 1)),
        ("NOW-1MONTH/DAY", moment(2026, 2, 28)),
        ("NOW/YEAR+1YEAR-1SECOND", moment(2026, 12, 31, 23, 59, 59)),
        ("NOW/HOUR-2HOURS+30MINUTES", moment(2026, 3, 31, 13, 30)),
        ("NOW/MILLI", moment(2026, 3, 31, 15, 30, 45, 123000)),
        ("2026-01-02T03:04:05Z", moment(2026, 1, 2, 3, 4, 5)),
        ("2026-01-02T03:04:05.678901Z", moment(2026, 1, 2, 3, 4, 5, 678901)),
        ("2026-01-02T03:04:05", moment(2026, 1, 2, 3, 4, 5)),
        ("2026-01-02T03:04:05+08:00", moment(2026, 1, 1, 19, 4, 5)),
        ("2026-01-02T03:04:05Z+1DAY", moment(2026, 1, 3, 3, 4, 5)),
        ("2026", Span(datetime(2026, 1, 1), datetime(2027, 1, 1))),
        ("2026-02", Span(datetime(2026, 2, 1), datetime(2026, 3, 1))),
        ("2026-02-28", Span(datetime(2026, 2, 28), datetime(2026, 3, 1))),
        ("2026-02-28T23", Span(datetime(2026, 2, 28, 23), datetime(2026, 3, 1))),
    ],
)
def test_a_date_stands_for_a_span(text: str, span: Span) -> None:
    assert span_of(text, NOW) == span


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "yesterday",
            "2026-13",
            "2026-02-30",
            "0000-01-01",
            "NOW-",
            "NOW-7",
            "NOW-7WEEKS",
            "NOW/",
            "NOW+999999YEARS",
        ),
        *("9999", "2026-01-01TXX", "2026-01-01 and more", "1" * 500, "NOW" + "-1DAY" * 1000 + "x"),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(SearchQueryInvalid):
        span_of(text, NOW)
