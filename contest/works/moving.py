"""One step of a work through its states: the row, its history, and the audit chain, always together."""

from datetime import datetime

from contest.works.machine import MACHINE
from contest.works.queries import get_work
from core.audit import record_event
from core.state import Transaction

CLOCK = "clock"  # the actor of what time alone does
_KEEPS_STATUS = ("disqualify",)  # acts after which the work can be led back to where it stood

_MOVE = "UPDATE work SET status = ?, status_before = ? WHERE id = ?"
_SO_FAR = "SELECT count(*) FROM work_event WHERE work_id = ?"
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
    number = (tx.row(_SO_FAR, (work_id,)) or (0,))[0] + 1
    event_id = f"{work_id}-{number:06}"  # in the order in which things happened, also within one moment
    tx.execute(_REMEMBER, (event_id, work_id, act, work.status, after, reason, actor, now))
    facts = {"from": work.status, "to": after}
    record_event(tx, actor=actor, action=f"work.{act}", subject=f"work:{work_id}", facts=facts, now=now)
    return after
