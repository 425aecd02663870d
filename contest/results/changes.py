"""What came after a version of a result and is not in it: the reasons to compute another one."""

from dataclasses import dataclass

from contest.results.records import ResultRun
from core.state import State, Transaction

_UPHELD = """
    SELECT count(*)
    FROM appeal
    WHERE contest_id = ? AND status IN ('upheld', 'partly_upheld') AND result_run_id IS NULL
"""
_GONE = """
    SELECT r.work_id
    FROM result_row AS r
    JOIN work AS w ON w.id = r.work_id
    WHERE r.run_id = ? AND w.status IN ('disqualified', 'withdrawn')
    UNION
    SELECT a.work_id
    FROM result_award AS a
    JOIN work AS w ON w.id = a.work_id
    WHERE a.run_id = ? AND w.status IN ('disqualified', 'withdrawn')
    ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Changes:
    """gone    ids of works of the version that were withdrawn or disqualified since
    upheld  appeals that were upheld, in whole or in part, and that no version answers yet
    """

    gone: tuple[str, ...]
    upheld: int

    def __bool__(self) -> bool:
        return bool(self.gone) or self.upheld > 0


def changes_since(tx: Transaction | State, run: ResultRun) -> Changes:
    """Nothing, which is false, while the version still says what holds."""
    (upheld,) = tx.row(_UPHELD, (run.contest_id,)) or (0,)
    return Changes(tuple(work_id for (work_id,) in tx.rows(_GONE, (run.id, run.id))), int(upheld))
