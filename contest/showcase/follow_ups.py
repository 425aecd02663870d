"""What became of the winners 3, 6 and 12 months after the results were final, told by the team or an organiser."""

from calendar import monthrange
from datetime import datetime

from contest.phases import beijing
from contest.rights import is_organiser, require_leader
from contest.showcase import words
from contest.showcase.errors import FollowUpNotDue, FollowUpNotFound, UnknownFollowUpState
from contest.showcase.queries import SHOWABLE
from contest.showcase.records import FollowUp
from contest.transitions import Machine
from contest.works.queries import get_work
from core.audit import record_event
from core.state import State, Transaction

MONTHS = (3, 6, 12)
MAX_NOTE_CHARS = 2000
FOLLOW_UP = Machine(
    thing=words.FOLLOW_UP,
    statuses=words.FOLLOW_UP_STATES,
    acts=words.FOLLOW_UP_ACTS,
    moves={
        **{("due", state): state for state in ("running", "changed", "stopped", "no_answer")},
        **{("no_answer", state): state for state in ("running", "changed", "stopped")},  # a late answer is one
    },
)
_BY_ORGANISERS = ("no_answer",)  # what a team cannot say of itself

_HAS_WON = f"""
    EXISTS (
        SELECT 1
        FROM result_award AS a
        JOIN result_run AS r ON r.id = a.run_id
        WHERE a.work_id = w.id AND r.status = 'final')
    AND w.status IN ({", ".join("?" * len(SHOWABLE))})
"""  # noqa: S608 — only question marks are put in
_WINNERS = f"SELECT w.id FROM work AS w WHERE w.contest_id = ? AND {_HAS_WON} ORDER BY w.id"  # noqa: S608
_PLAN = """
    INSERT INTO follow_up (work_id, months, due_at, state, note)
    VALUES (?, ?, ?, 'due', '')
    ON CONFLICT (work_id, months) DO NOTHING
"""


def list_winners(tx: Transaction | State, contest_id: str) -> list[str]:
    """Ids of the works with a prize in the final result, of the jury or of the public."""
    return [row[0] for row in tx.rows(_WINNERS, (contest_id, *SHOWABLE))]


def plan_follow_ups(tx: Transaction, contest_id: str, *, now: datetime) -> None:
    """A row for each winner and month, from `now`, when the results became final; those that exist stay."""
    for work_id in list_winners(tx, contest_id):
        for months in MONTHS:
            tx.execute(_PLAN, (work_id, months, months_after(now, months)))


def months_after(moment: datetime, months: int) -> datetime:
    """The same day so many months later, or the last day of a shorter month.

    >>> months_after(datetime(2026, 11, 30, 9), 3), months_after(datetime(2026, 1, 31), 12)
    (datetime.datetime(2027, 2, 28, 9, 0), datetime.datetime(2027, 1, 31, 0, 0))
    """
    years, month = divmod(moment.month - 1 + months, 12)
    year = moment.year + years
    return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))


_COLUMNS = "SELECT f.work_id, f.months, f.due_at, f.state, f.note, f.recorded_at FROM follow_up AS f"
_OF_WORK = _COLUMNS + " WHERE f.work_id = ? ORDER BY f.months"
_ONE = _COLUMNS + " WHERE f.work_id = ? AND f.months = ?"
_DUE = f"""{_COLUMNS}
    JOIN work AS w ON w.id = f.work_id
    WHERE f.state = 'due' AND f.due_at <= ? AND (? = '' OR w.contest_id = ?) AND {_HAS_WON}
    ORDER BY f.due_at, f.work_id, f.months
    LIMIT 500
"""


def list_follow_ups(tx: Transaction | State, work_id: str) -> list[FollowUp]:
    """All of one work, the earliest first: for its team and organisers."""
    return [FollowUp(*row) for row in tx.rows(_OF_WORK, (work_id,))]


def list_due_follow_ups(tx: Transaction | State, *, now: datetime, contest_id: str | None = None) -> list[FollowUp]:
    """What nobody has answered yet, the longest due first; a work that is no winner any more is not asked."""
    return [FollowUp(*row) for row in tx.rows(_DUE, (now, contest_id or "", contest_id or "", *SHOWABLE))]


_RECORD = """
    UPDATE follow_up SET state = ?, note = ?, recorded_by = ?, recorded_at = ? WHERE work_id = ? AND months = ?
"""


def record_follow_up(
    state: State, work_id: str, months: int, *, outcome: str, note: str, actor: str, now: datetime
) -> FollowUp:
    """What became of the work, told by its leader or an organiser, from the day it is due.

    outcome  running, changed, stopped; organisers also no_answer

    Raises WorkNotFound, NotYours, FollowUpNotFound, UnknownFollowUpState, FollowUpNotDue or NotAllowedNow.
    """
    with state.transaction() as tx:
        choices = _choices(tx, work_id, actor)
        found = tx.row(_ONE, (work_id, months))
        if found is None:
            raise FollowUpNotFound()
        if outcome not in choices:
            raise UnknownFollowUpState(state=outcome[:50], states=", ".join(choices))
        planned = FollowUp(*found)
        if now < planned.due_at:
            raise FollowUpNotDue(due_at=beijing(planned.due_at))
        status = FOLLOW_UP.after(planned.state, outcome)
        tx.execute(_RECORD, (status, note.strip()[:MAX_NOTE_CHARS], actor, now, work_id, months))
        facts = {"months": months, "state": status}
        record_event(tx, actor=actor, action="follow_up.record", subject=f"work:{work_id}", facts=facts, now=now)
        return FollowUp(*(tx.row(_ONE, (work_id, months)) or found))


def _choices(tx: Transaction, work_id: str, actor: str) -> list[str]:
    work = get_work(tx, work_id)
    if is_organiser(tx, actor, work.contest_id):
        return list(words.FOLLOW_UP_ACTS)
    require_leader(tx, actor, work.team_id)
    return [outcome for outcome in words.FOLLOW_UP_ACTS if outcome not in _BY_ORGANISERS]
