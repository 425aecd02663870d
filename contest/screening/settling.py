"""What time has done to works, written down by a job. Reading never waits for it: `status_at` computes the same."""

from datetime import datetime

from contest.contests.queries import list_contests
from contest.phases import list_phases
from contest.works.clockwork import act_of_clock, current_status, settle_work, status_at
from contest.works.queries import list_works
from core.state import State

__all__ = ["current_status", "settle_works", "status_at"]


def settle_works(state: State, *, now: datetime) -> dict[str, str]:
    """{work id: its new status} of what lapsed, closed, opened again or ran out of time. A second run finds nothing."""
    settled: dict[str, str] = {}
    for contest in list_contests(state):
        if contest.status == "published":
            settled |= _settle_contest(state, contest.id, now)
    return settled


def _settle_contest(state: State, contest_id: str, now: datetime) -> dict[str, str]:
    phases = list_phases(state, contest_id)
    if all(act_of_clock(work, phases, now) is None for work in list_works(state, contest_id)):
        return {}  # nothing to write, so no turn at writing is taken
    with state.transaction() as tx:
        before = list_works(tx, contest_id)
        after = [settle_work(tx, work, now) for work in before]
    return {new.id: new.status for old, new in zip(before, after, strict=True) if old.status != new.status}
