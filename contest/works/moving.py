"""One step of a work through its states: the row, its history, and the audit chain, always together."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from contest.works.machine import MACHINE
from contest.works.queries import get_work
from contest.works.records import Work
from core.audit import record_event, record_events
from core.state import Transaction, insert_rows

CLOCK = "clock"  # the actor of what time alone does
_KEEPS_STATUS = ("disqualify",)  # acts after which the work can be led back to where it stood

_MOVE = "UPDATE work SET status = ?, status_before = ? WHERE id = ?"
_SO_FAR = "SELECT count(*) FROM work_event WHERE work_id = ?"
_SO_FAR_OF_CONTEST = """
    SELECT e.work_id, count(*)
    FROM work_event AS e
    JOIN work AS w ON w.id = e.work_id
    WHERE w.contest_id = ?
    GROUP BY e.work_id
    ORDER BY e.work_id
"""
_REMEMBER = """
    INSERT INTO work_event (id, work_id, act, old_status, new_status, reason, actor, happened_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""


def move_work(tx: Transaction, work_id: str, act: str, *, actor: str, now: datetime, reason: str = "") -> str:
    """The status after the act, written with its event. Rights are the caller's. Raises NotAllowedNow, WorkNotFound."""
    work = get_work(tx, work_id)
    after = MACHINE.after(work.status, act)
    if act == "restore" and work.status == "disqualified" and work.status_before:
        after = work.status_before
    tx.execute(_MOVE, (after, work.status if act in _KEEPS_STATUS else None, work_id))
    so_far = (tx.row(_SO_FAR, (work_id,)) or (0,))[0]
    tx.execute(_REMEMBER, (_event_id(work_id, so_far), work_id, act, work.status, after, reason, actor, now))
    facts = {"from": work.status, "to": after}
    record_event(tx, actor=actor, action=f"work.{act}", subject=f"work:{work_id}", facts=facts, now=now)
    return after


def _event_id(work_id: str, so_far: int) -> str:
    """In the order in which things happened, also within one moment."""
    return f"{work_id}-{so_far + 1:06}"


_MOVE_MANY = "UPDATE work SET status = ?, status_before = NULL WHERE contest_id = ? AND status = ? AND id IN ({ids})"
_AT_ONCE = 500  # ids in a statement


def move_works(tx: Transaction, works: Sequence[Work], act: str, *, actor: str, now: datetime) -> None:
    """The same step of many works of one contest, as `move_work` with few statements; `works` as they are now.

    Not for `disqualify` and `restore`, which look at what was before. Raises NotAllowedNow.
    """
    if not works:
        return
    after = {work.id: MACHINE.after(work.status, act) for work in works}
    contest_id = works[0].contest_id
    for status in sorted({work.status for work in works}):
        ids = [work.id for work in works if work.status == status]
        for first in range(0, len(ids), _AT_ONCE):
            some = ids[first : first + _AT_ONCE]
            sql = _MOVE_MANY.format(ids=", ".join("?" * len(some)))
            tx.execute(sql, (MACHINE.after(status, act), contest_id, status, *some))
    so_far: Counter[str] = Counter(dict(tx.rows(_SO_FAR_OF_CONTEST, (contest_id,))))
    insert_rows(
        tx,
        _REMEMBER,
        [(_event_id(one.id, so_far[one.id]), one.id, act, one.status, after[one.id], "", actor, now) for one in works],
    )
    told = ((f"work:{one.id}", {"from": one.status, "to": after[one.id]}) for one in works)
    record_events(tx, told, actor=actor, action=f"work.{act}", now=now)
