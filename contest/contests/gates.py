"""Explicit acts of the organisers that only go forward. Nothing here takes one back."""

from collections.abc import Mapping
from datetime import datetime

from contest.contests.errors import GateAlreadyPassed, GateNotPassed
from contest.contests.records import Gate
from contest.rights import require_organiser
from core.audit import record_event
from core.state import State, Transaction
from core.words import Text

# As in “… is done already”. `stage_id` is '' for what concerns the contest as a whole.
GATES: Mapping[str, Text] = {
    "open_judging": Text("开启评审", "Opening the judging"),
    "freeze_scores": Text("冻结评分", "Freezing the scores"),
    "publish_provisional": Text("公布拟获奖名单", "Publishing the provisional results"),
    "start_publicity": Text("开始公示", "Starting the public notice"),
    "finalise": Text("确定最终结果", "Making the results final"),
    "close_vote": Text("结束投票", "Closing the vote"),
    "verify_votes": Text("完成票数核查", "Finishing the check of votes"),
    "publish_votes": Text("公布投票结果", "Publishing the votes"),
}

_FIND = """
    SELECT contest_id, stage_id, kind, passed_by, passed_at
    FROM gate
    WHERE contest_id = ? AND stage_id = ? AND kind = ?
"""
_ADD = "INSERT INTO gate (contest_id, stage_id, kind, passed_by, passed_at) VALUES (?, ?, ?, ?, ?)"
_LIST = """
    SELECT contest_id, stage_id, kind, passed_by, passed_at
    FROM gate
    WHERE contest_id = ?
    ORDER BY passed_at, stage_id, kind
"""


def find_gate(tx: Transaction | State, contest_id: str, kind: str, stage_id: str = "") -> Gate | None:
    found = tx.row(_FIND, (contest_id, stage_id, kind))
    return Gate(*found) if found else None


def has_passed(tx: Transaction | State, contest_id: str, kind: str, stage_id: str = "") -> bool:
    return find_gate(tx, contest_id, kind, stage_id) is not None


def require_passed(tx: Transaction | State, contest_id: str, kind: str, stage_id: str = "") -> Gate:
    """Raises GateNotPassed."""
    found = find_gate(tx, contest_id, kind, stage_id)
    if found is None:
        raise GateNotPassed(gate=GATES[kind])
    return found


def require_not_passed(tx: Transaction | State, contest_id: str, kind: str, stage_id: str = "") -> None:
    """Raises GateAlreadyPassed."""
    if has_passed(tx, contest_id, kind, stage_id):
        raise GateAlreadyPassed(gate=GATES[kind])


def pass_gate(tx: Transaction, contest_id: str, kind: str, stage_id: str = "", *, actor: str, now: datetime) -> Gate:
    """Done for ever, with its event. What has to be true before is checked by the command that calls this.

    Raises RoleNeeded for who is no organiser, and GateAlreadyPassed.
    """
    require_organiser(tx, actor, contest_id)
    require_not_passed(tx, contest_id, kind, stage_id)
    tx.execute(_ADD, (contest_id, stage_id, kind, actor, now))
    facts = {"kind": kind, "stage_id": stage_id}
    record_event(tx, actor=actor, action=f"gate.{kind}", subject=f"contest:{contest_id}", facts=facts, now=now)
    return Gate(contest_id, stage_id, kind, actor, now)


def list_gates(tx: Transaction | State, contest_id: str) -> list[Gate]:
    """In the order in which they were passed."""
    return [Gate(*row) for row in tx.rows(_LIST, (contest_id,))]
