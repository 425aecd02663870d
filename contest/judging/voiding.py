"""Taking assignments out of the count. The rows stay: void is kept, never deleted, never counted."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from contest.judging.machine import ASSIGNMENT, LIVE, UNSENT
from contest.judging.records import Assignment
from core.audit import record_event
from core.state import Transaction

_FIND = "SELECT id, status, judge_id, work_id, stage_id FROM assignment WHERE {where} ORDER BY id"
_OF_PAIR = _FIND.format(where="judge_id = ? AND work_id = ?")
_OF_JUDGE = _FIND.format(where="judge_id = ?")
_OF_WORK = _FIND.format(where="work_id = ?")
_VOID = "UPDATE assignment SET status = ?, void_reason = ? WHERE id = ?"
_COMPARISONS_OF_PAIR = """
    UPDATE comparison SET voided_at = ?
    WHERE judge_id = ? AND (winner_id = ? OR loser_id = ?) AND voided_at IS NULL
"""
_COMPARISONS_OF_JUDGE = "UPDATE comparison SET voided_at = ? WHERE judge_id = ? AND voided_at IS NULL"
_COMPARISONS_OF_WORK = """
    UPDATE comparison SET voided_at = ?
    WHERE (winner_id = ? OR loser_id = ?) AND voided_at IS NULL
"""


def void_pair(tx: Transaction, judge_id: str, work_id: str, *, reason: str, actor: str, now: datetime) -> list[str]:
    """What one judge has to do with one work, in every stage. Returns the ids of the voided assignments."""
    tx.execute(_COMPARISONS_OF_PAIR, (now, judge_id, work_id, work_id))
    return _void(tx, tx.rows(_OF_PAIR, (judge_id, work_id)), LIVE, reason=reason, actor=actor, now=now)


def void_judge(
    tx: Transaction, judge_id: str, *, keeps_submitted: bool, reason: str, actor: str, now: datetime
) -> list[str]:
    """What a judge who goes leaves behind: what was not submitted, and the rest too unless it is kept."""
    if not keeps_submitted:
        tx.execute(_COMPARISONS_OF_JUDGE, (now, judge_id))
    which = UNSENT if keeps_submitted else LIVE
    return _void(tx, tx.rows(_OF_JUDGE, (judge_id,)), which, reason=reason, actor=actor, now=now)


def void_work(tx: Transaction, work_id: str, *, reason: str, actor: str, now: datetime) -> list[str]:
    """Every assignment and comparison of a work that was withdrawn or disqualified."""
    tx.execute(_COMPARISONS_OF_WORK, (now, work_id, work_id))
    return _void(tx, tx.rows(_OF_WORK, (work_id,)), LIVE, reason=reason, actor=actor, now=now)


def void_one(tx: Transaction, assignment: Assignment, *, reason: str, actor: str, now: datetime) -> None:
    """A single assignment, if it is not over already."""
    row = (assignment.id, assignment.status, assignment.judge_id, assignment.work_id, assignment.stage_id)
    _void(tx, [row], LIVE, reason=reason, actor=actor, now=now)


def _void(
    tx: Transaction,
    rows: Iterable[tuple[str, ...]],
    which: Sequence[str],
    *,
    reason: str,
    actor: str,
    now: datetime,
) -> list[str]:
    voided = []
    for id_, status, judge_id, work_id, stage_id in rows:
        if status not in which:
            continue
        tx.execute(_VOID, (ASSIGNMENT.after(status, "void"), reason, id_))
        facts = {"judge_id": judge_id, "work_id": work_id, "stage_id": stage_id, "was": status}
        record_event(tx, actor=actor, action="assignment.void", subject=f"assignment:{id_}", facts=facts, now=now)
        voided.append(id_)
    return voided
