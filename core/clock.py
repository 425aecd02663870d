"""The one clock. Everything below the front takes the time as an argument `now`.

A demonstration may be ahead of or behind the real time by the seconds that a file holds: `install_offset`.
"""

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from time import monotonic

LOCAL = timezone(timedelta(hours=8), "Asia/Shanghai")  # no summer time since 1991
LOOK_EVERY_S = 0.2  # at the file: every page and every rule asks for the time


class _Offset:
    """What the file says; without a file, or with one that holds no number, the real time."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._looked_at, self._changed_at, self._offset = 0.0, -1, timedelta(0)

    def install(self, path: Path | None) -> None:
        self._path = path
        self._looked_at, self._changed_at, self._offset = 0.0, -1, timedelta(0)

    def now(self) -> timedelta:
        if self._path is not None and monotonic() - self._looked_at >= LOOK_EVERY_S:
            self._looked_at = monotonic()
            self._look(self._path)
        return self._offset

    def _look(self, path: Path) -> None:
        try:
            changed_at = path.stat().st_mtime_ns
        except OSError:
            self._changed_at, self._offset = -1, timedelta(0)
            return
        if changed_at != self._changed_at:
            self._changed_at, self._offset = changed_at, _seconds(path)


_offset = _Offset()


def install_offset(path: Path | None) -> None:
    """From now on `utc_now` is ahead by the seconds in this file (a number, negative for behind); None: the real time.

    The file may be written at any time and is seen within 0.2 seconds.
    """
    _offset.install(path)


def utc_now() -> datetime:
    """Now as naive UTC, the form in which state keeps every moment."""
    return datetime.now(UTC).replace(tzinfo=None) + _offset.now()


def as_local(moment: datetime) -> datetime:
    """A naive UTC moment as the reader's: Asia/Shanghai."""
    return moment.replace(tzinfo=UTC).astimezone(LOCAL)


def _seconds(path: Path) -> timedelta:
    with suppress(OSError, ValueError, OverflowError):  # half written, or no number
        offset = timedelta(seconds=float(path.read_text("utf-8").strip() or 0))
        _ = datetime.now(UTC) + offset  # a year 0 or 10000 is no time
        return offset
    return timedelta(0)
