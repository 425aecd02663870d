"""Views of contests: added up in memory, written every few seconds in one transaction."""

from collections import Counter as Tally
from collections.abc import Mapping
from datetime import datetime
from threading import Lock

from core.clock import as_local
from core.state import State, Transaction

_ADD = """
    INSERT INTO contest_view (contest_id, day, hits)
    VALUES (?, ?, ?)
    ON CONFLICT (contest_id, day) DO UPDATE SET hits = contest_view.hits + excluded.hits
"""
_TOTAL = "SELECT CAST(coalesce(sum(hits), 0) AS BIGINT) FROM contest_view WHERE contest_id = ?"


class ViewCounter:
    """Counts of this process that are not in state yet. Any thread may add; a counter never slows a reader down."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: Tally[str] = Tally()

    def add(self, contest_id: str) -> None:
        with self._lock:
            self._waiting[contest_id] += 1

    def flush(self, state: State, now: datetime) -> int:
        """Writes what is waiting under the local day of `now`; returns how many. What fails to be written waits on."""
        with self._lock:
            taken, self._waiting = self._waiting, Tally()
        try:
            _write(state, taken, now)
        except BaseException:
            with self._lock:
                self._waiting.update(taken)
            raise
        return taken.total()


def _write(state: State, hits: Mapping[str, int], now: datetime) -> None:
    if not hits:
        return
    day = as_local(now).date()
    with state.transaction() as tx:
        for contest_id, count in sorted(hits.items()):
            tx.execute(_ADD, (contest_id, day, count))


def count_views(tx: Transaction | State, contest_id: str) -> int:
    """Since the beginning."""
    found = tx.row(_TOTAL, (contest_id,))
    return int(found[0]) if found else 0
