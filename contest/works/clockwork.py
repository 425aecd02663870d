"""What time alone does to a work: lapse, close, open again with a later deadline, end a correction.

The status is computed from the clock whenever it is read; commands first write down what the clock has done.
"""

from collections.abc import Sequence
from datetime import datetime

from contest.phases import Phase, list_phases
from contest.works.machine import MACHINE
from contest.works.moving import CLOCK, move_work
from contest.works.queries import get_work
from contest.works.records import Work
from core.state import State, Transaction


def act_of_clock(work: Work, phases: Sequence[Phase], now: datetime) -> str | None:
    """The act that time has brought about and nobody has written down yet."""
    if work.status == "returned":
        is_over = work.return_closes_at is not None and now >= work.return_closes_at
        return "expire" if is_over else None
    submission = next((phase for phase in phases if phase.kind == "submission"), None)
    if submission is None:
        return None
    is_over = submission.state(now) == "closed"
    acts = {"draft": "lapse", "submitted": "close"} if is_over else {"lapsed": "reopen", "locked": "reopen"}
    return acts.get(work.status)


def status_at(work: Work, phases: Sequence[Phase], now: datetime) -> str:
    """The status at this moment, whether or not it was written down."""
    act = act_of_clock(work, phases, now)
    return work.status if act is None else MACHINE.after(work.status, act)


def current_status(tx: Transaction | State, work: Work, now: datetime) -> str:
    """As `status_at`, with the phases read here."""
    return status_at(work, list_phases(tx, work.contest_id), now)


def settle_work(tx: Transaction, work: Work, now: datetime) -> Work:
    """The work with what the clock has done written down."""
    act = act_of_clock(work, list_phases(tx, work.contest_id), now)
    if act is None:
        return work
    move_work(tx, work.id, act, actor=CLOCK, now=now)
    return get_work(tx, work.id)
