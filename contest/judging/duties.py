"""What a judge is good at and can take on, and how judging ends for one: done, or removed."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from contest.contests.queries import list_tracks
from contest.contests.reasons import require_reason
from contest.contests.settings import LIMITS
from contest.errors import NotYours
from contest.judging.errors import BadExpertise, BadLoad, JudgeNotDone
from contest.judging.machine import JUDGE
from contest.judging.queries import get_judge, require_judge
from contest.judging.records import JudgeName
from contest.judging.voiding import void_judge
from contest.judging.words import EXPERTISE
from contest.rights import is_organiser, require_organiser, scope_of
from core.audit import record_event
from core.people.roles import take_role
from core.state import State, Transaction

_SET = "UPDATE judge SET expertise = ?, max_load = ? WHERE id = ?"
_STATUS = "UPDATE judge SET status = ? WHERE id = ?"
_WAITING = """
    SELECT count(*) FROM assignment AS a
    JOIN work AS w ON w.id = a.work_id
    WHERE a.judge_id = ? AND a.status IN ('offered', 'in_progress', 'reopened')
      AND w.status IN ('in_review', 'reviewed', 'shortlisted')
      AND NOT EXISTS (SELECT 1 FROM conflict AS c
                      WHERE c.judge_id = a.judge_id AND c.work_id = a.work_id AND c.lifted_at IS NULL)
"""
_NAMES = """
    SELECT j.id, a.display_name, coalesce(f.name, '')
    FROM judge AS j
    JOIN account AS a ON a.id = j.account_id
    LEFT JOIN affiliation AS f ON f.id = a.affiliation_id
    WHERE j.contest_id = ? AND j.status IN ('active', 'completed')
    ORDER BY a.display_name, j.id
"""


def set_duties(
    state: State, judge_id: str, *, expertise: Mapping[str, int], max_load: int, actor: str, now: datetime
) -> None:
    """By the judge, or by an organiser for a judge.

    expertise  {track id: 0–3}; max_load  works in one stage, 1 or more

    Raises BadExpertise, BadLoad, SomethingMissing or NotYours.
    """
    with state.transaction() as tx:
        judge = get_judge(tx, judge_id)
        if not is_organiser(tx, actor, judge.contest_id):
            _require_self(tx, judge_id, actor, judge.contest_id)
        tracks = {track.id for track in list_tracks(tx, judge.contest_id)}
        if not (expertise.keys() <= tracks and set(expertise.values()) <= EXPERTISE.keys()):
            raise BadExpertise()
        maximum = LIMITS["max_load"][1]
        if not 1 <= max_load <= maximum:
            raise BadLoad(maximum=maximum)
        tx.execute(_SET, (json.dumps(expertise, sort_keys=True), max_load, judge_id))
        facts = {"expertise": dict(expertise), "max_load": max_load}
        record_event(tx, actor=actor, action="judge.duties", subject=f"judge:{judge_id}", facts=facts, now=now)


def complete_judging(state: State, contest_id: str, *, actor: str, now: datetime) -> None:
    """The judge has done everything. Raises NotYours, NotAllowedNow, or JudgeNotDone while something waits."""
    with state.transaction() as tx:
        judge = get_judge(tx, require_judge(tx, actor, contest_id))
        after = JUDGE.after(judge.status, "complete")
        waiting = tx.row(_WAITING, (judge.id,))
        if waiting and waiting[0]:
            raise JudgeNotDone(count=waiting[0])
        tx.execute(_STATUS, (after, judge.id))
        record_event(tx, actor=actor, action="judge.complete", subject=f"judge:{judge.id}", facts={}, now=now)


def resume_judging(tx: Transaction, judge_id: str, *, actor: str, now: datetime) -> None:
    """Somebody who was done has something to do again: a new assignment, or a reopened review."""
    judge = get_judge(tx, judge_id)
    if judge.status == "completed":
        tx.execute(_STATUS, (JUDGE.after(judge.status, "resume"), judge_id))
        record_event(tx, actor=actor, action="judge.resume", subject=f"judge:{judge_id}", facts={}, now=now)


def remove_judge(
    state: State, judge_id: str, *, scores: Literal["keep", "void"], reason: str, actor: str, now: datetime
) -> list[str]:
    """Ends the role at once. What was submitted counts on (`keep`) or not (`void`); what was not is void either way.

    Returns the ids of the voided assignments: their works may need another judge.
    Raises SomethingMissing, RoleNeeded, ReasonNeeded or NotAllowedNow.
    """
    with state.transaction() as tx:
        judge = get_judge(tx, judge_id)
        require_organiser(tx, actor, judge.contest_id)
        words = require_reason(reason)
        tx.execute(_STATUS, (JUDGE.after(judge.status, "remove"), judge_id))
        if judge.account_id:
            take_role(tx, judge.account_id, "judge", scope_of(judge.contest_id), actor=actor, now=now)
        voided = void_judge(
            tx, judge_id, keeps_submitted=scores == "keep", reason="judge_removed", actor=actor, now=now
        )
        facts = {"scores": scores, "reason": words, "voided": voided}
        record_event(tx, actor=actor, action="judge.remove", subject=f"judge:{judge_id}", facts=facts, now=now)
    return voided


def list_judge_names(tx: Transaction | State, contest_id: str) -> list[JudgeName]:
    """The jury as teams see it: names and organisations, no addresses."""
    return [JudgeName(*row) for row in tx.rows(_NAMES, (contest_id,))]


def _require_self(tx: Transaction, judge_id: str, actor: str, contest_id: str) -> None:
    if require_judge(tx, actor, contest_id) != judge_id:
        raise NotYours()
