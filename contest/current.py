"""Which contest a reader means who named none."""

from collections.abc import Sequence
from datetime import datetime

from contest.contests.queries import list_public_contests
from contest.contests.records import Contest
from contest.errors import NoContestYet
from contest.phases import Phase, list_phases
from core.state import State, Transaction

_ENTERING = {"registration", "submission"}


def current_contest(tx: Transaction | State, now: datetime) -> Contest:
    """The one that takes entries, else one that has something open, else the newest. Raises NoContestYet."""
    contests = list_public_contests(tx)
    if not contests:
        raise NoContestYet()
    return min(contests, key=lambda one: _rank(one, list_phases(tx, one.id), now))


def _rank(contest: Contest, phases: Sequence[Phase], now: datetime) -> int:
    open_now = {phase.kind for phase in phases if phase.is_open(now)}
    if contest.status != "published":
        return 3
    if open_now & _ENTERING:
        return 0
    return 1 if open_now else 2
