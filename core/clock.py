"""The one clock. Everything below the front takes the time as an argument `now`."""

from datetime import UTC, datetime, timedelta, timezone

LOCAL = timezone(timedelta(hours=8), "Asia/Shanghai")  # no summer time since 1991


def utc_now() -> datetime:
    """Now as naive UTC, the form in which state keeps every moment."""
    return datetime.now(UTC).replace(tzinfo=None)


def as_local(moment: datetime) -> datetime:
    """A naive UTC moment as the reader's: Asia/Shanghai."""
    return moment.replace(tzinfo=UTC).astimezone(LOCAL)
