"""Decisions of the organisers on works that have closed: pass, return once, reject by two.

A decision is possible from the end of submission until judging opens; the window of screening in the timeline is
a plan that entrants read, not a door that could leave works undecided for ever. A work that an appeal restored is
decided on later still.
"""

from datetime import datetime, timedelta

from contest.contests.gates import list_gates
from contest.contests.queries import get_contest
from contest.contests.reasons import require_reason
from contest.contests.two_people import decide_act, propose_act
from contest.rights import require_organiser
from contest.screening.errors import JudgingIsOpen, ReturnedBefore, TeamAwaitsApproval, WorksUndecided
from contest.screening.letters import tell_of_decision
from contest.screening.queries import REJECTION, ScreeningDecision, list_decisions, undecided_count
from contest.screening.reasons import require_screening_reason
from contest.works.clockwork import settle_work
from contest.works.machine import MACHINE
from contest.works.moving import move_work
from contest.works.queries import get_work, list_events
from contest.works.records import Work
from core.audit import record_event
from core.ids import new_id
from core.state import State, Transaction

_TEAM_STATUS = "SELECT status FROM team WHERE id = ?"
_ADD = """
    INSERT INTO screening_decision (id, work_id, number, result, reason_code, note, decided_by, decided_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_CORRECT_BY = "UPDATE work SET return_closes_at = ? WHERE id = ?"


def pass_work(
    state: State, work_id: str, *, note: str = "", actor: str, public_url: str, now: datetime
) -> ScreeningDecision:
    """Lets the work go on to the judges.

    Raises WorkNotFound, RoleNeeded, JudgingIsOpen, TeamAwaitsApproval or NotAllowedNow.
    """
    with state.transaction() as tx:
        work = _to_decide(tx, work_id, actor, now)
        if tx.row(_TEAM_STATUS, (work.team_id,)) not in (("approved",), ("locked",)):
            raise TeamAwaitsApproval()
        move_work(tx, work_id, "pass", actor=actor, reason=note.strip(), now=now)
        return _decided(tx, work, "passed", "meets_requirements", note, actor=actor, public_url=public_url, now=now)


def return_work(
    state: State, work_id: str, *, reason_code: str, note: str, actor: str, public_url: str, now: datetime
) -> ScreeningDecision:
    """Gives the work back to its team, once, for the number of days that the settings of the contest say.

    Raises WorkNotFound, RoleNeeded, JudgingIsOpen, ScreeningReasonUnknown, ReasonNeeded, ReturnedBefore or
    NotAllowedNow.
    """
    with state.transaction() as tx:
        work = _to_decide(tx, work_id, actor, now)
        code, told = require_screening_reason(reason_code, "returned"), require_reason(note)
        MACHINE.after(work.status, "return")
        if any(one.result == "returned" for one in list_decisions(tx, work_id)):
            raise ReturnedBefore()
        move_work(tx, work_id, "return", actor=actor, reason=told, now=now)
        days = get_contest(tx, work.contest_id).settings.correction_days
        tx.execute(_CORRECT_BY, (now + timedelta(days=days), work_id))
        return _decided(tx, work, "returned", code, told, actor=actor, public_url=public_url, now=now)


def propose_rejection(state: State, work_id: str, *, reason_code: str, note: str, actor: str, now: datetime) -> str:
    """The id of the act that another organiser confirms or turns down (`two_people.turn_down_act`).

    Raises WorkNotFound, RoleNeeded, JudgingIsOpen, ScreeningReasonUnknown, ReasonNeeded, NotAllowedNow or
    AlreadyProposed.
    """
    with state.transaction() as tx:
        work = _to_decide(tx, work_id, actor, now)
        code = require_screening_reason(reason_code, "rejected")
        MACHINE.after(work.status, "reject")
        facts = {"work_id": work_id, "number": work.current_version, "reason_code": code}
        return propose_act(
            tx, work.contest_id, REJECTION, f"work:{work_id}", facts=facts, reason=note, actor=actor, now=now
        )


def confirm_rejection(state: State, act_id: str, *, actor: str, public_url: str, now: datetime) -> ScreeningDecision:
    """Rejects the work in the name of both; the team is told the reason and how to appeal.

    Raises SomethingMissing, ActAlreadyDecided, RoleNeeded, NeedsSecondPerson, ProposerLeft, JudgingIsOpen or
    NotAllowedNow.
    """
    with state.transaction() as tx:
        act = decide_act(tx, act_id, kind=REJECTION, actor=actor, is_confirmed=True, now=now)
        work = _to_decide(tx, act.facts["work_id"], actor, now)
        move_work(tx, work.id, "reject", actor=actor, reason=act.reason, now=now)
        code = act.facts["reason_code"]
        return _decided(tx, work, "rejected", code, act.reason, actor=actor, public_url=public_url, now=now)


def require_all_decided(tx: Transaction | State, contest_id: str, *, now: datetime) -> None:
    """The gate before judging. Raises WorksUndecided."""
    count = undecided_count(tx, contest_id, now=now)
    if count:
        raise WorksUndecided(count=count)


def _to_decide(tx: Transaction, work_id: str, actor: str, now: datetime) -> Work:
    """The work, with what the clock has done written down, for an organiser of its contest."""
    work = get_work(tx, work_id)
    require_organiser(tx, actor, work.contest_id)
    if any(gate.kind == "open_judging" for gate in list_gates(tx, work.contest_id)) and not _was_restored(tx, work):
        raise JudgingIsOpen()
    return settle_work(tx, work, now)


def _was_restored(tx: Transaction, work: Work) -> bool:
    """Whether an appeal led a rejected work back: then it is decided on again, however late."""
    return any(event.act == "restore" for event in list_events(tx, work.id)[-1:])


def _decided(
    tx: Transaction, work: Work, result: str, code: str, note: str, *, actor: str, public_url: str, now: datetime
) -> ScreeningDecision:
    made = ScreeningDecision(new_id(), work.id, work.current_version, result, code, note.strip(), actor, now)
    row = (made.id, made.work_id, made.number, made.result, made.reason_code, made.note, made.decided_by, now)
    tx.execute(_ADD, row)
    facts = {"result": result, "reason_code": code, "number": made.number}
    record_event(tx, actor=actor, action="work.screened", subject=f"work:{work.id}", facts=facts, now=now)
    tell_of_decision(tx, made, public_url=public_url, now=now)
    return made
