"""Who must not judge what: found from what is known about the people, said by them, or set by an organiser.

An unpinned conflict follows from facts or was ticked by a team, which may take its tick back before judging begins.
A pinned one (declared by the judge, or set by an organiser) stays until an organiser lifts it with a reason.
Whatever its source, a conflict hides the work from the judge and takes what the judge did with it out of the count.
"""

from collections.abc import Iterable
from datetime import datetime

from contest.contests.queries import get_contest
from contest.contests.reasons import require_reason
from contest.errors import SomethingMissing
from contest.judging.errors import ConflictNotFound
from contest.judging.finding import find_conflicts
from contest.judging.letters import console_link, mail_organisers, reassignment_letter
from contest.judging.queries import get_judge
from contest.judging.records import FoundConflict
from contest.judging.voiding import void_pair
from contest.rights import require_organiser
from contest.works.queries import get_work, list_works
from core.audit import record_event
from core.state import State, Transaction

_FIND = "SELECT lifted_at FROM conflict WHERE contest_id = ? AND judge_id = ? AND work_id = ? AND source = ?"
_KNOWN = "SELECT judge_id, work_id, source FROM conflict WHERE contest_id = ? ORDER BY judge_id, work_id, source"
_WRITE = """
    INSERT INTO conflict
        (contest_id, judge_id, work_id, source, is_pinned, reason, made_by, made_at, lifted_by, lifted_at, lift_reason)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, '')
    ON CONFLICT (contest_id, judge_id, work_id, source) DO UPDATE
    SET is_pinned = excluded.is_pinned, reason = excluded.reason, made_by = excluded.made_by,
        made_at = excluded.made_at, lifted_by = NULL, lifted_at = NULL, lift_reason = ''
"""
_LIFT = """
    UPDATE conflict SET lifted_by = ?, lifted_at = ?, lift_reason = ?
    WHERE contest_id = ? AND judge_id = ? AND work_id = ? AND source = ?
"""
PINNED_SOURCES = ("declared", "organiser")


def refresh_conflicts(
    state: State, contest_id: str, *, public_url: str, actor: str, now: datetime
) -> list[FoundConflict]:
    """Writes the conflicts that follow from what is known now and were not known before; returns those.

    One that an organiser lifted stays lifted. Raises RoleNeeded or ContestNotFound.
    """
    with state.transaction() as tx:
        require_organiser(tx, actor, contest_id)
        return write_found(tx, contest_id, public_url=public_url, actor=actor, now=now)


def write_found(tx: Transaction, contest_id: str, *, public_url: str, actor: str, now: datetime) -> list[FoundConflict]:
    """The same inside a transaction of the caller, who has asked for the rights."""
    known = set(tx.rows(_KNOWN, (contest_id,)))
    new = [one for one in find_conflicts(tx, contest_id) if (one.judge_id, one.work_id, one.source) not in known]
    hit = [one.work_id for one in new if write_conflict(tx, contest_id, one, actor=actor, now=now)]
    ask_reassignment(tx, contest_id, hit, public_url=public_url, now=now)
    return new


def pin_conflict(
    state: State, judge_id: str, work_id: str, *, reason: str, public_url: str, actor: str, now: datetime
) -> None:
    """Set by an organiser. Raises SomethingMissing, WorkNotFound, RoleNeeded or ReasonNeeded."""
    with state.transaction() as tx:
        contest_id = get_judge(tx, judge_id).contest_id
        require_organiser(tx, actor, contest_id)
        if get_work(tx, work_id).contest_id != contest_id:
            raise SomethingMissing(what=work_id[:100])
        made = FoundConflict(judge_id, work_id, "organiser", require_reason(reason))
        if write_conflict(tx, contest_id, made, actor=actor, now=now):
            ask_reassignment(tx, contest_id, [work_id], public_url=public_url, now=now)


def lift_conflict(
    state: State, judge_id: str, work_id: str, source: str, *, reason: str, actor: str, now: datetime
) -> None:
    """By an organiser, for good: it is not found again. What it made void stays void.

    Raises SomethingMissing, RoleNeeded, ConflictNotFound or ReasonNeeded.
    """
    with state.transaction() as tx:
        contest_id = get_judge(tx, judge_id).contest_id
        require_organiser(tx, actor, contest_id)
        close_conflict(tx, contest_id, judge_id, work_id, source, reason=require_reason(reason), actor=actor, now=now)


def write_conflict(tx: Transaction, contest_id: str, made: FoundConflict, *, actor: str, now: datetime) -> list[str]:
    """Writes one and voids what the judge had to do with the work; returns the ids of voided assignments."""
    is_pinned = made.source in PINNED_SOURCES
    key = (contest_id, made.judge_id, made.work_id, made.source)
    tx.execute(_WRITE, (*key, is_pinned, made.reason, actor, now))
    voided = void_pair(tx, made.judge_id, made.work_id, reason="conflict", actor=actor, now=now)
    facts = {"work_id": made.work_id, "source": made.source, "is_pinned": is_pinned, "voided": voided}
    record_event(tx, actor=actor, action="conflict.make", subject=f"judge:{made.judge_id}", facts=facts, now=now)
    return voided


def close_conflict(
    tx: Transaction,
    contest_id: str,
    judge_id: str,
    work_id: str,
    source: str,
    *,
    reason: str,
    actor: str,
    now: datetime,
) -> None:
    """Raises ConflictNotFound for one that does not stand."""
    key = (contest_id, judge_id, work_id, source)
    if tx.row(_FIND, key) != (None,):
        raise ConflictNotFound()
    tx.execute(_LIFT, (actor, now, reason, *key))
    facts = {"work_id": work_id, "source": source, "reason": reason}
    record_event(tx, actor=actor, action="conflict.lift", subject=f"judge:{judge_id}", facts=facts, now=now)


def ask_reassignment(
    tx: Transaction, contest_id: str, work_ids: Iterable[str], *, public_url: str, now: datetime
) -> None:
    """Tells the organisers, by blind code, which works lost a judge."""
    lost = set(work_ids)
    if not lost:
        return
    codes = sorted(work.blind_code for work in list_works(tx, contest_id) if work.id in lost)
    letter = reassignment_letter(
        get_contest(tx, contest_id).title, codes=codes, link=console_link(public_url, contest_id)
    )
    mail_organisers(tx, contest_id, letter, now=now)
