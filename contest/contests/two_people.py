"""What one organiser proposes and another confirms: nobody does it alone.

The command of the thing itself calls `decide_act` in its own transaction and then makes the change, so that
the decision and what follows from it are one.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from contest.contests.errors import ActAlreadyDecided, ProposerLeft
from contest.contests.reasons import require_reason
from contest.contests.records import ActOutcome, TwoPersonAct
from contest.errors import AlreadyProposed, NeedsSecondPerson, NotYours, SomethingMissing
from contest.rights import is_organiser, require_organiser
from core.audit import record_event
from core.ids import new_id
from core.state import State, Transaction

_COLUMNS = """
    SELECT id, contest_id, kind, subject, facts, reason, proposed_by, proposed_at, decided_by, decided_at, outcome,
           decision_reason
    FROM two_person_act
"""
_GET = _COLUMNS + "WHERE id = ?"
_FIND_OPEN = _COLUMNS + "WHERE open_key = ?"
_LIST_OPEN = _COLUMNS + "WHERE contest_id = ? AND outcome IS NULL ORDER BY proposed_at, id"
_LIST = _COLUMNS + "WHERE contest_id = ? ORDER BY proposed_at DESC, id LIMIT ?"
_PROPOSE = """
    INSERT INTO two_person_act
        (id, contest_id, kind, subject, facts, reason, proposed_by, proposed_at, decision_reason, open_key)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', ?)
"""
_CLOSE = """
    UPDATE two_person_act
    SET decided_by = ?, decided_at = ?, outcome = ?, decision_reason = ?, open_key = NULL
    WHERE id = ?
"""


def propose_act(
    tx: Transaction,
    contest_id: str,
    kind: str,
    subject: str,
    *,
    facts: Mapping[str, Any],
    reason: str,
    actor: str,
    now: datetime,
) -> str:
    """The id of the proposal; one may be open for each (contest, kind, subject). `facts` hold ids, no personal data.

    Raises RoleNeeded, ReasonNeeded or AlreadyProposed.
    """
    require_organiser(tx, actor, contest_id)
    words = require_reason(reason)
    if find_open_act(tx, contest_id, kind, subject) is not None:
        raise AlreadyProposed()
    act_id = new_id()
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True)
    key = _open_key(contest_id, kind, subject)
    tx.execute(_PROPOSE, (act_id, contest_id, kind, subject, text, words, actor, now, key))
    _record(tx, get_act(tx, act_id), "proposed", actor=actor, now=now)
    return act_id


def decide_act(
    tx: Transaction, act_id: str, *, actor: str, is_confirmed: bool, now: datetime, kind: str = "", reason: str = ""
) -> TwoPersonAct:
    """The act as decided; what follows from a confirmed one is done by the caller. `kind`: which one it expects.

    Raises SomethingMissing, ActAlreadyDecided, RoleNeeded, NeedsSecondPerson for whoever proposed it, ProposerLeft
    when a confirmed act was proposed by somebody who is no organiser any more, and ReasonNeeded when turned down
    without one.
    """
    act = _open_act(tx, act_id, kind)
    require_organiser(tx, actor, act.contest_id)
    if act.proposed_by == actor:
        raise NeedsSecondPerson()
    if is_confirmed and not is_organiser(tx, act.proposed_by, act.contest_id):
        raise ProposerLeft()
    words = reason.strip() if is_confirmed else require_reason(reason)
    return _close(tx, act, "confirmed" if is_confirmed else "turned_down", words, actor=actor, now=now)


def withdraw_act(state: State, act_id: str, *, actor: str, now: datetime) -> TwoPersonAct:
    """Taken back by whoever proposed it. Raises SomethingMissing, ActAlreadyDecided or NotYours."""
    with state.transaction() as tx:
        act = _open_act(tx, act_id)
        if act.proposed_by != actor:
            raise NotYours()
        return _close(tx, act, "withdrawn", "", actor=actor, now=now)


def turn_down_act(state: State, act_id: str, *, reason: str, actor: str, now: datetime) -> TwoPersonAct:
    """Any proposal refused by another organiser, whatever it is about. Raises as `decide_act`."""
    with state.transaction() as tx:
        return decide_act(tx, act_id, actor=actor, is_confirmed=False, reason=reason, now=now)


def get_act(tx: Transaction | State, act_id: str) -> TwoPersonAct:
    """Raises SomethingMissing."""
    found = tx.row(_GET, (act_id,))
    if found is None:
        raise SomethingMissing(what=act_id[:100])
    return _act(found)


def find_open_act(tx: Transaction | State, contest_id: str, kind: str, subject: str) -> TwoPersonAct | None:
    found = tx.row(_FIND_OPEN, (_open_key(contest_id, kind, subject),))
    return _act(found) if found else None


def list_open_acts(tx: Transaction | State, contest_id: str) -> list[TwoPersonAct]:
    """What waits for a second organiser, the oldest first."""
    return [_act(row) for row in tx.rows(_LIST_OPEN, (contest_id,))]


def list_acts(tx: Transaction | State, contest_id: str, *, limit: int = 500) -> list[TwoPersonAct]:
    """Every act, decided or not, the newest first."""
    return [_act(row) for row in tx.rows(_LIST, (contest_id, limit))]


def _open_act(tx: Transaction, act_id: str, kind: str = "") -> TwoPersonAct:
    act = get_act(tx, act_id)
    if kind and act.kind != kind:
        raise SomethingMissing(what=act_id[:100])
    if act.outcome is not None:
        raise ActAlreadyDecided()
    return act


def _close(
    tx: Transaction, act: TwoPersonAct, outcome: ActOutcome, words: str, *, actor: str, now: datetime
) -> TwoPersonAct:
    tx.execute(_CLOSE, (actor, now, outcome, words, act.id))
    _record(tx, act, outcome, actor=actor, now=now)
    return get_act(tx, act.id)


def _record(tx: Transaction, act: TwoPersonAct, what: str, *, actor: str, now: datetime) -> None:
    facts = {"kind": act.kind, "subject": act.subject, "proposed_by": act.proposed_by, "act_id": act.id}
    record_event(tx, actor=actor, action=f"act.{what}", subject=f"contest:{act.contest_id}", facts=facts, now=now)


def _open_key(contest_id: str, kind: str, subject: str) -> str:
    return json.dumps([contest_id, kind, subject])


def _act(row: tuple[Any, ...]) -> TwoPersonAct:
    id_, contest_id, kind, subject, facts, *others = row
    return TwoPersonAct(id_, contest_id, kind, subject, json.loads(facts), *others)
