"""An account closes: a judge goes, what was submitted counts on, the rest needs somebody else."""

from datetime import datetime

from contest.judging.machine import JUDGE
from contest.judging.voiding import void_judge
from core.audit import record_event
from core.state import Transaction

_DUTIES = "SELECT id, status FROM judge WHERE account_id = ? ORDER BY id"
_END = "UPDATE judge SET status = ? WHERE id = ?"
_FORGET_ADDRESS = "UPDATE judge SET email = ? WHERE id = ?"


def leave_judging_on_close(tx: Transaction, account_id: str, now: datetime) -> None:
    """Ends every duty of the person and erases the address that the invitation went to."""
    for judge_id, status in tx.rows(_DUTIES, (account_id,)):
        tx.execute(_FORGET_ADDRESS, (f"closed-{judge_id}", judge_id))
        if not JUDGE.allows(status, "remove"):
            continue
        tx.execute(_END, (JUDGE.after(status, "remove"), judge_id))
        voided = void_judge(tx, judge_id, keeps_submitted=True, reason="judge_removed", actor=account_id, now=now)
        record_event(
            tx,
            actor=account_id,
            action="judge.leave",
            subject=f"judge:{judge_id}",
            facts={"voided": voided},
            now=now,
        )
