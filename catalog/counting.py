"""Views and downloads: added up in memory, written every few seconds in one transaction."""

from collections import Counter as Tally
from collections.abc import Mapping
from datetime import datetime
from threading import Lock
from typing import Literal

from core.clock import as_local
from core.state import State

Kind = Literal["view", "download"]
DOWNLOAD_WORTH = 5  # views, wherever use is one number

_ADD = """
    INSERT INTO usage_daily (dataset_id, day, kind, hits)
    VALUES (?, ?, ?, ?)
    ON CONFLICT (dataset_id, day, kind) DO UPDATE SET hits = usage_daily.hits + excluded.hits
"""
_TOTALS = """
    SELECT dataset_id,
           CAST(sum(CASE WHEN kind = 'view' THEN hits ELSE 0 END) AS BIGINT),
           CAST(sum(CASE WHEN kind = 'download' THEN hits ELSE 0 END) AS BIGINT)
    FROM usage_daily
    GROUP BY dataset_id
"""


class Counter:
    """Counts of this process that are not in state yet. Any thread may add; a counter never slows a reader down."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: Tally[tuple[str, Kind]] = Tally()

    def add(self, dataset_id: str, kind: Kind) -> None:
        with self._lock:
            self._waiting[dataset_id, kind] += 1

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


def _write(state: State, hits: Mapping[tuple[str, Kind], int], now: datetime) -> None:
    if not hits:
        return
    day = as_local(now).date()
    with state.transaction() as tx:
        for (dataset_id, kind), count in sorted(hits.items()):
            tx.execute(_ADD, (dataset_id, day, kind, count))


def totals(state: State) -> dict[str, tuple[int, int]]:
    """{dataset id: (views, downloads)} since the beginning."""
    return {dataset_id: (int(views), int(downloads)) for dataset_id, views, downloads in state.rows(_TOTALS)}
