"""What judges and teams themselves say about whom they know.

Judges name organisations and people they are tied to, without being shown who takes part: blind works stay blind,
and works that come later are covered as well. Teams tick judges in the list of names (names and organisations, no
addresses) until judging begins; after that it is for the organisers.
"""

from dataclasses import dataclass
from datetime import datetime

from contest.contests.reasons import require_reason
from contest.errors import SomethingMissing
from contest.judging.conflicts import close_conflict, write_conflict, write_found
from contest.judging.duties import list_judge_names
from contest.judging.errors import TickingOver
from contest.judging.finding import tie_key
from contest.judging.queries import get_judge, require_judge
from contest.judging.records import FoundConflict, JudgeName
from contest.judging.words import TIE_KINDS
from contest.phases import beijing, get_phase
from contest.works.queries import get_own_work
from contest.works.records import Work
from core.audit import record_event
from core.state import State, Transaction

_ADD = """
    INSERT INTO judge_tie (judge_id, kind, value, reason, declared_at)
    VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (judge_id, kind, value) DO NOTHING
"""
_TIES = "SELECT kind, value, reason, declared_at FROM judge_tie WHERE judge_id = ? ORDER BY declared_at, kind, value"


@dataclass(frozen=True, slots=True)
class Tie:
    kind: str  # affiliation or person
    value: str  # as it is compared: without case, width or spaces
    reason: str
    declared_at: datetime


def declare_tie(
    state: State,
    contest_id: str,
    *,
    kind: str,
    value: str,
    reason: str,
    public_url: str,
    actor: str,
    now: datetime,
) -> None:
    """The judge is tied to an organisation (its name) or a person (name or mail address). Says nothing about matches.

    Every work of theirs, now or later, is in a pinned conflict. Raises NotYours, SomethingMissing or ReasonNeeded.
    """
    with state.transaction() as tx:
        judge_id = require_judge(tx, actor, contest_id)
        key = tie_key(value)[:200]
        if kind not in TIE_KINDS or not key:
            raise SomethingMissing(what=value[:100])
        tx.execute(_ADD, (judge_id, kind, key, require_reason(reason), now))
        record_event(tx, actor=actor, action="judge.tie", subject=f"judge:{judge_id}", facts={"kind": kind}, now=now)
        write_found(tx, contest_id, public_url=public_url, actor=actor, now=now)


def list_my_ties(tx: Transaction | State, contest_id: str, *, actor: str) -> list[Tie]:
    """What the judge has declared, the first first. Raises NotYours."""
    return [Tie(*row) for row in tx.rows(_TIES, (require_judge(tx, actor, contest_id),))]


_TICKED = """
    SELECT c.judge_id FROM conflict AS c
    WHERE c.work_id = ? AND c.source = 'team' AND c.lifted_at IS NULL
    ORDER BY c.judge_id
"""


def list_judges_to_tick(tx: Transaction | State, work_id: str, *, actor: str) -> list[tuple[JudgeName, bool]]:
    """The jury with the team's own ticks, and no other conflicts: for the leader. Raises NotYours."""
    work = _own(tx, work_id, actor)
    ticked = {row[0] for row in tx.rows(_TICKED, (work_id,))}
    return [(judge, judge.id in ticked) for judge in list_judge_names(tx, work.contest_id)]


def tick_judge(state: State, work_id: str, judge_id: str, *, reason: str, actor: str, now: datetime) -> None:
    """The leader says that this judge should not judge their work.

    Raises NotYours, SomethingMissing, TickingOver or ReasonNeeded.
    """
    with state.transaction() as tx:
        work = _tickable(tx, work_id, judge_id, actor, now)
        made = FoundConflict(judge_id, work_id, "team", require_reason(reason))
        write_conflict(tx, work.contest_id, made, actor=actor, now=now)


def untick_judge(state: State, work_id: str, judge_id: str, *, actor: str, now: datetime) -> None:
    """The leader takes the tick back. Raises NotYours, SomethingMissing, TickingOver or ConflictNotFound."""
    with state.transaction() as tx:
        work = _tickable(tx, work_id, judge_id, actor, now)
        close_conflict(tx, work.contest_id, judge_id, work_id, "team", reason="", actor=actor, now=now)


def _tickable(tx: Transaction, work_id: str, judge_id: str, actor: str, now: datetime) -> Work:
    work = _own(tx, work_id, actor)
    judge = get_judge(tx, judge_id)
    if judge.contest_id != work.contest_id or judge.status not in ("active", "completed"):
        raise SomethingMissing(what=judge_id[:100])
    phase = get_phase(tx, work.contest_id, "judging")
    if now >= phase.opens_at:
        raise TickingOver(since=beijing(phase.opens_at))
    return work


def _own(tx: Transaction | State, work_id: str, actor: str) -> Work:
    return get_own_work(tx, work_id, actor, as_leader=True)
