"""Withdrawal: free before judging, on request during it; taken back while entries are still accepted."""

from datetime import datetime

from contest.contests.gates import list_gates
from contest.contests.reasons import require_reason
from contest.judging.voiding import void_work
from contest.phases import require_open
from contest.rights import require_organiser
from contest.works.clockwork import settle_work
from contest.works.errors import JudgingHasBegun, NotAskedFor
from contest.works.moving import move_work
from contest.works.queries import get_own_work, get_work, list_events
from contest.works.records import WorkEvent
from core.state import State, Transaction


def withdraw_work(state: State, work_id: str, *, actor: str, now: datetime) -> None:
    """Takes the work out of the contest, by the leader, while no judge was given a work.

    Raises NotYours, JudgingHasBegun or NotAllowedNow.
    """
    with state.transaction() as tx:
        work = settle_work(tx, get_own_work(tx, work_id, actor, as_leader=True), now)
        if _has_judging_begun(tx, work.contest_id):
            raise JudgingHasBegun()
        move_work(tx, work_id, "withdraw", actor=actor, now=now)


def take_back_withdrawal(state: State, work_id: str, *, actor: str, now: datetime) -> None:
    """The version handed in before counts again, until submission closes. No grace: nothing was lost by waiting.

    Raises NotYours, NotAllowedNow, WindowClosed.
    """
    with state.transaction() as tx:
        work = get_own_work(tx, work_id, actor, as_leader=True)
        require_open(tx, work.contest_id, "submission", now)
        move_work(tx, work_id, "take_back", actor=actor, now=now)


def ask_release(state: State, work_id: str, *, reason: str, actor: str, now: datetime) -> None:
    """The leader asks the organisers to take the work out of the judging.

    Raises NotYours, ReasonNeeded or NotAllowedNow.
    """
    with state.transaction() as tx:
        get_own_work(tx, work_id, actor, as_leader=True)
        words = require_reason(reason)
        move_work(tx, work_id, "ask_release", actor=actor, reason=words, now=now)


def find_release_request(tx: Transaction | State, work_id: str) -> WorkEvent | None:
    """The latest request of the team; it stands until the work is withdrawn."""
    return next((one for one in reversed(list_events(tx, work_id)) if one.act == "ask_release"), None)


def release_work(state: State, work_id: str, *, actor: str, reason: str = "", now: datetime) -> None:
    """An organiser agrees: the work leaves the judging at once, its reviews are kept and count no more.

    Raises WorkNotFound, RoleNeeded, NotAskedFor or NotAllowedNow.
    """
    with state.transaction() as tx:
        work = get_work(tx, work_id)
        require_organiser(tx, actor, work.contest_id)
        if find_release_request(tx, work_id) is None:
            raise NotAskedFor()
        move_work(tx, work_id, "release", actor=actor, reason=reason, now=now)
        void_work(tx, work_id, reason="withdrawn", actor=actor, now=now)


def _has_judging_begun(tx: Transaction, contest_id: str) -> bool:
    return any(gate.kind == "open_judging" for gate in list_gates(tx, contest_id))
