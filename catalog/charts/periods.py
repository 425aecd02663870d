"""The steps in which a chart over time is drawn, and their SQL."""

from catalog.records import Field
from catalog.roles import Column, Period, is_stock, native_period

CALM_POINTS = 100  # more points than this on a line are drawn by the next longer period
LONGER: dict[Period, Period] = {"day": "month", "week": "month", "month": "year", "year": "year"}
_DAYS: dict[Period, int] = {"day": 1, "week": 7, "month": 30, "year": 365}


def calm_period(time: Column, measure: Column | None) -> Period | None:
    """The step in which a line stays readable. A stock is never added up over time, so it keeps its own step."""
    native = native_period(time.field)
    if native is None or (measure is not None and is_stock(measure.field)):
        return native
    points = _points_between(time, native)
    while points > CALM_POINTS and LONGER[native] != native:
        points = points * _DAYS[native] // _DAYS[LONGER[native]]
        native = LONGER[native]
    return native


def _points_between(time: Column, native: Period) -> int:
    """Steps of the series. Moments of the same day count once, so the span in days bounds them."""
    if native != "day" or time.field.type != "datetime" or time.profile is None:
        return time.distinct
    first, last = (time.profile.minimum or "")[:10], (time.profile.maximum or "")[:10]
    years = int(last[:4] or 0) - int(first[:4] or 0)
    months = years * 12 + int(last[5:7] or 0) - int(first[5:7] or 0)
    return min(time.distinct, 31 * (months + 1))


def period_sql(column: str, field: Field, period: Period) -> str:
    """The first day of the period that a value falls in, as a DATE; NULL for what is no time. `column` is quoted."""
    return f"CAST(date_trunc('{period}', {_as_date(column, field)}) AS DATE)"


def _as_date(column: str, field: Field) -> str:
    if field.type in ("date", "datetime"):
        return f"CAST({column} AS DATE)"
    if field.type in ("year", "integer"):
        return f"make_date(TRY_CAST({column} AS INTEGER), 1, 1)"
    text = f"CAST({column} AS VARCHAR)"
    return (
        f"COALESCE(TRY_CAST({text} AS DATE), TRY_CAST({text} || '-01' AS DATE), TRY_CAST({text} || '-01-01' AS DATE))"
    )
